"""The command search: found by a few letters, run by Enter, and what cannot be done says why."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from tests.ui.actions.conftest import Bench
from ui.actions.fuzzy import match
from ui.actions.palette import Palette, find


@pytest.fixture
def palette(bench: Bench, window: QMainWindow, qtbot: QtBot) -> Iterator[Palette]:
    made = Palette(bench.registry, window, bench.settings)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.open()
    yield made
    made.close()


def first(bench: Bench, typed: str) -> str:
    return find(bench.registry, typed)[0].id


@pytest.mark.parametrize(
    ("typed", "id_"),
    [
        ("undo", "edit.undo"),
        ("rip del", "edit.ripple_delete"),
        ("rd", "edit.ripple_delete"),
        ("SPLIT", "edit.split"),
        ("spl all", "edit.split_all"),
        ("reel", "make.reel"),
        ("mhr", "make.reel"),
        ("clear", "mark.clear"),
        ("zoom fit", "timeline.fit"),
        ("blade", "tool.blade"),
        ("safe", "view.safe_areas"),
        ("expört", "file.export"),
    ],
)
def test_a_few_letters_find_the_command(bench: Bench, typed: str, id_: str) -> None:
    assert first(bench, typed) == id_


def test_what_fits_nothing_finds_nothing(bench: Bench) -> None:
    assert find(bench.registry, "qqqq") == []
    assert match("abc", "ab") is None


@given(st.text(max_size=12), st.text(max_size=40))
def test_letters_found_are_those_typed_in_order(typed: str, text: str) -> None:
    found = match(typed, text)
    if found is not None:
        assert list(found.places) == sorted(set(found.places))
        assert len(found.places) == len([letter for letter in typed if not letter.isspace()])
        assert all(0 <= place < len(text) for place in found.places)
    assert match(text, text) is not None


def test_the_group_finds_too_and_the_search_does_not_list_itself(bench: Bench) -> None:
    assert {row.group for row in find(bench.registry, "playback")} == {"Playback"}
    assert all(row.id != "help.palette" for row in find(bench.registry, ""))


def test_typing_and_enter_do_it(palette: Palette, bench: Bench, qtbot: QtBot) -> None:
    assert palette.field.hasFocus()
    qtbot.keyClicks(palette.field, "ripple")
    assert palette.rows[0].id == "tool.ripple"
    place = [row.id for row in palette.rows].index("edit.ripple_delete")
    for _ in range(place):
        qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert bench.done == ["edit.ripple_delete"]
    assert not palette.isVisible()
    assert find(bench.registry, "", tuple(bench.settings.get("palette.recent")))[0].id == "edit.ripple_delete"


def test_walking_goes_round(palette: Palette, qtbot: QtBot) -> None:
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == len(palette.rows) - 1
    qtbot.keyClick(palette.field, Qt.Key.Key_PageDown)
    assert palette.list.currentIndex().row() == len(palette.rows) - 1
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == 0
    qtbot.keyClick(palette.field, Qt.Key.Key_PageDown)
    assert palette.list.currentIndex().row() == 9


def test_a_click_does_it(palette: Palette, bench: Bench, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.field, "export")
    index = palette.list.model().index(0, 0)
    qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=palette.list.visualRect(index).center())
    assert bench.done == ["file.export"]


def test_what_cannot_be_done_says_why_and_is_not_done(bench: Bench, window: QMainWindow, qtbot: QtBot) -> None:
    bench.refused["edit.split"] = "Move the playhead over a clip"
    made = Palette(bench.registry, window)
    qtbot.addWidget(made)
    made.open()
    qtbot.keyClicks(made.field, "split at")
    row = made.rows[0]
    assert (row.id, row.enabled, row.why) == ("edit.split", False, "Move the playhead over a clip")
    spoken = made.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Split at playhead, Edit, Ctrl+B, Move the playhead over a clip"
    made.grab()
    qtbot.keyClick(made.field, Qt.Key.Key_Return)
    assert bench.done == []
    assert made.isVisible()
    qtbot.keyClick(made.field, Qt.Key.Key_Escape)


def test_escape_closes_and_does_nothing(palette: Palette, bench: Bench, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.field, "export")
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert bench.done == []


def test_the_keys_are_shown(palette: Palette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.field, "undo")
    assert palette.rows[0].keys == "Ctrl+Z"


def test_rows_that_come_to_a_resting_pointer_are_not_chosen(palette: Palette, qtbot: QtBot) -> None:
    middle = palette.list.viewport().mapToGlobal(palette.list.viewport().rect().center())
    QCursor.setPos(middle)
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    under = palette.list.indexAt(palette.list.viewport().rect().center())
    palette.list.entered.emit(under)
    assert palette.list.currentIndex().row() == len(palette.rows) - 1
    QCursor.setPos(middle + QPoint(3, 3))
    palette.list.entered.emit(under)
    assert palette.list.currentIndex() == under
