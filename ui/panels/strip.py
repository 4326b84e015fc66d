"""One line about how things stand in a panel, and one way out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ui.i18n import sentence


class Strip(QWidget):
    """One line about how things stand, and one way out."""

    def __init__(self, tone: str, text: str, button: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QLabel(text)
        self._line.setProperty("tone", tone)
        self._line.setProperty("role", "value")
        self._line.setWordWrap(True)
        self._line.setTextFormat(Qt.TextFormat.PlainText)
        self._line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.button = QPushButton(button)
        self.button.setProperty("size", "small")
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 8)
        row.setSpacing(8)
        row.addWidget(self._line, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def text(self) -> str:
        return self._line.text()

    def say(self, text: str, *, retry: bool = True) -> None:
        self._line.setText(sentence(text))
        self.button.setVisible(retry)
