"""Means of the tokens that have become one, kernels of `merging_triton`, in Triton.

Tokens are sorted by the place that each goes to, stably, and each mean reads those of its own place where they lie.
"""

from __future__ import annotations

import triton  # type: ignore[import-not-found,import-untyped,unused-ignore]
import triton.language as tl  # type: ignore[import-not-found,import-untyped,unused-ignore]


@triton.jit(do_not_specialize=["count", "target", "bits"])  # type: ignore[untyped-decorator,unused-ignore]
def listed(into, keys, spare, firsts, count, room, target, bits, AT_ONCE: tl.constexpr):  # type: ignore[no-untyped-def]  # noqa: N803
    """The `count` tokens of each clip sorted by their places, of which there are `target` in so many `bits`: numbers with a
    token in the lower 13 bits and its place above, in `keys` where `bits` are even and in `spare` where they are odd, with
    `room` for a clip; and in `firsts` where those of each place begin, and where the last of them end.

    Bit by bit, those without it first; how many there are of them has been counted with the bit before.
    """
    clip = tl.program_id(0).to(tl.int64)
    into += clip * count
    keys += clip * room
    spare += clip * room
    firsts += clip * (target + 1)
    some = tl.arange(0, AT_ONCE)
    zeros = 0
    for first in tl.range(0, count, AT_ONCE, num_stages=1):
        inside = first + some < count
        place = tl.load(into + first + some, mask=inside, other=1).to(tl.int32)
        tl.store(keys + first + some, (place << 13) | (first + some), mask=inside)
        zeros += tl.sum(1 - (place & 1), axis=0)
    for first in tl.range(0, target + 1, AT_ONCE, num_stages=1):
        tl.store(firsts + first + some, count, mask=first + some <= target)
    tl.debug_barrier()
    for bit in range(bits):
        low = 0
        after = 0
        for first in tl.range(0, count, AT_ONCE, num_stages=1):
            key = tl.load(keys + first + some, mask=first + some < count, other=-1)
            without = 1 - ((key >> (13 + bit)) & 1)
            upto = low + tl.cumsum(without, axis=0)
            slot = tl.where(without == 1, upto - 1, zeros + first + some - upto)
            tl.store(spare + slot, key, mask=first + some < count)
            low += tl.sum(without, axis=0)
            after += tl.sum(1 - ((key >> (14 + bit)) & 1), axis=0)
        zeros = after
        tl.debug_barrier()
        taken = keys
        keys = spare
        spare = taken
    for first in tl.range(0, count, AT_ONCE, num_stages=1):
        at = first + some
        place = tl.load(keys + at, mask=at < count, other=0) >> 13
        before = tl.load(keys + at - 1, mask=(at < count) & (at > 0), other=-1) >> 13
        gap = tl.where(at < count, place - before, 0)
        for step in range(tl.max(gap, axis=0)):
            tl.store(firsts + place - step, at, mask=step < gap)


@triton.jit(do_not_specialize=["count", "target"])  # type: ignore[untyped-decorator,unused-ignore]
def means(  # type: ignore[no-untyped-def]
    tokens, keys, firsts, out, count, room, target, WIDTH: tl.constexpr, BLOCK: tl.constexpr, EACH: tl.constexpr,  # noqa: N803
):  # fmt: skip
    """The mean of all tokens that go into one, added up in their order."""
    one = tl.program_id(0)
    clip = tl.program_id(2).to(tl.int64)
    tokens += clip * count * WIDTH
    keys += clip * room
    firsts += clip * (target + 1) + one
    begin = tl.load(firsts)
    end = tl.load(firsts + 1)
    at = tl.program_id(1) * BLOCK + tl.arange(0, BLOCK)
    fits = at < WIDTH
    total = tl.zeros([BLOCK], tl.float32)
    for done in tl.range(begin, end, EACH, num_stages=1):
        for more in tl.static_range(EACH):
            there = done + more < end
            token = tl.load(keys + done + more, mask=there, other=0) & 8191
            total += tl.load(tokens + token * WIDTH + at, mask=fits & there, other=0.0).to(tl.float32)
    mean = tl.div_rn(total, tl.zeros([BLOCK], tl.float32) + tl.maximum(end - begin, 1))
    tl.store(out + (clip * target + one) * WIDTH + at, mean.to(out.dtype.element_ty), mask=fits)
