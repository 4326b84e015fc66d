"""From any thread to the UI thread."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, Qt, Signal


class Mailbox(QObject):
    """Calls made by `post` on any thread happen on the thread that made the mailbox, in order."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._closed = False
        self._arrived.connect(self._open, Qt.ConnectionType.QueuedConnection)

    def post(self, call: Callable[[], None]) -> None:
        """Have `call` made; nothing happens once the mailbox is closed or gone."""
        if not self._closed:
            with suppress(RuntimeError):  # the mailbox was deleted with the window
                self._arrived.emit(call)

    def close(self) -> None:
        """What has not been delivered never will be."""
        self._closed = True

    def _open(self, call: Callable[[], None]) -> None:
        if not self._closed:
            call()
