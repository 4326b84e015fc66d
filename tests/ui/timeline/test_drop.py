"""Footage dragged in from the bin, and put in by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from editor.model import Clip, Project
from tests.support.projects import empty_project
from tests.ui.timeline.conftest import ALT, CTRL, NONE, Timeline
from ui.bin.dragging import STRETCHES, media_data


class Dragging:
    """A drag from the bin over the canvas, as the system would send it."""

    def __init__(self, timeline: Timeline, *media: str) -> None:
        self._view = timeline.panel.view
        self._data = media_data(media)
        self._enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, self._data, Qt.MouseButton.LeftButton, NONE)
        QApplication.sendEvent(self._view, self._enter)

    def over(self, point: QPoint, keys: Qt.KeyboardModifier = NONE) -> bool:
        event = QDragMoveEvent(point, Qt.DropAction.CopyAction, self._data, Qt.MouseButton.LeftButton, keys)
        QApplication.sendEvent(self._view, event)
        return event.isAccepted()

    def drop(self, point: QPoint, keys: Qt.KeyboardModifier = NONE) -> bool:
        event = QDropEvent(
            QPointF(point), Qt.DropAction.CopyAction, self._data, Qt.MouseButton.LeftButton, keys, QEvent.Type.Drop
        )
        QApplication.sendEvent(self._view, event)
        return event.isAccepted()

    def leave(self) -> None:
        QApplication.sendEvent(self._view, QDragLeaveEvent())


def test_a_drop_overwrites_picture_and_sound(timeline: Timeline) -> None:
    point = timeline.point(250, "V1")
    dragging = Dragging(timeline, "b")
    with timeline.one_edit("overwrite"):
        assert dragging.over(timeline.point(220, "V1"))
        assert dragging.over(point, ALT)
        assert dragging.drop(point, ALT)
        (chosen,) = timeline.context.view.selection
    assert timeline.places("V1")[2:] == [(200, 250), (250, 849)]
    assert timeline.places("A1")[2:] == [(200, 250), (250, 849)]
    made = timeline.item(chosen)
    assert isinstance(made, Clip)
    assert (made.media, made.record_in) == ("b", 250)


def test_with_ctrl_it_makes_room(timeline: Timeline) -> None:
    point = timeline.point(150, "V1")
    dragging = Dragging(timeline, "card")
    with timeline.one_edit("insert"):
        assert dragging.over(point, CTRL | ALT)
        assert dragging.drop(point, CTRL | ALT)
    assert timeline.places("V1") == [(0, 100), (100, 150), (150, 300), (300, 350), (350, 450)]


def test_it_is_shown_before_it_is_dropped_and_gone_when_it_leaves(timeline: Timeline) -> None:
    dragging = Dragging(timeline, "b")
    with timeline.no_edit():
        assert dragging.over(timeline.point(330, "V2"), ALT)
        assert timeline.places("V2", timeline.document.shown)[-1][0] == 330
        first = timeline.document.shown.sequence.track("V2").items[-1].id
        assert dragging.over(timeline.point(340, "V2"), ALT)
        assert timeline.document.shown.sequence.track("V2").items[-1].id == first
        assert first in timeline.panel.view.step.ghosts
        dragging.leave()


def test_it_snaps_to_the_end_of_the_last_clip(timeline: Timeline) -> None:
    point = timeline.point(303, "V1")
    dragging = Dragging(timeline, "b")
    with timeline.one_edit():
        dragging.over(point)
        dragging.drop(point)
    assert timeline.places("V1")[-1][0] == 300


def test_several_files_follow_each_other(timeline: Timeline) -> None:
    point = timeline.point(300, "V1")
    dragging = Dragging(timeline, "card", "card")
    with timeline.one_edit():
        dragging.over(point)
        dragging.drop(point)
    assert timeline.places("V1")[-2:] == [(300, 450), (450, 600)]


def test_the_first_drop_starts_a_cut_in_the_format_of_the_footage(bare: Timeline) -> None:
    project = empty_project()
    media = project.media
    bare.document.do("media", lambda value: Project(id=value.id, name="New", media=media))
    point = QPoint(200, 150)
    dragging = Dragging(bare, "a")
    with bare.one_edit("overwrite"):
        assert dragging.over(point)
        assert bare.document.sequence is None
        assert bare.document.shown_sequence is not None
        assert dragging.drop(point)
    sequence = bare.project.sequence
    assert (sequence.width, sequence.height, sequence.rate) == (1920, 1080, project.sequence.rate)
    assert [len(track.items) for track in sequence.tracks] == [1, 0, 1, 0, 0]


def test_what_is_not_in_the_project_is_refused(timeline: Timeline) -> None:
    dragging = Dragging(timeline, "unknown")
    with timeline.no_edit():
        assert not dragging.over(timeline.point(10, "V1"))
        assert not dragging.drop(timeline.point(10, "V1"))


@pytest.mark.parametrize(
    ("action", "name", "starts"),
    [
        ("timeline.overwrite", "overwrite", [0, 100, 150]),
        ("timeline.insert", "insert", [0, 100, 150, 300, 350]),
        ("timeline.append", "append", [0, 100, 200, 300]),
    ],
)
def test_footage_is_put_in_by_key_at_the_playhead(timeline: Timeline, action: str, name: str, starts: list[int]) -> None:
    timeline.context.view.set_focus_media("card")
    timeline.context.view.set_playhead(150)
    with timeline.one_edit(name):
        assert timeline.context.actions.trigger(action)
    assert [place[0] for place in timeline.places("V1")] == starts
    assert timeline.context.view.playhead == (450 if name == "append" else 300)


def test_without_footage_chosen_the_keys_say_why_not(timeline: Timeline) -> None:
    assert not timeline.context.actions.trigger("timeline.insert")
    assert "footage" in timeline.context.actions.registered("timeline.insert").why


def test_what_another_program_sends_is_not_taken(timeline: Timeline) -> None:
    data = QMimeData()
    data.setData(STRETCHES, b'[{"media": "a", "source_in": "1/0"}]')
    point, left, copy = timeline.point(10, "V1"), Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    QApplication.sendEvent(timeline.panel.view, QDragEnterEvent(point, copy, data, left, NONE))
    event = QDropEvent(QPointF(point), copy, data, left, NONE, QEvent.Type.Drop)
    before = timeline.project
    QApplication.sendEvent(timeline.panel.view, event)
    assert not event.isAccepted()
    assert timeline.project is before
