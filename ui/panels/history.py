"""The history: every step by its name, from the first to those that were undone; a press goes there."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from ui.state.context import Context
from ui.theme import Theme, font, pixmap
from ui.widgets import IconButton, PanelHead

_PLACE = Qt.ItemDataRole.UserRole
"""Steps from where the project is now: 0 here, below it the past, above it what was undone."""
_ROW = 28


class HistoryPanel(QWidget):
    """One row a step. The last one that counts is marked; those after it are dimmed and can be done again."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("History"))
        self._document = context.document
        buttons: list[QWidget] = [
            IconButton(context.actions.qaction(id_), size=24)
            for id_ in ("edit.undo", "edit.redo")
            if context.actions.has(id_)
        ]
        self.head = PanelHead(self.tr("History"), buttons)
        self.list = _Steps()
        self.list.setAccessibleName(self.tr("Steps"))
        self.list.setItemDelegate(_StepDelegate(context.theme, self.list))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.list, 1)
        self.list.itemClicked.connect(self._go)
        self.list.wanted.connect(self._go)
        context.theme.changed.connect(self.list.viewport().update)
        self._document.history_changed.connect(self.refresh)
        self._document.path_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """List the steps as they are now."""
        done, undone = self._document.undo_names, self._document.redo_names
        names = [self.tr("Project opened"), *map(_shown, done), *map(_shown, undone)]
        self.list.clear()
        for row, name in enumerate(names):
            place = row - len(done)
            item = QListWidgetItem(name)
            item.setData(_PLACE, place)
            state = self.tr("current") if place == 0 else self.tr("undone") if place > 0 else self.tr("done")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {state}")
            if place:
                item.setToolTip(self.tr("Go back to here") if place < 0 else self.tr("Do again up to here"))
            self.list.addItem(item)
        self.list.setCurrentRow(len(done))
        self.list.scrollToItem(self.list.item(len(done)))
        self.head.set_note(str(len(done)) if done else "")

    def _go(self, item: QListWidgetItem) -> None:
        self._document.go_to(int(item.data(_PLACE)))


class _Steps(QListWidget):
    """Enter and Space go to the row that the keys are at."""

    wanted = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and item is not None:
            self.wanted.emit(item)
        else:
            super().keyPressEvent(event)


class _StepDelegate(QStyledItemDelegate):
    """A name, dimmed when it was undone, and an arrow at the current one."""

    def __init__(self, theme: Theme, parent: QListWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802, ARG002
        return QSize(120, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        place = int(index.data(_PLACE))
        box = QRectF(option.rect).adjusted(4, 1, -4, -1)
        view = self.parent()
        focused = isinstance(view, QListWidget) and view.hasFocus() and view.currentIndex() == index
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if place == 0 or focused:
            painter.setPen(self._theme.color("line-strong") if place == 0 else self._theme.color("focus"))
            painter.setBrush(self._theme.color("raised"))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        if place == 0:
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(int(box.left()) + 6, int(box.center().y()) - 6, pixmap("chevr", 12, "accent-text", ratio))
        painter.setFont(font(12, 500 if place == 0 else 400))
        painter.setPen(self._theme.color("text" if place == 0 else "text-3" if place > 0 else "text-2"))
        if place > 0:
            painter.setOpacity(0.75)
        words = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, int(box.width()) - 32)
        painter.drawText(box.adjusted(24, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()


def _shown(name: str) -> str:
    return name[:1].upper() + name[1:]
