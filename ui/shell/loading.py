"""Loading the panels' code on a thread, once the first page is on the screen: it takes longer than making them."""

from __future__ import annotations

import importlib
import threading

from PySide6.QtCore import QObject, Signal

from ui.state.mailbox import Mailbox


class PanelLoader(QObject):
    """Emits `loaded` on the window's thread. What needs the code earlier imports it, and waits for the rest."""

    loaded = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mailbox = Mailbox(self)
        self._thread = threading.Thread(target=self._load, name="load panels", daemon=True)

    def start(self) -> None:
        """Begin; once."""
        self._thread.start()

    def close(self) -> None:
        """Wait for it."""
        self._mailbox.close()
        if self._thread.is_alive():
            self._thread.join(10.0)

    def _load(self) -> None:
        importlib.import_module("ui.shell.panels")
        self._mailbox.post(self.loaded.emit)
