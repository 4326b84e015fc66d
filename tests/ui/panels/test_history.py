"""The history list: names in order, the current one marked, a press goes there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from editor.edits import lift, set_gain, split
from editor.model import Project
from tests.ui.panels.conftest import unnamed
from ui.panels.history import HistoryPanel
from ui.state.context import Context


@pytest.fixture
def panel(film: Context, shown: Callable[..., Any]) -> HistoryPanel:
    made: HistoryPanel = shown(HistoryPanel(film), 284, 400)
    film.document.do("split", lambda project: split(project, "n2", 40))
    film.document.do("change volume", lambda project: set_gain(project, "n5", db=-3))
    film.document.do("lift", lambda project: lift(project, "n8"))
    return made


def press(panel: HistoryPanel, row: int) -> None:
    where = panel.list.visualItemRect(panel.list.item(row)).center()
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)


def rows(panel: HistoryPanel) -> list[tuple[str, str]]:
    found = []
    for row in range(panel.list.count()):
        name, _, state = str(panel.list.item(row).data(Qt.ItemDataRole.AccessibleTextRole)).partition(", ")
        found.append((name, state))
    return found


def test_steps_by_name_with_the_current_one_marked(panel: HistoryPanel) -> None:
    assert rows(panel) == [
        ("Project opened", "done"),
        ("Set up", "done"),
        ("Split", "done"),
        ("Change volume", "done"),
        ("Lift", "current"),
    ]
    assert panel.head.note.text() == "4"


def test_a_press_goes_back_and_forth(film: Context, panel: HistoryPanel) -> None:
    values: list[Project] = [film.document.project]
    press(panel, 2)
    assert film.document.undo_names == ("set up", "split")
    assert film.document.redo_names == ("change volume", "lift")
    assert rows(panel)[2:] == [("Split", "current"), ("Change volume", "undone"), ("Lift", "undone")]
    press(panel, 4)
    assert film.document.project == values[0]
    press(panel, 0)
    assert film.document.undo_names == ()
    assert not film.document.project.media


def test_the_keyboard_goes_there_too(film: Context, panel: HistoryPanel) -> None:
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Up)
    QTest.keyClick(panel.list, Qt.Key.Key_Up)
    assert film.document.undo_names[-1] == "lift", "walking the list changes nothing"
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert film.document.undo_names[-1] == "split"


def test_a_new_edit_takes_what_was_undone_from_the_list(film: Context, panel: HistoryPanel) -> None:
    press(panel, 3)
    film.document.do("mute", lambda project: set_gain(project, "n3", muted=True))
    assert [name for name, _ in rows(panel)][-2:] == ["Change volume", "Mute"]


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_what_was_undone_is_dimmed_in_both_themes(film: Context, panel: HistoryPanel, theme: str) -> None:
    film.theme.set(theme)
    press(panel, 3)
    picture = panel.grab().toImage()
    corner = panel.list.viewport().mapTo(panel, QPoint(0, 0))

    def strongest(row: int) -> int:
        box = panel.list.visualItemRect(panel.list.item(row)).adjusted(28, 4, -8, -4).translated(corner)
        ground = picture.pixelColor(box.topLeft()).lightness()
        return max(
            abs(picture.pixelColor(x, y).lightness() - ground)
            for x in range(box.left(), box.right())
            for y in range(box.top(), box.bottom())
        )

    assert strongest(4) < strongest(2)
    assert unnamed(panel) == []
