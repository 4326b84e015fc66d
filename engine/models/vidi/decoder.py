"""The layers of Vidi's decoder over two kinds of tokens: text, which attends to itself and to media, and media, which
attends to nothing but itself.

For text, with n1.. the norms of a layer and O its output matrix, in which sums and products may change places:

    Mistral    x' = x + O(S + P + A)         x'' = x' + mlp(n2 x')
    Gemma 2    x' = x + n2 O(S + P + A)      x'' = x' + n4 mlp(n3 x')

S is causal attention to text with rotary positions, P and A are attention to all tokens of pictures and of sound without
positions, each with a softmax of its own; an absent one adds nothing. A token of media goes the same way with its own value
in place of S + P + A.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import torch
from torch import Tensor

from engine.models.generation import attention
from engine.models.generation.decoder import Decoder, Step
from engine.models.vidi import attention as capped
from engine.models.vidi import kernels as chosen
from engine.models.vidi.kernels import Kernels
from engine.models.vidi.memory import NOTHING, Memory, Plain, Shown, Stream, Writing
from engine.models.vidi.stored import Stored
from engine.protocol import EngineError


@dataclass(eq=False)
class _Taking:
    """Tokens of media go through the layers, and what text will read of them is written."""

    writing: Writing


class Attending(Decoder):
    """As engine.models.generation.decoder.Decoder, with footage beside the text: what is decoded goes on from a `Shown`."""

    def __init__(self, model: Any) -> None:
        """Raises EngineError for a layout that is not known."""
        super().__init__(model)
        self._gemma = hasattr(self.layers[0], "pre_feedforward_layernorm")
        config = self.text.config
        self._cap = float(config.attn_logit_softcapping) if self._gemma else 0.0
        self._tanh = self._gemma and "tanh" in str(config.hidden_activation)
        self._last_cap = float(config.final_logit_softcapping) if self._gemma else 0.0
        # in a half format the factor is rounded to it, as it was in training
        self._entry = float(torch.tensor(float(config.hidden_size) ** 0.5, dtype=self.dtype)) if self._gemma else 1.0
        self._compiling = chosen.begun(self.device, self.dtype, self.heads, self.kv_heads, self.width, self._cap)
        self.taken = 0
        """Tokens of media that went through the layers, for tests and measurements."""

    @property
    def kernels(self) -> Kernels | None:
        """What the card does of its own; waits until that is compiled. None where torch's operations are used."""
        found: Kernels | None = self._compiling.result() if self._compiling is not None else None
        return found

    def embed(self, ids: Tensor) -> Tensor:
        embedded = super().embed(ids)
        scaled = hasattr(self.table, "scalar_embed_scale")  # a table in 8 bits has lost it
        return embedded if not self._gemma or scaled else embedded * self._entry

    def logits(self, hidden: Tensor) -> Tensor:
        found = super().logits(hidden)
        return found.div_(self._last_cap).tanh_().mul_(self._last_cap) if self._gemma else found

    def run(
        self,
        hidden: Tensor,
        step: Step,
        deep: list[tuple[Tensor, Tensor]] | None = None,
        between: Callable[[], None] | None = None,
    ) -> Tensor:
        if not self._gemma:
            return super().run(hidden, step, deep, between)
        hidden, delta = self._layers(hidden, step, deep, between)
        if self._by is not None:
            return self._by.between(hidden, delta, self._behind(-1), self.text.norm.weight, self.epsilon)[1]
        normed: Tensor = self.text.norm(hidden if delta is None else hidden + delta)
        return normed

    def writing(self, tokens: int) -> Plain:
        """Memory for a stream of so many tokens."""
        like = torch.empty(0, dtype=self.dtype, device=self.device)
        return Plain(len(self.layers), tokens, self.kv_heads, self.width, like)

    @torch.inference_mode()
    def take_in(self, tokens: Tensor, writing: Writing, between: Callable[[], None] = lambda: None) -> None:
        """Have what text reads of these tokens (n, hidden) of media written; no more of the last layer is computed.

        `between` is called before each layer.
        """
        hidden = tokens * self._entry if self._gemma else tokens
        step: Any = _Taking(writing)
        for number, layer in enumerate(self.layers):
            between()
            if self.hooked:
                hidden, _ = layer(hidden, None, step)
            else:
                hidden = self._media(number, hidden, step)
        self.taken += len(tokens)

    def _called(self, number: int) -> Any:
        text = super()._called(number)

        def forward(hidden: Tensor, delta: Tensor | None, step: Any) -> tuple[Tensor, Tensor | None]:
            if isinstance(step, _Taking):
                return self._media(number, hidden, step), None
            found: tuple[Tensor, Tensor] = text(hidden, delta, step)
            return found

        return forward

    def _media(self, number: int, hidden: Tensor, step: _Taking) -> Tensor:
        layer = self.layers[number]
        own = layer.self_attn
        normed = layer.input_layernorm(hidden)
        keys = own.k_proj(normed).view(len(hidden), self.kv_heads, self.width)
        values = own.v_proj(normed).view(len(hidden), self.kv_heads, self.width)
        step.writing.add(number, keys, values)
        if number + 1 == len(self.layers):
            return hidden
        each = values.repeat_interleave(self.heads // self.kv_heads, dim=1).flatten(1)
        attended = own.o_proj(each)
        if not self._gemma:
            hidden = hidden + attended
            inner: Tensor = layer.mlp(layer.post_attention_layernorm(hidden))
            return hidden + inner
        hidden = hidden + layer.post_attention_layernorm(attended)
        inner = layer.post_feedforward_layernorm(layer.mlp(layer.pre_feedforward_layernorm(hidden)))
        return hidden + inner

    def _layer(self, number: int, hidden: Tensor, delta: Tensor | None, step: Step) -> tuple[Tensor, Tensor]:
        if not self._gemma:
            return super()._layer(number, hidden, delta, step)
        layer = self.layers[number]
        if self._by is not None:
            return self._by_kernels(number, hidden, delta, step, self._by)
        if delta is not None:
            hidden = hidden + delta
        attended = self._attention(number, layer.self_attn, layer.input_layernorm(hidden), step)
        hidden = hidden + layer.post_attention_layernorm(attended)
        inner = layer.mlp(layer.pre_feedforward_layernorm(hidden))
        return hidden, layer.post_feedforward_layernorm(inner)

    @property
    def _by(self) -> Kernels | None:
        """The kernels, where the norm behind a layer may wait for the next one: layers that come when they are called are
        finished when they go."""
        return self.kernels if not self.hooked else None

    def _by_kernels(
        self, number: int, hidden: Tensor, delta: Tensor | None, step: Step, kernels: Kernels
    ) -> tuple[Tensor, Tensor]:
        """A layer of Gemma 2, its last norm left to what comes behind it."""
        layer = self.layers[number]
        behind = self._behind(number - 1) if delta is not None else None
        hidden, normed = kernels.between(hidden, delta, behind, layer.input_layernorm.weight, self.epsilon)
        attended = self._attention(number, layer.self_attn, normed, step)
        own, following = layer.post_attention_layernorm.weight, layer.pre_feedforward_layernorm.weight
        hidden, normed = kernels.between(hidden, attended, own, following, self.epsilon)
        if self._tanh and number in self._fused:
            return hidden, layer.mlp.down_proj(kernels.gate(torch.nn.functional.linear(normed, self._fused[number][2])))
        if self._tanh and number in self._joined:
            return hidden, layer.mlp.down_proj(kernels.gate(self._joined[number][1](normed)))
        return hidden, layer.mlp(normed)

    def _behind(self, number: int) -> Tensor:
        weight: Tensor = self.layers[number].post_feedforward_layernorm.weight
        return weight

    def _attention(self, number: int, module: Any, normed: Tensor, step: Step) -> Tensor:
        if step.rows is None:
            raise ValueError("the text of these models stands in rows: there is no prefix of it")
        batch, count, _ = normed.shape
        fused = self._fused.get(number)
        if fused is not None:
            qkv = torch.nn.functional.linear(normed, fused[0], fused[1])
        elif number in self._joined:
            qkv = self._joined[number][0](normed)
        else:
            qkv = torch.cat([module.q_proj(normed), module.k_proj(normed), module.v_proj(normed)], dim=-1)
        plain = qkv[..., : self.heads * self.width].reshape(batch, count, self.heads, self.width).transpose(1, 2)
        keys, values = step.rows.keys[number], step.rows.values[number]
        query = self._placed(module, qkv, keys, values, step)
        kernels = self.kernels
        watched = [self._watched(plain, stream, number) for stream in _memory(step).streams]
        if kernels is not None and count == 1 and step.starts is not None:
            result = kernels.own(query, keys, values, step.starts, watched, self.scale, self._cap)
        else:
            result = self._text(number, query, keys, values, step).float()
            for one in watched:
                result = result + one.transpose(1, 2)
        attended: Tensor = module.o_proj(result.to(normed.dtype).reshape(batch, count, -1))
        return attended

    def _text(self, number: int, query: Tensor, keys: Tensor, values: Tensor, step: Step) -> Tensor:
        """(batch, n, heads, width): text over itself."""
        count = query.shape[1]
        alone = replace(step, prefix=None)
        if step.further and step.starts is not None:
            turned = query.transpose(1, 2)
            return capped.further(turned, keys, values, step.starts, self.scale, self._cap).transpose(1, 2)
        if count > 1 or step.starts is None:
            turned = query.transpose(1, 2)
            if not self._gemma:
                return self._questions(number, turned, keys, values, alone).transpose(1, 2)
            return capped.causal(turned, keys[:, :, :count], values[:, :, :count], self.scale, self._cap).transpose(1, 2)
        if not self._gemma:
            return self._single(number, query, keys, values, alone)
        turned = query.transpose(1, 2)
        return capped.masked(turned, keys, values, step.starts + 1, self.scale, self._cap).transpose(1, 2)

    def _watched(self, query: Tensor, stream: Stream, number: int) -> Tensor:
        """Text (batch, heads, n, width), without positions, over footage."""
        kernels = self.kernels
        found: tuple[Tensor, Tensor] | None = None
        rows = query.shape[0] * query.shape[2] * self.heads // self.kv_heads
        if kernels is not None and isinstance(stream, Stored) and kernels.reads(stream.layout.format, rows):
            for data, blocks in stream.bytes_of(number):
                there = data.to(query.device)
                found = kernels.narrow(query, there, stream.layout, blocks, self.scale, self._cap, found)
                del data, there
        else:
            for pair in stream.pieces(number):
                keys, values = (one.to(query.device) for one in pair)  # where layers are on several cards
                if kernels is not None and self._gemma:  # torch has kernels for all that knows no cap
                    found = kernels.shared(query, keys, values, self.scale, self._cap, found)
                elif self._gemma:
                    found = _with(found, capped.shared(query, keys, values, self.scale, self._cap))
                else:
                    found = _with(found, attention.shared(query, keys, values, self.scale))
                del pair, keys, values  # the next piece takes their place
        if found is None:
            raise ValueError("there is nothing to attend to")
        return found[0].float()

    def _check(self) -> None:
        name = type(self.text).__name__
        if name not in ("MistralModel", "Gemma2Model"):
            raise EngineError(f"{name} is no decoder of Vidi's")


def _with(found: tuple[Tensor, Tensor] | None, piece: tuple[Tensor, Tensor]) -> tuple[Tensor, Tensor]:
    if found is None:
        return piece
    return attention.join(found, piece), torch.logaddexp(found[1], piece[1])


def _memory(step: Step) -> Memory:
    return step.prefix.memory if isinstance(step.prefix, Shown) else NOTHING
