"""What the overlay of tracked boxes has to say where it has no boxes to show, with the way out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ui.theme.icons import pixmap

_MARGIN = 12
_MOST = 560


class BoxNotice(QFrame):
    """A card at the top of the picture: one line and at most one button. Hidden while there is nothing to say."""

    pressed = Signal()
    """The button was pressed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._mark = QLabel()
        self.line = QLabel()
        self.line.setTextFormat(Qt.TextFormat.PlainText)
        self.line.setProperty("role", "label")
        self.line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._text = ""
        self.button = QPushButton()
        self.button.setProperty("size", "small")
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 6, 5)
        row.setSpacing(8)
        row.addWidget(self._mark)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        self.hide()

    def say(self, text: str, button: str = "", *, kind: str = "track") -> None:
        """Show a line, with a button where there is a way out; an empty one hides the card. `kind` is its icon's name."""
        if text:
            self._text = text
            self._mark.setPixmap(pixmap(kind, 16, "warn" if kind == "warn" else "text-2", self.devicePixelRatioF()))
            self.setAccessibleName(text)
            self.button.setText(button)
            self.button.setVisible(bool(button))
            self.place()
        self.setVisible(bool(text))

    @property
    def text(self) -> str:
        """The line that is shown; empty while there is nothing to say."""
        return self._text if not self.isHidden() else ""

    def place(self, picture: QRectF | None = None) -> None:
        """Lie at the top of what is seen of the picture, in its middle, no wider than that."""
        parent = self.parentWidget()
        if parent is None:
            return
        room = QRectF(parent.rect())
        seen = picture.intersected(room) if picture is not None else room
        if not seen.width():
            return
        button = self.button.sizeHint().width() + 8 if self.button.text() else 0
        around = 16 + 8 + 10 + 6 + 4 + button
        words = self.line.fontMetrics().horizontalAdvance(self._text) + 4
        # a tall picture is narrow: the card may be wider than that
        width = round(min(words + around, _MOST, room.width() - 2 * _MARGIN))
        height = self.sizeHint().height()
        self.setGeometry(round(room.center().x() - width / 2), round(max(seen.top(), 0.0) + _MARGIN), width, height)
        shown = self.line.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, max(0, width - around + 4))
        self.line.setText(shown)
        self.line.setToolTip(self._text if shown != self._text else "")

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "button"):
            self.place()
