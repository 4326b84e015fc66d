"""The list of markers: go to, rename, recolour, remove."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from editor.edits import add_marker
from editor.model import Marker
from tests.ui.panels.conftest import click, pick, steps, type_into, unnamed
from ui.panels.markers import COLOURS, MarkersPanel, marker_icon
from ui.state.context import Context


@pytest.fixture
def panel(film: Context, shown: Callable[..., Any]) -> MarkersPanel:
    made: MarkersPanel = shown(MarkersPanel(film), 284, 400)
    for name, frame, colour in (("Laugh", 40, "yellow"), ("Start", 5, "green"), ("", 90, "blue")):
        marker = Marker(id=name or "m", frame=frame, name=name, colour=colour)
        film.document.do("add marker", lambda project, marker=marker: add_marker(project, marker))
    return made


def markers(context: Context) -> list[tuple[str, int, str]]:
    return [(marker.name, marker.frame, marker.colour) for marker in context.document.project.sequence.markers]


def test_without_markers_it_says_how_to_make_one(film: Context, shown: Callable[..., Any]) -> None:
    panel: MarkersPanel = shown(MarkersPanel(film), 284, 400)
    assert panel.empty.isVisible()
    assert not panel.area.isVisible()


def test_they_are_listed_in_order_with_their_timecode(panel: MarkersPanel) -> None:
    assert [(row.name.text(), row.time.text()) for row in panel.rows] == [
        ("Start", "00:00:00:05"),
        ("Laugh", "00:00:01:10"),
        ("", "00:00:03:00"),
    ]
    assert panel.head.note.text() == "3"


def test_a_press_and_enter_go_there(film: Context, panel: MarkersPanel) -> None:
    QTest.mouseClick(panel.rows[1].time, Qt.MouseButton.LeftButton)
    assert film.view.playhead == 40
    assert panel.rows[1].property("chosen")
    panel.rows[0].setFocus()
    QTest.keyClick(panel.rows[0], Qt.Key.Key_Return)
    assert film.view.playhead == 5
    QTest.keyClick(panel.rows[0], Qt.Key.Key_Down)
    assert panel.rows[1].hasFocus()
    assert steps(film) == 4


def test_rename(film: Context, panel: MarkersPanel) -> None:
    type_into(panel.rows[1].name, "Big laugh")
    assert markers(film)[1] == ("Big laugh", 40, "yellow")
    assert film.document.undo_names[-1] == "rename marker"
    type_into(panel.rows[1].name, "Big laugh")
    assert steps(film) == 5
    film.document.undo()
    assert panel.rows[1].name.text() == "Laugh"


def test_f2_goes_to_the_name(panel: MarkersPanel) -> None:
    panel.rows[0].setFocus()
    QTest.keyClick(panel.rows[0], Qt.Key.Key_F2)
    assert panel.rows[0].name.hasFocus()


def test_recolour(film: Context, panel: MarkersPanel) -> None:
    pick(panel.rows[0].colour, "Red")
    assert markers(film)[0] == ("Start", 5, "red")
    assert film.document.undo_names[-1] == "colour marker"
    pick(panel.rows[0].colour, "Red")
    assert steps(film) == 5


def test_remove_by_button_and_by_key(film: Context, panel: MarkersPanel) -> None:
    click(panel.rows[0].remove)
    assert [name for name, _, _ in markers(film)] == ["Laugh", ""]
    assert film.document.undo_names[-1] == "remove marker"
    panel.rows[1].setFocus()
    QTest.keyClick(panel.rows[1], Qt.Key.Key_Delete)
    assert [name for name, _, _ in markers(film)] == ["Laugh"]
    assert panel.rows[0].hasFocus(), "the keyboard stays in the list"
    film.document.undo()
    assert len(panel.rows) == 2


def test_every_colour_has_a_shape_of_its_own() -> None:
    shapes = set()
    for colour in COLOURS:
        picture = marker_icon(colour).pixmap(16, 16).toImage()
        shapes.add(tuple(picture.pixelColor(x, y).alpha() > 128 for x in range(16) for y in range(16)))
    assert len(shapes) == len(COLOURS) == 5


def test_everything_has_a_name(panel: MarkersPanel) -> None:
    assert unnamed(panel) == []
