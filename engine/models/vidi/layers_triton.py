"""What a layer of Gemma 2 does beside its matrices, in Triton: norms, gates, and text over itself together with footage.

Written out in torch these are some fifty kernels a layer, which take as long as reading an hour of footage does. Values are
bf16 or fp16 in memory (float32 in tests) and float32 while they are computed with; they are rounded where transformers
rounds.

Triton is imported: only where there is a card, or where the tests interpret the kernels.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
import triton  # type: ignore[import-not-found,import-untyped,unused-ignore]
import triton.language as tl  # type: ignore[import-not-found,import-untyped,unused-ignore]
from torch import Tensor

from engine.models.vidi.attention_triton import NOWHERE


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def _between(  # type: ignore[no-untyped-def]
    x, d, behind, before, total, out, epsilon, width, HAS: tl.constexpr, BLOCK: tl.constexpr,  # noqa: N803
):  # fmt: skip
    row = tl.program_id(0).to(tl.int64)
    at = tl.arange(0, BLOCK)
    inside = at < width
    value = tl.load(x + row * width + at, mask=inside, other=0.0)
    if HAS:
        delta = tl.load(d + row * width + at, mask=inside, other=0.0).to(tl.float32)
        root = tl.rsqrt(tl.sum(delta * delta, axis=0) / width + epsilon)
        weight = tl.load(behind + at, mask=inside, other=0.0).to(tl.float32)
        scaled = (delta * root * (1.0 + weight)).to(value.dtype)
        value = (value.to(tl.float32) + scaled.to(tl.float32)).to(value.dtype)
        tl.store(total + row * width + at, value, mask=inside)
    wide = value.to(tl.float32)
    root = tl.rsqrt(tl.sum(wide * wide, axis=0) / width + epsilon)
    weight = tl.load(before + at, mask=inside, other=0.0).to(tl.float32)
    tl.store(out + row * width + at, (wide * root * (1.0 + weight)).to(value.dtype), mask=inside)


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def _gate(both, out, width, BLOCK: tl.constexpr):  # type: ignore[no-untyped-def]  # noqa: N803
    row = tl.program_id(0).to(tl.int64)
    at = tl.program_id(1) * BLOCK + tl.arange(0, BLOCK)
    inside = at < width
    first = tl.load(both + row * 2 * width + at, mask=inside, other=0.0)
    second = tl.load(both + row * 2 * width + width + at, mask=inside, other=0.0)
    wide = first.to(tl.float32)
    # x (1 + tanh(y)) / 2 = x sigmoid(2 y), with y = sqrt(2 / pi) (x + 0.044715 x^3)
    wide = wide * tl.sigmoid(1.5957691216057308 * (wide + 0.044715 * wide * wide * wide))
    tl.store(out + row * width + at, wide.to(first.dtype) * second, mask=inside)


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def _own(  # type: ignore[no-untyped-def]
    q, k, v, starts, one, two, out, scale, cap, row_stride, head_stride,
    HEADS: tl.constexpr, KV: tl.constexpr, WIDTH: tl.constexpr, ROWS: tl.constexpr, BLOCK: tl.constexpr,  # noqa: N803
    CAPPED: tl.constexpr, OTHERS: tl.constexpr,  # noqa: N803
):  # fmt: skip
    row = tl.program_id(0).to(tl.int64)
    kv = tl.program_id(1)
    groups: tl.constexpr = HEADS // KV
    g = tl.arange(0, ROWS)
    at = tl.arange(0, WIDTH)
    inside = g < groups
    place = (row * HEADS + kv * groups + g)[:, None] * WIDTH + at[None, :]
    query = tl.load(q + place, mask=inside[:, None], other=0.0)
    length = tl.load(starts + row) + 1
    base = row * row_stride + kv.to(tl.int64) * head_stride
    best = tl.full([ROWS], NOWHERE, tl.float32)
    total = tl.zeros([ROWS], tl.float32)
    result = tl.zeros([ROWS, WIDTH], tl.float32)
    for first in range(0, length, BLOCK):
        n = first + tl.arange(0, BLOCK)
        fits = n < length
        keys = tl.load(k + base + n[:, None] * WIDTH + at[None, :], mask=fits[:, None], other=0.0)
        values = tl.load(v + base + n[:, None] * WIDTH + at[None, :], mask=fits[:, None], other=0.0)
        scores = tl.dot(query, tl.trans(keys), input_precision="ieee") * scale  # of float32 alone that has a meaning
        if CAPPED:
            scores = (2.0 * tl.sigmoid(scores * (2.0 / cap)) - 1.0) * cap  # tanh(x) = 2 sigmoid(2 x) - 1
        scores = tl.where(fits[None, :], scores, NOWHERE)
        higher = tl.maximum(best, tl.max(scores, axis=1))
        fade = tl.exp(best - higher)
        weights = tl.exp(scores - higher[:, None])
        total = total * fade + tl.sum(weights, axis=1)
        result = result * fade[:, None] + tl.dot(weights.to(values.dtype), values, input_precision="ieee")
        best = higher
    result = result / total[:, None]
    if OTHERS > 0:
        result += tl.load(one + place, mask=inside[:, None], other=0.0)
    if OTHERS > 1:
        result += tl.load(two + place, mask=inside[:, None], other=0.0)
    tl.store(out + place, result.to(query.dtype), mask=inside[:, None])


def between(
    hidden: Tensor, delta: Tensor | None, behind: Tensor | None, before: Tensor, epsilon: float
) -> tuple[Tensor, Tensor]:
    """(hidden + norm(delta), norm of that): what stands between two blocks of a layer. `behind` and `before` are the weights
    of these norms, which scale by one more than they say (Gemma). Without `delta`, hidden as it is and its norm."""
    width = hidden.shape[-1]
    hidden = hidden.contiguous()
    out = torch.empty_like(hidden)
    total = hidden if delta is None else torch.empty_like(hidden)
    _between[(hidden.numel() // width,)](
        hidden, hidden if delta is None else delta.contiguous(), before if behind is None else behind, before, total, out,
        epsilon, width, HAS=delta is not None, BLOCK=triton.next_power_of_2(width), num_warps=8,
    )  # fmt: skip
    return total, out


def gate(both: Tensor) -> Tensor:
    """GELU, in its form with tanh, of the first half of the last dimension times the second half."""
    both = both.contiguous()
    width = both.shape[-1] // 2
    out = torch.empty((*both.shape[:-1], width), dtype=both.dtype, device=both.device)
    block = 1024
    _gate[(both.numel() // (2 * width), triton.cdiv(width, block))](both, out, width, BLOCK=block)
    return out


def own(
    query: Tensor, keys: Tensor, values: Tensor, starts: Tensor, others: Sequence[Tensor], scale: float, cap: float = 0.0
) -> Tensor:
    """One query a row (batch, 1, heads, width) over the row's keys (batch, kv_heads, slots, width) up to `starts` (batch,),
    plus up to two `others`, (batch, heads, 1, width) in float32, each with a softmax of its own. Without a cap where it is
    0."""
    batch, _, heads, width = query.shape
    kv_heads = keys.shape[1]
    query = query.contiguous()
    if len(others) > 2:
        raise ValueError(f"two others can be added, not {len(others)}")
    one, two = ([other.contiguous() for other in others] + [query, query])[:2]
    out = torch.empty_like(query)
    _own[(batch, kv_heads)](
        query, keys, values, starts, one, two, out, scale, cap, keys.stride(0), keys.stride(1),
        HEADS=heads, KV=kv_heads, WIDTH=width, ROWS=max(16, triton.next_power_of_2(heads // kv_heads)), BLOCK=32,
        CAPPED=cap > 0, OTHERS=len(others), num_warps=4, num_stages=2,
    )  # fmt: skip
    return out
