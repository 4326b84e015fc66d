"""From any thread to the UI thread."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from weakref import ref

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from shiboken6 import isValid


class _Office(QObject):
    """Where calls wait for the UI thread: one for all mailboxes, which lives as long as the application.

    A thread that hands over a call must not meet an object that the UI thread is just deleting, however late it comes.
    """

    arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__(QCoreApplication.instance())
        self.arrived.connect(self._open, Qt.ConnectionType.QueuedConnection)

    def _open(self, call: Callable[[], None]) -> None:
        call()


_office: _Office | None = None


def _the_office() -> _Office:
    global _office
    if _office is None or not isValid(_office):
        _office = _Office()
    return _office


class Mailbox:
    """Calls made by `post` on any thread happen on the UI thread, where the mailbox is made, in order.

    With `owner`, they stop when that is deleted.
    """

    def __init__(self, owner: QObject | None = None) -> None:
        self._closed = False
        self._owner = ref(owner) if owner is not None else None
        self._office = _the_office()

    def post(self, call: Callable[[], None]) -> None:
        """Have `call` made; nothing happens once the mailbox is closed or its owner gone."""
        if not self._closed:
            with suppress(RuntimeError):  # the application has ended
                self._office.arrived.emit(partial(self._deliver, call))

    def close(self) -> None:
        """What has not been delivered never will be. More than once does nothing."""
        self._closed = True

    def _deliver(self, call: Callable[[], None]) -> None:
        if not self._closed and (self._owner is None or isValid(self._owner())):
            call()
