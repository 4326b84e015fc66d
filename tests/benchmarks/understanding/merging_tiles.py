"""The kernels for merging with one size of tiles and another:
`python -m tests.benchmarks.understanding.merging_tiles [--tower N...] [--kernel NAME...] [--parts N...] [--clips N]
[--compile]`.

Wants a card. For whoever changes the sizes in `engine.models.native.merging_triton`, or has another card.
"""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import torch
import triton  # type: ignore[import-not-found,import-untyped,unused-ignore]

from engine.models.native import merging, merging_likeness, merging_means, merging_streams, merging_triton
from engine.models.native import merging_kernels as kernels
from engine.models.native.merging_triton import Rows, steps, unfilled
from tests.benchmarks.understanding.merging import TARGET, TOWERS, captured
from tests.benchmarks.understanding.sheet import Sheet

OFTEN = 5
TILES = ((64, 64, 4), (128, 64, 4), (128, 64, 8), (128, 128, 8), (256, 64, 8), (256, 128, 16), (256, 128, 8))
"""Rows, columns, warps."""
SHOWN = 8
"""Of a kernel at one size the quickest so many."""


def main() -> None:
    """Time every kernel in every size, for every tower."""
    sheet = Sheet(torch.device("cuda:0"), None)
    kinds = {kind.__name__: kind for kind in (narrow, alike, joined, ended, means, groups)}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tower", type=int, nargs="+", choices=range(len(TOWERS)), default=range(len(TOWERS)))
    parser.add_argument("--kernel", nargs="+", choices=kinds, default=list(kinds))
    parser.add_argument("--parts", type=int, nargs="+", choices=(1, 2), default=(1, 2), help="of rows")
    parser.add_argument("--clips", type=int, default=64)
    parser.add_argument("--compile", action="store_true", help="and time nothing: several such runs side by side save time")
    given = parser.parse_args()
    for title, count, width, heads, _ in (TOWERS[place] for place in given.tower):
        tokens = torch.randn(given.clips, count, width, device="cuda", dtype=torch.bfloat16)
        sheet.note(f"{title}: {given.clips} clips of {count} tokens, {torch.cuda.get_device_name()}")
        for name in given.kernel:
            for group, tried in itertools.groupby(kinds[name](tokens, heads, given.parts), key=lambda one: one[0]):
                found = []
                for _, way, work in tried:
                    try:
                        work()
                        torch.cuda.synchronize()
                        if given.compile:
                            continue
                        again = captured(partial(_often, work))
                        found.append((sheet.timed(again, 5) * 1e6 / OFTEN, way))
                    except Exception as error:  # noqa: BLE001  too much for the card
                        sheet.note(f"{group}: {way}: {str(error).strip().splitlines()[:1]}")
                for taken, way in sorted(found)[:SHOWN]:
                    sheet.add(f"{group}: {way}", taken, "us")


def _often(work: Callable[[], object]) -> None:
    for _ in range(OFTEN):
        work()


Tried = Iterator[tuple[str, str, Callable[[], object]]]
"""What is compared, in which way it is done, and the work."""


def narrow(tokens: Any, heads: int, parts: list[int]) -> Tried:
    """Rows from tokens."""
    clips, count, width = tokens.shape
    for part in parts:
        rows = unfilled(tokens, clips, count, width // heads, part)
        for size, warps in ((8, 4), (16, 4), (32, 4), (32, 8), (64, 8), (16, 2)):
            yield (
                f"narrow, {part} parts",
                f"{size} tokens, {warps} warps",
                partial(
                    kernels.narrow[(triton.cdiv(clips * count, size),)],
                    tokens, *rows, clips * count, HEADS=heads, TOKENS=size, num_warps=warps, **rows.shape,
                ),
            )  # fmt: skip


def _random(tokens: Any, heads: int, part: int) -> Rows:
    clips, count, width = tokens.shape
    rows = unfilled(tokens, clips, count, width // heads, part)
    unit = torch.nn.functional.normalize(torch.randn(clips, count, width // heads, device="cuda"), dim=-1) * 256
    halves = (unit.half(), (unit - unit.half().float()).half())
    rows.parts.copy_(torch.stack(halves[:part], 2))
    rows.lengths.fill_(1)
    return rows


def alike(tokens: Any, heads: int, parts: list[int]) -> Tried:
    """The first round, and the third."""
    clips, count, _ = tokens.shape
    places = torch.empty(clips, count, dtype=torch.int16, device="cuda")
    best = torch.empty(clips, count, device="cuda")
    for part, number in itertools.product(parts, (count, count // 4)):
        rows = _random(tokens, heads, part)
        evens = number // 2
        for (tall, across, warps), stages in itertools.product(TILES, (2, 3)):
            yield (
                f"alike of {evens}, {part} parts",
                f"{tall}x{across}, {warps} warps, {stages} stages",
                partial(
                    merging_likeness.alike[(triton.cdiv(evens, tall), clips)],
                    rows.parts, best, places, number, evens, count, *merging_triton.SCALE,
                    ROWS=tall, COLUMNS=across, num_warps=warps, num_stages=stages, **rows.shape,
                ),
            )  # fmt: skip


def joined(tokens: Any, heads: int, parts: list[int]) -> Tried:
    """After the first round, and the third."""
    clips, count, width = tokens.shape
    for part, number in itertools.product(parts, (count, count // 4)):
        evens = number // 2
        rows = _random(tokens, heads, part)
        left = unfilled(tokens, clips, evens, width // heads, part)
        places = torch.randint(0, evens, (clips, evens), device="cuda").to(torch.int16)
        sources = torch.empty(clips, evens, dtype=torch.int16, device="cuda")
        for tall, each, warps in JOINED:
            yield (
                f"joined to {evens}, {part} parts",
                f"{tall} rows, {each} each, {warps} warps",
                partial(
                    kernels.joined[(triton.cdiv(evens, tall), clips)],
                    *rows, places, *left, sources, number, evens, evens,
                    ROWS=tall, EACH=each, num_warps=warps, **steps(evens, warps), **rows.shape,
                ),
            )  # fmt: skip


JOINED = ((16, 16, 2), (32, 16, 4), (32, 32, 4), (64, 32, 4), (64, 64, 4), (64, 32, 8), (128, 32, 8), (128, 64, 8))
"""Rows, sources at a time, warps."""


def ended(tokens: Any, heads: int, parts: list[int]) -> Tried:
    """All rounds, the last of them by one program for a clip from some number of rows on."""
    rounds = merging.rounds(tokens.shape[1], TARGET)
    for part, few in itertools.product(parts, (1, 200, 400, 800)):

        def work(part: int = part, few: int = few) -> None:
            merging_triton.FEW = few
            merging_triton.matched(tokens, TARGET, heads, rounds, part == 2)

        yield f"all rounds, {part} parts", f"ended from {few} rows on", work


def means(tokens: Any, heads: int, parts: list[int]) -> Tried:
    """Means of tokens that go evenly into 64, and of a large sky: every second token goes into one."""
    clips, count, width = tokens.shape
    even = torch.randint(0, 64, (clips, count), device="cuda").to(torch.int16)
    sky = torch.where(torch.arange(count, device="cuda") % 2 == 0, even, 5)
    out = torch.empty(clips, 64, width, dtype=tokens.dtype, device="cuda")
    room = triton.cdiv(count, 16) * 16
    for kind, into in (("evenly", even), ("with a sky", sky)):
        keys = torch.empty(2, clips, room, dtype=torch.int32, device="cuda")
        firsts = torch.empty(clips, 65, dtype=torch.int32, device="cuda")
        for at_once, warps in ((1024, 4), (1024, 8), (2048, 8), (4096, 16)):
            yield (
                f"lists, {kind}",
                f"{at_once} at once, {warps} warps",
                partial(
                    merging_means.listed[(clips,)],
                    into, *keys, firsts, count, room, 64, 6, AT_ONCE=at_once, num_warps=warps,
                ),
            )  # fmt: skip
        for (block, warps), each in itertools.product(((128, 1), (256, 1), (512, 2), (1024, 4)), (8, 16, 32)):
            yield (
                f"means, {kind}",
                f"{block} wide, {each} each, {warps} warps",
                partial(
                    merging_means.means[(64, triton.cdiv(width, block), clips)],
                    tokens, keys[0], firsts, out, count, room, 64,
                    WIDTH=width, BLOCK=block, EACH=each, num_warps=warps,
                ),
            )  # fmt: skip


def groups(tokens: Any, heads: int, parts: list[int]) -> Tried:
    """All of it, in groups of clips, on streams for the rounds, and on some that read."""
    rounds = merging.rounds(tokens.shape[1], TARGET)
    for number, streams, readers in itertools.product((1, 2, 3, 4, 5, 6, 8, 12), (1, 2, 3, 4), (1, 2)):
        if streams < number or streams == number == readers == 1:
            plan = merging_streams.Plan(number, streams, readers)
            work = partial(merging_streams.merged, tokens, TARGET, heads, rounds, plan)
            yield "merged", f"{number} groups, rounds on {streams} streams, reading on {readers}", work


if __name__ == "__main__":
    main()
