"""Merging of tokens against what memory and arithmetic allow:
`python -m tests.benchmarks.understanding.merging [--clips N...] [--towers N...] [--rounds N]
[--kernels]`.

On whatever device there is; on the processor one thread, in processor time, so that other programs do not count. A card is
given as many clips as the tower makes at once, then many, where starting kernels does not count. What it takes is compared
with what these would, bytes at the rate at which the device copies those very tokens in the same run (in a batch that its
cache holds, that is the cache's):

- bytes, twice: the tower's tokens are read twice and what is left in the end is written once, as any way does that has to
  see all tokens before it can tell which become one. The goal is 1.3 times that;
- bytes, once: they are read once;
- bytes, as the rounds are published: every round reads the whole width of the tokens that it is given once, and writes what
  it leaves once. No floor of the way taken here, whose rounds run on narrow rows, and which can be quicker;
- operations: the likeness of every even row to every odd one, in all rounds, at the rate that the card's maker states for
  products of fp16: one for tokens of 16 bits, three for float32, of which one in float32 is made here. In float32 itself it
  would be 60 TFLOP/s.

Where operations take longer than reading twice by themselves, it says so. "Captured" is the same from a graph of the card,
without starting each kernel from Python; it is what is compared. Beside it the same with tokens of 16 bits looked at as
exactly as those of float32, and with whole tokens in every round, as the reference has it.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import torch
from torch import Tensor

from engine.models.native import merging
from tests.benchmarks.understanding.sheet import Sheet

TARGET = 64
TOWERS = (
    ("UMT-L, 448 px, clips of 4", 3136, 1024, 16, 10),
    ("InternVideo2-1B, 224 px, clips of 4", 1024, 1408, 16, 32),
    ("InternVideo2.5, 4 frames", 1024, 4096, 32, 8),
)
"""Name, tokens of a clip, width, heads, clips that the tower makes at once on a card."""
MANY = (64, 512, 900)
"""The last: an hour at a picture a second, in clips of four."""
GOAL = 1.3
TENSOR_CORES = 989e12
"""Operations a second of an H100 or H200 in fp16."""


def main() -> None:
    """Measure every tower, in 16 and in 32 bits."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clips", type=int, nargs="+", help="side by side; 8 on the processor")
    parser.add_argument("--towers", type=int, nargs="+", choices=range(len(TOWERS)), default=range(len(TOWERS)))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--kernels", action="store_true", help="a card's time by kernel, too")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    device = torch.device("cuda:0" if torch.cuda.is_available() else "cpu")
    sheet = Sheet(device, given.json)
    torch.set_num_threads(1)
    name = torch.cuda.get_device_name(device) if device.type == "cuda" else "the processor"
    for title, count, width, heads, at_once in (TOWERS[place] for place in given.towers):
        for clips in given.clips or ((at_once, *MANY) if device.type == "cuda" else (8,)):
            for dtype in (torch.bfloat16, torch.float32):
                label = f"{title}, {str(dtype).removeprefix('torch.')}"
                sheet.note(f"{label}: {clips} clips side by side on {name}")
                tokens = torch.randn(clips, count, width, device=device).to(dtype)
                measure(sheet, label, tokens, heads, given.rounds)
                if given.kernels and device.type == "cuda":
                    sheet.part("by kernel", partial(by_kernel, sheet, tokens, heads))
                del tokens


@torch.inference_mode()
def measure(sheet: Sheet, title: str, tokens: Tensor, heads: int, rounds: int) -> None:
    """One tower's tokens; what is compared takes turns, and the quickest of each counts."""
    twin = torch.empty_like(tokens)
    into = merging.matched(tokens, TARGET, heads)
    work: dict[str, Callable[[], object]] = {
        "copy": lambda: twin.copy_(tokens),
        "merged": lambda: merging.merged(tokens, TARGET, heads),
        "matched": lambda: merging.matched(tokens, TARGET, heads),
        "gathered": lambda: merging.gathered(tokens, into, TARGET),
    }
    if tokens.shape[0] <= MANY[0]:
        work["plainly"] = lambda: plainly(tokens, heads)
    for each in work.values():
        each()
    if tokens.is_cuda:
        # some sizes are copied quicker by a kernel than by the driver
        work["copy"], work["turned"] = captured(lambda: twin.copy_(tokens)), captured(lambda: torch.neg(tokens, out=twin))
        work["captured"] = captured(lambda: merging.merged(tokens, TARGET, heads))
        if tokens.element_size() == 2 and (exactly := exact(tokens, heads)):
            work["exact"] = captured(exactly)
    taken: dict[str, list[float]] = {name: [] for name in work}
    for _ in range(rounds):
        for name, each in work.items():
            taken[name].append(spent(sheet, each))
    best = {name: min(times) for name, times in taken.items()}
    size, count = tokens.nbytes, tokens.shape[1]
    rate = 2 * size / min(best["copy"], best.get("turned", best["copy"]))
    left = size * TARGET // count
    published, twice, once = size * read_and_written(count) / count / rate, (2 * size + left) / rate, (size + left) / rate
    work_to_do = tokens.shape[0] * operations(count, tokens.shape[2] // heads)
    sums = work_to_do / TENSOR_CORES * (1 if tokens.element_size() == 2 else 3)
    sheet.add(f"{title}: copying", rate / 1e9, "GB/s")
    floor = f"{twice * 1000:,.3f} ms"
    if tokens.is_cuda:
        binds = "operations bind" if sums > twice else "bytes bind"
        floor += f"; {work_to_do / 1e9:,.1f} GFLOP: {sums * 1000:,.3f} ms, {work_to_do / 60e9:,.3f} in float32; {binds}"
    whole = best.get("captured", best["merged"])
    sheet.add(f"{title}: merging over reading twice", whole / twice, "times", goal=f"<= {GOAL}", floor=floor)
    sheet.add("  over reading once", whole / once, "times", floor=f"{once * 1000:,.3f} ms")
    sheet.add("  over rounds as published", whole / published, "times", floor=f"{published * 1000:,.3f} ms")
    if tokens.is_cuda:
        sheet.add("  over reading twice and the operations after each other", whole / (twice + sums), "times")
    sheet.add("  merging", best["merged"] * 1000, "ms")
    for name, label in (
        ("captured", "captured"),
        ("matched", "of it telling which become one"),
        ("gathered", "of it their means"),
        ("exact", "captured, as exactly as float32"),
        ("plainly", "with whole tokens in every round"),
    ):
        if name in best:
            sheet.add(f"  {label}", best[name] * 1000, "ms")


def exact(tokens: Tensor, heads: int) -> Callable[[], Tensor] | None:
    """Merging by rows in two parts, or nothing where there are no kernels."""
    if (kernels := merging._kernels(tokens, heads)) is None:
        return None
    return partial(kernels.merged, tokens, TARGET, heads, merging.rounds(tokens.shape[1], TARGET), True)


def read_and_written(count: int) -> int:
    """Tokens of a clip that all rounds read, and leave, as they are published."""
    found = 0
    for leaving in merging.rounds(count, TARGET):
        found += 2 * count - leaving
        count -= leaving
    return found


def operations(count: int, wide: int) -> int:
    """Multiplications and additions of a clip: every even row with every odd one, in all rounds."""
    found = 0
    for leaving in merging.rounds(count, TARGET):
        found += 2 * ((count + 1) // 2) * (count // 2) * wide
        count -= leaving
    return found


def captured(work: Callable[[], object]) -> Callable[[], object]:
    """The same from a graph."""
    graph = torch.cuda.CUDAGraph()
    with torch.cuda.graph(graph):
        held = work()

    def replayed() -> object:
        graph.replay()
        return held

    return replayed


def spent(sheet: Sheet, work: Callable[[], object]) -> float:
    """Seconds of a card, of several times behind each other, or of the processor."""
    if sheet.device.type == "cuda":
        times = 10
        return sheet.timed(lambda: [work() for _ in range(times)]) / times
    began = time.process_time()
    work()
    return time.process_time() - began


@torch.inference_mode()
def by_kernel(sheet: Sheet, tokens: Tensor, heads: int) -> None:
    """What each kernel takes of the card's time, those of all rounds together."""
    times = 5
    with torch.profiler.profile(activities=[torch.profiler.ProfilerActivity.CUDA]) as seen:
        for _ in range(times):
            merging.merged(tokens, TARGET, heads)
        torch.cuda.synchronize()
    found: dict[str, list[float]] = {}
    for event in seen.events():
        if "CUDA" in str(event.device_type):
            found.setdefault(event.name, []).append(event.time_range.elapsed_us())
    for name, taken in sorted(found.items(), key=lambda item: -sum(item[1])):
        number = len(taken) // times
        each = [sum(taken[place::number]) / times for place in range(number)] if number else taken
        told = ", ".join(f"{value:,.1f}" for value in each)
        sheet.add(f"    {name[:50]}", sum(taken) / times, "us", floor=told if number > 1 else "")


def plainly(tokens: Tensor, heads: int) -> Tensor:
    """Round by round over whole tokens, all likenesses of a round in memory at once."""
    kept, sizes = tokens.float(), torch.ones_like(tokens[..., :1], dtype=torch.float32)
    for leaving in merging.rounds(tokens.shape[1], TARGET):
        unit = torch.nn.functional.normalize(kept.view(*kept.shape[:2], heads, -1).mean(-2), dim=-1)
        alike, nearest = (unit[:, ::2] @ unit[:, 1::2].transpose(1, 2)).max(-1)
        order = alike.argsort(dim=-1, descending=True)[..., None]
        parts = []
        for rows in (kept * sizes, sizes):
            even, odd = rows[:, ::2], rows[:, 1::2]
            width = (-1, -1, rows.shape[-1])
            going = even.gather(1, order[:, :leaving].expand(width))
            where = nearest[..., None].gather(1, order[:, :leaving]).expand(width)
            parts.append(torch.cat([even.gather(1, order[:, leaving:].expand(width)), odd.scatter_add(1, where, going)], 1))
        kept, sizes = parts[0] / parts[1], parts[1]
    return kept.to(tokens.dtype)


if __name__ == "__main__":
    main()
