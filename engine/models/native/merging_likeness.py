"""Which rows are alike, and in which order those of them stay that do: kernels of `merging_triton`, in Triton.

Rows are what `merging_kernels` says, those of one clip behind each other: the even ones look for the one most like them
among the odd ones.
"""

from __future__ import annotations

import triton  # type: ignore[import-not-found,import-untyped,unused-ignore]
import triton.language as tl  # type: ignore[import-not-found,import-untyped,unused-ignore]

_NOWHERE = tl.constexpr(1 << 30)


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def _side(begin, fits, D: tl.constexpr, DP: tl.constexpr):  # type: ignore[no-untyped-def]  # noqa: N803
    """A tile for a product; nothing is asked where rows fill their tiles."""
    return tl.load(begin) if D == DP else tl.load(begin, mask=fits, other=0.0)


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def _pairs_alike(  # type: ignore[no-untyped-def]
    parts, row, evens, odds, D: tl.constexpr, DP: tl.constexpr, ROWS: tl.constexpr, COLUMNS: tl.constexpr,  # noqa: N803
):  # fmt: skip
    """(how alike each of these rows is to the odd one most like it, which that is, the first of equals), of two parts.

    The best of every column of a tile is kept by itself, and of those the best is taken in the end.
    """
    column = tl.arange(0, COLUMNS)
    at = tl.arange(0, DP)
    fits = at < D
    # the last row and the last column stand in for those that there are not
    here = parts + (2 * tl.minimum(row, evens - 1))[:, None] * (2 * D) + at[None, :]
    high = _side(here, fits[None, :], D, DP)
    low = _side(here + D, fits[None, :], D, DP)
    most = tl.full([ROWS, COLUMNS], float("-inf"), tl.float32)
    found = tl.zeros([ROWS, COLUMNS], tl.int32)
    for first in range(0, odds, COLUMNS):
        there = parts + (2 * tl.minimum(first + column, odds - 1) + 1)[None, :] * (2 * D) + at[:, None]
        other_high = _side(there, fits[:, None], D, DP)
        other_low = _side(there + D, fits[:, None], D, DP)
        likeness = tl.dot(high, other_high, tl.dot(high, other_low, tl.dot(low, other_high)))
        better = likeness > most
        most = tl.where(better, likeness, most)
        found = tl.where(better, first, found)
    top = tl.max(most, axis=1)
    return top, tl.min(tl.where(most == top[:, None], found + column[None, :], _NOWHERE), axis=1)


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def best_yet(most, likeness, first, scale, offset, ROWS: tl.constexpr, COLUMNS: tl.constexpr):  # type: ignore[no-untyped-def]  # noqa: N803
    """The best so far of every eighth column, with those from `first` on; (rows, 8) int32, -2**31 where there is none.

    Comparing takes longer than multiplying here, so that it is done with few operations, and few of one kind: a likeness
    becomes a whole number, by `scale` from -2**19 to 2**19 and, by `offset` in floats, in the lower bits of one of
    2**23; it is moved up by 9 bits, which are for the number of its group of 8 columns, the first group's the greatest; and
    of those the greatest is taken. A compiler that knew scale and offset would give them to the product, which rounds less
    exactly.
    """
    groups: tl.constexpr = COLUMNS // 8
    column = tl.arange(0, COLUMNS)
    likeness = likeness * scale + offset
    marked = (likeness.to(tl.int32, bitcast=True) << 9) + (groups - 1 - column // 8)[None, :]
    marked = tl.max(tl.reshape(marked, [ROWS, groups, 8]), axis=1)
    return tl.maximum(most, marked + (512 - groups - first // 8))


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def best_of(most):  # type: ignore[no-untyped-def]
    """(how alike, which column) from what `best_yet` leaves: of equals the first; -inf for what is no number."""
    whole = tl.max(most >> 9, axis=1)
    lane = tl.arange(0, 8)
    found = tl.where(most >> 9 == whole[:, None], 8 * (511 - (most & 511)) + lane[None, :], _NOWHERE)
    # what is no number has its highest bit set
    return tl.where(whole < 0, float("-inf"), whole.to(tl.float32)), tl.min(found, axis=1)


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def _singles_alike(  # type: ignore[no-untyped-def]
    parts, row, evens, odds, scale, offset,
    D: tl.constexpr, DP: tl.constexpr, ROWS: tl.constexpr, COLUMNS: tl.constexpr,  # noqa: N803
):  # fmt: skip
    """The same of rows in one part."""
    column = tl.arange(0, COLUMNS)
    at = tl.arange(0, DP)
    fits = at < D
    # the last row and the last column stand in for those that there are not
    mine = _side(parts + (2 * tl.minimum(row, evens - 1))[:, None] * D + at[None, :], fits[None, :], D, DP)
    most = tl.full([ROWS, 8], -(1 << 31), tl.int32)
    for first in range(0, odds, COLUMNS):
        there = parts + (2 * tl.minimum(first + column, odds - 1) + 1)[None, :] * D + at[:, None]
        likeness = tl.dot(mine, _side(there, fits[:, None], D, DP))
        most = best_yet(most, likeness, first, scale, offset, ROWS, COLUMNS)
    return best_of(most)


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def each_alike(  # type: ignore[no-untyped-def]
    parts, best, places, count, leaving, first, scale, offset,
    D: tl.constexpr, DP: tl.constexpr, PARTS: tl.constexpr, ROWS: tl.constexpr, COLUMNS: tl.constexpr,  # noqa: N803
):  # fmt: skip
    """Of each even row from `first` on how alike it is to the odd one most like it, and its place, where it goes there."""
    evens = (count + 1) // 2
    odds = count // 2
    row = first + tl.arange(0, ROWS)
    if PARTS == 2:
        top, nearest = _pairs_alike(parts, row, evens, odds, D, DP, ROWS, COLUMNS)
    else:
        top, nearest = _singles_alike(parts, row, evens, odds, scale, offset, D, DP, ROWS, COLUMNS)
    inside = row < evens
    # what is no number counts as most, as torch has it
    tl.store(best + row, tl.where(top == float("-inf"), float("inf"), top), mask=inside)
    place = tl.minimum(nearest, odds - 1) + evens - leaving
    tl.store(places + row, place.to(places.dtype.element_ty), mask=inside)


@triton.jit(do_not_specialize=["count", "leaving", "stride"])  # type: ignore[untyped-decorator,unused-ignore]
def alike(  # type: ignore[no-untyped-def]
    parts, best, places, count, leaving, stride, scale, offset,
    D: tl.constexpr, DP: tl.constexpr, PARTS: tl.constexpr, ROWS: tl.constexpr, COLUMNS: tl.constexpr,  # noqa: N803
):  # fmt: skip
    """Of each even row the odd one most like it, the first of equals, and how alike they are."""
    clip = tl.program_id(1).to(tl.int64)
    parts += clip * count * (PARTS * D)
    best += clip * stride
    places += clip * stride
    each_alike(parts, best, places, count, leaving, tl.program_id(0) * ROWS, scale, offset, D, DP, PARTS, ROWS, COLUMNS)


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def each_ranked(best, places, evens, leaving, first, ROWS: tl.constexpr, BLOCK: tl.constexpr):  # type: ignore[no-untyped-def]  # noqa: N803
    """Of even rows from `first` on, those that stay take the first places: the most alike first, of equals the earlier."""
    row = first + tl.arange(0, ROWS)
    inside = row < evens
    own = tl.load(best + row, mask=inside, other=0.0)
    rank = tl.zeros([ROWS], tl.int32)
    for begin in range(0, evens, BLOCK):
        other = begin + tl.arange(0, BLOCK)
        theirs = tl.load(best + other, mask=other < evens, other=float("-inf"))
        level = (theirs[None, :] == own[:, None]) & (other[None, :] < row[:, None])
        rank += tl.sum(((theirs[None, :] > own[:, None]) | level).to(tl.int32), axis=1)
    stays = inside & (rank >= leaving)
    tl.store(places + row, (rank - leaving).to(places.dtype.element_ty), mask=stays)


@triton.jit(do_not_specialize=["evens", "leaving", "stride"])  # type: ignore[untyped-decorator,unused-ignore]
def ranked(  # type: ignore[no-untyped-def]
    best, places, evens, leaving, stride, ROWS: tl.constexpr, BLOCK: tl.constexpr,  # noqa: N803
):  # fmt: skip
    """Places of the even rows that stay."""
    clip = tl.program_id(1).to(tl.int64)
    each_ranked(best + clip * stride, places + clip * stride, evens, leaving, tl.program_id(0) * ROWS, ROWS, BLOCK)
