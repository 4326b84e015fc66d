"""`merging` by the kernels of `merging_likeness`, `merging_kernels` and `merging_means`; imported where there is a card.

Tokens of 16 bits are looked through as rows of one part, of which a single product tells how alike they are, to some 2**-12:
rows are summed up and normalised in float32, which is more exact than the published code, where all of it is done in the 16
bits of the tokens. Tokens of float32 are looked through as rows of two parts, as exactly as torch does in float32.

What a round leaves is not sorted where half of the rows leave, since all of the even ones do. Otherwise each counts those
that come before it.

Tokens of 16 bits on a card of the Hopper kind go by `merging_streams`, where their numbers suit it.

Numbers that differ from round to round are not specialised: each kernel is compiled once for a tower, some for two sizes.
Sizes of tiles depend on the shape of a clip alone, and so does what is computed of it.
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

import torch
import triton  # type: ignore[import-not-found,import-untyped,unused-ignore]
from torch import Tensor
from torch.nn import functional

from engine.models.compiled import compiled
from engine.models.native import merging_kernels as kernels
from engine.models.native import merging_likeness as likeness
from engine.models.native import merging_means as means

MOST_TOKENS = 8192
"""Of a clip; their numbers have 13 bits in a list."""
_MOST_WIDE = 256
"""Numbers of a row, which lies in one tile."""
FEW = 150
"""Rows of a clip from which on one program does all that is left: then starting more takes longer than they do."""
COLUMNS = 64
"""Of a tile of likenesses."""
SCALE = (8.0, float((1 << 23) + (1 << 21)))
"""By which likenesses of rows of the length 256 become whole numbers, and what is added: see `merging_likeness`."""


class Rows(NamedTuple):
    """What is left of the tokens of clips, as `merging_kernels` describes it."""

    parts: Tensor
    """(clips, count, parts, width) fp16."""
    lengths: Tensor
    """(clips, count) float32, divided by 256."""

    @property
    def wide(self) -> int:
        """Numbers of a row."""
        return int(self.parts.shape[-1])

    @property
    def shape(self) -> dict[str, int]:
        """What kernels want to know of it."""
        return {"D": self.wide, "DP": padded(self.wide), "PARTS": int(self.parts.shape[2])}


def able(tokens: Tensor, heads: int) -> bool:
    """Whether the kernels are made for so many tokens and such rows, on that card."""
    wide = tokens.shape[2] // heads
    return tokens.shape[1] <= MOST_TOKENS and wide <= _MOST_WIDE and _fits(tokens.device, wide, _parts(tokens), 64)


def merged(tokens: Tensor, target: int, heads: int, rounds: list[int], exact: bool | None = None) -> Tensor:
    """As in `merging`; `rounds` and `exact` as in `matched`."""
    streamed = _streamed(tokens, heads, rounds, exact)
    if streamed is not None and target <= streamed.TARGET:
        found: Tensor = streamed.merged(tokens, target, heads, rounds)
        return found
    return gathered(tokens, matched(tokens, target, heads, rounds, exact), target)


def matched(tokens: Tensor, target: int, heads: int, rounds: list[int], exact: bool | None = None) -> Tensor:
    """As in `merging`, int16 or int32; `rounds` is what that says. For what `able` says.

    `exact` says whether rows are of two parts; those of float32 tokens are, where it does not say.
    """
    streamed = _streamed(tokens, heads, rounds, exact)
    if streamed is not None:
        found: Tensor = streamed.matched(tokens, target, heads, rounds)
        return found
    clips, count, width = tokens.shape
    tokens = tokens.contiguous()
    rows = unfilled(tokens, clips, count, width // heads, _parts(tokens, exact))
    each = max(8, 2048 // padded(width // heads))
    kernels.narrow[(triton.cdiv(clips * count, each),)](
        tokens, *rows, clips * count, HEADS=heads, TOKENS=each, num_warps=4, **rows.shape
    )
    counts = [count - sum(rounds[:place]) for place in range(len(rounds))]
    stride = max(1, sum((number + 1) // 2 for number in counts))
    places = torch.empty(clips, stride, dtype=torch.int16, device=tokens.device)
    best = torch.empty(clips, stride, dtype=torch.float32, device=tokens.device)
    sources = torch.empty_like(places)
    begin, left = 0, count
    for number, leaving in zip(counts, rounds, strict=True):
        if number <= FEW:
            break
        here = places[:, begin:]
        _round(rows, here, best, leaving, stride)
        begin, left = begin + (number + 1) // 2, number - leaving
        if left > target:
            rows = _left(rows, here, sources, leaving, stride)
    return _ended(rows, best, places, sources, (count, left, target, begin))


def gathered(tokens: Tensor, into: Tensor, target: int) -> Tensor:
    """As in `merging`."""
    tokens, into = tokens.contiguous(), into.contiguous()
    clips, count, width = tokens.shape
    room, bits = triton.cdiv(count, 16) * 16, (target - 1).bit_length()
    keys = torch.empty(2, clips, room, dtype=torch.int32, device=tokens.device)
    firsts = torch.empty(clips, target + 1, dtype=torch.int32, device=tokens.device)
    means.listed[(clips,)](into, *keys, firsts, count, room, target, bits, AT_ONCE=2048, num_warps=4)
    out = torch.empty(clips, target, width, dtype=tokens.dtype, device=tokens.device)
    # of programs so narrow, lists that are longer than others keep less of a card busy
    block = min(256, max(32, triton.next_power_of_2(width)))
    means.means[(target, triton.cdiv(width, block), clips)](
        tokens, keys[bits % 2], firsts, out, count, room, target, WIDTH=width, BLOCK=block, EACH=16, num_warps=1
    )
    return out


def padded(wide: int) -> int:
    """How wide a tile is for rows so wide."""
    return max(16, int(triton.next_power_of_2(wide)))


def steps(count: int, warps: int) -> dict[str, int]:
    """How a program looks through so many places: each thread at no more of them than a number has bits."""
    across = max(32 * warps, int(triton.next_power_of_2(triton.cdiv(count, 32))))
    return {"ACROSS": across, "DEEP": triton.cdiv(count, across)}


def unfilled(like: Tensor, clips: int, count: int, wide: int, parts: int) -> Rows:
    """Rows to be written."""
    return Rows(
        torch.empty(clips, count, parts, wide, dtype=torch.float16, device=like.device),
        torch.empty(clips, count, dtype=torch.float32, device=like.device),
    )


def _streamed(tokens: Tensor, heads: int, rounds: list[int], exact: bool | None) -> Any:
    """The module that reads some clips while rounds of others run, or None for what it is not made for, on whatever card."""
    if exact or not tokens.is_cuda or torch.cuda.get_device_capability(tokens.device)[0] != 9:
        return None
    found = compiled(tokens.device, "native.merging_streams")
    return found if found is not None and found.able(tokens, heads, rounds) else None


def _parts(tokens: Tensor, exact: bool | None = None) -> int:
    return 2 if (tokens.element_size() > 2 if exact is None else exact) else 1


@cache
def _fits(device: torch.device, wide: int, parts: int, tall: int) -> bool:
    """Whether so many rows, and two tiles of others, go into the memory that a card's program has to itself."""
    needed = 2 * parts * padded(wide) * (tall + 2 * COLUMNS)
    if device.type != "cuda":
        return True
    has = triton.runtime.driver.active.utils.get_device_properties(device.index or 0)["max_shared_mem"]
    return bool(needed <= has)


def _height(rows: Rows) -> int:
    """How many rows a program looks at."""
    return 128 if _fits(rows.parts.device, rows.wide, int(rows.parts.shape[2]), 128) else 64


def _round(rows: Rows, places: Tensor, best: Tensor, leaving: int, stride: int) -> None:
    """Where each even row goes, into `places`."""
    clips, number, _, _ = rows.parts.shape
    evens = (number + 1) // 2
    tall = _height(rows) if evens >= 128 else 64
    likeness.alike[(triton.cdiv(evens, tall), clips)](
        rows.parts, best, places, number, leaving, stride, *SCALE,
        ROWS=tall, COLUMNS=COLUMNS, num_warps=tall // 16, num_stages=2, **rows.shape,
    )  # fmt: skip
    if leaving < evens:
        likeness.ranked[(triton.cdiv(evens, 16), clips)](
            best, places, evens, leaving, stride, ROWS=16, BLOCK=256, num_warps=4
        )


def _left(rows: Rows, places: Tensor, sources: Tensor, leaving: int, stride: int) -> Rows:
    """Rows after a round."""
    clips, number, parts, wide = rows.parts.shape
    found = unfilled(rows.parts, clips, number - leaving, wide, parts)
    tall, each = _tall(rows)
    kernels.joined[(triton.cdiv(number - leaving, tall), clips)](
        *rows, places, *found, sources, number, leaving, stride,
        ROWS=tall, EACH=each, num_warps=4, **steps((number + 1) // 2, 4), **rows.shape,
    )  # fmt: skip
    return found


def _ended(rows: Rows, best: Tensor, places: Tensor, sources: Tensor, numbers: tuple[int, int, int, int]) -> Tensor:
    """Where each token is after all rounds; `numbers` of tokens, of what is left of them, of the target and of the places
    that are known already."""
    tokens, left, target, begin = numbers
    clips, _, parts, wide = rows.parts.shape
    room = min(2 * left, 2 * FEW)
    spare = unfilled(rows.parts, clips, room, wide, parts)
    into = torch.empty(clips, tokens, dtype=torch.int16, device=places.device)
    tall = _height(rows)
    kernels.ended[(clips,)](
        *rows, *spare, best, places, sources, into,
        tokens, left, target, room, places.shape[1], begin, *SCALE,
        ROWS=tall, COLUMNS=COLUMNS, TALL=32, EACH=32 // parts, TOKENS=1024, num_warps=tall // 16, num_stages=2,
        **steps((FEW + 1) // 2, tall // 16), **rows.shape,
    )  # fmt: skip
    return into


def _tall(rows: Rows) -> tuple[int, int]:
    """How many of the rows that are left a program makes, and of how many at a time."""
    if rows.parts.shape[2] == 2:
        return 32, 16
    tall = 64 if padded(rows.wide) <= 128 else 32
    return tall, tall


def attempt(device: torch.device) -> None:
    """Run each kernel once, small, and look at what comes of it. Raises whatever is wrong."""
    from engine.models.native import merging

    # likenesses of 0 and 1, so that the first of equals counts, and nothing is rounded
    place = torch.arange(2 * 400).view(2, 400)
    tokens = functional.one_hot(place * 7 % 15, 16).repeat(1, 1, 2)
    for dtype in (torch.bfloat16, torch.float32):
        there = tokens.to(device, dtype)
        for target in (64, 250):  # with rounds that end in one program, and one after which some rows stay
            expected = merging.matched(tokens.float(), target, 2)
            into = matched(there, target, 2, merging.rounds(400, target))
            if not torch.equal(into.long().cpu(), expected):
                raise RuntimeError("tokens are not merged as they should be")
            means = gathered(there, into, target).float().cpu()
            if not torch.allclose(means, merging.gathered(tokens.float(), expected, target), rtol=0.01):
                raise RuntimeError("means of tokens are not what they should be")
