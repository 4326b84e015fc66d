"""Whether a difference between two engines is more than chance: a paired bootstrap over clips.

Whole clips are drawn with replacement, each with all that was asked of it, because answers about one clip are alike; both
engines are measured on the same draws. What lies between the 2.5th and the 97.5th percentile of the differences is the
interval (B. Efron, R. Tibshirani: An Introduction to the Bootstrap, 1993, chapter 13).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 2000
CONFIDENCE = 0.95
SEED = 20
LEAST = 6
"""Clips below which nothing is called more than chance: five of five point the same way by chance once in sixteen times."""
_TOGETHER = 2**22
"""Counts that are drawn at a time."""


@dataclass(frozen=True)
class Ratio:
    """A figure as a ratio of sums over clips, (clips,) each: the clips of a draw are added up before they are divided."""

    part: NDArray[np.float64]
    whole: NDArray[np.float64]

    @property
    def value(self) -> float | None:
        """Over all clips; None where it is not defined."""
        total = float(self.whole.sum())
        return float(self.part.sum()) / total if total > 0 else None


@dataclass(frozen=True)
class Difference:
    """How much larger a figure is for the second than for the first."""

    value: float | None
    """None where the figure is not defined for both."""
    low: float | None = None
    high: float | None = None
    """The interval; None with a single clip."""
    clips: int = 0
    """For how many clips the figure is defined."""

    @property
    def beyond_chance(self) -> bool | None:
        """Whether the interval leaves 0 out; None without one, and with fewer than LEAST clips."""
        if self.low is None or self.high is None or self.clips < LEAST:
            return None
        return self.low > 0 or self.high < 0


def difference(first: Ratio, second: Ratio, *, resamples: int = RESAMPLES, seed: int = SEED) -> Difference:
    """`second` less `first`, both over the same clips in the same order; the same for the same numbers, always."""
    a, b = first.value, second.value
    if a is None or b is None:
        return Difference(None)
    clips = len(first.part)
    defined = int(((first.whole > 0) | (second.whole > 0)).sum())
    if defined < 2:
        return Difference(b - a, clips=defined)
    rng = np.random.default_rng(seed)
    drawn: list[NDArray[np.float64]] = []
    left = resamples
    while left:
        count = min(left, max(1, _TOGETHER // clips))
        weights = rng.multinomial(clips, np.full(clips, 1 / clips), size=count).astype(np.float64)
        drawn.append(_of(second, weights) - _of(first, weights))
        left -= count
    found = np.concatenate(drawn)
    found = found[np.isfinite(found)]  # a draw may hold no clip in which the figure is defined
    low, high = np.quantile(found, [(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2])
    return Difference(b - a, float(low), float(high), defined)


def _of(ratio: Ratio, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    part, whole = weights @ ratio.part, weights @ ratio.whole
    found: NDArray[np.float64] = np.divide(part, whole, out=np.full(len(part), np.nan), where=whole > 0)
    return found
