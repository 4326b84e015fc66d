"""The kernels for merging with one size of tiles and another:
`python -m tests.benchmarks.understanding.merging_tiles [--tower N...]`.

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

from engine.models.native import merging_triton as kernels
from tests.benchmarks.understanding.merging import TOWERS, captured
from tests.benchmarks.understanding.sheet import Sheet

CLIPS = 64
OFTEN = 5
TILES = ((64, 64, 4), (128, 32, 4), (128, 64, 4), (128, 64, 8), (64, 128, 4), (128, 128, 8), (256, 64, 8))
"""Rows, columns, warps."""


def main() -> None:
    """Time every kernel in every size, for every tower."""
    sheet = Sheet(torch.device("cuda:0"), None)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tower", type=int, nargs="+", choices=range(len(TOWERS)), default=range(len(TOWERS)))
    given = parser.parse_args()
    for title, count, width, heads, _ in (TOWERS[place] for place in given.tower):
        tokens = torch.randn(CLIPS, count, width, device="cuda", dtype=torch.bfloat16)
        wide = width // heads
        padded = max(16, triton.next_power_of_2(wide))
        sheet.note(f"{title}: {CLIPS} clips of {count} tokens, {torch.cuda.get_device_name()}")
        for kind in (_narrow, _alike, _joined, _means):
            found = []
            for name, work in kind(tokens, heads, wide, padded):
                try:
                    work()
                    torch.cuda.synchronize()
                    again = captured(partial(_often, work))
                    found.append((sheet.timed(again, 5) * 1e6 / OFTEN, name))
                except Exception as error:  # noqa: BLE001  too much for the card
                    sheet.note(f"{name}: {str(error).strip().splitlines()[:1]}")
            for taken, name in sorted(found):
                sheet.add(name, taken, "us")


def _often(work: Callable[[], object]) -> None:
    for _ in range(OFTEN):
        work()


Tried = Iterator[tuple[str, Callable[[], object]]]


def _narrow(tokens: Any, heads: int, wide: int, padded: int) -> Tried:
    clips, count, _ = tokens.shape
    rows = kernels._unfilled(tokens, clips, count, wide)
    for size, warps in ((8, 4), (16, 4), (32, 4), (32, 8), (64, 8), (16, 2)):
        yield (
            f"narrow: {size} tokens, {warps} warps",
            partial(
                kernels._narrow[(triton.cdiv(clips * count, size),)],
                tokens, *rows, clips * count, HEADS=heads, D=wide, DP=padded, TOKENS=size, num_warps=warps,
            ),
        )  # fmt: skip


def _alike(tokens: Any, heads: int, wide: int, padded: int) -> Tried:
    clips, count, _ = tokens.shape
    unit = torch.nn.functional.normalize(torch.randn(clips, count, wide, device="cuda"), dim=-1) * 256
    split = torch.stack([unit.half(), (unit - unit.half().float()).half()], 2)
    places = torch.empty(clips, count, dtype=torch.int32, device="cuda")
    best = torch.empty(clips, count, device="cuda")
    for rows in (count, count // 4):
        evens = rows // 2
        for products, by_lane, (tall, across, warps), stages in itertools.product((3, 1), (True, False), TILES, (2, 3)):
            way = f"{warps} warps, {stages} stages{', by lane' if by_lane else ''}"
            yield (
                f"alike {evens}, {products} products: {tall}x{across}, {way}",
                partial(
                    kernels._alike[(triton.cdiv(evens, tall), clips)],
                    split, best, places, rows, evens, 0, count,
                    D=wide, DP=padded, ROWS=tall, COLUMNS=across, BY_LANE=by_lane, PRODUCTS=products,
                    num_warps=warps, num_stages=stages,
                ),
            )  # fmt: skip


def _joined(tokens: Any, heads: int, wide: int, padded: int) -> Tried:
    clips, count, _ = tokens.shape
    evens = count // 2
    split, lengths = kernels._unfilled(tokens, clips, count, wide)
    split.normal_()
    lengths.fill_(1)
    left = kernels._unfilled(tokens, clips, evens, wide)
    places = torch.randint(0, evens, (clips, evens), dtype=torch.int32, device="cuda")
    sources = torch.empty_like(places)
    sizes = ((16, 16, 2), (32, 16, 4), (32, 32, 4), (64, 32, 4), (64, 64, 8))
    for (tall, each, warps), how in itertools.product(sizes, ("ieee", "tf32x3", "fp16")):
        yield (
            f"joined: {tall} rows, {each} each, {warps} warps, {how}",
            partial(
                kernels._joined[(triton.cdiv(evens, tall), clips)],
                split, lengths, places, *left, sources, count, evens, 0, evens, evens,
                D=wide, DP=padded, ROWS=tall, EACH=each, AT_ONCE=kernels._at_once(evens), HOW=how, num_warps=warps,
            ),
        )  # fmt: skip


def _means(tokens: Any, heads: int, wide: int, padded: int) -> Tried:
    clips, count, width = tokens.shape
    even = torch.randint(0, 64, (clips, count), dtype=torch.int32, device="cuda")
    # a large sky: every second token goes into one
    sky = torch.where(torch.arange(count, device="cuda") % 2 == 0, even, 5)
    out = torch.empty(clips, 64, width, dtype=tokens.dtype, device="cuda")
    sources = torch.empty_like(even)
    plain = itertools.product(((512, 2), (1024, 4), (1024, 2), (2048, 8)), (8, 16), (False,), (3,))
    tiled = itertools.product(((512, 2), (1024, 4), (2048, 8)), (8, 16), (True,), (1, 3))
    for (block, warps), each, tile, stages in itertools.chain(plain, tiled):
        for kind, into in (("evenly", even), ("with a sky", sky)):
            yield (
                f"means, {kind}: {block} wide, {each} each, {warps} warps, {f'tiles, {stages} stages' if tile else 'rows'}",
                partial(
                    kernels._means[(64, triton.cdiv(width, block), clips)],
                    tokens, into, out, sources, count, 64, WIDTH=width, AT_ONCE=kernels._at_once(count),
                    BLOCK=block, EACH=each, TILED=tile, num_warps=warps, num_stages=stages,
                ),
            )  # fmt: skip


if __name__ == "__main__":
    main()
