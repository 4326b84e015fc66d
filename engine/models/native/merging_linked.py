"""A round of `merging_streams`, kernels in Triton: all even rows of a clip, of one part, go into odd ones.

Which rows go into one is kept as a list: where it begins by the number of the odd row, and by that of each even row which is
the next, both one more than the number of a row, and 0 at the end. The order of a list is chance, so rows are summed up in
float64, whose roundings are so far below the 11 bits which are kept that chance is not seen.
"""

from __future__ import annotations

import triton  # type: ignore[import-not-found,import-untyped,unused-ignore]
import triton.language as tl  # type: ignore[import-not-found,import-untyped,unused-ignore]

from engine.models.native.merging_kernels import SHARE, scale_of
from engine.models.native.merging_likeness import best_of, best_yet


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def _product(rows, rows_rest, columns, columns_rest, REST: tl.constexpr):  # type: ignore[no-untyped-def]  # noqa: N803
    found = tl.dot(rows, columns)
    if REST > 0:
        found = tl.dot(rows_rest, columns_rest, found)
    return found


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def _rows_of(parts, row, D: tl.constexpr, FIRST: tl.constexpr, REST: tl.constexpr):  # type: ignore[no-untyped-def]  # noqa: N803
    """(their first FIRST numbers, the REST)."""
    here = parts + row[:, None] * D
    first = tl.load(here + tl.arange(0, FIRST)[None, :])
    rest = first
    if REST > 0:
        at = FIRST + tl.arange(0, REST)
        rest = tl.load(here + at[None, :], mask=(at < D)[None, :], other=0.0)
    return first, rest


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def _columns_of(parts, row, D: tl.constexpr, FIRST: tl.constexpr, REST: tl.constexpr):  # type: ignore[no-untyped-def]  # noqa: N803
    """The same, turned."""
    here = parts + row[None, :] * D
    first = tl.load(here + tl.arange(0, FIRST)[:, None])
    rest = first
    if REST > 0:
        at = FIRST + tl.arange(0, REST)
        rest = tl.load(here + at[:, None], mask=(at < D)[:, None], other=0.0)
    return first, rest


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def _linked(most, row, places, heads, links, evens):  # type: ignore[no-untyped-def]
    """Each of these rows into the list of the odd one most like it, and its number."""
    inside = row < evens
    _, nearest = best_of(most)
    place = tl.minimum(nearest, evens - 1)
    tl.store(places + row, place.to(places.dtype.element_ty), mask=inside)
    before = tl.atomic_xchg(heads + place, row + 1, mask=inside, sem="relaxed")
    tl.store(links + row, before, mask=inside)


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def _compared(  # type: ignore[no-untyped-def]
    parts, rows, rows_rest, evens, scale, offset,
    D: tl.constexpr, FIRST: tl.constexpr, REST: tl.constexpr, ROWS: tl.constexpr, COLUMNS: tl.constexpr,  # noqa: N803
):  # fmt: skip
    """What `best_yet` says of these rows and all odd ones."""
    column = tl.arange(0, COLUMNS)
    most = tl.full([ROWS, 8], -(1 << 31), tl.int32)
    for first in range(0, evens, COLUMNS):
        # the last column stands in for those that there are not
        columns, columns_rest = _columns_of(parts, 2 * tl.minimum(first + column, evens - 1) + 1, D, FIRST, REST)
        likeness = _product(rows, rows_rest, columns, columns_rest, REST)
        most = best_yet(most, likeness, first, scale, offset, ROWS, COLUMNS)
    return most


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def _compared_twice(  # type: ignore[no-untyped-def]
    parts, rows, rows_rest, others, others_rest, evens, scale, offset,
    D: tl.constexpr, FIRST: tl.constexpr, REST: tl.constexpr, ROWS: tl.constexpr, COLUMNS: tl.constexpr,  # noqa: N803
):  # fmt: skip
    """The same of rows and other rows."""
    column = tl.arange(0, COLUMNS)
    most = tl.full([ROWS, 8], -(1 << 31), tl.int32)
    others_most = tl.full([ROWS, 8], -(1 << 31), tl.int32)
    for first in range(0, evens, COLUMNS):
        columns, columns_rest = _columns_of(parts, 2 * tl.minimum(first + column, evens - 1) + 1, D, FIRST, REST)
        likeness = _product(rows, rows_rest, columns, columns_rest, REST)
        others_likeness = _product(others, others_rest, columns, columns_rest, REST)
        most = best_yet(most, likeness, first, scale, offset, ROWS, COLUMNS)
        others_most = best_yet(others_most, others_likeness, first, scale, offset, ROWS, COLUMNS)
    return most, others_most


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def _held(rows, WIDE: tl.constexpr):  # type: ignore[no-untyped-def]  # noqa: N803
    """The same rows, in registers: what a product leaves stays there, where others are put back into shared memory, which a
    program that runs beside those which read has little of."""
    one = tl.arange(0, WIDE)[:, None] == tl.arange(0, WIDE)[None, :]
    return tl.dot(rows, one.to(rows.dtype)).to(rows.dtype)


@triton.jit(do_not_specialize=["count", "stride"])  # type: ignore[untyped-decorator,unused-ignore]
def alike(  # type: ignore[no-untyped-def]
    parts, places, heads, links, count, stride, scale, offset,
    D: tl.constexpr, FIRST: tl.constexpr, REST: tl.constexpr,  # noqa: N803
    ROWS: tl.constexpr, COLUMNS: tl.constexpr, TWICE: tl.constexpr, HELD: tl.constexpr,  # noqa: N803
):  # fmt: skip
    """Of each even row the odd one most like it, the first of equals. A program looks at ROWS of them, HELD in registers or
    not, and where TWICE is said at as many more with the same columns."""
    clip = tl.program_id(1).to(tl.int64)
    parts += clip * count * D
    places += clip * stride
    heads += clip * stride
    links += clip * stride
    evens = count // 2
    begin = tl.program_id(0) * (2 * ROWS if TWICE else ROWS)
    row = begin + tl.arange(0, ROWS)
    # the last row stands in for those that there are not
    rows, rows_rest = _rows_of(parts, 2 * tl.minimum(row, evens - 1), D, FIRST, REST)
    if HELD:
        rows = _held(rows, FIRST)
        if REST > 0:
            rows_rest = _held(rows_rest, REST)
    if TWICE:
        if begin + ROWS < evens:
            others, others_rest = _rows_of(parts, 2 * tl.minimum(row + ROWS, evens - 1), D, FIRST, REST)
            most, others_most = _compared_twice(
                parts, rows, rows_rest, others, others_rest, evens, scale, offset, D, FIRST, REST, ROWS, COLUMNS
            )
            _linked(others_most, row + ROWS, places, heads, links, evens)
        else:
            most = _compared(parts, rows, rows_rest, evens, scale, offset, D, FIRST, REST, ROWS, COLUMNS)
    else:
        most = _compared(parts, rows, rows_rest, evens, scale, offset, D, FIRST, REST, ROWS, COLUMNS)
    _linked(most, row, places, heads, links, evens)


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def _sums_of(  # type: ignore[no-untyped-def]
    parts, lengths, row, inside, D: tl.constexpr, FIRST: tl.constexpr, REST: tl.constexpr,  # noqa: N803
):  # fmt: skip
    """(the first numbers, the rest) of what rows stand for, float64."""
    here = parts + row[:, None] * D
    length = tl.load(lengths + row, mask=inside, other=0.0)[:, None]
    first = tl.load(here + tl.arange(0, FIRST)[None, :], mask=inside[:, None], other=0.0).to(tl.float32) * length
    rest = first
    if REST > 0:
        at = FIRST + tl.arange(0, REST)
        rest = tl.load(here + at[None, :], mask=inside[:, None] & (at < D)[None, :], other=0.0).to(tl.float32) * length
    return first.to(tl.float64), rest.to(tl.float64)


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def kept(  # type: ignore[no-untyped-def]
    first, rest, parts, lengths, row, inside, D: tl.constexpr, FIRST: tl.constexpr, REST: tl.constexpr,  # noqa: N803
):  # fmt: skip
    """Rows, their first numbers and the rest, written as `merging_kernels` says, where they belong."""
    square = tl.sum(first * first, axis=1)
    if REST > 0:
        square += tl.sum(rest * rest, axis=1)
    length = tl.sqrt_rn(square)
    scale = scale_of(length)[:, None]
    there = parts + row[:, None] * D
    tl.store(there + tl.arange(0, FIRST)[None, :], (first * scale).to(tl.float16), mask=inside[:, None])
    if REST > 0:
        at = FIRST + tl.arange(0, REST)
        tl.store(there + at[None, :], (rest * scale).to(tl.float16), mask=inside[:, None] & (at < D)[None, :])
    tl.store(lengths + row, length * SHARE, mask=inside)


@triton.jit(do_not_specialize=["count", "stride"])  # type: ignore[untyped-decorator,unused-ignore]
def joined(  # type: ignore[no-untyped-def]
    parts, lengths, heads, links, left_parts, left_lengths, count, stride,
    D: tl.constexpr, FIRST: tl.constexpr, REST: tl.constexpr, ROWS: tl.constexpr,  # noqa: N803
):  # fmt: skip
    """The odd rows, each with all that went into it."""
    clip = tl.program_id(1).to(tl.int64)
    left = count // 2
    parts += clip * count * D
    lengths += clip * count
    left_parts += clip * left * D
    left_lengths += clip * left
    heads += clip * stride
    links += clip * stride
    row = tl.program_id(0) * ROWS + tl.arange(0, ROWS)
    inside = row < left
    which = tl.load(heads + row, mask=inside, other=0)
    first_sums, rest_sums = _sums_of(parts, lengths, 2 * row + 1, inside, D, FIRST, REST)
    while tl.max(which, axis=0) > 0:
        there = which > 0
        even = 2 * (which - 1)
        which = tl.load(links + which - 1, mask=there, other=0)
        added, added_rest = _sums_of(parts, lengths, even, there, D, FIRST, REST)
        first_sums += added
        if REST > 0:
            rest_sums += added_rest
    first, rest = first_sums.to(tl.float32), rest_sums.to(tl.float32)
    kept(first, rest, left_parts, left_lengths, row, inside, D, FIRST, REST)
