"""A panel over the others, for as long as it is looked at: what a rail opens when there is no room for a dock."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from ui.theme import Theme

_GAP = 4


class Flyout(QFrame):
    """Lies at the left edge of its parent. Escape, or a press elsewhere in the window, closes it."""

    closed = Signal(str, object)
    """The name and the widget that it gives back."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._over = parent
        self._name = ""
        self._content: QWidget | None = None
        self._width = 0
        self.setObjectName("flyout")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    @property
    def name(self) -> str:
        """What is shown, empty when nothing is."""
        return self._name

    def open(self, name: str, content: QWidget, width: int) -> None:
        """Show a panel; it is given back through `closed`."""
        self._name, self._content, self._width = name, content, width
        self._column.addWidget(content)
        content.show()
        self.place()
        self.show()
        self.raise_()
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def leave(self) -> None:
        """Give back what is shown."""
        if self._content is None:
            return
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        name, content = self._name, self._content
        self._name, self._content = "", None
        self.hide()
        self._column.removeWidget(content)
        content.setParent(None)
        self.closed.emit(name, content)

    def place(self) -> None:
        """Keep to the edge when the parent changes its size."""
        self.setGeometry(0, 0, min(self._width, self._over.width()), self._over.height() - _GAP)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if (
            event.type() == QEvent.Type.MouseButtonPress
            and isinstance(watched, QWidget)
            and watched.window() is self.window()
            and watched is not self
            and not self.isAncestorOf(watched)
        ):
            self.leave()
        return False

    def _dress(self) -> None:
        tokens = self._theme.tokens
        self.setStyleSheet(
            f"QFrame#flyout {{ background: {tokens.panel}; border: 1px solid {tokens.line_strong}; border-radius: 8px; }}"
        )
