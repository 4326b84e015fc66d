"""Stretches put together and set onto cuts, whatever they are."""

from __future__ import annotations

import random as chance
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from engine.protocol.understanding import Place
from engine.tasks.understanding.spans import snapped, united

places = st.builds(
    lambda media, start, length: Place(media, Fraction(start, 2), Fraction(start + length, 2)),
    st.integers(0, 1), st.integers(0, 40), st.integers(1, 12),
)  # fmt: skip


def halves(place: Place) -> set[tuple[int, int]]:
    """The half seconds of a place."""
    return {(place.media, half) for half in range(int(place.start * 2), int(place.end * 2))}


@given(st.lists(places, max_size=10), st.randoms())
def test_united_places_are_apart_and_cover_the_same(several: list[Place], random: chance.Random) -> None:
    found = united(several)
    assert set().union(*map(halves, found)) == set().union(*map(halves, several))
    assert all(a.media < b.media or a.end < b.start for a, b in pairwise(found))
    random.shuffle(several)
    assert united(several) == found
    assert united(found) == found


@given(places, st.lists(st.integers(0, 60), max_size=8), st.integers(0, 6))
def test_ends_move_to_cuts_that_are_near_and_to_nothing_else(place: Place, marks: list[int], reach: int) -> None:
    cuts = [Fraction(mark, 3) for mark in sorted(set(marks))]
    near = Fraction(reach, 4)
    found = snapped(place, cuts, near)
    assert found.media == place.media
    assert found.start < found.end
    for moved, before in ((found.start, place.start), (found.end, place.end)):
        assert moved == before or (moved in cuts and abs(moved - before) <= near)
