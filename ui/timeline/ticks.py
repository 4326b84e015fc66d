"""Where the ruler has marks: labels far enough apart to read, smaller marks between them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from editor.timecode import nominal_rate

LABEL_GAP = 72.0
TICK_GAP = 6.0
_SECONDS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800)


@dataclass(frozen=True)
class Ticks:
    """Frames from one label to the next, and from one small mark to the next; the first divides into the second."""

    label: int
    minor: int


def ticks_for(per_frame: float, rate: Fraction, *, gap: float = LABEL_GAP) -> Ticks:
    """The closest marks that keep labels `gap` or more and small marks 6 or more pixels apart."""
    base = nominal_rate(rate)
    steps = [*_frame_steps(base), *(second * base for second in _SECONDS)]
    label = next((step for step in steps if step * per_frame >= gap), None)
    if label is None:
        day = 86400 * base
        label = day * ceil(gap / (day * per_frame))
    inside = (step for step in steps if label % step == 0 and step * per_frame >= TICK_GAP)
    return Ticks(label, next(inside, label))


def _frame_steps(base: int) -> list[int]:
    """Whole parts of a second, in frames: 1, 5, 10, 15 at 30 frames a second."""
    return [step for step in (1, 2, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 60) if step < base and base % step == 0]
