"""Merging of tokens against what memory allows: `python -m tests.benchmarks.understanding.merging [--clips N] [--rounds N]`.

On whatever device there is; on the processor one thread, in processor time, so that other programs do not count. The floor
is the time in which the device would read the tower's tokens once and write what is left of them once, at the rate at which
it copies those very tokens in the same run; "reading twice" is the floor of any way that has to see all tokens before it can
tell which become one. Beside it the same with whole tokens in every round, as the reference has it.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

import torch
from torch import Tensor

from engine.models.native import merging
from tests.benchmarks.understanding.sheet import Sheet

TARGET = 64
TOWERS = (
    ("UMT-L, 448 px, clips of 4", 3136, 1024, 16),
    ("InternVideo2-1B, 224 px, clips of 4", 1024, 1408, 16),
    ("InternVideo2.5, 4 frames", 1024, 4096, 32),
)
"""Name, tokens of a clip, width, heads."""
GOAL = 1.3


def main() -> None:
    """Measure every tower, in 16 and in 32 bits."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clips", type=int, help="side by side; 64 on a card, 8 on the processor")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    device = torch.device("cuda:0" if torch.cuda.is_available() else "cpu")
    clips = given.clips or (64 if device.type == "cuda" else 8)
    sheet = Sheet(device, given.json)
    torch.set_num_threads(1)
    name = torch.cuda.get_device_name(device) if device.type == "cuda" else "the processor"
    sheet.note(f"{clips} clips side by side on {name}")
    for title, count, width, heads in TOWERS:
        for dtype in (torch.bfloat16, torch.float32):
            tokens = torch.randn(clips, count, width, device=device).to(dtype)
            measure(sheet, f"{title}, {str(dtype).removeprefix('torch.')}", tokens, heads, given.rounds)


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
        "plainly": lambda: plainly(tokens, heads),
    }
    taken: dict[str, list[float]] = {name: [] for name in work}
    for each in work.values():
        each()
    for _ in range(rounds):
        for name, each in work.items():
            taken[name].append(spent(sheet, each))
    best = {name: min(times) for name, times in taken.items()}
    size = tokens.numel() * tokens.element_size()
    rate = 2 * size / best["copy"]
    left = size * TARGET // tokens.shape[1]
    floor = (size + left) / rate
    sheet.add(f"{title}: copying", rate / 1e9, "GB/s")
    sheet.add(
        f"{title}: merging over its floor",
        best["merged"] / floor,
        "times",
        goal=f"<= {GOAL}",
        floor=f"{floor * 1000:,.2f} ms, {(2 * size + left) / rate * 1000:,.2f} ms for reading twice",
    )
    sheet.add(f"{title}: merging", best["merged"] * 1000, "ms")
    sheet.add("  of it telling which become one", best["matched"] * 1000, "ms")
    sheet.add("  of it their means", best["gathered"] * 1000, "ms")
    sheet.add("  with whole tokens in every round", best["plainly"] * 1000, "ms")


def spent(sheet: Sheet, work: Callable[[], object]) -> float:
    """Seconds of a card, or of the processor."""
    if sheet.device.type == "cuda":
        return sheet.timed(work)
    began = time.process_time()
    work()
    return time.process_time() - began


def plainly(tokens: Tensor, heads: int) -> Tensor:
    """Round by round over whole tokens, all likenesses of a round in memory at once."""
    kept, sizes = tokens.float(), torch.ones_like(tokens[..., :1], dtype=torch.float32)
    for leaving in merging.rounds(tokens.shape[1], TARGET):
        unit = torch.nn.functional.normalize(kept.unflatten(-1, (heads, -1)).mean(-2), dim=-1)
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
