"""The decoder with tokens of pictures left out on the way: what is shown matters less the deeper the layer.

After each of a few layers a share of the visual tokens leaves, and what is left is counted anew. So the layers behind hold
fewer keys and values, and a token that is decoded stands in each at the place behind those that it holds. Which tokens leave
may depend on the prompt's last word: keys and values of a question then serve that question alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor

from engine.models.videochat_flash.settings import Drop
from engine.protocol import EngineError


@dataclass(eq=False)
class Dropped:
    """A prompt that was read."""

    hidden: Tensor
    """(1, rows that are left, hidden), after the last norm."""
    cache: Any
    """transformers' DynamicCache, each layer as long as what it saw."""
    kept: dict[int, Tensor] = field(default_factory=dict)
    """Number of layers before -> the rows that were kept, of those that there were before."""


class Dropping:
    """Runs a loaded model that way, one prompt at a time."""

    def __init__(self, model: Any, drop: Drop) -> None:
        self._model, self._drop = model, drop
        self._inner: Any = model.model

    @torch.inference_mode()
    def read(self, rows: Tensor, first: int, shown: int) -> Dropped:
        """A prompt (1, n, hidden) of which `shown` rows from `first` on are of pictures. Raises EngineError where the
        prompt was cut off within them."""
        from transformers import DynamicCache

        if first + shown > rows.shape[1]:
            raise EngineError(
                "the footage is longer than the prompt may be, and tokens of it cannot be left out",
                hint="look at less footage at once",
            )
        made = Dropped(rows, DynamicCache())
        hidden, left, total = rows, shown, shown
        waves = self._waves(torch.arange(hidden.shape[1], device=rows.device))
        for number, layer in enumerate(self._inner.layers):
            if number in self._drop.layers:
                stage = self._drop.layers.index(number)
                after = int(total * self._drop.ratios[stage + 1])
                places = self._places(layer, hidden, waves, first, left, after, self._drop.by_attention(stage))
                made.kept[number] = places
                hidden, left = hidden[:, places], after
                waves = self._waves(torch.arange(hidden.shape[1], device=rows.device))
            hidden = layer(hidden, position_embeddings=waves, past_key_values=made.cache, use_cache=True)
        made.hidden = self._inner.norm(hidden)
        return made

    @torch.inference_mode()
    def greedy(self, read: Dropped, most: int, ends: frozenset[int] = frozenset()) -> list[int]:
        """Up to `most` further tokens, each the likeliest; one of `ends` is the last."""
        said: list[int] = []
        token = int(self._model.lm_head(read.hidden[:, -1]).argmax(-1))
        while len(said) < most:
            said.append(token)
            if token in ends or len(said) == most:
                break
            token = int(self._model.lm_head(self._step(token, read.cache)).argmax(-1))
        return said

    def _step(self, token: int, cache: Any) -> Tensor:
        """(1, hidden) after the last norm."""
        device = self._inner.norm.weight.device
        hidden = self._inner.embed_tokens(torch.tensor([[token]], device=device))
        place, waves = -1, (hidden, hidden)
        for number, layer in enumerate(self._inner.layers):
            length = int(cache.get_seq_length(number))
            if length != place:
                place, waves = length, self._waves(torch.tensor([length], device=device))
            hidden = layer(hidden, position_embeddings=waves, past_key_values=cache, use_cache=True)
        normed: Tensor = self._inner.norm(hidden)
        return normed[:, -1]

    def _waves(self, positions: Tensor) -> tuple[Tensor, Tensor]:
        like = torch.empty(0, dtype=self._model.dtype, device=positions.device)
        cos, sin = self._inner.rotary_emb(like, positions[None])
        return cos, sin

    def _places(
        self, layer: Any, hidden: Tensor, waves: tuple[Tensor, Tensor], first: int, left: int, after: int, by_attention: bool
    ) -> Tensor:
        """The rows that stay, ascending."""
        if by_attention:
            seen = self._attended(layer, hidden, waves)[first : first + left]
            kept = seen.topk(after).indices.sort().values
        else:
            kept = torch.linspace(0, left - 1, after, dtype=torch.long, device=hidden.device)
        rows = torch.arange(hidden.shape[1], device=hidden.device)
        return torch.cat([rows[:first], kept + first, rows[first + left :]])

    @staticmethod
    def _attended(layer: Any, hidden: Tensor, waves: tuple[Tensor, Tensor]) -> Tensor:
        """(n,) float32: how much the last row attends to each, in this layer, as the mean of its heads."""
        own = layer.self_attn
        normed = layer.input_layernorm(hidden[0])
        cos, sin = waves[0][0], waves[1][0]
        query = _turned(own.q_proj(normed[-1:]).view(1, -1, own.head_dim), cos[-1:], sin[-1:])
        keys = _turned(own.k_proj(normed).view(len(normed), -1, own.head_dim), cos, sin)
        grouped = query.view(keys.shape[1], -1, own.head_dim)
        scores = torch.einsum("kgd,nkd->kgn", grouped, keys) / own.head_dim**0.5
        attended: Tensor = scores.float().softmax(-1).flatten(0, 1).mean(0)
        return attended


def _turned(heads: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """(n, heads, width) with rotary positions, whose waves are (n, width)."""
    one, other = heads.chunk(2, dim=-1)
    return heads * cos[:, None] + torch.cat((-other, one), dim=-1) * sin[:, None]
