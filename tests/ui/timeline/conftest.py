"""A timeline on the screen, and a hand that works it with real events."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import cast

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from editor.edits import add_item
from editor.model import Item, Project, Subtitle, Title
from tests.support.projects import three_clips
from tests.support.timelines import MadeStills
from ui.bin.presence import Presence
from ui.bin.stills import StillCache
from ui.state.context import Context
from ui.state.document import Document
from ui.timeline.metrics import RULER
from ui.timeline.panel import TimelinePanel
from ui.timeline.scale import Scale

NONE = Qt.KeyboardModifier.NoModifier
SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


@dataclass
class Timeline:
    """The panel, what is behind it, and ways to touch it by frame and track."""

    panel: TimelinePanel
    context: Context
    qtbot: QtBot

    @property
    def document(self) -> Document:
        return self.context.document

    @property
    def project(self) -> Project:
        return self.context.document.project

    def point(self, frame: float, track: str = "", share: float = 0.5) -> QPoint:
        """The point at a frame; in a row at a share of its height, or without a track on the ruler."""
        view = self.panel.view
        row = view.rows.of(track)
        y = RULER // 4 if row is None else RULER + row.top - view.offset + round(row.height * share)
        return QPoint(round(view.scale.x(frame)), y)

    def press(self, point: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
        self._send(QEvent.Type.MouseButtonPress, point, Qt.MouseButton.LeftButton, keys)

    def move(self, point: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
        self._send(QEvent.Type.MouseMove, point, Qt.MouseButton.NoButton, keys)

    def release(self, point: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
        self._send(QEvent.Type.MouseButtonRelease, point, Qt.MouseButton.LeftButton, keys)

    def click(self, frame: float, track: str = "", keys: Qt.KeyboardModifier = NONE, share: float = 0.5) -> None:
        point = self.point(frame, track, share)
        self.move(point, keys)
        self.press(point, keys)
        self.release(point, keys)

    def drag(self, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier = NONE, *, drop: bool = True) -> None:
        """Press, move in three steps, let go unless `drop` is off."""
        self.move(start)
        self.press(start, keys if keys != ALT else NONE)
        for step in (1, 2, 3):
            self.move(start + (end - start) * step / 3, keys)
        self.move(end, keys)
        if drop:
            self.release(end, keys)

    def double_click(self, point: QPoint) -> None:
        self.press(point)
        self.release(point)
        self._send(QEvent.Type.MouseButtonDblClick, point, Qt.MouseButton.LeftButton, NONE)
        self.release(point)

    def wheel(self, point: QPoint, notches: int, keys: Qt.KeyboardModifier = NONE, *, fine: QPoint | None = None) -> None:
        view = self.panel.view
        event = QWheelEvent(
            QPointF(point), QPointF(view.mapToGlobal(point)), fine or QPoint(), QPoint(0, 120 * notches),
            Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view, event)

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
        self.qtbot.keyClick(self.panel.view, key, keys)

    def item(self, item_id: str, project: Project | None = None) -> Item:
        """Raises StopIteration when it is not there."""
        tracks = (project or self.project).sequence.tracks
        return next(item for track in tracks for item in track.items if item.id == item_id)

    def places(self, track: str, project: Project | None = None) -> list[tuple[int, int]]:
        items = (project or self.project).sequence.track(track).items
        return [(item.record_in, item.record_out) for item in items]

    @contextmanager
    def one_edit(self, name: str = "") -> Iterator[None]:
        """What is done inside is exactly one step, which undo takes back whole and redo makes again."""
        before, steps = self.project, len(self.document.undo_names)
        yield
        assert len(self.document.undo_names) == steps + 1
        assert self.document.shown is self.project
        if name:
            assert self.document.undo_names[-1] == name
        after = self.project
        assert after != before
        assert self.document.undo()
        assert self.project == before
        assert self.document.redo()
        assert self.project == after

    @contextmanager
    def no_edit(self) -> Iterator[None]:
        """What is done inside leaves the project and its history as they were."""
        before, steps = self.project, self.document.undo_names
        yield
        assert self.project is before
        assert self.document.shown is before
        assert self.document.undo_names == steps

    def _send(self, kind: QEvent.Type, point: QPoint, button: Qt.MouseButton, keys: Qt.KeyboardModifier) -> None:
        view: QWidget = self.panel.view
        event = QMouseEvent(kind, QPointF(point), QPointF(view.mapToGlobal(point)), button, button, keys)
        QApplication.sendEvent(view, event)


def filled() -> Project:
    """Three linked clips of 100 frames on V1 and A1, a title on V2 and two subtitles."""
    project = three_clips()
    project = add_item(project, "V2", Title(id="title", record_in=120, duration=60, text="Part one"))
    project = add_item(project, "S1", Subtitle(id="s1", record_in=10, duration=50, text="Wait for it"))
    return add_item(project, "S1", Subtitle(id="s2", record_in=90, duration=40, text="There"))


@pytest.fixture
def looks_for_footage() -> bool:
    """Whether the timeline looks for the footage, which in these tests is nowhere; a test may say yes."""
    return False


@pytest.fixture
def bare(context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, looks_for_footage: bool) -> Iterator[Timeline]:
    """A timeline without a project of its own."""
    if not looks_for_footage:
        monkeypatch.setattr(Presence, "watch", lambda *_: None)
    context.stills = cast(StillCache, MadeStills())
    panel = TimelinePanel(context)
    panel.resize(1000, 480)
    panel.show()
    qtbot.waitExposed(panel)
    yield Timeline(panel, context, qtbot)
    panel.close_down()
    panel.close()
    panel.deleteLater()
    # nothing runs an event loop between tests, and without one Qt keeps what is to be deleted
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def timeline(bare: Timeline) -> Timeline:
    """A timeline of three clips at two pixels a frame, frame 0 at its left edge, the playhead far away."""
    project = filled()
    bare.document.do("fill", lambda _: project)
    bare.context.view.set_playhead(390)
    bare.panel.view.set_scale(Scale(2.0, 0.0))
    return bare
