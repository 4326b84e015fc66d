"""The line at the foot of the bin while it works in the background."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets import ElidedLabel, IconButton, ProgressBar, label


class AddingLine(QWidget):
    """What is being done, how far it is, and a way to stop it. Hidden while nothing is done."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        rule = QFrame()
        rule.setProperty("rule", True)
        self._title = ElidedLabel("", mode=Qt.TextElideMode.ElideMiddle)
        self._count = label("", "label", "quiet")
        stop = IconButton("x", self.tr("Cancel"), size=24)
        stop.clicked.connect(self.cancelled)
        self._bar = ProgressBar()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        head.addWidget(self._count)
        head.addWidget(stop)
        inner = QVBoxLayout()
        inner.setContentsMargins(12, 4, 8, 10)
        inner.setSpacing(2)
        inner.addLayout(head)
        inner.addWidget(self._bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(rule)
        layout.addLayout(inner)
        self.hide()

    def show_adding(self, done: int, total: int) -> None:
        """`done` of `total` files have been looked at."""
        self._title.setText(self.tr("Adding footage"))
        self._count.setText(self.tr("{0} of {1}").format(done, total))
        self._bar.set_value(done / max(1, total))
        self.show()

    def show_searching(self, folder: Path) -> None:
        """Lost footage is looked for in `folder`."""
        self._title.setText(self.tr("Searching “{0}”").format(folder.name or str(folder)))
        self._count.setText("")
        self._bar.set_value(None)
        self.show()
