"""What a model says is checked: forms and lines."""

from __future__ import annotations

import pytest

from engine.remote import answers
from engine.remote.answers import PictureForm, plain, read


@pytest.mark.parametrize(
    "text",
    [
        '{"colours": "A dog"}',
        'Sure!\n```json\n{"colours": "A dog"}\n```\nAnything else?',
        '<think>{"colours": "no"}</think>{"colours": "A dog", "more": 1}',
        'half a thought {"colours": "no"} </think> {"colours": "A dog"}',
        '{not this} {"colours": 7} {"colours": "A dog"}',
    ],
)
def test_forms_are_found(text: str) -> None:
    assert read(text, PictureForm) == PictureForm("A dog")


@pytest.mark.parametrize(
    "text", ["", "A dog", '{"colours": ["A dog"]}', '{"colours": "A d', "{" * 5000, '{"colors": "A dog"}']
)
def test_what_is_no_form_is_none(text: str) -> None:
    assert read(text, PictureForm) is None


def test_answers_are_plain() -> None:
    assert plain("a\x1b[2J\x07b\r\n\n  c\u202e ") == "a [2J b\nc"
    assert plain("x" * 5000).endswith("x…")
    assert len(plain("x" * 5000)) == answers.LONGEST_ANSWER
