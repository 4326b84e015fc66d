"""Long footage in which one shot alone has to do with a question: what is remembered of it says where to look closely."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from fractions import Fraction
from itertools import count, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.index import Index
from engine.models.checkpoint import open_checkpoint
from engine.protocol import (
    Ask,
    CheckLabels,
    Describe,
    Find,
    FindHighlights,
    FindMany,
    PrepareFind,
    Span,
)
from engine.search import installed
from engine.tasks import find, highlights
from engine.tasks.context import Context
from engine.tasks.understanding import answering, describing, labelling
from engine.tasks.understanding.choosing import MOST_CLOSE, MOST_LOOKS, kept, memory_of, ranked
from engine.tasks.understanding.plan import Look
from engine.tasks.understanding.recalling import Hint, Source, matching
from tests.support.footage import Scene, scene_clip
from tests.support.opening import using
from tests.support.scripted import Scripted
from tests.support.tiny_checkpoints import build

SERVER = "http://localhost:1"
RATE = 5
SHOTS = 38
SECONDS = 6
"""A shot."""
THIS = 23
"""The shot that matches, counted from 0."""
START, END = THIS * SECONDS, (THIS + 1) * SECONDS
SIZE = (160, 90)
SMALL = 1636
"""Tokens of context that leave room for six pictures a look, so that the footage takes more than MOST_LOOKS."""
Use = Callable[[Scripted], Scripted]
_NUMBERS = count()


@pytest.fixture(scope="module")
def footage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four minutes of shots, each of a texture of its own."""
    path = tmp_path_factory.mktemp("footage") / "long.mp4"
    return scene_clip(path, [Scene(RATE * SECONDS, look=look) for look in range(SHOTS)], rate=Fraction(RATE), size=SIZE)


@pytest.fixture(scope="module")
def siglip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("siglip", tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture
def opened() -> Iterator[Use]:
    """Each model is another, so that nothing is recalled of what one before it found."""
    with ExitStack() as stack:

        def use(model: Scripted) -> Scripted:
            model.revision = f"revision {next(_NUMBERS)}"
            stack.enter_context(using(model))
            return model

        yield use


@pytest.fixture(autouse=True)
def _no_search_models(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed, "_usable", list)


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with Index(tmp_path / "index") as index:
        yield Context(index)


@pytest.fixture(scope="module")
def described(footage: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Context]:
    """Each shot has a line that another model wrote once; one of them is about a red balloon."""

    def says(text: str, _times: tuple[float, ...]) -> Any:
        here = f"{START}.0" in text and f"{END}.0" in text
        return {"text": "A red balloon rises." if here else "A pattern moves."}

    with Index(tmp_path_factory.mktemp("described")) as index:
        context = Context(index)
        find.prepare(PrepareFind(paths=(str(footage),), engine="basic"), context)
        with using(Scripted(says, name="writer", context=65_536)):
            found = describing.handle(Describe(paths=(str(footage),), level="shots", engine=SERVER), context)
        assert abs(len(found.statements) - SHOTS) <= 2, "the shots are found"
        lines = [one for one in found.statements if "balloon" in one.text]
        assert [(one.places[0].start, one.places[0].end) for one in lines] == [(START, END)]
        yield context


def answers(form: str) -> Callable[[str, tuple[float, ...]], Any]:
    """The empty answer of a task."""
    return lambda _text, _times: {form: []}


def looks_of(model: Scripted) -> tuple[list[Any], list[Any]]:
    """(first looks, close ones) at the footage: what is shown of a stretch at the file's own size is close."""
    several = [one for one in model.views if len(one.times) > 1]
    return [one for one in several if one.size != SIZE], [one for one in several if one.size == SIZE]


def assert_found_its_way(model: Scripted, notes: Sequence[str], by: str, checked: int = 0) -> None:
    first, close = looks_of(model)
    assert len(first) == MOST_LOOKS
    assert any(one.start <= START and one.end >= END - 3 for one in first) or any(
        START <= time < END for one in first for time in one.times
    ), "the shot is among what was looked at"
    assert any((one.start, one.end) == (START, END) for one in close), "and was shown by itself, as sharp as the file"
    assert len(close) <= MOST_CLOSE + checked
    assert any(" parts " in note and "were looked at" in note and by in note for note in notes), notes
    assert any("read closely" in note and by in note for note in notes), notes


def test_footage_that_fits_into_one_look_is_read_as_it_is(footage: Path, context: Context, opened: Use) -> None:
    model = opened(Scripted(answers("ranges")))
    found = find.handle(Find(paths=(str(footage),), query="a red balloon", engine=SERVER), context)
    assert found.looked.windows == len(model.views) == 1
    assert not any("read closely" in note for note in found.notes)


def test_of_one_cursory_look_the_shot_is_read_closely(footage: Path, described: Context, opened: Use) -> None:
    model = opened(Scripted(answers("statements"), context=6536))
    question = "Where is the red balloon?"
    answer = answering.handle(Ask(paths=(str(footage),), question=question, engine=SERVER), described)
    first, close = looks_of(model)
    assert len(first) == answer.looked.windows == 1
    assert any((one.start, one.end) == (START, END) for one in close)
    assert any("read closely" in note for note in answer.notes)
    assert not any(" parts " in note for note in answer.notes)


def test_what_a_close_look_says_again_is_said_once(footage: Path, described: Context, opened: Use) -> None:
    def says(_text: str, times: tuple[float, ...]) -> Any:
        inside = [time for time in times if START <= time < END]
        if len(inside) < 2:
            return {"statements": []}
        return {
            "statements": [{"start": inside[0], "end": inside[-1], "text": "A balloon!" if len(times) > 20 else "a balloon"}]
        }

    opened(Scripted(says, context=6536))
    answer = answering.handle(Ask(paths=(str(footage),), question="Where is the red balloon?", engine=SERVER), described)
    (statement,) = answer.statements
    assert answer.claims.claimed == 2
    assert statement.places[0].start <= START + 1
    assert list(answer.shown) == sorted(set(answer.shown))


def test_what_nobody_remembers_is_looked_at_evenly(footage: Path, context: Context, opened: Use) -> None:
    model = opened(Scripted(answers("ranges"), context=SMALL))
    found = find.handle(Find(paths=(str(footage),), query="a red balloon", engine=SERVER), context)
    first, close = looks_of(model)
    assert len(first) == MOST_LOOKS
    assert close == []
    assert any("evenly spread, since nothing" in note for note in found.notes)


def test_descriptions_lead_find(footage: Path, described: Context, opened: Use) -> None:
    def says(text: str, times: tuple[float, ...]) -> Any:
        inside = [time for time in times if START <= time < END]
        if len(inside) < len(times) or "balloon" not in text:
            return {"ranges": []}
        return {"ranges": [{"start": times[0], "end": times[-1], "score": 90}]}

    model = opened(Scripted(says, context=SMALL))
    found = find.handle(Find(paths=(str(footage),), query="the red balloon", engine=SERVER), described)
    assert_found_its_way(model, found.notes, "shot descriptions", found.claims.claimed)
    assert [(match.start, match.end) for match in found.matches] == [(START, END)], "what a close look alone shows"
    assert found.looked.windows == MOST_LOOKS
    assert found.looked.closer >= 2
    queries = ("the red balloon", "a zeppelin")
    model = opened(Scripted(says, context=SMALL))
    both = find.handle_many(FindMany(paths=(str(footage),), queries=queries, engine=SERVER), described)
    assert both.answers[0].matches == found.matches
    assert both.answers[0].looked == found.looked
    assert both.answers[0].notes == found.notes
    assert both.answers[1].matches == ()
    assert any("for each query by itself" in note for note in both.notes)


def test_descriptions_lead_ask(footage: Path, described: Context, opened: Use) -> None:
    model = opened(Scripted(answers("statements"), context=SMALL))
    question = "What does the red balloon do?"
    answer = answering.handle(Ask(paths=(str(footage),), question=question, engine=SERVER), described)
    assert_found_its_way(model, answer.notes, "shot descriptions")
    told = [each.turns[-1].text for each in model.questions if "A red balloon rises." in each.turns[-1].text]
    assert told, "what was noted of the shots goes along"


def test_a_review_looks_at_all_and_descriptions_say_what_it_reads_closely(
    footage: Path, described: Context, opened: Use
) -> None:
    model = opened(Scripted(answers("labels"), context=SMALL))
    request = CheckLabels(paths=(str(footage),), rules=("weapons", "a red balloon"), engine=SERVER)
    report = labelling.handle(request, described)
    first, close = looks_of(model)
    assert len(first) > MOST_LOOKS
    assert first[0].start == 0
    assert first[-1].end == first[0].duration
    assert all(one.start <= before.end for before, one in pairwise(first)), "nothing is left out"
    assert any((one.start, one.end) == (START, END) for one in close)
    assert any("read closely" in note and "shot descriptions" in note for note in report.notes), report.notes


def test_descriptions_lead_highlights_by_a_query(footage: Path, described: Context, opened: Use) -> None:
    model = opened(Scripted(answers("ranges"), context=SMALL))
    request = FindHighlights(paths=(str(footage),), count=1, query="the red balloon", engine=SERVER)
    found = highlights.handle(request, described)
    assert_found_its_way(model, found.notes, "shot descriptions")


def test_models_made_for_one_pace_are_led_and_shown_nothing_by_itself(
    footage: Path, described: Context, opened: Use
) -> None:
    class Finder(Scripted):
        pace = staticmethod(lambda rate: rate / round(rate))

        def find(self, _seen: object, queries: Sequence[str], _context: Context) -> list[list[tuple[float, float, float]]]:
            return [[] for _ in queries]

    model = opened(Finder(answers("ranges"), context=SMALL))
    found = find.handle(Find(paths=(str(footage),), query="the red balloon", engine=SERVER), described)
    assert len(model.views) == MOST_LOOKS
    assert any(one.start < END and one.end > START for one in model.views)
    assert any("shot descriptions" in note for note in found.notes)
    assert not any("read closely" in note for note in found.notes)


def test_a_search_model_leads_without_any_measuring(
    footage: Path, context: Context, opened: Use, siglip: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from engine.search import embedders, sampled

    monkeypatch.setattr(installed, "_usable", lambda: [installed.Found("siglip-tiny", open_checkpoint(siglip))])
    rows: list[np.ndarray] = []
    passes: list[int] = []
    take, look = embedders.Pictures.take, sampled.look

    def counted(info: Any, takers: Any, context: Context) -> Any:
        passes.append(1)
        rows[:] = [one.rows for one in look(info, takers, context)]
        return [sampled.Rows(np.arange(float(len(rows[0]))), rows[0])]

    monkeypatch.setattr(embedders.Pictures, "take", take)
    monkeypatch.setattr(sampled, "look", counted)
    # what is asked for looks exactly like the middle of that shot, and is looked for as such
    monkeypatch.setattr(embedders.Pictures, "ask", lambda _self, _text: rows[0][START + SECONDS // 2])
    monkeypatch.setattr(
        embedders.Pictures, "scores", lambda _self, cosines: np.where(np.asarray(cosines) > 0.9999, 1.0, 0.0)
    )
    model = opened(Scripted(answers("ranges"), context=SMALL))
    request = Find(paths=(str(footage),), query="the red balloon", engine=SERVER)
    found = find.handle(request, context)
    first, close = looks_of(model)
    assert len(first) == MOST_LOOKS
    assert any(START <= time < END for one in close for time in one.times)
    assert any("chosen by siglip-tiny" in note for note in found.notes)
    find.handle(request, context)
    assert passes == [1], "vectors are made once"


def test_what_was_measured_leads(footage: Path, described: Context, opened: Use) -> None:
    model = opened(Scripted(answers("ranges"), context=SMALL))
    found = find.handle(Find(paths=(str(footage),), query="a dark picture", engine=SERVER), described)
    assert len(looks_of(model)[0]) == MOST_LOOKS
    assert any("chosen by words and signals" in note for note in found.notes)


# --- what is pure


def test_rare_words_count_more_than_common_ones() -> None:
    lines = [(Fraction(n), Fraction(n + 1), text) for n, text in enumerate(["a dog", "a dog runs", "a cat", "the dog", ""])]
    ((*hints,),) = matching(lines, ["a running dog"])
    assert [hint.start for hint in hints] == [0, 1, 3]
    best = max(hints, key=lambda hint: hint.score)
    assert (best.start, best.score) == (1, pytest.approx(1.0))
    assert hints[0].score == hints[2].score < 0.5


def test_words_for_the_same_and_chinese_words_are_found() -> None:
    lines = [(Fraction(0), Fraction(1), "A woman talks."), (Fraction(1), Fraction(2), "一只白色的猫在跑")]
    spoken, cat, none = matching(lines, ["someone speaking", "猫", "of the"])
    assert [hint.start for hint in spoken] == [0]
    assert [hint.start for hint in cat] == [1]
    assert none == ()


def looks(number: int, each: int) -> tuple[Look, ...]:
    return tuple(Look(0, Fraction(n * each), Fraction((n + 1) * each), (Fraction(n * each),), 16) for n in range(number))


@given(st.integers(1, 80), st.dictionaries(st.integers(0, 79), st.floats(0.01, 1), max_size=40))
def test_looks_with_the_best_in_them_are_kept(number: int, worth: dict[int, float]) -> None:
    units = [Span(Fraction(n), Fraction(n + 1)) for n in range(number)]
    values = np.array([worth.get(n, 0.0) for n in range(number)])
    taken, pointed = kept(looks(number, 1), units, values)
    assert len(taken) == len(set(taken)) == min(MOST_LOOKS, number)
    assert list(taken) == sorted(taken, key=lambda look: look.start)
    best = sorted(range(number), key=lambda n: (-values[n], n))[: min(pointed, MOST_LOOKS)]
    assert {int(look.start) for look in taken} >= set(best)
    assert pointed == min(MOST_LOOKS, int((values > 0).sum()))


def test_what_pointed_somewhere_is_told_in_words() -> None:
    words, told = Source("words", (), ("siglip",)), Source("descriptions", (), ("minilm", "siglip"))
    assert memory_of([words]) == "words and signals with siglip"
    assert memory_of([words, told]) == "words, signals and shot descriptions with siglip, minilm"
    assert memory_of([Source("vectors", (), ("siglip",))]) == "siglip"
    assert memory_of([Source("speech", ())]) == "what is said"


def test_sources_are_fused_by_rank() -> None:
    units = [Span(Fraction(n * 10), Fraction(n * 10 + 10)) for n in range(4)]
    hint = [Hint(Fraction(n * 10 + 2), Fraction(n * 10 + 4), score) for n, score in ((0, 0.9), (1, 0.8))]
    other = Hint(Fraction(11), Fraction(21), 0.01)
    values = ranked(units, [Source("words", (tuple(hint),)), Source("vectors", ((other,),))])
    assert values[1] > values[0] > 0
    assert values[2] == values[3] == 0, "a hint that hardly reaches into a shot means its neighbour"
