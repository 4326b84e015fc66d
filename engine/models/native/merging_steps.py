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
    read, narrow_parts, narrow_lengths, keys, firsts, out, total, tokens, target, room, reader,
    READING: tl.constexpr, HEADS: tl.constexpr, D: tl.constexpr, DP: tl.constexpr, PARTS: tl.constexpr,  # noqa: N803
    TOKENS: tl.constexpr, BLOCK: tl.constexpr, AHEAD: tl.constexpr,  # noqa: N803
):  # fmt: skip
    """Some tokens read."""
    if READING == "narrow":
        each_narrow(read, narrow_parts, narrow_lengths, total, reader, HEADS, D, DP, PARTS, TOKENS)
    else:
        blocks: tl.constexpr = (HEADS * D + BLOCK - 1) // BLOCK
        clip = reader // (target * blocks)
        rest = (reader % (target * blocks)).to(tl.int32)
        read += clip * tokens * (HEADS * D)
        out += clip * target * (HEADS * D)
        firsts += clip * (target + 1)
        one = rest // blocks
        each_mean(read, keys + clip * room, firsts, out, one, rest % blocks * BLOCK, HEADS * D, BLOCK, AHEAD)


_NUMBERS = ["tokens", "target", "count", "leaving", "stride", "begin", "bits", "spare", "tiles", "workers"]
_OTHERS = ["total", "first_reader", "readers"]


@triton.jit(do_not_specialize=_NUMBERS + _OTHERS)  # type: ignore[untyped-decorator,unused-ignore]
def step(  # type: ignore[no-untyped-def]
    parts, lengths, left_parts, left_lengths, best, places, sources, into, keys, spare_keys, firsts,
    tokens, target, count, leaving, stride, begin, scale, offset, room, bits, spare, tiles, workers,
    read, narrow_parts, narrow_lengths, read_keys, read_firsts, out, total, first_reader, readers,
    CHAIN: tl.constexpr, READING: tl.constexpr,  # noqa: N803
    HEADS: tl.constexpr, D: tl.constexpr, DP: tl.constexpr, PARTS: tl.constexpr,  # noqa: N803
    ROWS: tl.constexpr, COLUMNS: tl.constexpr, TALL: tl.constexpr, EACH: tl.constexpr,  # noqa: N803
    DEEP: tl.constexpr, ACROSS: tl.constexpr, AT_ONCE: tl.constexpr,  # noqa: N803
    TOKENS: tl.constexpr, BLOCK: tl.constexpr, AHEAD: tl.constexpr,  # noqa: N803
):  # fmt: skip
    """CHAIN for some clips, by so many `workers`, and READING for others, by so many `readers`, from `first_reader` on.

    CHAIN is "alike", "joined", "ended" or "nothing" (see `merging_likeness` and `merging_kernels`), in `tiles` for each
    clip: one had `tokens`, of which `count` are left as rows, and `leaving` go in this round. READING is "narrow", of the
    tokens `read`, `total` in all, "means" of them, or "nothing". The two kinds of programs take turns as evenly as their
    numbers allow; those that end a clip, which takes long, are all begun first.
    """
    program = tl.program_id(0).to(tl.int64)
    if CHAIN == "nothing":
        _read(
            read, narrow_parts, narrow_lengths, read_keys, read_firsts, out, total, tokens, target, room,
            first_reader + program, READING, HEADS, D, DP, PARTS, TOKENS, BLOCK, AHEAD,
        )  # fmt: skip
    else:
        if CHAIN == "ended":
            before = tl.minimum(program, workers)
            after = tl.minimum(program + 1, workers)
        else:
            before = program * workers // (workers + readers)
            after = (program + 1) * workers // (workers + readers)
        if after > before:
            _worked(
                parts, lengths, left_parts, left_lengths, best, places, sources, into, keys, spare_keys, firsts,
                tokens, target, count, leaving, stride, begin, scale, offset, room, bits, spare,
                before // tiles, (before % tiles).to(tl.int32),
                CHAIN, D, DP, PARTS, ROWS, COLUMNS, TALL, EACH, DEEP, ACROSS, AT_ONCE,
            )  # fmt: skip
        elif READING != "nothing":
            _read(
                read, narrow_parts, narrow_lengths, read_keys, read_firsts, out, total, tokens, target, room,
                first_reader + program - before, READING, HEADS, D, DP, PARTS, TOKENS, BLOCK, AHEAD,
            )  # fmt: skip
