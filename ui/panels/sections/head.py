"""The heading of a section: its name, a summary, and an arrow that opens and closes it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.theme import Theme, font, pixmap

_HEIGHT = 28


class SectionHead(QAbstractButton):
    """Checked while the section is open. The summary stands at the right; what matters most is drawn large."""

    def __init__(self, title: str, theme: Theme, *, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._summary, self._large = theme, icon, "", False
        self.setText(title)
        self.setCheckable(True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.toggled.connect(self._describe)
        self._describe()

    @property
    def summary(self) -> str:
        return self._summary

    def set_summary(self, text: str, *, large: bool = False) -> None:
        if (text, large) != (self._summary, self._large):
            self._summary, self._large = text, large
            self._describe()
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(160, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ratio = self.devicePixelRatioF()
        middle = self.height() // 2
        right = self.width() - 12
        hover = self.underMouse() or self.hasFocus()
        arrow = pixmap("chev" if self.isChecked() else "chevr", 12, "text" if hover else "text-3", ratio)
        left = 12
        if self._icon:
            painter.drawPixmap(left, middle - 8, pixmap(self._icon, 16, "accent-text", ratio))
            left += 20
        painter.setFont(font(12, 600))
        painter.setPen(self._theme.color("text"))
        width = painter.fontMetrics().horizontalAdvance(self.text())
        painter.drawText(QRectF(left, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.drawPixmap(left + width + 6, middle - 6, arrow)
        if self._summary:
            painter.setFont(font(15, 600) if self._large else font(12, 500))
            start = left + width + 24
            space = QRectF(start, 0, max(0, right - start), self.height())
            text = painter.fontMetrics().elidedText(self._summary, Qt.TextElideMode.ElideRight, int(space.width()))
            painter.drawText(space, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
        painter.end()

    def _describe(self) -> None:
        self.setAccessibleDescription(self._summary)
        self.setToolTip(self.tr("Close this section") if self.isChecked() else self.tr("Open this section"))
