"""Figures with their goals and floors, printed as they come and kept as JSON."""

from __future__ import annotations

import gc
import json
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch


class Sheet:
    """What was measured."""

    def __init__(self, device: torch.device, path: Path | None) -> None:
        self.device, self.path = device, path
        self.beside = "plain transformers"
        """What `plain` figures are of."""
        self.rows: list[dict[str, Any]] = []
        self._began = time.monotonic()

    def add(
        self, name: str, value: float, unit: str, *, goal: str = "", floor: str = "", plain: float | None = None
    ) -> None:
        """One figure; `plain` is that of transformers by itself, in the same unit."""
        self.rows.append({"name": name, "value": value, "unit": unit, "goal": goal, "floor": floor, "plain": plain})
        besides = [f"goal {goal}" if goal else "", f"floor {floor}" if floor else ""]
        besides.append(f"{self.beside} {plain:,.3f}" if plain is not None else "")
        print(f"{name:58} {value:12,.3f} {unit:9} {'; '.join(text for text in besides if text)}", flush=True)
        if self.path is not None:
            self.path.write_text(json.dumps(self.rows, indent=1))

    def note(self, text: str) -> None:
        """A line in between."""
        print(f"[{time.monotonic() - self._began:6.1f} s] {text}", flush=True)

    def part(self, name: str, work: Callable[[], None]) -> None:
        """Do a part; where it fails say so and go on."""
        self.note(f"--- {name}")
        try:
            work()
        except Exception:  # noqa: BLE001  the other parts are measured all the same
            print(f"{name} FAILED", flush=True)
            traceback.print_exc()
        free(self.device)

    def timed(self, work: Callable[[], object], rounds: int = 1) -> float:
        """Seconds of the quickest of `rounds`, until the device has finished."""
        best = float("inf")
        for _ in range(rounds):
            sync(self.device)
            began = time.perf_counter()
            work()
            sync(self.device)
            best = min(best, time.perf_counter() - began)
        return best


def sync(device: torch.device) -> None:
    """Wait for the device."""
    if device.type == "cuda":
        torch.cuda.synchronize(device)


def free(device: torch.device) -> None:
    """Give memory back that nothing holds."""
    gc.collect()
    if device.type == "cuda":
        torch.cuda.empty_cache()
