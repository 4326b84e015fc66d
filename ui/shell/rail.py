"""The rail: 44 px of buttons at the left edge that stand for the media and the jobs when there is no room for them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.widgets import IconButton

WIDTH = 44


class Rail(QFrame):
    """Emits `wanted` with the name of a panel."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(self.tr("Media and jobs"))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        for name, icon, words in (("media", "film", self.tr("Media")), ("jobs", "jobs", self.tr("Jobs"))):
            button = IconButton(icon, words, self)
            button.setObjectName(f"rail-{name}")
            button.clicked.connect(lambda _=False, name=name: self.wanted.emit(name))
            column.addWidget(button)
        column.addStretch(1)
