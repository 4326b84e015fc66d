"""How large the picture is shown: a button with a menu."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from ui.preview.canvas import ZOOMS
from ui.theme.icons import icon


class ZoomButton(QToolButton):
    """Shows the zoom in words and offers the others."""

    chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Zoom"))
        self.setToolTip(self.tr("Zoom"))
        self.setIcon(icon("chev", 12))
        self.setIconSize(QSize(12, 12))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        menu = QMenu(self)
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        group = QActionGroup(menu)
        self._actions: dict[float, QAction] = {}
        for zoom in ZOOMS:
            action = menu.addAction(self._words(zoom))
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(partial(self.chosen.emit, zoom))
            self._actions[zoom] = action
        self.setMenu(menu)
        self.set_zoom(0.0)

    def set_zoom(self, zoom: float) -> None:
        """Show one of ZOOMS."""
        self.setText(self._words(zoom))
        self._actions[zoom].setChecked(True)

    def _words(self, zoom: float) -> str:
        return self.tr("Fit") if not zoom else f"{round(zoom * 100)}%"
