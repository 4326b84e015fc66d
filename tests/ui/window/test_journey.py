"""What a creator does: footage in, one button, a reel; trim it, undo, export it. Once by mouse, once by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from editor.model import Clip, Sequence
from tests.support.footage import Scene, scene_clip
from tests.support.watchdog import Watchdog
from tests.ui.window.conftest import drop, press
from ui.dialogs.export import ExportDialog
from ui.dialogs.make_reel import MakeReelDialog
from ui.dialogs.sheet import Sheet
from ui.main_window import MainWindow
from ui.panels.inspector import Inspector
from ui.timeline.metrics import RULER
from ui.timeline.panel import TimelinePanel

Start = Callable[..., MainWindow]
CTRL = Qt.KeyboardModifier.ControlModifier
LONG = 180_000


@pytest.fixture(scope="session")
def footage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve seconds in four scenes, with sound."""
    scenes = [Scene(90, look=look, speed=speed) for look, speed in ((1, 1.0), (2, 6.0), (3, 2.0), (4, 8.0))]
    return scene_clip(tmp_path_factory.mktemp("footage") / "park.mp4", scenes, size=(320, 180), audio="beeps")


def sheet(window: MainWindow, kind: type[Sheet]) -> Sheet:
    found = [child for child in window.findChildren(kind) if child.is_open]
    assert len(found) == 1, found
    return found[0]


def sequence(window: MainWindow) -> Sequence:
    found = window.context.document.sequence
    assert found is not None
    return found


def clips(window: MainWindow) -> list[Clip]:
    return [
        item for track in sequence(window).tracks if track.kind == "video" for item in track.items if isinstance(item, Clip)
    ]


def is_done(window: MainWindow, jobs: int) -> bool:
    entries = window.context.jobs.entries
    return len(entries) >= jobs and not window.context.jobs.running


def drag(widget: QWidget, start: QPoint, end: QPoint) -> None:
    """Press, move there in steps, let go."""

    def send(kind: QEvent.Type, point: QPoint, button: Qt.MouseButton) -> None:
        held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
        event = QMouseEvent(
            kind, QPointF(point), QPointF(widget.mapToGlobal(point)), button, held, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(widget, event)

    QTest.mouseMove(widget, start)
    send(QEvent.Type.MouseButtonPress, start, Qt.MouseButton.LeftButton)
    for step in (1, 2, 3):
        send(QEvent.Type.MouseMove, start + (end - start) * step / 3, Qt.MouseButton.NoButton)
    send(QEvent.Type.MouseButtonRelease, end, Qt.MouseButton.LeftButton)


def edge_of(timeline: TimelinePanel, clip: Clip, frame: int) -> QPoint:
    """A point on an edge of a clip, as wide as its handle."""
    view = timeline.view
    row = view.rows.of(next(t.id for t in sequence_of(timeline).tracks if clip in t.items))
    assert row is not None
    inward = 3 if frame == clip.record_in else -3
    return QPoint(round(view.scale.x(frame)) + inward, RULER + row.top - view.offset + row.height // 2)


def sequence_of(timeline: TimelinePanel) -> Sequence:
    found = timeline.context.document.sequence
    assert found is not None
    return found


def test_by_mouse(window: MainWindow, footage: Path, tmp_path: Path, qtbot: QtBot, watchdog: Watchdog) -> None:
    context = window.context
    with watchdog.watching():
        drop(window, [footage])
        qtbot.waitUntil(lambda: len(context.document.project.media) == 1, timeout=LONG)
    qtbot.waitUntil(window.top_bar.make.isEnabled)

    QTest.mouseClick(window.top_bar.make, Qt.MouseButton.LeftButton)
    press(sheet(window, MakeReelDialog).card, "Make reel")
    shares: list[float] = []
    context.jobs.changed.connect(lambda entry: entry and shares.append(entry.done))
    with watchdog.watching():
        qtbot.waitUntil(lambda: is_done(window, 1), timeout=LONG)
    assert context.jobs.entries[0].state == "done", context.jobs.entries[0].message
    assert any(0 < share < 1 for share in shares), "progress was shown"

    made = clips(window)
    assert made
    assert all(clip.origin is not None and clip.origin.reasons for clip in made), "every clip says why it was chosen"
    timeline, inspector = window.panel("timeline"), window.panel("inspector")
    assert isinstance(timeline, TimelinePanel)
    assert isinstance(inspector, Inspector)
    first = made[0]
    QApplication.processEvents()

    middle = edge_of(timeline, first, first.record_in) + QPoint(40, 0)
    QTest.mouseClick(timeline.view, Qt.MouseButton.LeftButton, pos=middle)
    assert first.id in context.view.selection
    assert inspector.why.isVisible()

    last = made[-1]
    start = edge_of(timeline, last, last.record_out)
    back = round(timeline.view.scale.x(last.record_out) - timeline.view.scale.x(last.record_out - 12))
    drag(timeline.view, start, start - QPoint(back, 0))
    trimmed = next(clip for clip in clips(window) if clip.id == last.id)
    assert trimmed.duration < last.duration
    assert context.document.undo_names[-1] != "make highlight reel"
    names = len(context.document.undo_names)

    undo = window.top_bar._undo
    qtbot.waitUntil(undo.isEnabled)
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert next(clip for clip in clips(window) if clip.id == last.id) == last
    assert len(context.document.undo_names) == names - 1

    qtbot.waitUntil(window.top_bar.export.isEnabled)
    QTest.mouseClick(window.top_bar.export, Qt.MouseButton.LeftButton)
    dialog = sheet(window, ExportDialog)
    assert isinstance(dialog, ExportDialog)
    dialog.folder.path.selectAll()
    QTest.keyClicks(dialog.folder.path, str(tmp_path))
    box = dialog.list.rows["edl-resolve" if "edl-resolve" in dialog.list.rows else "resolve"].box
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    QTest.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    with watchdog.watching():
        qtbot.waitUntil(lambda: is_done(window, 3), timeout=LONG)
    assert [entry.state for entry in context.jobs.entries] == ["done"] * 3, [e.message for e in context.jobs.entries]
    assert {path.suffix for path in tmp_path.iterdir()} == {".mp4", ".edl"}


def test_by_keyboard(
    window: MainWindow, footage: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = window.context
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: ([str(footage)], ""))
    context.settings.set("export.folder", str(tmp_path))

    def type_(key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or window, key, keys)
        QApplication.processEvents()

    type_(Qt.Key.Key_I, CTRL)
    qtbot.waitUntil(lambda: len(context.document.project.media) == 1, timeout=LONG)
    QApplication.processEvents()

    type_(Qt.Key.Key_R, CTRL)
    sheet(window, MakeReelDialog)
    type_(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: is_done(window, 1), timeout=LONG)
    assert context.jobs.entries[0].state == "done", context.jobs.entries[0].message
    made = clips(window)
    assert made

    preview = window.panel("preview")
    assert preview is not None
    for _ in range(10):  # to where arrows step by frames; in the timeline they walk from clip to clip
        focused = QApplication.focusWidget()
        if focused is not None and preview.isAncestorOf(focused):
            break
        type_(Qt.Key.Key_F6)
    type_(Qt.Key.Key_Home)
    type_(Qt.Key.Key_A, CTRL)
    assert set(context.view.selection) >= {clip.id for clip in made}
    for _ in range(5):
        type_(Qt.Key.Key_Right)
    assert context.view.playhead == 5
    before = sequence(window).duration
    type_(Qt.Key.Key_Q)  # ripple the start to the playhead
    assert sequence(window).duration == before - 5
    type_(Qt.Key.Key_Z, CTRL)
    assert sequence(window).duration == before
    assert clips(window) == made

    type_(Qt.Key.Key_E, CTRL)
    dialog = sheet(window, ExportDialog)
    type_(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.is_open, timeout=LONG)
    qtbot.waitUntil(lambda: is_done(window, 2), timeout=LONG)
    assert [entry.state for entry in context.jobs.entries] == ["done"] * 2, context.jobs.entries[-1].message
    (film,) = tmp_path.iterdir()
    assert film.suffix == ".mp4"
    assert film.stat().st_size > 1000


def test_a_reel_comes_out_as_long_as_asked(window: MainWindow, footage: Path, qtbot: QtBot) -> None:
    drop(window, [footage])
    qtbot.waitUntil(lambda: len(window.context.document.project.media) == 1, timeout=LONG)
    qtbot.waitUntil(window.top_bar.make.isEnabled)
    QTest.mouseClick(window.top_bar.make, Qt.MouseButton.LeftButton)
    dialog = sheet(window, MakeReelDialog)
    assert isinstance(dialog, MakeReelDialog)
    QTest.mouseClick(dialog.lengths.button("other"), Qt.MouseButton.LeftButton)
    dialog.other.setFocus()
    dialog.other.selectAll()
    QTest.keyClicks(dialog.other, "4")
    QTest.mouseClick(dialog.make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: is_done(window, 1), timeout=LONG)
    cut = sequence(window)
    assert Fraction(cut.duration) / cut.rate == 4
