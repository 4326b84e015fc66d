"""Whether a difference between two engines is more than chance: a paired bootstrap over clips, and a test by swapping.

Whole clips are drawn with replacement, each with all that was asked of it, because answers about one clip are alike; both
engines are measured on the same draws. What lies between the 2.5th and the 97.5th percentile of the differences is the
interval (B. Efron, R. Tibshirani: An Introduction to the Bootstrap, 1993, chapter 13). Of few clips such intervals are too
narrow: draws vary less than clips do. So a difference is called more than chance only where, besides, swapping the engines'
answers to whole clips at random makes as large a one less than once in twenty times, which holds for however few (R.
Fisher's randomisation test).
"""

from __future__ import annotations

from collections.abc import Iterator
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
_Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Ratio:
    """A figure as a ratio of sums over clips, (clips,) each: the clips of a draw are added up before they are divided."""

    part: _Floats
    whole: _Floats

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
    chance: float | None = None
    """How often so large a difference, in either direction, comes of swapping at random, 0..1."""
    clips: int = 0
    """For how many clips the figure is defined."""

    @property
    def beyond_chance(self) -> bool | None:
        """Whether the interval leaves 0 out and swapping seldom does as much; None with fewer than LEAST clips."""
        if self.low is None or self.high is None or self.chance is None or self.clips < LEAST:
            return None
        return (self.low > 0 or self.high < 0) and self.chance < 1 - CONFIDENCE


def difference(first: Ratio, second: Ratio, *, resamples: int = RESAMPLES, seed: int = SEED) -> Difference:
    """`second` less `first`, both over the same clips in the same order; the same for the same numbers, always."""
    a, b = first.value, second.value
    if a is None or b is None:
        return Difference(None)
    defined = (first.whole > 0) | (second.whole > 0)
    clips = int(defined.sum())
    if clips < 2:
        return Difference(b - a, clips=clips)
    rng = np.random.default_rng(seed)
    # clips without the figure add nothing to any sum, but drawing them leaves others out
    drawn = np.concatenate([_drawn(first, second, rng, count) for count in _counts(resamples, len(defined))])
    drawn = drawn[np.isfinite(drawn)]  # a draw may hold no clip in which the figure is defined
    low, high = np.quantile(drawn, [(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2])
    swapped = np.concatenate([_swapped(first, second, rng, count) for count in _counts(resamples, len(defined))])
    # where swapping leaves nothing to divide by, it is taken to do as much
    as_much = int((~(np.abs(swapped) < abs(b - a) - 1e-9)).sum())
    return Difference(b - a, float(low), float(high), (1 + as_much) / (1 + resamples), clips)


def _counts(resamples: int, clips: int) -> Iterator[int]:
    """Draws in portions that fit into memory."""
    most = max(1, _TOGETHER // clips)
    for start in range(0, resamples, most):
        yield min(most, resamples - start)


def _drawn(first: Ratio, second: Ratio, rng: np.random.Generator, count: int) -> _Floats:
    """Differences over `count` draws of as many clips as there are."""
    clips = len(first.part)
    weights = rng.multinomial(clips, np.full(clips, 1 / clips), size=count).astype(np.float64)
    a, b = (_divided(weights @ one.part, weights @ one.whole) for one in (first, second))
    return b - a


def _swapped(first: Ratio, second: Ratio, rng: np.random.Generator, count: int) -> _Floats:
    """Differences after the engines' answers to each clip were swapped or not."""
    swaps = rng.integers(0, 2, size=(count, len(first.part))).astype(np.float64)
    part, whole = swaps @ (second.part - first.part), swaps @ (second.whole - first.whole)
    a = _divided(first.part.sum() + part, first.whole.sum() + whole)
    b = _divided(second.part.sum() - part, second.whole.sum() - whole)
    return b - a


def _divided(part: _Floats, whole: _Floats) -> _Floats:
    found: _Floats = np.divide(part, whole, out=np.full(len(part), np.nan), where=whole > 1e-12)
    return found
