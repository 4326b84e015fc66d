"""Which row is where, what it is called, and what a ruler shows."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from editor.edits import Source, add_track, overwrite
from tests.support.projects import RATE, empty_project
from ui.timeline.metrics import DEFAULT, SMALL, TALLEST
from ui.timeline.rows import lay_out
from ui.timeline.ticks import LABEL_GAP, TICK_GAP, ticks_for


def test_rows_go_from_words_through_pictures_front_to_back_to_sound() -> None:
    rows = lay_out(empty_project(), {})
    assert [row.code for row in rows.rows] == ["S1", "V2", "V1", "A1", "A2", "N1"]
    assert [row.role for row in rows.rows] == ["subtitle", "overlay", "video", "audio", "audio", "narration"]
    tops = [row.top for row in rows.rows]
    assert tops == [sum(DEFAULT[row.role] for row in rows.rows[:place]) for place in range(len(tops))]


def test_sound_without_picture_is_music() -> None:
    project = overwrite(empty_project(), Source(media="music", duration=50), 0, tracks=["A2"])
    assert [row.role for row in lay_out(project, {}).rows if row.code == "A2"] == ["music"]
    linked = overwrite(empty_project(), Source(media="a", duration=50), 0, tracks=["V1", "A2"])
    assert [row.role for row in lay_out(linked, {}).rows if row.code == "A2"] == ["audio"]


@given(st.dictionaries(st.sampled_from(["V1", "V2", "A1", "S1"]), st.integers(-50, 900)), st.floats(-10, 900))
def test_every_height_is_bounded_and_every_point_is_in_at_most_one_row(heights: dict[str, int], y: float) -> None:
    project = add_track(empty_project(), "video", name="V3")
    rows = lay_out(project, heights)
    assert all(SMALL[row.role] <= row.height <= TALLEST for row in rows.rows)
    found = rows.at(y)
    assert ([found] if found else []) == [row for row in rows.rows if row.top <= y < row.bottom]
    seen = rows.between(y, y + 100)
    assert list(seen) == [row for row in rows.rows if row.bottom > y and row.top < y + 100]


rates = st.sampled_from([RATE, Fraction(24), Fraction(25), Fraction(50), Fraction(60000, 1001), Fraction(120), Fraction(1)])


@given(st.floats(1e-5, 96), rates)
def test_ticks_are_far_enough_apart_and_divide(per_frame: float, rate: Fraction) -> None:
    ticks = ticks_for(per_frame, rate)
    assert ticks.label * per_frame >= LABEL_GAP
    assert ticks.label % ticks.minor == 0
    assert ticks.minor == ticks.label or ticks.minor * per_frame >= TICK_GAP


def test_at_frame_zoom_each_frame_has_a_tick() -> None:
    assert ticks_for(12, RATE).minor == 1
