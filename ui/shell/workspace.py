"""Where the work is done: the preview in the middle, docks around it, and what gives way when there is little room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QScreen
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from ui.shell.dock import Dock, RoundFrame
from ui.shell.flyout import Flyout
from ui.shell.layout_memory import LayoutMemory
from ui.shell.tabs import PanelTabs
from ui.state.context import Context

INSPECTOR_BELOW = 1440
RAIL_BELOW = 1280
SMALLEST = {
    "preview": (360, 200),
    "engine": (320, 160),
    "inspector": (264, 160),
    "media": (200, 120),
    "timeline": (400, 200),
}
"""(width, height) in px that a part keeps."""

SIDES = {
    "media": (Qt.DockWidgetArea.LeftDockWidgetArea, 284),
    "jobs": (Qt.DockWidgetArea.LeftDockWidgetArea, 284),
    "engine": (Qt.DockWidgetArea.RightDockWidgetArea, 388),
    "inspector": (Qt.DockWidgetArea.RightDockWidgetArea, 304),
    "timeline": (Qt.DockWidgetArea.BottomDockWidgetArea, 0),
}
"""Where the docks are as delivered, and how wide at 1680."""

TIMELINE_SHARE = 404 / (1000 - 44 - 28 - 8)
JOBS_HEIGHT = 96
RAILED = ("media", "jobs")


@dataclass(frozen=True)
class Panel:
    """A panel of the window: `make` is called when it is first shown."""

    name: str
    title: str
    make: Callable[[], QWidget]


class Workspace(QMainWindow):
    """The docks. A wish to see a panel and the room for it are kept apart, so that a panel comes back with the room."""

    shown_changed = Signal()
    """Another panel is shown or hidden."""

    def __init__(self, context: Context, panels: dict[str, Panel], parent: QWidget | None = None) -> None:
        """`panels` by name: those of SIDES, "preview", and those that are tabs of the engine's dock only."""
        super().__init__(parent)
        self._context = context
        self._panels = panels
        self._wanted = dict.fromkeys((*SIDES, "preview"), True)
        self._made: dict[str, QWidget] = {}
        self._narrow = self._rail = False
        self._settling = False
        self.memory = LayoutMemory(context.settings)
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setDockNestingEnabled(True)
        self.setAnimated(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        for corner, area in (
            (Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.BottomDockWidgetArea),
            (Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.BottomDockWidgetArea),
        ):
            self.setCorner(corner, area)
        self.centre = RoundFrame(context.theme, parent=self)
        self.centre.setMinimumSize(*SMALLEST["preview"])
        self.centre.put(self._make("preview"))
        self.setCentralWidget(self.centre)
        self.tabs = PanelTabs(self)
        self._docks: dict[str, Dock] = {}
        for name in SIDES:
            title = self.tr("Engine panels") if name == "engine" else panels[name].title
            dock = Dock(name, title, context.theme, self)
            width, height = SMALLEST.get(name, (0, 0))
            dock.setMinimumSize(width, height)
            dock.visibilityChanged.connect(self._dock_shown)
            self._docks[name] = dock
        for name in ("media", "jobs", "inspector", "timeline"):
            self._docks[name].put(self._make(name))
        self._docks["engine"].put(self.tabs)
        for name, panel in panels.items():
            if name not in SIDES and name != "preview":
                self.tabs.add(name, panel.title, panel.make)
        self.flyout = Flyout(context.theme, self)
        self.flyout.closed.connect(self._take_back)
        self._arrange()

    # --- panels

    def panel(self, name: str) -> QWidget | None:
        """A panel by its name, if it has been made."""
        return self._made.get(name) or self.tabs.page(name)

    def dock(self, name: str) -> Dock:
        """Raises KeyError when there is no such dock."""
        return self._docks[name]

    def is_shown(self, name: str) -> bool:
        """Whether the user sees the panel, or would with more room."""
        if name in self.tabs.names and name != "inspector":
            return self._wanted["engine"] and self.tabs.current == name
        return self._wanted.get(name, False)

    def set_shown(self, name: str, shown: bool) -> None:
        """Show or hide a panel, as the user wishes."""
        if name in self.tabs.names and name != "inspector":
            if shown:
                self._wanted["engine"] = True
                self.tabs.bring(name)
            else:
                self._wanted["engine"] = False
        elif name in self._wanted:
            self._wanted[name] = shown
            if shown and name == "inspector" and self._narrow:
                self._wanted["engine"] = True
        self._settle()
        if shown:
            self.reveal(name)

    def reveal(self, name: str) -> None:
        """Bring a panel to where it is seen, whatever the room, and give it the focus."""
        if name in RAILED and self._rail:
            self._fly(name)
        elif name in self.tabs.names:
            self.tabs.bring(name)
        elif name in self._docks:
            self._docks[name].raise_()
        self.focus_panel(name)

    def visible_panels(self) -> list[tuple[str, QWidget]]:
        """What can be gone to, in reading order: the media first, the timeline last."""
        order = ("media", "preview", *self.tabs.names, "inspector", "jobs", "timeline")
        found = {name: widget for name in order if (widget := self.panel(name)) is not None and widget.isVisible()}
        return list(found.items())

    def focus_panel(self, name: str) -> None:
        """Give the focus to a panel: to what had it last, or to the first thing in it that takes it."""
        widget = self.panel(name)
        if widget is None:
            return
        target = widget.focusProxy() or widget
        if target.focusPolicy() == Qt.FocusPolicy.NoFocus or not target.isVisible():
            inside = [
                child
                for child in widget.findChildren(QWidget)
                if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisibleTo(widget) and child.isEnabled()
            ]
            target = inside[0] if inside else widget
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def step_focus(self, step: int) -> None:
        """Go `step` panels on from the one that has the focus."""
        panels = self.visible_panels()
        if not panels:
            return
        focused = QApplication.focusWidget()
        places = [place for place, (_, panel) in enumerate(panels) if _has_focus(panel, focused)]
        here = places[0] if places else (-1 if step > 0 else 0)
        self.focus_panel(panels[(here + step) % len(panels)][0])

    # --- the layout

    def reset(self) -> None:
        """As delivered."""
        self.memory.forget(self.screen())
        self._settling = True
        self._wanted = dict.fromkeys(self._wanted, True)
        for dock in self._docks.values():
            dock.setFloating(False)
        self._arrange()
        self._settle()

    def remember(self) -> None:
        """Keep the layout for the screen that it is on. Panels that only lack room are kept as shown."""
        hidden = tuple(name for name, wanted in self._wanted.items() if not wanted)
        self.memory.remember(self.window(), self, hidden)

    def restore(self, screen: QScreen | None) -> None:
        """The layout of a screen, as far as it is known."""
        self._settling = True
        if self.memory.place_docks(self, screen):
            for name in self.memory.hidden(screen):
                if name in self._wanted:
                    self._wanted[name] = False
        self._settling = False
        self._settle()

    @property
    def railed(self) -> bool:
        """Whether the media are behind a rail for want of room."""
        return self._rail

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()
        self.flyout.place()

    def close_panels(self) -> None:
        """The window is closing: panels end what they do in the background."""
        self.flyout.leave()
        for widget in (*self._made.values(), *(self.tabs.page(name) for name in self.tabs.names)):
            for name in ("close_down", "shutdown"):
                end = getattr(widget, name, None)
                if callable(end):
                    end()

    # --- inside

    def _make(self, name: str) -> QWidget:
        if name not in self._made:
            widget = self._made[name] = self._panels[name].make()
            if not widget.accessibleName():
                widget.setAccessibleName(self._panels[name].title)
        return self._made[name]

    def _arrange(self) -> None:
        """Put every dock where it is as delivered."""
        self._settling = True
        for name, (area, _) in SIDES.items():
            self.addDockWidget(area, self._docks[name])
            self._docks[name].show()
        self.splitDockWidget(self._docks["media"], self._docks["jobs"], Qt.Orientation.Vertical)
        self.splitDockWidget(self._docks["engine"], self._docks["inspector"], Qt.Orientation.Horizontal)
        self._size()
        self._settling = False
        # sizes hold only once the window has its own
        QTimer.singleShot(0, self, self._size)

    def _size(self) -> None:
        scale = min(1.15, max(0.85, self.width() / 1680)) if self.width() > 400 else 1.0
        wide = [name for name in ("media", "engine", "inspector") if not self._docks[name].isHidden()]
        widths = [max(SMALLEST[name][0] + 40, round(SIDES[name][1] * scale)) for name in wide]
        self.resizeDocks([self._docks[name] for name in wide], widths, Qt.Orientation.Horizontal)
        if self.height() > 300:
            tall = round(self.height() * TIMELINE_SHARE)
            self.resizeDocks([self._docks["timeline"]], [tall], Qt.Orientation.Vertical)
            rest = self.height() - tall
            self.resizeDocks(
                [self._docks["media"], self._docks["jobs"]], [rest - JOBS_HEIGHT, JOBS_HEIGHT], Qt.Orientation.Vertical
            )

    def _fit(self) -> None:
        narrow, rail = self.width() < INSPECTOR_BELOW - 8, self.width() < RAIL_BELOW - 8
        if (narrow, rail) != (self._narrow, self._rail):
            self._narrow, self._rail = narrow, rail
            self._settle()
            QTimer.singleShot(0, self, self._size)

    def _settle(self) -> None:
        """Bring wishes and room together."""
        if self._settling:
            return
        self._settling = True
        self._place_inspector()
        if not self._rail:
            self.flyout.leave()
        for name, dock in self._docks.items():
            shown = self._wanted[name]
            if name in RAILED and self._rail:
                shown = False
            if name == "inspector" and dock.content is None:
                shown = False
            dock.setVisible(shown)
        self.centre.setVisible(self._wanted["preview"])
        self._settling = False
        self.shown_changed.emit()

    def _place_inspector(self) -> None:
        dock = self._docks["inspector"]
        as_tab = self._narrow and self._wanted["inspector"] and not dock.isFloating()
        if as_tab and "inspector" not in self.tabs.names:
            widget = dock.take()
            if widget is not None:
                _show_head(widget, False)
                self.tabs.insert_page(1, "inspector", self._panels["inspector"].title, widget)
        elif not as_tab and "inspector" in self.tabs.names:
            widget = self.tabs.take("inspector")
            if widget is not None:
                _show_head(widget, True)
                dock.put(widget)

    def _fly(self, name: str) -> None:
        if self.flyout.name == name:
            return
        self.flyout.leave()
        widget = self._docks[name].take()
        if widget is not None:
            self.flyout.open(name, widget, 320)

    def _take_back(self, name: str, widget: QWidget) -> None:
        self._docks[name].put(widget)

    def _dock_shown(self, _visible: bool) -> None:
        """A dock closed by its own means counts as a wish."""
        if self._settling or not self.isVisible():
            return
        for name, dock in self._docks.items():
            if dock.isHidden() and self._wanted[name] and dock.content is not None and not (name in RAILED and self._rail):
                self._wanted[name] = False
        self.shown_changed.emit()


def _has_focus(panel: QWidget, focused: QWidget | None) -> bool:
    return focused is not None and (panel is focused or panel.isAncestorOf(focused))


def _show_head(panel: QWidget, shown: bool) -> None:
    head = getattr(panel, "head", None)
    if isinstance(head, QWidget):
        head.setVisible(shown)
