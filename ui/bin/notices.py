"""What could not be used and why, a line each, in the bin itself: nobody has to close a dialog to go on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from engine.protocol import ClipwrightError
from ui.i18n import why
from ui.theme import pixmap
from ui.widgets import ElidedLabel, IconButton, label

Tone = Literal["warn", "info"]

_MOST = 100
"""Lines that are shown; beyond that they are counted."""
_HEIGHT = 168


@dataclass(frozen=True)
class Notice:
    """Something that the user should know: what it is about, why, and what to do."""

    subject: str
    text: str
    tone: Tone = "warn"

    @classmethod
    def of(cls, subject: str, error: ClipwrightError) -> Notice:
        """The one line of an error; its hint says what to do."""
        return cls(subject, why(error))


class _Mark(QWidget):
    """The icon before a line, in the colours of the theme in use."""

    def __init__(self, tone: Tone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(16, 16)
        self._what = ("warn", "warn") if tone == "warn" else ("info", "text-2")

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        name, token = self._what
        QPainter(self).drawPixmap(0, 0, pixmap(name, 16, token, self.devicePixelRatioF()))


class _Line(QWidget):
    def __init__(self, notice: Notice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark = _Mark(notice.tone)
        subject = ElidedLabel(notice.subject, mode=Qt.TextElideMode.ElideMiddle)
        text = label(notice.text, "caption")
        text.setWordWrap(True)
        text.setToolTip(notice.text)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(subject)
        words.addWidget(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(8)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.setAccessibleName(f"{notice.subject}: {notice.text}")


class NoticeList(QFrame):
    """The lines, latest last, until they are dismissed. Hidden while there are none."""

    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notices: list[Notice] = []
        self.setAccessibleName(self.tr("Notes"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        rule = QFrame()
        rule.setProperty("rule", True)
        self._head = label("", "label")
        clear = IconButton("x", self.tr("Dismiss"), size=24)
        clear.clicked.connect(self.clear)
        head = QHBoxLayout()
        head.setContentsMargins(12, 4, 8, 0)
        head.addWidget(self._head, 1)
        head.addWidget(clear)
        self._lines = QWidget()
        self._column = QVBoxLayout(self._lines)
        self._column.setContentsMargins(0, 0, 0, 8)
        self._column.setSpacing(0)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._lines)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(rule)
        layout.addLayout(head)
        layout.addWidget(self._scroll)
        self.hide()

    def add(self, notice: Notice) -> None:
        """One more line; the same one is not shown twice."""
        if notice in self.notices:
            return
        self.notices.append(notice)
        if len(self.notices) <= _MOST:
            self._column.addWidget(_Line(notice))
        self._head.setText(self._title())
        self.show()
        self._fit()

    def clear(self) -> None:
        """Dismiss all of them."""
        self.notices.clear()
        while (taken := self._column.takeAt(0)) is not None:
            line = taken.widget()
            if line is not None:
                line.deleteLater()
        self.hide()
        self.cleared.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the lines need, up to a limit."""
        needed = self._column.heightForWidth(max(1, self.width()))
        self._scroll.setFixedHeight(min(_HEIGHT, max(32, needed)))

    def _title(self) -> str:
        bad = sum(notice.tone == "warn" for notice in self.notices)
        if not bad:
            return self.tr("Note") if len(self.notices) == 1 else self.tr("{0} notes").format(len(self.notices))
        if bad == 1:
            return self.tr("1 file could not be used") if bad == len(self.notices) else self.tr("Notes")
        return self.tr("{0} files could not be used").format(bad) if bad == len(self.notices) else self.tr("Notes")
