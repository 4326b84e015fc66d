"""Statements about several pieces of footage in common passes: as sure as one after the other, and nothing is kept."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("torch")

from engine.models import each
from engine.models.generation import reading
from engine.models.interface import Views
from engine.protocol import Cancelled, EngineError
from engine.tasks.context import Context
from tests.support.video_models import Opened, film

COUNTS = (4, 1, 6, 3, 8, 4)
"""Pictures of each piece of footage; some that do not fill up what shares tokens."""
STATEMENTS = (
    ["Does a dog run? Answer yes or no.", "Is anything wrong with what is said of the dog? Answer yes or no."],
    ["Is it?"],
    ["Is it dark? Answer yes or no."] * 3,
    [],
    ["Does somebody walk through the long corridor? Answer yes or no.", "Why?", "Is it so?", "Does a dog run?"],
    ["Is it?", "Does a dog run? Answer yes or no."],
)


def pieces(model: Any, counts: tuple[int, ...] = COUNTS) -> list[tuple[Views, ...]]:
    size = model.size(8, 640, 360)
    return [(film(size, count, name=f"{place}", start=10.0 * place),) for place, count in enumerate(counts)]


def passes(model: Any, monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """Hears of each pass through the decoder: (rows, tokens of each)."""
    found: list[tuple[int, int]] = []
    layers = model._decoder._layers

    def counted(hidden: Any, *more: Any) -> Any:
        found.append(tuple(hidden.shape[:2]))
        return layers(hidden, *more)

    monkeypatch.setattr(model._decoder, "_layers", counted)
    return found


def one_by_one(model: Any, several: list[tuple[Views, ...]], context: Context) -> list[list[float]]:
    return [model.yes(model.see(views, context), own, context) for views, own in zip(several, STATEMENTS, strict=True)]


@pytest.mark.parametrize("chunk", [64, 4096])
@pytest.mark.parametrize("name", ["qwen3-vl", "qwen2.5-vl", "internvl"])
def test_chances_are_those_of_one_after_the_other(
    name: str, chunk: int, opened: Opened, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(reading.CHUNK, "cpu", chunk)
    model, other = opened(name, tokens=16384, exact=True), opened(name, tokens=16384, exact=True)

    seen = model.see_each(pieces(model), context)
    together = model.yes_each(list(zip(seen, STATEMENTS, strict=True)), context)

    alone = one_by_one(other, pieces(other), context)
    assert [len(own) for own in together] == [len(own) for own in STATEMENTS]
    for own, expected in zip(together, alone, strict=True):
        assert own == pytest.approx(expected, abs=1e-5)
    assert len({round(chance, 4) for own in alone for chance in own}) > 5
    assert not model._prefixes
    assert model.features.encoded == sum(COUNTS)


def test_a_batch_is_one_pass(opened: Opened, context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(reading.CHUNK, "cpu", 4096)
    model, other = opened(tokens=16384, exact=True), opened(tokens=16384, exact=True)
    together, alone = passes(model, monkeypatch), passes(other, monkeypatch)

    seen = model.see_each(pieces(model), context)
    model.yes_each(list(zip(seen, STATEMENTS, strict=True)), context)
    one_by_one(other, pieces(other), context)

    assert len(together) == 1
    assert together[0][0] == 5  # a row for each piece of footage that something is said of
    assert len(alone) == 6 + 5
    assert model.read == 0


def test_passes_keep_to_the_tokens_that_are_read_at_a_time(
    opened: Opened, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(reading.CHUNK, "cpu", 400)
    model = opened(tokens=16384, exact=True)
    seen = model.see_each(pieces(model, (4,) * 6), context)
    found = passes(model, monkeypatch)

    model.yes_each([(one, ["Is it?"]) for one in seen], context)

    assert all(rows * tokens <= 400 for rows, tokens in found)
    assert 1 < len(found) < 6
    assert sum(rows for rows, _ in found) == 6


def test_what_was_read_already_serves_and_stays(opened: Opened, context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(reading.CHUNK, "cpu", 4096)
    model = opened(tokens=16384, exact=True)
    first, second = model.see_each(pieces(model, (4, 4)), context)
    kept = model.see(first.views, context)
    found = passes(model, monkeypatch)

    chances = model.yes_each([(first, ["Is it?"]), (second, ["Is it?"])], context)

    assert list(model._prefixes) == [kept.views_key]
    assert model.read == 1
    assert sorted(tokens < first.tokens for _, tokens in found) == [False, True]
    assert chances[0] == model.yes(kept, ["Is it?"], context)


def test_what_is_too_long_for_a_pass_leaves_nothing_behind(
    opened: Opened, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(reading.CHUNK, "cpu", 64)
    model = opened(tokens=2048, exact=True)
    kept = model.see(pieces(model, (6,))[0], context)
    seen = model.see_each([(film(model.size(8, 640, 360), 8, name=f"long {n}"),) for n in range(20)], context)

    model.yes_each([(one, ["Is it?"]) for one in seen], context)

    assert list(model._prefixes) == [kept.views_key]
    assert model.read == 1 + 20


def test_it_stops_when_told_to(opened: Opened, context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(reading.CHUNK, "cpu", 4096)
    model = opened(exact=True)
    heard: list[float] = []
    told = Context(context.index, report=lambda done, _: heard.append(done), cancelled=lambda: bool(heard))
    seen = model.see_each(pieces(model), context)
    found = passes(model, monkeypatch)

    with pytest.raises(Cancelled):
        model.yes_each(list(zip(seen, STATEMENTS, strict=True)), told)

    assert len(found) <= 1
    assert not model._prefixes
    told = Context(context.index, report=lambda done, _: heard.append(done))
    heard.clear()
    model.yes_each(list(zip(seen, STATEMENTS, strict=True)), told)
    assert heard == sorted(heard)
    assert 0.0 <= heard[0] <= heard[-1] <= 1.0


def test_nothing_is_no_work_and_too_much_is_refused(opened: Opened, context: Context) -> None:
    model = opened()
    assert model.yes_each([], context) == []
    (seen,) = model.see_each(pieces(model, (4,)), context)
    assert model.yes_each([(seen, [])], context) == [[]]
    with pytest.raises(EngineError, match="can take in"):
        model.yes_each([(seen, ["why? " * 100_000])], context)


def test_models_that_cannot_are_asked_one_after_the_other(opened: Opened, context: Context) -> None:
    model = opened(exact=True)

    class OneByOne:
        see, yes = staticmethod(model.see), staticmethod(model.yes)

    plain: Any = OneByOne()
    assert each.judges(model)
    assert not each.judges(plain)
    pairs = list(zip(model.see_each(pieces(model), context), STATEMENTS, strict=True))
    for own, expected in zip(each.yes_each(model, pairs, context), each.yes_each(plain, pairs, context), strict=True):
        assert own == pytest.approx(expected, abs=1e-5)
