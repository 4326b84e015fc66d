"""Candidate moments of a file: every pair of places with a sensible length between them, and what each is worth."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from engine.protocol import Span
from engine.tasks.highlights.bounds import Places, Point
from engine.tasks.highlights.grid import STEP
from engine.tasks.highlights.saliency import Curve

_FLASH = 0.5  # seconds of a shot that must be seen when a moment reaches into it
_KEPT_PER_START = 4  # moments from one place that go into the choice
_SCALE = 1.0  # saliency at which a score is 1 - 1/e
_COMFORTABLE = (2.8, 5.0)  # seconds a viewer gives a moment without it seeming hasty or long
_PLAIN_WORTH = 0.05  # of footage in which nothing stands out: how it is cut then decides
_ROUNDING = 1e-9


@dataclass(frozen=True)
class Candidates:
    """Possible moments of one file, as parallel arrays; `ins` and `outs` are positions in the places of the same names."""

    places: Places
    ins: np.ndarray
    outs: np.ndarray
    start: np.ndarray
    """Seconds."""
    end: np.ndarray
    score: np.ndarray
    """0..1, comparable between files: how salient the stretch is, its peaks counting most."""
    value: np.ndarray
    """`score` weighed by how well the moment is cut: what the choice goes by."""
    shot: np.ndarray
    """Number of the shot in which each begins."""
    look: np.ndarray
    """(candidates, features): its mean look."""

    def __len__(self) -> int:
        return len(self.ins)

    def span(self, index: int) -> Span:
        return Span(self.places.ins[self.ins[index]].time, self.places.outs[self.outs[index]].time)


def candidates(curve: Curve, places: Places, shortest: Fraction, longest: Fraction) -> Candidates:
    """All moments of `shortest` to `longest` seconds that begin and end at places and leave no flash of another shot.

    In a file without any stretch that long, whole stretches between bad ones count instead.
    """
    in_times, out_times = _seconds(places.ins), _seconds(places.outs)
    ins, outs = _pairs(places, in_times, out_times, float(shortest), float(longest))
    if not len(ins):
        ins, outs = _whole_regions(places, longest)
    start, end = in_times[ins], out_times[outs]
    length = end - start

    cuts = np.array([float(cut) for cut in places.cuts])
    first = np.searchsorted(cuts, start + _ROUNDING)
    last = np.searchsorted(cuts, end - _ROUNDING)
    crossed = last - first
    clean = _clean_edges(places, cuts, start, end, first, last)

    mean = _power_mean(curve.saliency, start, end)
    score = 1.0 - np.exp(-mean / _SCALE)
    edges = 0.5 * (_qualities(places.ins)[ins] + _qualities(places.outs)[outs])
    low, high = _COMFORTABLE
    comfort = np.where(length < low, 0.5 + 0.5 * length / low, 1.0)
    comfort = np.where(length > high, 1.0 - 0.4 * (length - high) / max(float(longest) - high, 1.0), comfort)
    # a run of short shots from cut to cut keeps its rhythm; anything else that crosses a cut loses by it
    on_cuts = (_qualities(places.ins)[ins] == 1.0) & (_qualities(places.outs)[outs] == 1.0)
    flow = np.where(on_cuts, 0.97, 0.9) ** crossed
    value = (score + _PLAIN_WORTH) * comfort * flow * (0.8 + 0.2 * edges)

    kept = _best_per_start(ins, np.where(clean, value, -1.0))
    kept = kept[clean[kept]]
    return Candidates(
        places=places,
        ins=ins[kept],
        outs=outs[kept],
        start=start[kept],
        end=end[kept],
        score=score[kept],
        value=value[kept],
        shot=first[kept],
        look=_mean(curve.look, start[kept], end[kept]),
    )


def _seconds(points: tuple[Point, ...]) -> np.ndarray:
    return np.array([float(point.time) for point in points])


def _qualities(points: tuple[Point, ...]) -> np.ndarray:
    return np.array([point.quality for point in points])


def _pairs(
    places: Places, in_times: np.ndarray, out_times: np.ndarray, shortest: float, longest: float
) -> tuple[np.ndarray, np.ndarray]:
    """Every in with every out `shortest` to `longest` seconds later in the same region."""
    if not len(in_times) or not len(out_times) or not places.regions:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    region_starts = np.array([float(region.start) for region in places.regions])
    region_ends = np.array([float(region.end) for region in places.regions])
    region = np.searchsorted(region_starts, in_times + _ROUNDING) - 1
    limit = np.where(region >= 0, region_ends[np.maximum(region, 0)], -1.0)
    first = np.searchsorted(out_times, in_times + shortest - _ROUNDING)
    last = np.searchsorted(out_times, np.minimum(in_times + longest, limit) + _ROUNDING)
    counts = np.maximum(last - first, 0)
    ins = np.repeat(np.arange(len(in_times)), counts)
    offsets = np.arange(len(ins)) - np.repeat(np.cumsum(counts) - counts, counts)
    return ins, np.repeat(first, counts) + offsets


def _whole_regions(places: Places, longest: Fraction) -> tuple[np.ndarray, np.ndarray]:
    in_at = {point.time: index for index, point in enumerate(places.ins)}
    out_at = {point.time: index for index, point in enumerate(places.outs)}
    whole = [
        (in_at[region.start], out_at[region.end])
        for region in places.regions
        if region.start in in_at and region.end in out_at and region.duration <= longest
    ]
    pairs = np.array(whole, dtype=np.int64).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]


def _clean_edges(
    places: Places, cuts: np.ndarray, start: np.ndarray, end: np.ndarray, first: np.ndarray, last: np.ndarray
) -> np.ndarray:
    """Whether a moment that crosses cuts shows more than a flash of the shots at its two ends, or the whole of them."""
    if not len(cuts) or not len(start):
        return np.ones(len(start), dtype=bool)
    whole = np.concatenate((cuts, [0.0, float(places.regions[-1].end)]))
    whole.sort()

    def at_border(times: np.ndarray) -> np.ndarray:
        return np.searchsorted(whole, times + _ROUNDING) > np.searchsorted(whole, times - _ROUNDING)

    head = cuts[np.minimum(first, len(cuts) - 1)] - start
    tail = end - cuts[np.maximum(last - 1, 0)]
    return (last <= first) | ((at_border(start) | (head >= _FLASH)) & (at_border(end) | (tail >= _FLASH)))


def _integral(values: np.ndarray) -> np.ndarray:
    return np.concatenate((np.zeros((1, *values.shape[1:])), np.cumsum(values, axis=0)))


def _power_mean(values: np.ndarray, start: np.ndarray, end: np.ndarray, power: float = 3.0) -> np.ndarray:
    """The power mean of grid `values` over [start, end) seconds: between the mean and the peak."""
    integral = _integral(values**power)
    at = np.arange(len(integral)) * float(STEP)
    held = np.minimum(end, at[-1])
    total = np.interp(held, at, integral) - np.interp(start, at, integral)
    return (np.maximum(total, 0.0) * 1.0 / np.maximum((held - start) / float(STEP), _ROUNDING)) ** (1.0 / power)


def _mean(values: np.ndarray, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """The mean of each column of grid `values` over [start, end), to the nearest grid point."""
    integral = _integral(values)
    first = np.clip(np.rint(start / float(STEP)).astype(np.int64), 0, len(values) - 1)
    last = np.clip(np.rint(end / float(STEP)).astype(np.int64), first + 1, len(values))
    return (integral[last] - integral[first]) / (last - first)[:, None]


def _best_per_start(ins: np.ndarray, value: np.ndarray) -> np.ndarray:
    """Positions of the best few of each start, and of its shortest, which fits where a longer one no longer does."""
    order = np.lexsort((np.arange(len(ins)), -value, ins))
    sorted_ins = ins[order]
    group = np.searchsorted(sorted_ins, sorted_ins)
    rank = np.arange(len(order)) - group
    # pairs are made in order of their ends, so the first of each start is its shortest
    shortest = np.unique(ins, return_index=True)[1]
    return np.unique(np.concatenate((order[rank < _KEPT_PER_START], shortest)))
