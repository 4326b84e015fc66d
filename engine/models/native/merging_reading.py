"""Tokens read from memory to the end by few programs, kernels of `merging_streams`, in Triton.

Both are written as products with ones and zeros, which leave numbers as they are and sum them up in float32: the matrix
units do that, and next to nothing of a processor's registers and instructions is taken from the kernels that run beside.
Tokens come by the copying unit of cards from Hopper on, some tiles ahead. What is no number in a token spoils that token's
row, and its column in all means of its clip.
"""

from __future__ import annotations

import triton  # type: ignore[import-not-found,import-untyped,unused-ignore]
import triton.language as tl  # type: ignore[import-not-found,import-untyped,unused-ignore]

from engine.models.native.merging_kernels import _kept


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def _ones(begin, D: tl.constexpr, DP: tl.constexpr, WIDE: tl.constexpr, TAKEN: tl.constexpr, FORMAT: tl.constexpr):  # type: ignore[no-untyped-def]  # noqa: N803
    """(WIDE, DP): which number of a row each of the columns from `begin` on belongs to; TAKEN heads are read at a time."""
    column = begin + tl.arange(0, WIDE)
    return ((column % D)[:, None] == tl.where(column < TAKEN * D, 0, DP)[:, None] + tl.arange(0, DP)[None, :]).to(FORMAT)


@triton.jit(do_not_specialize=["total", "tiles"])  # type: ignore[untyped-decorator,unused-ignore]
def narrow(  # type: ignore[no-untyped-def]
    tokens, seconds, thirds, parts, lengths, total, tiles,
    HEADS: tl.constexpr, D: tl.constexpr, DP: tl.constexpr, PARTS: tl.constexpr,  # noqa: N803
    TAKEN: tl.constexpr, FIRST: tl.constexpr, SECOND: tl.constexpr, THIRD: tl.constexpr,  # noqa: N803
    TOKENS: tl.constexpr, STAGES: tl.constexpr, FORMAT: tl.constexpr,  # noqa: N803
):  # fmt: skip
    """Each token summed up over its heads, as `merging_kernels.narrow`. TAKEN of HEADS are read at a time, in tiles of FIRST
    columns of `tokens`, SECOND of `seconds` and THIRD of `thirds`, of which the last two may be none."""
    fits = tl.arange(0, DP) < D
    token = tl.arange(0, TOKENS)
    ones = _ones(0, D, DP, FIRST, TAKEN, FORMAT)
    if SECOND > 0:
        second_ones = _ones(FIRST, D, DP, SECOND, TAKEN, FORMAT)
    if THIRD > 0:
        third_ones = _ones(FIRST + SECOND, D, DP, THIRD, TAKEN, FORMAT)
    for tile in tl.range(tl.program_id(0), tiles, tl.num_programs(0), num_stages=1):
        first = tile * TOKENS
        rows = tl.zeros([TOKENS, DP], tl.float32)
        for head in tl.range(0, HEADS, TAKEN, num_stages=STAGES):
            rows = tl.dot(tokens.load([first, head * D]), ones, rows)
            if SECOND > 0:
                rows = tl.dot(seconds.load([first, head * D + FIRST]), second_ones, rows)
            if THIRD > 0:
                rows = tl.dot(thirds.load([first, head * D + FIRST + SECOND]), third_ones, rows)
        begin = first.to(tl.int64)
        _kept(rows, parts + begin * (PARTS * D), lengths + begin, token, token < total - first, fits, D, DP, PARTS)


@triton.jit(do_not_specialize=["count"])  # type: ignore[untyped-decorator,unused-ignore]
def counted(into, sizes, count, TARGET: tl.constexpr, AT_ONCE: tl.constexpr):  # type: ignore[no-untyped-def]  # noqa: N803
    """How many of a clip's tokens go into each."""
    clip = tl.program_id(0).to(tl.int64)
    found = tl.zeros([TARGET], tl.int32)
    for first in range(0, count, AT_ONCE):
        token = first + tl.arange(0, AT_ONCE)
        place = tl.load(into + clip * count + token, mask=token < count, other=0)
        found += tl.histogram(place, TARGET, mask=token < count)
    tl.store(sizes + clip * TARGET + tl.arange(0, TARGET), found)


@triton.jit(do_not_specialize=["items", "count", "target"])  # type: ignore[untyped-decorator,unused-ignore]
def means(  # type: ignore[no-untyped-def]
    tokens, into, sizes, out, items, count, target,
    WIDTH: tl.constexpr, BLOCK: tl.constexpr, EACH: tl.constexpr, TARGET: tl.constexpr, STAGES: tl.constexpr,  # noqa: N803
):  # fmt: skip
    """The mean of all tokens that go into one, in blocks of columns; `count` is a multiple of EACH."""
    blocks: tl.constexpr = (WIDTH + BLOCK - 1) // BLOCK
    row = tl.arange(0, TARGET)
    some = tl.arange(0, EACH)
    for item in tl.range(tl.program_id(0), items, tl.num_programs(0), num_stages=1):
        clip = item // blocks
        begin = (item % blocks) * BLOCK
        far = clip.to(tl.int64)
        goes = into + far * count
        sums = tl.zeros([TARGET, BLOCK], tl.float32)
        place = tl.load(goes + some)
        for first in tl.range(0, count, EACH, num_stages=STAGES):
            come = tokens.load([clip * count + first, begin])
            ones = (place[None, :] == row[:, None]).to(come.dtype)
            # asked for one tile before it is needed
            place = tl.load(goes + tl.minimum(first + EACH, count - EACH) + some)
            sums = tl.dot(ones, come, sums)
        # dividing each would take as long as the products of a short clip, and means are rounded to 16 bits
        share = 1.0 / tl.maximum(tl.load(sizes + far * TARGET + row), 1).to(tl.float32)
        mean = sums * share[:, None]
        at = begin + tl.arange(0, BLOCK)
        there = out + (far * target + row)[:, None] * WIDTH + at[None, :]
        tl.store(there, mean.to(out.dtype.element_ty), mask=(row < target)[:, None] & (at < WIDTH)[None, :])
