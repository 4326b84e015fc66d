"""Every control of the inspector makes exactly one edit, which can be undone, with the value that was meant."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from editor.edits import set_crop, set_speed
from editor.model import Clip, Crop, CropKey, Speed, changed
from editor.speed import SpeedKey
from tests.support.projects import RATE
from tests.ui.panels.conftest import choose, click, cut, drag, put, steps, type_into, unnamed
from ui.panels.inspector import Inspector
from ui.state.context import Context

Shown = Callable[..., Any]


@pytest.fixture
def inspector(film: Context, shown: Shown) -> Inspector:
    made: Inspector = shown(Inspector(film))
    for section in made.sections:
        section.open()
    film.view.select(("n2", "n3"))
    return made


def clip(context: Context, item_id: str = "n2", *, shown: bool = False) -> Clip:
    project = context.document.shown if shown else context.document.project
    return next(item for track in project.sequence.tracks for item in track.clips if item.id == item_id)


def edited_once(context: Context, act: Callable[[], object]) -> str:
    """Do `act` and check that it is one step, which undo takes back exactly and redo makes again; the step's name."""
    before, count = context.document.project, steps(context)
    act()
    assert steps(context) == count + 1, context.document.why
    after, name = context.document.project, context.document.undo_names[-1]
    assert context.document.shown is after
    assert context.document.undo()
    assert context.document.project == before
    assert context.document.redo()
    assert context.document.project == after
    assert name == name.lower()
    return name


# --- what is shown


def test_without_a_sequence_it_says_what_will_be_here(context: Context, shown: Shown) -> None:
    inspector: Inspector = shown(Inspector(context))
    assert inspector.empty.isVisible()
    assert not inspector.area.isVisible()


def test_name_source_and_reason_of_the_chosen_clip(inspector: Inspector) -> None:
    assert inspector.title.name.text() == "Clip 1"
    assert inspector.title.source.text() == "a.mp4 · chosen by Highlights"
    assert inspector.why.isVisible()
    assert inspector.why.head.summary == "0.94"
    assert inspector.why.reasons == ("Fast movement", "A person in view", "Sharp picture")
    assert "basic engine" in inspector.why._engine.text()


def test_a_clip_that_nobody_proposed_has_no_reason(film: Context, inspector: Inspector) -> None:
    film.view.select(("n5",))
    assert not inspector.why.isVisible()
    assert inspector.title.source.text() == "b.mov"


def test_several_items_are_counted_and_share_their_values(film: Context, inspector: Inspector) -> None:
    film.view.select(("n2", "n5"))
    assert inspector.title.heading.text() == "2 items"
    assert not inspector.time.isVisible()
    assert inspector.sound.gain.value == 0.0
    film.document.do("x", lambda project: set_speed(project, "n5", 2))
    assert inspector.speed.percent.value is None
    assert inspector.speed.percent.placeholderText() == "Several"


def test_everything_in_reach_of_the_keyboard_has_a_name(film: Context, inspector: Inspector) -> None:
    for selection in (("n2", "n3"), ("n2", "n5"), ()):
        film.view.select(selection)
        assert unnamed(inspector) == []


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_it_is_drawn_in_both_themes(film: Context, inspector: Inspector, theme: str) -> None:
    film.theme.set(theme)
    picture = inspector.grab().toImage()
    head = inspector.why.head
    corner = head.mapTo(inspector, head.rect().topLeft())
    colours = {
        picture.pixelColor(corner.x() + x, corner.y() + y).name() for x in range(head.width()) for y in range(head.height())
    }
    assert film.theme.color("text").name() in colours


def test_a_closed_section_stays_closed_in_the_next_session(film: Context, inspector: Inspector, shown: Shown) -> None:
    click(inspector.time.head)
    assert not inspector.time.body.isVisible()
    again: Inspector = shown(Inspector(film))
    assert not again.time.head.isChecked()


# --- evidence


def test_evidence_seeks_in_the_cut(film: Context, inspector: Inspector) -> None:
    still = inspector.why.stills[1]
    assert ("a", Fraction(6)) in film.stills.asked  # type: ignore[attr-defined]
    click(still)
    assert film.view.playhead == 29  # the frame on screen one second in
    assert still.chosen
    assert not inspector.why.stills[0].chosen


def test_evidence_that_was_trimmed_away_is_shown_in_the_source(film: Context, inspector: Inspector, qtbot: Any) -> None:
    with qtbot.waitSignal(film.view.source_seek) as seeking:
        click(inspector.why.stills[2])
    assert seeking.args == ["a", Fraction(19)]
    assert film.view.source == "a"
    assert film.view.playhead == 0


def test_evidence_is_reached_by_keyboard(film: Context, inspector: Inspector) -> None:
    inspector.why.stills[1].setFocus()
    QTest.keyClick(inspector.why.stills[1], Qt.Key.Key_Space)
    assert film.view.playhead == 29


# --- name


def test_a_clip_is_renamed_with_its_sound(film: Context, inspector: Inspector) -> None:
    assert edited_once(film, lambda: type_into(inspector.title.name, "Leap")) == "rename clip"
    assert clip(film).name == clip(film, "n3").name == "Leap"


def test_a_name_that_stays_is_no_edit(film: Context, inspector: Inspector) -> None:
    type_into(inspector.title.name, "Clip 1")
    type_into(inspector.title.name, " ")
    assert steps(film) == 1
    assert inspector.title.name.text() == "Clip 1"


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


# --- sound


def test_a_dragged_volume_is_heard_at_once_and_is_one_step(film: Context, inspector: Inspector) -> None:
    slider = inspector.sound.gain.slider
    count = steps(film)
    drag(slider, 0.75, 0.5, 0.25, release=False)
    shown_now = clip(film, "n3", shown=True).gain.db
    assert shown_now == pytest.approx(-24, abs=0.5)
    assert clip(film, "n3").gain.db == 0
    assert inspector.sound.gain.field.value == shown_now
    assert steps(film) == count
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton)
    assert steps(film) == count + 1
    assert clip(film, "n3").gain.db == shown_now
    assert clip(film).gain.db == 0, "the picture has no sound of its own"
    film.document.undo()
    assert inspector.sound.gain.value == 0


def test_escape_while_dragging_leaves_everything_as_it_was(film: Context, inspector: Inspector) -> None:
    slider = inspector.sound.gain.slider
    drag(slider, 0.75, 0.25, release=False)
    QTest.keyClick(slider, Qt.Key.Key_Escape)
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton)
    assert film.document.shown is film.document.project
    assert steps(film) == 1
    assert inspector.sound.gain.value == 0


def test_volume_by_keyboard_and_by_number(film: Context, inspector: Inspector) -> None:
    slider = inspector.sound.gain.slider
    slider.setFocus()
    edited_once(film, lambda: QTest.keyClick(slider, Qt.Key.Key_Left))
    assert clip(film, "n3").gain.db == -0.5
    edited_once(film, lambda: type_into(inspector.sound.gain.field, "−6 dB"))
    assert clip(film, "n3").gain.db == -6
    assert inspector.sound.gain.field.text() == "−6.0 dB"
    edited_once(film, lambda: QTest.mouseDClick(slider, Qt.MouseButton.LeftButton))
    assert clip(film, "n3").gain.db == 0


def test_fades_in_frames(film: Context, inspector: Inspector) -> None:
    assert edited_once(film, lambda: type_into(inspector.sound.fade_in, "12")) == "change fade in"
    assert edited_once(film, lambda: type_into(inspector.sound.fade_out, "8 fr")) == "change fade out"
    assert (clip(film, "n3").gain.fade_in, clip(film, "n3").gain.fade_out) == (12, 8)
    type_into(inspector.sound.fade_in, "95")
    assert "do not fit" in inspector.sound.problem
    assert inspector.sound.fade_in.value == 12


def test_mute(film: Context, inspector: Inspector) -> None:
    assert edited_once(film, lambda: click(inspector.sound.muted)) == "mute"
    assert clip(film, "n3").gain.muted
    assert inspector.sound.head.summary == "Muted"
    assert edited_once(film, lambda: click(inspector.sound.muted)) == "unmute"


def test_a_mixed_switch_becomes_on_for_all(film: Context, inspector: Inspector) -> None:
    click(inspector.sound.muted)
    film.view.select(("n2", "n5"))
    assert inspector.sound.muted.checkState() == Qt.CheckState.PartiallyChecked
    edited_once(film, lambda: click(inspector.sound.muted))
    states = {clip(film, item).gain.muted for item in ("n3", "n6")}
    assert len(states) == 1


# --- picture


def test_opacity(film: Context, inspector: Inspector) -> None:
    assert edited_once(film, lambda: drag(inspector.picture.opacity.slider, 0.9, 0.5)) == "change opacity"
    assert clip(film).opacity == 0.5
    assert clip(film, "n3").opacity == 1
    edited_once(film, lambda: type_into(inspector.picture.opacity.field, "250"))
    assert clip(film).opacity == 1, "more than there is becomes the most"


def test_disable_and_enable(film: Context, inspector: Inspector) -> None:
    assert edited_once(film, lambda: click(inspector.picture.enabled)) == "disable"
    assert not clip(film).enabled
    assert not clip(film, "n3").enabled
    assert inspector.picture.head.summary == "Off"
    assert edited_once(film, lambda: click(inspector.picture.enabled)) == "enable"


# --- crop


def _box(context: Context, key: int = 0) -> tuple[float, ...]:
    crop = clip(context).crop
    assert crop is not None
    return tuple(
        round(value, 4) for value in (crop.keys[key].x, crop.keys[key].y, crop.keys[key].width, crop.keys[key].height)
    )


def test_a_shape_gives_a_window_in_the_middle(film: Context, inspector: Inspector) -> None:
    assert edited_once(film, lambda: choose(inspector.crop.shape, "9:16")) == "crop"
    assert _box(film) == (0.3418, 0.0, 0.3164, 1.0)
    assert inspector.crop.head.summary == "9:16"
    edited_once(film, lambda: choose(inspector.crop.shape, "1:1"))
    assert _box(film) == (0.2188, 0.0, 0.5625, 1.0)
    assert edited_once(film, lambda: choose(inspector.crop.shape, "Whole picture")) == "remove crop"
    assert clip(film).crop is None


def test_the_window_moves_and_shrinks_and_stays_inside(film: Context, inspector: Inspector) -> None:
    choose(inspector.crop.shape, "9:16")
    edited_once(film, lambda: type_into(inspector.crop.across, "25"))
    assert _box(film) == (0.0918, 0.0, 0.3164, 1.0)
    edited_once(film, lambda: drag(inspector.crop.scale.slider, 0.9, 0.4736))
    assert _box(film)[3] == pytest.approx(0.5, abs=0.01)
    edited_once(film, lambda: type_into(inspector.crop.down, "0"))
    assert _box(film)[1] == 0
    edited_once(film, lambda: click(inspector.crop.clear))
    assert clip(film).crop is None


def test_on_a_path_the_key_at_the_playhead_changes(film: Context, inspector: Inspector) -> None:
    keys = (CropKey(0, 0.0, 0.0, 0.3, 1.0), CropKey(80, 0.4, 0.0, 0.3, 1.0))
    film.document.do("x", lambda project: set_crop(project, "n2", Crop(keys=keys)))
    film.view.set_playhead(40)
    assert inspector.crop.across.value == 35
    edited_once(film, lambda: type_into(inspector.crop.across, "50"))
    crop = clip(film).crop
    assert crop is not None
    assert [key.frame for key in crop.keys] == [0, 40, 80]
    assert _box(film, 1) == (0.35, 0.0, 0.3, 1.0)


# --- track


def test_track_volume_mute_and_solo(film: Context, inspector: Inspector) -> None:
    assert inspector.track.head.text() == "Track A1"
    assert edited_once(film, lambda: type_into(inspector.track.gain.field, "-3")) == "change track volume"
    assert film.document.project.sequence.track("A1").gain_db == -3
    assert edited_once(film, lambda: click(inspector.track.muted)) == "mute track"
    assert edited_once(film, lambda: click(inspector.track.solo)) == "solo track"
    track = film.document.project.sequence.track("A1")
    assert track.muted
    assert track.solo


def test_a_picture_track_is_hidden(film: Context, inspector: Inspector) -> None:
    film.document.do("x", lambda project: changed(project))
    film.view.select(("t",))
    put(film, cut_with_title())
    film.view.select(("t",))
    assert edited_once(film, lambda: click(inspector.track.hidden)) == "hide track"
    assert film.document.project.sequence.track("V2").hidden


def cut_with_title() -> Any:
    from editor.edits import add_item
    from editor.model import Title

    return add_item(cut(), "V2", Title(id="t", record_in=0, duration=20, text="Part one"))


# --- gestures and the selection


def test_what_is_being_typed_belongs_to_the_clip_that_it_was_typed_for(film: Context, inspector: Inspector) -> None:
    type_into(inspector.sound.gain.field, "-9", key=None)
    film.view.select(("n5", "n6"))
    assert clip(film, "n3").gain.db == -9
    assert clip(film, "n6").gain.db == 0
    assert inspector.sound.gain.value == 0


def test_a_locked_track_refuses_in_place(film: Context, inspector: Inspector) -> None:
    from editor.edits import set_track

    film.document.do("x", lambda project: set_track(project, "A1", locked=True))
    count = steps(film)
    type_into(inspector.sound.gain.field, "-9")
    assert "locked" in inspector.sound.problem
    assert steps(film) == count
    assert inspector.sound.gain.value == 0


def test_the_wheel_scrolls_and_changes_nothing(film: Context, inspector: Inspector, qtbot: Any) -> None:
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    fields: list[QWidget] = [inspector.sound.gain.slider, inspector.sound.fade_in, inspector.crop.shape, inspector.look.face]
    for field in fields:
        event = QWheelEvent(
            QPointF(4, 4),
            QPointF(field.mapToGlobal(QPoint(4, 4))),
            QPoint(0, 120),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(field, event)
    assert steps(film) == 1


def _without(project: Any, item_id: str) -> Any:
    from editor.edits import lift

    return lift(project, item_id)
