"""The bar under the picture: where the playhead is in the whole, and a way to anywhere."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.painting import paint_color

_EDGE = 12
_RADIUS = 6.0


class ScrubBar(QWidget):
    """A slider over frames. Dragging tells every frame it passes; who listens shows the newest only."""

    scrubbed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(24)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Position"))
        self._frames = 0
        self._frame = 0
        self._range: tuple[int | None, int | None] = (None, None)
        self._dragging = False
        self._hovered = False

    @property
    def frame(self) -> int:
        return self._frame

    def set_length(self, frames: int) -> None:
        if frames != self._frames:
            self._frames = frames
            self.setEnabled(frames > 1)
            self.update()

    def set_frame(self, frame: int) -> None:
        if frame != self._frame:
            self._frame = frame
            self.update()

    def set_range(self, begin: int | None, end: int | None) -> None:
        """In and out, if they are marked."""
        if (begin, end) != self._range:
            self._range = (begin, end)
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(240, 24)

    def x_of(self, frame: int) -> float:
        """Where a frame lies, in the widget's coordinates."""
        last = max(1, self._frames - 1)
        return _EDGE + (self.width() - 2 * _EDGE) * min(max(frame, 0), last) / last

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        middle = self.height() / 2
        left, right = float(_EDGE), float(self.width() - _EDGE)
        painter.setBrush(paint_color("control-hover"))
        painter.drawRoundedRect(QRectF(left, middle - 2, right - left, 4), 2, 2)
        if not self.isEnabled():
            return
        begin, end = self._range
        if begin is not None or end is not None:
            a, b = self.x_of(begin or 0), self.x_of((end or self._frames) - 1)
            painter.setBrush(paint_color("text-3"))
            painter.drawRect(QRectF(a, middle - 5, max(2.0, b - a), 2))
        x = self.x_of(self._frame)
        painter.setBrush(paint_color("accent"))
        painter.drawRoundedRect(QRectF(left, middle - 2, max(0.0, x - left), 4), 2, 2)
        radius = _RADIUS + (1 if self._hovered or self._dragging else 0)
        painter.drawEllipse(QPointF(x, middle), radius, radius)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() == Qt.MouseButton.LeftButton and self._frames:
            self._dragging = True
            self._go(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        hovered = abs(event.position().x() - self.x_of(self._frame)) < 10
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()
        if self._dragging:
            self._go(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragging = False
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        large = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        steps = {
            Qt.Key.Key_Left: -large,
            Qt.Key.Key_Right: large,
            Qt.Key.Key_PageUp: -max(1, self._frames // 10),
            Qt.Key.Key_PageDown: max(1, self._frames // 10),
            Qt.Key.Key_Home: -self._frames,
            Qt.Key.Key_End: self._frames,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self._tell(self._frame + step)

    def _go(self, x: float) -> None:
        share = (x - _EDGE) / max(1, self.width() - 2 * _EDGE)
        self._tell(round(share * (self._frames - 1)))

    def _tell(self, frame: int) -> None:
        frame = min(max(frame, 0), max(0, self._frames - 1))
        if frame != self._frame:
            self.set_frame(frame)
            self.scrubbed.emit(frame)
