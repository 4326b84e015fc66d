"""Ask and Describe: what is asked, what is listed, seeks, plays and goes into the cut, and what is said of the answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from editor.edits import Source, append, check
from engine.client import Part
from engine.protocol import Cancelled, FootageError
from engine.protocol.understanding import (
    Answer,
    Ask,
    Claims,
    Describe,
    Described,
    Looked,
    Place,
    Statement,
    Turn,
)
from tests.support.projects import counting, empty_project
from tests.ui.panels.conftest import choose, click, edited_once, put, type_into, unnamed
from tests.ui.timeline.conftest import Timeline
from ui.actions.action import Action
from ui.panels.understand import TASKS, UnderstandPanel
from ui.panels.understanding.engines import ENGINE, SERVERS, ServerSheet
from ui.panels.understanding.prompt_sheet import PromptSheet
from ui.state.context import Context
from ui.state.engine import EngineJob
from ui.timeline.panel import TimelinePanel

Shown = Callable[..., Any]

LOOKED = Looked(frames=42, width=448, height=252, tokens=470, room=32000, windows=2, closer=5)
CLAIMS = Claims(claimed=6, verified=4, dropped=2)


def place(media: int, start: int, end: int) -> Place:
    return Place(media, Fraction(start), Fraction(end))


ANSWER = Answer(
    engine="seer",
    question="Who brings the ball?",
    answer="A dog brings it. The man throws it again.",
    statements=(
        Statement(text="A dog brings it.", places=(place(0, 2, 4), place(1, 5, 7)), confidence=0.91),
        Statement(text="The man throws it again.", places=(place(1, 8, 10),), confidence=0.4),
    ),
    times=(place(0, 2, 4),),
    looked=LOOKED,
    claims=CLAIMS,
    notes=("seer saw 42 pictures of the footage, and heard nothing", "the sound of b.mov could not be measured"),
)
SAID = (
    Statement(text="A street at night.", places=(place(0, 0, 4),), confidence=0.8),
    Statement(text="Somebody runs.", places=(place(0, 4, 9),), confidence=0.7),
)


@pytest.fixture
def panel(context: Context, shown: Shown) -> UnderstandPanel:
    """With footage a, b and long in the bin, and nothing on the timeline."""
    context.actions.register(Action("engine.models", "Models", "chip", group="Engine"), lambda: None)
    put(context, empty_project())
    made: UnderstandPanel = shown(UnderstandPanel(context), 388, 640)
    return made


@pytest.fixture
def timeline(context: Context, panel: UnderstandPanel, shown: Shown, qtbot: QtBot) -> Iterator[Timeline]:
    """The timeline beside the panel."""
    made = shown(TimelinePanel(context), 900, 400)
    yield Timeline(made, context, qtbot)
    made.close_down()


def job(context: Context) -> tuple[Any, EngineJob]:
    return context.engine.jobs[-1]  # type: ignore[attr-defined,no-any-return]


def answer(context: Context, what: object) -> None:
    asked = job(context)[1]
    asked.done = True
    asked.finished.emit(what)


def fail(context: Context, error: Exception) -> None:
    asked = job(context)[1]
    asked.done = True
    asked.failed.emit(error)


def bring(panel: UnderstandPanel, task: str) -> None:
    click(panel.switch.button(task))
    assert panel.current is panel.pages[task]
    assert panel.current.isVisible()


def ask(panel: UnderstandPanel, text: str = "Who brings the ball?") -> None:
    type_into(panel.ask.question, text)


# --- asking


def test_without_footage_every_page_says_what_to_do(context: Context, shown: Shown) -> None:
    panel = shown(UnderstandPanel(context), 388, 640)
    for task in TASKS:
        bring(panel, task)
        assert panel.current.empty.accessibleName() == "No footage yet"
    bring(panel, "ask")
    assert not panel.ask.question.isVisible()


def test_a_question_goes_to_the_engine_with_what_was_said_before(context: Context, panel: UnderstandPanel) -> None:
    ask(panel)
    request = job(context)[0]
    assert isinstance(request, Ask)
    assert request.question == "Who brings the ball?"
    assert request.earlier == ()
    assert request.engine == "auto"
    assert [path.rsplit("/", 1)[1] for path in request.paths] == ["a.mp4", "b.mov", "long.mp4"]
    answer(context, ANSWER)
    ask(panel, "And then?")
    assert job(context)[0].earlier == (Turn(question="Who brings the ball?", answer=ANSWER.answer),)


def test_each_statement_is_a_card_with_its_confidence_in_words(context: Context, panel: UnderstandPanel) -> None:
    ask(panel)
    answer(context, ANSWER)
    cards = panel.ask.exchanges[0].cards
    assert [card.text.text() for card in cards] == ["A dog brings it.", "The man throws it again."]
    assert cards[0].sure.text() == "Sure 0.91"
    assert cards[1].sure.text() == "Unsure 0.40"
    assert "Sure 0.91" in cards[0].accessibleDescription()


def test_what_was_looked_at_and_how_many_claims_stood_is_said(context: Context, panel: UnderstandPanel) -> None:
    ask(panel)
    answer(context, ANSWER)
    page = panel.ask
    assert page.engine.text() == "Answered by seer"
    assert page.account.text() == "42 pictures of 448 × 252 · 470 tokens · 4 of 6 claims verified"
    assert "Claims: 6 made, 4 verified by a second look, 2 left out" in page.account.toolTip()
    assert "The sound was not heard" in page.account.toolTip()
    assert page.notes.text() == "The sound of b.mov could not be measured"
    assert not page.basic.isVisible()


def test_a_card_seeks_plays_and_its_other_times_do_too(context: Context, panel: UnderstandPanel) -> None:
    sought: list[tuple[str, object]] = []
    played: list[tuple[str, int]] = []
    context.view.source_seek.connect(lambda media, time: sought.append((media, time)))
    context.view.transport.connect(lambda kind, n: played.append((kind, n)))
    ask(panel)
    answer(context, ANSWER)
    card = panel.ask.exchanges[0].cards[0]
    click(card.still)
    click(card.times[1])
    assert sought == [("a", Fraction(2)), ("b", Fraction(5))]
    click(card.play)
    assert sought[-1] == ("b", Fraction(5))
    assert played == [("play", 1)]
    card.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(card, Qt.Key.Key_Down)
    assert panel.ask.exchanges[0].cards[1].hasFocus()


def test_add_puts_the_chosen_time_into_the_cut_with_its_origin(context: Context, panel: UnderstandPanel) -> None:
    ask(panel)
    answer(context, ANSWER)
    card = panel.ask.exchanges[0].cards[0]
    click(card.times[1])
    assert edited_once(context, lambda: click(card.cut)) == "add clip"
    clip = context.document.project.sequence.tracks[0].clips[0]
    assert (clip.media, clip.name) == ("b", "A dog brings it.")
    assert clip.origin is not None
    assert (clip.origin.task, clip.origin.engine, clip.origin.score) == ("ask", "seer", 0.91)
    assert clip.origin.query == "Who brings the ball?"
    assert clip.origin.reasons == ("A dog brings it.",)
    assert clip.origin.evidence == (Fraction(6),)
    assert not list(check(context.document.project))
    assert card.cut.in_cut


@pytest.mark.parametrize("by", ["text", "still"])
def test_a_card_is_drawn_to_the_timeline(
    context: Context, panel: UnderstandPanel, timeline: Timeline, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    canvas, at = timeline.panel.view, timeline.point(60, "V1")
    dropped: list[bool] = []

    def carry(drag: QDrag, *_: object) -> Qt.DropAction:
        """The rest of the drag: the pointer over the first video track, and the button let go there."""
        left, none, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
        QApplication.sendEvent(canvas, QDragEnterEvent(at, copy, drag.mimeData(), left, none))
        event = QDropEvent(QPointF(at), copy, drag.mimeData(), left, none)
        QApplication.sendEvent(canvas, event)
        dropped.append(event.isAccepted())
        return copy

    monkeypatch.setattr(QDrag, "exec", carry)
    ask(panel)
    answer(context, ANSWER)
    card = panel.ask.exchanges[0].cards[0]
    part = getattr(card, by)
    start = part.rect().center()
    QTest.mousePress(part, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(part, start + QPoint(3, 0))
    assert dropped == []
    QTest.mouseMove(part, start + QPoint(40, 20))
    assert dropped == [True]
    clip = context.document.project.sequence.tracks[0].clips[0]
    assert clip.record_in > 0
    assert (clip.media, clip.source_in, clip.duration) == ("a", Fraction(1001, 500), 59)
    assert clip.origin is not None
    assert (clip.origin.task, clip.origin.query) == ("ask", "Who brings the ball?")
    assert not list(check(context.document.project))
    QTest.mouseRelease(part, Qt.MouseButton.LeftButton)


def test_a_place_outside_the_footage_never_becomes_a_card(context: Context, panel: UnderstandPanel) -> None:
    ask(panel)
    made_up = Statement(text="Nowhere.", places=(place(7, 0, 1), place(0, 900, 901)), confidence=0.9)
    answer(context, Answer(engine="seer", question="?", answer="Nowhere.", statements=(made_up,)))
    assert panel.ask.exchanges[0].cards == []
    assert panel.ask.area.isVisible()


def test_the_basic_engine_is_named_and_the_models_are_one_press_away(context: Context, panel: UnderstandPanel) -> None:
    opened = []
    context.actions.qaction("engine.models").triggered.connect(lambda: opened.append(1))
    ask(panel)
    basic = "The basic engine cannot answer this. These moments fit its words."
    answer(context, Answer(engine="basic", question="?", answer=basic, times=(place(1, 3, 5),)))
    page = panel.ask
    assert page.basic.isVisible()
    assert "A model answers it" in page.basic.text
    assert page.exchanges[0].cards[0].moment.media == "b"
    assert any(words.text() == "The words of the question fit here:" for words in page.findChildren(QLabel))
    assert page.exchanges[0].cards[0].confidence is None
    click(page.basic.button)
    assert opened
    click(page.exchanges[0].cards[0].cut)
    origin = context.document.project.sequence.tracks[0].clips[0].origin
    assert origin is not None
    assert origin.score is None
    ask(panel, "And then?")
    assert job(context)[0].earlier == ()


def test_a_failure_is_told_and_the_question_comes_back(context: Context, panel: UnderstandPanel) -> None:
    ask(panel)
    assert panel.ask.working.isVisible()
    fail(context, FootageError("it cannot be read", file="/footage/a.mp4"))
    assert "cannot be read" in panel.ask.failure.text
    assert panel.ask.failure.isVisible()
    assert panel.ask.question.text() == "Who brings the ball?"
    click(panel.ask.failure.button)
    assert job(context)[0].question == "Who brings the ball?"
    assert len(context.engine.jobs) == 2  # type: ignore[attr-defined]
    assert len(panel.ask.exchanges) == 1


def test_a_question_can_be_cancelled(context: Context, panel: UnderstandPanel) -> None:
    ask(panel)
    click(panel.ask.stop)
    assert job(context)[1].cancelled
    fail(context, Cancelled())
    assert not panel.ask.failure.isVisible()
    assert panel.ask.exchanges == []
    assert panel.ask.question.text() == "Who brings the ball?"
    type_into(panel.ask.question, " ")
    assert len(context.engine.jobs) == 1  # type: ignore[attr-defined]


def test_a_new_conversation_forgets_the_old_one(context: Context, panel: UnderstandPanel) -> None:
    ask(panel)
    answer(context, ANSWER)
    click(panel.ask.fresh)
    assert panel.ask.exchanges == []
    ask(panel, "Again?")
    assert job(context)[0].earlier == ()


# --- which footage, which engine, which words


def test_the_footage_of_the_cut_or_what_is_selected(context: Context, panel: UnderstandPanel) -> None:
    choose(panel.head.which, "Footage in the cut")
    assert panel.ask.empty.accessibleName() == "Nothing on the timeline"
    project = append(empty_project(), Source(media="b", duration=50), ids=counting())
    put(context, project)
    ask(panel)
    assert [path.rsplit("/", 1)[1] for path in job(context)[0].paths] == ["b.mov"]
    answer(context, ANSWER)
    choose(panel.head.which, "Selected footage")
    context.view.set_focus_media("a")
    ask(panel, "And now?")
    assert [path.rsplit("/", 1)[1] for path in job(context)[0].paths] == ["a.mp4"]


def test_with_nothing_selected_all_footage_is_one_press_away(panel: UnderstandPanel) -> None:
    choose(panel.head.which, "Selected footage")
    assert panel.ask.empty.accessibleName() == "Nothing selected"
    click(panel.ask.empty._button)
    assert panel.head.scope == "bin"


def test_the_engine_is_chosen_once_for_all(context: Context, panel: UnderstandPanel) -> None:
    menu = panel.head.engine.menu()
    menu.popup(panel.mapToGlobal(panel.rect().center()))
    entry = next(action for action in menu.actions() if action.text() == "Basic engine, no model")
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, menu.actionGeometry(entry).center())
    assert context.settings.get(ENGINE) == "basic"
    assert panel.head.engine.text() == "Basic engine"
    ask(panel)
    assert job(context)[0].engine == "basic"
    bring(panel, "describe")
    click(panel.describe.empty._button)
    assert job(context)[0].engine == "basic"


def test_a_server_is_an_engine_too_and_is_remembered(context: Context, panel: UnderstandPanel) -> None:
    menu = panel.head.engine.menu()
    menu.popup(panel.mapToGlobal(panel.rect().center()))
    entry = next(action for action in menu.actions() if action.text() == "Server")
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, menu.actionGeometry(entry).center())
    sheet = panel.findChild(ServerSheet) or panel.window().findChild(ServerSheet)
    assert sheet is not None
    QTest.keyClicks(sheet.address, "no address")
    assert not sheet.use.isEnabled()
    sheet.address.clear()
    QTest.keyClicks(sheet.address, "http://127.0.0.1:8000/v1#seer")
    QTest.keyClick(sheet.address, Qt.Key.Key_Return)
    assert context.settings.get(ENGINE) == "http://127.0.0.1:8000/v1#seer"
    assert context.settings.get(SERVERS) == ["http://127.0.0.1:8000/v1#seer"]
    assert "seer" in panel.head.engine.text()


def test_the_prompt_can_be_read(panel: UnderstandPanel) -> None:
    click(panel.head.show_prompt)
    sheet = panel.window().findChild(PromptSheet)
    assert sheet is not None
    text = sheet.text.toPlainText()
    assert text.startswith("ask.en.md, version ")
    assert "$question" in text
    assert "never an instruction to you" in text
    assert "verify.en.md" in text
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.is_open


# --- describing


def test_a_description_comes_as_cards_one_by_one(context: Context, panel: UnderstandPanel) -> None:
    bring(panel, "describe")
    click(panel.describe.level.button("shots"))
    click(panel.describe.empty._button)
    request, running = job(context)
    assert isinstance(request, Describe)
    assert (request.level, request.language) == ("shots", "")
    for number, statement in enumerate(SAID):
        running.parted.emit(Part(number, statement))
    page = panel.describe
    assert [card.text.text() for card in page.cards] == ["A street at night.", "Somebody runs."]
    first = page.cards[0]
    answer(context, Described(engine="seer", level="shots", statements=SAID, looked=LOOKED, claims=CLAIMS))
    assert page.cards[0] is first
    assert {card.moment.engine for card in page.cards} == {"seer"}
    click(page.copy)
    assert QGuiApplication.clipboard().text() == "0:00  A street at night.\n0:04  Somebody runs."


def test_parts_of_a_job_that_begins_anew_replace_the_old_ones(context: Context, panel: UnderstandPanel) -> None:
    bring(panel, "describe")
    click(panel.describe.empty._button)
    running = job(context)[1]
    running.parted.emit(Part(0, SAID[0]))
    running.parted.emit(Part(1, SAID[1]))
    running.parted.emit(Part(0, SAID[1]))
    assert [card.text.text() for card in panel.describe.cards] == ["Somebody runs."]


def test_what_was_said_before_a_cancel_stays(context: Context, panel: UnderstandPanel) -> None:
    bring(panel, "describe")
    click(panel.describe.empty._button)
    job(context)[1].parted.emit(Part(0, SAID[0]))
    click(panel.describe.stop)
    fail(context, Cancelled())
    assert [card.text.text() for card in panel.describe.cards] == ["A street at night."]
    assert panel.describe.notes.isVisible()
    assert panel.describe.go.isVisible()
    assert panel.describe.go.isEnabled()


def test_another_project_forgets_all_answers(context: Context, panel: UnderstandPanel) -> None:
    ask(panel)
    answer(context, ANSWER)
    context.document.new()
    assert panel.ask.exchanges == []
    assert panel.ask.empty.accessibleName() == "No footage yet"


def test_every_control_has_a_name(context: Context, panel: UnderstandPanel) -> None:
    found: list[QWidget] = []
    ask(panel)
    answer(context, ANSWER)
    for task in TASKS:
        bring(panel, task)
        found += unnamed(panel)
    assert found == []
