"""Sound, picture and crop in the inspector: exactly one edit each, which can be undone, with the value that was meant."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from editor.edits import set_crop
from editor.model import Crop, CropKey
from tests.ui.panels.conftest import choose, click, clip, drag, edited_once, steps, type_into
from ui.panels.inspector import Inspector
from ui.state.context import Context

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
