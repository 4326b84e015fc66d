"""The ruler: playhead, range and markers; zoom and scroll."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from editor.edits import add_marker
from editor.model import Marker
from tests.ui.timeline.conftest import ALT, CTRL, SHIFT, Timeline
from ui.timeline.inline import InlineField
from ui.timeline.metrics import RULER
from ui.timeline.scale import Scale


def foot(timeline: Timeline, frame: float) -> QPoint:
    return QPoint(timeline.point(frame).x(), RULER - 6)


def put_marker(timeline: Timeline, frame: int = 150) -> str:
    marker = Marker(id="m", frame=frame, name="Beat")
    timeline.document.do("marker", lambda project: add_marker(project, marker))
    return "m"


def test_the_playhead_follows_the_pointer_on_the_ruler(timeline: Timeline) -> None:
    with timeline.no_edit():
        timeline.drag(timeline.point(50.5), timeline.point(120.5), drop=False)
        assert timeline.context.view.playhead == 120
        timeline.release(timeline.point(130.5))
    assert timeline.context.view.playhead == 130


def test_with_shift_it_snaps(timeline: Timeline) -> None:
    timeline.drag(timeline.point(50.5), timeline.point(198), SHIFT)
    assert timeline.context.view.playhead == 200


def test_a_range_is_drawn_with_ctrl_and_its_ends_are_dragged(timeline: Timeline) -> None:
    view = timeline.context.view
    with timeline.no_edit():
        timeline.drag(timeline.point(45), timeline.point(145), CTRL)
        assert (view.mark_in, view.mark_out) == (45, 145)
        timeline.drag(foot(timeline, 45), foot(timeline, 60), ALT)
        assert (view.mark_in, view.mark_out) == (60, 145)
        timeline.drag(foot(timeline, 145), foot(timeline, 198))
        assert (view.mark_in, view.mark_out) == (60, 200)


def test_a_cancelled_range_is_as_it_was(timeline: Timeline) -> None:
    view = timeline.context.view
    view.set_range(40, 90)
    timeline.drag(foot(timeline, 90), foot(timeline, 260), ALT, drop=False)
    assert view.mark_out == 260
    timeline.key(Qt.Key.Key_Escape)
    assert (view.mark_in, view.mark_out) == (40, 90)


def test_a_marker_is_moved_and_snaps(timeline: Timeline) -> None:
    put_marker(timeline)
    with timeline.one_edit("move marker"):
        timeline.drag(foot(timeline, 150), foot(timeline, 198))
    assert timeline.project.sequence.markers[0].frame == 200


def test_a_marker_is_added_at_the_playhead_and_gone_to(timeline: Timeline) -> None:
    view, actions = timeline.context.view, timeline.context.actions
    view.set_playhead(77)
    with timeline.one_edit("add marker"):
        assert actions.trigger("mark.marker")
    put_marker(timeline, 150)
    assert actions.trigger("mark.next_marker")
    assert view.playhead == 150
    assert actions.trigger("mark.prev_marker")
    assert view.playhead == 77


@pytest.mark.parametrize(("end", "name"), [(Qt.Key.Key_Return, "Drop"), (Qt.Key.Key_Escape, "Beat")])
def test_a_marker_is_renamed_in_place(timeline: Timeline, end: Qt.Key, name: str) -> None:
    put_marker(timeline)
    timeline.double_click(foot(timeline, 150))
    field = timeline.panel.findChild(InlineField)
    assert field is not None
    timeline.qtbot.keyClicks(field, "Drop")
    timeline.qtbot.keyClick(field, end)
    assert timeline.project.sequence.markers[0].name == name


def test_the_wheel_scrolls_in_time_and_with_shift_the_tracks(timeline: Timeline) -> None:
    view = timeline.panel.view
    view.set_scale(Scale(20, 0))
    timeline.wheel(QPoint(300, 100), -2)
    assert view.scale.origin == 120
    timeline.wheel(QPoint(300, 100), 1)
    assert view.scale.origin == 60
    for row in view.rows.rows:
        view.set_height(row.track, 200)
    timeline.wheel(QPoint(300, 100), -1, SHIFT)
    assert view.offset == 60
    assert view.scale.origin == 60


def test_a_trackpad_scrolls_both_ways(timeline: Timeline) -> None:
    view = timeline.panel.view
    view.set_scale(Scale(20, 100))
    timeline.wheel(QPoint(300, 100), 0, fine=QPoint(-30, 2))
    assert view.scale.origin == 130
    for row in view.rows.rows:
        view.set_height(row.track, 200)
    timeline.wheel(QPoint(300, 100), 0, fine=QPoint(1, -25))
    assert view.offset == 25


def test_ctrl_and_the_wheel_zoom_around_the_pointer(timeline: Timeline) -> None:
    view = timeline.panel.view
    view.set_scale(Scale(2, 100))
    under = view.scale.frame(400)
    timeline.wheel(QPoint(400, 100), 3, CTRL)
    assert view.scale.per_frame > 3
    assert abs(view.scale.frame(400) - under) < 0.5
    timeline.wheel(QPoint(400, 100), -3, CTRL)
    assert view.scale.per_frame == pytest.approx(2)


def test_zoom_by_slider_and_actions_and_fit(timeline: Timeline) -> None:
    view, tools = timeline.panel.view, timeline.panel.tools
    before = view.scale.per_frame
    assert timeline.context.actions.trigger("timeline.zoom_in")
    assert view.scale.per_frame == pytest.approx(before * 1.4)
    assert timeline.context.actions.trigger("timeline.zoom_out")
    tools.slider.setValue(tools.slider.maximum())
    assert view.scale.per_frame == pytest.approx(96)
    assert timeline.context.actions.trigger("timeline.fit")
    assert 0 <= view.scale.x(0) < view.scale.x(300) <= view.width()
    assert 0 < tools.slider.value() < tools.slider.maximum()


def test_the_bars_scroll(timeline: Timeline) -> None:
    panel = timeline.panel
    panel.view.set_scale(Scale(20, 0))
    panel.across.setValue(500)
    assert panel.view.scale.origin == 500
    assert not panel.down.isVisible()
    for row in panel.view.rows.rows:
        panel.view.set_height(row.track, 200)
    assert panel.down.isVisible()
    panel.down.setValue(90)
    assert panel.view.offset == 90


def test_while_playing_the_playhead_stays_in_sight(timeline: Timeline) -> None:
    view, state = timeline.panel.view, timeline.context.view
    view.set_scale(Scale(20, 0))
    state.set_playing(True)
    for frame in range(0, 290, 7):
        state.set_playhead(frame)
        assert 0 <= view.scale.x(frame) <= view.width()
    state.set_playing(False)
