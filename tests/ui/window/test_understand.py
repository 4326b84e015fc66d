"""The panels of understanding in the whole window, with the real engine and no model: from a menu's entry to the cut."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from editor.edits import check
from ui.main_window import MainWindow
from ui.panels.understand import TASKS, UnderstandPanel

WAIT = 60_000


@pytest.fixture
def window(
    clip: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, start: Callable[..., MainWindow], qtbot: QtBot
) -> MainWindow:
    """With a film in the bin, and no model on the machine."""
    monkeypatch.setenv("CLIPWRIGHT_MODELS", str(tmp_path / "models"))
    window = start(clip)
    qtbot.waitUntil(lambda: bool(window.context.document.project.media), timeout=60_000)
    return window


def panel_of(window: MainWindow) -> UnderstandPanel:
    QTest.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    panel = window.panel("understand")
    assert isinstance(panel, UnderstandPanel)
    return panel


def test_a_description_without_a_model_says_so_and_goes_into_the_cut(window: MainWindow, qtbot: QtBot) -> None:
    panel = panel_of(window)
    QTest.mouseClick(panel.switch.button("describe"), Qt.MouseButton.LeftButton)
    page = panel.describe
    QTest.mouseClick(page.empty._button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.busy, timeout=WAIT)
    assert page.engine_used == "basic", page.failure.text
    assert page.cards
    assert page.basic.isVisible()
    assert window.context.actions.has("engine.models")
    QTest.mouseClick(page.cards[0].cut, Qt.MouseButton.LeftButton)
    clip = window.context.document.project.sequence.tracks[0].clips[0]
    assert clip.origin is not None
    assert (clip.origin.task, clip.origin.engine, clip.origin.score) == ("describe", "basic", None)
    assert not list(check(window.context.document.project))


def test_a_question_is_answered_by_where_its_words_fit(window: MainWindow, qtbot: QtBot) -> None:
    assert window.context.actions.trigger("understand.ask")
    panel = window.panel("understand")
    assert isinstance(panel, UnderstandPanel)
    assert panel.ask.question.hasFocus()
    QTest.keyClicks(panel.ask.question, "movement")
    QTest.keyClick(panel.ask.question, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not panel.ask.busy, timeout=WAIT)
    assert panel.ask.exchanges[0].answer is not None, panel.ask.failure.text
    assert panel.ask.basic.isVisible()


def test_every_task_has_its_entry_in_the_menu(window: MainWindow) -> None:
    for task in TASKS:
        assert window.context.actions.trigger(f"understand.{task}")
        panel = window.panel("understand")
        assert isinstance(panel, UnderstandPanel)
        assert panel.current is panel.pages[task]
        assert panel.isVisible()
