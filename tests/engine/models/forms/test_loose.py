"""What is of use in answers that no grammar held to their form."""

from __future__ import annotations

import json

import pytest

from engine.models.forms.form import JsonForm
from engine.models.forms.loose import read
from engine.tasks.understanding import schemas

FORM = JsonForm(schemas.FindAnswer, [[0.5, 1.5, 2.5, 3.5]])


def ranges(*items: object) -> str:
    return json.dumps({"ranges": list(items)})


def test_wrapped_in_words_fences_and_thoughts() -> None:
    good = ranges({"start": 0.5, "end": 1.5, "score": 90})
    for text in (good, f"```json\n{good}\n```", f'Here: {{"x": 1}} {good}', f"<think>{{}}</think>\n{good} Done."):
        found = read(FORM, text)
        assert found is not None
        assert found[0].ranges[0].end == 1.5
        assert found[1] == 0


def test_times_move_to_the_nearest_that_was_shown_and_others_are_left_out() -> None:
    said = ranges(
        {"start": 0.6, "end": 2.4, "score": 90},
        {"start": 0.5, "end": 99, "score": 90},
        {"start": 2.5, "end": 0.5, "score": 90},
        {"start": 0.5, "end": 1.5, "score": 900},
        {"start": "0.5", "end": None, "score": 1},
        "nonsense",
        {"start": 3.9, "end": 3.9, "score": 0},
    )
    found = read(FORM, said)
    assert found is not None
    value, lost = found
    assert [(each.start, each.end) for each in value.ranges] == [(0.5, 2.5), (3.5, 3.5)]
    assert lost == 5


def test_no_more_than_the_form_admits() -> None:
    found = read(FORM, ranges(*[{"start": 0.5, "end": 1.5, "score": 9}] * 25))
    assert found is not None
    assert (len(found[0].ranges), found[1]) == (20, 5)


@pytest.mark.parametrize("text", ["", "no JSON", "[]", '{"other": 1}', '{"ranges": 5}', "{" * 3000])
def test_none_where_there_is_no_value(text: str) -> None:
    assert read(FORM, text) is None
    assert read(JsonForm(schemas.LineAnswer), '{"text": 5}') is None
