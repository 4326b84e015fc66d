"""A row of chips: as many as there is room for, all of them in the tooltip."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme, font

_HEIGHT, _PAD, _GAP = 20, 8, 4


class ChipRow(QWidget):
    """Words in chips, drawn. The last one that does not fit whole ends in an ellipsis; the others are left out."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)

    @property
    def words(self) -> tuple[str, ...]:
        return self._words

    def set_words(self, words: Sequence[str]) -> None:
        self._words = tuple(word[:1].upper() + word[1:] for word in words)
        joined = " · ".join(self._words)
        self.setToolTip(joined)
        self.setAccessibleName(joined)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(120, _HEIGHT)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(40, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(11))
        metrics = QFontMetrics(painter.font())
        left = 0.0
        for word in self._words:
            room = self.width() - left
            wanted = metrics.horizontalAdvance(word) + 2 * _PAD
            if room < min(wanted, 2 * _PAD + 36):
                break
            width = min(wanted, room)
            text = metrics.elidedText(word, Qt.TextElideMode.ElideRight, int(width - 2 * _PAD) + 1)
            box = QRectF(left, 0, width, _HEIGHT)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("control"))
            painter.drawRoundedRect(box, 10, 10)
            painter.setPen(self._theme.color("text-2"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
            left += width + _GAP
        painter.end()
