"""The panel by mouse and keys: transport, scrubbing, source and cut, zoom, the crop frame."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from editor.model import Clip, Crop, CropKey, Media, Project, Track
from tests.support.footage import counter_clip, read_counter
from tests.support.renders import media, project
from tests.support.watchdog import Watchdog
from tests.ui.preview.conftest import put, rgb
from ui.preview import proxy
from ui.preview.panel import PreviewPanel
from ui.state.context import Context

Button = Qt.MouseButton
Key = Qt.Key


@pytest.fixture
def footage(tmp_path: Path) -> tuple[Media, ...]:
    return media(
        counter_clip(tmp_path / "one.mp4", frames=120, b_frames=2),
        counter_clip(tmp_path / "two.mp4", frames=60, first_number=1000),
    )


@pytest.fixture
def cut(context: Context, footage: tuple[Media, ...], panel: PreviewPanel) -> PreviewPanel:
    """Three clips of 20 frames."""
    clips = [
        Clip(id=f"c{n}", media=f"m{n % 2}", record_in=20 * n, duration=20, source_in=Fraction(n, 2), name=f"clip {n}")
        for n in range(3)
    ]
    put(context, project(footage, clips))
    return panel


def number(panel: PreviewPanel) -> int | None:
    image = panel.canvas.image
    try:
        return read_counter(rgb(image)) if image is not None else None
    except ValueError:
        return None


def key(panel: PreviewPanel, which: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    panel.canvas.setFocus()
    QTest.keyClick(panel.canvas, which, modifier)


def test_an_empty_project_says_what_to_do(panel: PreviewPanel, context: Context) -> None:
    assert panel.stack.currentWidget() is panel.empty
    assert not panel.controls.play.isEnabled()
    assert panel.empty.accessibleName()
    assert not context.actions.qaction("play.toggle").isEnabled() or panel.player.duration == 0


def test_keys_step_and_jump(cut: PreviewPanel, context: Context, qtbot: QtBot) -> None:
    context.actions.refresh()
    qtbot.waitUntil(lambda: number(cut) == 0)
    key(cut, Key.Key_Right)
    qtbot.waitUntil(lambda: number(cut) == 1)
    key(cut, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: number(cut) == 11)
    key(cut, Key.Key_Down)
    assert context.view.playhead == 20
    qtbot.waitUntil(lambda: number(cut) == 1015)
    key(cut, Key.Key_Left)
    qtbot.waitUntil(lambda: number(cut) == 19)
    key(cut, Key.Key_End)
    assert context.view.playhead == 59
    key(cut, Key.Key_Up)
    assert context.view.playhead == 40
    key(cut, Key.Key_Home)
    qtbot.waitUntil(lambda: number(cut) == 0)
    assert cut.controls.timecode.text() == "00:00:00:00"
    assert cut.controls.length.text() == "00:00:02:00"


def test_play_runs_to_the_end_and_rests_there(cut: PreviewPanel, context: Context, qtbot: QtBot) -> None:
    context.actions.refresh()
    seen: list[int] = []
    context.view.playhead_changed.connect(seen.append)
    QTest.mouseClick(cut.controls.play, Button.LeftButton)
    assert context.view.playing
    qtbot.waitUntil(lambda: not context.view.playing, timeout=60_000)
    assert context.view.playhead == 59
    assert seen == sorted(seen)
    qtbot.waitUntil(lambda: number(cut) == 49)


def test_the_window_is_never_held_up_while_playing(cut: PreviewPanel, context: Context, qtbot: QtBot) -> None:
    watchdog = Watchdog()
    with watchdog.watching():
        context.view.request("play", 1)
        qtbot.waitUntil(lambda: context.view.playhead > 25, timeout=60_000)
        for frame in range(30, 55):
            context.view.set_playhead(frame)
            QApplication.processEvents()
        context.view.request("stop")


def test_shuttle_both_ways_at_growing_speed(cut: PreviewPanel, context: Context, qtbot: QtBot) -> None:
    context.actions.refresh()
    context.view.set_option("loop", True)
    for speed in (1, 2, 4, 8, 8):
        key(cut, Key.Key_L)
        assert cut.player.speed == speed
    assert "8×" in cut.controls.note.text()
    key(cut, Key.Key_J)
    assert cut.player.speed == -1
    key(cut, Key.Key_J)
    assert cut.player.speed == -2
    begun = context.view.playhead
    qtbot.waitUntil(lambda: context.view.playhead != begun, timeout=60_000)
    key(cut, Key.Key_K)
    assert cut.player.speed == 0
    assert not context.view.playing


def test_loop_stays_between_in_and_out(cut: PreviewPanel, context: Context, qtbot: QtBot) -> None:
    context.view.set_range(10, 16)
    context.view.set_option("loop", True)
    context.view.set_playhead(12)
    seen: list[int] = []
    context.view.playhead_changed.connect(seen.append)
    context.view.request("play", 1)
    qtbot.waitUntil(lambda: len(seen) > 14, timeout=60_000)
    context.view.request("stop")
    assert set(seen) <= set(range(10, 16))
    assert any(b < a for a, b in pairwise(seen))


def test_dragging_the_bar_scrubs(cut: PreviewPanel, context: Context, qtbot: QtBot) -> None:
    bar = cut.scrub
    QTest.mousePress(bar, Button.LeftButton, pos=QPoint(round(bar.x_of(2)), 12))
    for frame in (10, 30, 55):
        QTest.mouseMove(bar, QPoint(round(bar.x_of(frame)), 12))
    QTest.mouseRelease(bar, Button.LeftButton, pos=QPoint(round(bar.x_of(55)), 12))
    assert context.view.playhead == 55
    qtbot.waitUntil(lambda: number(cut) == 45)
    bar.setFocus()
    QTest.keyClick(bar, Key.Key_PageUp)
    assert context.view.playhead == 49


def test_source_shows_the_media_in_focus_with_a_place_of_its_own(cut: PreviewPanel, context: Context, qtbot: QtBot) -> None:
    context.view.set_playhead(25)
    context.view.set_focus_media("m0")
    QTest.mouseClick(cut.head.switch.button("source"), Button.LeftButton)
    assert context.view.source == "m0"
    qtbot.waitUntil(lambda: number(cut) == 0)
    assert cut.controls.length.text() == "00:00:04:00"
    context.view.request("step", 7)
    qtbot.waitUntil(lambda: number(cut) == 7)
    assert context.view.playhead == 25
    context.view.show_source("m0", Fraction(2))
    qtbot.waitUntil(lambda: number(cut) == 60)
    QTest.mouseClick(cut.head.switch.button("cut"), Button.LeftButton)
    qtbot.waitUntil(lambda: number(cut) == 1020)
    assert cut.head.name.text() == "clip 1"


def test_zoom_by_menu_and_wheel_and_panning(cut: PreviewPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: number(cut) == 0)
    fitted = cut.canvas.picture_rect()
    assert fitted.width() == cut.canvas.width() or fitted.height() == cut.canvas.height()
    cut.head.zoom.menu().actions()[3].trigger()
    assert cut.canvas.picture_rect().width() == 640
    assert cut.head.zoom.text() == "200%"
    at = QPointF(cut.canvas.rect().center())
    wheel = QWheelEvent(
        at,
        at,
        QPoint(),
        QPoint(0, -120),
        Button.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(cut.canvas, wheel)
    assert cut.canvas.picture_rect().width() == 320


def test_safe_areas_are_drawn(cut: PreviewPanel, context: Context, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: number(cut) == 0)
    before = cut.canvas.grab().toImage()
    QTest.mouseClick(cut.head.safe, Button.LeftButton)
    assert context.view.safe_areas
    assert cut.canvas.grab().toImage() != before


@pytest.fixture
def cropped(context: Context, footage: tuple[Media, ...], panel: PreviewPanel) -> PreviewPanel:
    """A clip cropped to 9:16, selected."""
    crop = Crop(keys=(CropKey(0, 0.3, 0.0, 0.31640625, 1.0),))
    clip = Clip(id="c", media="m0", record_in=0, duration=60, source_in=Fraction(0), crop=crop)
    put(context, project(footage, [clip], size=(90, 160)))
    context.view.select(["c"])
    return panel


def crop_of(project: Project) -> CropKey:
    clip = project.sequence.track("v1").clips[0]
    assert clip.crop is not None
    return clip.crop.keys[0]


def drag(panel: PreviewPanel, begin: QPointF, end: QPointF, *, release: bool = True) -> None:
    canvas = panel.canvas
    QTest.mousePress(canvas, Button.LeftButton, pos=begin.toPoint())
    for share in (0.3, 0.7, 1.0):
        QTest.mouseMove(canvas, (begin + (end - begin) * share).toPoint())
    if release:
        QTest.mouseRelease(canvas, Button.LeftButton, pos=end.toPoint())


def test_dragging_the_crop_frame_is_one_edit_that_can_be_undone(
    cropped: PreviewPanel, context: Context, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: number(cropped) == 0)  # the whole picture, so the whole counter
    where = cropped.canvas.picture_rect()
    inside = QPointF(where.left() + 0.45 * where.width(), where.center().y())
    previews: list[object] = []
    context.document.previewed.connect(previews.append)
    drag(cropped, inside, inside + QPointF(0.2 * where.width(), 0))
    assert crop_of(context.document.project).x == pytest.approx(0.5, abs=0.01)
    assert len(previews) >= 3
    assert context.document.undo_names[-1:] != ("begin",)
    before = len(context.document.undo_names)
    context.document.undo()
    assert crop_of(context.document.project).x == pytest.approx(0.3)
    assert len(context.document.undo_names) == before - 1


def test_a_corner_keeps_the_shape_and_the_picture_bounds(cropped: PreviewPanel, context: Context, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: number(cropped) == 0)
    where = cropped.canvas.picture_rect()
    corner = QPointF(where.left() + 0.3 * where.width(), where.top() + 1)
    drag(cropped, corner, corner + QPointF(0, 0.5 * where.height()))
    key_ = crop_of(context.document.project)
    assert key_.height == pytest.approx(0.5, abs=0.03)
    assert key_.width / key_.height == pytest.approx(0.31640625, rel=0.01)
    assert key_.x + key_.width == pytest.approx(0.3 + 0.31640625, abs=0.01)


def test_escape_calls_a_drag_off(cropped: PreviewPanel, context: Context, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: number(cropped) == 0)
    where = cropped.canvas.picture_rect()
    inside = QPointF(where.left() + 0.45 * where.width(), where.center().y())
    drag(cropped, inside, inside + QPointF(60, 0), release=False)
    assert crop_of(context.document.shown).x > 0.35
    QTest.keyClick(cropped.canvas, Key.Key_Escape)
    assert crop_of(context.document.shown).x == pytest.approx(0.3)
    QTest.mouseRelease(cropped.canvas, Button.LeftButton, pos=inside.toPoint())
    assert crop_of(context.document.project).x == pytest.approx(0.3)


def test_without_the_crop_frame_the_cut_is_shown(cropped: PreviewPanel, context: Context, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: number(cropped) == 0)
    QTest.mouseClick(cropped.head.crop, Button.LeftButton)
    assert not context.view.show_crop

    def narrow() -> bool:
        image = cropped.canvas.image
        return image is not None and image.width() < image.height()

    qtbot.waitUntil(narrow)


def test_missing_footage_is_named_on_the_picture(cut: PreviewPanel, footage: tuple[Media, ...], qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: number(cut) == 0)
    Path(footage[0].info.path).unlink()
    cut.player.footage.forget()
    cut.player.refresh()
    qtbot.waitUntil(lambda: "one.mp4" in cut.canvas.accessibleDescription())


def test_a_proxy_plays_and_gives_way_when_stopped(
    context: Context, panel: PreviewPanel, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proxy, "LINES", 90)
    footage = media(counter_clip(tmp_path / "large.mp4", frames=90, size=(640, 360), b_frames=2))
    put(
        context,
        project(footage, [Clip(id="a", media="m0", record_in=0, duration=90, source_in=Fraction(0))], size=(640, 360)),
    )
    qtbot.waitUntil(lambda: number(panel) == 0)
    panel.proxies.consider(footage[0], 1.0)
    qtbot.waitUntil(lambda: "m0" in panel.proxies.known, timeout=60_000)
    assert [entry.state for entry in context.jobs.entries] == ["done"]
    QTest.mouseClick(panel.controls.play, Button.LeftButton)
    qtbot.waitUntil(lambda: panel.head.quality.text() == "Proxy" and (number(panel) or 0) > 10, timeout=60_000)
    QTest.mouseClick(panel.controls.play, Button.LeftButton)
    qtbot.waitUntil(lambda: panel.head.quality.text() == "Full quality" and number(panel) == context.view.playhead)


@pytest.fixture
def everything_named(panel: PreviewPanel) -> Callable[[], list[str]]:
    def unnamed() -> list[str]:
        widgets = [one for one in panel.findChildren(QWidget) if one.focusPolicy() != Qt.FocusPolicy.NoFocus]
        return [type(one).__name__ for one in widgets if not one.accessibleName() and one.isVisible()]

    return unnamed


def test_every_control_has_a_name(cut: PreviewPanel, everything_named: Callable[[], list[str]]) -> None:
    assert everything_named() == []


def test_a_hidden_track_is_not_shown(cut: PreviewPanel, context: Context, footage: tuple[Media, ...], qtbot: QtBot) -> None:
    hidden = Track(
        id="v1", kind="video", hidden=True, items=(Clip(id="z", media="m0", record_in=0, duration=9, source_in=Fraction(0)),)
    )
    put(context, project(footage, tracks=(hidden,)))

    def black() -> bool:
        image = cut.canvas.image
        return image is not None and rgb(image).max() == 0

    qtbot.waitUntil(black)
