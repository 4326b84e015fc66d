"""Rows of tokens, made and joined: kernels of `merging_triton`, in Triton.

Rows are the means of tokens over the tower's heads, up to a factor. They lie in memory as their length and, scaled to the
length 256, as numbers of 16 bits, in PARTS:

- 2: what fp16 holds, and what fp16 holds of the rest. Together that is 22 bits, as much as three products of tf32 see of a
  float32, and as many bytes. Of the four products of such pairs three are summed up in float32; the fourth, of the two
  rests, is some 2**-24 of the whole. The least of them come first, so that the sum is rounded at its own size only once. It
  is twice as quick as tf32, whose products take two of fp16's, and nothing needs to be split while tiles are multiplied.
- 1: what fp16 holds, 11 bits. The single product of two such rows, summed up in float32, tells cosines to some 2**-12;
  what is compared is rounded to 2**-19.

Rows that are equal are split equally, and what is reckoned of two rows does not depend on where they lie in a tile: equals
stay equals, of which the earlier one counts.
"""

from __future__ import annotations

import triton  # type: ignore[import-not-found,import-untyped,unused-ignore]
import triton.language as tl  # type: ignore[import-not-found,import-untyped,unused-ignore]

from engine.models.native.merging_likeness import each_alike, each_ranked

_LENGTH = tl.constexpr(256.0)
SHARE = tl.constexpr(1 / 256)
_UPWARDS = tl.constexpr(4096.0)
"""What sizes are multiplied by before fp16 holds them: the least of them keep more of their bits."""
_DOWNWARDS = tl.constexpr(1 / 4096)


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def _halves(rows):  # type: ignore[no-untyped-def]
    """What fp16 holds, and what it holds of the rest."""
    high = rows.to(tl.float16)
    return high, (rows - high.to(tl.float32)).to(tl.float16)


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def _power(value):  # type: ignore[no-untyped-def]
    """(the greatest power of two that is not above it, one divided by that); of nothing, some small one."""
    bits = tl.maximum(value, 1e-30).to(tl.int32, bitcast=True) & 0x7F800000
    return bits.to(tl.float32, bitcast=True), (0x7F000000 - bits).to(tl.float32, bitcast=True)


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def scale_of(length):  # type: ignore[no-untyped-def]
    """By which rows of such lengths become 256 long; one of zeros stays one: it is like none, where torch's operations make
    no number of it."""
    least = tl.maximum(length, 1e-30)
    return tl.div_rn(tl.zeros_like(least) + _LENGTH, least)


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def _kept(  # type: ignore[no-untyped-def]
    rows, parts, lengths, there, inside, fits, D: tl.constexpr, DP: tl.constexpr, PARTS: tl.constexpr,  # noqa: N803
):  # fmt: skip
    """Rows written as numbers of 16 bits and lengths, where they belong."""
    at = tl.arange(0, DP)
    shown = inside[:, None] & fits[None, :]
    length = tl.sqrt_rn(tl.sum(rows * rows, axis=1))
    begin = parts + there[:, None] * (PARTS * D) + at[None, :]
    if PARTS == 1:
        tl.store(begin, (rows * scale_of(length)[:, None]).to(tl.float16), mask=shown)
    else:
        least = tl.maximum(length, 1e-30)
        high, low = _halves(tl.div_rn(rows, tl.broadcast_to(least[:, None], rows.shape)) * _LENGTH)
        tl.store(begin, high, mask=shown)
        tl.store(begin + D, low, mask=shown)
    tl.store(lengths + there, length * SHARE, mask=inside)


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def _rows(  # type: ignore[no-untyped-def]
    parts, lengths, there, inside, fits, D: tl.constexpr, DP: tl.constexpr, PARTS: tl.constexpr,  # noqa: N803
):  # fmt: skip
    """What `_kept` has written."""
    at = tl.arange(0, DP)
    shown = inside[:, None] & fits[None, :]
    begin = parts + there[:, None] * (PARTS * D) + at[None, :]
    found = tl.load(begin, mask=shown, other=0.0).to(tl.float32)
    if PARTS == 2:
        found += tl.load(begin + D, mask=shown, other=0.0).to(tl.float32)
    return found * tl.load(lengths + there, mask=inside, other=0.0)[:, None]


@triton.jit(do_not_specialize=["total"])  # type: ignore[untyped-decorator,unused-ignore]
def narrow(  # type: ignore[no-untyped-def]
    tokens, parts, lengths, total,
    HEADS: tl.constexpr, D: tl.constexpr, DP: tl.constexpr, PARTS: tl.constexpr, TOKENS: tl.constexpr,  # noqa: N803
):  # fmt: skip
    """Each token summed up over its heads."""
    first = tl.program_id(0).to(tl.int64) * TOKENS
    token = tl.arange(0, TOKENS)
    inside = token < total - first
    at = tl.arange(0, DP)
    fits = at < D
    begin = tokens + first * (HEADS * D)
    rows = tl.zeros([TOKENS, DP], tl.float32)
    for head in tl.static_range(HEADS):
        part = begin + token[:, None] * (HEADS * D) + head * D + at[None, :]
        rows += tl.load(part, mask=inside[:, None] & fits[None, :], other=0.0).to(tl.float32)
    _kept(rows, parts + first * (PARTS * D), lengths + first, token, inside, fits, D, DP, PARTS)


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def _sources(  # type: ignore[no-untyped-def]
    wanted, sources, count, low, high, DEEP: tl.constexpr, ACROSS: tl.constexpr,  # noqa: N803
):  # fmt: skip
    """(where the list begins, its length): the numbers of those whose wanted place is in low..high.

    The lists of a clip's places lie one behind the other in `sources`, and each program writes its own: it looks at all
    places once, and those below its own are in the lists before. The order in a list goes by the numbers alone: a thread, of
    which there are ACROSS, has every so manieth, at most 32 of them, and those of a thread lie behind each other.
    """
    lane = tl.arange(0, ACROSS)
    before = tl.zeros([ACROSS], tl.int32)
    mine = tl.zeros([ACROSS], tl.int32)
    bits = tl.zeros([ACROSS], tl.int32)
    for step in tl.static_range(DEEP):
        some = step * ACROSS + lane
        place = tl.load(wanted + some, mask=some < count, other=32767).to(tl.int32)
        here = ((place >= low) & (place < high)).to(tl.int32)
        before += (place < low).to(tl.int32)
        mine += here
        bits |= here << step
    begin = sources + tl.sum(before, axis=0)
    slot = tl.cumsum(mine, axis=0) - mine
    for step in tl.static_range(DEEP):
        here = (bits >> step) & 1
        tl.store(begin + slot, (step * ACROSS + lane).to(sources.dtype.element_ty), mask=here == 1)
        slot += here
    tl.debug_barrier()
    return begin, tl.sum(mine, axis=0)


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def _joined(  # type: ignore[no-untyped-def]
    parts, lengths, places, left_parts, left_lengths, sources, count, leaving, first,
    D: tl.constexpr, DP: tl.constexpr, PARTS: tl.constexpr, ROWS: tl.constexpr, EACH: tl.constexpr,  # noqa: N803
    DEEP: tl.constexpr, ACROSS: tl.constexpr,  # noqa: N803
):  # fmt: skip
    """From `first` on the rows that a round leaves: those that stay, and the odd ones with all that went into them."""
    evens = (count + 1) // 2
    left = count - leaving
    begin, length = _sources(places, sources, evens, first, first + ROWS, DEEP, ACROSS)
    row = first + tl.arange(0, ROWS)
    at = tl.arange(0, DP)
    fits = at < D
    odd = row - (evens - leaving)
    rows = _rows(parts, lengths, 2 * odd + 1, (odd >= 0) & (row < left), fits, D, DP, PARTS)
    step = tl.arange(0, EACH)
    for done in tl.range(0, length, EACH, num_stages=1):
        there = done + step < length
        source = tl.load(begin + done + step, mask=there, other=0).to(tl.int32)
        place = tl.load(places + source, mask=there, other=-1).to(tl.int32)
        even = 2 * source
        # by the power of two under the greatest of their lengths, so that fp16 holds what is multiplied
        size = tl.load(lengths + even, mask=there, other=0.0)
        scale, back = _power(tl.max(size, axis=0))
        # a one, or its length, for each at the row that it goes into; what is not there is zero
        one = row[:, None] == place[None, :]
        if PARTS == 1:
            high, low = _halves(size * (back * _UPWARDS))
            coming = tl.load(parts + even[:, None] * D + at[None, :], mask=there[:, None] & fits[None, :], other=0.0)
            zero = tl.zeros([ROWS, EACH], tl.float16)
            sums = tl.dot(tl.where(one, high[None, :], zero), coming, tl.dot(tl.where(one, low[None, :], zero), coming))
            rows += (scale * _DOWNWARDS) * sums
        else:
            high, low = _halves(_rows(parts, lengths, even, there, fits, D, DP, PARTS) * back)
            rows += scale * tl.dot(one.to(tl.float16), high, tl.dot(one.to(tl.float16), low))
    _kept(rows, left_parts, left_lengths, row, row < left, fits, D, DP, PARTS)


@triton.jit(do_not_specialize=["count", "leaving", "stride"])  # type: ignore[untyped-decorator,unused-ignore]
def joined(  # type: ignore[no-untyped-def]
    parts, lengths, places, left_parts, left_lengths, sources, count, leaving, stride,
    D: tl.constexpr, DP: tl.constexpr, PARTS: tl.constexpr, ROWS: tl.constexpr, EACH: tl.constexpr,  # noqa: N803
    DEEP: tl.constexpr, ACROSS: tl.constexpr,  # noqa: N803
):  # fmt: skip
    """The rows that a round leaves."""
    clip = tl.program_id(1).to(tl.int64)
    parts += clip * count * (PARTS * D)
    left_parts += clip * (count - leaving) * (PARTS * D)
    left_lengths += clip * (count - leaving)
    _joined(
        parts, lengths + clip * count, places + clip * stride, left_parts, left_lengths, sources + clip * stride,
        count, leaving, tl.program_id(0) * ROWS, D, DP, PARTS, ROWS, EACH, DEEP, ACROSS,
    )  # fmt: skip


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def _composed(places, into, count, target, token):  # type: ignore[no-untyped-def]
    """Where these tokens are after all rounds."""
    inside = token < count
    where = token
    rows = count
    while rows > target:
        leaving = tl.minimum(rows - target, rows // 2)
        evens = (rows + 1) // 2
        gone = tl.load(places + where // 2, mask=inside & (where % 2 == 0), other=0).to(tl.int32)
        where = tl.where(where % 2 == 0, gone, where // 2 + evens - leaving)
        places += evens
        rows -= leaving
    tl.store(into + token, where.to(into.dtype.element_ty), mask=inside)


@triton.jit(do_not_specialize=["tokens", "count", "target", "room", "stride", "begin"])  # type: ignore[untyped-decorator,unused-ignore]
def ended(  # type: ignore[no-untyped-def]
    parts, lengths, spare_parts, spare_lengths, best, places, sources, into,
    tokens, count, target, room, stride, begin, scale, offset,
    D: tl.constexpr, DP: tl.constexpr, PARTS: tl.constexpr, ROWS: tl.constexpr, COLUMNS: tl.constexpr,  # noqa: N803
    TALL: tl.constexpr, EACH: tl.constexpr, DEEP: tl.constexpr, ACROSS: tl.constexpr, TOKENS: tl.constexpr,  # noqa: N803
):  # fmt: skip
    """All that is left to do once a clip has few rows, by one program for a clip: the rounds from `count` rows on, whose
    places are from `begin` on, and where each of its `tokens` is after all rounds.

    What one round leaves is the next one's, in the spare rows behind each other, of which a clip has `room`.
    """
    clip = tl.program_id(0).to(tl.int64)
    parts += clip * count * (PARTS * D)
    lengths += clip * count
    spare_parts += clip * room * (PARTS * D)
    spare_lengths += clip * room
    best += clip * stride
    places += clip * stride
    sources += clip * stride
    into += clip * tokens
    here = places + begin
    while count > target:
        leaving = tl.minimum(count - target, count // 2)
        evens = (count + 1) // 2
        for first in tl.range(0, evens, ROWS, num_stages=1):
            each_alike(parts, best, here, count, leaving, first, scale, offset, D, DP, PARTS, ROWS, COLUMNS)
        tl.debug_barrier()
        if leaving < evens:
            for first in tl.range(0, evens, 16, num_stages=1):
                each_ranked(best, here, evens, leaving, first, 16, 256)
            tl.debug_barrier()
        left = count - leaving
        if left > target:
            for first in tl.range(0, left, TALL, num_stages=1):
                _joined(
                    parts, lengths, here, spare_parts, spare_lengths, sources,
                    count, leaving, first, D, DP, PARTS, TALL, EACH, DEEP, ACROSS,
                )  # fmt: skip
            tl.debug_barrier()
            parts = spare_parts
            lengths = spare_lengths
            spare_parts += left * (PARTS * D)
            spare_lengths += left
        here += evens
        count = left
    for first in tl.range(0, tokens, TOKENS, num_stages=1):
        _composed(places, into, tokens, target, first + tl.arange(0, TOKENS))
