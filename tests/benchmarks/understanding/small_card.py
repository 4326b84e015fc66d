"""A card that is said to be smaller than it is, for models that are opened from a folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

import torch

from engine.models import memory
from engine.models.residency import Residency
from tests.benchmarks.understanding.sheet import Sheet


@contextmanager
def small_card(sheet: Sheet, gigabytes: float) -> Iterator[Residency]:
    """Who keeps models on a card of so many gigabytes, on which only this process is at work; on a processor as it is."""
    if sheet.device.type != "cuda":
        yield Residency(device="cpu")
        return
    cap = round(gigabytes * 2**30)
    real = torch.cuda.mem_get_info
    before = real(0)[0]

    def small(device: Any = None) -> tuple[int, int]:
        return max(0, cap - memory.CONTEXT - max(0, before - real(device or 0)[0])), cap

    torch.cuda.set_per_process_memory_fraction((cap - memory.CONTEXT) / real(0)[1])
    torch.cuda.reset_peak_memory_stats()
    try:
        with mock.patch("torch.cuda.mem_get_info", small):
            yield Residency(report=lambda told: sheet.note(str(told)[:300]))
    finally:
        torch.cuda.set_per_process_memory_fraction(1.0)


def peak(sheet: Sheet, gigabytes: float, predicted: float) -> None:
    """What such a card held at most, CUDA's own part with it."""
    if sheet.device.type == "cuda":
        held = (torch.cuda.max_memory_allocated() + memory.CONTEXT) / 2**30
        sheet.add(
            f"{gigabytes:g} GB: peak of the card", held, "GB", goal=f"<= {gigabytes:g}", floor=f"predicted {predicted:.2f}"
        )
