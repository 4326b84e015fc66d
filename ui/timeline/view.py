"""The canvas with its events: mouse, wheel, pinch, keys, drops, menus and tooltips, handed to who deals with them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from ui.bin.dragging import carries_footage, sources_of
from ui.state.context import Context
from ui.timeline import menus
from ui.timeline.canvas import TimelineCanvas
from ui.timeline.hand import Hand
from ui.timeline.hits import Hit
from ui.timeline.inline import rename_item, rename_marker
from ui.timeline.keys import Keys
from ui.timeline.metrics import RULER
from ui.timeline.tips import tip

_ZOOM_STEP = 1.0015
"""By which a degree/8 of the wheel zooms: a notch of 120 is a fifth."""


class TimelineView(TimelineCanvas):
    """The part of the timeline that people touch."""

    inspect = Signal()
    """The person wants to see the selected clip in the inspector."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.hand = Hand(self)
        self.keys = Keys(self)
        self.setAcceptDrops(True)
        self.setProperty("ownFocus", True)
        self._zoom_left = 0.0
        self.keys.describe()

    # --- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() == Qt.MouseButton.LeftButton:
            self.hand.press(event.position().toPoint(), event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self.hand.move(event.position().toPoint(), event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() == Qt.MouseButton.LeftButton:
            self.hand.release(event.position().toPoint(), event.modifiers())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() != Qt.MouseButton.LeftButton:
            return
        hit = self.hit(event.position().toPoint())
        if hit.zone == "marker":
            rename_marker(self, hit.marker)
        elif hit.item and self.context.view.tool == "select" and not hit.transition:
            if not rename_item(self, hit.item, texts_only=True):
                self.inspect.emit()
        else:
            self.mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().leaveEvent(event)
        self.hand.leave()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        self.hand.cancel()
        point = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            box = self.box(self.focused) if self.focused else None
            point = box.center() if box is not None else self.rect().center()
        menu = menus.menu_for(self, self.menu_hit(point), point)
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.mapToGlobal(point))

    def menu_hit(self, point: QPoint) -> Hit:
        """What a menu at a point is about: a clip that is not selected becomes so."""
        hit = self.hit(point)
        if hit.item and not hit.transition and hit.item not in self.context.view.selection:
            self.context.view.select([hit.item])
        return hit

    # --- wheel and pinch

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        fine = event.pixelDelta()
        turn = event.angleDelta()
        x, y = (fine.x(), fine.y()) if not fine.isNull() else (turn.x() // 2, turn.y() // 2)
        modifiers = event.modifiers()
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            self.zoom(_ZOOM_STEP ** (turn.y() or turn.x()), event.position().x())
        elif modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.set_offset(self.offset - (y or x))
        else:
            sideways = x if abs(x) > abs(y) else 0
            if not fine.isNull() and not sideways and self.lowest:
                self.set_offset(self.offset - y)
            else:
                self.set_scale(self.scale.scrolled(self.scale.origin - (sideways or y)))
        event.accept()
        self.hand.hover(event.position().toPoint(), modifiers) if not self.hand.busy else None

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom(max(0.2, 1 + event.value()), event.position().x())
                return True
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self.keys.wants(event):
            event.accept()
            return True
        elif event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event)
            return True
        return super().event(event)

    def _show_tip(self, event: QHelpEvent) -> None:
        hit = self.hit(event.pos())
        words = "" if self.hand.busy else tip(self, hit)
        if not words:
            QToolTip.hideText()
            return
        box = self.box(hit.item) if hit.item else None
        if box is not None:
            box = box.intersected(self.rect().adjusted(0, RULER, 0, 0))
            QToolTip.showText(event.globalPos(), words, self, box)
        else:
            QToolTip.showText(event.globalPos(), words, self)

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in _MODIFIERS:
            self.hand.modify(event.modifiers() | _MODIFIERS[Qt.Key(event.key())])
        elif not self.keys.press(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in _MODIFIERS:
            self.hand.modify(event.modifiers() & ~_MODIFIERS[Qt.Key(event.key())])
        super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.keys.entered(event.reason())

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.hand.cancel()
        self.update()

    # --- drops

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if carries_footage(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 - Qt's name
        sources = sources_of(event.mimeData())
        if sources and self.hand.drag_over(sources, event.position().toPoint(), event.modifiers()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        self.hand.cancel()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        sources = sources_of(event.mimeData())
        point = event.position().toPoint()
        if sources and self.hand.drag_over(sources, point, event.modifiers()) and self.hand.drop(point, event.modifiers()):
            event.acceptProposedAction()
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        else:
            self.hand.cancel()
            event.ignore()


_MODIFIERS = {
    Qt.Key.Key_Shift: Qt.KeyboardModifier.ShiftModifier,
    Qt.Key.Key_Control: Qt.KeyboardModifier.ControlModifier,
    Qt.Key.Key_Alt: Qt.KeyboardModifier.AltModifier,
}
