"""The sample project's card: what it is, the button that opens it, and how far it is while it is made."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

import resources
from ui.shell.cards import Plate
from ui.state.context import Context
from ui.widgets import ProgressLine, label

PICTURES = Path(resources.__file__).parent / "pictures"


class Stills(QWidget):
    """Three stills of the sample film, one large and two small."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = [QPixmap(str(PICTURES / f"sample-{name}.jpg")) for name in ("balloons", "boat", "hills")]
        self.setFixedSize(256, 144)
        self.setAccessibleName(self.tr("Three stills of the sample film"))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        round_ = QPainterPath()
        round_.addRoundedRect(QRectF(self.rect()), 8, 8)
        painter.setClipPath(round_)
        for picture, where in zip(
            self._pictures, (QRect(0, 0, 170, 144), QRect(172, 0, 84, 71), QRect(172, 73, 84, 71)), strict=True
        ):
            painter.drawPixmap(where, picture, _middle(picture.size(), where.size()))
        painter.end()


def _middle(whole: QSize, shape: QSize) -> QRect:
    """The largest part of `whole`, around its middle, that has the shape of `shape`."""
    size = shape.scaled(whole, Qt.AspectRatioMode.KeepAspectRatio)
    return QRect((whole.width() - size.width()) // 2, (whole.height() - size.height()) // 2, size.width(), size.height())


class SampleCard(Plate):
    """Emits `wanted`; `cancelled` while the sample is being made."""

    wanted = Signal()
    cancelled = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent)
        self.open = QPushButton(self.tr("Open sample"), self)
        self.open.setAccessibleName(self.tr("Open the sample project"))
        self.open.clicked.connect(self.wanted)
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.cancel.clicked.connect(self.cancelled)
        self.progress = ProgressLine("", self)
        self._facts = label(self.tr("Made on this machine in about a minute"), "value", "faint", self)
        words = label(
            self.tr("A one-minute film and a finished 20 s reel of it, with reasons. Change anything."),
            "value",
            "quiet",
            self,
        )
        words.setWordWrap(True)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addStretch(1)
        text.addWidget(label(self.tr("Sample project"), "title", parent=self))
        text.addSpacing(4)
        text.addWidget(words)
        text.addSpacing(16)
        text.addWidget(self.progress)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.open)
        row.addWidget(self.cancel)
        row.addWidget(self._facts)
        row.addStretch(1)
        text.addLayout(row)
        text.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 16, 16, 16)
        line.setSpacing(24)
        line.addWidget(Stills(self))
        line.addLayout(text, 1)
        self.show_idle()

    def show_idle(self) -> None:
        """Nothing is being made."""
        self.progress.hide()
        self.cancel.hide()
        self.open.show()
        self._facts.show()

    def show_progress(self, done: float | None, stage: str, eta: float | None) -> None:
        """The sample is being made; `done` is None while it cannot be told how far it is."""
        self.progress.set_progress(done, stage, eta)
        self.progress.set_title(self.tr("Making the sample"))
        self.progress.show()
        self.cancel.show()
        self.open.hide()
        self._facts.hide()
