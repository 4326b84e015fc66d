"""Relink footage: what is offline is looked for in a folder, told by its content and not by its name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from editor.model import Media
from editor.storage import missing_media
from ui.bin.notices import Notice
from ui.bin.relinking import Relinking
from ui.dialogs.background import Background
from ui.dialogs.folder_field import FolderField
from ui.dialogs.sheet import Sheet, field
from ui.state.context import Context
from ui.theme.icons import icon
from ui.widgets import ProgressBar, label

_ROWS = 6


class RelinkDialog(Sheet):
    """Lists what is offline; a search ticks off what it finds. All that one search finds is one edit."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window, self.tr("Relink footage"), 640)
        self._context = context
        self._lost: tuple[Media, ...] = ()
        self._found: set[str] = set()
        self._said = ""
        self._look = Background(self)
        self._relinking = Relinking(context.document, context.engine, self)
        text = self.tr("Footage is told by its content, so it is found under other names and in other folders too.")
        words = label(text, "value", "quiet")
        words.setWordWrap(True)
        self.list = QListWidget()
        self.list.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.list.setAccessibleName(self.tr("Offline footage"))
        self.list.setProperty("card", True)
        self.list.setFixedHeight(40)
        self.folder = FolderField()
        self.bar = ProgressBar()
        self.bar.hide()
        self.body.addWidget(words)
        self.body.addLayout(field(self.tr("Offline footage"), self.list))
        self.body.addLayout(field(self.tr("Search in this folder and those in it"), self.folder))
        self.body.addWidget(self.bar)
        self.cancel = self.add_cancel()
        self.search = self.add_button(self.tr("Search"), "primary", icon="search")
        self.search.clicked.connect(self._search)
        self.folder.changed.connect(self._refresh)
        self._relinking.changed.connect(self._refresh)
        self._relinking.noticed.connect(self._notice)
        self._relinking.relinked.connect(self._relinked)
        for left in (self.accepted, self.rejected):
            left.connect(self._look.forget)
            left.connect(self._relinking.close)
        self._refresh()
        self._look.ask(partial(missing_media, context.document.project), self._know, None)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.folder.path)

    @property
    def lost(self) -> tuple[Media, ...]:
        """What is still offline."""
        return tuple(media for media in self._lost if media.id not in self._found)

    def _know(self, lost: Sequence[Media]) -> None:
        self._lost = tuple(lost)
        for media in lost:
            item = QListWidgetItem(icon("unlink", 16, "danger"), media.name)
            item.setToolTip(media.info.path)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, self.tr("Offline"))
            self.list.addItem(item)
        self.list.setFixedHeight(32 * max(1, min(_ROWS, len(lost))) + 8)
        if lost and not self.folder.text:
            self.folder.set_text(str(Path(lost[0].info.path).parent))
        self._said = "" if lost else self.tr("All footage is where the project says.")
        self._refresh()
        self.relayout()

    def _refresh(self) -> None:
        busy = self._relinking.busy
        if self.bar.isVisible() != busy:
            self.bar.setVisible(busy)
            self.bar.set_value(None if busy else 0.0)
            self.relayout()
        self.search.setEnabled(bool(self.lost) and bool(self.folder.text) and not busy)
        if busy:
            self.say(self.tr("Searching. Leaving stops it."))
        else:
            self.say(self._said or self.tr("%n file(s) offline", "", len(self.lost)))

    def _search(self) -> None:
        self._said = ""
        self._relinking.search(Path(self.folder.text).expanduser(), self.lost)

    def _notice(self, notice: Notice) -> None:
        missing = len(self.lost)
        self._said = self.tr("{0} of {1} found. Try another folder.").format(len(self._lost) - missing, len(self._lost))
        if not missing:
            self._said = notice.text
        self._refresh()

    def _relinked(self, ids: Sequence[str]) -> None:
        self._found.update(ids)
        for row, media in enumerate(self._lost):
            if media.id in self._found:
                item = self.list.item(row)
                item.setIcon(icon("check", 16, "ok"))
                item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, self.tr("Found"))
        if not self.lost:
            self.accept()
