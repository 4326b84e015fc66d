"""The command search: everything that can be done, found by a few letters, with its keys and why it cannot be done now."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QCursor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from ui.actions.fuzzy import match
from ui.actions.registry import ActionRegistry, Registered, translated
from ui.state.settings import Settings
from ui.theme.fonts import font
from ui.theme.icons import pixmap
from ui.theme.painting import paint_color
from ui.widgets.fields import SearchField

WIDTH = 560
ROWS = 10
ROW = 36
_RECENT = 6

_FOUND = int(Qt.ItemDataRole.UserRole)
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Found:
    """A row of the command search."""

    id: str
    text: str
    group: str
    icon: str
    keys: str
    enabled: bool
    why: str
    places: tuple[int, ...]
    """Letters of `text` that were typed."""


def find(registry: ActionRegistry, typed: str, recent: tuple[str, ...] = ()) -> list[Found]:
    """Actions that fit what was typed, best first. With nothing typed, those used last and then all in their order."""
    ranked: list[tuple[float, int, Found]] = []
    for place, one in enumerate(registry.all()):
        if not one.action.palette or one.action.id == "help.palette":
            continue
        text = one.qaction.text().replace("&", "")
        group = translated(one.action.group)
        if not typed.strip():
            score = len(recent) - recent.index(one.action.id) if one.action.id in recent else 0
            ranked.append((-score, place, _found(registry, one, text, group, ())))
            continue
        fits = match(typed, text)
        if fits is not None:
            ranked.append((-fits.score - _bonus(one), place, _found(registry, one, text, group, fits.places)))
            continue
        # "timeline zoom", or the English word in a translated window
        others = [match(typed, f"{group} {text}"), match(typed, one.action.text)]
        scores = [other.score for other in others if other is not None]
        if scores:
            ranked.append((4.0 - max(scores), place, _found(registry, one, text, group, ())))
    return [found for _, _, found in sorted(ranked, key=lambda row: row[:2])]


def _bonus(one: Registered) -> float:
    return 0.1 if one.qaction.isEnabled() else 0.0


def _found(registry: ActionRegistry, one: Registered, text: str, group: str, places: tuple[int, ...]) -> Found:
    action = one.action
    return Found(
        action.id, text, group, action.icon, registry.shown_keys(action.id), one.qaction.isEnabled(), one.why, places
    )


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Found] = []

    def show(self, rows: list[Found]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:  # noqa: N802 - Qt's name
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.why or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            why = row.why or (self.tr("not possible now") if not row.enabled else "")
            return ", ".join(filter(None, (row.text, row.group, row.keys, why)))
        return row if role == _FOUND else None


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802, ARG002 - Qt's name
        return QSize(WIDTH - 16, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: Found = index.data(_FOUND)
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(paint_color("control"))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 6, 6)
        words = "text" if row.enabled else "text-3"
        if row.icon:
            ratio = painter.device().devicePixelRatioF()
            painter.setOpacity(1.0 if row.enabled else 0.6)
            painter.drawPixmap(QPoint(box.left() + 12, box.top() + (ROW - 16) // 2), pixmap(row.icon, 16, "text-2", ratio))
            painter.setOpacity(1.0)
        right = self._keys(painter, box, row.keys) if row.keys else box.right() - 12
        left = self._text(painter, QRect(box.left() + 40, box.top(), right - box.left() - 56, ROW), row, words)
        painter.setFont(font(11))
        painter.setPen(paint_color("text-3"))
        note = row.why or row.group
        room = QRect(left + 12, box.top(), max(0, right - left - 24), ROW)
        note = QFontMetrics(painter.font()).elidedText(note, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, note)
        painter.restore()

    def _text(self, painter: QPainter, room: QRect, row: Found, words: str) -> int:
        """Draw the command with the typed letters standing out; returns where it ends."""
        plain, strong = font(13, 400), font(13, 600)
        left = room.left()
        for place, letter in enumerate(row.text):
            typed = place in row.places
            painter.setFont(strong if typed else plain)
            painter.setPen(paint_color("accent-text" if typed and row.enabled else words))
            width = QFontMetrics(painter.font()).horizontalAdvance(letter)
            if left + width > room.right():
                break
            painter.drawText(QRect(left, room.top(), width + 4, room.height()), Qt.AlignmentFlag.AlignVCenter, letter)
            left += width
        return left

    def _keys(self, painter: QPainter, box: QRect, keys: str) -> int:
        """Draw the keys at the right end; returns where they begin."""
        painter.setFont(font(11))
        width = QFontMetrics(painter.font()).horizontalAdvance(keys) + 10
        place = QRect(box.right() - 12 - width, box.top() + (ROW - 18) // 2, width, 18)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(paint_color("line-strong"))
        painter.drawRoundedRect(place, 4, 4)
        painter.setPen(paint_color("text-2"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, keys)
        return place.left()


class Palette(QFrame):
    """The command search over a window: type, arrows, Enter; Escape or a click elsewhere closes it."""

    def __init__(self, registry: ActionRegistry, window: QWidget, settings: Settings | None = None) -> None:
        super().__init__(window, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("Search commands"))
        self._registry, self._settings, self._window = registry, settings, window
        self.field = SearchField(self.tr("Search commands"), delay=0)
        self.field.setMinimumHeight(36)
        self.field.setProperty("plain", True)
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self._model = _Model(self)
        self.list = QListView()
        self.list.setAccessibleName(self.tr("Commands"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.entered.connect(self._pointed)
        self._rested = QCursor.pos()
        self.list.clicked.connect(self._run)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        self.setFixedWidth(WIDTH)
        registry.refresh()
        self._search("")

    def open(self) -> None:
        """Show it in the upper part of the window and let the user type."""
        self.adjustSize()
        corner = self._window.mapToGlobal(QPoint((self._window.width() - WIDTH) // 2, 64))
        self.move(corner)
        self._rested = QCursor.pos()
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: ROWS - 1,
                Qt.Key.Key_PageUp: 1 - ROWS,
            }.get(Qt.Key(event.key()))
            if step is not None:
                self._step(step)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run(self.list.currentIndex())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close()
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: object) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(paint_color("line-strong"))
        painter.setBrush(paint_color("panel"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 12, 12)

    @property
    def rows(self) -> list[Found]:
        """What is listed, best first."""
        return self._model.rows

    def _search(self, typed: str) -> None:
        recent = tuple(self._settings.get("palette.recent", [])) if self._settings is not None else ()
        self._model.show(find(self._registry, typed, recent))
        count = len(self._model.rows)
        self.list.setFixedHeight(ROW * min(max(count, 1), ROWS))
        self.setFixedHeight(36 + 24 + self.list.height())
        if count:
            self.list.setCurrentIndex(self._model.index(0))

    def _pointed(self, index: _Index) -> None:
        """The pointer came to a row; not where the rows came to the pointer, because keys have moved them."""
        if QCursor.pos() != self._rested:
            self.list.setCurrentIndex(index)

    def _step(self, step: int) -> None:
        self._rested = QCursor.pos()
        count = len(self._model.rows)
        if not count:
            return
        place = self.list.currentIndex().row() + step
        place = place % count if abs(step) == 1 else min(count - 1, max(0, place))
        self.list.setCurrentIndex(self._model.index(place))
        self.list.scrollTo(self._model.index(place))

    def _run(self, index: _Index) -> None:
        if not index.isValid() or not self._model.rows[index.row()].enabled:
            return
        id_ = self._model.rows[index.row()].id
        if self._settings is not None:
            recent = [id_, *(other for other in self._settings.get("palette.recent", []) if other != id_)]
            self._settings.set("palette.recent", recent[:_RECENT])
        self.close()
        self._registry.trigger(id_)
