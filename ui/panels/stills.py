"""Small pictures of footage that can be pressed: the evidence of a reason, the picture of a moment."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from editor.model import Media
from ui.state.context import Context
from ui.theme import font


class StillButton(QAbstractButton):
    """A still of footage at one instant, filling its rounded box, with a badge in its corner."""

    def __init__(self, context: Context, parent: QWidget | None = None, *, size: QSize | None = None) -> None:
        """Without `size` it takes the width that there is and is 16:9."""
        super().__init__(parent)
        self._context = context
        self._media: Media | None = None
        self.time = Fraction(0)
        self._badge = ""
        self.setCheckable(False)
        self._chosen = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._size = size
        if size is not None:
            self.setFixedSize(size)
        else:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.setMinimumWidth(40)
        context.stills.ready.connect(self._ready)

    def set_still(self, media: Media | None, time: Fraction, *, badge: str = "", name: str = "") -> None:
        """Show the footage at media time `time`; `name` is for screen readers and the tooltip."""
        self._media, self.time, self._badge = media, time, badge
        self.setAccessibleName(name or badge)
        self.setToolTip(name)
        self.update()

    @property
    def chosen(self) -> bool:
        return self._chosen

    def set_chosen(self, chosen: bool) -> None:
        """Outline it as the instant that is looked at."""
        if chosen != self._chosen:
            self._chosen = chosen
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self._size or QSize(64, self.heightForWidth(64))

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return self._size is None

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        return max(24, round(width * 9 / 16))

    def picture(self) -> QImage | None:
        """The still, or the nearest that there is by now."""
        if self._media is None:
            return None
        return self._context.stills.still(self._media, self.time, round(self.height() * self.devicePixelRatioF()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        theme = self._context.theme
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect())
        path = QPainterPath()
        path.addRoundedRect(box, 4, 4)
        painter.setClipPath(path)
        painter.fillRect(box, theme.color("control"))
        image = self.picture()
        if image is not None and not image.isNull():
            painter.drawImage(box, image, _middle(image, box))
        if self._badge:
            painter.setFont(font(10.5, 600))
            width = painter.fontMetrics().horizontalAdvance(self._badge) + 8
            badge = QRectF(box.right() - width - 3, box.bottom() - 19, width, 16)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("badge"))
            painter.drawRoundedRect(badge, 3, 3)
            painter.setPen(theme.color("badge-text"))
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, self._badge)
        painter.setClipping(False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._chosen:
            painter.setPen(QPen(theme.color("sel"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _ready(self, media_id: str, key: object) -> None:
        if self._media is not None and media_id == self._media.id and isinstance(key, Fraction):
            self.update()


def _middle(image: QImage, box: QRectF) -> QRectF:
    """The largest part of `image` about its middle that has the shape of `box`."""
    width, height = float(image.width()), float(image.height())
    wanted = box.width() / max(1.0, box.height())
    cut_width, cut_height = min(width, height * wanted), min(height, width / wanted)
    return QRectF((width - cut_width) / 2, (height - cut_height) / 2, cut_width, cut_height)
