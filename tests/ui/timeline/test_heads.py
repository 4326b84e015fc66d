"""The heads of tracks: switches, names, heights, order."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu

from tests.ui.timeline.conftest import Timeline
from ui.timeline.head import TrackHead
from ui.timeline.headmenu import head_menu
from ui.timeline.metrics import DEFAULT, HEADS_MAX, LARGE


def head(timeline: Timeline, track: str) -> TrackHead:
    return timeline.panel.heads.head(track)


def entry(menu: QMenu, *path: str) -> QAction:
    """An entry of a menu by its texts."""
    for text in path[:-1]:
        inner = next(action.menu() for action in menu.actions() if action.text() == text)
        assert isinstance(inner, QMenu)
        menu = inner
    return next(action for action in menu.actions() if action.text() == path[-1])


@pytest.mark.parametrize(
    ("track", "switch", "name"),
    [
        ("V1", "hidden", "hide track"),
        ("V1", "locked", "lock track"),
        ("A1", "muted", "mute track"),
        ("A1", "solo", "solo track"),
    ],
)
def test_each_switch_is_one_edit(timeline: Timeline, track: str, switch: str, name: str) -> None:
    button = head(timeline, track).switch(switch)
    with timeline.one_edit(name):
        timeline.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert getattr(timeline.project.sequence.track(track), switch)
    assert button.isChecked()
    with timeline.one_edit(name):
        timeline.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not button.isChecked()


def test_every_switch_has_a_name_and_is_reached_by_tab(timeline: Timeline) -> None:
    button = head(timeline, "A1").switch("muted")
    assert button.accessibleName() == "Mute A1 Sound"
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    with timeline.one_edit():
        button.setFocus()
        timeline.qtbot.keyClick(button, Qt.Key.Key_Space)


def test_a_track_is_renamed_in_place(timeline: Timeline) -> None:
    widget = head(timeline, "A1")
    assert widget.name == "Sound"
    timeline.qtbot.mouseDClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(50, 10))
    field = widget.findChild(QLineEdit)
    assert field is not None
    timeline.qtbot.keyClicks(field, "Street")
    with timeline.one_edit("rename track"):
        timeline.qtbot.keyClick(field, Qt.Key.Key_Return)
    assert widget.name == "Street"


def test_the_lower_edge_drags_the_height(timeline: Timeline) -> None:
    widget = head(timeline, "V1")
    at = QPoint(60, widget.height() - 2)
    with timeline.no_edit():
        timeline.qtbot.mousePress(widget, Qt.MouseButton.LeftButton, pos=at)
        timeline.qtbot.mouseMove(widget, at + QPoint(0, 30))
        timeline.qtbot.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=at + QPoint(0, 30))
    row = timeline.panel.view.rows.of("V1")
    assert row is not None
    assert row.height == DEFAULT["video"] + 30
    assert timeline.context.settings.get("timeline.heights", {})["V1"] == row.height
    timeline.qtbot.mouseDClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(60, widget.height() - 2))
    assert timeline.panel.view.rows.of("V1").height == DEFAULT["video"]  # type: ignore[union-attr]


def test_the_right_edge_drags_the_width_of_the_column(timeline: Timeline) -> None:
    widget = head(timeline, "V1")
    at = QPoint(widget.width() - 2, 10)
    timeline.qtbot.mousePress(widget, Qt.MouseButton.LeftButton, pos=at)
    timeline.qtbot.mouseMove(widget, at + QPoint(500, 0))
    timeline.qtbot.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=at)
    assert timeline.panel.heads.width() == HEADS_MAX


def test_tracks_are_added_moved_and_deleted_from_the_menu(timeline: Timeline) -> None:
    menu = head_menu(timeline.panel.heads, head(timeline, "V1"))
    with timeline.one_edit("add track"):
        entry(menu, "Add track", "Video").trigger()
    assert [row.code for row in timeline.panel.view.rows.rows][:4] == ["S1", "V3", "V2", "V1"]
    menu = head_menu(timeline.panel.heads, head(timeline, "V1"))
    with timeline.one_edit("move track"):
        entry(menu, "Move track up").trigger()
    assert [track.id for track in timeline.project.sequence.tracks][:2] == ["V2", "V1"]
    menu = head_menu(timeline.panel.heads, head(timeline, "A2"))
    with timeline.one_edit("delete track"):
        entry(menu, "Delete track").trigger()
    with pytest.raises(KeyError):
        timeline.panel.heads.head("A2")


def test_heights_are_chosen_from_the_menu(timeline: Timeline) -> None:
    menu = head_menu(timeline.panel.heads, head(timeline, "A1"))
    entry(menu, "Height", "Large").trigger()
    assert timeline.panel.view.heights["A1"] == LARGE["audio"]
    entry(menu, "Height", "All tracks default").trigger()
    assert {row.height for row in timeline.panel.view.rows.rows} == {28, 36, 92, 60, 48}


def test_a_locked_track_cannot_be_deleted(timeline: Timeline) -> None:
    timeline.qtbot.mouseClick(head(timeline, "V1").switch("locked"), Qt.MouseButton.LeftButton)
    texts = [action.text() for action in head_menu(timeline.panel.heads, head(timeline, "V1")).actions()]
    assert "Delete track" not in texts
