"""Selecting, and moving clips in time and across tracks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from editor.edits import set_track
from tests.ui.timeline.conftest import ALT, CTRL, NONE, SHIFT, Timeline


def test_a_click_selects_and_a_click_beside_deselects(timeline: Timeline) -> None:
    view = timeline.context.view
    with timeline.no_edit():
        timeline.click(150, "V1")
        assert view.selection == ("n5",)
        timeline.click(50, "V1")
        assert view.selection == ("n2",)
        timeline.click(350, "V1")
        assert view.selection == ()


def test_ctrl_toggles_and_shift_selects_all_between(timeline: Timeline) -> None:
    view = timeline.context.view
    timeline.click(50, "V1")
    timeline.click(150, "V1", CTRL)
    assert view.selection == ("n2", "n5")
    timeline.click(50, "V1", CTRL)
    assert view.selection == ("n5",)
    timeline.click(50, "V1")
    timeline.click(250, "V1", SHIFT)
    assert view.selection == ("n2", "n5", "n8")
    timeline.click(150, "V1")
    assert view.selection == ("n5",)


def test_a_rubber_band_selects_what_it_touches(timeline: Timeline) -> None:
    with timeline.no_edit():
        timeline.drag(timeline.point(340, "S1"), timeline.point(150, "V1"))
    assert set(timeline.context.view.selection) == {"title", "n5", "n8"}
    timeline.drag(timeline.point(65, "S1"), timeline.point(110, "S1", 0.9), SHIFT)
    assert set(timeline.context.view.selection) == {"title", "n5", "n8", "s2"}


def test_a_cancelled_rubber_band_puts_the_selection_back(timeline: Timeline) -> None:
    timeline.click(50, "V1")
    timeline.drag(timeline.point(340, "S1"), timeline.point(150, "V1"), drop=False)
    assert len(timeline.context.view.selection) == 3
    timeline.key(Qt.Key.Key_Escape)
    assert timeline.context.view.selection == ("n2",)


def test_a_move_takes_the_linked_sound_along_and_is_one_edit(timeline: Timeline) -> None:
    with timeline.one_edit("move clips"):
        timeline.drag(timeline.point(250, "V1"), timeline.point(300, "V1"), ALT)
    assert timeline.places("V1")[-1] == (250, 350)
    assert timeline.places("A1")[-1] == (250, 350)


def test_while_it_is_dragged_it_is_shown_but_not_committed(timeline: Timeline) -> None:
    with timeline.no_edit():
        timeline.drag(timeline.point(250, "V1"), timeline.point(300, "V1"), ALT, drop=False)
        assert timeline.places("V1", timeline.document.shown)[-1] == (250, 350)
        assert timeline.project is not timeline.document.shown
        timeline.key(Qt.Key.Key_Escape)


def test_what_it_is_dropped_on_gives_way(timeline: Timeline) -> None:
    with timeline.one_edit():
        timeline.drag(timeline.point(250, "V1"), timeline.point(200, "V1"), ALT)
    assert timeline.places("V1") == [(0, 100), (100, 150), (150, 250)]


def test_a_move_to_another_track_of_its_kind(timeline: Timeline) -> None:
    with timeline.one_edit():
        timeline.drag(timeline.point(250, "V1"), timeline.point(250, "V2"), ALT)
    assert timeline.places("V1") == [(0, 100), (100, 200)]
    assert timeline.places("V2")[-1] == (200, 300)
    assert timeline.places("A1")[-1] == (200, 300)


def test_over_a_track_of_another_kind_it_moves_in_time_alone(timeline: Timeline) -> None:
    with timeline.one_edit():
        timeline.drag(timeline.point(250, "V1"), timeline.point(280, "A2"), ALT)
    assert timeline.places("V1")[-1] == (230, 330)
    assert timeline.places("A2") == []


def test_several_clips_keep_their_distance(timeline: Timeline) -> None:
    timeline.click(150, "V1")
    timeline.click(250, "V1", CTRL)
    with timeline.one_edit():
        timeline.drag(timeline.point(250, "V1"), timeline.point(275, "V1"), ALT)
    assert timeline.places("V1") == [(0, 100), (125, 225), (225, 325)]
    assert timeline.places("A1") == [(0, 100), (125, 225), (225, 325)]
    assert timeline.context.view.selection == ("n5", "n8")


def test_without_linking_the_sound_stays(timeline: Timeline) -> None:
    timeline.context.view.set_option("linking", False)
    with timeline.one_edit():
        timeline.drag(timeline.point(250, "V1"), timeline.point(290, "V1"), ALT)
    assert timeline.places("V1")[-1] == (240, 340)
    assert timeline.places("A1")[-1] == (200, 300)
    assert timeline.item("n8").link == timeline.item("n9").link


def test_edges_snap_to_the_playhead_unless_alt_is_held(timeline: Timeline) -> None:
    timeline.context.view.set_playhead(340)
    with timeline.one_edit():
        timeline.drag(timeline.point(250, "V1"), timeline.point(288, "V1"))
    assert timeline.places("V1")[-1] == (240, 340)
    assert timeline.document.undo()
    with timeline.one_edit():
        timeline.drag(timeline.point(250, "V1"), timeline.point(288, "V1"), ALT)
    assert timeline.places("V1")[-1] == (238, 338)


def test_alt_pressed_while_dragging_lets_go_of_the_snap(timeline: Timeline) -> None:
    timeline.context.view.set_playhead(340)
    timeline.drag(timeline.point(250, "V1"), timeline.point(288, "V1"), drop=False)
    assert timeline.places("V1", timeline.document.shown)[-1] == (240, 340)
    assert timeline.panel.view.step.guide is not None
    timeline.qtbot.keyPress(timeline.panel.view, Qt.Key.Key_Alt, ALT)
    assert timeline.places("V1", timeline.document.shown)[-1] == (238, 338)
    assert timeline.panel.view.step.guide is None
    timeline.key(Qt.Key.Key_Escape)


def test_snapping_can_be_switched_off(timeline: Timeline) -> None:
    timeline.context.view.set_playhead(340)
    timeline.context.view.set_option("snapping", False)
    with timeline.one_edit():
        timeline.drag(timeline.point(250, "V1"), timeline.point(288, "V1"))
    assert timeline.places("V1")[-1] == (238, 338)


def test_nothing_is_moved_to_before_the_start(timeline: Timeline) -> None:
    timeline.click(150, "V1")
    with timeline.one_edit():
        timeline.drag(timeline.point(150, "V1"), QPoint(-200, timeline.point(150, "V1").y()), ALT)
    assert timeline.places("V1")[0] == (0, 100)
    assert timeline.item("n5").record_in == 0


@pytest.mark.parametrize("track", ["V1", "A1"])
def test_on_a_locked_track_nothing_moves(timeline: Timeline, track: str) -> None:
    timeline.document.do("lock", lambda project: set_track(project, track, locked=True))
    with timeline.no_edit():
        timeline.drag(timeline.point(250, "V1"), timeline.point(300, "V1"), ALT, drop=False)
        assert "locked" in timeline.panel.view.step.problem
        timeline.release(timeline.point(300, "V1"), NONE)


def test_a_drag_shorter_than_a_hand_trembles_is_a_click(timeline: Timeline) -> None:
    start = timeline.point(250, "V1")
    with timeline.no_edit():
        timeline.drag(start, start + QPoint(2, 1))
    assert timeline.context.view.selection == ("n8",)


def test_an_undo_while_dragging_ends_the_drag(timeline: Timeline) -> None:
    timeline.document.do("lock", lambda project: set_track(project, "S1", locked=True))
    timeline.drag(timeline.point(250, "V1"), timeline.point(300, "V1"), ALT, drop=False)
    assert timeline.document.undo()
    assert not timeline.panel.view.hand.busy
    with timeline.no_edit():
        timeline.release(timeline.point(300, "V1"))
    assert timeline.places("V1")[-1] == (200, 300)


def test_dragging_at_the_edge_scrolls(timeline: Timeline) -> None:
    view = timeline.panel.view
    before = view.scale.origin
    timeline.drag(timeline.point(250, "V1"), QPoint(view.width() - 2, timeline.point(250, "V1").y()), ALT, drop=False)
    moved = timeline.item("n8", timeline.document.shown).record_in
    timeline.qtbot.waitUntil(lambda: view.scale.origin > before + 40)
    assert timeline.item("n8", timeline.document.shown).record_in > moved
    timeline.key(Qt.Key.Key_Escape)
    assert timeline.places("V1")[-1] == (200, 300)
