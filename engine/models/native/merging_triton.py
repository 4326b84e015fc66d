"""The kernels of `merging` in Triton. Imported only where there is a card.

Rows are the means of tokens over the tower's heads, up to a factor. They lie in memory as their length and, scaled to the
length 256, as two numbers of 16 bits each: what fp16 holds, and what fp16 holds of the rest. Together that is 22 bits, as
much as three products of tf32 see of a float32, and as many bytes. Of the four products of such pairs three are summed up in
float32; the fourth, of the two rests, is some 2**-24 of the whole. The least of them come first, so that the sum is rounded
at its own size only once. It is twice as quick as tf32, whose products take two of fp16's, and nothing needs to be split
while tiles are multiplied. Rows that are equal are split equally, and what is reckoned of two rows does not depend on where
they lie in a tile: equals stay equals, of which the earlier one counts.

What a round leaves is not sorted where half of the rows leave, since all of the even ones do. Otherwise each counts those
that come before it.

Numbers that differ from round to round are not specialised: each kernel is compiled once for a tower.
"""

from __future__ import annotations

import torch
import triton  # type: ignore[import-not-found,import-untyped,unused-ignore]
import triton.language as tl  # type: ignore[import-not-found,import-untyped,unused-ignore]
from torch import Tensor

MOST_TOKENS = 8192
"""Of a clip; their numbers have 16 bits in a list."""
MOST_WIDE = 256
"""Numbers of a row, which lies in one tile."""
PRODUCTS = 3
"""Of halves, for the likeness of two rows. With 1, of the upper ones alone, cosines are known to some 2**-12. That is more
than the reference knows of them in bf16, but not what the processor finds: for measurements."""
_LENGTH = tl.constexpr(256.0)
_SHARE = tl.constexpr(1 / 256)
_NOWHERE = tl.constexpr(1 << 30)


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
def _kept(rows, split, lengths, there, inside, fits, D: tl.constexpr, DP: tl.constexpr):  # type: ignore[no-untyped-def]  # noqa: N803
    """Rows written as halves of 16 bits and lengths, where they belong."""
    at = tl.arange(0, DP)
    shown = inside[:, None] & fits[None, :]
    length = tl.sqrt_rn(tl.sum(rows * rows, axis=1))
    # a row of zeros stays one: it is like none, where torch's operations make no number of it
    least = tl.maximum(length, 1e-30)
    scaled = tl.div_rn(rows, tl.broadcast_to(least[:, None], rows.shape)) * _LENGTH
    high, low = _halves(scaled)
    both = split + there[:, None] * (2 * D) + at[None, :]
    tl.store(both, high, mask=shown)
    tl.store(both + D, low, mask=shown)
    tl.store(lengths + there, length * _SHARE, mask=inside)


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def _rows(split, lengths, there, inside, fits, D: tl.constexpr, DP: tl.constexpr):  # type: ignore[no-untyped-def]  # noqa: N803
    """What `_kept` has written."""
    at = tl.arange(0, DP)
    shown = inside[:, None] & fits[None, :]
    both = split + there[:, None] * (2 * D) + at[None, :]
    high = tl.load(both, mask=shown, other=0.0).to(tl.float32)
    low = tl.load(both + D, mask=shown, other=0.0).to(tl.float32)
    return (high + low) * tl.load(lengths + there, mask=inside, other=0.0)[:, None]


@triton.jit(do_not_specialize=["total"])  # type: ignore[untyped-decorator,unused-ignore]
def _narrow(  # type: ignore[no-untyped-def]
    tokens, split, lengths, total, HEADS: tl.constexpr, D: tl.constexpr, DP: tl.constexpr, TOKENS: tl.constexpr,  # noqa: N803
):  # fmt: skip
    """Each token summed up over its heads."""
    token = tl.program_id(0).to(tl.int64) * TOKENS + tl.arange(0, TOKENS)
    inside = token < total
    at = tl.arange(0, DP)
    fits = at < D
    rows = tl.zeros([TOKENS, DP], tl.float32)
    for head in tl.static_range(HEADS):
        part = tokens + token[:, None] * (HEADS * D) + head * D + at[None, :]
        rows += tl.load(part, mask=inside[:, None] & fits[None, :], other=0.0).to(tl.float32)
    _kept(rows, split, lengths, token, inside, fits, D, DP)


@triton.jit(do_not_specialize=["count", "evens", "staying", "stride"])  # type: ignore[untyped-decorator,unused-ignore]
def _alike(  # type: ignore[no-untyped-def]
    split, best, places, count, evens, staying, stride,
    D: tl.constexpr, DP: tl.constexpr, ROWS: tl.constexpr, COLUMNS: tl.constexpr, BY_LANE: tl.constexpr,  # noqa: N803
    PRODUCTS: tl.constexpr,  # noqa: N803
):  # fmt: skip
    """Of each even row the odd one most like it, the first of equals, and how alike they are."""
    clip = tl.program_id(1).to(tl.int64)
    odds = count // 2
    row = tl.program_id(0) * ROWS + tl.arange(0, ROWS)
    column = tl.arange(0, COLUMNS)
    at = tl.arange(0, DP)
    base = split + clip * count * (2 * D)
    # the last row and the last column stand in for those that there are not
    here = base + (2 * tl.minimum(row, evens - 1))[:, None] * (2 * D) + at[None, :]
    fits = at < D
    if D == DP:
        high = tl.load(here)
        low = tl.load(here + D)
    else:
        high = tl.load(here, mask=fits[None, :], other=0.0)
        low = tl.load(here + D, mask=fits[None, :], other=0.0)
    if BY_LANE:  # the best of every column of a tile by itself, and of those the best in the end
        most = tl.full([ROWS, COLUMNS], float("-inf"), tl.float32)
        found = tl.zeros([ROWS, COLUMNS], tl.int32)
    else:
        most = tl.full([ROWS], float("-inf"), tl.float32)
        found = tl.zeros([ROWS], tl.int32)
    for first in range(0, odds, COLUMNS):
        there = base + (2 * tl.minimum(first + column, odds - 1) + 1)[None, :] * (2 * D) + at[:, None]
        if D == DP:
            other_high = tl.load(there)
            other_low = tl.load(there + D)
        else:
            other_high = tl.load(there, mask=fits[:, None], other=0.0)
            other_low = tl.load(there + D, mask=fits[:, None], other=0.0)
        likeness = tl.zeros([ROWS, COLUMNS], tl.float32)
        if PRODUCTS == 3:
            likeness = tl.dot(high, other_low, tl.dot(low, other_high))
        likeness = tl.dot(high, other_high, likeness)
        if BY_LANE:
            better = likeness > most
            most = tl.where(better, likeness, most)
            found = tl.where(better, first, found)
        else:
            high_here = tl.max(likeness, axis=1)
            at_here = tl.min(tl.where(likeness == high_here[:, None], column[None, :], COLUMNS), axis=1)
            found = tl.where(high_here > most, first + at_here, found)
            most = tl.maximum(most, high_here)
    if BY_LANE:
        top = tl.max(most, axis=1)
        nearest = tl.min(tl.where(most == top[:, None], found + column[None, :], _NOWHERE), axis=1)
    else:
        top = most
        nearest = found
    nearest = tl.minimum(nearest, odds - 1)
    inside = row < evens
    # what is no number counts as most, as torch has it
    tl.store(best + clip * stride + row, tl.where(top == float("-inf"), float("inf"), top), mask=inside)
    tl.store(places + clip * stride + row, nearest + staying, mask=inside)


@triton.jit(do_not_specialize=["evens", "leaving", "stride"])  # type: ignore[untyped-decorator,unused-ignore]
def _ranked(  # type: ignore[no-untyped-def]
    best, places, evens, leaving, stride, ROWS: tl.constexpr, BLOCK: tl.constexpr,  # noqa: N803
):  # fmt: skip
    """Even rows that stay take the first places, the most alike first, and of equals the earlier one."""
    clip = tl.program_id(1).to(tl.int64)
    row = tl.program_id(0) * ROWS + tl.arange(0, ROWS)
    inside = row < evens
    own = tl.load(best + clip * stride + row, mask=inside, other=0.0)
    rank = tl.zeros([ROWS], tl.int32)
    for first in range(0, evens, BLOCK):
        other = first + tl.arange(0, BLOCK)
        theirs = tl.load(best + clip * stride + other, mask=other < evens, other=float("-inf"))
        level = (theirs[None, :] == own[:, None]) & (other[None, :] < row[:, None])
        rank += tl.sum(((theirs[None, :] > own[:, None]) | level).to(tl.int32), axis=1)
    tl.store(places + clip * stride + row, rank - leaving, mask=inside & (rank >= leaving))


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def _sources(wanted, sources, count, low, high, AT_ONCE: tl.constexpr):  # type: ignore[no-untyped-def]  # noqa: N803
    """(where the list begins, its length): those whose wanted place is in low..high, each with that place less `low` in its
    upper 16 bits.

    The lists of a clip's places lie one behind the other in `sources`, and each program writes its own. Their order goes by
    the numbers alone: of so many at once a thread has every so manieth, and those of a thread lie behind each other.
    """
    across: tl.constexpr = min(AT_ONCE, 512)
    deep: tl.constexpr = AT_ONCE // across
    some = across * tl.arange(0, deep)[:, None] + tl.arange(0, across)[None, :]
    before = tl.zeros([deep, across], tl.int32)
    for first in range(0, count, AT_ONCE):
        place = tl.load(wanted + first + some, mask=first + some < count, other=_NOWHERE).to(tl.int32)
        before += (place < low).to(tl.int32)
    begin = sources + tl.sum(tl.sum(before, axis=0), axis=0)
    length = 0
    for first in range(0, count, AT_ONCE):
        place = tl.load(wanted + first + some, mask=first + some < count, other=_NOWHERE).to(tl.int32)
        mine = ((place >= low) & (place < high)).to(tl.int32)
        total = tl.sum(mine, axis=0)
        slot = length + (tl.cumsum(total, axis=0) - total)[None, :] + tl.cumsum(mine, axis=0) - 1
        tl.store(begin + slot, first + some + ((place - low) << 16), mask=mine == 1)
        length += tl.sum(total, axis=0)
    tl.debug_barrier()
    return begin, length


@triton.jit(do_not_specialize=["count", "evens", "staying", "left", "stride"])  # type: ignore[untyped-decorator,unused-ignore]
def _joined(  # type: ignore[no-untyped-def]
    split, lengths, places, left_split, left_lengths, sources, count, evens, staying, left, stride,
    D: tl.constexpr, DP: tl.constexpr, ROWS: tl.constexpr, EACH: tl.constexpr, AT_ONCE: tl.constexpr, HOW: tl.constexpr,  # noqa: N803
):  # fmt: skip
    """The rows that a round leaves: those that stay, and the odd ones with all that went into them."""
    clip = tl.program_id(1).to(tl.int64)
    first = tl.program_id(0) * ROWS
    place = places + clip * stride
    begin, length = _sources(place, sources + clip * stride, evens, first, first + ROWS, AT_ONCE)
    row = first + tl.arange(0, ROWS)
    at = tl.arange(0, DP)
    fits = at < D
    base = clip * count
    odd = (row >= staying) & (row < left)
    rows = _rows(split, lengths, base + 2 * (row - staying) + 1, odd, fits, D, DP)
    step = tl.arange(0, EACH)
    for done in range(0, length, EACH):
        there = done + step < length
        source = tl.load(begin + done + step, mask=there, other=0)
        even = base + 2 * (source & 0xFFFF)
        # a one for each at the row that it goes into; what is not there is zero
        one = row[:, None] == (first + (source >> 16))[None, :]
        if HOW == "fp16":
            # halves again, by the power of two under the greatest of their lengths
            scale, back = _power(tl.max(tl.load(lengths + even, mask=there, other=0.0), axis=0))
            high, low = _halves(_rows(split, lengths, even, there, fits, D, DP) * back)
            rows += scale * tl.dot(one.to(tl.float16), high, tl.dot(one.to(tl.float16), low))
        else:
            coming = _rows(split, lengths, even, there, fits, D, DP)
            rows = tl.dot(one.to(tl.float32), coming, rows, input_precision=HOW)
    _kept(rows, left_split, left_lengths, clip * left + row, row < left, fits, D, DP)


@triton.jit(do_not_specialize=["count", "target", "stride"])  # type: ignore[untyped-decorator,unused-ignore]
def _composed(places, into, count, target, stride, TOKENS: tl.constexpr):  # type: ignore[no-untyped-def]  # noqa: N803
    """Where each token is after all rounds."""
    clip = tl.program_id(1).to(tl.int64)
    token = tl.program_id(0) * TOKENS + tl.arange(0, TOKENS)
    inside = token < count
    where = token
    place = places + clip * stride
    rows = count
    while rows > target:
        leaving = tl.minimum(rows - target, rows // 2)
        evens = (rows + 1) // 2
        gone = tl.load(place + where // 2, mask=inside & (where % 2 == 0), other=0)
        where = tl.where(where % 2 == 0, gone, where // 2 + evens - leaving)
        place += evens
        rows -= leaving
    tl.store(into + clip * count + token, where.to(into.dtype.element_ty), mask=inside)


@triton.jit(do_not_specialize=["count", "target"])  # type: ignore[untyped-decorator,unused-ignore]
def _means(  # type: ignore[no-untyped-def]
    tokens, into, out, sources, count, target,
    WIDTH: tl.constexpr, AT_ONCE: tl.constexpr, BLOCK: tl.constexpr, EACH: tl.constexpr, TILED: tl.constexpr,  # noqa: N803
):  # fmt: skip
    """The mean of all tokens that go into one, added up in the order of their list."""
    one = tl.program_id(0)
    clip = tl.program_id(2).to(tl.int64)
    begin, length = _sources(into + clip * count, sources + clip * count, count, one, one + 1, AT_ONCE)
    at = tl.program_id(1) * BLOCK + tl.arange(0, BLOCK)
    fits = at < WIDTH
    total = tl.zeros([BLOCK], tl.float32)
    for done in range(0, length, EACH):
        if TILED:
            step = done + tl.arange(0, EACH)
            token = clip * count + tl.load(begin + step, mask=step < length, other=0)
            wanted = (step < length)[:, None] & fits[None, :]
            rows = tl.load(tokens + token[:, None] * WIDTH + at[None, :], mask=wanted, other=0.0)
            total += tl.sum(rows.to(tl.float32), axis=0)
        else:
            for more in tl.static_range(EACH):
                there = done + more < length
                token = clip * count + tl.load(begin + done + more, mask=there, other=0)
                total += tl.load(tokens + token * WIDTH + at, mask=fits & there, other=0.0).to(tl.float32)
    mean = tl.div_rn(total, tl.zeros([BLOCK], tl.float32) + tl.maximum(length, 1))
    tl.store(out + (clip * target + one) * WIDTH + at, mean.to(out.dtype.element_ty), mask=fits)


def merged(tokens: Tensor, target: int, heads: int, rounds: list[int]) -> Tensor:
    """As in `merging`."""
    return gathered(tokens, matched(tokens, target, heads, rounds), target)


def matched(tokens: Tensor, target: int, heads: int, rounds: list[int]) -> Tensor:
    """As in `merging`, int32; `rounds` is what that says. At most MOST_TOKENS of a clip, and rows at most MOST_WIDE wide."""
    clips, count, width = tokens.shape
    wide = width // heads
    padded = max(16, triton.next_power_of_2(wide))
    tokens = tokens.contiguous()
    split, lengths = _unfilled(tokens, clips, count, wide)
    each = max(8, 2048 // padded)
    _narrow[(triton.cdiv(clips * count, each),)](
        tokens, split, lengths, clips * count, HEADS=heads, D=wide, DP=padded, TOKENS=each, num_warps=4
    )
    stride = sum((rows + 1) // 2 for rows in _counts(count, rounds))
    places, sources = torch.empty(2, clips, max(1, stride), dtype=torch.int32, device=tokens.device)
    best = torch.empty(clips, max(1, stride), dtype=torch.float32, device=tokens.device)
    begin = 0
    for rows, leaving in zip(_counts(count, rounds), rounds, strict=True):
        evens = (rows + 1) // 2
        here = places[:, begin:], best[:, begin:]
        _round(split, *here, rows, leaving, stride, wide, padded)
        begin += evens
        left = rows - leaving
        if left > target:
            split, lengths = _left(split, lengths, here[0], sources, rows, left, evens - leaving, stride, padded)
    into = torch.empty(clips, count, dtype=torch.int32, device=tokens.device)
    _composed[(triton.cdiv(count, 1024), clips)](places, into, count, target, stride, TOKENS=1024, num_warps=4)
    return into


def gathered(tokens: Tensor, into: Tensor, target: int) -> Tensor:
    """As in `merging`."""
    clips, count, width = tokens.shape
    tokens, into = tokens.contiguous(), into.contiguous()
    out = torch.empty(clips, target, width, dtype=tokens.dtype, device=tokens.device)
    sources = torch.empty(clips, count, dtype=torch.int32, device=tokens.device)
    block = min(1024, max(32, triton.next_power_of_2(width)))
    _means[(target, triton.cdiv(width, block), clips)](
        tokens, into, out, sources, count, target,
        WIDTH=width, AT_ONCE=_at_once(count), BLOCK=block, EACH=16, TILED=False, num_warps=4,
    )  # fmt: skip
    return out


def _at_once(count: int) -> int:
    """How many places a program looks through at once: more than these take the registers that its sums need."""
    return int(min(1024, triton.next_power_of_2(count)))


def _counts(count: int, rounds: list[int]) -> list[int]:
    """Rows before each round."""
    return [count - sum(rounds[:place]) for place in range(len(rounds))]


def _unfilled(like: Tensor, clips: int, count: int, wide: int) -> tuple[Tensor, Tensor]:
    """(halves of rows, lengths of rows) for `_kept` to write."""
    split = torch.empty(clips, count, 2, wide, dtype=torch.float16, device=like.device)
    return split, torch.empty(clips, count, dtype=torch.float32, device=like.device)


def _round(
    split: Tensor, places: Tensor, best: Tensor, rows: int, leaving: int, stride: int, wide: int, padded: int
) -> None:
    """Where each even row goes, into `places`."""
    clips, evens = split.shape[0], (rows + 1) // 2
    tall = 128 if evens >= 128 else 64
    _alike[(triton.cdiv(evens, tall), clips)](
        split, best, places, rows, evens, evens - leaving, stride,
        D=wide, DP=padded, ROWS=tall, COLUMNS=64, BY_LANE=True, PRODUCTS=PRODUCTS, num_warps=tall // 16, num_stages=2,
    )  # fmt: skip
    if leaving < evens:
        _ranked[(triton.cdiv(evens, 16), clips)](best, places, evens, leaving, stride, ROWS=16, BLOCK=256, num_warps=4)


def _left(
    split: Tensor,
    lengths: Tensor,
    places: Tensor,
    sources: Tensor,
    rows: int,
    left: int,
    staying: int,
    stride: int,
    padded: int,
) -> tuple[Tensor, Tensor]:
    """Rows after a round, as `_unfilled`."""
    clips, wide = split.shape[0], split.shape[-1]
    evens = (rows + 1) // 2
    found = _unfilled(split, clips, left, wide)
    _joined[(triton.cdiv(left, 32), clips)](
        split, lengths, places, *found, sources, rows, evens, staying, left, stride,
        D=wide, DP=padded, ROWS=32, EACH=16, AT_ONCE=_at_once(evens), HOW="fp16", num_warps=4,
    )  # fmt: skip
    return found


def attempt(device: torch.device) -> None:
    """Run each kernel once, small. Raises whatever is wrong."""
    merged(torch.ones(2, 19, 64, dtype=torch.bfloat16, device=device), 4, 2, [9, 5, 1])
    torch.cuda.synchronize(device)
