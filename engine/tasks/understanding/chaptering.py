"""Chapters from signals alone: where the look, the sound and the pace of footage change for good. Pure.

Footage is cut into units (shots, long takes in pieces between words), each with the mean of its signals. The chapters are
the division with the least spread of units within chapters plus a constant price a chapter, found exactly (optimal
partitioning: Jackson et al., An algorithm for optimal partitioning of data on an interval, IEEE Signal Processing Letters
2005).
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from math import ceil, log

import numpy as np

from engine.protocol import Analysis, Span
from engine.tasks.highlights.grid import STEP, smooth
from engine.tasks.highlights.saliency import Curve, shown_end

SHORTEST = Fraction(15)
"""Seconds that a chapter lasts at least, unless the footage does not."""
_LONG_TAKE = Fraction(30)
_PIECE = Fraction(15)
_NEAR = Fraction(3)
"""Seconds around an even cut of a long take in which a pause in speech is looked for."""
_PARTS = ("speech", "motion", "loud", "face", "people")
_PRICE = 3.0
"""What a chapter costs, in spreads of all features times the logarithm of the number of units, as in the Bayesian
information criterion; higher than there, since units that follow each other are never independent."""


def chapters(curve: Curve) -> tuple[Span, ...]:
    """The chapters of one file: in order, without gaps, from its first frame to its end; none for a file without length."""
    analysis = curve.analysis
    end = shown_end(analysis)
    if end <= 0:
        return ()
    found = units(analysis)
    if len(found) < 2 or end < 2 * SHORTEST:
        return (Span(Fraction(0), end),)
    values = _features(curve, found)
    lengths = np.array([float(unit.duration) for unit in found])
    starts = _divide(values, lengths, float(SHORTEST))
    edges = [*(found[start].start for start in starts), end]
    return tuple(Span(a, b) for a, b in pairwise(edges))


def units(analysis: Analysis) -> tuple[Span, ...]:
    """Shots, and pieces of takes that are long, cut in pauses of speech where there are any; in order, without gaps."""
    end = shown_end(analysis)
    shots = [Span(shot.start, min(shot.end, end)) for shot in analysis.shots if shot.start < end]
    if not shots:
        shots = [Span(Fraction(0), end)]
    shots[0] = Span(Fraction(0), shots[0].end)
    shots[-1] = Span(shots[-1].start, end)
    pauses = _pauses(analysis, end)
    found: list[Span] = []
    for shot in shots:
        if shot.duration <= 0:
            continue
        number = ceil(shot.duration / _PIECE) if shot.duration > _LONG_TAKE else 1
        start = shot.start
        for index in range(1, number + 1):
            even = shot.start + shot.duration * index / number
            stop = shot.end if index == number else _in_pause(even, pauses)
            found.append(Span(start, stop))
            start = stop
    return tuple(found)


def _pauses(analysis: Analysis, end: Fraction) -> list[Fraction]:
    """The middles of what lies between stretches of speech."""
    speech = sorted(analysis.speech, key=lambda span: span.start)
    gaps = []
    last = Fraction(0)
    for span in speech:
        if span.start > last:
            gaps.append((last + span.start) / 2)
        last = max(last, span.end)
    return [*gaps, (last + end) / 2] if last < end else gaps


def _in_pause(even: Fraction, pauses: list[Fraction]) -> Fraction:
    near = [pause for pause in pauses if abs(pause - even) <= _NEAR]
    return min(near, key=lambda pause: (abs(pause - even), pause)) if near else even


def _features(curve: Curve, found: tuple[Span, ...]) -> np.ndarray:
    """(units, features), each in robust spreads of what it changes by from unit to unit, which is the noise that a lasting
    change has to exceed; or in differences that a viewer notices, if that is more."""
    columns = [smooth(curve.parts[name], 5) * 4.0 for name in _PARTS]
    table = np.concatenate([curve.look, np.stack(columns, axis=1)], axis=1)
    sums = np.concatenate([np.zeros((1, table.shape[1])), np.cumsum(table, axis=0)])
    first = np.array([min(int(unit.start / STEP), len(table) - 1) for unit in found])
    last = np.maximum(np.array([min(ceil(unit.end / STEP), len(table)) for unit in found]), first + 1)
    means = (sums[last] - sums[first]) / (last - first)[:, None]
    spread = 1.4826 * np.median(np.abs(np.diff(means, axis=0)), axis=0) / np.sqrt(2.0)
    return means / np.maximum(spread, 1.0)


def _divide(values: np.ndarray, lengths: np.ndarray, shortest: float) -> list[int]:
    """The first unit of each chapter. `values` is (units, features), `lengths` seconds a unit.

    Units weigh by the square root of their length, since a long one says more, but not about other chapters.
    """
    number, features = values.shape
    weights = np.sqrt(lengths / lengths.mean())
    ends = np.concatenate([[0.0], np.cumsum(lengths)])
    mass = np.concatenate([[0.0], np.cumsum(weights)])
    first = np.concatenate([np.zeros((1, features)), np.cumsum(values * weights[:, None], axis=0)])
    second = np.concatenate([[0.0], np.cumsum((values**2).sum(axis=1) * weights)])
    price = _PRICE * features * log(max(number, 2))
    best = np.full(number + 1, np.inf)
    best[0] = -price
    came = np.zeros(number + 1, dtype=np.int64)
    for end in range(1, number + 1):
        # a chapter that would be too short is no candidate, nor is a beginning that leaves too short a one before it
        starts = np.nonzero((ends[end] - ends[:end] >= shortest) & np.isfinite(best[:end]))[0]
        if not len(starts):
            continue
        sums = first[end] - first[starts]
        within = second[end] - second[starts] - (sums**2).sum(axis=1) / (mass[end] - mass[starts])
        total = best[starts] + within + price
        pick = int(np.argmin(total))
        best[end], came[end] = total[pick], starts[pick]
    cuts = []
    place = number
    while place > 0:
        place = int(came[place])
        cuts.append(place)
    return cuts[::-1]
