"""Find in the whole window: its key brings the field, and a search measures, finds and adds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.coloured import film
from ui.main_window import MainWindow
from ui.panels.search import SearchPanel

Start = Callable[..., MainWindow]


def test_ctrl_f_brings_the_field_and_a_search_ends_in_the_cut(
    start: Start, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLIPWRIGHT_CACHE", str(tmp_path / "cache"))  # another test measures the same film
    window = start(film(tmp_path / "three colours.mp4"))
    context = window.context
    qtbot.waitUntil(lambda: bool(context.document.project.media), timeout=60_000)
    context.actions.refresh()
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    panel = window.panel("search")
    assert isinstance(panel, SearchPanel)
    assert panel.isVisible()
    assert panel.query.hasFocus()
    QTest.keyClicks(panel.query, "something red")
    QTest.keyClick(panel.query, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.empty.accessibleName() == "Not measured yet", timeout=60_000)
    panel.empty._button.click()
    qtbot.waitUntil(lambda: bool(panel.cards), timeout=60_000)
    panel.cards[0].cut.click()
    clip = context.document.project.sequence.tracks[0].items[0]
    assert clip.origin is not None  # type: ignore[union-attr]
    assert clip.origin.query == "something red"  # type: ignore[union-attr]
    context.document.undo()
    context.actions.refresh()
    assert context.actions.qaction("view.panel.search").isChecked()
