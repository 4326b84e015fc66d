"""An icon that is only looked at."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.icons import pixmap


class IconLabel(QWidget):
    """An icon in the colours of the theme in use. Decoration: what it means must be said in words beside it."""

    def __init__(self, name: str, size: int = 16, color: str = "text-2", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._name, self._size, self._color = name, size, color

    def set(self, name: str, color: str | None = None) -> None:
        """Show another icon, or the same in another colour."""
        self._name, self._color = name, color or self._color
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._size, self._size)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        if self._name:
            drawn = pixmap(self._name, self._size, self._color, self.devicePixelRatioF())
            left, top = (self.width() - self._size) // 2, (self.height() - self._size) // 2
            QPainter(self).drawPixmap(left, top, drawn)
