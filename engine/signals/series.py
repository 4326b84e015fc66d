"""Samples taken at the times of frames or windows, and the regular series made from them."""

from __future__ import annotations

from array import array
from fractions import Fraction
from math import ceil
from typing import Literal

import numpy as np

from engine.protocol import Signal
from engine.signals.resume import State, numbers, refill

STEP = Fraction(1, 10)
"""Seconds between two values of most signals."""


class Samples:
    """Values at growing times in seconds, 12 bytes each."""

    def __init__(self) -> None:
        self._times = array("d")
        self._values = array("f")

    def __len__(self) -> int:
        return len(self._times)

    def add(self, time: float, value: float) -> None:
        self._times.append(time)
        self._values.append(value)

    def state(self) -> State:
        """See engine.signals.resume."""
        return {"times": numbers(self._times), "values": numbers(self._values)}

    def restore(self, state: State) -> None:
        refill(self._times, state["times"])
        refill(self._values, state["values"])

    @property
    def times(self) -> np.ndarray:
        """(n,) float64 seconds."""
        return np.array(self._times, dtype=np.float64)

    @property
    def values(self) -> np.ndarray:
        """(n,) float64."""
        return np.array(self._values, dtype=np.float64)


def regular(
    samples: Samples,
    end: Fraction,
    *,
    step: Fraction = STEP,
    reduce: Literal["mean", "max"] = "mean",
) -> np.ndarray:
    """(ceil(end / step),) the samples of each step reduced to one value; a step without any holds the one before it.

    Samples that are not finite count as absent; steps before the first sample take its value. Raises ValueError without
    any finite sample.
    """
    times, values = samples.times, samples.values
    kept = np.isfinite(values)
    if not kept.any():
        raise ValueError("no samples to make a series from")
    times, values = times[kept], values[kept]
    count = max(1, ceil(end / step))
    # timestamps rounded to milliseconds must not fall into the step before their own
    place = np.clip(np.floor(times / float(step) + 1e-3).astype(np.int64), 0, count - 1)
    if reduce == "mean":
        sums = np.bincount(place, weights=values, minlength=count)
        found = np.bincount(place, minlength=count)
        series = np.divide(sums, found, out=np.full(count, np.nan), where=found > 0)
    else:
        series = np.full(count, -np.inf)
        np.maximum.at(series, place, values)
        series[np.isneginf(series)] = np.nan
    return held(series)


def held(series: np.ndarray) -> np.ndarray:
    """`series` with every nan replaced by the last value before it, or by the first after it at the beginning."""
    known = np.flatnonzero(np.isfinite(series))
    if not len(known):
        return np.zeros_like(series)
    latest = np.searchsorted(known, np.arange(len(series)), side="right") - 1
    return series[known[np.maximum(latest, 0)]]


def signal(name: str, unit: str, values: np.ndarray, *, step: Fraction = STEP, decimals: int = 4) -> Signal:
    """The series as the protocol carries it; rounding keeps its JSON small."""
    return Signal(name=name, unit=unit, step=step, values=tuple(np.round(values.astype(np.float64), decimals).tolist()))
