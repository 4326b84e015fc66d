"""`merging` on cards that copy tiles by themselves (Hopper): while the tokens of some clips are read, rounds of others run.

What is read from memory, and what is reckoned, each take about half of the time where one waits for the other. Here few
programs read (`merging_reading`), on a stream of their own, and leave most of a processor to the rounds
(`merging_linked`), which run on others. Clips are taken in groups: all groups are read once, each group's rounds run when it
has been read, and then it is read again for its means. A few clips take the same kernels one after the other, so that what
comes of a clip does not depend on those beside it.
"""

from __future__ import annotations

from functools import cache, partial
from itertools import cycle, pairwise
from typing import NamedTuple

import torch
import triton  # type: ignore[import-not-found,import-untyped,unused-ignore]
import triton.language as tl  # type: ignore[import-not-found,import-untyped,unused-ignore]
from torch import Tensor
from triton.tools.tensor_descriptor import (  # type: ignore[import-not-found,import-untyped,unused-ignore]
    TensorDescriptor,
)

from engine.models.native import merging_kernels, merging_linked, merging_reading
from engine.models.native.merging_triton import COLUMNS, FEW, MOST_TOKENS, SCALE, Rows, steps, unfilled

EACH = 64
"""Tokens that are read at a time for means; the number of a clip's is a multiple of it."""
TARGET = 64
"""The most that tokens are merged into: rows of a matrix product."""
_MOST_WIDE = 128
"""Numbers of a row."""
MANY = 1 << 18
"""Tokens from which on groups are worth their while."""


class Plan(NamedTuple):
    """In how many groups clips are taken, on how many streams their rounds run, and on how many they are read: where there
    are two, a kernel that reads begins while the last programs of the one before end."""

    groups: int
    streams: int
    readers: int = 1


class Work(NamedTuple):
    """What is in memory between the kernels, of some clips."""

    levels: tuple[Rows, ...]
    """The rows before every round but the last ones, and what those begin with."""
    spare: Rows
    best: Tensor
    places: Tensor
    sources: Tensor
    heads: Tensor
    """(clips, places) int32, zeros before the rounds: see `merging_linked`."""
    links: Tensor
    into: Tensor
    """(clips, count) int32: into which of the means each token goes."""
    sizes: Tensor
    """(clips, TARGET) int32: how many tokens go into each."""

    def of(self, clips: slice) -> Work:
        """The same of some of the clips."""
        levels, spare, *rest = self
        cut = [Rows(rows.parts[clips], rows.lengths[clips]) for rows in (*levels, spare)]
        return Work(tuple(cut[:-1]), cut[-1], *(one[clips] for one in rest))


def able(tokens: Tensor, heads: int, rounds: list[int]) -> bool:
    """Whether these kernels are made for so many tokens, such rows, and rounds in which, as long as there are many rows,
    half of them leave; of which card the tokens are is for others to ask."""
    _, count, width = tokens.shape
    return (
        tokens.element_size() == 2
        and tokens.data_ptr() % 16 == 0
        and count % EACH == 0
        and count <= MOST_TOKENS
        and width % 8 == 0
        and 16 <= width // heads <= _MOST_WIDE
        and all(
            2 * leaving == number for number, leaving in zip(_counts(count, rounds), rounds, strict=False) if number > FEW
        )
    )


def merged(tokens: Tensor, target: int, heads: int, rounds: list[int], plan: Plan | None = None) -> Tensor:
    """As in `merging_triton`, for what `able` says and no more than TARGET; `plan`, where it is said, in place of what seems
    best."""
    tokens = tokens.contiguous()
    clips, count, width = tokens.shape
    out = torch.empty(clips, target, width, dtype=tokens.dtype, device=tokens.device)
    work = _work(tokens, heads, rounds)
    plan = plan or planned(clips, count, width // heads, torch.cuda.is_current_stream_capturing())
    if plan.groups == 1:
        _narrowed(tokens, work.levels[0], heads)
        _matched(work, target)
        _counted(work)
        _means(tokens, work, out)
        return out
    cuts = [clips * group // plan.groups for group in range(plan.groups + 1)]
    groups = [slice(*ends) for ends in pairwise(cuts)]
    here = torch.cuda.current_stream(tokens.device)
    first, others = _streams(tokens.device)
    reading, reckoning = first[: plan.readers], others[: plan.streams]
    for stream in (*reading, *reckoning):
        stream.wait_stream(here)
    turns = cycle(reading)
    ended: list[torch.cuda.Event] = []

    def averaged(group: int) -> None:
        stream = next(turns)
        stream.wait_event(ended[group])
        with torch.cuda.stream(stream):
            _means(tokens[groups[group]], work.of(groups[group]), out[groups[group]])

    for group, some in enumerate(groups):
        reader, stream, part = next(turns), reckoning[group % plan.streams], work.of(some)
        with torch.cuda.stream(reader):
            _narrowed(tokens[some], part.levels[0], heads)
        stream.wait_event(reader.record_event())
        with torch.cuda.stream(stream):
            _matched(part, target)
            _counted(part)
        ended.append(stream.record_event())
        if group >= plan.streams:
            averaged(group - plan.streams)
    for group in range(max(0, plan.groups - plan.streams), plan.groups):
        averaged(group)
    for stream in (*reading, *reckoning):
        here.wait_stream(stream)
    return out


def matched(tokens: Tensor, target: int, heads: int, rounds: list[int]) -> Tensor:
    """As in `merging_triton`, int32, for what `able` says."""
    tokens = tokens.contiguous()
    work = _work(tokens, heads, rounds)
    _narrowed(tokens, work.levels[0], heads)
    _matched(work, target)
    return work.into


def planned(clips: int, count: int, wide: int, recorded: bool) -> Plan:
    """What is quickest, as far as it was tried. More groups want more kernels, which cost nothing where they are `recorded`
    in a graph, and otherwise more time than they save."""
    tokens = clips * count
    if tokens < MANY or clips < 8:
        return Plan(1, 1)
    if wide > 64:
        # programs that read narrow rows of 64 would find room beside each other, and leave the rounds none
        return Plan(6, 3, 2) if recorded else Plan(2, 1, 2)
    if tokens < 4 * MANY:
        return Plan(3, 2)
    return Plan(8, 4) if recorded and tokens < 8 * MANY else Plan(4, 2)


def sides(wide: int) -> dict[str, int]:
    """A row in tiles whose sizes are powers of two: the first, and one for the rest of it, which may be longer."""
    first = 1 << (wide.bit_length() - 1)
    return {"FIRST": first, "REST": max(16, int(triton.next_power_of_2(wide - first))) if wide > first else 0}


@cache
def pieces(wide: int, heads: int) -> dict[str, int]:
    """How rows of the first kernel are read: TAKEN heads at a time, in tiles of W0 to W3 columns, and which of those MEETS
    which numbers. No more columns than there are, where powers of two make them up: two heads of 88 numbers begin where
    the card's memory has bounds, and read one by one they would make it move a third more."""
    tile = sides(wide)
    taken, widths = 1, [tile["FIRST"]] + [tile["REST"]] * (tile["REST"] > 0)
    for some in (1, 2):
        powers, left = [], some * wide
        while left:
            powers.append(min(tile["FIRST"], 1 << (left.bit_length() - 1)))
            left -= powers[-1]
        if heads % some == 0 and len(powers) <= 4 and powers[-1] >= 16:
            taken, widths = some, powers
            break
    found, begin, meets = {"TAKEN": taken}, 0, 0
    for place, width in enumerate(widths):
        numbers = [column % wide for column in range(begin, min(begin + width, taken * wide))]
        bits = int(min(numbers) < tile["FIRST"]) + 2 * int(max(numbers) >= tile["FIRST"])
        meets |= bits << 2 * place
        begin += width
    widths += [0] * (4 - len(widths))
    return found | {f"W{place}": width for place, width in enumerate(widths)} | {"MEETS": meets}


@cache
def _streams(device: torch.device) -> tuple[list[torch.cuda.Stream], list[torch.cuda.Stream]]:
    """Some that are served first, as the few programs that read are to find room as soon as there is some; and others."""
    return [torch.cuda.Stream(device, priority=-1) for _ in range(2)], [torch.cuda.Stream(device) for _ in range(4)]


def _counts(count: int, rounds: list[int]) -> list[int]:
    """Rows before each round."""
    return [count - sum(rounds[:place]) for place in range(len(rounds))]


def _work(tokens: Tensor, heads: int, rounds: list[int]) -> Work:
    clips, count, width = tokens.shape
    empty = partial(torch.empty, device=tokens.device)
    counts = [*_counts(count, rounds), count - sum(rounds)]
    # those before each round of many rows, and what is left then
    many = next((place for place, number in enumerate(counts) if number <= FEW), len(rounds))
    levels = [unfilled(tokens, clips, number, width // heads, 1) for number in counts[: many + 1]]
    stride = max(1, sum((number + 1) // 2 for number in counts[:-1]))
    places = empty(clips, stride, dtype=torch.int16)
    return Work(
        tuple(levels),
        unfilled(tokens, clips, min(2 * counts[many], 2 * FEW), width // heads, 1),
        empty(clips, stride, dtype=torch.float32),
        places,
        torch.empty_like(places),
        torch.zeros(clips, stride, dtype=torch.int32, device=tokens.device),
        empty(clips, stride, dtype=torch.int32),
        empty(clips, count, dtype=torch.int32),
        empty(clips, TARGET, dtype=torch.int32),
    )


def _processors(device: torch.device) -> int:
    """Of the card; some, where Triton's interpreter stands for one."""
    return torch.cuda.get_device_properties(device).multi_processor_count if device.type == "cuda" else 3


def _narrowed(tokens: Tensor, rows: Rows, heads: int) -> None:
    clips, count, width = tokens.shape
    total, wide = clips * count, width // heads
    tile = pieces(wide, heads)
    widths = [tile[f"W{place}"] for place in range(4)]
    at_once, stages, each = _narrow_tiles(sum(widths))
    flat, tiles = tokens.view(total, width), triton.cdiv(total, at_once)
    loaded = [TensorDescriptor.from_tensor(flat, [at_once, some or widths[0]]) for some in widths]
    merging_reading.narrow[(min(each * _processors(tokens.device), tiles),)](
        *loaded, *rows, total, tiles, HEADS=heads, D=wide, TOKENS=at_once, STAGES=stages,
        FORMAT=tl.bfloat16 if tokens.dtype == torch.bfloat16 else tl.float16,
        num_warps=4, num_stages=stages, **sides(wide), **tile,
    )  # fmt: skip


def _matched(work: Work, target: int) -> None:
    """All rounds of rows that are there."""
    clips, stride = work.places.shape
    begin = 0
    for rows, left in pairwise(work.levels):
        wide, number = rows.wide, int(rows.parts.shape[1])
        evens, lists = number // 2, (work.places[:, begin:], work.heads[:, begin:], work.links[:, begin:])
        # more rows for each tile of others that comes, where there are many
        twice = wide <= 64 and evens >= 256
        tall, warps = (128, 8 if twice else 4) if evens >= 128 else (64, 4)
        merging_linked.alike[(triton.cdiv(evens, tall * (2 if twice else 1)), clips)](
            rows.parts, *lists, number, stride, *SCALE,
            D=wide, ROWS=tall, COLUMNS=COLUMNS, TWICE=twice, HELD=64 < wide < _MOST_WIDE, **sides(wide),
            num_warps=warps, num_stages=3 if wide < _MOST_WIDE else 2,
        )  # fmt: skip
        few = 8 if wide <= 64 else 4
        merging_linked.joined[(triton.cdiv(evens, few), clips)](
            *rows, *lists[1:], *left, number, stride, D=wide, ROWS=few, num_warps=1, **sides(wide)
        )
        begin += evens
    rows, count = work.levels[-1], int(work.into.shape[1])
    tall = 128
    merging_kernels.ended[(clips,)](
        *rows, *work.spare, work.best, work.places, work.sources, work.into,
        count, rows.parts.shape[1], target, work.spare.parts.shape[1], stride, begin, *SCALE,
        ROWS=tall, COLUMNS=COLUMNS, TALL=32, EACH=32, TOKENS=1024, num_warps=tall // 16, num_stages=2,
        **steps((FEW + 1) // 2, tall // 16), **rows.shape,
    )  # fmt: skip


def _counted(work: Work) -> None:
    """How many tokens go into each."""
    clips, count = work.into.shape
    merging_reading.counted[(clips,)](work.into, work.sizes, count, TARGET=TARGET, AT_ONCE=1024, num_warps=4)


def _means(tokens: Tensor, work: Work, out: Tensor) -> None:
    clips, count, width = tokens.shape
    processors = _processors(tokens.device)
    block, stages, warps, each = _mean_tiles(clips, width, processors)
    items = clips * triton.cdiv(width, block)
    tile = TensorDescriptor.from_tensor(tokens.view(clips * count, width), [EACH, block])
    merging_reading.means[(min(each * processors, items),)](
        tile, work.into, work.sizes, out, items, count, out.shape[1],
        WIDTH=width, BLOCK=block, EACH=EACH, TARGET=TARGET, STAGES=stages, num_warps=warps, num_stages=stages, maxnreg=128,
    )  # fmt: skip


def _narrow_tiles(wide: int) -> tuple[int, int, int]:
    """Tokens at a time, tiles on their way, and programs for each processor, where so many columns are read at a time: two
    programs, of which one begins its next rows while the other reads."""
    return 64, 5 if wide <= 64 else 3, 2


def _mean_tiles(clips: int, width: int, processors: int) -> tuple[int, int, int, int]:
    """Columns at a time, tiles on their way, warps, and programs for each processor: narrower where there would not be one
    for each, or where the width is no whole number of wide ones."""
    if width % 256 == 0 and clips * width // 256 >= processors:
        return 256, 3, 8, 1
    if clips * triton.cdiv(width, 128) >= processors:
        return 128, 3, 4, 2
    return 64, 5, 4, 2


def attempt(device: torch.device) -> None:
    """Run each kernel once, small, and look at what comes of it. Raises whatever is wrong."""
    from engine.models.native import merging

    place = torch.arange(3 * 320).view(3, 320)
    # Triton's interpreter, by which tests on the processor run, makes no products of bf16
    usual = torch.bfloat16 if device.type == "cuda" else torch.float16
    for dtype, wide in ((usual, 64), (torch.float16, 88)):
        # likenesses of 0 and 1, so that the first of equals counts, and nothing is rounded
        tokens = torch.nn.functional.one_hot(place * 7 % 15, wide).repeat(1, 1, 2)
        there, rounds = tokens.to(device, dtype), merging.rounds(320, TARGET)
        into = merging.matched(tokens.float(), TARGET, 2)
        if not torch.equal(matched(there, TARGET, 2, rounds).long().cpu(), into):
            raise RuntimeError("tokens are not merged as they should be")
        expected = merging.gathered(tokens.float(), into, TARGET)
        for plan in (Plan(1, 1), Plan(3, 2)) if device.type == "cuda" else (Plan(1, 1),):
            if not torch.allclose(merged(there, TARGET, 2, rounds, plan).float().cpu(), expected, rtol=0.01):
                raise RuntimeError("means of tokens are not what they should be")
