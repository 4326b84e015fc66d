"""Attention of text over footage in Triton: keys that every row sees whole, read once for all of them.

Queries of all rows and of the heads of a group are packed for each head of the keys; keys are split into parts that are
attended to side by side, so that a single question keeps a whole card busy, and the parts are joined by the sums of their
exponentials (Dao et al., Flash-Decoding, 2023). Footage in 8 bits is read in 8 bits: a block's scales are constant along its
tokens, so that those of keys are multiplied into the queries and those of values into the result.

Shapes are those of engine.models.vidi.attention. Values are bf16 or fp16 in memory (float32 in tests) and float32 while they
are computed with. What is launched depends on shapes alone, so that a graph of decoding steps may hold it.

Triton is imported: only where there is a card, or where the tests interpret the kernels.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import torch
import triton  # type: ignore[import-not-found,import-untyped,unused-ignore]
import triton.language as tl  # type: ignore[import-not-found,import-untyped,unused-ignore]
from torch import Tensor

from engine.models.vidi.layout import Layout

NOWHERE = tl.constexpr(-1e30)
"""The logarithm of a sum of nothing."""
_ROUNDS = 4
"""Programs for each unit of the card, about, that keys are split for."""
_SIZES = ((16, 64, 4, 3), (64, 64, 8, 2), (128, 64, 8, 2))
"""Up to so many rows of queries: those are taken at a time with so many keys, by so many warps, so many keys ahead."""
_SIZES_SMALL = ((16, 32, 4, 2), (64, 32, 4, 2))
"""The same on cards with less than LARGE bytes of shared memory."""
LARGE = 200 * 2**10
_BOUNDED = 60.0
"""Up to this cap exponentials of scores are numbers in float32 and bf16 as they are, and so are sums of a million million of
them: then no largest score has to be known before."""
_INTERPRETED = 8
"""Units that an interpreter counts as."""


@triton.jit(  # type: ignore[untyped-decorator,unused-ignore]
    do_not_specialize=["rows", "count", "length", "share", "per", "block_length", "total_rows"]
)
def _parts(  # type: ignore[no-untyped-def]
    q, k, v, scales, out, sums, rows, count, length, share, per, block_length, block_bytes,
    q_batch, q_head, q_row, k_head, scale, cap, total_rows,
    HEADS: tl.constexpr, KV: tl.constexpr, WIDTH: tl.constexpr, ROWS: tl.constexpr, BLOCK: tl.constexpr,  # noqa: N803
    CAPPED: tl.constexpr, BOUNDED: tl.constexpr, NARROW: tl.constexpr,  # noqa: N803
):  # fmt: skip
    part = tl.program_id(1)
    kv = tl.program_id(2)
    groups: tl.constexpr = HEADS // KV
    r = tl.program_id(0) * ROWS + tl.arange(0, ROWS)
    at = tl.arange(0, WIDTH)
    inside = r < rows
    row = (r // (groups * count)).to(tl.int64)
    head = kv * groups + (r // count) % groups
    token = r % count
    query = tl.load(
        q + (row * q_batch + head * q_head + token * q_row)[:, None] + at[None, :], mask=inside[:, None], other=0.0
    )
    if NARROW:
        block = part // per
        held = tl.minimum(length - block * block_length, block_length)
        first = (part % per) * share
        last = tl.minimum(held, first + share)
        begin = block.to(tl.int64) * block_bytes
        places = scales + begin // 4 + kv * WIDTH + at
        query = (query.to(tl.float32) * tl.load(places)[None, :]).to(query.dtype)
        keys_at = k + begin + 2 * KV * WIDTH * 4 + kv.to(tl.int64) * held * WIDTH
        values_at = v + begin + 2 * KV * WIDTH * 4 + (KV + kv).to(tl.int64) * held * WIDTH
    else:
        first = part * share
        last = tl.minimum(length, first + share)
        keys_at = k + kv.to(tl.int64) * k_head
        values_at = v + kv.to(tl.int64) * k_head
    best = tl.full([ROWS], 0.0 if BOUNDED else NOWHERE, tl.float32)
    total = tl.zeros([ROWS], tl.float32)
    result = tl.zeros([ROWS, WIDTH], tl.float32)
    for start in range(first, last, BLOCK):
        n = start + tl.arange(0, BLOCK)
        fits = n < last
        keys = tl.load(keys_at + n[:, None] * WIDTH + at[None, :], mask=fits[:, None], other=0.0).to(query.dtype)
        values = tl.load(values_at + n[:, None] * WIDTH + at[None, :], mask=fits[:, None], other=0.0).to(query.dtype)
        scores = tl.dot(query, tl.trans(keys), input_precision="ieee") * scale  # of float32 alone that has a meaning
        if CAPPED:
            scores = (2.0 * tl.sigmoid(scores * (2.0 / cap)) - 1.0) * cap  # tanh(x) = 2 sigmoid(2 x) - 1
        if BOUNDED:
            weights = tl.where(fits[None, :], tl.exp(scores), 0.0)
            total += tl.sum(weights, axis=1)
            result += tl.dot(weights.to(values.dtype), values, input_precision="ieee")
        else:
            scores = tl.where(fits[None, :], scores, NOWHERE)
            higher = tl.maximum(best, tl.max(scores, axis=1))
            fade = tl.exp(best - higher)
            weights = tl.exp(scores - higher[:, None])
            total = total * fade + tl.sum(weights, axis=1)
            result = result * fade[:, None] + tl.dot(weights.to(values.dtype), values, input_precision="ieee")
            best = higher
    some = total > 0.0
    result = result / tl.where(some, total, 1.0)[:, None]
    if NARROW:
        result = result * tl.load(places + KV * WIDTH)[None, :]
    there = part.to(tl.int64) * total_rows + (row * HEADS + head) * count + token
    tl.store(out + there[:, None] * WIDTH + at[None, :], result, mask=inside[:, None])
    tl.store(sums + there, tl.where(some, best + tl.log(tl.where(some, total, 1.0)), NOWHERE), mask=inside)


@triton.jit(do_not_specialize=["parts", "total_rows"])  # type: ignore[untyped-decorator,unused-ignore]
def _joined(  # type: ignore[no-untyped-def]
    results, sums, out, out_sums, parts, total_rows, EARLIER: tl.constexpr, WIDTH: tl.constexpr, TOGETHER: tl.constexpr,  # noqa: N803
):  # fmt: skip
    row = tl.program_id(0).to(tl.int64)
    at = tl.arange(0, WIDTH)
    best = tl.full([TOGETHER], NOWHERE, tl.float32)
    for first in range(0, parts, TOGETHER):
        part = (first + tl.arange(0, TOGETHER)).to(tl.int64)
        best = tl.maximum(best, tl.load(sums + part * total_rows + row, mask=part < parts, other=NOWHERE))
    most = tl.max(best, axis=0)
    total = 0.0
    result = tl.zeros([WIDTH], tl.float32)
    if EARLIER:
        before = tl.load(out_sums + row)
        most = tl.maximum(most, before)
        total = tl.exp(before - most)
        result = tl.load(out + row * WIDTH + at) * total
    for first in range(0, parts, TOGETHER):
        part = (first + tl.arange(0, TOGETHER)).to(tl.int64)
        fits = part < parts
        weights = tl.exp(tl.load(sums + part * total_rows + row, mask=fits, other=NOWHERE) - most)
        found = tl.load(results + (part * total_rows + row)[:, None] * WIDTH + at[None, :], mask=fits[:, None], other=0.0)
        total += tl.sum(weights, axis=0)
        result += tl.sum(found * weights[:, None], axis=0)
    tl.store(out + row * WIDTH + at, result / total)
    tl.store(out_sums + row, most + tl.log(total))


def shared(
    query: Tensor, key: Tensor, value: Tensor, scale: float, cap: float = 0.0, earlier: tuple[Tensor, Tensor] | None = None
) -> tuple[Tensor, Tensor]:
    """As engine.models.vidi.attention.shared, the result in float32 and contiguous; without a cap where it is 0.

    `earlier`, a result of this function for the same queries over other keys, is joined in place and returned.
    """
    if key.stride(3) != 1 or key.stride(2) != key.shape[3] or key.stride() != value.stride():
        key, value = key.contiguous(), value.contiguous()
    length = key.shape[2]
    if not length:
        raise ValueError("there is nothing to attend to")
    how = _sized(query, key.shape[1], length)
    arguments = (key, value, query, length, how.share, 1, 0, 0, key.stride(1))
    return _run(query, key.shape[1], how, -(-length // how.share), arguments, (scale, cap), earlier, narrow=False)


def narrow(
    query: Tensor, data: Tensor, layout: Layout, blocks: tuple[int, int], scale: float, cap: float = 0.0,
    earlier: tuple[Tensor, Tensor] | None = None,
) -> tuple[Tensor, Tensor]:  # fmt: skip
    """The same over blocks first..last of a layer in 8 bits, whose bytes are `data`. All but the last of them are of one
    length (`even`)."""
    lengths = layout.lengths[blocks[0] : blocks[1]]
    kv_heads = layout.kv_heads
    how = _sized(query, kv_heads, sum(lengths), lengths[0])
    per = -(-lengths[0] // how.share)
    held = data.view(torch.int8 if layout.format == "int8" else torch.float8_e4m3fn)
    size = layout.starts[blocks[0] + 1] - layout.starts[blocks[0]]
    arguments = (held, held, data.view(torch.float32), sum(lengths), how.share, per, lengths[0], size, 0)
    return _run(query, kv_heads, how, per * len(lengths), arguments, (scale, cap), earlier, narrow=True)


def even(layout: Layout, first: int, last: int) -> bool:
    """Whether `narrow` reads these blocks in one go."""
    lengths = layout.lengths[first:last]
    return len(set(lengths[:-1])) <= 1 and lengths[-1] <= lengths[0]


class _Sized:
    """How a launch is divided."""

    def __init__(self, rows: int, block: int, warps: int, stages: int, share: int) -> None:
        self.rows, self.block, self.warps, self.stages, self.share = rows, block, warps, stages, share


def _sized(query: Tensor, kv_heads: int, length: int, within: int | None = None) -> _Sized:
    """For keys of this length, of which those `within` have scales in common."""
    batch, heads, count, _ = query.shape
    rows = batch * heads // kv_heads * count
    units, sizes = _card(query.device)
    taken, block, warps, stages = next((one for one in sizes if rows <= one[0]), sizes[-1])
    parts = max(1, units * _ROUNDS // (kv_heads * -(-rows // taken)))
    share = -(-length // parts)
    if within is not None and share < within:
        share = -(-within // -(-within // share))  # as many in each part of a block
    share = min(within or length, share)
    return _Sized(taken, block, warps, stages, -(-share // block) * block)


def _run(
    query: Tensor, kv_heads: int, how: _Sized, parts: int, arguments: tuple[Any, ...], form: tuple[float, float],
    earlier: tuple[Tensor, Tensor] | None, *, narrow: bool,
) -> tuple[Tensor, Tensor]:  # fmt: skip
    if query.stride(3) != 1:
        query = query.contiguous()
    batch, heads, count, width = query.shape
    rows, every = batch * heads // kv_heads * count, batch * heads * count
    key, value, scales, length, share, per, block_length, block_bytes, k_head = arguments
    scale, cap = form
    results = torch.empty(parts, batch, heads, count, width, dtype=torch.float32, device=query.device)
    sums = torch.empty(parts, batch, heads, count, dtype=torch.float32, device=query.device)
    _parts[(-(-rows // how.rows), parts, kv_heads)](
        query, key, value, scales, results, sums, rows, count, length, share, per, block_length, block_bytes,
        *query.stride()[:3], k_head, scale, cap, every,
        HEADS=heads, KV=kv_heads, WIDTH=width, ROWS=how.rows, BLOCK=how.block, CAPPED=cap > 0,
        BOUNDED=0 < cap <= _BOUNDED and query.dtype != torch.float16, NARROW=narrow,
        num_warps=how.warps, num_stages=how.stages,
    )  # fmt: skip
    if parts == 1 and earlier is None:
        return results[0], sums[0]
    out, out_sums = earlier if earlier is not None else (torch.empty_like(results[0]), torch.empty_like(sums[0]))
    _joined[(every,)](
        results, sums, out, out_sums, parts, every, EARLIER=earlier is not None, WIDTH=width, TOGETHER=32, num_warps=4
    )
    return out, out_sums


@cache
def _card(device: torch.device) -> tuple[int, tuple[tuple[int, int, int, int], ...]]:
    """(units, sizes) of a card."""
    if device.type != "cuda":
        return _INTERPRETED, _SIZES_SMALL
    about: Any = torch.cuda.get_device_properties(device)
    large = int(about.shared_memory_per_block_optin) >= LARGE
    return int(about.multi_processor_count), _SIZES if large else _SIZES_SMALL
