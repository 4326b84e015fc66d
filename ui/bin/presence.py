"""Which footage is where the project says: looked up in the background, since a disk may sleep and a share may hang."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from ui.state.mailbox import Mailbox

PERIOD = 4000
"""Milliseconds between looks while nothing else prompts one."""


class Presence(QObject):
    """Looks now and then whether files are there, and tells when that changes."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None, *, period: int = PERIOD) -> None:
        super().__init__(parent)
        self.missing: frozenset[str] = frozenset()
        """The paths that were not there when last looked at."""
        self._paths: tuple[str, ...] = ()
        self._wanted = threading.Event()
        self._ended = False
        self._mailbox = Mailbox(self)
        self._thread: threading.Thread | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(period)
        self._timer.timeout.connect(self.look)

    def watch(self, paths: Iterable[str]) -> None:
        """Look after these from now on, beginning at once."""
        wanted = tuple(dict.fromkeys(paths))
        if wanted == self._paths:
            return
        self._paths = wanted
        kept = self.missing.intersection(wanted)
        if kept != self.missing:
            self.missing = kept
            self.changed.emit()
        if wanted:
            self._timer.start()
            self.look()
        else:
            self._timer.stop()

    def look(self) -> None:
        """Look now; `changed` follows if anything did. A look that still runs is not disturbed."""
        if self._ended or not self._paths:
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="presence", daemon=True)
            self._thread.start()
        self._wanted.set()

    def close(self) -> None:
        """Look no more."""
        self._ended = True
        self._timer.stop()
        self._mailbox.close()
        self._wanted.set()
        if self._thread is not None:
            self._thread.join(1.0)

    def _run(self) -> None:
        while True:
            self._wanted.wait()
            self._wanted.clear()
            if self._ended:
                return
            paths = self._paths
            missing = frozenset(path for path in paths if not os.path.isfile(path))  # noqa: PTH113 - any text may stand there
            self._mailbox.post(lambda paths=paths, missing=missing: self._tell(paths, missing))  # type: ignore[misc]

    def _tell(self, paths: tuple[str, ...], missing: frozenset[str]) -> None:
        found = missing.intersection(self._paths) | (self.missing.intersection(self._paths) - set(paths))
        if found != self.missing:
            self.missing = found
            self.changed.emit()
