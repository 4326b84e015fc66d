"""How full the memory is, and how much of it the models were expected to take: in the status bar, a way to their list."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QWidget

from engine.protocol import Memory as ModelMemory
from ui.shell.machine import Memory, gigabytes
from ui.theme import Theme

_FULL = 0.92
"""Share of the memory from which on it is scarce."""


class MemoryBar(QWidget):
    """What is used, the models' part of it, and with an outline what they are still expected to take."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.share = 0.0
        """0..1, of what anybody uses,"""
        self.models = 0.0
        """of what the engine holds of that,"""
        self.expected = 0.0
        """and of what it may come to hold beyond that."""
        self.setFixedSize(120, 6)
        theme.changed.connect(self.update)

    def show_shares(self, share: float, models: float, expected: float) -> None:
        """Each 0..1 of the whole memory."""
        self.share, self.models = share, min(models, share)
        self.expected = min(max(expected, 0.0), 1.0 - share)
        self.setAccessibleDescription(f"{round(share * 100)}%")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        shape = QPainterPath()
        shape.addRoundedRect(whole, 3, 3)
        painter.setClipPath(shape)
        painter.fillRect(whole, self._theme.color("control-hover"))
        used = max(6.0, self.width() * self.share)
        painter.fillRect(QRectF(0, 0, used, 6), self._theme.color("warn" if self.share > _FULL else "text-2"))
        if self.models > 0:
            length = max(2.0, self.width() * self.models)
            painter.fillRect(QRectF(used - length, 0, length, 6), self._theme.color("accent"))
        if self.expected > 0:
            painter.setPen(QPen(self._theme.color("accent"), 1, Qt.PenStyle.DotLine))
            end = min(used + self.width() * self.expected, self.width() - 1.0)
            painter.drawLine(QRectF(used, 3, 1, 1).topLeft(), QRectF(end, 3, 1, 1).topLeft())
        painter.end()


class MemoryMeter(QAbstractButton):
    """The bar and its words. Pressed, it shows which models are loaded."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._machine: Memory | None = None
        self._models: ModelMemory | None = None
        self.bar = MemoryBar(theme, self)
        self.words = QLabel(self)
        self.words.setProperty("role", "caption")
        self.words.setProperty("tone", "quiet")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        for part in (self.bar, self.words):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 6, 0)
        row.setSpacing(6)
        row.addWidget(self.bar)
        row.addWidget(self.words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(22)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    def show_machine(self, memory: Memory | None) -> None:
        """How full the machine's memory, or its card's, is."""
        self._machine = memory
        self._refresh()

    def show_models(self, memory: ModelMemory | None) -> None:
        """What the engine's models take of it."""
        self._models = memory
        self._refresh()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        layout = self.layout()
        return layout.sizeHint() if layout is not None else QSize()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        if not (self.underMouse() or self.hasFocus()):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._theme.color("control") if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.color("focus"), 1) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.end()

    def _refresh(self) -> None:
        machine, models = self._machine, self._models
        self.setVisible(machine is not None)
        if machine is None:
            return
        name = self.tr("VRAM") if machine.kind == "VRAM" else self.tr("Memory")
        used, total = machine.gigabytes
        text = f"{name} {self.tr('{0} of {1} GB').format(used, total)}"
        self.words.setText(text)
        here = models is not None and bool(models.models) and (models.device != "cpu") == (machine.kind == "VRAM")
        if models is None or not here or not machine.total:
            self.bar.show_shares(machine.share, 0.0, 0.0)
            lines = [self.tr("No model is loaded") if models is None or not models.models else self._line(models)]
        else:
            held = min(models.used, sum(max(model.used, model.weights) for model in models.models))
            beyond = models.predicted - held
            self.bar.show_shares(machine.share, held / machine.total, beyond / machine.total)
            lines = [self._line(models)]
        self.setToolTip("\n".join([*lines, self.tr("Press to see the models in memory")]))
        self.setAccessibleName(f"{text}. {lines[0]}")
        self.updateGeometry()

    def _line(self, models: ModelMemory) -> str:
        count = self.tr("%n model(s) in memory", "", len(models.models))
        return f"{count}, {self.tr('{0} predicted').format(gigabytes(models.predicted))}"
