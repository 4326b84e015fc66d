"""From a curve to ranges of footage whose ends lie where a cut, a sentence or a pause is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import ceil

import numpy as np

from engine.protocol import Span
from engine.search.evidence import Film
from engine.tasks.highlights.bounds import FrameGrid
from engine.tasks.highlights.grid import STEP

_STEP = float(STEP)
_REACH = Fraction(7, 10)
"""Seconds by which an end moves to a better place."""
_GAP = 10
"""Points of the grid that a range may fall short of the level for."""
_SHORTEST = Fraction(2, 5)


class Snapper:
    """The places of one file at which ranges had better begin and end."""

    def __init__(self, film: Film, quoted: Iterable[Span] = ()) -> None:
        self._grid = FrameGrid(film.analysis)
        self._end = film.duration
        self._cuts = [shot.start for shot in film.analysis.shots if 0 < shot.start < film.duration]
        sentences = [Span(line.segment.start, line.segment.end) for line in film.said.lines]
        spoken = [*film.analysis.speech, *sentences, *quoted]
        self._starts = sorted({Fraction(0), *self._cuts, *(span.start for span in spoken)})
        self._ends = sorted({self._end, *self._cuts, *(span.end for span in spoken)})

    @property
    def cuts(self) -> Sequence[Fraction]:
        return self._cuts

    def snapped(self, start: Fraction, end: Fraction) -> Span | None:
        """The range with its ends at the nearest good places, within the footage; None where nothing is left of it."""
        start, end = max(Fraction(0), start), min(self._end, end)
        near = _nearest(self._starts, start)
        start = near if abs(near - start) <= _REACH else self._grid.nearest(start)
        near = _nearest(self._ends, end)
        end = near if abs(near - end) <= _REACH and near > start else self._grid.nearest(end)
        start, end = max(Fraction(0), start), min(self._end, end)
        return Span(start, end) if end > start else None


def runs(values: np.ndarray, level: float, cuts: Sequence[Fraction]) -> list[tuple[int, int]]:
    """First point and the one after the last of each stretch at `level` or above; short gaps within a shot are closed."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], values >= level, [False]]).astype(np.int8)))
    joined: list[tuple[int, int]] = []
    for first, last in zip(edges[0::2].tolist(), edges[1::2].tolist(), strict=True):
        if joined and first - joined[-1][1] <= _GAP and not _cut_between(cuts, joined[-1][1], first):
            joined[-1] = joined[-1][0], last
        else:
            joined.append((first, last))
    return joined


def ranges(values: np.ndarray, level: float, snapper: Snapper) -> list[Span]:
    """Ranges of the file at `level` or above, in order and apart."""
    found: list[Span] = []
    for first, last in runs(values, level, snapper.cuts):
        span = snapper.snapped(first * STEP, last * STEP)
        if span is None:
            continue
        if found and span.start < found[-1].end:
            span = Span(found[-1].end, span.end)
        if span.end - span.start >= _SHORTEST:
            found.append(span)
    return found


def inside(values: np.ndarray, span: Span) -> np.ndarray:
    """The points of the grid within a range, one at the least."""
    first = _first(values, span)
    return values[first : max(first + 1, ceil(float(span.end) / _STEP - 0.01))]


def peak(values: np.ndarray, span: Span) -> Fraction:
    """The middle of the point of the range at which the values are highest."""
    time = (_first(values, span) + int(np.argmax(inside(values, span))) + Fraction(1, 2)) * STEP
    return min(max(time, span.start), span.end)


def _first(values: np.ndarray, span: Span) -> int:
    return min(int(float(span.start) / _STEP + 0.01), len(values) - 1)


def _cut_between(cuts: Sequence[Fraction], first: int, last: int) -> bool:
    place = bisect_left(cuts, first * STEP - STEP / 2)
    return place < len(cuts) and cuts[place] < last * STEP + STEP / 2


def _nearest(times: Sequence[Fraction], time: Fraction) -> Fraction:
    place = bisect_left(times, time)
    return min(times[max(0, place - 1) : place + 1], key=lambda one: (abs(one - time), one))
