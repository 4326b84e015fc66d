"""Tubes: where something is in the picture over a stretch of footage, as a box at some instants of it.

A tube is what a detector's boxes become when those of one face are joined, and what the engine gives for a subject that is
asked for by words. Times are media times; boxes are left, top, right, bottom as 0..1 of the upright picture.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from engine.protocol import PRESENTATION_TOLERANCE

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, 0..1 of the upright picture."""

LOST = Fraction(2)
"""Seconds after which what is seen again is another one."""
REACH = Fraction(1, 2)
"""Seconds before its first box and after its last one in which it is taken to be there still."""
_LIKE = 0.2
"""Intersection over union from which two boxes are one thing."""
_GROWTH = 0.5
"""By how much of its size a box is widened for each second between two sightings: what moves is farther away."""


@dataclass(frozen=True)
class Sample:
    """A box at an instant."""

    time: Fraction
    box: Box


@dataclass(frozen=True)
class Seen:
    """Where a tube is at some instant; `exact` where it was looked for in that very frame, else it lies between two."""

    box: Box
    exact: bool


@dataclass(frozen=True)
class Tube:
    """One thing over time. `samples` are in order of time, at least one, and no two of the same instant."""

    number: int
    """Tells it from the others beside it."""
    kind: str
    """"face", "person", or the words that it was asked for by."""
    start: Fraction
    end: Fraction
    """From when until when (exclusive) it is there: no shorter than its samples."""
    samples: tuple[Sample, ...]

    def at(self, time: Fraction, frame: Fraction = Fraction(1, 25)) -> Seen | None:
        """Where it is at `time`, or None where it is not there. `frame` is how long a frame of the footage stands, in
        seconds. Between two samples the box moves straight; before the first and after the last it stands still."""
        if not self.start <= time + PRESENTATION_TOLERANCE or time >= self.end:
            return None
        place = bisect_right(self.samples, time + PRESENTATION_TOLERANCE, key=lambda sample: sample.time)
        if not place:
            return Seen(self.samples[0].box, exact=False)
        left = self.samples[place - 1]
        if time - left.time < frame or place == len(self.samples):
            return Seen(left.box, exact=time - left.time < frame)
        right = self.samples[place]
        part = float((time - left.time) / (right.time - left.time))
        x0, y0, x1, y1 = (a + (b - a) * part for a, b in zip(left.box, right.box, strict=True))
        return Seen((x0, y0, x1, y1), exact=False)


def overlap(a: Box, b: Box) -> float:
    """Intersection over union, 0..1; 0 where neither has an area."""
    across = min(a[2], b[2]) - max(a[0], b[0])
    down = min(a[3], b[3]) - max(a[1], b[1])
    if across <= 0 or down <= 0:
        return 0.0
    both = across * down
    return both / (_area(a) + _area(b) - both)


def link(samples: Iterable[Sample], *, kind: str, start: Fraction, end: Fraction, first: int = 1) -> tuple[Tube, ...]:
    """The tubes that boxes seen within one shot, from `start` to `end` (exclusive), make; numbered from `first` in the
    order in which they appear, from left to right where that is at once. Every sample inside the shot is in exactly one.

    At each instant the pairs of a tube's last box and a new one are joined that overlap most, as long as they overlap
    enough for the time that has passed; nothing is joined over more than LOST seconds.
    """
    inside = sorted((one for one in samples if start <= one.time < end), key=lambda one: (one.time, one.box))
    tracks: list[list[Sample]] = []
    live: list[list[Sample]] = []
    for time, group in groupby(inside, key=lambda one: one.time):
        fresh = list(group)
        live = [track for track in live if time - track[-1].time <= LOST]
        taken: set[int] = set()
        for _, tube, place in _pairs(live, fresh):
            if tube[-1].time < time and place not in taken:
                taken.add(place)
                tube.append(fresh[place])
        begun = [[one] for place, one in enumerate(fresh) if place not in taken]
        tracks += begun
        live += begun
    return tuple(
        Tube(
            number=number,
            kind=kind,
            start=max(start, track[0].time - REACH),
            end=min(end, track[-1].time + REACH),
            samples=tuple(track),
        )
        for number, track in enumerate(tracks, start=first)
    )


def _pairs(live: Sequence[list[Sample]], fresh: Sequence[Sample]) -> list[tuple[float, list[Sample], int]]:
    """How alike, which track, which new sample: the most alike first."""
    found = []
    for track in live:
        for place, one in enumerate(fresh):
            share = _GROWTH * float(one.time - track[-1].time)
            alike = overlap(_grown(track[-1].box, share), _grown(one.box, share))
            if alike >= _LIKE:
                found.append((alike, track, place))
    return sorted(found, key=lambda pair: (-pair[0], pair[1][-1].box, pair[2]))


def _grown(box: Box, share: float) -> Box:
    across, down = share * (box[2] - box[0]) / 2, share * (box[3] - box[1]) / 2
    return box[0] - across, box[1] - down, box[2] + across, box[3] + down


def _area(box: Box) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])
