"""Recent projects on the first-run page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.shell.cards import Plate
from ui.state.context import Context
from ui.theme.icons import icon
from ui.widgets import label

MOST = 4


class RecentsCard(Plate):
    """Hidden while there are none. Emits `wanted` with a path."""

    wanted = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent)
        self._rows: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(4)
        self._column.addWidget(label(self.tr("Recent projects"), "panel-title", parent=self))
        self.hide()

    def show_paths(self, paths: Sequence[Path]) -> None:
        """Latest first; only the first few are shown."""
        for row in self._rows:
            row.deleteLater()
        self._rows = []
        for path in paths[:MOST]:
            row = QPushButton(self)
            row.setProperty("kind", "quiet")
            row.setIcon(icon("doc"))
            row.setStyleSheet("text-align: left;")
            folder = str(path.parent)
            metrics = row.fontMetrics()
            where = metrics.elidedText(folder, Qt.TextElideMode.ElideMiddle, 420)
            row.setText(f"{path.stem}   ·   {where}".replace("&", "&&"))
            row.setToolTip(str(path))
            row.setAccessibleName(self.tr("Open {0}").format(path.stem))
            row.clicked.connect(lambda _=False, path=path: self.wanted.emit(path))
            self._column.addWidget(row)
            self._rows.append(row)
        self.setVisible(bool(self._rows))
