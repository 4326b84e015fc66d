"""Models that were made to find: they look at one pace, and tell by themselves how sure they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.protocol import Find, FindHighlights
from engine.tasks import find, highlights
from engine.tasks.context import Context
from engine.tasks.understanding.highlighting import SOUGHT
from engine.tasks.understanding.plan import Film
from engine.tasks.understanding.steady import steady
from tests.support.scripted import Scripted

Use = Callable[[Scripted], Scripted]


class Finder(Scripted):
    """Finds the same stretches whatever is asked for, at one picture a second."""

    pace = staticmethod(lambda rate: rate / round(rate))
    asked: Sequence[str] = ()

    def find(self, _seen: object, queries: Sequence[str], _context: Context) -> list[list[tuple[float, float, float]]]:
        self.asked = [*self.asked, *queries]
        return [[(0.5, 2.0, 0.9), (2.5, 99.0, 0.3)] for _ in queries]


def test_ranges_count_as_much_as_the_model_was_sure(clip: Path, context: Context, opened: Use) -> None:
    model = opened(Finder(lambda *_: "unused"))
    found = find.handle(Find(paths=(str(clip),), query="a number", engine="http://localhost:1"), context)
    assert [(one.start, one.end, one.score) for one in found.matches] == [(Fraction(1, 2), 2, 0.9)]
    assert [(one.start, one.end, one.score) for one in found.weak] == [(Fraction(5, 2), 4, 0.3)]
    assert model.views[0].times == (0.0, 1.0, 2.0, 3.0)
    assert not model.statements, "it is not asked whether it is sure"


def test_highlights_are_what_such_a_model_is_asked_for(clip: Path, context: Context, opened: Use) -> None:
    model: Any = opened(Finder(lambda *_: "unused"))
    request = FindHighlights(paths=(str(clip),), count=1, engine="http://localhost:1")
    found = highlights.handle(request, context)
    assert tuple(model.asked) == SOUGHT
    (best,) = found.highlights
    assert set(best.reasons) & set(SOUGHT)
    assert best.start < 2


@given(
    start=st.fractions(0, 100, max_denominator=1000),
    duration=st.fractions(Fraction(1, 100), 4000, max_denominator=1000),
    room=st.integers(1, 5000),
    cuts=st.lists(st.fractions(0, 4000, max_denominator=1000), max_size=20),
)
def test_steady_looks_cover_a_film_without_gaps(
    start: Fraction, duration: Fraction, room: int, cuts: list[Fraction]
) -> None:
    film = Film(0, start, start + duration, tuple(sorted(cuts)))
    found = steady(film, Fraction(1), lambda number: number * 3, room * 100)
    assert found[0].start == film.start
    assert found[-1].end == film.end
    assert all(one.end == other.start for one, other in pairwise(found))
    for look in found:
        assert len(look.times) >= 2
        assert all(look.start <= time < look.end for time in look.times)
        assert len(look.times) * 3 <= room * 100 or len(look.times) == 2
        if len(look.times) > 2:
            assert all(time.denominator == 1 for time in look.times), "instants of the whole file"


def test_steady_looks_end_on_cuts_where_one_is_near() -> None:
    film = Film(0, Fraction(0), Fraction(100), (Fraction(3), Fraction(52), Fraction(70)))
    first, second = steady(film, Fraction(1), lambda number: number, 60)
    assert (first.end, second.start) == (52, 52)
    assert first.tokens_each == 1
    (whole,) = steady(film, Fraction(2), lambda number: number * 7, 2000)
    assert (len(whole.times), whole.tokens_each) == (200, 7)


@pytest.mark.parametrize("length", [Fraction(1, 25), Fraction(1), Fraction(3, 2)])
def test_the_shortest_film_has_two_pictures(length: Fraction) -> None:
    (look,) = steady(Film(0, Fraction(0), length), Fraction(1), lambda number: number, 10)
    assert len(look.times) == 2
