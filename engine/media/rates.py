"""The frame rate that a stream's timestamps really follow."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

_JITTER = Fraction(1, 1000)
"""Seconds by which a timestamp of constant-rate footage may be off: what rounding to whole milliseconds does."""
_NOMINAL = (1, 2, 5, 6, 10, 12, 15, 16, 18, 20, 24, 25, 30, 32, 48, 50, 60, 72, 90, 100, 120, 144, 200, 240, 480, 960)
_STANDARD = tuple(
    sorted(
        {Fraction(n) for n in _NOMINAL}
        | {Fraction(n * 1000, 1001) for n in (12, 15, 24, 30, 48, 60, 120, 240)}
        | {Fraction(25, 2)}
    )
)


def frame_rate(
    windows: Sequence[np.ndarray], time_base: Fraction, declared: Sequence[Fraction]
) -> tuple[Fraction, bool] | None:
    """(rate, varies) of ascending timestamps in units of `time_base`.

    Constant-rate footage is footage whose every timestamp lies within a tick (or a millisecond, where ticks are finer) of
    a regular grid; its rate is exact: a standard one if that fits, otherwise the simplest that does. Several windows must
    fit one grid together. Otherwise the rate is the mean and `varies` is true. None when the timestamps say nothing (fewer
    than two frames, or all at one instant). `declared` are the container's own claims, which settle what is too short to
    tell.
    """
    steps = sum(len(window) - 1 for window in windows)
    span = sum(int(window[-1]) - int(window[0]) for window in windows)
    if steps < 1 or span <= 0:
        return None
    mean = Fraction(steps) / (span * time_base)
    for rate in _candidates(mean, span * time_base, declared):
        if _fits(windows, time_base, rate):
            return rate, False
    return mean.limit_denominator(1_000_000) or mean, True


def standard_rate(rate: Fraction) -> Fraction:
    """The standard rate nearest to `rate`."""
    return min(_STANDARD, key=lambda standard: abs(standard - rate))


def _candidates(mean: Fraction, span: Fraction, declared: Sequence[Fraction]) -> list[Fraction]:
    # timestamps that are each off by up to the jitter leave the mean uncertain by this much
    slack = mean * min(Fraction(1, 20), 3 * _JITTER / span + Fraction(1, 100_000))
    near = [rate for rate in _STANDARD if abs(rate - mean) <= max(slack, mean / 500)]
    near.sort(key=lambda rate: (rate not in declared, abs(rate - mean)))
    claimed = [rate for rate in declared if rate > 0 and abs(rate - mean) <= max(slack, mean / 500)]
    simplest = [mean.limit_denominator(bound) for bound in (1, 2, 1001, 100_000)]
    ordered: list[Fraction] = []
    for rate in (*near, *claimed, *simplest):
        if rate > 0 and rate not in ordered:
            ordered.append(rate)
    return ordered


def _fits(windows: Sequence[np.ndarray], time_base: Fraction, rate: Fraction) -> bool:
    step = 1 / (rate * time_base)
    # three tenths of a frame at most, lest a clock that ticks no finer than the frames makes everything fit
    tolerance = float(min(max(Fraction(1), _JITTER / time_base), step * 3 / 10)) + 1e-6
    first = int(windows[0][0])
    for window in windows:
        offsets = (window - first).astype(np.float64)
        places = np.rint(offsets / float(step))
        if np.any(np.diff(places) != 1) or np.any(np.abs(offsets - places * float(step)) > tolerance):
            return False
    return True
