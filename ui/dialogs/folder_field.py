"""A folder to type or to choose."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget


class FolderField(QWidget):
    """A folder's path, and the system's own dialog to choose one."""

    changed = Signal(str)

    def __init__(self, folder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = QLineEdit(folder)
        self.path.setAccessibleName(self.tr("Folder"))
        self.path.textChanged.connect(self.changed)
        self.choose = QPushButton(self.tr("Choose folder"))
        self.choose.setProperty("kind", "outline")
        self.choose.clicked.connect(self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.path, 1)
        row.addWidget(self.choose)

    @property
    def text(self) -> str:
        return self.path.text().strip()

    def set_text(self, folder: str) -> None:
        self.path.setText(folder)

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.choose.text(), self.text)
        if chosen:
            self.path.setText(chosen)
