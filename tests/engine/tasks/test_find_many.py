"""Many queries at once: each is answered as it is alone, and the footage is looked at once for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from engine.client import Engine
from engine.index import Index
from engine.models.interface import OnText, Question, Reply, Seen
from engine.protocol import (
    MOST_QUERIES,
    Cancelled,
    EngineError,
    Find,
    FindMany,
    FootageError,
    FoundOne,
    Matches,
    UsageError,
)
from engine.tasks import find as task
from engine.tasks.context import Context
from tests.support.footage import Scene, scene_clip
from tests.support.scripted import Scripted
from tests.support.tiny_checkpoints import build

SERVER = "http://localhost:1"


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eight seconds of two textures, without sound."""
    return scene_clip(tmp_path_factory.mktemp("footage") / "old_harbour.mp4", [Scene(100, look=1), Scene(100, look=2)])


@pytest.fixture(scope="module")
def siglip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("siglip", tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture
def context(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Context]:
    monkeypatch.setenv("CLIPWRIGHT_MODELS", str(tmp_path / "models"))
    with Index(tmp_path / "cache") as index:
        yield Context(index)


class Counting(Scripted):
    """Finds what is asked for where the query says, as "at 2"; and counts what it is made to do."""

    looks = 0
    batches: list[int]
    checks: list[int]

    def see(self, views: Any, context: Context) -> Seen:
        self.looks += 1
        return super().see(views, context)

    def answer(
        self, seen: Seen, questions: Sequence[Question], context: Context, on_text: OnText | None = None
    ) -> list[Reply]:
        self.batches = [*getattr(self, "batches", []), len(questions)]
        return super().answer(seen, questions, context, on_text)

    def yes(self, seen: Seen, statements: Sequence[str], context: Context) -> list[float]:
        self.checks = [*getattr(self, "checks", []), len(statements)]
        return super().yes(seen, statements, context)


def where_it_says(text: str, times: tuple[float, ...]) -> Any:
    """ "at 2" is at the picture nearest to 2 s and the one after; "never" nowhere."""
    query = text.split("\n> ")[1].split("\n")[0]
    if "never" in query:
        return {"ranges": []}
    if "nonsense" in query:
        return "no JSON"
    wanted = float(query.split()[-1])
    if not times[0] - 1 <= wanted <= times[-1] + 1:
        return {"ranges": []}
    first = min(range(len(times) - 1), key=lambda place: abs(times[place] - wanted))
    return {"ranges": [{"start": times[first], "end": times[first + 1], "score": 70}]}


def doubtful(statement: str, _times: tuple[float, ...]) -> float:
    if "doubt" not in statement:
        return 0.1 if "wrong" in statement else 0.9
    return 0.9 if "wrong" in statement else 0.2


Use = Callable[[Any], Any]


def plain(found: Matches) -> Matches:
    """Without how long it took."""
    return msgspec.structs.replace(found, seconds=0.0)


def alone(context: Context, clip: Path, queries: Sequence[str], engine: str) -> list[Matches]:
    asked = [Find(paths=(str(clip),), query=query, prepare=True, engine=engine) for query in queries]
    return [plain(task.handle(request, context)) for request in asked]


def together(context: Context, clip: Path, queries: Sequence[str], engine: str, parts: list[Any]) -> list[Matches]:
    """By an index of its own: nothing of what `alone` found is recalled."""
    request = FindMany(paths=(str(clip),), queries=tuple(queries), prepare=True, engine=engine)
    with Index(context.index.folder / "together") as index:
        found = task.handle_many(request, Context(index, give=parts.append, models=lambda: context.models))
    by_number = {part.number: plain(part.found) for part in parts if isinstance(part, FoundOne)}
    answers = [plain(one) for one in found.answers]
    assert [by_number[number] for number in range(len(queries))] == answers, "parts are the answers, each once"
    assert len(parts) == len(queries)
    return answers


def test_words_and_signals(clip: Path, context: Context) -> None:
    queries = ["harbour", "a zebra", "fast movement", "harbour ", "老 harbour"]
    parts: list[Any] = []
    answers = together(context, clip, queries, "basic", parts)
    assert answers == alone(context, clip, queries, "basic")
    assert answers[0].matches
    assert answers[1].not_understood == ("zebra",)
    assert [part.number for part in parts] == [0, 3, 1, 2, 4], "what says the same is asked once"


def test_search_models_are_opened_once_and_see_the_footage_once(
    clip: Path, context: Context, siglip: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from engine.search import embedders

    monkeypatch.setattr(embedders.Pictures, "scores", lambda _self, cosines: np.clip(0.5 + np.asarray(cosines), 0, 1))
    queries = ["a zebra", "the harbour", "a zebra", "马"]
    expected = alone(context, clip, queries, str(siglip))
    opened: list[object] = []
    plain_opened = embedders.opened
    monkeypatch.setattr(embedders, "opened", lambda *a, **k: opened.append(a) or plain_opened(*a, **k))
    assert together(context, clip, queries, str(siglip), []) == expected
    assert len(opened) == 2, "once to look at the footage, and once to ask"
    assert any(one.matches or one.weak for one in expected)
    assert {one.engine for one in expected} == {"basic + tiny"}


QUERIES = ("a dog at 1", "a cat at 5", "a  dog at 1", "never", "doubt at 5", "狗 at 1", "nonsense", "a bird at 1")


def test_a_video_language_model_takes_one_look_and_one_batch(clip: Path, context: Context, opened: Use) -> None:
    expected = []
    for query in QUERIES:
        opened(Counting(where_it_says, sure=doubtful))
        if query != "nonsense":
            expected += alone(context, clip, [query], SERVER)
            continue
        with pytest.raises(EngineError, match="not of the form"):
            alone(context, clip, [query], SERVER)
    model = opened(Counting(where_it_says, sure=doubtful))
    parts: list[Any] = []
    answers = together(context, clip, QUERIES, SERVER, parts)
    assert [one for one in answers if one.query != "nonsense"] == expected
    assert model.batches == [7], "all in one batch, and what says the same once"
    places = {(match.start, match.end) for one in answers for match in one.matches}
    assert len(places) == 2
    assert model.looks == 1 + 2, "one look, and one more at each place that any query claims"
    assert sorted(model.checks) == [2 * 2, 2 * 3], "claims about one place in one batch, each in two questions"
    (nonsense,) = [one for one in answers if one.query == "nonsense"]
    assert nonsense.matches == ()
    assert any("no usable answer" in note for note in nonsense.notes)


def test_an_answer_is_kept_whichever_way_it_was_asked_for(clip: Path, context: Context, opened: Use) -> None:
    dogs, cats, birds = QUERIES[0], QUERIES[1], QUERIES[7]
    model = opened(Counting(where_it_says, sure=doubtful))
    (first,) = alone(context, clip, [dogs], SERVER)
    looks, batches = model.looks, list(model.batches)
    assert alone(context, clip, [dogs], SERVER) == [first]
    assert (model.looks, model.batches) == (looks, batches), "the same query again costs nothing"
    request = FindMany(paths=(str(clip),), queries=(cats, dogs, birds), engine=SERVER)
    both = task.handle_many(request, context)
    assert model.batches == [*batches, 2], "what is known is not asked among others either"
    assert plain(both.answers[1]) == first
    with Index(context.index.folder / "apart") as index:
        opened(Counting(where_it_says, sure=doubtful))
        anew = task.handle_many(request, Context(index))
    assert [plain(one) for one in both.answers] == [plain(one) for one in anew.answers]
    assert (both.looked, both.claims) == (anew.looked, anew.claims), "and the account is the same"
    asked = list(model.batches)
    opened(model)
    assert alone(context, clip, [birds], SERVER) == [plain(both.answers[2])]
    assert task.handle_many(request, context).looked == both.looked
    assert model.batches == asked
    model.revision = "2"
    alone(context, clip, [dogs], SERVER)
    assert model.batches == [*asked, 1], "another model is asked"
    model.family = "remote"
    for _ in range(2):
        alone(context, clip, [dogs], SERVER)
    assert model.batches == [*asked, 1, 1, 1], "servers are asked each time"


def test_what_was_finished_before_a_cancel_is_not_done_again(
    clip: Path, context: Context, opened: Use, tmp_path: Path
) -> None:
    model = opened(Counting(where_it_says, context=1636))
    request = FindMany(paths=(str(clip),), queries=("a dog at 1", "a cat at 7"), engine=SERVER)
    stopped = Context(context.index, cancelled=lambda: len(getattr(model, "batches", ())) > 1)
    with pytest.raises(Cancelled):
        task.handle_many(request, stopped)
    before = list(model.batches)
    found = task.handle_many(request, context)
    with Index(tmp_path / "apart") as index:
        other = opened(Counting(where_it_says, context=1636))
        anew = task.handle_many(request, Context(index))
    assert len(model.batches) < len(before) + len(other.batches), "the first look's answers are recalled"
    assert [plain(one) for one in found.answers] == [plain(one) for one in anew.answers]
    assert found.looked == anew.looked


def test_how_far_many_answers_are_is_told(clip: Path, context: Context, opened: Use) -> None:
    opened(Counting(where_it_says))
    told: list[float] = []
    watched = Context(context.index, report=lambda done, stage: told.append(done) if "answering" in stage else None)
    task.handle_many(FindMany(paths=(str(clip),), queries=QUERIES, engine=SERVER), watched)
    assert len(set(told)) == len(set(QUERIES)) - 1
    assert told == sorted(told)


def test_what_all_together_took_is_told(clip: Path, context: Context, opened: Use) -> None:
    model = opened(Counting(where_it_says, sure=doubtful))
    request = FindMany(paths=(str(clip),), queries=QUERIES, engine=SERVER)
    found = task.handle_many(request, context)
    assert found.engine == "scripted"
    assert found.looked.windows == 1
    assert found.looked.closer == 2
    assert found.looked.frames == sum(len(one.times) for one in model.views)
    assert (found.claims.claimed, found.claims.verified, found.claims.dropped) == (5, 4, 1)
    assert any("1 of 5 claims" in note for note in found.notes)


def test_several_looks_are_taken_once_each(clip: Path, context: Context, opened: Use) -> None:
    queries = ("a dog at 1", "never", "a cat at 7")
    expected = []
    for query in queries:
        opened(Counting(where_it_says, context=1636))
        expected += alone(context, clip, [query], SERVER)
    model = opened(Counting(where_it_says, context=1636))
    answers = together(context, clip, queries, SERVER, [])
    assert answers == expected
    looks = answers[0].looked.windows
    assert looks > 1
    assert model.batches == [3] * looks
    assert answers[0].matches != answers[2].matches


def test_a_finder_hears_all_queries_in_one_call(clip: Path, context: Context, opened: Use) -> None:
    class Finder(Counting):
        calls: list[list[str]]

        def find(self, _seen: object, queries: Sequence[str], _context: Context) -> list[list[tuple[float, float, float]]]:
            self.calls = [*getattr(self, "calls", []), list(queries)]
            return [[(float(query[-1]), float(query[-1]) + 1, 0.9)] for query in queries]

    queries = ("dog 1", "cat 5", "dog 1")
    opened(Finder(where_it_says))
    expected = alone(context, clip, queries, SERVER)
    model = opened(Finder(where_it_says))
    assert together(context, clip, queries, SERVER, []) == expected
    assert model.calls == [["dog 1", "cat 5"]]
    assert model.looks == 1


def test_queries_that_are_none_are_named(clip: Path, context: Context, opened: Use) -> None:
    opened(Counting(where_it_says))
    for engine in ("basic", SERVER):
        for queries, why in (
            ((), "0 queries"),
            (("dog",) * (MOST_QUERIES + 1), f"1 to {MOST_QUERIES}"),
            (("dog", " \t"), "query 2: "),
            (("dog", "cat", "x" * 10_000), "query 3: .*too long"),
        ):
            with pytest.raises(UsageError, match=why):
                task.handle_many(FindMany(paths=(str(clip),), queries=queries, engine=engine), context)
        with pytest.raises(UsageError, match="no footage"):
            task.handle_many(FindMany(paths=(), queries=("dog",), engine=engine), context)
        missing = str(clip.with_name("missing.mp4"))
        with pytest.raises(FootageError):
            task.handle_many(FindMany(paths=(missing,), queries=("dog",), prepare=True, engine=engine), context)


@pytest.mark.parametrize("engine", ["basic", SERVER])
def test_what_was_answered_before_a_cancel_has_been_given(
    engine: str, clip: Path, context: Context, opened: Use, tmp_path: Path
) -> None:
    opened(Counting(where_it_says))
    second = scene_clip(tmp_path / "second.mp4", [Scene(50, look=3)])
    parts: list[Any] = []
    watched = Context(context.index, give=parts.append, cancelled=lambda: bool(parts))
    request = FindMany(paths=(str(clip), str(second)), queries=("harbour at 1", "zebra at 2"), prepare=True, engine=engine)
    if engine == "basic":
        with pytest.raises(Cancelled):
            task.handle_many(request, watched)
        assert [part.number for part in parts] == [0]
        return
    stopped = Context(context.index, give=parts.append, cancelled=lambda: True)
    with pytest.raises(Cancelled):
        task.handle_many(request, stopped)
    assert parts == []


def test_parts_come_through_the_engine_s_process(clip: Path) -> None:
    parts: list[FoundOne] = []
    with Engine() as engine:
        request = FindMany(paths=(str(clip),), queries=("harbour", "zebra"), prepare=True, engine="basic")
        found = engine.run(request, on_partial=lambda part: parts.append(part.value))
    assert [part.number for part in parts] == [0, 1]
    assert tuple(part.found for part in parts) == found.answers
