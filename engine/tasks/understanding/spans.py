"""Stretches of files put together, and set onto cuts. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from fractions import Fraction

from engine.protocol.understanding import Place

NEAR = Fraction(1)
"""Seconds by which a border may move onto a cut."""


def united(places: Sequence[Place]) -> tuple[Place, ...]:
    """In the order of files and of time, apart: those that touch are one."""
    found: list[Place] = []
    for place in sorted(places, key=lambda one: (one.media, one.start, one.end)):
        if found and found[-1].media == place.media and place.start <= found[-1].end:
            found[-1] = Place(place.media, found[-1].start, max(found[-1].end, place.end))
        else:
            found.append(place)
    return tuple(found)


def nearest(cuts: Sequence[Fraction], time: Fraction, near: Fraction = NEAR) -> Fraction:
    """The cut (of `cuts`, ascending) nearest to `time`, or `time` itself where none is within `near`."""
    index = bisect_left(cuts, time)
    around = [cut for cut in cuts[max(0, index - 1) : index + 1] if abs(cut - time) <= near]
    return min(around, key=lambda cut: (abs(cut - time), cut)) if around else time


def snapped(place: Place, cuts: Sequence[Fraction], near: Fraction = NEAR) -> Place:
    """With both borders on cuts where those are near, and never empty for that."""
    start, end = nearest(cuts, place.start, near), nearest(cuts, place.end, near)
    return Place(place.media, start, end) if start < end else place
