"""Trim, ripple, roll and slip, by edge, tool and key."""

from __future__ import annotations

from fractions import Fraction

import pytest
from PySide6.QtCore import QPoint, Qt

from editor.model import Clip
from tests.support.projects import RATE
from tests.ui.timeline.conftest import ALT, SHIFT, Timeline


def edge(timeline: Timeline, frame: int, side: str, track: str = "V1") -> QPoint:
    """A point on the trim handle of the clip that begins or ends at a frame."""
    return timeline.point(frame, track, 0.4) + QPoint(4 if side == "in" else -4, 0)


def moved(point: QPoint, frames: int) -> QPoint:
    return point + QPoint(2 * frames, 0)


def source_in(timeline: Timeline, item_id: str) -> Fraction:
    item = timeline.item(item_id)
    assert isinstance(item, Clip)
    return item.source_in


@pytest.mark.parametrize(
    ("frame", "side", "frames", "expected"), [(300, "out", -20, (200, 280)), (200, "in", 15, (215, 300))]
)
def test_an_edge_is_trimmed_with_its_partner(
    timeline: Timeline, frame: int, side: str, frames: int, expected: tuple[int, int]
) -> None:
    with timeline.one_edit("trim"):
        timeline.drag(edge(timeline, frame, side), moved(edge(timeline, frame, side), frames), ALT)
    assert timeline.places("V1")[-1] == expected
    assert timeline.places("A1")[-1] == expected


def test_an_edge_stops_at_its_neighbour(timeline: Timeline) -> None:
    with timeline.no_edit():
        timeline.drag(edge(timeline, 200, "in"), moved(edge(timeline, 200, "in"), -30), ALT)


def test_an_edge_stops_at_the_end_of_the_footage(timeline: Timeline) -> None:
    view = timeline.panel.view
    view.set_scale(view.scale.zoomed(0.5, 0, 0.01))
    start = timeline.point(300, "V1", 0.4) + QPoint(-3, 0)
    with timeline.one_edit():
        timeline.drag(start, start + QPoint(400, 0), ALT)
    last = timeline.item("n8")
    assert isinstance(last, Clip)
    assert last.source_at(last.duration - 1, RATE) < 20 <= last.source_at(last.duration + 1, RATE)


def test_trimmed_without_linking_the_partner_stays(timeline: Timeline) -> None:
    timeline.context.view.set_option("linking", False)
    with timeline.one_edit():
        timeline.drag(edge(timeline, 300, "out"), moved(edge(timeline, 300, "out"), -20), ALT)
    assert (timeline.places("V1")[-1], timeline.places("A1")[-1]) == ((200, 280), (200, 300))
    assert timeline.item("n8").link == timeline.item("n9").link


def test_the_ripple_tool_lets_the_rest_follow(timeline: Timeline) -> None:
    timeline.context.view.set_tool("ripple")
    with timeline.one_edit("ripple trim"):
        timeline.drag(edge(timeline, 100, "out"), moved(edge(timeline, 100, "out"), -14), ALT)
    assert timeline.places("V1") == [(0, 86), (86, 186), (186, 286)]
    assert timeline.places("A1") == timeline.places("V1")


def test_a_ripple_shows_what_goes_and_says_how_much(timeline: Timeline) -> None:
    timeline.context.view.set_tool("ripple")
    with timeline.no_edit():
        timeline.drag(edge(timeline, 100, "out"), moved(edge(timeline, 100, "out"), -14), ALT, drop=False)
        removed = timeline.panel.view.step.removed
        assert removed is not None
        assert (removed.start, removed.end, set(removed.tracks)) == (86, 100, {"V1", "A1"})
        card = timeline.panel.readout
        assert card is not None
        assert card.isVisible()
        assert "−14 frames" in card.text
        assert "00:00:02:26" in card.text
        timeline.key(Qt.Key.Key_Escape)
        assert not card.isVisible()


def test_rippling_the_start_keeps_its_place(timeline: Timeline) -> None:
    timeline.context.view.set_tool("ripple")
    before = source_in(timeline, "n5")
    with timeline.one_edit():
        timeline.drag(edge(timeline, 100, "in"), moved(edge(timeline, 100, "in"), 10), ALT)
    assert timeline.places("V1") == [(0, 100), (100, 190), (190, 290)]
    assert source_in(timeline, "n5") == before + Fraction(10) / RATE


def test_shift_makes_a_trim_a_roll(timeline: Timeline) -> None:
    with timeline.one_edit("roll"):
        start = edge(timeline, 100, "out")
        timeline.move(start)
        timeline.press(start)
        timeline.move(moved(start, 5), SHIFT | ALT)
        timeline.move(moved(start, 12), SHIFT | ALT)
        timeline.release(moved(start, 12), SHIFT | ALT)
    assert timeline.places("V1") == [(0, 112), (112, 200), (200, 300)]
    assert timeline.places("A1") == timeline.places("V1")


def test_the_roll_tool_moves_a_cut_held_from_either_side(timeline: Timeline) -> None:
    timeline.context.view.set_tool("roll")
    with timeline.one_edit("roll"):
        timeline.drag(edge(timeline, 200, "in"), moved(edge(timeline, 200, "in"), -9), ALT)
    assert timeline.places("V1") == [(0, 100), (100, 191), (191, 300)]


def test_the_slip_tool_shows_what_came_earlier(timeline: Timeline) -> None:
    timeline.context.view.set_tool("slip")
    before = source_in(timeline, "n5")
    with timeline.one_edit("slip"):
        timeline.drag(timeline.point(150, "V1"), timeline.point(165, "V1"))
    assert timeline.places("V1") == [(0, 100), (100, 200), (200, 300)]
    assert source_in(timeline, "n5") == source_in(timeline, "n6") == before - Fraction(15) / RATE


def test_a_slip_stops_where_the_footage_begins(timeline: Timeline) -> None:
    timeline.context.view.set_tool("slip")
    with timeline.one_edit():
        timeline.drag(timeline.point(150, "V1"), timeline.point(150, "V1") + QPoint(800, 0))
    assert 0 <= source_in(timeline, "n5") < 1 / RATE


def test_an_edge_snaps_to_a_cut_on_another_track(timeline: Timeline) -> None:
    with timeline.one_edit():
        timeline.drag(timeline.point(180, "V2") - QPoint(4, 0), timeline.point(197, "V2") - QPoint(4, 0))
    assert timeline.places("V2") == [(120, 200)]


def test_brackets_trim_the_selected_clip_by_a_frame(timeline: Timeline) -> None:
    timeline.click(250, "V1")
    timeline.panel.view.setFocus()
    with timeline.one_edit("trim"):
        timeline.key(Qt.Key.Key_BracketLeft)
    assert timeline.places("V1")[-1] == (200, 299)
    with timeline.one_edit("trim"):
        timeline.key(Qt.Key.Key_BraceRight, SHIFT)
    assert timeline.places("A1")[-1] == (201, 299)


def test_a_trim_that_comes_back_is_no_edit(timeline: Timeline) -> None:
    start = edge(timeline, 300, "out")
    with timeline.no_edit():
        timeline.move(start)
        timeline.press(start)
        timeline.move(moved(start, -20), ALT)
        timeline.move(start, ALT)
        timeline.release(start, ALT)


def test_a_subtitle_is_trimmed_like_anything_else(timeline: Timeline) -> None:
    with timeline.one_edit():
        timeline.drag(edge(timeline, 60, "out", "S1"), moved(edge(timeline, 60, "out", "S1"), 10), ALT)
    assert timeline.places("S1")[0] == (10, 70)
