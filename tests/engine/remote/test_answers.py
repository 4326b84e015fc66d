"""What a model says is checked: forms and lines."""

from __future__ import annotations

import pytest

from engine.remote import answers
from engine.remote.answers import TitleForm, plain, read, title


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
