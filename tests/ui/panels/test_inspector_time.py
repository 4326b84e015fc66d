"""Time and speed in the inspector: exactly one edit each, which can be undone, with the value that was meant."""

from __future__ import annotations

from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from editor.edits import lift, set_speed
from editor.model import Project, Speed
from editor.speed import SpeedKey
from tests.support.projects import RATE
from tests.ui.panels.conftest import click, clip, edited_once, steps, type_into
from ui.panels.inspector import Inspector
from ui.state.context import Context

# --- time


def test_record_in_moves_the_clip_and_its_sound(film: Context, inspector: Inspector) -> None:
    film.view.select(("n8",))
    name = edited_once(film, lambda: type_into(inspector.time.record_in, "00:00:10:00"))
    assert name == "move"
    assert clip(film, "n8").record_in == clip(film, "n9").record_in == 300


@pytest.mark.parametrize(
    ("typed", "frame"),
    [("00:00:07:05", 215), ("7:05", 215), ("705", 215), ("+5", 205), ("−1:00", 170), ("-30", 170), ("0", None)],
)
def test_timecode_is_understood_as_editors_write_it(
    film: Context, inspector: Inspector, typed: str, frame: int | None
) -> None:
    film.view.select(("n5",))
    film.document.do("x", lambda project: _without(project, "n8"))
    type_into(inspector.time.record_out, typed)
    if frame is None:
        assert inspector.time.problem
        frame = 200
    assert clip(film, "n5").record_out == frame
    assert inspector.time.record_out.value == frame


def test_what_is_no_timecode_is_refused_in_place(film: Context, inspector: Inspector) -> None:
    type_into(inspector.time.duration, "soon")
    assert "Not a timecode" in inspector.time.problem
    assert steps(film) == 1
    assert inspector.time.duration.text() == "00:00:03:10"


def test_an_edit_that_is_refused_says_why_until_one_succeeds(film: Context, inspector: Inspector) -> None:
    type_into(inspector.time.duration, "+5")
    assert "would run into" in inspector.time.problem
    assert inspector.time._problem.isVisible()
    assert clip(film).duration == 100
    assert inspector.time.duration.value == 100
    type_into(inspector.time.duration, "-5")
    assert inspector.time.problem == ""
    assert clip(film).duration == 95


def test_later_clips_follow_when_asked_to(film: Context, inspector: Inspector) -> None:
    click(inspector.time.ripple)
    assert edited_once(film, lambda: type_into(inspector.time.duration, "+5")) == "trim"
    assert clip(film).duration == 105
    assert clip(film, "n5").record_in == 105


def test_source_in_trims_to_the_very_frame(film: Context, inspector: Inspector) -> None:
    assert inspector.time.source_in.text() == "00:00:04:29"  # 5 s at 29.97 is in frame 149
    edited_once(film, lambda: type_into(inspector.time.source_in, "+10"))
    assert inspector.time.source_in.text() == "00:00:05:09"
    assert (clip(film).record_in, clip(film).duration) == (10, 90)
    assert clip(film).source_in == Fraction(5) + 10 / RATE
    assert clip(film, "n3").source_in == clip(film).source_in


def test_source_out_trims_the_end(film: Context, inspector: Inspector) -> None:
    out = inspector.time.source_out.value or 0
    edited_once(film, lambda: type_into(inspector.time.source_out, "-8"))
    assert inspector.time.source_out.value == out - 8
    assert clip(film).duration == 92


def test_the_source_of_slow_motion_is_told_in_its_own_frames(film: Context, inspector: Inspector) -> None:
    film.document.do("x", lambda project: set_speed(project, "n2", Fraction(1, 2), ripple=True))
    edited_once(film, lambda: type_into(inspector.time.source_in, "+10"))
    assert clip(film).duration == 181, "the first of the two that show that frame"
    assert inspector.time.source_in.text() == "00:00:05:09"


def test_the_source_of_a_ramp_is_not_typed(film: Context, inspector: Inspector) -> None:
    ramp = Speed(ramp=(SpeedKey(0, Fraction(1)), SpeedKey(50, Fraction(1, 2))))
    film.document.do("x", lambda project: set_speed(project, "n2", ramp, keep_duration=True))
    assert inspector.time.source_in.isReadOnly()


def test_arrow_keys_step_by_a_frame_and_commit_when_let_go(film: Context, inspector: Inspector) -> None:
    field = inspector.time.duration
    click(field)
    count = steps(film)
    QTest.keyPress(field, Qt.Key.Key_Down)
    QTest.keyPress(field, Qt.Key.Key_Down)
    assert clip(film, shown=True).duration == 98
    assert clip(film).duration == 100
    assert steps(film) == count
    QTest.keyRelease(field, Qt.Key.Key_Down)
    assert clip(film).duration == 98
    assert steps(film) == count + 1


def test_escape_takes_a_step_back(film: Context, inspector: Inspector) -> None:
    field = inspector.time.duration
    click(field)
    QTest.keyPress(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    QTest.keyRelease(field, Qt.Key.Key_Down)
    assert clip(film, shown=True).duration == 100
    assert steps(film) == 1
    assert field.value == 100


# --- speed


def test_speed_in_percent(film: Context, inspector: Inspector) -> None:
    assert edited_once(film, lambda: type_into(inspector.speed.percent, "33.3%")) == "change speed"
    assert clip(film).speed.rate == clip(film, "n3").speed.rate == Fraction(333, 1000)
    assert clip(film, "n5").record_in == clip(film).duration
    assert inspector.speed.head.summary == "33.3%"


def test_speed_presets_act_on_every_chosen_clip(film: Context, inspector: Inspector) -> None:
    film.view.select(("n2", "n5"))
    edited_once(film, lambda: click(inspector.speed.presets[3]))
    assert [clip(film, item).speed.rate for item in ("n2", "n3", "n5", "n6", "n8")] == [2, 2, 2, 2, 1]
    assert clip(film, "n8").record_in == 100


def test_without_ripple_a_slower_clip_has_no_room(film: Context, inspector: Inspector) -> None:
    click(inspector.speed.ripple)
    click(inspector.speed.presets[1])
    assert "would run into" in inspector.speed.problem
    assert steps(film) == 1


def test_reverse_and_back(film: Context, inspector: Inspector) -> None:
    assert edited_once(film, lambda: click(inspector.speed.reverse)) == "reverse"
    assert clip(film).speed.rate == -1
    edited_once(film, lambda: click(inspector.speed.presets[3]))
    assert clip(film).speed.rate == -2
    edited_once(film, lambda: click(inspector.speed.reverse))
    assert clip(film).speed.rate == 2


def test_freeze_keeps_the_length(film: Context, inspector: Inspector) -> None:
    assert edited_once(film, lambda: click(inspector.speed.freeze)) == "freeze frame"
    assert clip(film).speed.rate == 0
    assert clip(film).duration == 100
    assert not inspector.speed.reverse.isEnabled()
    edited_once(film, lambda: click(inspector.speed.freeze))
    assert clip(film).speed.rate == 1


def test_pitch_is_kept_or_not(film: Context, inspector: Inspector) -> None:
    assert edited_once(film, lambda: click(inspector.speed.pitch)) == "change pitch"
    assert not clip(film, "n3").speed.keep_pitch


def test_a_ramp_is_told_in_words_and_made_even(film: Context, inspector: Inspector) -> None:
    ramp = Speed(ramp=(SpeedKey(0, Fraction(1)), SpeedKey(50, Fraction(1, 2))))
    film.document.do("x", lambda project: set_speed(project, "n2", ramp, keep_duration=True))
    assert inspector.speed.ramp.text() == "Ramp with 2 keys, 50 to 100%"
    assert inspector.speed.head.summary == "Ramp"
    assert edited_once(film, lambda: click(inspector.speed.even)) == "remove ramp"
    assert clip(film).speed == Speed()


def _without(project: Project, item_id: str) -> Project:
    return lift(project, item_id)
