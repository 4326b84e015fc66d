"""What the engine saw in footage, as tubes: joined shot by shot, when a shot is looked at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from fractions import Fraction

from editor.tubes import Sample, Tube, link
from engine.protocol import PRESENTATION_TOLERANCE, FaceBox, People, Span

_PIECE = Fraction(600)
"""Seconds of a shot that are joined at once, so that a film of one shot takes no longer than a frame to do."""


class SeenTubes:
    """The tubes of one file's faces and people."""

    def __init__(self, people: People) -> None:
        self._shots = people.shots
        self._kinds = {"face": _samples(people.faces), "person": _samples(people.people)}
        self._joined: dict[Fraction, tuple[Tube, ...]] = {}

    @property
    def empty(self) -> bool:
        """Whether nobody was seen anywhere."""
        return not any(self._kinds.values())

    def around(self, time: Fraction) -> tuple[Span, tuple[Tube, ...]] | None:
        """The shot shown at media time `time`, or what of a very long one is taken together, and the tubes in it."""
        place = bisect_right(self._shots, time + PRESENTATION_TOLERANCE, key=lambda shot: shot.start) - 1
        if place < 0:
            return None
        shot = self._shots[place]
        start = shot.start + max(Fraction(0), time + PRESENTATION_TOLERANCE - shot.start) // _PIECE * _PIECE
        span = Span(start, min(shot.end, start + _PIECE))
        if start not in self._joined:
            tubes: list[Tube] = []
            for kind, samples in self._kinds.items():
                inside = _between(samples, span)
                tubes += link(inside, kind=kind, start=span.start, end=span.end, first=len(tubes) + 1)
            self._joined[start] = tuple(tubes)
        return span, self._joined[start]


def _samples(boxes: Iterable[FaceBox]) -> list[Sample]:
    return sorted((Sample(box.time, (box.x0, box.y0, box.x1, box.y1)) for box in boxes), key=lambda one: one.time)


def _between(samples: list[Sample], span: Span) -> list[Sample]:
    first = bisect_left(samples, span.start, key=lambda one: one.time)
    return samples[first : bisect_left(samples, span.end, key=lambda one: one.time)]
