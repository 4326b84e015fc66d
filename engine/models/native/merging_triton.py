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
from itertools import repeat
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
ENDED = 60.0
"""What ending clips takes, beside reading, in microseconds of an H200: so much is read beside it."""
ROWS = 64
COLUMNS = 64
"""Of a tile of likenesses."""
STAGES = 2
BLOCK = 512
"""Of the width of tokens, for each of which a program makes a mean."""
_AT_ONCE = 2048
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


class Reading(NamedTuple):
    """Of the tokens of some clips: to make `rows` of them, or means into `out`; by some of the programs that it takes."""

    tokens: Tensor
    rows: Rows | None
    lists: Lists | None
    out: Tensor | None
    first: int
    programs: int

    def parts(self, costs: list[float]) -> Iterator[Reading]:
        """What of it goes beside each of some steps, by what they take."""
        done, first = 0.0, 0
        for cost in costs:
            done += cost
            end = round(self.programs * done / sum(costs))
            yield self._replace(first=first, programs=end - first)
            first = end


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

    def costs(self) -> list[float]:
        """Of its steps, about: microseconds of an H200."""
        wide = self.tokens.shape[0] * self.sizes["DP"] * self.sizes["PARTS"]
        return [
            {"alike": 1.2e-9 * wide * step.number**2, "joined": 1.7e-6 * wide * step.number, "ended": ENDED}[step.kind]
            for step in self.steps
        ]

    def narrow(self) -> Reading:
        """Of its tokens."""
        programs = triton.cdiv(self.tokens.shape[0] * self.tokens.shape[1], _tokens(self.sizes["DP"]))
        return Reading(self.tokens, self.rows, None, None, 0, programs)

    def go(self, step: Step, coming: Reading | None = None, gone: Reading | None = None) -> None:
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
            spare, size = min(2 * step.number, 2 * self.few), (max(FEW) + 1) // 2
            to = Rows.unfilled(clips, spare, parts, wide, self.tokens.device)
        numbers = (step.number, step.leaving, self.places.shape[1], step.begin, *_SCALE)
        self._launch(step.kind, to, numbers, (spare, tiles, tiles * clips), size, coming, gone)
        if step.kind == "alike" and step.leaving < evens:
            merging_likeness.ranked[(triton.cdiv(evens, 16), clips)](
                self.best, self.places[:, step.begin :], evens, step.leaving, self.places.shape[1],
                ROWS=16, BLOCK=256, num_warps=4,
            )  # fmt: skip
        self.rows = to

    def read(self, coming: Reading | None, gone: Reading | None) -> None:
        """Of others, in no step."""
        self._launch("nothing", self.rows, (1, 0, 1, 0, *_SCALE), (0, 1, 0), 1, coming, gone)

    def _launch(
        self,
        kind: str,
        to: Rows,
        numbers: tuple[float, ...],
        work: tuple[int, int, int],
        size: int,
        coming: Reading | None,
        gone: Reading | None,
    ) -> None:
        known = (*self.rows, *to, self.best, self.places, self.sources, self.into, *self.lists.keys, self.lists.firsts)
        _launch(kind, self.tokens, known, numbers, work, size, coming, gone, self.lists, self.sizes)


def able(tokens: Tensor, heads: int) -> bool:
    """Whether the kernels are made for so many tokens and such rows, on that card."""
    wide = tokens.shape[2] // heads
    return tokens.shape[1] <= _MOST_TOKENS and wide <= _MOST_WIDE and _fits(tokens.device, wide, _parts(tokens))


def merged(
    tokens: Tensor, target: int, heads: int, rounds: list[int], exact: bool | None = None, groups: int | None = None
) -> Tensor:
    """As in `merging`; `rounds` and `exact` as in `matched`. Clips go in so many `groups`, or in as many as are good."""
    tokens = tokens.contiguous()
    clips, _, width = tokens.shape
    number = max(1, min(clips, groups or min(MOST_GROUPS, int(tokens.nbytes / GROUP))))
    size = triton.cdiv(clips, number)
    out = torch.empty(clips, target, width, dtype=tokens.dtype, device=tokens.device)

    def begun(first: int) -> Clips:
        return Clips(tokens[first : first + size], target, heads, rounds, _parts(tokens, exact), FEW[number > 1])

    here, gone = begun(0), None
    here.read(here.narrow(), None)
    for first in range(0, clips, size):
        after = begun(first + size) if first + size < clips else None
        costs = here.costs()
        coming = after.narrow().parts(costs) if after else repeat(None)
        for step, *beside in zip(here.steps, coming, gone.parts(costs) if gone else repeat(None), strict=False):
            here.go(step, *beside)
        gone = _means(here.tokens, here.lists, out[first : first + size])
        if after:
            here = after
    here.read(None, gone)
    return out


def matched(tokens: Tensor, target: int, heads: int, rounds: list[int], exact: bool | None = None) -> Tensor:
    """As in `merging`, int16; `rounds` is what that says. For what `able` says.

    `exact` says whether rows are of two parts; those of float32 tokens are, where it does not say.
    """
    clips = Clips(tokens.contiguous(), target, heads, rounds, _parts(tokens, exact), FEW[0])
    clips.read(clips.narrow(), None)
    for step in clips.steps:
        clips.go(step)
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
    sizes = {"HEADS": 1, "D": width, "DP": 16, "PARTS": 1}
    gone, nothing = _means(tokens, lists, out), (tokens,) * 11
    _launch("nothing", tokens, nothing, (1, 0, 1, 0, *_SCALE), (0, 1, 0), 1, None, gone, lists, sizes)
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
    return Reading(tokens, None, lists, out, 0, clips * target * triton.cdiv(width, _block(width)))


def _tokens(padded_width: int) -> int:
    """That one program makes rows of."""
    return max(8, 2048 // padded_width)


def _block(width: int) -> int:
    return int(min(BLOCK, max(_WARPS * 32, triton.next_power_of_2(width))))


def _launch(
    kind: str,
    tokens: Tensor,
    known: tuple[Tensor, ...],
    numbers: tuple[float, ...],
    work: tuple[int, int, int],
    size: int,
    coming: Reading | None,
    gone: Reading | None,
    lists: Lists,
    sizes: dict[str, int],
) -> None:
    """A step's launch: what is `known` of its clips, whose `tokens` these are; `numbers` of its round; rows to spare, tiles
    of a clip and programs; of how many places lists of sources are made; and reading beside it.

    What is not read is stood for by what has the same type, so that nothing is compiled twice.
    """
    count = tokens.shape[1]
    narrow: tuple[Any, ...] = (tokens, *known[:2], 0, 0, 0)
    if coming and coming.rows:
        narrow = (coming.tokens, *coming.rows, coming.tokens.shape[0] * count, coming.first, coming.programs)
    means: tuple[Any, ...] = (tokens, *known[9:], tokens, 0, 0)
    if gone and gone.lists:
        means = (gone.tokens, gone.lists.keys[lists.bits % 2], gone.lists.firsts, gone.out, gone.first, gone.programs)
    across = max(32 * _WARPS, int(triton.next_power_of_2(triton.cdiv(size, 32))))
    merging_steps.step[(work[2] + narrow[-1] + means[-1],)](
        *known, count, lists.firsts.shape[1] - 1, *numbers, lists.room, lists.bits, *work, *narrow, *means,
        CHAIN=kind, ROWS=ROWS, COLUMNS=COLUMNS, TALL=TALL, EACH=32 // sizes["PARTS"],
        DEEP=triton.cdiv(size, across), ACROSS=across, AT_ONCE=_AT_ONCE,
        TOKENS=_tokens(sizes["DP"]), BLOCK=_block(sizes["HEADS"] * sizes["D"]), AHEAD=16,
        num_warps=_WARPS, num_stages=STAGES, maxnreg=128 if kind == "ended" else None, **sizes,
    )  # fmt: skip


def attempt(device: torch.device) -> None:
    """Run each kernel once, small. Raises whatever is wrong; where nothing is but that groups change what comes out, there
    are none from here on."""
    global MOST_GROUPS
    rounds = [85, 42, 21, 11, 5, 2]
    tokens = torch.arange(4 * 170 * 64, device=device).mul(0.37).sin().view(4, 170, 64)
    merged(tokens, 4, 2, rounds)
    tokens = tokens.bfloat16()
    means = gathered(tokens, matched(tokens, 4, 2, rounds), 4)
    if not torch.equal(merged(tokens, 4, 2, rounds, groups=2), means):
        MOST_GROUPS = 1
