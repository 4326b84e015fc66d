"""Words drawn often: laid out once, shortened by an ellipsis to what room there is."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QStaticText, QTransform

_KEPT = 6000


class Texts:
    """Static texts of one font."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._metrics = QFontMetricsF(font)
        self.height = self._metrics.height()
        self._laid: OrderedDict[str, tuple[QStaticText, float]] = OrderedDict()
        self._widths: dict[str, list[float]] = {}
        self._ellipsis = self._metrics.horizontalAdvance("…")

    def width(self, text: str) -> float:
        """Pixels that `text` takes."""
        return self._text(text)[1] if text else 0.0

    def fitted(self, text: str, room: float) -> str:
        """`text`, or as much of it as fits with an ellipsis; empty when not even a letter does."""
        if not text or self.width(text) <= room:
            return text
        widths = self._widths.get(text)
        if widths is None:
            if len(self._widths) > _KEPT:
                self._widths.clear()
            advance = self._metrics.horizontalAdvance
            widths = self._widths[text] = [advance(text, length) for length in range(1, min(len(text), 80) + 1)]
        length = bisect_right(widths, room - self._ellipsis)
        return text[:length].rstrip() + "…" if length else ""

    def draw(self, painter: QPainter, text: str, x: float, top: float, height: float, colour: QColor) -> None:
        """Draw one line, in the middle of `height`. Sets the painter's font and pen."""
        if not text:
            return
        painter.setFont(self.font)
        painter.setPen(colour)
        painter.drawStaticText(QPointF(x, top + (height - self.height) / 2), self._text(text)[0])

    def _text(self, text: str) -> tuple[QStaticText, float]:
        entry = self._laid.get(text)
        if entry is None:
            laid = QStaticText(text)
            laid.setTextFormat(Qt.TextFormat.PlainText)
            laid.prepare(QTransform(), self.font)
            entry = (laid, self._metrics.horizontalAdvance(text))
            self._laid[text] = entry
            if len(self._laid) > _KEPT:
                self._laid.popitem(last=False)
        return entry
