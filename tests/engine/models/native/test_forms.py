"""Answers of a form: whatever the weights say, they are of it and name only times that were shown."""

from __future__ import annotations

import pytest

pytest.importorskip("llguidance")

from engine.models.forms import JsonForm
from engine.models.interface import ask
from engine.tasks.context import Context
from engine.tasks.understanding.schemas import AskAnswer, FindAnswer
from tests.support.video_models import Opened, film


@pytest.mark.parametrize("name", ["qwen3-vl", "internvl"])
def test_forms_and_free_text_side_by_side(name: str, opened: Opened, context: Context) -> None:
    model = opened(name, tokens=16384)
    size = model.size(8, 640, 360)
    seen = model.see([film(size, 6), film(size, 4, name="b", start=70.0)], context)
    found = JsonForm(FindAnswer, seen.times, most_tokens=150)
    told = JsonForm(AskAnswer, seen.times, most_tokens=200)

    replies = model.answer(
        seen,
        [ask("where?", found, found.most_tokens), ask("who?", most_tokens=20), ask("why?", told, told.most_tokens)],
        context,
    )

    assert isinstance(replies[0].value, FindAnswer)
    assert isinstance(replies[2].value, AskAnswer)
    assert (replies[0].problem, replies[2].problem, replies[1].value) == ("", "", None)
    alone = model.answer(seen, [ask("who?", most_tokens=20)], context)
    assert replies[1] == alone[0]
    for answer in replies[0].value.model_dump().get("ranges", ()):
        assert {answer["start"], answer["end"]} <= set(seen.times[answer.get("file", 1) - 1])


def test_an_answer_that_was_cut_off_has_no_value(opened: Opened, context: Context) -> None:
    model = opened()
    seen = model.see([film(model.size(8, 640, 360), 4)], context)

    reply = model.answer(seen, [ask("where?", JsonForm(FindAnswer, seen.times), 2)], context)[0]

    assert (reply.value, reply.stopped, reply.tokens[1]) == (None, "length", 2)
    assert reply.problem
