"""Keys that the widget in focus needs more than the timeline does.

Space plays, arrows walk: everywhere, but not while they press the button, move the slider or walk the list in focus. Text
fields look after themselves. A button that was clicked does not claim them: after a click, Space goes on playing.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QTabBar,
    QWidget,
)
from shiboken6 import isValid

from ui.widgets.panels import Card

_SIDE = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right})
_WALK = _SIDE | {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End}
_OWN: tuple[tuple[type[QWidget], frozenset[Qt.Key]], ...] = (
    (QAbstractButton, frozenset({Qt.Key.Key_Space}) | _SIDE),
    (Card, frozenset({Qt.Key.Key_Space})),
    (QAbstractItemView, _WALK | {Qt.Key.Key_Space}),
    (QComboBox, _WALK | {Qt.Key.Key_Space}),
    (QAbstractSlider, _WALK),
    (QAbstractSpinBox, frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down})),
    (QLineEdit, frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down})),
    (QTabBar, _SIDE | {Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Space}),
)


class KeyGuard(QObject):
    """Watches whichever widget has the focus; only that one, so that other events cost nothing."""

    def __init__(self, application: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent or application)
        self._watched: QWidget | None = None
        application.focusChanged.connect(self._follow)
        self._follow(None, application.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if plain and any(isinstance(watched, kind) and event.key() in keys for kind, keys in _OWN):
                event.accept()
                return True
        return super().eventFilter(watched, event)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        clicked = isinstance(now, QAbstractButton) and QApplication.mouseButtons() != Qt.MouseButton.NoButton
        wants = now is not None and not clicked and any(isinstance(now, kind) for kind, _ in _OWN)
        self._watched = now if wants else None
        if self._watched is not None:
            self._watched.installEventFilter(self)
