"""One common grid of points in time, and the array arithmetic on it."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import numpy as np

from engine.protocol import Signal, Span

STEP = Fraction(1, 10)
"""Seconds between two points."""

_STEP = float(STEP)
_LIMIT = 1e6  # no unit in use comes near it, and no sum of such values overflows


def resample(signal: Signal, length: int) -> np.ndarray:
    """The mean of `signal` over each of `length` grid points; its last value holds to the end.

    The signal is piecewise constant, so the mean over any stretch is a difference of its integral. Values that are not
    finite count as the signal's median.
    """
    values = np.asarray(signal.values, dtype=np.float64)
    finite = np.isfinite(values)
    if not finite.all():
        values = np.where(finite, values, np.median(values[finite]) if finite.any() else 0.0)
    values = np.clip(values, -_LIMIT, _LIMIT)
    step = float(signal.step)
    covered = len(values) * step
    if covered < length * _STEP:
        values = np.append(values, np.full(int(np.ceil((length * _STEP - covered) / step)) + 1, values[-1]))
    integral = np.concatenate(([0.0], np.cumsum(values) * step))
    edges = np.interp(np.arange(length + 1) * _STEP, np.arange(len(integral)) * step, integral)
    return np.diff(edges) / _STEP


def cover(spans: Iterable[Span], length: int) -> np.ndarray:
    """How much of each point, 0..1, lies in any of `spans`."""
    covered = np.zeros(length)
    for span in spans:
        start, end = float(span.start) / _STEP, float(span.end) / _STEP
        first, last = max(0, int(start)), min(length, int(np.ceil(end)))
        if first < last:
            points = np.arange(first, last)
            covered[first:last] += np.clip(np.minimum(points + 1, end) - np.maximum(points, start), 0.0, 1.0)
    return np.minimum(covered, 1.0)


def smooth(values: np.ndarray, points: int) -> np.ndarray:
    """The centred moving average over `points` (odd), with the ends held."""
    if points <= 1 or len(values) == 1:
        return values.astype(np.float64)
    half = points // 2
    sums = np.concatenate(([0.0], np.cumsum(np.pad(values, half, mode="edge"))))
    return (sums[points:] - sums[:-points]) / points


def robust_z(values: np.ndarray, among: np.ndarray, floor: float) -> np.ndarray:
    """Deviations from the median of `values[among]` in scaled median absolute deviations, or in `floor`s if that is more.

    Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993. With nothing in `among`, all of `values` counts.
    """
    sample = values[among] if among.any() else values
    centre = np.median(sample)
    return (values - centre) / max(1.4826 * float(np.median(np.abs(sample - centre))), floor)


def above(z: np.ndarray) -> np.ndarray:
    """How far `z` stands out upwards, as 0..1: 0 up to the median, 0.63 at two deviations, 0.86 at four."""
    return 1.0 - np.exp(-np.maximum(z, 0.0) / 2.0)
