"""What is said twice is said once."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from engine.protocol.understanding import Place
from engine.tasks.understanding.repeats import distinct, distinct_claims, essence

places = st.builds(
    lambda media, start, length: Place(media, Fraction(start, 2), Fraction(start + length, 2)),
    st.integers(0, 1), st.integers(0, 40), st.integers(1, 12),
)  # fmt: skip
claims = st.lists(st.tuples(st.sampled_from(["A dog", "a dog.", "A cat", "狗", "狗。"]), places), max_size=10)


def halves(place: Place) -> set[tuple[int, int]]:
    """The half seconds of a place."""
    return {(place.media, half) for half in range(int(place.start * 2), int(place.end * 2))}


def test_letter_case_width_and_punctuation_say_nothing() -> None:
    assert distinct(["A dog!", "a  DOG", "Ａ ｄｏｇ", "A cat", "狗。", "狗"]) == ("A dog!", "A cat", "狗。")
    assert distinct(["!!", "??", "!!"]) == ("!!", "??")


@given(st.lists(st.text(max_size=8)))
def test_distinct_texts_are_the_first_of_each_in_order(texts: list[str]) -> None:
    found = distinct(texts)
    assert len({essence(text) for text in found}) == len(found)
    assert {essence(text) for text in found} == {essence(text) for text in texts}
    assert distinct(found) == found
    assert list(found) == sorted(found, key=texts.index)


@given(claims)
def test_distinct_claims_cover_what_was_claimed_and_say_nothing_twice(several: list[tuple[str, Place]]) -> None:
    found = distinct_claims(several)
    for said in {essence(text) for text, _ in several}:
        before = set().union(*(halves(place) for text, place in several if essence(text) == said))
        after = [place for text, place in found if essence(text) == said]
        assert set().union(*map(halves, after)) == before
        for number, one in enumerate(after):
            for other in after[number + 1 :]:
                assert one.media != other.media or one.end < other.start or other.end < one.start
    assert distinct_claims(found) == found
