"""Which frames a run of playback shows, and when: pure arithmetic over a clock."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor


@dataclass(frozen=True)
class Run:
    """Playback from `start` on, `step` frames of the sequence for each frame of time (negative: backwards).

    It stays within frames `low` to `high - 1`: with `loop` it goes round in them, else it ends there.
    """

    start: int
    step: int
    rate: Fraction
    low: int
    high: int
    loop: bool = False

    def frame(self, number: int) -> int | None:
        """The sequence's frame shown as the `number`-th one of this run; None after its end."""
        at = self.start + number * self.step
        if self.low <= at < self.high:
            return at
        if not self.loop or self.high <= self.low:
            return None
        return self.low + (at - self.low) % (self.high - self.low)

    def due(self, number: int) -> float:
        """Seconds after the start at which the `number`-th frame appears."""
        return float(number / self.rate)

    def number(self, seconds: float) -> int:
        """Which frame is shown at an instant."""
        return floor(seconds * float(self.rate) + 1e-6)

    def last(self) -> int:
        """The frame at which it ends when it does not loop."""
        return max(self.low, self.high - 1) if self.step > 0 else self.low
