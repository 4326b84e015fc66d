"""Merging with one size of tiles and another, and with other numbers that the kernels are given:
`python -m tests.benchmarks.understanding.merging_tiles [--tower N...] [--clips N...] [--only N...] [--float32] [--compile]`.

Wants a card. For whoever changes the numbers in `engine.models.native.merging_triton`, or has another card: each of them is
changed by itself.
"""

from __future__ import annotations

import argparse
from functools import partial

import torch

from engine.models.native import merging, merging_triton
from tests.benchmarks.understanding.merging import TARGET, TOWERS, captured
from tests.benchmarks.understanding.sheet import Sheet

NUMBERS: tuple[dict[str, object], ...] = (
    {},
    {"ROWS": 128},
    {"STAGES": 3},
    {"ROWS": 128, "STAGES": 3},
    {"COLUMNS": 128},
    {"TALL": 16},
    {"TALL": 64},
    {"BLOCK": 1024},
    {"FEW": (150, 150)},
    {"FEW": (400, 800)},
    {"FEW": (1, 1)},
    {"MOST_GROUPS": 1},
    {"MOST_GROUPS": 2},
    {"MOST_GROUPS": 4},
    {"MOST_GROUPS": 16, "GROUP": 200e6},
    {"GROUP": 200e6},
    {"GROUP": 100e6},
    {"ENDED": 30.0},
    {"ENDED": 100.0},
)


@torch.inference_mode()
def main() -> None:
    """Time merging with each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tower", type=int, nargs="+", choices=range(len(TOWERS)), default=range(len(TOWERS)))
    parser.add_argument("--clips", type=int, nargs="+", default=(10, 64, 512))
    parser.add_argument("--only", type=int, nargs="+", choices=range(len(NUMBERS)), default=range(len(NUMBERS)))
    parser.add_argument("--float32", action="store_true", help="in place of bfloat16")
    parser.add_argument("--compile", action="store_true", help="and time nothing: several such runs side by side save time")
    given = parser.parse_args()
    sheet = Sheet(torch.device("cuda:0"), None)
    dtype = torch.float32 if given.float32 else torch.bfloat16
    for title, count, width, heads, _ in (TOWERS[place] for place in given.tower):
        for clips in given.clips:
            tokens = torch.randn(clips, count, width, device="cuda", dtype=dtype)
            sheet.note(f"{title}: {clips} clips in {dtype}, {torch.cuda.get_device_name()}")
            rounds = merging.rounds(count, TARGET)
            work = partial(merging_triton.merged, tokens, TARGET, heads, rounds)
            for numbers in (NUMBERS[place] for place in given.only):
                before = {name: getattr(merging_triton, name) for name in numbers}
                for name, value in numbers.items():
                    setattr(merging_triton, name, value)
                told = ", ".join(f"{name} {value}" for name, value in numbers.items()) or "as it is"
                try:
                    work()
                    if not given.compile:
                        sheet.add(told, sheet.timed(captured(work), 5) * 1e6, "us")
                except Exception as error:  # noqa: BLE001  too much for the card
                    sheet.note(f"{told}: {str(error).strip().splitlines()[:1]}")
                for name, value in before.items():
                    setattr(merging_triton, name, value)
            del tokens, work


if __name__ == "__main__":
    main()
