"""Words on the window: labels that end in an ellipsis, badges, chips, keys."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.fonts import font
from ui.theme.icons import pixmap
from ui.theme.painting import paint_color

BadgeKind = Literal["badge", "fact", "ok", "warn", "danger", "accent"]

_COLOURS = {
    "badge": ("badge", "badge-text"),
    "fact": ("control", "text-2"),
    "ok": ("ok-quiet", "ok"),
    "warn": ("warn-quiet", "warn"),
    "danger": ("danger-quiet", "danger"),
    "accent": ("accent-quiet", "accent-text"),
}


def label(text: str = "", role: str = "label", tone: str = "", parent: QWidget | None = None) -> QLabel:
    """A label in one of the design's type styles and tones (see ui.theme.stylesheet)."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    if tone:
        made.setProperty("tone", tone)
    return made


class ElidedLabel(QLabel):
    """One line that ends in an ellipsis when it is too long; the tooltip then has the whole."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        role: str = "label",
        tone: str = "",
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        """`mode` ElideMiddle is for file names."""
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(24)
        self._mode = mode
        self._full = ""
        self._tooltip = ""
        self.setText(text)

    def text(self) -> str:
        """The whole text."""
        return self._full

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        self._full = text
        self.setAccessibleName(text)
        self._elide()
        self.updateGeometry()

    def set_tooltip(self, text: str) -> None:
        """A tooltip of its own, shown instead of the whole text."""
        self._tooltip = text
        self._elide()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(QFontMetrics(self.font()).horizontalAdvance(self._full) + 2, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        line = " ".join(self._full.split("\n"))
        shown = QFontMetrics(self.font()).elidedText(line, self._mode, max(0, self.width()))
        super().setText(shown)
        self.setToolTip(self._tooltip or (self._full if shown != line else ""))


class Badge(QWidget):
    """A few words in a coloured shape: `badge` on pictures, the other kinds as chips on panels. Never colour alone."""

    def __init__(self, text: str = "", icon: str = "", parent: QWidget | None = None, *, kind: BadgeKind = "badge") -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._text, self._icon, self._kind = text, icon, kind
        self.setAccessibleName(text)

    @property
    def text(self) -> str:
        return self._text

    def set(self, text: str, icon: str = "", kind: BadgeKind | None = None) -> None:
        """Show something else."""
        self._text, self._icon, self._kind = text, icon, kind or self._kind
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        on_picture = self._kind == "badge"
        width = QFontMetrics(self._font()).horizontalAdvance(self._text) if self._text else 0
        icon = 12 + (4 if self._text else 0) if self._icon else 0
        return QSize(width + icon + (8 if on_picture else 16), 16 if on_picture else 20)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, words = _COLOURS[self._kind]
        on_picture = self._kind == "badge"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(paint_color(fill))
        radius = 3 if on_picture else 10
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        left = 4 if on_picture else 8
        if self._icon:
            painter.drawPixmap(left, (self.height() - 12) // 2, pixmap(self._icon, 12, words, self.devicePixelRatioF()))
            left += 16
        painter.setPen(paint_color(words))
        painter.setFont(self._font())
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._text)

    def _font(self) -> QFont:
        return font(10.5, 600) if self._kind == "badge" else font(11)


class KeyHint(QLabel):
    """A key, as on a keyboard."""

    def __init__(self, keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(keys, parent)
        self.setProperty("keys", True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
