"""What was seen once is not looked at again: not for a second question, not by a later process."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from engine.models.interface import Question, Turn, Views, ask  # noqa: E402
from engine.models.native import features  # noqa: E402
from engine.models.native.model import NativeModel  # noqa: E402
from engine.protocol import Cancelled, EngineError, FootageError  # noqa: E402
from engine.tasks.context import Context  # noqa: E402
from tests.support.video_models import Opened, film  # noqa: E402

FIRST = ask("what happens?", most_tokens=10)
SECOND = Question((Turn("user", "who?"), Turn("assistant", "a dog"), Turn("user", "why?")), None, 10)


def unseen() -> Iterable[np.ndarray]:
    raise AssertionError("the footage was decoded again")


def views_of(model: NativeModel, **options: Any) -> Views:
    return film(model.size(8, 640, 360), 4, **options)


@pytest.mark.parametrize("name", ["qwen3-vl", "qwen2.5-vl", "internvl"])
def test_a_second_question_runs_no_vision_and_no_prefix(name: str, opened: Opened, context: Context) -> None:
    model = opened(name)
    views = views_of(model)
    seen = model.see([views], context)
    model.answer(seen, [FIRST], context)
    counted = model.features.encoded, model.read
    assert counted == (4, 1)

    again = model.see([dataclasses.replace(views, pictures=unseen)], context)
    second = model.answer(again, [SECOND], context)
    model.yes(again, ["is it? yes or no"], context)

    assert (model.features.encoded, model.read) == counted
    fresh = opened(name)
    assert fresh.answer(fresh.see([views], Context(context.index)), [SECOND], context) == second


@pytest.mark.parametrize("name", ["qwen3-vl", "internvl"])
def test_a_later_process_recalls_features_and_answers_the_same(name: str, opened: Opened, context: Context) -> None:
    first = opened(name)
    views = views_of(first)
    said = first.answer(first.see([views], context), [FIRST, SECOND], context)
    first.features.settle()

    later = opened(name)
    seen = later.see([dataclasses.replace(views, pictures=unseen)], context)

    assert later.answer(seen, [FIRST, SECOND], context) == said
    assert (later.features.encoded, later.read) == (0, 1)


def test_keys_and_values_are_kept_where_that_is_worth_it(opened: Opened, context: Context) -> None:
    asked: list[tuple[float, int]] = []

    def worth(seconds: float, size: int) -> bool:
        asked.append((seconds, size))
        return True

    first = opened(worth=worth)
    views = views_of(first)
    seen = first.see([views], context)
    said = first.answer(seen, [FIRST, SECOND], context)
    sure = first.yes(seen, ["is it?"], context)

    later = opened(worth=worth)
    seen = later.see([dataclasses.replace(views, pictures=unseen)], context)

    assert later.answer(seen, [FIRST, SECOND], context) == said
    assert later.yes(seen, ["is it?"], context) == sure
    assert (later.features.encoded, later.read) == (0, 0)
    assert asked[0][1] < 0.3 * seen.tokens * first._decoder.bytes_per_token  # of float32
    exact = opened(exact=True)
    assert exact.yes(exact.see([views], context), ["is it?"], context) == pytest.approx(sure, abs=0.01)


def test_what_is_damaged_is_made_anew(opened: Opened, context: Context) -> None:
    first = opened()
    views = views_of(first)
    said = first.answer(first.see([views], context), [FIRST], context)
    first.features.settle()
    for path in context.index.arrays_folder.rglob("*.safetensors"):
        path.write_bytes(path.read_bytes()[:-40])

    later = opened()

    assert later.answer(later.see([views], context), [FIRST], context) == said
    assert later.features.encoded == 4


def test_other_pictures_are_not_mistaken_for_those_that_are_kept(opened: Opened, context: Context) -> None:
    model = opened()
    views = views_of(model)
    model.see([views], context)
    model.see([dataclasses.replace(views, fingerprint="other")], context)
    model.see([dataclasses.replace(views, times=(0.0, 1.0, 2.0, 3.5))], context)

    assert (model.features.encoded, model.read) == (12, 3)


def test_pieces_make_no_difference(opened: Opened, context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    model = opened(exact=True)
    size = model.size(8, 640, 360)
    whole = model.features.get(film(size, 7), context)
    monkeypatch.setattr(features, "_ON_PROCESSOR", 2 * model._family.patches(*size))

    apart = opened(exact=True).features.get(film(size, 7, piece=3), context)

    torch.testing.assert_close(apart.whole, whole.whole, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize(("count", "line"), [(3, "3 pictures came where 4"), (0, "0 pictures came")])
def test_fewer_pictures_than_announced_are_named(count: int, line: str, opened: Opened, context: Context) -> None:
    model = opened()
    views = views_of(model)
    given = next(iter(views.pieces()))[:count]

    with pytest.raises(FootageError, match=line):
        model.see([dataclasses.replace(views, fingerprint="x", pictures=lambda: [given] if count else [])], context)


def test_footage_beyond_the_context_is_named(opened: Opened, context: Context) -> None:
    model = opened(tokens=1536)

    with pytest.raises(EngineError, match=r"the footage takes \d+ tokens, and tiny can take in 256"):
        model.see([film(model.size(60, 640, 360), 8)], context)


def test_a_question_beyond_the_context_is_named(opened: Opened, context: Context) -> None:
    model = opened()
    model._longest = 200
    seen = model.see([views_of(model)], context)

    with pytest.raises(EngineError, match="footage, question and answer take"):
        model.answer(seen, [ask("why? " * 100)], context)
    with pytest.raises(EngineError, match="footage, question and answer take"):
        model.yes(seen, ["why? " * 100], context)


def test_footage_that_makes_room_for_other_footage_is_read_again(opened: Opened, context: Context) -> None:
    model = opened(tokens=1536)
    size = model.size(50, 640, 360)
    one, other = (model.see([film(size, 4, name=name)], context) for name in "ab")
    said = model.answer(one, [FIRST], context)

    assert model.read == 3  # 256 tokens of context hold one of the two
    assert model.answer(other, [FIRST], context) != said
    assert model.answer(one, [FIRST], context) == said
    assert model.features.encoded == 8


def test_looking_stops_when_told_to_and_begins_anew(opened: Opened, context: Context) -> None:
    model = opened()
    views = views_of(model)
    stopped = Context(context.index, cancelled=lambda: True)

    with pytest.raises(Cancelled):
        model.see([views], stopped)

    assert model.see([views], context).tokens > 0


def test_it_says_how_far_it_is(opened: Opened, context: Context) -> None:
    heard: list[tuple[float, str]] = []
    model = opened()

    model.see([views_of(model)], Context(context.index, report=lambda done, stage: heard.append((done, stage))))

    assert [done for done, _ in heard] == sorted(done for done, _ in heard)
    assert {stage for _, stage in heard} == {"looking", "taking in"}


def test_questions_side_by_side_are_answered_as_alone(opened: Opened, context: Context) -> None:
    model = opened()
    seen = model.see([views_of(model)], context)
    questions = [ask(text, most_tokens=8) for text in ("who?", "what happens here?", "夕日の中を犬が走る?", "why", "x")]

    together = model.answer(seen, questions, context)

    assert together == [model.answer(seen, [question], context)[0] for question in questions]


def test_text_is_heard_while_it_comes(opened: Opened, context: Context) -> None:
    model = opened()
    seen = model.see([views_of(model)], context)
    heard = ["", ""]

    def listen(place: int, text: str) -> None:
        heard[place] += text

    said = model.answer(seen, [FIRST, SECOND], context, listen)

    for text, reply in zip(heard, said, strict=True):
        assert text
        assert reply.text.startswith(text.rstrip("\ufffd"))


def test_yes_is_the_first_tokens_probability(opened: Opened, context: Context) -> None:
    model = opened()
    seen = model.see([views_of(model)], context)
    statements = ["does a dog run? yes or no", "no?"]

    sure = model.yes(seen, statements, context)

    prefix = model._prefix(seen, context)
    asked = [model._template.after((Turn("user", text),)) for text in statements]
    weights = model.generator.first_logits(prefix, asked, lambda: None).softmax(-1)
    yes, no = weights[:, list(model._yes)].sum(-1), weights[:, list(model._no)].sum(-1)
    assert sure == pytest.approx((yes / (yes + no)).tolist(), abs=1e-5)
    assert model.yes(seen, [], context) == []
