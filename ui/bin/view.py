"""The footage as a grid or a list: scrubbed with the pointer, walked with the keys, dragged to the timeline."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QDrag, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from editor.model import Media
from ui.bin.delegate import ROW_HEIGHT, BinDelegate
from ui.bin.model import BinModel, Role
from ui.bin.stills import StillCache
from ui.bin.thumbnails import LINES, scrubbed_time, strip_times

_NARROWEST = 124
"""Width from which on another column of tiles is begun."""
_EDGE = 8
_OWN_KEYS = {
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Delete,
    Qt.Key.Key_Backspace,
}  # fmt: skip
"""Keys that mean something of their own while the bin has the focus, whatever they do elsewhere in the window."""


class BinView(QListView):
    """The view of a BinModel."""

    opened = Signal(str, object)
    """Media id and the time (Fraction) that it is to be shown at."""
    remove_asked = Signal()
    relink_asked = Signal(str)
    """Media id: "Offline · relink" was clicked."""

    def __init__(self, model: BinModel, stills: StillCache, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bin = model
        self._stills = stills
        self._delegate = BinDelegate(stills, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Footage"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setViewportMargins(_EDGE, 0, _EDGE, 0)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.verticalScrollBar().setSingleStep(24)
        self.doubleClicked.connect(self._open_index)
        self._columns = 1
        self._anchor: QPersistentModelIndex | None = None
        self._extending = False
        self.set_grid(True)
        for changed in (model.rowsInserted, model.rowsRemoved, model.layoutChanged, model.modelReset):
            changed.connect(self._lay_out)

    # --- grid or list

    @property
    def grid(self) -> bool:
        return self._delegate.grid

    def set_grid(self, grid: bool) -> None:
        """Show tiles, or rows."""
        self._delegate.grid = grid
        self.setViewMode(QListView.ViewMode.IconMode if grid else QListView.ViewMode.ListMode)
        # these are reset by the mode
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setWrapping(grid)
        self.setDragEnabled(True)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setSelectionRectVisible(grid)
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        self._lay_out()
        super().resizeEvent(event)

    def _lay_out(self, *_: object) -> None:
        """Tiles fill the width. Whether there is a scroll bar is settled here: left to Qt, the bar would change the size of
        the tiles, and with it whether there is a bar."""
        whole = self.width() - 2 * _EDGE
        rows = self._bin.rowCount()
        for bar in (0, self.verticalScrollBar().sizeHint().width()):
            width = max(40, whole - bar)
            columns = max(1, width // _NARROWEST) if self.grid else 1
            cell = BinDelegate.cell_size((width - 1) // columns) if self.grid else QSize(width, ROW_HEIGHT)
            if -(-rows // columns) * cell.height() <= self.height():
                break
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if bar else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if policy != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(policy)
        self._columns = columns
        if cell != self._delegate.cell or self.gridSize() != (cell if self.grid else QSize()):
            self._delegate.cell = cell
            self.setGridSize(cell if self.grid else QSize())
            self.scheduleDelayedItemsLayout()

    # --- what is chosen

    def chosen_ids(self) -> list[str]:
        """Ids of the selected media, from top to bottom."""
        return [index.data(Role.ID) for index in sorted(self.selectedIndexes(), key=lambda index: index.row())]

    def choose(self, ids: list[str]) -> None:
        """Select these and show the first of them."""
        model = self._bin
        rows = [row for row in map(model.row_of, ids) if row >= 0]
        selection = self.selectionModel()
        selection.clearSelection()
        for row in rows:
            selection.select(model.index(row), selection.SelectionFlag.Select)
        if rows:
            selection.setCurrentIndex(model.index(rows[0]), selection.SelectionFlag.NoUpdate)
            self.scrollTo(model.index(rows[0]))

    def rename_current(self) -> None:
        """Let the user type another name."""
        index = self.currentIndex()
        if index.isValid():
            self.edit(index)

    # --- pointer

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            self._scrub(event.position().toPoint())
        index = self.indexAt(event.position().toPoint())
        over = self._over_relink(index, event.position().toPoint())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.button() == Qt.MouseButton.LeftButton and plain and self._over_relink(index, event.position().toPoint()):
            self.relink_asked.emit(index.data(Role.ID))

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        if event.type() in (QEvent.Type.Leave, QEvent.Type.Wheel) and self._delegate.scrub is not None:
            self._delegate.scrub = None
            self.viewport().update()
        return super().viewportEvent(event)

    def _scrub(self, where: QPoint) -> None:
        index = self.indexAt(where)
        picture = self._delegate.picture_rect(self.visualRect(index)) if index.isValid() else None
        before = self._delegate.scrub
        media: Media | None = index.data(Role.MEDIA) if index.isValid() else None
        if picture is None or media is None or not picture.contains(where) or index.data(Role.OFFLINE):
            self._delegate.scrub = None
        else:
            if before is None or before[0] != media.id:
                # the whole strip is made while the pointer moves on; what it is over now comes last, so it is made first
                lines = round(LINES * self.devicePixelRatioF())
                self._stills.strip(media, strip_times(media), lines)
            self._delegate.scrub = (index.data(Role.ID), (where.x() - picture.left()) / max(1, picture.width() - 1))
        if self._delegate.scrub != before:
            self.viewport().update()

    def _over_relink(self, index: QModelIndex, where: QPoint) -> bool:
        if not index.isValid() or not index.data(Role.OFFLINE):
            return False
        return self._delegate.summary_rect(self.visualRect(index)).contains(where)

    def startDrag(self, actions: Qt.DropAction) -> None:  # noqa: N802
        indexes = [index for index in self.selectedIndexes() if index.flags() & Qt.ItemFlag.ItemIsDragEnabled]
        if not indexes:
            return
        drag = QDrag(self)
        drag.setMimeData(self.model().mimeData(indexes))
        drag.setPixmap(self._drag_picture(indexes))
        drag.setHotSpot(QPoint(12, 12))
        drag.exec(actions, Qt.DropAction.CopyAction)

    def _drag_picture(self, indexes: list[QModelIndex]) -> QPixmap:
        """The first one's tile; a stack of them where there are several."""
        ratio = self.devicePixelRatioF()
        size = self._delegate.picture_rect(self.visualRect(indexes[0])).size()
        behind = min(2, len(indexes) - 1) * 4
        made = QPixmap((size + QSize(behind, behind)) * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        for place in range(behind // 4, -1, -1):
            painter.setOpacity(0.9 if place == 0 else 0.5)
            self._delegate.paint_picture(painter, indexes[min(place, len(indexes) - 1)], QPoint(place * 4, place * 4), size)
        painter.end()
        return made

    # --- keys

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        self._delegate.keyboard = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._delegate.keyboard = False
        self._begin(event.modifiers())
        super().mousePressEvent(event)

    def _begin(self, modifiers: Qt.KeyboardModifier) -> None:
        """With Shift, what is chosen now reaches from where the last choice without Shift was made."""
        extends = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if not extends or self._anchor is None or not self._anchor.isValid():
            self._anchor = None
        if extends and self._anchor is None:
            self._anchor = QPersistentModelIndex(self.currentIndex())
        self._extending = extends

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:  # noqa: N802
        """Qt takes a stretch from one tile to another for the rectangle between them; it is everything from the one to the
        other, in reading order."""
        anchor, current = self._anchor, self.currentIndex()
        band = self.state() == QAbstractItemView.State.DragSelectingState
        if band or not self._extending or anchor is None or not anchor.isValid() or not current.isValid():
            super().setSelection(rect, command)
            return
        rows = sorted((anchor.row(), current.row()))
        stretch = QItemSelection(self._bin.index(rows[0]), self._bin.index(rows[1]))
        self.selectionModel().select(stretch, command)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (
                (Qt.Key(event.key()) in _OWN_KEYS and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier)
                or event.matches(QKeySequence.StandardKey.SelectAll)
            )
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        self._delegate.keyboard = True
        self._begin(event.modifiers())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_index(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_asked.emit()
        else:
            super().keyPressEvent(event)

    def _open_index(self, index: QModelIndex) -> None:
        media: Media | None = index.data(Role.MEDIA) if index.isValid() else None
        if media is None or index.data(Role.ADDING):
            return
        scrub = self._delegate.scrub
        time = scrubbed_time(media, scrub[1]) if scrub is not None and scrub[0] == media.id else Fraction(0)
        self.opened.emit(media.id, time)
