"""Several pieces of footage with a question each, side by side: the same answers as one after the other."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("torch")
pytest.importorskip("llguidance")

from engine.models import each
from engine.models.forms import JsonForm
from engine.models.generation import generator, reading
from engine.models.interface import Question, Turn, Views, ask
from engine.models.native.several import alike, joined
from engine.protocol import Cancelled, EngineError, FootageError
from engine.tasks.context import Context
from engine.tasks.understanding.schemas import FindAnswer, LineAnswer
from tests.support.video_models import Opened, film

COUNTS = (4, 1, 6, 3, 8, 4)
"""Pictures of each piece of footage; some that do not fill up what shares tokens."""


def pieces(model: Any, counts: tuple[int, ...] = COUNTS) -> list[tuple[Views, ...]]:
    size = model.size(8, 640, 360)
    return [(film(size, count, name=f"{place}", start=10.0 * place),) for place, count in enumerate(counts)]


def questions(seen: list[Any]) -> list[Question]:
    """Of several lengths, with a form or without."""
    line = JsonForm(LineAnswer, seen[0].times, most_tokens=60)
    found = JsonForm(FindAnswer, seen[4].times, most_tokens=90)
    return [
        ask("what?", line, line.most_tokens),
        ask("who runs there, and why?", most_tokens=7),
        Question((Turn("user", "who?"), Turn("assistant", "A dog."), Turn("user", "why?")), most_tokens=12),
        ask("what?", line, line.most_tokens),
        ask("where?", found, found.most_tokens),
        ask("how many?", most_tokens=1),
    ]


@pytest.mark.parametrize("chunk", [64, 4096])
@pytest.mark.parametrize("name", ["qwen3-vl", "qwen2.5-vl", "internvl"])
def test_answers_are_those_of_one_after_the_other(
    name: str, chunk: int, opened: Opened, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(reading.CHUNK, "cpu", chunk)
    monkeypatch.setitem(generator.WIDEST_APART, "cpu", 4)
    model, other = opened(name, tokens=16384, exact=True), opened(name, tokens=16384, exact=True)
    heard: list[tuple[int, str]] = []

    seen = model.see_each(pieces(model), context)
    asked = questions(seen)
    together = model.answer_each(list(zip(seen, asked, strict=True)), context, lambda *two: heard.append(two))

    alone = [other.see(views, context) for views in pieces(other)]
    assert [one.tokens for one in seen] == [one.tokens for one in alone]
    assert together == [other.answer(one, [question], context)[0] for one, question in zip(alone, asked, strict=True)]
    assert model.read == 0
    assert model.features.encoded == sum(COUNTS)
    assert isinstance(together[0].value, LineAnswer)
    assert isinstance(together[4].value, FindAnswer)
    for place, reply in enumerate(together):
        assert "".join(text for row, text in heard if row == place) == reply.text.rstrip("\ufffd")


def test_pictures_of_several_shots_are_one_batch_for_the_tower(opened: Opened, context: Context) -> None:
    model = opened(exact=True)
    batches: list[int] = []
    encode = model._family.encode

    def counted(pictures: Any) -> Any:
        batches.append(len(pictures))
        return encode(pictures)

    model._family.encode = counted
    seen = model.see_each(pieces(model), context)
    first = model.answer(seen[2], [ask("what?", most_tokens=3)], context)

    assert batches == [4 + 6 + 8 + 4, 1, 3]
    assert first == model.answer_each([(seen[2], ask("what?", most_tokens=3))], context)
    assert batches == [22, 1, 3]  # nothing is looked at again


def test_what_was_seen_before_is_recalled(opened: Opened, context: Context) -> None:
    first, again = opened(), opened()
    seen = first.see_each(pieces(first), context)
    first.features.settle()

    found = again.see_each([*pieces(again), *pieces(again, (4,))], context)

    assert again.features.encoded == 0
    assert found[0].views_key == found[-1].views_key
    pairs = [(one, ask("what?", most_tokens=5)) for one in seen]
    assert again.answer_each(pairs, context) == first.answer_each(pairs, context)


def test_memory_that_was_granted_is_kept_to(opened: Opened, context: Context) -> None:
    model = opened(tokens=2048, exact=True)
    kept = [model.see(views, context) for views in pieces(model)[:3]]
    seen = model.see_each(pieces(model), context)
    granted = model._granted * model._decoder.bytes_per_token

    together = model.answer_each([(one, ask("what?", most_tokens=5)) for one in seen], context)

    assert model.bytes <= granted
    assert together[0] == model.answer(kept[0], [ask("what?", most_tokens=5)], context)[0]
    assert model.bytes <= granted


def test_looking_closer_in_between_leaves_the_rows_memory_where_there_is_room(opened: Opened, context: Context) -> None:
    model = opened(tokens=16384, exact=True)
    seen = model.see_each(pieces(model, (4, 4)), context)
    pairs = [(one, ask("what?", most_tokens=5)) for one in seen]
    model.answer_each(pairs, context)
    rows = model.generator._batch

    model.yes(model.see(pieces(model, (3,))[0], context), ["Is it? Answer yes or no."], context)
    model.answer_each(pairs, context)

    assert rows is not None
    assert model.generator._batch is rows


def test_it_stops_when_told_to(opened: Opened, context: Context) -> None:
    model = opened(exact=True)
    stop = False

    def cancelled() -> bool:
        return stop

    told = Context(context.index, cancelled=cancelled)
    seen = model.see_each(pieces(model), told)
    answer = [(one, ask("what?", most_tokens=50)) for one in seen]

    def on_text(_place: int, _text: str) -> None:
        nonlocal stop
        stop = True

    with pytest.raises(Cancelled):
        model.answer_each(answer, told, on_text)
    assert model.generator.steps < 10
    assert len(model.answer_each([(seen[0], ask("what?", most_tokens=5))], context)) == 1


def test_too_much_for_one_is_refused(opened: Opened, context: Context) -> None:
    model = opened(tokens=1024)
    with pytest.raises(EngineError, match="can take in"):
        model.see_each([*pieces(model), *pieces(model, (200,))], context)
    assert model.features.encoded == 0
    with pytest.raises(EngineError, match="nothing to look at"):
        model.see_each([()], context)
    assert model.answer_each([], context) == []


def test_a_shot_with_fewer_pictures_than_were_announced_is_named(opened: Opened, context: Context) -> None:
    model = opened()
    several = pieces(model, (4, 4))
    short = several[1][0]
    wrong = Views("short.mp4", "x", 0.0, 4.0, 4.0, short.times, short.size, lambda: iter([next(iter(short.pieces()))[:2]]))

    with pytest.raises(FootageError, match=r"short.mp4.*2 pictures came where 4|2 pictures came where 4"):
        model.see_each([several[0], (wrong,)], context)


def test_views_are_joined_where_they_share_no_tokens() -> None:
    few, odd, other, more = (film(size, count) for size, count in (((8, 8), 4), ((8, 8), 3), ((8, 4), 2), ((8, 8), 2)))

    assert alike([few, odd, other, more], 2) == [[few, more], [other], [odd]]
    assert alike([few, odd], 1) == [[few, odd]]
    assert sum(map(len, joined([few, more]).pieces())) == 6


def test_models_that_cannot_are_asked_one_after_the_other(opened: Opened, context: Context) -> None:
    model = opened(exact=True)
    heard: list[int] = []

    class OneByOne:
        see, answer = staticmethod(model.see), staticmethod(model.answer)

    plain: Any = OneByOne()
    assert each.side_by_side(model)
    assert not each.side_by_side(plain)
    seen = each.see_each(plain, pieces(model), context)
    pairs = [(one, ask("what?", most_tokens=4)) for one in seen]

    assert each.answer_each(plain, pairs, context, lambda place, _: heard.append(place)) == each.answer_each(
        model, pairs, context
    )
    assert heard == sorted(heard)
