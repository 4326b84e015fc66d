"""Footage that was not looked through for faces: the overlay says so, has it done, and tells how it went."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from editor.model import Media
from engine.protocol import EngineError, People, Span
from tests.support.analyses import analysis
from tests.support.renders import project
from tests.ui.preview.boxes import SECONDS, Asked, clip, faces, seen
from tests.ui.preview.conftest import put, shown_in_a_window
from ui.preview.panel import PreviewPanel
from ui.state.context import Context

Button = Qt.MouseButton


def test_footage_that_was_not_looked_through_says_so_and_is(
    tall: PreviewPanel, context: Context, asked: Asked, qtbot: QtBot
) -> None:
    QTest.mouseClick(tall.head.boxes, Button.LeftButton)
    notice = tall.boxes.notice
    qtbot.waitUntil(lambda: "one.mp4 has not been looked through" in notice.text)
    assert notice.isVisible()
    QTest.mouseClick(notice.button, Button.LeftButton)
    job = asked.analysing
    assert [entry.title for entry in context.jobs.entries] == ["Find faces in one.mp4"]
    job.progressed.emit(0.42, "measuring", None)
    assert "42%" in notice.text
    info = context.document.project.media[0].info
    job.finished.emit(analysis(info, faces=faces(0.5)))
    assert len(tall.canvas.boxes.marks) == 1
    assert notice.text == ""
    assert not notice.isVisible()


def test_the_action_of_the_menu_does_the_same_and_says_when_it_cannot(
    tall: PreviewPanel, context: Context, asked: Asked, qtbot: QtBot
) -> None:
    context.actions.refresh()
    action = context.actions.qaction("analyse.faces")
    assert not action.isEnabled()
    assert "not shown" in context.actions.registered("analyse.faces").why
    QTest.mouseClick(tall.head.boxes, Button.LeftButton)
    qtbot.waitUntil(lambda: bool(tall.boxes.notice.text))
    assert context.actions.trigger("analyse.faces")
    asked.analysing.finished.emit(analysis(context.document.project.media[0].info, faces=faces(0.5)))
    context.actions.refresh()
    assert not action.isEnabled()
    assert "already" in context.actions.registered("analyse.faces").why


def test_looking_can_be_called_off_and_a_failure_is_told_with_a_way_out(
    tall: PreviewPanel, asked: Asked, qtbot: QtBot
) -> None:
    QTest.mouseClick(tall.head.boxes, Button.LeftButton)
    notice = tall.boxes.notice
    qtbot.waitUntil(lambda: bool(notice.text))
    QTest.mouseClick(notice.button, Button.LeftButton)
    job = asked.analysing
    assert notice.button.text() == "Cancel"
    QTest.mouseClick(notice.button, Button.LeftButton)
    assert job.cancelled
    job.failed.emit(EngineError("the engine's process ended", hint="try again"))
    assert "engine's process ended" in notice.text
    assert notice.button.text() == "Try again"


def test_footage_without_anyone_says_so(tall: PreviewPanel, asked: Asked, qtbot: QtBot) -> None:
    asked.people = People(measured=True, shots=(Span(Fraction(0), Fraction(SECONDS)),))
    QTest.mouseClick(tall.head.boxes, Button.LeftButton)
    qtbot.waitUntil(lambda: tall.boxes.notice.text == "No faces were found in one.mp4")
    assert not tall.boxes.notice.button.isVisible()


def test_what_somebody_else_had_measured_is_known(tall: PreviewPanel, context: Context, asked: Asked, qtbot: QtBot) -> None:
    QTest.mouseClick(tall.head.boxes, Button.LeftButton)
    qtbot.waitUntil(lambda: bool(tall.boxes.notice.text))
    asked.people = seen(0.5)
    done = context.engine.call("make a reel", lambda _engine, _news, _cancel: None)
    qtbot.waitUntil(lambda: done.done)
    qtbot.waitUntil(lambda: len(tall.canvas.boxes.marks) == 1)


@pytest.fixture
def unnamed(panel: PreviewPanel) -> Callable[[], list[str]]:
    def find() -> list[str]:
        widgets = [one for one in panel.findChildren(QWidget) if one.focusPolicy() != Qt.FocusPolicy.NoFocus]
        return [type(one).__name__ for one in widgets if one.isVisible() and not (one.accessibleName() or _words(one))]

    return find


def _words(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    return str(text()) if callable(text) else ""


def test_all_of_it_has_a_name(tall: PreviewPanel, unnamed: Callable[[], list[str]], qtbot: QtBot) -> None:
    QTest.mouseClick(tall.head.boxes, Button.LeftButton)
    qtbot.waitUntil(tall.boxes.notice.isVisible)
    assert unnamed() == []
    assert tall.boxes.notice.accessibleName() == tall.boxes.notice.text


def test_the_real_engine_looks_and_remembers(context: Context, one_file: Media, qtbot: QtBot) -> None:
    with shown_in_a_window(context, qtbot) as panel:
        put(context, project([one_file], [clip()]))
        QTest.mouseClick(panel.head.boxes, Button.LeftButton)
        qtbot.waitUntil(panel.boxes.notice.isVisible, timeout=60_000)
        if panel.boxes.notice.button.isVisible():  # content that no test before this one had measured
            QTest.mouseClick(panel.boxes.notice.button, Button.LeftButton)
        qtbot.waitUntil(lambda: panel.boxes.notice.text == "No faces were found in one.mp4", timeout=60_000)
