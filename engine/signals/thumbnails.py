"""The last seconds of footage as tiny pictures, in a ring of fixed size."""

from __future__ import annotations

import numpy as np

WIDTH, HEIGHT = 48, 27
"""The size that TransNetV2 looks at."""


class Thumbnails:
    """Frames by number, 0 and up, of which only the latest `capacity` are kept. RGB uint8 (27, 48, 3)."""

    def __init__(self, capacity: int) -> None:
        self._ring = np.zeros((capacity, HEIGHT, WIDTH, 3), np.uint8)
        self.count = 0
        """How many frames have been added."""

    @property
    def first(self) -> int:
        """The earliest frame still kept."""
        return max(0, self.count - len(self._ring))

    def add(self, picture: np.ndarray) -> None:
        self._ring[self.count % len(self._ring)] = picture
        self.count += 1

    def state(self) -> dict[str, np.ndarray]:
        """See engine.signals.resume."""
        return {"count": np.array(self.count), "ring": self._ring[: min(self.count, len(self._ring))].copy()}

    def restore(self, state: dict[str, np.ndarray]) -> None:
        self.count = int(state["count"])
        self._ring[: len(state["ring"])] = state["ring"]

    def take(self, numbers: np.ndarray) -> np.ndarray:
        """(n, 27, 48, 3) copies of the frames `numbers`; those outside what is kept are its first or last frame."""
        return self._ring[np.clip(numbers, self.first, self.count - 1) % len(self._ring)]
