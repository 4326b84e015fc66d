"""Frames to pixels and back: zoom and scroll as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, floor, log

from ui.timeline.metrics import LEAD_IN, MAX_PER_FRAME


@dataclass(frozen=True)
class Scale:
    """`per_frame` pixels a frame, and the distance of frame 0 from the left edge, negated: how far it is scrolled."""

    per_frame: float = 1.5
    origin: float = 0.0

    def x(self, frame: float) -> float:
        """Where `frame` begins, in pixels from the left edge."""
        return frame * self.per_frame - self.origin

    def pixel(self, frame: float) -> int:
        """`x` as a whole pixel, rounded alike wherever it is scrolled to."""
        return floor(frame * self.per_frame - self.origin + 0.5)

    def frame(self, x: float) -> float:
        """The position under `x`, in frames and parts of one; may be negative."""
        return (x + self.origin) / self.per_frame

    def at(self, x: float) -> int:
        """The frame whose cell is under `x`, at least 0."""
        return max(0, floor(self.frame(x) + 1e-9))

    def nearest(self, x: float) -> int:
        """The frame boundary nearest to `x`, at least 0."""
        return max(0, floor(self.frame(x) + 0.5))

    def length(self, pixels: float) -> float:
        """Frames that `pixels` are long."""
        return pixels / self.per_frame

    def scrolled(self, origin: float) -> Scale:
        """The same zoom at another place, never left of the lead-in."""
        return Scale(self.per_frame, max(-float(LEAD_IN), origin))

    def zoomed(self, per_frame: float, x: float, smallest: float) -> Scale:
        """Another zoom with what is under `x` kept there; not below `smallest`, nor above a frame 96 pixels wide."""
        wanted = min(max(per_frame, smallest), MAX_PER_FRAME)
        return Scale(wanted, 0.0).scrolled(self.frame(x) * wanted - x)

    def showing(self, frame: float, width: float, *, share: float = 0.5) -> Scale:
        """The same zoom, scrolled so that `frame` is at `share` of `width`."""
        return self.scrolled(frame * self.per_frame - width * share)


def fitting(duration: int, width: float) -> Scale:
    """All of `duration` frames in `width` pixels, with a little room at the end; never more than 24 pixels a frame."""
    return Scale(min(24.0, max(1.0, width - 2 * LEAD_IN) / max(1, duration) * 0.98), -float(LEAD_IN))


def smallest_zoom(duration: int, width: float) -> float:
    """Pixels a frame at which the sequence takes a third of the width: nobody needs less."""
    return max(1e-6, width / max(600, duration) / 3)


def slider_of(per_frame: float, smallest: float) -> float:
    """Where a zoom slider from 0 to 1 stands; each step multiplies."""
    if per_frame <= smallest:
        return 0.0
    return min(1.0, log(per_frame / smallest) / log(MAX_PER_FRAME / smallest))


def zoom_of(slider: float, smallest: float) -> float:
    """Pixels a frame for a slider at 0 to 1."""
    return smallest * exp(min(1.0, max(0.0, slider)) * log(MAX_PER_FRAME / smallest))
