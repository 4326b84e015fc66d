"""Parts of panels: the head with its title and buttons, cards, and what is shown where there is nothing yet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.widgets.icons import IconLabel
from ui.widgets.labels import label


class PanelHead(QWidget):
    """36 px: the panel's title, a count or other note after it, buttons at the right."""

    def __init__(self, title: str, buttons: Sequence[QWidget] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(36)
        self.title = label(title, "panel-title")
        self.note = label("", "label", "faint")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 0, 8, 0)
        self._row.setSpacing(4)
        self._row.addWidget(self.title)
        self._row.addSpacing(4)
        self._row.addWidget(self.note)
        self._row.addStretch(1)
        for button in buttons:
            self._row.addWidget(button)
        self.setAccessibleName(title)

    def set_title(self, title: str) -> None:
        self.title.setText(title)
        self.setAccessibleName(title)

    def set_note(self, note: str) -> None:
        """A count or a few words after the title."""
        self.note.setText(note)

    def add(self, button: QWidget) -> None:
        """One more button, at the right end."""
        self._row.addWidget(button)


class Card(QFrame):
    """A raised area. With `clickable`, it is also a button: mouse, Space and Enter emit `clicked`."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None, *, clickable: bool = False, name: str = "") -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setAccessibleName(name)
        self._clickable = clickable
        if clickable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_chosen(self, chosen: bool) -> None:
        """Show it as the chosen one of several."""
        self._set("chosen", chosen)

    def set_sunken(self, sunken: bool) -> None:
        """Show it as dropped: what it holds is not in the cut."""
        self._set("sunken", sunken)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if (
            self._clickable
            and event.button() == Qt.MouseButton.LeftButton
            and self.rect().contains(event.position().toPoint())
        ):
            self.clicked.emit()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if self._clickable and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def _set(self, name: str, value: bool) -> None:
        if bool(self.property(name)) != value:
            self.setProperty(name, value)
            self.style().unpolish(self)
            self.style().polish(self)


class EmptyState(QWidget):
    """What a panel shows when it has nothing: an icon, what will be here, and the way there."""

    clicked = Signal()
    """The button was pressed."""

    def __init__(
        self,
        icon: str,
        title: str,
        text: str = "",
        button: str = "",
        parent: QWidget | None = None,
        *,
        primary: bool = False,
    ) -> None:
        super().__init__(parent)
        self._icon = IconLabel(icon, 24, "text-3")
        self._title = label(title, "row")
        self._text = label(text, "label", "faint")
        self._button = QPushButton(button)
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._button.clicked.connect(self.clicked)
        if primary:
            self._button.setProperty("kind", "primary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(4)
        layout.addStretch(2)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(8)
        for words in (self._title, self._text):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            words.setWordWrap(True)
            layout.addWidget(words)
        layout.addSpacing(12)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self.set(icon, title, text, button)

    def set(self, icon: str, title: str, text: str = "", button: str = "") -> None:
        """Show other words."""
        self._icon.set(icon)
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
