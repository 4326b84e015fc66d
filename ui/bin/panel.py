"""The media bin: the footage of the project, and the way in for more."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from editor.model import Project
from ui.bin.adding import Adding
from ui.bin.facts import ORDERS, Order
from ui.bin.frame import DropFrame
from ui.bin.menus import BinMenus
from ui.bin.model import BinModel
from ui.bin.notices import Notice, NoticeList
from ui.bin.presence import Presence
from ui.bin.progress import AddingLine
from ui.bin.relinking import Relinking
from ui.bin.removing import used_in, with_name, without
from ui.bin.view import BinView
from ui.shell.dropping import PROJECT_SUFFIX, Dropped, Gatherer, paths_of
from ui.state.context import Context
from ui.widgets import EmptyState, IconButton, PanelHead, SearchField

VIEW_KEY, ORDER_KEY, DESCENDING_KEY = "bin.view", "bin.order", "bin.descending"


class MediaBin(QWidget):
    """Footage as a grid or a list; adds, finds, orders, renames, removes and relinks it."""

    add_asked = Signal()
    """The user wants to choose files to add."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Media"))
        self.context = context
        document, engine, settings = context.document, context.engine, context.settings
        self.model = BinModel(self)
        self.view = BinView(self.model, context.stills, self)
        self.adding = Adding(document, engine, self)
        self.relinking = Relinking(document, engine, self)
        self.presence = Presence(self)
        self.notices = NoticeList(self)
        self.menus = BinMenus(self)
        self._gatherer = Gatherer(self)
        self._project_id = document.project.id
        self._closed = False

        self._sort_button = IconButton("sort", self.tr("Sort"))
        self._sort_button.clicked.connect(self.menus.pop_up_sorting)
        self._grid_button = IconButton("grid", "", tool=True)
        self._grid_button.clicked.connect(lambda: self.set_grid(not self.view.grid))
        self._add_button = IconButton("plus", self.tr("Add footage"))
        self._add_button.clicked.connect(self.add_asked)
        self.head = PanelHead(self.tr("Media"), [self._sort_button, self._grid_button, self._add_button])
        self.search = SearchField(self.tr("Search by name"))
        self.search.searched.connect(self._search)
        self._line = AddingLine(self)
        self._empty = EmptyState(
            "film",
            self.tr("No footage yet"),
            self.tr("Drop video, sound or pictures here"),
            self.tr("Add footage"),
        )
        self._empty.clicked.connect(self.add_asked)
        self._nothing = EmptyState("search", self.tr("Nothing found"), "", self.tr("Clear search"))
        self._nothing.clicked.connect(self.search.clear)
        self._frame = DropFrame(self)
        self._arrange()

        self.model.renamed.connect(self.rename)
        self.view.opened.connect(self._open)
        self.view.remove_asked.connect(self.remove_chosen)
        self.view.relink_asked.connect(self.relink)
        self.view.customContextMenuRequested.connect(self.menus.pop_up)
        self.view.selectionModel().selectionChanged.connect(self._chosen)
        self.view.selectionModel().currentChanged.connect(self._chosen)
        self.adding.changed.connect(self._adding_changed)
        self.adding.noticed.connect(self.notices.add)
        self.adding.added.connect(self._added)
        self.relinking.changed.connect(self._show_progress)
        self.relinking.noticed.connect(self.notices.add)
        self.relinking.relinked.connect(lambda _ids: self.presence.look())
        self.presence.changed.connect(self._presence_changed)
        self._gatherer.gathered.connect(self._gathered)
        self._line.cancelled.connect(self._cancel)
        document.changed.connect(self._project_changed)
        context.view.focus_media_changed.connect(self._focus)
        context.stills.ready.connect(lambda media_id, _what: self.model.touch(media_id))
        context.stills.failed.connect(self.model.touch)
        context.theme.changed.connect(self.view.viewport().update)

        order = settings.get(ORDER_KEY, "added")
        self.set_order(order if order in ORDERS else "added", bool(settings.get(DESCENDING_KEY, False)))
        self.set_grid(settings.get(VIEW_KEY, "grid") != "list")
        self._project_changed(document.project)

    def _arrange(self) -> None:
        field = QVBoxLayout()
        field.setContentsMargins(12, 0, 12, 8)
        field.addWidget(self.search)
        self._pages = QStackedLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addLayout(field)
        layout.addLayout(self._pages, 1)
        # only now: a stack that belongs to nothing shows its first page as a window
        for page in (self._empty, self._nothing, self.view):
            self._pages.addWidget(page)
        layout.addWidget(self._line)
        layout.addWidget(self.notices)
        self.setMinimumWidth(200)
        self.setAcceptDrops(True)

    # --- adding

    def add_files(self, paths: Sequence[Path]) -> None:
        """Add footage; folders are looked through. Returns at once, the files appear as they are looked at."""
        if paths:
            self._gatherer.gather([Path(path) for path in paths])

    def _gathered(self, dropped: Dropped) -> None:
        self.notices.clear()
        if dropped.left_out:
            text = self.tr("were left out: add them in a second step")
            self.notices.add(Notice(self.tr("{0} files").format(dropped.left_out), text))
        if not dropped.footage and not dropped.projects:
            self.notices.add(Notice(self.tr("No footage"), self.tr("there is nothing in it that could be added")))
        # named one by one, a project is no footage either, and the engine says so
        self.adding.add([*dropped.footage, *dropped.projects])

    def _adding_changed(self) -> None:
        self._refill()
        self._show_progress()

    def _added(self, ids: tuple[str, ...]) -> None:
        if ids:
            self.view.choose(list(ids[:1]))
        self.presence.look()

    def _cancel(self) -> None:
        if self.adding.busy:
            self.adding.cancel()
        self.relinking.cancel()

    def _show_progress(self) -> None:
        if self.adding.busy:
            self._line.show_adding(self.adding.done, self.adding.total)
        elif self.relinking.folder is not None:
            self._line.show_searching(self.relinking.folder)
        else:
            self._line.hide()

    # --- what there is

    def _project_changed(self, project: Project) -> None:
        if project.id != self._project_id:
            self._project_id = project.id
            self.adding.cancel()
            self.relinking.cancel()
            self.notices.clear()
            self.search.clear()
        self.presence.watch(media.info.path for media in project.media)
        self._refill()
        self._presence_changed()

    def _refill(self) -> None:
        self.model.set_content(self.context.document.project.media, self.adding.coming)
        self._count()

    def _presence_changed(self) -> None:
        project, missing = self.context.document.project, self.presence.missing
        offline = frozenset(media.id for media in project.media if media.info.path in missing)
        self.model.set_offline(offline)
        self.adding.offline = offline
        self.context.stills.set_offline(offline)
        self.context.actions.refresh_soon()

    @property
    def offline_ids(self) -> list[str]:
        """Media of the project that are not where it says."""
        missing = self.presence.missing
        return [media.id for media in self.context.document.project.media if media.info.path in missing]

    def _count(self) -> None:
        total, shown = self.model.total, self.model.rowCount()
        page = self.view if shown else self._nothing if total else self._empty
        if self._pages.currentWidget() is not page:
            self._pages.setCurrentWidget(page)
        self.search.setEnabled(bool(total))
        selected = len(self.view.selectedIndexes())
        note = str(total) if shown == total else self.tr("{0} of {1}").format(shown, total)
        if selected > 1:
            note += " · " + self.tr("{0} selected").format(selected)
        self.head.set_note(note if total else "")

    # --- looking

    def set_grid(self, grid: bool) -> None:
        """Show tiles, or rows."""
        self.view.set_grid(grid)
        self._grid_button.set_icon("list" if grid else "grid")
        self._grid_button.set_tooltip(self.tr("Show as list") if grid else self.tr("Show as grid"))
        self.context.settings.set(VIEW_KEY, "grid" if grid else "list")

    def set_order(self, order: Order, descending: bool) -> None:
        """Put the footage in order."""
        self.model.set_order(order, descending)
        self.context.settings.set(ORDER_KEY, order)
        self.context.settings.set(DESCENDING_KEY, descending)

    def _search(self, text: str) -> None:
        self.model.set_search(text)
        self._nothing.set("search", self.tr("Nothing found"), self.tr("No name has “{0}” in it").format(text),
                          self.tr("Clear search"))  # fmt: skip
        self._count()

    def _chosen(self, *_: object) -> None:
        ids = self.view.chosen_ids()
        self._count()
        self.context.view.set_focus_media(ids[0] if ids else "")
        self.context.actions.refresh_soon()

    def _focus(self, media_id: str) -> None:
        if media_id and media_id not in self.view.chosen_ids():
            self.view.choose([media_id])

    def _open(self, media_id: str, time: Fraction) -> None:
        self.context.view.show_source(media_id, time)

    # --- changing

    def rename(self, media_id: str, name: str) -> None:
        """Give footage another name in the project; its file keeps its own."""
        self.context.document.do(self.tr("rename footage"), lambda project: with_name(project, media_id, name))

    def remove_chosen(self) -> None:
        """Take the chosen footage out of the project, in one edit; what is used stays, and it is said why."""
        project = self.context.document.project
        names = {media.id: media.name for media in project.media}
        free: list[str] = []
        for media_id in self.view.chosen_ids():
            if media_id not in names:
                continue
            why = used_in(project, media_id)
            if why is None:
                free.append(media_id)
            else:
                self.notices.add(Notice(names[media_id], self.tr("was not removed: {0}").format(why)))
        if free:
            name = self.tr("remove 1 file") if len(free) == 1 else self.tr("remove {0} files").format(len(free))
            self.context.document.do(name, lambda project: without(project, free))

    def relink(self, media_id: str) -> None:
        """Let the user say where footage is now."""
        self.menus.pop_up_relinking(media_id)

    # --- dropping

    def set_dropping(self, dropping: bool) -> None:
        """Show that footage hovers over the window and may be dropped."""
        self._frame.setVisible(dropping)
        self._frame.raise_()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        paths = paths_of(event.mimeData())
        # a project is opened by the window
        if paths and not any(path.suffix.lower() == PROJECT_SUFFIX for path in paths):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.set_dropping(True)
        else:
            event.ignore()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:  # noqa: N802
        self.set_dropping(False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        self.set_dropping(False)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.add_files(paths_of(event.mimeData()))

    # --- life

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.presence.look()

    def close_down(self) -> None:
        """End what runs in the background; the window is closing."""
        if not self._closed:
            self._closed = True
            self.adding.cancel()
            self.relinking.close()
            self.presence.close()
            self._gatherer.close()
