"""Where the docks were, remembered for each screen by its name and size."""

from __future__ import annotations

import base64
import binascii

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QMainWindow, QWidget

from ui.state.settings import Settings

_VERSION = 1
"""Raised when docks are added or renamed, so that an old layout is not forced upon a new window."""


def screen_key(screen: QScreen | None) -> str:
    """Names a screen: the same monitor at another size is another screen."""
    if screen is None:
        return "none"
    size = screen.geometry().size()
    return f"{screen.name() or 'screen'} {size.width()}x{size.height()}"


class LayoutMemory:
    """Keeps a window's place and its docks in the settings."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def remember(self, window: QWidget, docks: QMainWindow | None, hidden: tuple[str, ...]) -> None:
        """Keep the layout for the screen that `window` is on. `hidden` are the panels that the user closed."""
        all_layouts = self._all()
        entry: dict[str, object] = {
            "version": _VERSION,
            "window": _text(window.saveGeometry()),
            "hidden": sorted(hidden),
        }
        if docks is not None:
            entry["docks"] = _text(docks.saveState(_VERSION))
        else:  # the docks have not been made this time: what was known of them stays
            known = all_layouts.get(screen_key(window.screen()), {})
            entry.update({name: known[name] for name in ("docks", "hidden") if name in known})
        all_layouts[screen_key(window.screen())] = entry
        self._settings.set("layouts", all_layouts)

    def place_window(self, window: QWidget, screen: QScreen | None) -> bool:
        """Put `window` where it was on `screen`; whether that was known."""
        data = _bytes(self._entry(screen).get("window"))
        return data is not None and window.restoreGeometry(data)

    def place_docks(self, docks: QMainWindow, screen: QScreen | None) -> bool:
        """Put the docks where they were on `screen`; whether that was known."""
        data = _bytes(self._entry(screen).get("docks"))
        return data is not None and docks.restoreState(data, _VERSION)

    def hidden(self, screen: QScreen | None) -> tuple[str, ...]:
        """Panels that the user closed on `screen`."""
        names = self._entry(screen).get("hidden")
        return tuple(name for name in names if isinstance(name, str)) if isinstance(names, list) else ()

    def knows(self, screen: QScreen | None) -> bool:
        """Whether there is a layout for `screen`."""
        return bool(self._entry(screen))

    def forget(self, screen: QScreen | None) -> None:
        """The layout of `screen` is as delivered again."""
        layouts = self._all()
        layouts.pop(screen_key(screen), None)
        self._settings.set("layouts", layouts)

    def _all(self) -> dict[str, dict[str, object]]:
        value = self._settings.get("layouts", {})
        if not isinstance(value, dict):
            return {}
        return {name: entry for name, entry in value.items() if isinstance(entry, dict)}

    def _entry(self, screen: QScreen | None) -> dict[str, object]:
        entry = self._all().get(screen_key(screen), {})
        return entry if entry.get("version") == _VERSION else {}


def _text(data: QByteArray) -> str:
    return base64.b64encode(data.data()).decode("ascii")


def _bytes(value: object) -> QByteArray | None:
    if not isinstance(value, str):
        return None
    try:
        return QByteArray(base64.b64decode(value, validate=True))
    except (binascii.Error, ValueError):
        return None
