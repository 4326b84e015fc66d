"""Fades and volume, drawn and dragged on the sound."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from editor.model import Clip, Gain
from tests.ui.timeline.conftest import SHIFT, Timeline
from ui.timeline.levels import MAX_DB, MIN_DB, db_at, share_of
from ui.timeline.metrics import HANDLE_HIT, RULER
from ui.timeline.shapes import clip_box, level_line


def gain(timeline: Timeline, item_id: str = "n6") -> Gain:
    item = timeline.item(item_id)
    assert isinstance(item, Clip)
    return item.gain


def handle(timeline: Timeline, frame: float, aside: int = 0) -> QPoint:
    """A point on the gain line of A1 at a frame."""
    row = timeline.panel.view.rows.of("A1")
    assert row is not None
    line = level_line(gain(timeline), *clip_box(row.top, row.height))
    return QPoint(timeline.point(frame).x() + aside, RULER + round(line))


@pytest.fixture(autouse=True)
def _choose(timeline: Timeline) -> None:
    timeline.click(150, "V1")


def test_a_fade_in_is_dragged_from_the_corner(timeline: Timeline) -> None:
    start = handle(timeline, 100, HANDLE_HIT + 4)
    timeline.move(start)
    assert timeline.panel.view.hovered.zone == "fade_in"
    with timeline.one_edit("change fade"):
        timeline.drag(start, start + QPoint(40, 0))
    assert gain(timeline).fade_in == 20
    with timeline.one_edit():
        timeline.drag(handle(timeline, 120), handle(timeline, 110))
    assert gain(timeline).fade_in == 10


def test_fades_do_not_cross(timeline: Timeline) -> None:
    start = handle(timeline, 200, -HANDLE_HIT - 4)
    with timeline.one_edit():
        timeline.drag(start, start - QPoint(160, 0))
    assert gain(timeline).fade_out == 80
    start = handle(timeline, 100, HANDLE_HIT + 4)
    with timeline.one_edit():
        timeline.drag(start, start + QPoint(190, 0))
    assert (gain(timeline).fade_in, gain(timeline).fade_out) == (20, 80)


def test_the_line_is_dragged_down(timeline: Timeline) -> None:
    start = handle(timeline, 150)
    timeline.move(start)
    assert timeline.panel.view.hovered.zone == "level"
    with timeline.one_edit("change volume"):
        timeline.drag(start, start + QPoint(0, 15))
    assert -30 < gain(timeline).db < -6
    assert gain(timeline, "n3") == Gain()


def test_with_shift_it_moves_finely(timeline: Timeline) -> None:
    start = handle(timeline, 150)
    with timeline.one_edit():
        timeline.drag(start, start + QPoint(0, 15), SHIFT)
    assert -3 < gain(timeline).db < -0.4


def test_esc_leaves_the_volume(timeline: Timeline) -> None:
    start = handle(timeline, 150)
    with timeline.no_edit():
        timeline.drag(start, start + QPoint(0, 15), drop=False)
        assert timeline.panel.readout is not None
        assert "dB" in timeline.panel.readout.text
        timeline.key(Qt.Key.Key_Escape)


@pytest.mark.parametrize("db", [MAX_DB, 6.0, 0.0, -3.5, -12.0, -20.0, MIN_DB])
def test_the_scale_of_levels_goes_both_ways(db: float) -> None:
    assert db_at(share_of(db)) == pytest.approx(db)
