"""What is painted over the picture: safe areas, badges, and a line about what is missing."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.theme.fonts import font
from ui.theme.icons import pixmap
from ui.theme.painting import paint_color


def paint_badges(painter: QPainter, badges: Iterable[str], where: QRectF) -> None:
    """Short words, top left."""
    painter.setFont(font(10.5, 600))
    x = where.left() + 8
    for words in badges:
        width = painter.fontMetrics().horizontalAdvance(words) + 8
        box = QRectF(x, where.top() + 8, width, 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(paint_color("badge"))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(paint_color("badge-text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        x += width + 4


def paint_message(painter: QPainter, message: str, where: QRectF) -> None:
    """A line at the foot; nothing where it is empty."""
    if not message:
        return
    painter.setFont(font(12, 500))
    metrics = painter.fontMetrics()
    words = metrics.elidedText(message, Qt.TextElideMode.ElideRight, max(40, round(where.width()) - 56))
    width = metrics.horizontalAdvance(words) + 36
    box = QRectF(where.center().x() - width / 2, where.bottom() - 40, width, 28)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(paint_color("badge"))
    painter.drawRoundedRect(box, 6, 6)
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(round(box.left() + 8), round(box.top() + 6), pixmap("warn", 16, "badge-text", ratio))
    painter.setPen(paint_color("badge-text"))
    painter.drawText(box.adjusted(28, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter, words)


def paint_safe_areas(painter: QPainter, where: QRectF) -> None:
    """Action safe (93%) and title safe (90%), as SMPTE ST 2046-1 draws them, and the middle."""
    for share in (0.93, 0.90):
        dx, dy = where.width() * (1 - share) / 2, where.height() * (1 - share) / 2
        area = where.adjusted(dx, dy, -dx, -dy)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for width, colour in ((3, QColor(0, 0, 0, 110)), (1, QColor(255, 255, 255, 190))):
            painter.setPen(QPen(colour, width))
            painter.drawRect(area)
    middle = where.center()
    for width, colour in ((3, QColor(0, 0, 0, 110)), (1, QColor(255, 255, 255, 190))):
        painter.setPen(QPen(colour, width))
        painter.drawLine(middle - QPointF(8, 0), middle + QPointF(8, 0))
        painter.drawLine(middle - QPointF(0, 8), middle + QPointF(0, 8))
