"""Where a model looks."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.tasks.understanding.plan import FEWEST, LEAST_ROOM, RUNGS, Film, closer, fewer, following, looks, overview

HOUR = Fraction(3600)


@st.composite
def films(draw: st.DrawFn) -> list[Film]:
    found = []
    for media in range(draw(st.integers(1, 5))):
        start = Fraction(draw(st.integers(0, 10_000)), 1000)
        duration = Fraction(draw(st.integers(1, 8_000_000)), 1000)
        cuts = {start + duration * Fraction(draw(st.integers(1, 999)), 1000) for _ in range(draw(st.integers(0, 30)))}
        found.append(Film(media, start, start + duration, (start, *sorted(cuts))))
    return found


rooms = st.integers(LEAST_ROOM, 300_000)


@given(films(), rooms)
def test_every_look_fits_and_all_of_the_footage_is_looked_at(given_films: list[Film], room: int) -> None:
    found = looks(given_films, room)
    assert all(0 < look.tokens <= room for look in found)
    assert [look.media for look in found] == sorted(look.media for look in found)
    for film in given_films:
        own = [look for look in found if look.media == film.media]
        assert own[0].start == film.start
        assert own[-1].end == film.end
        assert all(a.end == b.start for a, b in pairwise(own))
        for look in own:
            assert list(look.times) == sorted(set(look.times))
            assert all(look.start <= time < look.end for time in look.times)


@given(films(), rooms)
def test_an_overview_is_one_look_at_all_of_it(given_films: list[Film], room: int) -> None:
    film = given_films[0]
    look = overview(film, room)
    assert look.tokens <= room
    assert (look.start, look.end) == (film.start, film.end)
    roomier = overview(film, room * 2)
    assert roomier.tokens_each >= look.tokens_each
    assert look.tokens_each > RUNGS[-1][1] or len(roomier.times) >= min(len(look.times), int(film.duration))


@given(films(), rooms)
def test_a_closer_look_fits(given_films: list[Film], room: int) -> None:
    look = closer(given_films[0], room)
    assert len(look.times) >= 1
    assert look.tokens <= room


def test_a_short_clip_is_looked_at_closely() -> None:
    (look,) = looks([Film(0, Fraction(0), Fraction(20))], 16_384)
    assert (len(look.times), look.tokens_each) == (40, 256)


def test_an_hour_is_one_look_a_picture_a_second_where_it_fits() -> None:
    (look,) = looks([Film(0, Fraction(0), HOUR)], 210_000)
    assert (len(look.times), look.tokens_each) == (3600, 56)
    (look,) = looks([Film(0, Fraction(0), HOUR)], 60_000)
    assert (len(look.times), look.tokens_each) == (3600, 16)


def test_ten_hours_become_several_looks_that_end_on_cuts() -> None:
    cuts = tuple(Fraction(second) for second in range(0, 36_000, 7))
    found = looks([Film(0, Fraction(0), 10 * HOUR, cuts)], 60_000)
    assert len(found) >= 10 * 3600 * 56 // 60_000
    assert all(look.start in cuts for look in found)


def test_shots_between_pictures_are_seen_too() -> None:
    flash = Fraction(61, 20)
    film = Film(0, Fraction(0), Fraction(3000), (Fraction(0), flash, flash + Fraction(1, 10)))
    (look,) = looks([film], 200_000)
    assert any(flash <= time < flash + Fraction(1, 10) for time in look.times)


def test_a_still_picture_is_shown_once_and_a_short_clip_a_few_times() -> None:
    (look,) = looks([Film(0, Fraction(0), Fraction(1, 25))], 10_000)
    assert len(look.times) == 1
    (look,) = looks([Film(0, Fraction(0), Fraction(1, 2))], 10_000)
    assert len(look.times) == FEWEST


def test_times_follow_the_keyframes() -> None:
    frame = Fraction(1, 30)
    (look,) = looks([Film(0, Fraction(0), HOUR)], 210_000)
    keys = tuple(Fraction(second) for second in range(0, 3600, 2))
    moved = following(look, keys, frame)
    assert len(moved.times) == len(look.times)
    on_keys = sum(any(0 <= time - key < frame for key in keys[int(time / 2) : int(time / 2) + 1]) for time in moved.times)
    assert on_keys >= 1799
    assert {round(b - a, 3) for a, b in pairwise(moved.times)} == {1}
    assert following(look, (), frame) == look


@settings(max_examples=30)
@given(films(), rooms, st.sets(st.integers(0, 8_000_000), max_size=60))
def test_followed_times_stay_in_order_and_inside(given_films: list[Film], room: int, keys: set[int]) -> None:
    for look in looks(given_films, room):
        moved = following(look, tuple(Fraction(key, 1000) for key in sorted(keys)), Fraction(1, 25))
        assert len(moved.times) == len(look.times)
        assert all(a < b for a, b in pairwise(moved.times))
        assert all(look.start <= time < look.end for time in moved.times)


def test_nothing_to_look_at() -> None:
    assert looks([Film(0, Fraction(3), Fraction(3))], 10_000) == ()
    with pytest.raises(ValueError, match="too little room"):
        looks([Film(0, Fraction(0), Fraction(3))], LEAST_ROOM - 1)


def test_rungs_lead_from_close_to_cursory() -> None:
    spent = [rate * each for rate, each in RUNGS]
    assert spent == sorted(spent, reverse=True)


@pytest.mark.parametrize(("most", "places"), [(3, (1, 5, 8)), (1, (5,)), (10, tuple(range(10))), (12, tuple(range(10)))])
def test_of_a_look_that_is_too_much_the_middles_of_equal_stretches_stay(most: int, places: tuple[int, ...]) -> None:
    (look,) = looks([Film(0, Fraction(0), Fraction(5))], 300_000)
    times = look.times

    found = fewer(look, most)

    assert len(times) == 10
    assert found.times == tuple(times[place] for place in places)
    assert (found.start, found.end, found.tokens_each) == (look.start, look.end, look.tokens_each)
