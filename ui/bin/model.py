"""The bin as a list: the project's footage, what is being added, searched and in order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from editor.model import Media
from ui.bin import facts
from ui.bin.dragging import MIME, media_data

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Role(IntEnum):
    """What the model has beside Qt's own roles."""

    ID = Qt.ItemDataRole.UserRole + 1
    MEDIA = Qt.ItemDataRole.UserRole + 2
    """The Media; None while the file has not been looked at."""
    OFFLINE = Qt.ItemDataRole.UserRole + 3
    ADDING = Qt.ItemDataRole.UserRole + 4
    """Whether it is not in the project yet."""
    SUMMARY = Qt.ItemDataRole.UserRole + 5


@dataclass
class Coming:
    """A file that is being added. Its media, once looked at, has the id that it will have in the project."""

    id: str
    path: str
    name: str
    media: Media | None = None


@dataclass(frozen=True)
class _Row:
    id: str
    name: str
    media: Media | None
    adding: bool


class BinModel(QAbstractListModel):
    """Rows in the chosen order, those whose name matches the search. Rows keep their place in the views when the project
    changes: views are told of what comes, goes and moves, not that all is new."""

    renamed = Signal(str, str)
    """Media id and the name that the user gave it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._media: tuple[Media, ...] = ()
        self._coming: tuple[Coming, ...] = ()
        self._rows: list[_Row] = []
        self._offline: frozenset[str] = frozenset()
        self._text = ""
        self._order: facts.Order = "added"
        self._descending = False

    # --- what is shown

    @property
    def total(self) -> int:
        """How many there are without a search."""
        return len(self._media) + len(self._coming)

    @property
    def order(self) -> facts.Order:
        return self._order

    @property
    def descending(self) -> bool:
        return self._descending

    @property
    def text(self) -> str:
        """What is searched for."""
        return self._text

    def set_content(self, media: Iterable[Media], coming: Iterable[Coming]) -> None:
        """Show this footage of the project, and these files that are being added."""
        self._media, self._coming = tuple(media), tuple(coming)
        self._update()

    def set_offline(self, ids: frozenset[str]) -> None:
        """These are not where the project says."""
        changed = ids ^ self._offline
        self._offline = ids
        for place, row in enumerate(self._rows):
            if row.id in changed:
                self.dataChanged.emit(self.index(place), self.index(place))

    def set_search(self, text: str) -> None:
        """Show those only whose name has every word of `text`."""
        self._text = text
        self._update()

    def set_order(self, order: facts.Order, descending: bool) -> None:
        self._order, self._descending = order, descending
        self._update()

    def row_of(self, media_id: str) -> int:
        """The row of a media, -1 if it is not shown."""
        return next((place for place, row in enumerate(self._rows) if row.id == media_id), -1)

    def touch(self, media_id: str) -> None:
        """Its picture is another one."""
        place = self.row_of(media_id)
        if place >= 0:
            self.dataChanged.emit(self.index(place), self.index(place), [Qt.ItemDataRole.DecorationRole])

    # --- Qt's questions

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        media, offline = row.media, row.id in self._offline
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return row.name
            case Role.ID:
                return row.id
            case Role.MEDIA:
                return media
            case Role.OFFLINE:
                return offline
            case Role.ADDING:
                return row.adding
            case Role.SUMMARY:
                return self._summary(row, offline)
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join(facts.details(media)) if media else row.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row, offline)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        row, name = self._rows[index.row()], str(value).strip()
        if not name or name == row.name or row.adding:
            return False
        self.renamed.emit(row.id, name)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if not self._rows[index.row()].adding:
            flags |= Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def mimeTypes(self) -> list[str]:  # noqa: N802
        return [MIME]

    def mimeData(self, indexes: list[QModelIndex]) -> QMimeData:  # type: ignore[override] # noqa: N802 - a list in truth
        rows = sorted({index.row() for index in indexes})
        return media_data(self._rows[row].id for row in rows if not self._rows[row].adding)

    def supportedDragActions(self) -> Qt.DropAction:  # noqa: N802
        return Qt.DropAction.CopyAction

    # --- inside

    def _summary(self, row: _Row, offline: bool) -> str:
        if row.media is None:
            return self.tr("Reading…")
        if offline:
            return self.tr("Offline · relink")
        return facts.summary(row.media)

    def _spoken(self, row: _Row, offline: bool) -> str:
        parts = [row.name, self._summary(row, offline)]
        if row.media is not None:
            if row.media.info.kind != "image":
                parts.append(facts.length(row.media.info.duration))
            parts += [badge.meaning for badge in facts.badges(row.media)]
        return ", ".join(parts)

    def _wanted(self) -> list[_Row]:
        in_order = sorted(enumerate(self._media), key=facts.sorting(self._order), reverse=self._descending)
        rows = [_Row(media.id, media.name, media, False) for _, media in in_order]
        # what is being added stands where it was dropped, at the end, until it is there
        rows += [_Row(coming.id, coming.name, coming.media, True) for coming in self._coming]
        return [row for row in rows if facts.matches(row.name, self._text)]

    def _update(self) -> None:
        """Become what is wanted by removing, adding, moving and changing rows, in this order."""
        wanted = self._wanted()
        ids = {row.id for row in wanted}
        for first, last in reversed(_runs([place for place, row in enumerate(self._rows) if row.id not in ids])):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()
        known = {row.id for row in self._rows}
        fresh = [row for row in wanted if row.id not in known]
        if fresh:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(fresh) - 1)
            self._rows += fresh
            self.endInsertRows()
        if [row.id for row in self._rows] != [row.id for row in wanted]:
            self.layoutAboutToBeChanged.emit()
            before, standing = self.persistentIndexList(), self._rows
            places = {row.id: place for place, row in enumerate(wanted)}
            self._rows = sorted(standing, key=lambda row: places[row.id])
            self.changePersistentIndexList(before, [self.index(places[standing[index.row()].id]) for index in before])
            self.layoutChanged.emit()
        changed = [place for place, (old, new) in enumerate(zip(self._rows, wanted, strict=True)) if old != new]
        self._rows = wanted
        for first, last in _runs(changed):
            self.dataChanged.emit(self.index(first), self.index(last))


def _runs(places: list[int]) -> list[tuple[int, int]]:
    """(first, last) of each stretch of neighbours in ascending `places`."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and place == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs
