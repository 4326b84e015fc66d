"""Some lines of text, shown in the picture while they are typed and committed when they are left."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget


class TextField(QPlainTextEdit):
    """Enter makes a new line; Ctrl+Enter and leaving the field commit; Escape takes back."""

    previewed = Signal(str)
    committed = Signal(str)
    cancelled = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFixedHeight(72)
        self._before = ""
        self._typing = False
        self.textChanged.connect(self._typed)

    def set_value(self, text: str, *, force: bool = False) -> None:
        """Show a text without saying so. What is being typed is left alone, unless `force`."""
        if self._typing and not force:
            return  # what comes now is the typing's own echo
        self._typing = False
        self._before = text
        if self.toPlainText() != text:
            with QSignalBlocker(self):
                self.setPlainText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.commit()
        elif event.key() == Qt.Key.Key_Escape and self.toPlainText() != self._before:
            self._typing = False
            with QSignalBlocker(self):
                self.setPlainText(self._before)
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    def commit(self) -> None:
        """Give what was typed, if it differs. A text that is refused comes back as it was."""
        text, before = self.toPlainText(), self._before
        self._typing = False
        if text == before:
            return
        self.committed.emit(text)
        if self._before == before and self.toPlainText() != before:
            with QSignalBlocker(self):
                self.setPlainText(before)

    def _typed(self) -> None:
        self._typing = True
        self.previewed.emit(self.toPlainText())
