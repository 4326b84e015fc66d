"""What is seen while files hover over the window: where they may be let go, and what will happen."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import Theme
from ui.theme.fonts import font
from ui.theme.icons import pixmap


class DropOverlay(QWidget):
    """Lies over the whole window and lets every event through."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._over = parent
        self._text = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def invite(self, text: str) -> None:
        """Show what letting go will do."""
        self._text = text
        self.setAccessibleName(text)
        self.setGeometry(self._over.rect())
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.color("scrim"))
        face = font(15, 600)
        painter.setFont(face)
        width = max(280, painter.fontMetrics().horizontalAdvance(self._text) + 96)
        plate = QRectF((self.width() - width) / 2, (self.height() - 136) / 2, width, 136)
        edge = QRectF(self.rect()).adjusted(8, 8, -8, -8)
        pen = QPen(self._theme.color("accent"), 1.5)
        pen.setDashPattern([4, 4])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(edge, 8, 8)
        painter.setBrush(self._theme.color("accent-quiet"))
        painter.drawRoundedRect(plate, 12, 12)
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(round(plate.center().x()) - 12, round(plate.top()) + 32, pixmap("drop", 24, "accent-text", ratio))
        painter.setPen(self._theme.color("text"))
        painter.drawText(plate.adjusted(0, 64, 0, -24), Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()
