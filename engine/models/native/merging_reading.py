"""Tokens read from memory to the end by few programs, kernels of `merging_streams`, in Triton.

Both are written as products with ones and zeros, which leave numbers as they are and sum them up in float32: the matrix
units do that, and next to nothing of a processor's registers and instructions is taken from the kernels that run beside.
Tokens come by the copying unit of cards from Hopper on, some tiles ahead. What is no number in a token spoils that token's
row, and its column in all means of its clip.
"""

from __future__ import annotations

import triton  # type: ignore[import-not-found,import-untyped,unused-ignore]
import triton.language as tl  # type: ignore[import-not-found,import-untyped,unused-ignore]

from engine.models.native.merging_linked import kept


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def _ones(  # type: ignore[no-untyped-def]
    begin, number, D: tl.constexpr, TAKEN: tl.constexpr, WIDE: tl.constexpr, FITS: tl.constexpr, FORMAT: tl.constexpr,  # noqa: N803
):  # fmt: skip
    """(WIDE, FITS): which of a row's numbers, from `number` on, each of the columns from `begin` on belongs to."""
    column = begin + tl.arange(0, WIDE)
    at = number + tl.arange(0, FITS)
    there = (column < TAKEN * D)[:, None] & (at < D)[None, :]
    return (((column % D)[:, None] == at[None, :]) & there).to(FORMAT)


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def _added(first, rest, tile, ones, rest_ones, MEETS: tl.constexpr):  # type: ignore[no-untyped-def]  # noqa: N803
    """What a tile has for the first numbers of rows, bit 0 of MEETS, and for the rest of them, bit 1."""
    if MEETS & 1:
        first = tl.dot(tile, ones, first)
    if MEETS & 2:
        rest = tl.dot(tile, rest_ones, rest)
    return first, rest


@triton.jit(do_not_specialize=["total", "tiles"])  # type: ignore[untyped-decorator,unused-ignore]
def narrow(  # type: ignore[no-untyped-def]
    tokens, seconds, thirds, fourths, parts, lengths, total, tiles,
    HEADS: tl.constexpr, D: tl.constexpr, FIRST: tl.constexpr, REST: tl.constexpr, TAKEN: tl.constexpr,  # noqa: N803
    W0: tl.constexpr, W1: tl.constexpr, W2: tl.constexpr, W3: tl.constexpr, MEETS: tl.constexpr,  # noqa: N803
    TOKENS: tl.constexpr, STAGES: tl.constexpr, FORMAT: tl.constexpr,  # noqa: N803
):  # fmt: skip
    """Each token summed up over its heads, TAKEN of HEADS at a time, as rows of FIRST numbers and the REST of D.

    They come in tiles of W0 columns of `tokens`, then W1 of `seconds`, W2 of `thirds` and W3 of `fourths`, the last of which
    may be none; MEETS has two bits for each: see `_added`.
    """
    fits: tl.constexpr = REST if REST > 0 else 16
    token = tl.arange(0, TOKENS)
    ones = _ones(0, 0, D, TAKEN, W0, FIRST, FORMAT)
    rest_ones = _ones(0, FIRST, D, TAKEN, W0, fits, FORMAT)
    if W1 > 0:
        second_ones = _ones(W0, 0, D, TAKEN, W1, FIRST, FORMAT)
        second_rest_ones = _ones(W0, FIRST, D, TAKEN, W1, fits, FORMAT)
    if W2 > 0:
        third_ones = _ones(W0 + W1, 0, D, TAKEN, W2, FIRST, FORMAT)
        third_rest_ones = _ones(W0 + W1, FIRST, D, TAKEN, W2, fits, FORMAT)
    if W3 > 0:
        fourth_ones = _ones(W0 + W1 + W2, 0, D, TAKEN, W3, FIRST, FORMAT)
        fourth_rest_ones = _ones(W0 + W1 + W2, FIRST, D, TAKEN, W3, fits, FORMAT)
    for tile in tl.range(tl.program_id(0), tiles, tl.num_programs(0), num_stages=1):
        place = tile * TOKENS
        first = tl.zeros([TOKENS, FIRST], tl.float32)
        rest = tl.zeros([TOKENS, fits], tl.float32)
        for head in tl.range(0, HEADS, TAKEN, num_stages=STAGES):
            column = head * D
            first, rest = _added(first, rest, tokens.load([place, column]), ones, rest_ones, MEETS & 3)
            if W1 > 0:
                come = seconds.load([place, column + W0])
                first, rest = _added(first, rest, come, second_ones, second_rest_ones, MEETS >> 2 & 3)
            if W2 > 0:
                come = thirds.load([place, column + W0 + W1])
                first, rest = _added(first, rest, come, third_ones, third_rest_ones, MEETS >> 4 & 3)
            if W3 > 0:
                come = fourths.load([place, column + W0 + W1 + W2])
                first, rest = _added(first, rest, come, fourth_ones, fourth_rest_ones, MEETS >> 6 & 3)
        begin = place.to(tl.int64)
        kept(first, rest, parts + begin * D, lengths + begin, token, token < total - place, D, FIRST, REST)


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
