"""The crop frame over a whole picture: what lies outside is dimmed, eight handles, and the path of the window."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from editor.model import CropKey
from ui.preview.cropping import GRIPS, Cropped, Grip, moved, shape_name
from ui.theme.fonts import font
from ui.theme.icons import pixmap
from ui.theme.painting import paint_color

_HANDLE = 7
_REACH = 12
"""How near a handle counts as on it."""
_DIM = QColor(6, 7, 9, round(0.62 * 255))


class CropFrame:
    """Paints the frame and follows its drag. `where` is always the rectangle of the whole picture."""

    def __init__(self) -> None:
        self._cropped: Cropped | None = None
        self._keys: tuple[CropKey, ...] = ()
        self._grip: Grip | None = None
        self._from = QPointF()
        self._start: CropKey | None = None
        self._window: CropKey | None = None

    @property
    def shown(self) -> bool:
        return self._cropped is not None

    @property
    def dragging(self) -> bool:
        return self._grip is not None

    def rect(self, where: QRectF) -> QRectF | None:
        """Where the frame is, if it is shown."""
        return _rect(self._window, where) if self._window is not None else None

    def set(self, cropped: Cropped | None, keys: tuple[CropKey, ...]) -> None:
        """Show another window; a drag in progress goes on."""
        self._cropped, self._keys = cropped, keys
        if cropped is None:
            self.cancel()
        elif not self.dragging:
            self._window = cropped.window

    def grip_at(self, at: QPointF, where: QRectF) -> Grip | None:
        """What lies under the pointer."""
        if self._window is None or self._cropped is None:
            return None
        frame = _rect(self._window, where)
        near = [(abs(p.x() - at.x()) + abs(p.y() - at.y()), grip) for grip, p in _handles(frame).items()]
        distance, grip = min(near)
        if distance <= _REACH:
            return grip
        return "move" if frame.contains(at) else None

    def press(self, at: QPointF, where: QRectF) -> bool:
        """Take hold; whether there was something to."""
        self._grip = self.grip_at(at, where)
        self._from, self._start = at, self._window
        return self._grip is not None

    def drag(self, at: QPointF, where: QRectF) -> CropKey | None:
        """The window when the pointer is there."""
        if self._grip is None or self._start is None or self._cropped is None:
            return None
        off = at - self._from
        self._window = moved(self._start, self._grip, off.x() / where.width(), off.y() / where.height())
        return self._window

    def release(self) -> CropKey | None:
        """Let go; the window if it was moved."""
        self._grip = None
        return self._window if self._window != self._start else None

    def cancel(self) -> None:
        """Let go, and be where it was."""
        self._grip = None
        self._window = self._cropped.window if self._cropped else None

    def paint(self, painter: QPainter, where: QRectF) -> None:
        if self._window is None or self._cropped is None:
            return
        frame = _rect(self._window, where)
        outside = QPainterPath()
        outside.setFillRule(Qt.FillRule.OddEvenFill)
        outside.addRect(where)
        outside.addRect(frame)
        painter.fillPath(outside, _DIM)
        self._paint_path(painter, where)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(0, 0, 0, 128), 4))
        painter.drawRect(frame)
        painter.setPen(QPen(paint_color("crop"), 1.5))
        painter.drawRect(frame)
        for spot in _handles(frame).values():
            painter.setPen(QPen(QColor(0, 0, 0, 128), 1))
            painter.setBrush(paint_color("crop"))
            painter.drawRect(QRectF(spot.x() - _HANDLE / 2, spot.y() - _HANDLE / 2, _HANDLE, _HANDLE))
        self._paint_name(painter, frame)

    def _paint_path(self, painter: QPainter, where: QRectF) -> None:
        """The way of the window's middle, with a mark at every key."""
        if len(self._keys) < 2:
            return
        spots = [
            QPointF(
                where.left() + (key.x + key.width / 2) * where.width(),
                where.top() + (key.y + key.height / 2) * where.height(),
            )
            for key in self._keys
        ]
        for width, colour in ((4.0, QColor(0, 0, 0, 128)), (1.5, paint_color("crop"))):
            painter.setPen(QPen(colour, width))
            painter.drawPolyline(QPolygonF(spots))
        size = 4.0 if len(spots) <= 24 else 2.0
        painter.setPen(QPen(QColor(0, 0, 0, 128), 1))
        painter.setBrush(paint_color("crop"))
        for spot in spots:
            x, y = spot.x(), spot.y()
            painter.drawPolygon(
                QPolygonF([QPointF(x - size, y), QPointF(x, y - size), QPointF(x + size, y), QPointF(x, y + size)])
            )

    def _paint_name(self, painter: QPainter, frame: QRectF) -> None:
        words = shape_name(self._cropped.aspect) if self._cropped else ""
        painter.setFont(font(10.5, 600))
        width = painter.fontMetrics().horizontalAdvance(words) + 24
        box = QRectF(frame.left() + 6, frame.top() + 6, width, 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(paint_color("badge"))
        painter.drawRoundedRect(box, 3, 3)
        painter.drawPixmap(
            round(box.left() + 4),
            round(box.top() + 2),
            pixmap("crop", 12, "badge-text", painter.device().devicePixelRatio()),
        )
        painter.setPen(paint_color("badge-text"))
        painter.drawText(box.adjusted(20, 0, -4, 0), Qt.AlignmentFlag.AlignVCenter, words)


def _rect(window: CropKey, where: QRectF) -> QRectF:
    return QRectF(
        where.left() + window.x * where.width(),
        where.top() + window.y * where.height(),
        window.width * where.width(),
        window.height * where.height(),
    )


def _handles(frame: QRectF) -> dict[Grip, QPointF]:
    across = {"w": frame.left(), "e": frame.right()}
    down = {"n": frame.top(), "s": frame.bottom()}
    middle = frame.center()
    return {
        grip: QPointF(
            next((across[c] for c in grip if c in across), middle.x()),
            next((down[c] for c in grip if c in down), middle.y()),
        )
        for grip in GRIPS
    }
