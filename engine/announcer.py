"""Where listeners are called: on a thread of their own, so that a slow one keeps neither the engine nor a cancel waiting."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable

_LOG = logging.getLogger(__name__)


class Announcer:
    """Makes calls one after another, in the order in which they were handed in."""

    def __init__(self) -> None:
        self._calls: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._serve, name="engine-announcer", daemon=True)

    def start(self) -> None:
        """From now on calls are made. Raises RuntimeError when no thread can be started."""
        self._thread.start()

    def __call__(self, call: Callable[[], None]) -> None:
        """Have `call` made soon. What it raises is logged."""
        self._calls.put(call)

    def close(self, seconds: float) -> None:
        """Wait until all calls are made, at most `seconds`; no further one is."""
        self._calls.put(None)
        if self._thread.is_alive() and self._thread is not threading.current_thread():
            self._thread.join(seconds)

    def _serve(self) -> None:
        while (call := self._calls.get()) is not None:
            try:
                call()
            except Exception:  # noqa: BLE001 - a listener's fault must stop neither the others nor the engine
                _LOG.exception("a listener failed")
            del call  # while waiting for the next one, this one's job would live on
