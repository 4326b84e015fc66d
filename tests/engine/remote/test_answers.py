"""What a model says is checked: forms, lines, and times against the pictures that were shown."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.protocol import Stretch
from engine.remote import answers
from engine.remote.answers import AskForm, TitleForm, plain, read, times, title

SHOWN = tuple(Fraction(n) + Fraction(1, 2) for n in range(10))


@pytest.mark.parametrize(
    "text",
    [
        '{"title": "A dog"}',
        'Sure!\n```json\n{"title": "A dog"}\n```\nAnything else?',
        '<think>{"title": "no"}</think>{"title": "A dog", "more": 1}',
        'half a thought {"title": "no"} </think> {"title": "A dog"}',
        '{not this} {"title": 7} {"title": "A dog"}',
    ],
)
def test_forms_are_found(text: str) -> None:
    assert read(text, TitleForm) == TitleForm("A dog")


@pytest.mark.parametrize("text", ["", "A dog", '{"title": ["A dog"]}', '{"title": "A d', "{" * 5000, '{"titel": "A dog"}'])
def test_what_is_no_form_is_none(text: str) -> None:
    assert read(text, TitleForm) is None


def test_numbers_beyond_all_bounds_are_no_fault() -> None:
    read('{"answer": "yes", "times": [[1' + "0" * 400 + ", 2]]}", AskForm)
    read('{"answer": "yes", "times": [[NaN, -Infinity]]}', AskForm)


def test_times_of_the_wrong_shape_are_no_answer() -> None:
    assert read('{"answer": "yes", "times": [[1, 2, 3]]}', AskForm) is None
    assert read('{"answer": "yes", "times": ["1-2"]}', AskForm) is None
    assert read('{"answer": "yes", "times": [[1, 2.5]]}', AskForm) == AskForm("yes", ((1.0, 2.5),))


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (" \"A dog jumps.\" ", "A dog jumps"),
        ("夕日の中を犬が走る", "夕日の中を犬が走る"),
        ("A  dog", "A dog"),
        ("Wait...", "Wait..."),
        ("می‌روم", "می‌روم"),
    ],
)  # fmt: skip
def test_titles(said: str, shown: str) -> None:
    assert title(said) == shown


@pytest.mark.parametrize(
    "said",
    [
        "", "...", "one\ntwo", "x" * 61, "<b>bold</b>", "**bold**", "see https://models.example", "[click](x)",
        "a\x1b[31mred",
        "right\u202eto left", "&amp; so on", "# Heading", "`code`",
    ],
)  # fmt: skip
def test_what_is_no_title(said: str) -> None:
    assert title(said) is None


def test_answers_are_plain() -> None:
    assert plain("a\x1b[2J\x07b\r\n\n  c\u202e ") == "a [2J b\nc"
    assert plain("x" * 5000).endswith("x…")
    assert len(plain("x" * 5000)) == answers.LONGEST_ANSWER


def test_cited_times_become_the_stretches_of_pictures() -> None:
    assert times([(2.2, 4.6)], SHOWN, Fraction(10)) == ((Stretch(Fraction(2), Fraction(5)),), 0)
    assert times([(3.6, 3.7)], SHOWN, Fraction(10)) == ((Stretch(Fraction(3), Fraction(4)),), 0)
    assert times([(0, 500)], SHOWN, Fraction(10)) == ((Stretch(Fraction(0), Fraction(10)),), 0)
    assert times([(5, 6), (1.4, 1.6), (6.5, 7)], SHOWN, Fraction(10)) == (
        (Stretch(Fraction(1), Fraction(2)), Stretch(Fraction(5), Fraction(7))),
        0,
    )


@pytest.mark.parametrize("cited", [(12, 14), (-3, -1), (5, 4), (float("nan"), 3), (0, float("inf"))])
def test_times_that_do_not_exist_are_left_out(cited: tuple[float, float]) -> None:
    assert times([cited, (0.2, 0.7)], SHOWN, Fraction(10)) == ((Stretch(Fraction(0), Fraction(1)),), 1)


@given(
    cited=st.lists(st.tuples(st.floats(), st.floats()), max_size=60),
    shown=st.sets(st.fractions(0, 20, max_denominator=50), min_size=1, max_size=12),
)
def test_no_answer_names_a_moment_that_was_not_shown(cited: list[tuple[float, float]], shown: set[Fraction]) -> None:
    found, lost = times(cited, sorted(shown), Fraction(20))
    assert 0 <= lost <= len(cited)
    for stretch in found:
        assert 0 <= stretch.start <= stretch.end <= 20
        assert any(stretch.start <= time <= stretch.end for time in shown)
    for before, after in pairwise(found):
        assert before.end < after.start
