"""The bar under everything: engine, device and memory, jobs; at the right what is selected, its format, dropped frames."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from editor.model import Sequence
from ui.shell.machine import Machine
from ui.shell.memory_meter import MemoryMeter
from ui.state.context import Context
from ui.theme import Theme
from ui.theme.icons import icon, pixmap

if TYPE_CHECKING:
    from ui.models.resident import ResidentModels

HEIGHT = 28
_GIVES_WAY = (1280, 1180, 1120)
"""Below these widths dropped frames, format and selection go, in this order."""


class Dot(QWidget):
    """The engine's state as a shape: full when ready, a ring while it works, a cross when it failed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._state = "idle"
        self.setFixedSize(10, 10)
        theme.changed.connect(self.update)

    def show_state(self, state: str) -> None:
        self._state = state
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        disc = QRectF(1, 1, 8, 8)
        if self._state == "failed":
            pen = painter.pen()
            pen.setColor(self._theme.color("danger"))
            pen.setWidthF(1.8)
            painter.setPen(pen)
            painter.drawLine(2, 2, 8, 8)
            painter.drawLine(8, 2, 2, 8)
        elif self._state == "working":
            pen = painter.pen()
            pen.setColor(self._theme.color("accent"))
            pen.setWidthF(2)
            painter.setPen(pen)
            painter.drawEllipse(disc.adjusted(1, 1, -1, -1))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("ok"))
            painter.drawEllipse(disc)
        painter.end()


class StatusBar(QWidget):
    """Follows the context by itself; the machine's memory is told to it."""

    jobs_wanted = Signal()
    """The jobs were asked for."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._plain = False
        self._dropped = 0
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self._dot = Dot(context.theme, self)
        self._engine = _words(self)
        self._chip = QLabel(self)
        self._device = _words(self)
        self.memory = MemoryMeter(context.theme, self)
        self.memory.clicked.connect(self._show_models)
        self._models: ResidentModels | None = None
        self.jobs = QPushButton(self)
        self.jobs.setProperty("kind", "quiet")
        self.jobs.setProperty("scale", "small")
        self.jobs.setIcon(icon("jobs"))
        self.jobs.setToolTip(self.tr("Show the jobs"))
        self.jobs.clicked.connect(self.jobs_wanted)
        self._selection, self._format, self._frames = _words(self), _words(self), _words(self)
        self._rules = [_rule(self) for _ in range(4)]
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(6)
        for part in (self._dot, self._engine, 10, self._rules[0], 10, self._chip, self._device, self.memory):
            row.addSpacing(part) if isinstance(part, int) else row.addWidget(part)
        row.addSpacing(4)
        row.addWidget(self._rules[1])
        row.addSpacing(2)
        row.addWidget(self.jobs)
        row.addStretch(1)
        for part in (self._selection, 10, self._rules[2], 10, self._format, 10, self._rules[3], 10, self._frames):
            row.addSpacing(part) if isinstance(part, int) else row.addWidget(part)
        hidden: tuple[QWidget, ...] = (self._chip, self._device, self.memory, self._rules[0])
        for widget in hidden:
            widget.hide()
        context.engine.status_changed.connect(self._show_engine)
        context.engine.memory_changed.connect(lambda: self.memory.show_models(context.engine.memory))
        context.jobs.added.connect(self._show_jobs)
        context.jobs.changed.connect(self._show_jobs)
        context.document.changed.connect(self._show_project)
        context.view.selection_changed.connect(self._show_project)
        context.theme.changed.connect(self._draw_icons)
        self._draw_icons()
        self._show_engine()
        self._show_jobs()
        self._show_project()

    def show_machine(self, machine: Machine) -> None:
        """What the machine is and how full it is."""
        self._device.setText(machine.device)
        for widget in (self._chip, self._device, self._rules[0]):
            widget.show()
        self.memory.show_machine(machine.memory)

    def show_dropped(self, frames: int) -> None:
        """Frames that the preview could not show in time since it began to play."""
        self._dropped = frames
        self._frames.setText(self.tr("%n dropped frame(s)", "", frames))
        self._frames.setProperty("tone", "warn" if frames else "quiet")
        self._frames.style().polish(self._frames)

    def set_plain(self, plain: bool) -> None:
        """On the first-run page there is no project to speak of."""
        self._plain = plain
        self._show_project()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._give_way()

    # --- inside

    def _show_models(self) -> None:
        """Which models are in memory, above the bar; or no more of that."""
        if self._models is None:
            from ui.models.resident import ResidentModels

            self._models = ResidentModels(self._context, self.window())
        if self._models.isVisible():
            self._models.leave()
        else:
            self._models.open(self.memory)

    def _draw_icons(self) -> None:
        self._chip.setPixmap(pixmap("chip", 16, "text-2", self.devicePixelRatioF()))

    def _show_engine(self) -> None:
        engine = self._context.engine
        self._dot.show_state(engine.state)
        name = self.tr("Basic engine") if engine.name == "basic" else engine.name
        words = {
            "idle": self.tr("%1 ready"),
            "working": self.tr("%1 at work"),
            "failed": self.tr("%1 stopped; the next job starts it again"),
        }
        self._engine.setText(words.get(engine.state, "%1").replace("%1", name))

    def _show_jobs(self, *_: object) -> None:
        running = self._context.jobs.running
        if running:
            share = f"{round(self._context.jobs.overall * 100)}%"
            self.jobs.setText(f" {self.tr('%n job(s) running', '', running)} · {share}")
        else:
            self.jobs.setText(f" {self.tr('No jobs')}")

    def _show_project(self, *_: object) -> None:
        sequence = self._context.document.sequence
        if self._plain:
            self._selection.setText(self.tr("No project open"))
            self._format.setText("")
        elif sequence is None:
            count = len(self._context.document.project.media)
            self._selection.setText(self.tr("%n file(s) of footage", "", count))
            self._format.setText("")
        else:
            chosen = _together(sequence, set(self._context.view.selection))
            words = self.tr("%n clip(s)", "", _together(sequence))
            self._selection.setText(f"{words} · {self.tr('%n selected', '', chosen)}" if chosen else words)
            self._format.setText(format_of(sequence))
        self.show_dropped(self._dropped)
        self._give_way()

    def _give_way(self) -> None:
        width = self.width()
        frames = width >= _GIVES_WAY[0] and not self._plain and bool(self._format.text())
        format_ = width >= _GIVES_WAY[1] and bool(self._format.text())
        selection = width >= _GIVES_WAY[2]
        self._frames.setVisible(frames)
        self._rules[3].setVisible(frames)
        self._format.setVisible(format_)
        self._rules[2].setVisible(format_ and selection)
        self._selection.setVisible(selection)


def _together(sequence: Sequence, among: set[str] | None = None) -> int:
    """How many clips there are, as a person counts: picture and sound that are linked are one."""
    found: set[str] = set()
    for track in sequence.tracks:
        found.update(item.link or item.id for item in track.items if among is None or item.id in among)
    return len(found)


def format_of(sequence: Sequence) -> str:
    """Such as "1080 × 1920 · 29.97 fps · 48 kHz"."""
    rate = (
        f"{float(sequence.rate):.3f}".rstrip("0").rstrip(".")
        if sequence.rate.denominator == 1
        else f"{float(sequence.rate):.2f}"
    )
    sound = f"{sequence.sample_rate / 1000:g} kHz"
    return f"{sequence.width} × {sequence.height} · {rate} fps · {sound}"


def _words(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setProperty("role", "caption")
    label.setProperty("tone", "quiet")
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _rule(parent: QWidget) -> QFrame:
    rule = QFrame(parent)
    rule.setProperty("rule", "bar")
    rule.setFixedHeight(12)
    return rule
