"""Untitled projects that a crash, or the user, left for later: looked for on a thread, offered in one line."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QObject

from ui.state.context import Context
from ui.state.mailbox import Mailbox

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class Recovery(QObject):
    """Offers what is there once, when the window has been shown; never in the way."""

    def __init__(self, context: Context, window: MainWindow) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._mailbox = Mailbox(self)
        self._thread: threading.Thread | None = None

    def look(self) -> None:
        """Look for untitled projects that nobody has open."""
        self._thread = threading.Thread(target=self._work, name="recovery", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Wait for the look, for a short while."""
        self._mailbox.close()
        if self._thread is not None:
            self._thread.join(2.0)

    def _work(self) -> None:
        found = self._context.document.recoverable()
        if found:
            self._mailbox.post(partial(self._offer, [(path, _when(path)) for path in found]))

    def _offer(self, found: list[tuple[Path, float]]) -> None:
        """The latest is offered; those before it stay in the folder and are offered after it."""
        path, when = found[0]
        time = QLocale().toString(QDateTime.fromSecsSinceEpoch(round(when)), self.tr("d MMMM, HH:mm"))
        more = self.tr(" ({0} more)").format(len(found) - 1) if len(found) > 1 else ""
        rest = found[1:]
        self._window.notices.say(
            self.tr("An untitled project from {0} was kept").format(time) + more,
            "info",
            [
                (self.tr("Open it"), lambda: self._window.files.recover(path)),
                (self.tr("Throw away"), lambda: self._forget(path, rest)),
            ],
        )

    def _forget(self, path: Path, rest: list[tuple[Path, float]]) -> None:
        self._context.document.forget(path)
        if rest:
            self._offer(rest)


def _when(path: Path) -> float:
    try:
        return max(file.stat().st_mtime for file in path.parent.iterdir())
    except (OSError, ValueError):
        return 0.0
