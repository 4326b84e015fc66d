"""`merging` by the kernels of `merging_steps` and `merging_means`. Imported only where there is a card.

Tokens of 16 bits are looked through as rows of one part, of which a single product tells how alike they are, to some 2**-12:
rows are summed up and normalised in float32, which is more exact than the published code, where all of it is done in the 16
bits of the tokens. Tokens of float32 are looked through as rows of two parts, as exactly as torch does in float32.

What a round leaves is not sorted where half of the rows leave, since all of the even ones do. Otherwise each counts those
that come before it.

Many clips are merged in groups: while the rounds of one are told, the rows of the next are read, and the means of the one
before. Sizes of tiles depend on the shape of a clip alone, and what is computed of it does not depend on its group. Numbers
that differ from round to round are not specialised: each kernel is compiled once for a tower, some for two sizes.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import torch
import triton  # type: ignore[import-not-found,import-untyped,unused-ignore]
from torch import Tensor

from engine.models.native import merging_likeness, merging_means, merging_steps

_MOST_TOKENS = 8192
"""Of a clip; their numbers have 13 bits in a list."""
_MOST_WIDE = 256
"""Numbers of a row, which lies in one tile."""
FEW = (150, 400)
"""Rows of a clip from which on one program does all that is left, in one group and in one of several: there its time does
not count, beside reading."""
GROUP = 400e6
"""Bytes of the tokens of a group, about: below, starting its kernels counts."""
MOST_GROUPS = 8
ROWS = 64
COLUMNS = 64
"""Of a tile of likenesses."""
STAGES = 2
BLOCK = 512
"""Of the width of tokens, for each of which a program makes a mean."""
_AT_ONCE = 1024
"""Tokens of a list."""
TALL = 32
"""Rows that a program joins."""
_WARPS = 4
_SCALE = (8.0, float((1 << 23) + (1 << 21)))
"""By which likenesses of rows of the length 256 become whole numbers, and what is added: see `merging_likeness`."""


class Rows(NamedTuple):
    """What is left of the tokens of clips, as `merging_kernels` describes it."""

    parts: Tensor
    """(clips, count, parts, width) fp16."""
    lengths: Tensor
    """(clips, count) float32, divided by 256."""

    @classmethod
    def unfilled(cls, clips: int, count: int, parts: int, wide: int, device: torch.device) -> Rows:
        """Rows to be written."""
        shape = (clips, count, parts, wide)
        return cls(torch.empty(shape, dtype=torch.float16, device=device), torch.empty(shape[:2], device=device))


class Lists(NamedTuple):
    """The tokens of clips sorted by their places, as `merging_means` describes it."""

    keys: Tensor
    """(2, clips, room) int32: one of them to sort with."""
    firsts: Tensor
    """(clips, target + 1) int32."""

    @classmethod
    def unfilled(cls, clips: int, count: int, target: int, device: torch.device) -> Lists:
        """Lists to be written."""
        keys = torch.empty(2, clips, triton.cdiv(count, 16) * 16, dtype=torch.int32, device=device)
        return cls(keys, torch.empty(clips, target + 1, dtype=torch.int32, device=device))

    @property
    def room(self) -> int:
        """For each clip."""
        return int(self.keys.shape[2])

    @property
    def bits(self) -> int:
        """That tell places from each other."""
        return (self.firsts.shape[1] - 2).bit_length()


class Step(NamedTuple):
    """Of the rounds of some clips: "alike" or "joined" of one of them, or "ended" of all that are left."""

    kind: str
    number: int
    """Rows of a clip before it."""
    leaving: int
    begin: int
    """Where the places of its even rows begin."""

    @property
    def cost(self) -> float:
        """What it takes, about, to what others take."""
        costs = {"alike": self.number**2 / 1600, "joined": self.number, "ended": 3000.0}
        return costs[self.kind]


class Reading(NamedTuple):
    """Of all tokens of some clips: "narrow", which makes rows of them, or "means" into `out`, by some of the programs."""

    kind: str
    tokens: Tensor
    rows: Rows | None
    lists: Lists | None
    out: Tensor | None
    first: int
    programs: int


class Clips:
    """The rounds of some clips."""

    def __init__(self, tokens: Tensor, target: int, heads: int, rounds: list[int], parts: int, few: int) -> None:
        clips, count, width = tokens.shape
        self.tokens, self.target, self.few = tokens, target, few
        self.sizes = {"HEADS": heads, "D": width // heads, "DP": padded(width // heads), "PARTS": parts}
        self.rows = Rows.unfilled(clips, count, parts, width // heads, tokens.device)
        self.lists = Lists.unfilled(clips, count, target, tokens.device)
        self.into = torch.empty(clips, count, dtype=torch.int16, device=tokens.device)
        self.steps = list(_steps(count, rounds, target, few))
        stride = max(1, sum((count - sum(rounds[:place]) + 1) // 2 for place in range(len(rounds))))
        self.places = torch.empty(clips, stride, dtype=torch.int16, device=tokens.device)
        self.sources = torch.empty_like(self.places)
        self.best = torch.empty(clips, stride, dtype=torch.float32, device=tokens.device)

    def narrow(self) -> Reading:
        """Of its tokens."""
        programs = triton.cdiv(self.tokens.shape[0] * self.tokens.shape[1], _tokens(self.sizes["DP"]))
        return Reading("narrow", self.tokens, self.rows, None, None, 0, programs)

    def go(self, step: Step, reading: Reading | None) -> None:
        """One of its steps, beside reading."""
        clips, parts, wide = self.tokens.shape[0], self.sizes["PARTS"], self.sizes["D"]
        left, evens = step.number - step.leaving, (step.number + 1) // 2
        spare, tiles, size, to = 0, 1, 1, self.rows
        if step.kind == "alike":
            tiles = triton.cdiv(evens, ROWS)
        elif step.kind == "joined":
            tiles, size = triton.cdiv(left, TALL), evens
            to = Rows.unfilled(clips, left, parts, wide, self.tokens.device)
        else:
            spare, size = min(2 * step.number, 2 * self.few), (self.few + 1) // 2
            to = Rows.unfilled(clips, spare, parts, wide, self.tokens.device)
        numbers = (step.number, step.leaving, self.places.shape[1], step.begin, *_SCALE)
        known = (self.best, self.places, self.sources, self.into, *self.lists.keys, self.lists.firsts)
        _launch(
            (*self.rows, *to, *known), numbers, (spare, tiles, tiles * clips), step.kind, reading,
            self.tokens.shape[1], self.lists, self.sizes, size,
        )  # fmt: skip
        if step.kind == "alike" and step.leaving < evens:
            merging_likeness.ranked[(triton.cdiv(evens, 16), clips)](
                self.best, self.places[:, step.begin :], evens, step.leaving, self.places.shape[1],
                ROWS=16, BLOCK=256, num_warps=4,
            )  # fmt: skip
        self.rows = to


def able(tokens: Tensor, heads: int) -> bool:
    """Whether the kernels are made for so many tokens and such rows, on that card."""
    wide = tokens.shape[2] // heads
    return tokens.shape[1] <= _MOST_TOKENS and wide <= _MOST_WIDE and _fits(tokens.device, wide, _parts(tokens))


def merged(tokens: Tensor, target: int, heads: int, rounds: list[int], exact: bool | None = None) -> Tensor:
    """As in `merging`; `rounds` and `exact` as in `matched`."""
    tokens = tokens.contiguous()
    clips, _, width = tokens.shape
    number = max(1, min(MOST_GROUPS, clips, int(tokens.nbytes / GROUP)))
    size = triton.cdiv(clips, number)
    out = torch.empty(clips, target, width, dtype=tokens.dtype, device=tokens.device)

    def begun(first: int) -> Clips:
        return Clips(tokens[first : first + size], target, heads, rounds, _parts(tokens, exact), FEW[number > 1])

    here, means = begun(0), None
    _read(here.narrow(), here.sizes)
    for first in range(0, clips, size):
        after = begun(first + size) if first + size < clips else None
        step, *others = here.steps
        here.go(step, after.narrow() if after else None)
        for step, part in zip(others, _shared(means, others), strict=True):
            here.go(step, part)
        if means and not others:
            _read(means, here.sizes)
        means = _means(here.tokens, here.lists, out[first : first + size])
        if after:
            here = after
        else:
            _read(means, here.sizes)
    return out


def matched(tokens: Tensor, target: int, heads: int, rounds: list[int], exact: bool | None = None) -> Tensor:
    """As in `merging`, int16; `rounds` is what that says. For what `able` says.

    `exact` says whether rows are of two parts; those of float32 tokens are, where it does not say.
    """
    clips = Clips(tokens.contiguous(), target, heads, rounds, _parts(tokens, exact), FEW[0])
    _read(clips.narrow(), clips.sizes)
    for step in clips.steps:
        clips.go(step, None)
    return clips.into


def gathered(tokens: Tensor, into: Tensor, target: int) -> Tensor:
    """As in `merging`."""
    tokens = tokens.contiguous()
    clips, count, width = tokens.shape
    lists = Lists.unfilled(clips, count, target, tokens.device)
    merging_means.listed[(clips,)](
        into.contiguous(), *lists.keys, lists.firsts, count, lists.room, target, lists.bits,
        AT_ONCE=_AT_ONCE, num_warps=_WARPS,
    )  # fmt: skip
    out = torch.empty(clips, target, width, dtype=tokens.dtype, device=tokens.device)
    _read(_means(tokens, lists, out), {"HEADS": 1, "D": width, "DP": 16, "PARTS": 1})
    return out


def padded(wide: int) -> int:
    """How wide a tile is for rows so wide."""
    return max(16, int(triton.next_power_of_2(wide)))


def _parts(tokens: Tensor, exact: bool | None = None) -> int:
    return 2 if (tokens.element_size() > 2 if exact is None else exact) else 1


@cache
def _fits(device: torch.device, wide: int, parts: int) -> bool:
    """Whether a tile of rows, and two of others, go into the memory that a card's program has to itself."""
    if device.type != "cuda":
        return True
    has = triton.runtime.driver.active.utils.get_device_properties(device.index or 0)["max_shared_mem"]
    return bool(2 * parts * padded(wide) * (ROWS + STAGES * COLUMNS) <= has)


def _steps(count: int, rounds: list[int], target: int, few: int) -> Iterator[Step]:
    """Of a clip of so many tokens."""
    number, begin = count, 0
    for leaving in rounds:
        if number <= few:
            break
        yield Step("alike", number, leaving, begin)
        if number - leaving > target:
            yield Step("joined", number, leaving, begin)
        begin += (number + 1) // 2
        number -= leaving
    yield Step("ended", number, 0, begin)


def _means(tokens: Tensor, lists: Lists, out: Tensor) -> Reading:
    clips, target, width = out.shape
    return Reading("means", tokens, None, lists, out, 0, clips * target * triton.cdiv(width, _block(width)))


def _shared(reading: Reading | None, steps: list[Step]) -> Iterator[Reading | None]:
    """What of it goes beside each of the steps, by what they take."""
    whole, done, first = sum(step.cost for step in steps), 0.0, 0
    for step in steps:
        done += step.cost
        if reading is None:
            yield None
        else:
            end = round(reading.programs * done / whole)
            yield reading._replace(first=first, programs=end - first)
            first = end


def _tokens(padded_width: int) -> int:
    """That one program makes rows of."""
    return max(8, 2048 // padded_width)


def _block(width: int) -> int:
    return int(min(BLOCK, max(_WARPS * 32, triton.next_power_of_2(width))))


def _read(reading: Reading, sizes: dict[str, int]) -> None:
    """By itself."""
    nothing = (reading.tokens,) * 11
    _launch(nothing, (1, 0, 1, 0, *_SCALE), (0, 1, 0), "nothing", reading, reading.tokens.shape[1], reading.lists, sizes, 1)


def _launch(
    known: tuple[Tensor, ...],
    numbers: tuple[float, ...],
    work: tuple[int, int, int],
    kind: str,
    reading: Reading | None,
    tokens: int,
    lists: Lists | None,
    sizes: dict[str, int],
    size: int,
) -> None:
    """A step's launch: what is `known` of its clips, of `tokens` each; `numbers` of its round; rows to `spare`, tiles of a
    clip and programs; reading beside it; and of how many places lists of sources are made."""
    nothing = known[0]
    rows: Any = reading.rows if reading and reading.rows else (nothing, nothing)
    sorted_, firsts, target, room, bits = nothing, nothing, 1, 16, 0
    if lists:
        target, room, bits = lists.firsts.shape[1] - 1, lists.room, lists.bits
    if reading and reading.lists:
        sorted_, firsts = reading.lists.keys[bits % 2], reading.lists.firsts
    read = reading.tokens if reading else nothing
    out = reading.out if reading and reading.out is not None else nothing
    total = read.shape[0] * tokens
    width = sizes["HEADS"] * sizes["D"]
    across = max(32 * _WARPS, int(triton.next_power_of_2(triton.cdiv(size, 32))))
    merging_steps.step[(work[2] + (reading.programs if reading else 0),)](
        *known, tokens, target, *numbers, room, bits, *work,
        read, *rows, sorted_, firsts, out, total, reading.first if reading else 0, reading.programs if reading else 0,
        CHAIN=kind, READING=reading.kind if reading else "nothing", ROWS=ROWS, COLUMNS=COLUMNS,
        TALL=TALL, EACH=TALL // sizes["PARTS"], DEEP=triton.cdiv(size, across), ACROSS=across, AT_ONCE=_AT_ONCE,
        TOKENS=_tokens(sizes["DP"]), BLOCK=_block(width), AHEAD=16,
        num_warps=_WARPS, num_stages=STAGES, **sizes,
    )  # fmt: skip


def attempt(device: torch.device) -> None:
    """Run each kernel once, small. Raises whatever is wrong."""
    for dtype in (torch.bfloat16, torch.float32):
        tokens = torch.ones(2, 19, 64, dtype=dtype, device=device)
        gathered(tokens, matched(tokens, 4, 2, [9, 5, 1]), 4)
    torch.cuda.synchronize(device)
