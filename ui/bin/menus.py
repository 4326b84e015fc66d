"""The bin's menus, and the dialogs in which files and folders are chosen."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QUrl
from PySide6.QtGui import QActionGroup, QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from editor.model import Media
from ui.bin.facts import ORDERS, Order
from ui.theme import icon

if TYPE_CHECKING:
    from ui.bin.panel import MediaBin

_TIMELINE = ("timeline.insert", "timeline.overwrite", "timeline.append")


class BinMenus(QObject):
    """Made by the bin, for the bin."""

    def __init__(self, bin_: MediaBin) -> None:
        super().__init__(bin_)
        self._bin = bin_

    def pop_up(self, where: QPoint) -> None:
        """The context menu of what is under the pointer, or of the current footage when a key asked for it."""
        view = self._bin.view
        self.context_menu(bool(view.indexAt(where).isValid())).popup(view.viewport().mapToGlobal(where))

    def context_menu(self, on_footage: bool = True) -> QMenu:
        """What can be done with the chosen footage, or with the bin."""
        bin_ = self._bin
        menu = self._menu(bin_)
        project = bin_.context.document.project
        chosen = [media for media in project.media if media.id in set(bin_.view.chosen_ids())] if on_footage else []
        offline = [media for media in chosen if media.id in set(bin_.offline_ids)]
        if chosen:
            self._add(
                menu,
                self.tr("Open in source viewer"),
                "play",
                lambda: bin_.context.view.show_source(chosen[0].id, Fraction(0)),
            )
            actions = bin_.context.actions
            for id_ in _TIMELINE:
                if actions.has(id_):
                    menu.addAction(actions.qaction(id_))
            menu.addSeparator()
            if offline:
                self._fill_relinking(menu, offline)
            else:
                self._add(menu, self.tr("Show in folder"), "folder", lambda: _reveal(chosen[0]))
                if len(chosen) == 1:
                    self._add(menu, self.tr("Relink to a file…"), "link", lambda: self._choose_file(chosen[0]))
            menu.addSeparator()
            self._add(menu, self.tr("Rename"), "text", bin_.view.rename_current, "F2")
            self._add(menu, self.tr("Remove"), "trash", bin_.remove_chosen, "Del")
            menu.addSeparator()
        self._add(menu, self.tr("Add footage…"), "plus", bin_.add_asked.emit)
        if bin_.model.rowCount():
            self._add(menu, self.tr("Select all"), "", bin_.view.selectAll)
        sorting = menu.addMenu(self.tr("Sort"))
        self._fill_sorting(sorting)
        text = self.tr("Show as list") if bin_.view.grid else self.tr("Show as grid")
        self._add(menu, text, "list" if bin_.view.grid else "grid", lambda: bin_.set_grid(not bin_.view.grid))
        return menu

    def pop_up_sorting(self) -> None:
        """The menu of orders, below its button."""
        button = self.sender()
        menu = self._menu(self._bin)
        self._fill_sorting(menu)
        if isinstance(button, QWidget):
            menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))

    def pop_up_relinking(self, media_id: str) -> None:
        """The ways to find lost footage again, at the pointer."""
        from PySide6.QtGui import QCursor

        project = self._bin.context.document.project
        menu = self._menu(self._bin)
        self._fill_relinking(menu, [media for media in project.media if media.id == media_id])
        menu.popup(QCursor.pos())

    def _fill_sorting(self, menu: QMenu) -> None:
        bin_ = self._bin
        names: dict[Order, str] = {
            "name": self.tr("Name"),
            "added": self.tr("Date added"),
            "length": self.tr("Length"),
            "rate": self.tr("Frame rate"),
        }
        for choices in (
            [(names[order], order == bin_.model.order, _setter(bin_, order=order)) for order in ORDERS],
            [
                (text, descending == bin_.model.descending, _setter(bin_, descending=descending))
                for text, descending in ((self.tr("Ascending"), False), (self.tr("Descending"), True))
            ],
        ):
            if menu.actions():
                menu.addSeparator()
            group = QActionGroup(menu)
            for text, checked, choose in choices:
                action = menu.addAction(text)
                action.setCheckable(True)
                action.setChecked(checked)
                action.triggered.connect(choose)
                group.addAction(action)

    def _fill_relinking(self, menu: QMenu, offline: list[Media]) -> None:
        bin_ = self._bin
        lost = [media for media in bin_.context.document.project.media if media.id in set(bin_.offline_ids)]
        self._add(menu, self.tr("Search a folder…"), "search", lambda: self._choose_folder(lost))
        if len(offline) == 1:
            self._add(menu, self.tr("Relink to a file…"), "link", lambda: self._choose_file(offline[0]))

    def _choose_folder(self, lost: list[Media]) -> None:
        start = _nearest_folder(lost[0].info.path) if lost else ""
        chosen = QFileDialog.getExistingDirectory(self._bin, self.tr("Search lost footage in"), start)
        if chosen:
            self._bin.relinking.search(Path(chosen), lost)

    def _choose_file(self, media: Media) -> None:
        title = self.tr("Relink {0}").format(media.name)
        chosen, _ = QFileDialog.getOpenFileName(self._bin, title, _nearest_folder(media.info.path))
        if chosen:
            self._bin.relinking.link(media, Path(chosen))

    def _menu(self, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _add(self, menu: QMenu, text: str, name: str, do: Callable[[], object], key: str = "") -> None:
        action = menu.addAction(icon(name), f"{text}\t{key}" if key else text)
        action.triggered.connect(lambda _checked=False: do())


def _setter(bin_: MediaBin, *, order: Order | None = None, descending: bool | None = None) -> Callable[[], None]:
    def choose(*_: object) -> None:
        model = bin_.model
        bin_.set_order(order or model.order, model.descending if descending is None else descending)

    return choose


def _reveal(media: Media) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(media.info.path).parent)))


def _nearest_folder(path: str) -> str:
    """The folder named in a path, for a dialog to begin in; the dialog itself copes when it is gone."""
    return str(Path(path).parent)
