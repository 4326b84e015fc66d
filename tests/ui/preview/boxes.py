"""Faces that are tracked, as tests of the overlay make them up: an engine that knows them, and hands on the panel."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from editor.model import Clip, Crop
from engine.protocol import Analyse, FaceBox, People, RecallPeople, Request, Span
from ui.preview.box_frames import rect
from ui.preview.marks import Mark
from ui.preview.panel import PreviewPanel
from ui.state.context import Context
from ui.state.engine import EngineJob

SECONDS = 4


def faces(*xs: float, every: int = 1) -> tuple[FaceBox, ...]:
    """Faces whose middles stay at `xs`, seen each `every` seconds."""
    return tuple(
        FaceBox(Fraction(second), x - 0.08, 0.3, x + 0.08, 0.6, 0.9) for second in range(0, SECONDS, every) for x in xs
    )


def seen(*xs: float, every: int = 1) -> People:
    return People(measured=True, shots=(Span(Fraction(0), Fraction(SECONDS)),), faces=faces(*xs, every=every))


class Asked:
    """What the engine was asked for; who was seen is answered at once, everything else when the test says so."""

    def __init__(self) -> None:
        self.people = People(measured=False)
        self.open: list[tuple[Request, EngineJob]] = []

    def submit(self, request: Request, *, lane: str = "work", parent: object = None) -> EngineJob:  # noqa: ARG002
        job = EngineJob(type(request).__name__)
        if isinstance(request, RecallPeople):
            assert lane == "media"
            QTimer.singleShot(0, lambda: job.finished.emit(self.people))
        job.running = True
        self.open.append((request, job))
        return job

    @property
    def analysing(self) -> EngineJob:
        """The one analysis that was asked for."""
        (job,) = [job for request, job in self.open if isinstance(request, Analyse)]
        return job


def clip(**fields: object) -> Clip:
    values: dict[str, object] = {"record_in": 0, "duration": 60, "source_in": Fraction(0)} | fields
    return Clip(id="c", media="m0", **values)  # type: ignore[arg-type]


def show(panel: PreviewPanel, context: Context, qtbot: QtBot) -> tuple[Mark, ...]:
    """Switch the overlay on by its button; its boxes once they are there."""
    if not context.view.show_boxes:
        QTest.mouseClick(panel.head.boxes, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(panel.canvas.boxes.marks))
    return panel.canvas.boxes.marks


def middle(panel: PreviewPanel, mark: Mark) -> QPoint:
    return rect(mark, panel.canvas.picture_rect()).center().toPoint()


def crop_of(context: Context) -> Crop | None:
    return context.document.project.sequence.track("v1").clips[0].crop


def key(panel: PreviewPanel, which: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    panel.canvas.setFocus()
    QTest.keyClick(panel.canvas, which, modifier)


def picture(panel: PreviewPanel) -> QImage:
    return panel.canvas.grab().toImage()
