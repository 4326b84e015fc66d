"""Where a moment may begin and end: at cuts, in pauses of speech, in lulls of motion; never inside a word."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor
from typing import Literal

import numpy as np

from engine.protocol import PRESENTATION_TOLERANCE, Analysis, Span
from engine.tasks.highlights.grid import STEP, smooth
from engine.tasks.highlights.saliency import Curve, shown_end

CUT, PAUSE, LULL, QUIET, PLAIN = 1.0, 0.8, 0.5, 0.25, 0.1
"""How well a moment begins or ends at each kind of place, 0..1."""

_LEAD = Fraction(3, 20)  # breath kept before the first word
_TAIL = Fraction(1, 4)  # and after the last, whose end trails off
_SLACK = Fraction(1, 10)  # by which the detector of speech may be early or late
_SPACING = Fraction(1, 2)  # seconds between points where nothing better offers itself

Use = Literal["in", "out", "both"]


@dataclass(frozen=True, order=True)
class Point:
    """A media time at which a moment may begin, end, or both, and how well it does so there."""

    time: Fraction
    quality: float
    use: Use = "both"


@dataclass(frozen=True)
class Places:
    """Everything that limits where moments of one file may lie. Times in order."""

    regions: tuple[Span, ...]
    """Stretches without a black, frozen, badly exposed or fading picture."""
    cuts: tuple[Fraction, ...]
    """First frames of all shots but the first."""
    ins: tuple[Point, ...]
    outs: tuple[Point, ...]

    def shot_room(self, start: Fraction, end: Fraction) -> Span:
        """From the last cut at or before `start` to the first at or after `end`, within the region they lie in."""
        region = next(r for r in self.regions if r.start <= start and end <= r.end)
        left, right = bisect_right(self.cuts, start), bisect_left(self.cuts, end)
        return Span(
            max(region.start, self.cuts[left - 1]) if left else region.start,
            min(region.end, self.cuts[right]) if right < len(self.cuts) else region.end,
        )


def places(curve: Curve, longest: Fraction) -> Places:
    """The places of one file. Speech that runs on for more than `longest` seconds may be entered between two words, where
    those are known, else where it is quietest."""
    analysis = curve.analysis
    grid = FrameGrid(analysis)
    end = shown_end(analysis)
    regions = _regions(analysis, end, grid)
    cuts = tuple(sorted({shot.start for shot in analysis.shots if 0 < shot.start < end}))
    speech = merged(analysis.speech)
    spoken = Intervals([span for span in speech if span.duration <= longest])
    running_on = [span for span in speech if span.duration > longest]

    words = _said(analysis.words, speech)
    points = [Point(cut, CUT) for cut in cuts]
    points += _pauses(speech, end, grid)
    for span in running_on:
        between = _between_words(words, span, longest, grid)
        points += [Point(time, QUIET) for time in between or map(grid.nearest, _quietest(curve, span, longest))]
    anywhere = Intervals(running_on)
    free = [p for p in points if not spoken.hold(p.time)]
    ruled = [p for p in free if p.quality == QUIET or not anywhere.hold(p.time)]
    lulls = [Point(grid.nearest(time), LULL) for time in _lulls(curve)]
    ruled += [p for p in lulls if not spoken.hold(p.time) and not anywhere.hold(p.time)]
    ruled += [p for p in _plain(ruled, regions, grid) if not spoken.hold(p.time) and not anywhere.hold(p.time)]
    for region in regions:
        ruled += [
            Point(time, CUT, use)
            for time, use in ((region.start, "in"), (region.end, "out"))
            if not spoken.hold(time) and not anywhere.hold(time)
        ]
    said = Intervals(words)  # a model hears words that the detector of speech does not
    best: dict[tuple[Fraction, str], Point] = {}
    for point in ruled:
        if said.hold(point.time):
            continue
        for use in ("in", "out"):
            if point.use in (use, "both"):
                key = (point.time, use)
                best[key] = max(best.get(key, point), point)
    ordered = sorted(best.items())
    return Places(
        regions=regions,
        cuts=cuts,
        ins=tuple(point for (_, use), point in ordered if use == "in"),
        outs=tuple(point for (_, use), point in ordered if use == "out"),
    )


class FrameGrid:
    """Frame times of constant-rate footage; anything goes where frames come at no fixed rate or there are none."""

    def __init__(self, analysis: Analysis) -> None:
        video = analysis.info.video
        self._rate = video[0].rate if video and not video[0].vfr and video[0].rate > 0 else None

    def nearest(self, time: Fraction) -> Fraction:
        return time if self._rate is None else Fraction(floor(time * self._rate + Fraction(1, 2))) / self._rate

    def at_or_after(self, time: Fraction) -> Fraction:
        if self._rate is None:
            return time
        return Fraction(ceil((time - PRESENTATION_TOLERANCE) * self._rate)) / self._rate

    def at_or_before(self, time: Fraction) -> Fraction:
        if self._rate is None:
            return time
        return Fraction(floor((time + PRESENTATION_TOLERANCE) * self._rate)) / self._rate


class Intervals:
    """Disjoint spans in order, asked whether an instant lies strictly inside one."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = list(spans)
        self._starts = [span.start for span in self._spans]

    def hold(self, time: Fraction) -> bool:
        index = bisect_left(self._starts, time) - 1
        return index >= 0 and time < self._spans[index].end


def merged(spans: Sequence[Span]) -> list[Span]:
    """The spans in order, those that touch or overlap made one."""
    result: list[Span] = []
    for span in sorted(spans, key=lambda s: s.start):
        if span.end <= span.start:
            continue
        if result and span.start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return result


def _regions(analysis: Analysis, end: Fraction, grid: FrameGrid) -> tuple[Span, ...]:
    regions = []
    start = Fraction(0)
    for bad in (*merged((*analysis.unusable, *analysis.fades)), Span(end, end)):
        stop = min(grid.at_or_before(bad.start), end) if bad.start < end else end
        if stop > start:
            regions.append(Span(start, stop))
        start = max(start, grid.at_or_after(bad.end))
    return tuple(regions)


def _pauses(speech: list[Span], end: Fraction, grid: FrameGrid) -> list[Point]:
    """Just before speech sets in and just after it stops; in a short pause, its middle."""
    points: list[Point] = []
    borders = [Span(Fraction(0), Fraction(0)), *speech, Span(end, end)]
    for before, after in pairwise(borders):
        gap = after.start - before.end
        if gap <= 0:
            continue
        if after.start < end:
            points.append(Point(_within(grid.at_or_before(after.start - min(_LEAD, gap / 2)), before, after), PAUSE, "in"))
        if before.end > 0:
            points.append(Point(_within(grid.at_or_after(before.end + min(_TAIL, gap / 2)), before, after), PAUSE, "out"))
    return points


def _within(time: Fraction, before: Span, after: Span) -> Fraction:
    """`time` on the frame grid, unless the pause is too short to hold a frame there."""
    return time if before.end <= time <= after.start else (before.end + after.start) / 2


def _quietest(curve: Curve, span: Span, longest: Fraction) -> list[Fraction]:
    """The quietest point of every stretch of a third of `longest` within speech that never pauses."""
    parts = max(2, ceil(span.duration / (longest / 3)))
    times = []
    for part in range(parts):
        left, right = span.start + span.duration * part / parts, span.start + span.duration * (part + 1) / parts
        first, last = ceil(left / STEP), min(floor(right / STEP), curve.length)
        time = (left + right) / 2
        if curve.loudness is not None and last - first >= 2:
            stretch = curve.loudness[first:last]
            if stretch.max() > stretch.min():
                time = (first + int(np.argmin(stretch)) + Fraction(1, 2)) * STEP
        if span.start < time < span.end:
            times.append(time)
    return times


def _said(words: Sequence[Span], speech: Sequence[Span]) -> list[Span]:
    """The words in order and apart. Models stretch a word over the pause that follows: of one that is partly inside speech,
    only that part and a little around it counts."""
    result: list[Span] = []
    starts = [span.start for span in speech]
    for word in sorted(words, key=lambda span: span.start):
        start, end = word.start, word.end
        first = max(0, bisect_right(starts, start) - 1)
        heard = [span for span in speech[first : bisect_left(starts, end)] if span.end > start]
        if heard:
            start, end = max(start, heard[0].start - _SLACK), min(end, heard[-1].end + _SLACK)
        if result:
            start = max(start, result[-1].end)
        if end > start:
            result.append(Span(start, end))
    return result


def _between_words(words: list[Span], span: Span, longest: Fraction, grid: FrameGrid) -> list[Fraction]:
    """The widest gap between words in every stretch of a third of `longest` of speech that runs on; none without words."""
    gaps = [
        Span(before.end, after.start)
        for before, after in pairwise(words)
        if before.end > span.start and after.start < span.end
    ]
    widest: dict[int, Span] = {}
    for gap in gaps:
        part = floor((gap.start - span.start) / (longest / 3))
        if part not in widest or gap.duration > widest[part].duration:
            widest[part] = gap
    times = []
    for gap in widest.values():
        middle = (gap.start + gap.end) / 2
        time = grid.nearest(middle)
        times.append(time if gap.start <= time <= gap.end else middle)
    return times


def _lulls(curve: Curve) -> list[Fraction]:
    """Where movement comes to rest: local minima of subject motion in its lower half."""
    if curve.motion is None or curve.length < 5:
        return []
    motion = smooth(curve.motion, 5)
    inner = motion[1:-1]
    rest = (inner < motion[:-2]) & (inner <= motion[2:]) & (inner < np.median(motion))
    return [(int(index) + 1) * STEP + STEP / 2 for index in np.flatnonzero(rest)]


def _plain(points: list[Point], regions: tuple[Span, ...], grid: FrameGrid) -> list[Point]:
    """Points at even distances wherever there is no better one near."""
    taken = sorted(point.time for point in points)
    result = []
    for region in regions:
        # even division keeps a stretch of 1.9 s from being cut into 0.5 s steps and a remnant
        count = floor(region.duration / _SPACING)
        for index in range(1, count):
            time = grid.nearest(region.start + region.duration * index / count)
            near = bisect_left(taken, time - _SPACING / 2)
            if not (near < len(taken) and taken[near] <= time + _SPACING / 2) and region.start < time < region.end:
                result.append(Point(time, PLAIN))
    return result
