"""Several searches' answers made one, by their ranks."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from engine.protocol import Match
from engine.search.fusion import fuse


def match(start: float, end: float, score: float, media: int = 0, reason: str = "x", lacking: tuple[str, ...] = ()) -> Match:
    first, last = Fraction(str(start)), Fraction(str(end))
    return Match(media=media, start=first, end=last, score=score, reasons=(reason,), evidence=(first,), lacking=lacking)


def test_what_two_searches_find_comes_first() -> None:
    words = [match(0, 4, 0.9, reason="red"), match(10, 14, 0.6, reason="red", lacking=("dog",))]
    model = [match(10.5, 13, 0.8, reason="looks like it"), match(30, 31, 0.7, reason="looks like it")]
    found = fuse([words, model])
    assert [(float(one.start), float(one.end)) for one in found] == [(10.5, 13.0), (0.0, 4.0), (30.0, 31.0)]
    assert set(found[0].reasons) == {"looks like it", "red"}
    assert found[0].lacking == ()
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_one_search_alone_is_left_as_it_is() -> None:
    words = [match(0, 4, 0.9), match(10, 14, 0.6)]
    assert fuse([words, []]) == words
    assert fuse([[], []]) == []


def test_files_are_kept_apart() -> None:
    found = fuse([[match(0, 4, 0.9, media=0)], [match(0, 4, 0.8, media=1)]])
    assert [one.media for one in found] == [0, 1]


ranges = st.tuples(st.integers(0, 2), st.integers(0, 50), st.integers(1, 9), st.floats(0.5, 1))


@given(st.lists(st.lists(ranges, max_size=8), max_size=3))
def test_what_every_fusion_promises(drawn: list[list[tuple[int, int, int, float]]]) -> None:
    lists = []
    for own in drawn:
        apart: list[Match] = []
        for media, start, length, score in own:
            one = match(start, start + length, round(score, 3), media)
            if not any(o.media == media and o.start < one.end and one.start < o.end for o in apart):
                apart.append(one)
        lists.append(sorted(apart, key=lambda one: -one.score))
    found = fuse(lists)
    assert found == fuse(lists)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    for place, one in enumerate(found):
        assert 0 <= one.score <= 1
        assert not any(o.media == one.media and o.start < one.end and one.start < o.end for o in found[:place])
    if any(lists):
        assert found
