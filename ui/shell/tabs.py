"""Panels that share one dock: a row of tabs over them, and a "More" menu for those that do not fit."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QStackedWidget, QTabBar, QToolButton, QVBoxLayout, QWidget

from ui.theme.icons import icon

HEAD = 36


class PanelTabs(QWidget):
    """Pages are made when they are first looked at, unless they are given ready-made."""

    current_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._factories: dict[str, Callable[[], QWidget]] = {}
        self._pages: dict[str, QWidget] = {}
        self._names: list[str] = []
        self.head = QWidget(self)
        self.head.setFixedHeight(HEAD)
        self._bar = QTabBar(self.head)
        self._bar.setExpanding(False)
        self._bar.setUsesScrollButtons(False)
        self._bar.setDrawBase(False)
        self._bar.setAccessibleName(self.tr("Panels"))
        self._bar.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._more = QToolButton(self.head)
        self._more.setText(self.tr("More"))
        self._more.setToolTip(self.tr("Panels that do not fit"))
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setMinimumSize(QSize(28, 28))
        self._more.setIcon(icon("chev"))
        self._more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._more.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow after the word
        self._more.setAccessibleName(self.tr("More"))
        self._more.setMenu(QMenu(self._more))
        self._more.menu().aboutToShow.connect(self._fill_more)
        self._more.hide()
        row = QHBoxLayout(self.head)
        row.setContentsMargins(4, 0, 4, 0)
        row.setSpacing(4)
        row.addWidget(self._bar, 100)
        row.addWidget(self._more)
        row.addStretch(1)
        self._stack = QStackedWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)
        self._bar.currentChanged.connect(self._show_current)

    def add(self, name: str, title: str, factory: Callable[[], QWidget]) -> None:
        """A tab whose page `factory` makes when it is first shown."""
        self._factories[name] = factory
        self._names.append(name)
        self._bar.addTab(title)
        self._fit()

    def insert_page(self, position: int, name: str, title: str, page: QWidget) -> None:
        """A tab with a page that is there already."""
        position = max(0, min(position, len(self._names)))
        self._pages[name] = page
        self._stack.addWidget(page)
        self._names.insert(position, name)
        self._bar.insertTab(position, title)
        self._show_current(self._bar.currentIndex())
        self._fit()

    def take(self, name: str) -> QWidget | None:
        """Remove a tab and hand over its page, which is not deleted; None when it was never made."""
        if name not in self._names:
            return None
        index = self._names.index(name)
        page = self._pages.pop(name, None)
        if page is not None:
            self._stack.removeWidget(page)
        self._names.pop(index)
        self._factories.pop(name, None)
        self._bar.removeTab(index)
        self._show_current(self._bar.currentIndex())
        self._fit()
        return page

    @property
    def names(self) -> tuple[str, ...]:
        """In the order of the tabs."""
        return tuple(self._names)

    @property
    def current(self) -> str:
        """The name of the tab in front, empty when there is none."""
        index = self._bar.currentIndex()
        return self._names[index] if 0 <= index < len(self._names) else ""

    def page(self, name: str) -> QWidget | None:
        """The page of a tab, if it has been made."""
        return self._pages.get(name)

    def bring(self, name: str) -> None:
        """Bring a tab to the front. Raises ValueError when there is no such tab."""
        self._bar.setCurrentIndex(self._names.index(name))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def _show_current(self, index: int) -> None:
        if not 0 <= index < len(self._names):
            return
        name = self._names[index]
        page = self._pages.get(name)
        if page is None and name in self._factories:
            page = self._pages[name] = self._factories[name]()
            self._stack.addWidget(page)
        if page is not None:
            self._stack.setCurrentWidget(page)
        self.current_changed.emit(name)

    def _fit(self) -> None:
        """Tabs go into the menu from the right; the one in front never does."""
        if not self._names:
            return
        for index in range(len(self._names)):
            self._bar.setTabVisible(index, True)
        widths = [self._bar.tabRect(index).width() for index in range(len(self._names))]
        room = self.width() - 8
        current = self._bar.currentIndex()
        hidden = 0
        if sum(widths) > room:
            room -= max(28, self._more.sizeHint().width()) + 4
            for index in reversed(range(len(self._names))):
                if sum(width for place, width in enumerate(widths) if self._bar.isTabVisible(place)) <= room:
                    break
                if index != current:
                    self._bar.setTabVisible(index, False)
                    hidden += 1
        shown = sum(width for place, width in enumerate(widths) if self._bar.isTabVisible(place))
        self._bar.setMaximumWidth(max(1, shown))  # what is beside it moves the dock
        self._more.setVisible(hidden > 0)

    def _fill_more(self) -> None:
        menu = self._more.menu()
        menu.clear()
        for index, name in enumerate(self._names):
            if not self._bar.isTabVisible(index):
                menu.addAction(self._bar.tabText(index)).triggered.connect(lambda _=False, name=name: self.bring(name))
