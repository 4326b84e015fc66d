"""Buttons: icons with a name, segments of which one is chosen, switches."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from ui.theme.icons import icon
from ui.theme.painting import paint_color


class IconButton(QToolButton):
    """A square button with an icon, a name for screen readers and a tooltip.

    Made of an action, it is that action: enabled, checked, named and explained as that is. Made of the name of an icon, it
    emits `clicked`. With `tool`, it is one of several tools, and being chosen looks like that. Clicks leave the focus where
    it is, so that the keys go on meaning what they meant.
    """

    def __init__(
        self,
        action: QAction | str,
        tooltip: str = "",
        parent: QWidget | None = None,
        *,
        size: int = 28,
        tool: bool = False,
        color: str = "text-2",
    ) -> None:
        super().__init__(parent)
        self.setFixedSize(size, size)
        side = 16 if size >= 24 else 12
        self.setIconSize(QSize(side, side))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.setProperty("tool", tool)
        self._tooltip = tooltip
        self._icon: str | None = None
        if isinstance(action, QAction):
            self.setDefaultAction(action)
            action.changed.connect(self._follow)
            self._follow()
        else:
            self.set_icon(action, color=color, on="text" if tool else "accent-text")
            self.set_tooltip(tooltip)

    def set_icon(self, name: str, *, color: str = "text-2", on: str = "accent-text") -> None:
        """Show another icon."""
        self._icon = name
        self.setIcon(icon(name, self.iconSize().width(), color, on))

    def set_tooltip(self, text: str) -> None:
        """Name it, for the tooltip and for screen readers."""
        self._tooltip = text
        self.setToolTip(text)
        self.setAccessibleName(text)

    def _follow(self) -> None:
        action = self.defaultAction()
        self.setToolTip(self._tooltip or action.toolTip())
        self.setAccessibleName(self._tooltip or action.text().replace("&", ""))


class Segmented(QFrame):
    """Two or more choices side by side, one of them chosen. Arrow keys choose as well."""

    chosen = Signal(str)
    """The value that the user chose."""

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        value: str = "",
        parent: QWidget | None = None,
        *,
        name: str = "",
        height: int = 28,
        fill: bool = False,
    ) -> None:
        """`options` are (value, words); `name` says what is chosen, for screen readers; `fill` takes all the width."""
        super().__init__(parent)
        self.setProperty("segmented", True)
        self.setAccessibleName(name)
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding if fill else QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.setSpacing(0)
        for key, words in options:
            button = QToolButton(self)
            button.setText(words)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
            button.setAccessibleName(f"{name}: {words}" if name else words)
            button.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            self._group.addButton(button)
            self._buttons[key] = button
            layout.addWidget(button)
        if self._buttons:
            self.set_value(value or next(iter(self._buttons)))

    @property
    def value(self) -> str:
        """What is chosen."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_value(self, value: str) -> None:
        """Choose without telling. Raises KeyError when there is no such option."""
        self._buttons[value].setChecked(True)

    def button(self, value: str) -> QToolButton:
        """The button of one option, to disable it or explain it."""
        return self._buttons[value]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        keys = [key for key, button in self._buttons.items() if button.isEnabled()]
        place = keys.index(self.value) + step if self.value in keys else 0
        if 0 <= place < len(keys):
            self._buttons[keys[place]].setFocus()
            self._buttons[keys[place]].click()


class Switch(QAbstractButton):
    """On or off, for what takes effect at once."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(28, 24)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if not self.isEnabled():
            painter.setOpacity(0.45)
        top = (self.height() - 16) // 2
        painter.setBrush(paint_color("accent" if self.isChecked() else "edge"))
        painter.drawRoundedRect(0, top, 28, 16, 8, 8)
        painter.setBrush(paint_color("panel"))
        painter.drawEllipse(14 if self.isChecked() else 2, top + 2, 12, 12)
