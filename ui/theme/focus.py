"""The ring around what the keyboard is at: 2 px wide and 2 px off, for every widget that does not draw one itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMainWindow,
    QMenu,
    QMenuBar,
    QWidget,
)
from shiboken6 import isValid

from ui.theme.painting import paint_color

OWN_FOCUS = "ownFocus"
"""Widgets with this property show the focus themselves."""

_REACH = 5

# text fields have the ring on their edge, by the stylesheet; lists and the like mark their current row
_THEIR_OWN = (QLineEdit, QAbstractSpinBox, QAbstractScrollArea, QMenu, QMenuBar, QDialog, QMainWindow)


class FocusRing(QObject):
    """Follows the focus while it is moved by keys: from the first of them on, until the mouse moves it."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._ring: _Ring | None = None
        self._around: QWidget | None = None
        self._listening: QWidget | None = None
        self._by_keys = False
        application.focusChanged.connect(self._follow)

    @property
    def around(self) -> QWidget | None:
        """The widget that has the ring."""
        return self._around

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            self._by_keys = True
        elif event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.LayoutRequest):
            self._place()
        elif event.type() in (QEvent.Type.Hide, QEvent.Type.MouseButtonPress):
            self._by_keys = self._by_keys and event.type() == QEvent.Type.Hide
            self._let_go()
        return super().eventFilter(watched, event)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._let_go()
        self._listen(now)
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._by_keys = False
        if now is None or not self._by_keys or not _wants_ring(now):
            return
        self._around = now
        for widget in _up(now):
            widget.installEventFilter(self)
        self._ring = _Ring(now.window())
        self._place()
        self._ring.show()

    def _listen(self, now: QWidget | None) -> None:
        """Hear the keys that the widget in focus gets: one of them may move the focus on."""
        before, self._listening = self._listening, now
        if before is not None and isValid(before):
            before.removeEventFilter(self)
        if now is not None:
            now.installEventFilter(self)

    def _let_go(self) -> None:
        around, self._around = self._around, None
        if around is not None and isValid(around):
            for widget in _up(around):
                if widget is not self._listening:
                    widget.removeEventFilter(self)
        ring, self._ring = self._ring, None
        if ring is not None and isValid(ring):
            ring.hide()
            ring.deleteLater()

    def _place(self) -> None:
        around, ring = self._around, self._ring
        if around is None or ring is None or not isValid(around) or not isValid(ring):
            return
        window = around.window()
        box = QRect(around.mapTo(window, QPoint(0, 0)), around.size()).adjusted(-_REACH, -_REACH, _REACH, _REACH)
        ring.setGeometry(box)
        ring.visible = _unclipped(around).translated(-box.topLeft())
        ring.raise_()
        ring.update()


class _Ring(QWidget):
    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.visible = QRect()
        for attribute in (
            Qt.WidgetAttribute.WA_TransparentForMouseEvents,
            Qt.WidgetAttribute.WA_NoSystemBackground,
            Qt.WidgetAttribute.WA_TranslucentBackground,
        ):
            self.setAttribute(attribute)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRegion(QRegion(self.visible))
        painter.setPen(QPen(paint_color("focus"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 9, 9)


def _wants_ring(widget: QWidget) -> bool:
    if isinstance(widget, QComboBox):
        return not widget.isEditable()
    return not isinstance(widget, _THEIR_OWN) and not widget.isWindow() and not widget.property(OWN_FOCUS)


def _up(widget: QWidget) -> list[QWidget]:
    """The widget and all that it moves with, up to its window."""
    chain = [widget]
    while not chain[-1].isWindow() and (parent := chain[-1].parentWidget()) is not None:
        chain.append(parent)
    return chain


def _unclipped(widget: QWidget) -> QRect:
    """The part of the window in which the ring may be seen: inside every scrolled area around the widget."""
    window = widget.window()
    seen = window.rect()
    for outer in _up(widget)[1:-1]:
        parent = outer.parentWidget()
        if isinstance(parent, QAbstractScrollArea) and parent.viewport() is outer:
            seen &= QRect(outer.mapTo(window, QPoint(0, 0)), outer.size()).adjusted(-_REACH, -_REACH, _REACH, _REACH)
    return seen
