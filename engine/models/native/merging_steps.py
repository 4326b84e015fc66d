"""The kernel of `merging_triton`, in Triton: a step of the rounds of some clips beside reading others' tokens.

Rounds wait for products and for each other, and reading for memory: programs of both kinds side by side on a card take
little longer than those of one. Launches on streams of their own do not mix like that, since the programs of one are begun
before those of the other.
"""

from __future__ import annotations

import triton  # type: ignore[import-not-found,import-untyped,unused-ignore]
import triton.language as tl  # type: ignore[import-not-found,import-untyped,unused-ignore]

from engine.models.native.merging_kernels import each_ended, each_joined, each_narrow
from engine.models.native.merging_likeness import each_alike
from engine.models.native.merging_means import each_mean


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def _worked(  # type: ignore[no-untyped-def]
    parts, lengths, left_parts, left_lengths, best, places, sources, into, keys, spare_keys, firsts,
    tokens, target, count, leaving, stride, begin, scale, offset, room, bits, spare, clip, tile,
    CHAIN: tl.constexpr, D: tl.constexpr, DP: tl.constexpr, PARTS: tl.constexpr,  # noqa: N803
    ROWS: tl.constexpr, COLUMNS: tl.constexpr, TALL: tl.constexpr, EACH: tl.constexpr,  # noqa: N803
    DEEP: tl.constexpr, ACROSS: tl.constexpr, AT_ONCE: tl.constexpr,  # noqa: N803
):  # fmt: skip
    """A tile of a clip's step."""
    parts += clip * count * (PARTS * D)
    lengths += clip * count
    best += clip * stride
    places += clip * stride
    sources += clip * stride
    if CHAIN == "alike":
        each_alike(parts, best, places + begin, count, leaving, tile * ROWS, scale, offset, D, DP, PARTS, ROWS, COLUMNS)
    elif CHAIN == "joined":
        left_parts += clip * (count - leaving) * (PARTS * D)
        left_lengths += clip * (count - leaving)
        each_joined(
            parts, lengths, places + begin, left_parts, left_lengths, sources,
            count, leaving, tile * TALL, D, DP, PARTS, TALL, EACH, DEEP, ACROSS,
        )  # fmt: skip
    else:
        each_ended(
            parts, lengths, left_parts + clip * spare * (PARTS * D), left_lengths + clip * spare,
            best, places, sources, into + clip * tokens,
            keys + clip * room, spare_keys + clip * room, firsts + clip * (target + 1),
            tokens, count, target, begin, scale, offset, bits,
            D, DP, PARTS, ROWS, COLUMNS, TALL, EACH, DEEP, ACROSS, AT_ONCE,
        )  # fmt: skip


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def _read(  # type: ignore[no-untyped-def]
    coming, coming_parts, coming_lengths, coming_total, coming_first, coming_readers,
    gone, gone_keys, gone_firsts, out, gone_first, tokens, target, room, reader,
    HEADS: tl.constexpr, D: tl.constexpr, DP: tl.constexpr, PARTS: tl.constexpr,  # noqa: N803
    TOKENS: tl.constexpr, BLOCK: tl.constexpr, AHEAD: tl.constexpr,  # noqa: N803
):  # fmt: skip
    """Some tokens read."""
    if reader < coming_readers:
        program = coming_first + reader
        each_narrow(coming, coming_parts, coming_lengths, coming_total, program, HEADS, D, DP, PARTS, TOKENS)
    else:
        blocks: tl.constexpr = (HEADS * D + BLOCK - 1) // BLOCK
        program = gone_first + reader - coming_readers
        clip = program // (target * blocks)
        rest = (program % (target * blocks)).to(tl.int32)
        gone += clip * tokens * (HEADS * D)
        gone_keys += clip * room
        gone_firsts += clip * (target + 1)
        out += clip * target * (HEADS * D)
        one = rest // blocks
        each_mean(gone, gone_keys, gone_firsts, out, one, rest % blocks * BLOCK, HEADS * D, BLOCK, AHEAD)


_NUMBERS = ["tokens", "target", "count", "leaving", "stride", "begin", "bits", "spare", "tiles", "workers"]
_OTHERS = ["coming_total", "coming_first", "coming_readers", "gone_first", "gone_readers"]


@triton.jit(do_not_specialize=_NUMBERS + _OTHERS)  # type: ignore[untyped-decorator,unused-ignore]
def step(  # type: ignore[no-untyped-def]
    parts, lengths, left_parts, left_lengths, best, places, sources, into, keys, spare_keys, firsts,
    tokens, target, count, leaving, stride, begin, scale, offset, room, bits, spare, tiles, workers,
    coming, coming_parts, coming_lengths, coming_total, coming_first, coming_readers,
    gone, gone_keys, gone_firsts, out, gone_first, gone_readers,
    CHAIN: tl.constexpr, HEADS: tl.constexpr, D: tl.constexpr, DP: tl.constexpr, PARTS: tl.constexpr,  # noqa: N803
    ROWS: tl.constexpr, COLUMNS: tl.constexpr, TALL: tl.constexpr, EACH: tl.constexpr,  # noqa: N803
    DEEP: tl.constexpr, ACROSS: tl.constexpr, AT_ONCE: tl.constexpr,  # noqa: N803
    TOKENS: tl.constexpr, BLOCK: tl.constexpr, AHEAD: tl.constexpr,  # noqa: N803
):  # fmt: skip
    """CHAIN for some clips, by so many `workers`; rows of the tokens `coming`, `coming_total` in all, and means of those
    `gone`, by so many readers of each, which are their first, or follow that.

    CHAIN is "alike", "joined", "ended" or "nothing" (see `merging_likeness` and `merging_kernels`), in `tiles` for each
    clip: one had `tokens`, of which `count` are left as rows, and `leaving` go in this round. Workers and readers take turns
    as evenly as their numbers allow; those that end a clip, which takes long, are all begun first.
    """
    program = tl.program_id(0).to(tl.int64)
    readers = coming_readers + gone_readers
    if CHAIN == "nothing":
        before = program * 0
        after = before
    elif CHAIN == "ended":
        before = tl.minimum(program, workers)
        after = tl.minimum(program + 1, workers)
    else:
        before = program * workers // (workers + readers)
        after = (program + 1) * workers // (workers + readers)
    if after == before:
        _read(
            coming, coming_parts, coming_lengths, coming_total, coming_first, coming_readers,
            gone, gone_keys, gone_firsts, out, gone_first, tokens, target, room, program - before,
            HEADS, D, DP, PARTS, TOKENS, BLOCK, AHEAD,
        )  # fmt: skip
    elif CHAIN != "nothing":
        _worked(
            parts, lengths, left_parts, left_lengths, best, places, sources, into, keys, spare_keys, firsts,
            tokens, target, count, leaving, stride, begin, scale, offset, room, bits, spare,
            before // tiles, (before % tiles).to(tl.int32),
            CHAIN, D, DP, PARTS, ROWS, COLUMNS, TALL, EACH, DEEP, ACROSS, AT_ONCE,
        )  # fmt: skip
