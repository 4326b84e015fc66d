"""The search panel: asks, says how it was understood, lists, plays, adds with an origin, and names what was not searched."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from editor.edits import remove_media
from engine.protocol import Cancelled, Find, FootageError, Match, Matches, NotSearched, Prepared, PrepareFind, QueryWord
from tests.support.projects import empty_project
from tests.ui.panels.conftest import choose, click, keys, put, unnamed
from ui.panels.search import SearchPanel
from ui.state.context import Context
from ui.state.engine import EngineJob

Shown = Callable[..., Any]

WORDS = (
    QueryWord(text="the", state="ignored"),
    QueryWord(text="woman", state="broadened", concept="person"),
    QueryWord(text="red", state="understood", concept="red"),
    QueryWord(text="coat", state="unknown"),
)


def match(media: int, start: int, score: float, lacking: tuple[str, ...] = ()) -> Match:
    return Match(
        media=media,
        start=Fraction(start),
        end=Fraction(start + 2),
        score=score,
        reasons=("a person in view", "red in the picture"),
        evidence=(Fraction(start) + 1,),
        lacking=lacking,
    )


FOUND = Matches(
    engine="basic",
    query="the woman in red",
    words=WORDS,
    matches=(match(1, 3, 0.86), match(0, 2, 0.64)),
    weak=(match(0, 10, 0.31, ("red", "coat")),),
    seconds=0.4,
    durations=(Fraction(20),) * 3,
)


@pytest.fixture
def panel(context: Context, shown: Shown) -> SearchPanel:
    put(context, empty_project())
    made: SearchPanel = shown(SearchPanel(context), 388, 640)
    return made


def job(context: Context) -> tuple[Any, EngineJob]:
    return context.engine.jobs[-1]  # type: ignore[attr-defined,no-any-return]


def answer(context: Context, what: object) -> None:
    asked = job(context)[1]
    asked.done = True
    asked.finished.emit(what)


def ask(panel: SearchPanel, text: str = "the woman in red") -> None:
    panel.query.setFocus()
    panel.query.selectAll()
    QTest.keyClicks(panel.query, text)
    QTest.keyClick(panel.query, Qt.Key.Key_Return)


@pytest.fixture
def listed(context: Context, panel: SearchPanel) -> SearchPanel:
    ask(panel)
    answer(context, FOUND)
    return panel


def test_without_footage_it_says_what_to_do(context: Context, shown: Shown) -> None:
    panel = shown(SearchPanel(context), 388, 640)
    assert panel.empty.isVisible()
    assert panel.empty.accessibleName() == "No footage yet"
    assert not panel.query.isVisible()


def test_it_asks_about_every_content_once(context: Context, panel: SearchPanel) -> None:
    ask(panel, "red")
    request = job(context)[0]
    assert isinstance(request, Find)
    assert request.query == "red"
    assert not request.prepare
    assert len(request.paths) == len(set(request.paths)) > 1


def test_the_words_are_told_one_by_one(listed: SearchPanel) -> None:
    told = [(chip.word, chip.meaning, chip.tone) for chip in listed.chips.chips]
    assert told == [("woman", "any person", "ok"), ("red", "colour", "ok"), ("coat", "not understood", "warn")]
    assert listed.chips.isVisible()
    assert "coat: not understood" in listed.chips.accessibleName()


def test_matches_and_weak_ones_are_apart(listed: SearchPanel) -> None:
    assert [card.moment.score for card in listed.cards] == [0.86, 0.64]
    assert [row.moment.score for row in listed.weak] == [0.31]
    assert listed.weak_head.isVisible()
    assert listed.weak_head.y() > listed.cards[-1].y()
    assert listed.weak[0].y() > listed.weak_head.y()
    assert "no red, coat" in listed.weak[0].why.text()
    assert listed.count.text() == "2 matches"
    assert listed.searched.text() == "3 of 3 files searched in 0.4 s"


def test_in_the_order_of_the_footage(listed: SearchPanel) -> None:
    choose(listed.order, "In order")
    assert [card.moment.place for card in listed.cards] == [0, 1]


def test_a_click_seeks_and_play_plays(context: Context, listed: SearchPanel) -> None:
    sought: list[tuple[str, object]] = []
    played: list[tuple[str, int]] = []
    context.view.source_seek.connect(lambda media, time: sought.append((media, time)))
    context.view.transport.connect(lambda kind, n: played.append((kind, n)))
    click(listed.cards[0])
    assert sought == [("b", Fraction(3))]
    click(listed.cards[1].play)
    assert sought[1:] == [("a", Fraction(2))]
    assert played == [("play", 1)]


def test_add_is_an_edit_with_its_origin(context: Context, listed: SearchPanel) -> None:
    click(listed.cards[0].cut)
    clip = context.document.project.sequence.tracks[0].items[0]
    origin = clip.origin  # type: ignore[union-attr]
    assert origin is not None
    assert (origin.task, origin.engine, origin.score, origin.query) == ("find", "basic", 0.86, "the woman in red")
    assert origin.reasons == ("a person in view", "red in the picture")
    assert context.document.undo_names[-1] == "add found moment"
    assert listed.cards[0].cut.in_cut
    click(listed.weak[0].cut)
    assert listed.weak[0].cut.in_cut
    context.document.undo()
    assert not listed.weak[0].cut.in_cut


def test_what_was_not_searched_is_named_and_can_be_measured(context: Context, panel: SearchPanel) -> None:
    ask(panel)
    left = (
        NotSearched(media=1, why="unprepared", text="it has not been measured yet"),
        NotSearched(media=2, why="unusable", text="there is no such file"),
    )
    some = Matches(engine="basic", query="red", words=WORDS, matches=(match(0, 2, 0.7),), not_searched=left)
    answer(context, some)
    assert panel.left_out.isVisible()
    assert "b.mov has not been measured yet" in panel.left_out.text
    assert panel.offline.isVisible()
    assert "there is no such file" in panel.offline.text
    click(panel.left_out.button)
    request, running = job(context)
    assert isinstance(request, PrepareFind)
    assert len(request.paths) == 1
    assert panel.working.isVisible()
    running.progressed.emit(0.5, "looking", 3.0)
    answer(context, Prepared(files=1))
    assert isinstance(job(context)[0], Find)
    assert not panel.working.isVisible()


def test_nothing_measured_yet(context: Context, panel: SearchPanel) -> None:
    ask(panel)
    left = tuple(NotSearched(media=number, why="unprepared", text="") for number in range(3))
    answer(context, Matches(engine="basic", query="red", words=WORDS, matches=(), not_searched=left))
    assert panel.empty.accessibleName() == "Not measured yet"
    click(panel.empty._button)
    assert isinstance(job(context)[0], PrepareFind)


def test_nothing_fits(context: Context, panel: SearchPanel) -> None:
    ask(panel)
    answer(context, Matches(engine="basic", query="coat", words=WORDS[3:], matches=()))
    assert panel.empty.accessibleName() == "Nothing fits"
    assert "coat" in panel.empty.accessibleDescription()


def test_a_failure_is_said_and_tried_again(context: Context, panel: SearchPanel) -> None:
    ask(panel)
    running = job(context)[1]
    running.done = True
    running.failed.emit(FootageError("it cannot be read", file="a.mov"))
    assert panel.failure.isVisible()
    assert "it cannot be read" in panel.failure.text
    click(panel.failure.button)
    assert isinstance(job(context)[0], Find)
    assert not panel.failure.isVisible()


def test_an_answer_that_comes_too_late_is_not_shown(context: Context, panel: SearchPanel) -> None:
    ask(panel, "red")
    late = job(context)[1]
    ask(panel, "blue")
    late.finished.emit(FOUND)
    assert not panel.cards
    assert late.cancelled


UNMEASURED = Matches(
    engine="basic",
    query="red",
    words=WORDS,
    matches=(match(0, 2, 0.7),),
    not_searched=(NotSearched(media=1, why="unprepared", text="it has not been measured yet"),),
)


@pytest.fixture
def both(context: Context, panel: SearchPanel) -> tuple[EngineJob, EngineJob]:
    """What measures, and a search that was begun meanwhile."""
    ask(panel)
    answer(context, UNMEASURED)
    click(panel.left_out.button)
    ask(panel, "blue")
    (measuring, first), (searching, second) = context.engine.jobs[-2:]  # type: ignore[attr-defined]
    assert isinstance(measuring, PrepareFind)
    assert isinstance(searching, Find)
    return first, second


def test_a_search_goes_on_beside_the_measuring(
    context: Context, panel: SearchPanel, both: tuple[EngineJob, EngineJob]
) -> None:
    measuring, searching = both
    measuring.progressed.emit(0.5, "looking", None)
    searching.progressed.emit(0.1, "searching", None)
    assert panel.progress.bar.value == 0.5, "the bar is for what takes long"
    answer(context, FOUND)
    assert panel.cards
    assert panel.working.isVisible()
    measuring.done = True
    measuring.failed.emit(FootageError("it cannot be read", file="b.mov"))
    assert not panel.working.isVisible()
    assert "it cannot be read" in panel.failure.text


def test_one_button_cancels_all_of_it(panel: SearchPanel, both: tuple[EngineJob, EngineJob]) -> None:
    click(panel.stop)
    for running in both:
        assert running.cancelled
        running.failed.emit(Cancelled("cancelled"))
    assert not panel.working.isVisible()
    assert not panel.failure.isVisible()


def test_another_project_wants_none_of_it(context: Context, panel: SearchPanel, both: tuple[EngineJob, EngineJob]) -> None:
    context.document.new()
    measuring, searching = both
    assert measuring.cancelled
    assert searching.cancelled
    asked = len(context.engine.jobs)  # type: ignore[attr-defined]
    searching.finished.emit(FOUND)
    measuring.finished.emit(Prepared(files=1))
    assert not panel.cards
    assert len(context.engine.jobs) == asked  # type: ignore[attr-defined]


def test_clearing_the_field_empties_the_list(listed: SearchPanel) -> None:
    QTest.keyClick(listed.query, Qt.Key.Key_Escape)
    assert not listed.cards
    assert listed.empty.accessibleName() == "What are you looking for?"
    assert not listed.chips.isVisible()


def test_keys_go_along_the_list(listed: SearchPanel) -> None:
    listed.cards[0].setFocus()
    QTest.keyClick(listed.cards[0], Qt.Key.Key_Down)
    QTest.keyClick(listed.cards[1], Qt.Key.Key_Down)
    assert listed.weak[0].hasFocus()
    QTest.keyClick(listed.weak[0], Qt.Key.Key_Return)
    assert listed.weak[0].property("card")


def test_footage_that_leaves_takes_its_matches_along(context: Context, listed: SearchPanel) -> None:
    assert context.document.do("remove", lambda project: remove_media(project, "b"))
    answer(context, FOUND)
    assert isinstance(job(context)[0], Find), "what is left is searched anew"


def test_everything_has_a_name(listed: SearchPanel) -> None:
    assert unnamed(listed) == []
    keys(listed.query, "")


def test_a_model_that_looks_itself_is_asked_on_enter_and_can_be_stopped(context: Context, panel: SearchPanel) -> None:
    panel.choice.choose("qwen3-vl-4b")
    before = len(context.engine.jobs)  # type: ignore[attr-defined]
    QTest.keyClicks(panel.query, "the woman in red")
    QTest.qWait(500)  # longer than the field waits where an answer comes at once
    assert len(context.engine.jobs) == before  # type: ignore[attr-defined]
    QTest.keyClick(panel.query, Qt.Key.Key_Return)
    request, asked = job(context)
    assert (request.engine, request.query) == ("qwen3-vl-4b", "the woman in red")
    assert context.jobs.entries[-1].title == "Look for “the woman in red”"
    assert panel.working.isVisible()
    assert panel.progress.title.text() == "Look for “the woman in red”"
    click(panel.stop)
    assert asked.cancelled
    asked.done = True
    asked.failed.emit(Cancelled())
    assert not panel.working.isVisible()
    assert not panel.failure.isVisible()
    QTest.keyClick(panel.query, Qt.Key.Key_Return)
    assert job(context)[1] is not asked, "Enter asks again"


def test_another_engine_that_answers_at_once_is_asked_at_once(context: Context, panel: SearchPanel) -> None:
    ask(panel)
    answer(context, FOUND)
    panel.choice.choose("basic")
    assert job(context)[0].engine == "basic"
    assert not panel.working.isVisible()
