"""The decoder of a model of transformers, run layer by layer over static memory.

The families that are run natively share one layout: norm, attention with rotary positions and grouped heads (with or without
norms of its heads), norm, gated inner layers. Its modules and weights are used as they were loaded; what another layout has
is refused by name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from engine.models.generation import attention, kernels
from engine.models.generation.cache import Prefix, Slots, next_serial
from engine.models.generation.tails import Tails
from engine.models.loader_quantised import QuantisedLinear, joined
from engine.protocol import EngineError

_KNOWN = ("q_proj", "k_proj", "v_proj", "o_proj")


@dataclass(eq=False)
class Step:
    """Where the tokens of one run of the layers stand.

    Without `rows`, the tokens are those of the prefix from `start` on. With `rows`, each row's tokens begin at its `starts`.
    """

    cos: Tensor
    sin: Tensor
    prefix: Prefix | None
    start: int = 0
    rows: Slots | None = None
    starts: Tensor | None = None
    tails: Tails | None = None
    """Questions at the rows' ends that see nothing of each other; without a prefix alone."""
    further: bool = False
    """Whether several tokens a row come after others of it, which they see, too. For decoders that know of it alone."""


class Decoder:
    """Token table, layers, norm and head of a loaded model."""

    def __init__(self, model: Any) -> None:
        """Raises EngineError for a layout that is not known."""
        text = model.get_decoder()
        self.text = text
        self.layers: list[Any] = list(text.layers)
        self.table: nn.Module = model.get_input_embeddings()
        self.head: Any = model.get_output_embeddings()
        self._check()
        first = self.layers[0]
        config = text.config
        self.heads = int(config.num_attention_heads)
        self.kv_heads = int(config.num_key_value_heads)
        self.width = int(first.self_attn.head_dim)
        self.scale = float(getattr(first.self_attn, "scaling", self.width**-0.5))
        self.epsilon = float(config.rms_norm_eps)
        self.vocabulary = int(config.vocab_size)
        weight = first.input_layernorm.weight
        self.dtype: torch.dtype = model.dtype
        self.device: torch.device = text.norm.weight.device
        self.hooked = any(layer._forward_pre_hooks for layer in self.layers)
        """Layers wait elsewhere and come when they are called, or are on several cards; then a step is no graph."""
        cards = [getattr(layer, "card", None) for layer in self.layers]
        self.homes: tuple[torch.device, ...] = tuple(card for card in cards if card is not None)
        """Each layer's card where they are on several, of which the first is `device`; none where all are there."""
        self._fused: dict[int, tuple[Tensor, Tensor | None, Tensor]] = {}
        self._joined: dict[int, tuple[QuantisedLinear, QuantisedLinear]] = {}
        if self.device.type == "cuda" and not self.hooked and weight.dtype == self.dtype:
            self._fuse()
        if self.hooked:
            for number, layer in enumerate(self.layers):
                layer.forward = self._called(number)

    @property
    def bytes_per_token(self) -> int:
        """Of keys and values."""
        return len(self.layers) * 2 * self.kv_heads * self.width * self.dtype.itemsize

    def slots(self, rows: int, slots: int) -> Slots:
        """Memory for keys and values."""
        like = torch.empty(0, dtype=self.dtype, device=self.device)
        return Slots.empty(len(self.layers), rows, self.kv_heads, slots, self.width, like, self.homes)

    def scratch(self, rows: int, slots: int) -> Slots:
        """Memory for the keys and values of one layer, which all layers of a card write over: for a single pass after which
        nothing goes on from them."""
        homes = self.homes or (self.device,) * len(self.layers)
        shape = (rows, self.kv_heads, slots, self.width)
        made = {one: [torch.empty(shape, dtype=self.dtype, device=one) for _ in range(2)] for one in dict.fromkeys(homes)}
        return Slots([made[one][0] for one in homes], [made[one][1] for one in homes], self.homes)

    def prefix(self, length: int) -> Prefix:
        """A prefix that is not read yet."""
        return Prefix(self.slots(1, length), length, length, next_serial())

    def embed(self, ids: Tensor) -> Tensor:
        """(..., hidden) of token numbers."""
        embedded: Tensor = self.table(ids)
        return embedded

    def waves(self, positions: Tensor) -> tuple[Tensor, Tensor]:
        """cos and sin (batch, n, width) of positions (batch, n), or (3, batch, n) for time, height and width."""
        like = torch.empty(0, dtype=self.dtype, device=self.device)
        cos, sin = self.text.rotary_emb(like, positions)
        if cos.ndim == 4:
            raise EngineError("the rotary positions of this architecture are laid out in a way that is not known")
        return cos.contiguous(), sin.contiguous()

    def fill(
        self, hidden: Tensor, step: Step, deep: list[tuple[Tensor, Tensor]] | None, between: Callable[[], None]
    ) -> None:
        """Have the keys and values of these tokens of a prefix written; nothing is asked of what comes after them, so of the
        last layer no more is computed than that. `between` is called before each layer."""
        self._layers(hidden, step, deep, between)

    def run(
        self,
        hidden: Tensor,
        step: Step,
        deep: list[tuple[Tensor, Tensor]] | None = None,
        between: Callable[[], None] | None = None,
    ) -> Tensor:
        """(batch, n, hidden) after all layers and the last norm. `between` is called before each layer."""
        hidden, delta = self._layers(hidden, step, deep, between)
        return kernels.add_norm(hidden, delta, self.text.norm.weight, self.epsilon)[1]

    def _layers(
        self,
        hidden: Tensor,
        step: Step,
        deep: list[tuple[Tensor, Tensor]] | None,
        between: Callable[[], None] | None,
    ) -> tuple[Tensor, Tensor | None]:
        """`deep` are (places, what is added there after the layer of that number): features of pictures (DeepStack). Places
        count on from row to row."""
        delta: Tensor | None = None
        for number, layer in enumerate(self.layers):
            if between is not None:
                between()
            if self.hooked:
                hidden, delta = layer(hidden, delta, step)
            else:
                hidden, delta = self._layer(number, hidden, delta, step)
            if deep is not None and number < len(deep):
                places, added = deep[number]
                if len(places):
                    flat = hidden.flatten(0, 1)
                    hidden = flat.index_add(0, places.to(hidden.device), added.to(hidden.device, hidden.dtype)).view_as(
                        hidden
                    )
        return hidden, delta

    def logits(self, hidden: Tensor) -> Tensor:
        """(..., vocabulary) float32."""
        found: Tensor = self.head(hidden)
        return found.float()

    def _layer(self, number: int, hidden: Tensor, delta: Tensor | None, step: Step) -> tuple[Tensor, Tensor]:
        layer = self.layers[number]
        hidden, normed = kernels.add_norm(hidden, delta, layer.input_layernorm.weight, self.epsilon)
        attended = self._attention(number, layer.self_attn, normed, step)
        if attended is None:
            return hidden, normed
        hidden, normed = kernels.add_norm(hidden, attended, layer.post_attention_layernorm.weight, self.epsilon)
        mlp = layer.mlp
        fused = self._fused.get(number)
        if fused is not None:
            both = functional.linear(normed, fused[2])
            return hidden, mlp.down_proj(kernels.gate(both))
        if number in self._joined:
            return hidden, mlp.down_proj(kernels.gate(self._joined[number][1](normed)))
        return hidden, mlp.down_proj(mlp.act_fn(mlp.gate_proj(normed)) * mlp.up_proj(normed))

    def _attention(self, number: int, module: Any, normed: Tensor, step: Step) -> Tensor | None:
        """None in the last layer of a prefix: keys and values are written, and nothing else is wanted."""
        batch, count, _ = normed.shape
        fused = self._fused.get(number)
        if fused is not None:
            qkv = functional.linear(normed, fused[0], fused[1])
        elif number in self._joined:
            qkv = self._joined[number][0](normed)
        else:
            qkv = torch.cat([module.q_proj(normed), module.k_proj(normed), module.v_proj(normed)], dim=-1)
        rows, prefix = step.rows, step.prefix
        slots = rows if rows is not None else prefix.slots  # type: ignore[union-attr]
        keys, values = slots.keys[number], slots.values[number]
        query = self._placed(module, qkv, keys, values, step)
        if rows is None and number + 1 == len(self.layers):
            return None
        if rows is None:
            end = step.start + count
            own = attention.attend(
                query.transpose(1, 2),
                keys[:, :, step.start : end],
                values[:, :, step.start : end],
                causal=True,
                scale=self.scale,
            )
            result = own[0]
            if step.start:
                before = attention.attend(
                    query.transpose(1, 2),
                    keys[:, :, : step.start],
                    values[:, :, : step.start],
                    causal=False,
                    scale=self.scale,
                )
                result = attention.join(own, before)
            result = result.transpose(1, 2)
        elif count > 1 or step.starts is None:
            result = self._questions(number, query.transpose(1, 2), keys, values, step).transpose(1, 2)
        else:
            result = self._single(number, query, keys, values, step)
        attended: Tensor = module.o_proj(result.reshape(batch, count, -1))
        return attended

    def _placed(self, module: Any, qkv: Tensor, keys: Tensor, values: Tensor, step: Step) -> Tensor:
        """Queries (batch, n, heads, width); keys and values go where they are kept."""
        batch, count, _ = qkv.shape
        q_norm, k_norm = getattr(module, "q_norm", None), getattr(module, "k_norm", None)
        kernel = kernels.fused(qkv.device)
        if kernel is not None and self._powered:
            starts = step.starts
            if starts is None:
                starts = torch.full((batch,), step.start, dtype=torch.int64, device=qkv.device)
            weights = None if q_norm is None or k_norm is None else (q_norm.weight, k_norm.weight)
            placed: Tensor = kernel.place(
                qkv.contiguous(), step.cos, step.sin, weights, self.epsilon, keys, values, starts, self.heads
            )
            return placed
        sizes = [self.heads * self.width, self.kv_heads * self.width, self.kv_heads * self.width]
        query, key, value = (part.view(batch, count, -1, self.width) for part in torch.split(qkv, sizes, dim=-1))
        query = kernels.turn(query, step.cos, step.sin, getattr(q_norm, "weight", None), self.epsilon)
        key = kernels.turn(key, step.cos, step.sin, getattr(k_norm, "weight", None), self.epsilon)
        if step.starts is not None and (count == 1 or step.further):
            row = torch.arange(batch, device=qkv.device)[:, None]
            places = step.starts[:, None] + torch.arange(count, device=qkv.device)
            keys[row, :, places] = key
            values[row, :, places] = value
        else:
            keys[:, :, step.start : step.start + count] = key.transpose(1, 2)
            values[:, :, step.start : step.start + count] = value.transpose(1, 2)
        return query

    def _questions(self, number: int, query: Tensor, keys: Tensor, values: Tensor, step: Step) -> Tensor:
        """The rows' first tokens: each sees its own row up to itself, and the prefix. Shorter rows are filled up at the end,
        where nothing that counts looks."""
        count = query.shape[2]
        own = attention.attend(query, keys[:, :, :count], values[:, :, :count], causal=True, scale=self.scale)
        if step.tails is not None:
            return step.tails.apart(query, keys, values, own[0], self.scale)
        if step.prefix is None:
            return own[0]
        slots = step.prefix.slots
        return attention.join(own, attention.shared(query, slots.keys[number], slots.values[number], self.scale))

    def _single(self, number: int, query: Tensor, keys: Tensor, values: Tensor, step: Step) -> Tensor:
        """One further token a row."""
        starts = step.starts
        if starts is None:
            raise ValueError("rows that go on need to know where they stand")
        kernel = kernels.fused(query.device)
        if kernel is not None and self._powered:
            earlier = None
            batch = query.shape[0]
            few = batch * self.heads // self.kv_heads <= kernel.MOST_ROWS
            if step.prefix is not None and step.prefix.length <= kernel.FEW and few:
                slots = step.prefix.slots
                earlier = kernel.parts(query, slots.keys[number], slots.values[number], self.scale)
            elif step.prefix is not None:
                slots = step.prefix.slots
                packed = query.view(batch, self.kv_heads, -1, self.width).transpose(0, 1)
                earlier = attention.attend(
                    packed.reshape(1, self.kv_heads, -1, self.width),
                    slots.keys[number],
                    slots.values[number],
                    causal=False,
                    scale=self.scale,
                )
                earlier = earlier[0].contiguous(), earlier[1].contiguous()
            found: Tensor = kernel.own(query, keys, values, starts, earlier, self.scale)
            return found
        turned = query.transpose(1, 2)
        own = attention.masked(turned, keys, values, starts + 1, self.scale)
        if step.prefix is None:
            return own[0].transpose(1, 2)
        slots = step.prefix.slots
        before = attention.shared(turned, slots.keys[number], slots.values[number], self.scale)
        return attention.join(own, before).transpose(1, 2)

    @property
    def _powered(self) -> bool:
        return self.width >= 32 and self.width & (self.width - 1) == 0

    def _called(self, number: int) -> Any:
        def forward(hidden: Tensor, delta: Tensor | None, step: Step) -> tuple[Tensor, Tensor]:
            return self._layer(number, hidden, delta, step)

        return forward

    def _fuse(self) -> None:
        """Lay matrices that multiply the same side by side, so that a step reads each in one go. The modules' own weights
        become views of them: no memory is taken twice."""
        for number, layer in enumerate(self.layers):
            own, mlp = layer.self_attn, layer.mlp
            linears = (own.q_proj, own.k_proj, own.v_proj, mlp.gate_proj, mlp.up_proj)
            forms = {linear.matrix.form if isinstance(linear, QuantisedLinear) else None for linear in linears}
            if len(forms) == 1 and None not in forms:
                self._joined[number] = joined(linears[:3]), joined(linears[3:])
                continue
            if any(type(linear) is not nn.Linear for linear in linears):
                return
            first = _joined([own.q_proj, own.k_proj, own.v_proj])
            bias = None
            if own.q_proj.bias is not None:
                bias = torch.cat([own.q_proj.bias, own.k_proj.bias, own.v_proj.bias])
            self._fused[number] = (first, bias, _joined([mlp.gate_proj, mlp.up_proj]))

    def _check(self) -> None:
        name = type(self.text).__name__
        for layer in self.layers:
            own: Any = getattr(layer, "self_attn", None)
            mlp: Any = getattr(layer, "mlp", None)
            parts = [*(getattr(own, part, None) for part in _KNOWN), getattr(mlp, "gate_proj", None)]
            if None in parts or not hasattr(layer, "post_attention_layernorm"):
                raise EngineError(f"the layers of {name} are laid out in a way that is not known")
            if getattr(own, "sliding_window", None):
                raise EngineError(f"{name} looks back through windows, which is not supported")
            if hasattr(layer, "pre_feedforward_layernorm") or type(mlp.act_fn).__name__ not in ("SiLU", "SiLUActivation"):
                raise EngineError(f"the inner layers of {name} are of a kind that is not known")


def _joined(linears: list[Any]) -> Tensor:
    whole = torch.cat([linear.weight for linear in linears])
    place = 0
    for linear in linears:
        rows = len(linear.weight)
        linear.weight.data = whole[place : place + rows]
        place += rows
    return whole
