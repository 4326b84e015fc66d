"""Each task from footage to result, by a model that says what a test tells it to."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from engine.protocol import (
    Ask,
    CheckLabels,
    ClipwrightError,
    Describe,
    EngineError,
    Find,
    FindChapters,
    FindHighlights,
    FootageError,
    Status,
    SuggestTitles,
    Turn,
    UsageError,
)
from engine.tasks import find, highlights
from engine.tasks.context import Context
from engine.tasks.understanding import answering, chapters, describing, labelling, titling
from tests.support.scripted import Scripted

Use = Callable[[Scripted], Scripted]


def told(value: Any) -> Callable[[str, tuple[float, ...]], Any]:
    """Says the same whatever it is asked."""
    return lambda _text, _times: value


def first_two(_text: str, times: tuple[float, ...]) -> Any:
    return {"ranges": [{"start": times[0], "end": times[1], "score": 80}]}


def test_find_gives_ranges_that_stood_a_second_look(clip: Path, context: Context, opened: Use) -> None:
    model = opened(Scripted(first_two))
    found = find.handle(Find(paths=(str(clip),), query="a  number", engine="http://localhost:1"), context)
    (match,) = found.matches
    assert (match.start, match.end) == (0, Fraction(1))
    assert found.engine == "scripted"
    assert found.words[0].state == "model"
    assert (found.claims.claimed, found.claims.verified, found.claims.dropped) == (1, 1, 0)
    assert found.looked.windows == 1
    assert found.looked.closer == 1
    assert found.looked.frames == sum(len(one.times) for one in model.views)
    assert "a number\n" in model.questions[0].turns[0].text


def test_find_says_nothing_of_what_a_second_look_denies(clip: Path, context: Context, opened: Use) -> None:
    opened(Scripted(first_two, sure=lambda statement, _: 0.9 if "wrong" in statement else 0.1))
    found = find.handle(Find(paths=(str(clip),), query="a number", engine="http://localhost:1"), context)
    assert found.matches == found.weak == ()
    assert found.claims.dropped == 1
    assert any("did not stand a second look" in note for note in found.notes)


def test_find_by_a_retrieval_format_of_the_models_own(clip: Path, context: Context, opened: Use) -> None:
    class Finder(Scripted):
        def find(self, _seen: object, queries: list[str], _context: Context) -> list[list[tuple[float, float, float]]]:
            return [[(0.5, 2.0, 1.0), (3.0, 99.0, 0.5)] for _ in queries]

    opened(Finder(told("unused")))
    found = find.handle(Find(paths=(str(clip),), query="a number", engine="http://localhost:1"), context)
    assert sorted((match.start, match.end) for match in found.matches) == [(Fraction(1, 2), 2), (3, 4)]


def test_an_answer_is_statements_with_their_times(clip: Path, context: Context, opened: Use) -> None:
    def says(_text: str, times: tuple[float, ...]) -> Any:
        return {"statements": [{"start": times[2], "end": times[3], "text": "A number rises."}] * 2}

    model = opened(Scripted(says))
    request = Ask(
        paths=(str(clip),),
        question="What happens?",
        engine="http://localhost:1",
        earlier=(Turn(question="Hi", answer="Ho"),),
    )
    answer = answering.handle(request, context)
    (statement,) = answer.statements
    assert answer.answer == statement.text == "A number rises."
    assert answer.times == statement.places
    assert answer.shown == tuple(map(Fraction, map(str, model.views[0].times)))
    (place,) = statement.places
    assert any(place.start <= time < place.end for time in answer.shown)
    assert [turn.role for turn in model.questions[0].turns] == ["user", "assistant", "user"]
    assert statement.confidence is not None
    assert statement.confidence < 1


def test_what_the_footage_does_not_tell_is_not_told(clip: Path, context: Context, opened: Use) -> None:
    opened(Scripted(told({"statements": []})))
    answer = answering.handle(Ask(paths=(str(clip),), question="Who is it?", engine="http://localhost:1"), context)
    assert (answer.answer, answer.statements, answer.times) == ("", (), ())
    assert any("does not tell" in note for note in answer.notes)


@pytest.mark.parametrize("level", ["line", "paragraph", "shots"])
def test_a_description_keeps_what_can_be_seen(clip: Path, context: Context, opened: Use, level: Any) -> None:
    def says(text: str, times: tuple[float, ...]) -> Any:
        if "statements" in text:
            return {"statements": [{"start": time, "end": time, "text": f"Number {time}."} for time in times[:4]]}
        return {"text": "A number on grey."}

    sure = Scripted(says, sure=lambda statement, times: 0.1 if times[0] < 0.3 and "wrong" not in statement else 0.9)
    model = opened(sure if level == "paragraph" else Scripted(says))
    given: list[object] = []
    watched = Context(context.index, give=given.append)
    found = describing.handle(Describe(paths=(str(clip),), level=level, engine="http://localhost:1"), watched)
    assert list(found.statements) == given
    assert found.statements
    starts = [statement.places[0].start for statement in found.statements]
    assert starts == sorted(starts)
    assert found.claims.claimed == found.claims.verified + found.claims.dropped
    assert model.views


def test_descriptions_of_shots_are_remembered(clip: Path, context: Context, opened: Use) -> None:
    model = opened(Scripted(told({"text": "A number on grey."})))
    request = Describe(paths=(str(clip),), level="shots", engine="http://localhost:1")
    first = describing.handle(request, context)
    asked = len(model.questions)
    again = describing.handle(request, context)
    assert again.statements == first.statements
    assert again.claims == first.claims
    assert len(model.questions) == asked
    model.revision = "2"
    describing.handle(request, context)
    assert len(model.questions) == 2 * asked


def test_chapters_cover_a_file_whatever_the_model_says(clip: Path, context: Context, opened: Use) -> None:
    def says(_text: str, times: tuple[float, ...]) -> Any:
        return {"chapters": [{"start": times[1], "title": "One"}, {"start": times[-1], "title": "Two"}]}

    opened(Scripted(says))
    found = chapters.handle(FindChapters(paths=(str(clip),), engine="http://localhost:1"), context)
    (chapter,) = found.chapters  # no chapter is shorter than a quarter of a minute
    assert (chapter.place.start, chapter.place.end, chapter.title) == (0, 4, "One")
    opened(Scripted(told("no JSON")))
    with pytest.raises(EngineError, match="not of the form"):
        chapters.handle(FindChapters(paths=(str(clip),), engine="http://localhost:1"), context)


def test_titles_of_several_files_come_from_one_look(clip: Path, context: Context, opened: Use) -> None:
    value = {"titles": ["Numbers", "numbers!", "Grey"], "hooks": ["See it count."], "hashtags": ["count"]}
    model = opened(Scripted(told(value)))
    found = titling.handle(SuggestTitles(paths=(str(clip), str(clip)), engine="http://localhost:1"), context)
    assert found.titles == ("Numbers", "Grey")
    assert found.hashtags == ("#count",)
    assert len(model.views) == 2
    assert len(model.questions) == 1


def test_labels_are_met_where_a_second_look_agrees(clip: Path, context: Context, opened: Use) -> None:
    def says(_text: str, times: tuple[float, ...]) -> Any:
        label = {"start": times[0], "end": times[2], "severity": "low", "certainty": 60}
        return {"labels": [{**label, "rule": 1}, {**label, "rule": 2}]}

    opened(Scripted(says, sure=lambda statement, _: 0.5 if "smoke" in statement else 0.02 if "wrong" in statement else 0.97))
    request = CheckLabels(paths=(str(clip),), rules=("numbers", "smoke", "weapons"), engine="http://localhost:1")
    report = labelling.handle(request, context)
    assert [finding.rule for finding in report.findings] == ["numbers", "smoke", "weapons"]
    assert [len(finding.places) for finding in report.findings] == [1, 1, 0]
    assert report.findings[0].confidences[0] > report.findings[1].confidences[0]


def test_highlights_carry_reasons_of_both(clip: Path, context: Context, opened: Use) -> None:
    def says(_text: str, times: tuple[float, ...]) -> Any:
        moment = {"start": times[1], "end": times[4], "score": 90, "title": "It counts", "reason": "the number rises"}
        return {"highlights": [moment]}

    opened(Scripted(says))
    found = highlights.handle(FindHighlights(paths=(str(clip),), count=1, engine="http://localhost:1"), context)
    (best,) = found.highlights
    assert best.title == "It counts"
    assert best.reasons[0] == "the number rises"
    assert len(best.reasons) > 1
    assert found.engine == "basic + scripted"


def test_without_a_model_every_task_answers_and_says_that_it_is_basic(clip: Path, context: Context) -> None:
    paths = (str(clip),)
    described = describing.handle(Describe(paths=paths), context)
    named = chapters.handle(FindChapters(paths=paths), context)
    titled = titling.handle(SuggestTitles(paths=paths), context)
    labelled = labelling.handle(CheckLabels(paths=paths, rules=("fast", "zeppelin")), context)
    answered = answering.handle(Ask(paths=paths, question="Does it move fast?"), context)
    for result in (described, named, titled, labelled, answered):
        assert result.engine == "basic"
        assert any("model" in note for note in result.notes)
    assert [finding.understood for finding in labelled.findings] == [True, False]
    assert described.statements
    assert named.chapters


@pytest.mark.parametrize("question", ["", " \n\t", "x" * 10_000])
def test_a_question_that_is_none(clip: Path, context: Context, question: str) -> None:
    with pytest.raises(UsageError):
        answering.handle(Ask(paths=(str(clip),), question=question, engine="http://localhost:1"), context)
    with pytest.raises(UsageError):
        labelling.handle(CheckLabels(paths=(str(clip),), rules=(question,)), context)


def test_footage_that_cannot_be_looked_at(clip: Path, context: Context, opened: Use, tmp_path: Path) -> None:
    opened(Scripted(told({"statements": []})))
    gone = str(tmp_path / "gone.mp4")
    with pytest.raises(FootageError):
        answering.handle(Ask(paths=(gone,), question="What?", engine="http://localhost:1"), context)
    answer = answering.handle(Ask(paths=(gone, str(clip)), question="What?", engine="http://localhost:1"), context)
    assert any("gone.mp4" in note for note in answer.notes)
    with pytest.raises(UsageError):
        answering.handle(Ask(paths=(), question="What?", engine="http://localhost:1"), context)


def test_models_that_are_no_good_for_it(clip: Path, context: Context, opened: Use) -> None:
    request = Ask(paths=(str(clip),), question="What?", engine="http://localhost:1")
    opened(Scripted(told(""), tasks=frozenset(("find",))))
    with pytest.raises(EngineError, match="no model for this"):
        answering.handle(request, context)
    opened(Scripted(told(""), context=1024))
    with pytest.raises(EngineError, match="no room for pictures"):
        answering.handle(request, context)
    opened(Scripted(told("I do not know any JSON")))
    with pytest.raises(EngineError, match="not of the form"):
        answering.handle(request, context)


def test_a_cancelled_job_ends(clip: Path, context: Context, opened: Use) -> None:
    opened(Scripted(told({"statements": []})))
    cancelled = Context(context.index, cancelled=lambda: True)
    with pytest.raises(ClipwrightError) as error:
        answering.handle(Ask(paths=(str(clip),), question="What?", engine="http://localhost:1"), cancelled)
    assert error.value.status is Status.CANCELLED
