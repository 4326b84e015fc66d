"""What the window has to say, in place: one line, at most a few ways out, never a dialog that blocks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui.i18n import sentence
from ui.theme.icons import icon, pixmap

_KINDS = {"info": ("info", "text-2"), "ok": ("check", "ok"), "warn": ("warn", "warn"), "danger": ("warn", "danger")}
_MOST = 4
_PASSING_SECONDS = 8

Way = tuple[str, Callable[[], object]]
"""What a button says and does."""


class Notice(QFrame):
    """One line with an icon, the buttons that answer it, and one that puts it away."""

    gone = Signal()

    def __init__(self, text: str, kind: str, ways: Sequence[Way], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = text
        self.kind = kind
        self.setProperty("card", True)
        self.setAccessibleName(text)
        self._mark = QLabel(self)
        self._label = _Line(text, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 4, 4)
        row.setSpacing(8)
        row.addWidget(self._mark)
        row.addWidget(self._label, 1)
        for words, answer in ways:
            button = QPushButton(words, self)
            button.setProperty("kind", "quiet")
            button.clicked.connect(lambda _=False, answer=answer: self._answer(answer))
            row.addWidget(button)
        away = QToolButton(self)
        away.setIcon(icon("x"))
        away.setFixedSize(28, 28)
        away.setAccessibleName(self.tr("Put this message away"))
        away.setToolTip(self.tr("Put away"))
        away.clicked.connect(self.leave)
        row.addWidget(away)
        self._draw()

    def leave(self) -> None:
        """Put it away."""
        self.hide()
        self.gone.emit()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_mark"):
            self._draw()

    def _draw(self) -> None:
        name, colour = _KINDS[self.kind]
        self._mark.setPixmap(pixmap(name, 16, colour, self.devicePixelRatioF()))

    def _answer(self, answer: Callable[[], object]) -> None:
        self.leave()
        answer()


class _Line(QLabel):
    """One line that ends in an ellipsis where there is no room, and is whole in its tooltip."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = " ".join(text.split())
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setToolTip(self._text)
        self.setProperty("role", "row")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange, QEvent.Type.Show):
            shown = self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
            if shown != self.text():
                self.setText(shown)
        return super().event(event)


class Notices(QWidget):
    """The latest few notices, newest on top. The same line twice is one notice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Messages"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, 4, 4, 0)
        self._column.setSpacing(4)
        self._notices: list[Notice] = []
        self.hide()

    def say(self, text: str, kind: str = "info", ways: Sequence[Way] = (), *, passing: bool = False) -> Notice:
        """Show one line. `kind` is "info", "ok", "warn" or "danger"; with `passing` it leaves by itself after a while."""
        text = sentence(text)
        for notice in self._notices:
            if notice.text == text:
                return notice
        notice = Notice(text, kind, ways, self)
        notice.gone.connect(lambda: self._forget(notice))
        self._notices.insert(0, notice)
        self._column.insertWidget(0, notice)
        for old in self._notices[_MOST:]:
            old.leave()
        self.show()
        notice.show()
        if passing:
            QTimer.singleShot(_PASSING_SECONDS * 1000, notice, notice.leave)
        return notice

    @property
    def texts(self) -> tuple[str, ...]:
        """What is being said, newest first."""
        return tuple(notice.text for notice in self._notices)

    def clear(self) -> None:
        """Put everything away."""
        for notice in tuple(self._notices):
            notice.leave()

    def _forget(self, notice: Notice) -> None:
        if notice in self._notices:
            self._notices.remove(notice)
        self.setVisible(bool(self._notices))
