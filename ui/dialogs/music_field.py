"""A file of music, or none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QPushButton, QWidget

from ui.widgets import ElidedLabel, IconButton, IconLabel

SUFFIXES = ("mp3", "m4a", "aac", "wav", "flac", "ogg", "opus", "wma", "aif", "aiff", "mka", "mp4", "mov", "mkv", "webm")
"""What is shown in the system's dialog at first; any other file may be chosen as well, its content decides."""


class MusicField(QFrame):
    """The file's name, a button that chooses one and a button that takes it away."""

    changed = Signal()

    def __init__(self, folder: Callable[[], str] = str, parent: QWidget | None = None) -> None:
        """`folder` says where to look first."""
        super().__init__(parent)
        self._folder = folder
        self.path = ""
        self.setProperty("card", True)
        self._words = ElidedLabel("", role="label", mode=Qt.TextElideMode.ElideMiddle)
        self.choose = QPushButton(self.tr("Choose"))
        self.choose.setProperty("kind", "quiet")
        self.choose.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.choose.clicked.connect(self._choose)
        self.clear = IconButton("x", self.tr("No music"), size=24)
        self.clear.clicked.connect(self._clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 4, 4)
        row.setSpacing(8)
        row.addWidget(IconLabel("music"))
        row.addWidget(self._words, 1)
        row.addWidget(self.clear)
        row.addWidget(self.choose)
        self.set_path("")

    def set_path(self, path: str) -> None:
        """Show this file; empty for none."""
        self.path = path
        name = Path(path).name
        self._words.setText(name or self.tr("None"))
        self._words.set_tooltip(path)
        self.clear.setVisible(bool(path))
        self.choose.setAccessibleName(self.tr("Choose other music: {0}").format(name) if path else self.tr("Choose music"))
        self.changed.emit()

    def _choose(self) -> None:
        kinds = self.tr("Sound and video") + " (" + " ".join(f"*.{suffix}" for suffix in SUFFIXES) + ")"
        start = str(Path(self.path).parent) if self.path else self._folder()
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose music"), start, ";;".join((kinds, self.tr("All files") + " (*)"))
        )
        if chosen:
            self.set_path(chosen)

    def _clear(self) -> None:
        self.choose.setFocus(Qt.FocusReason.TabFocusReason)
        self.set_path("")
