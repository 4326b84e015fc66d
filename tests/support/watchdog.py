"""A watchdog of the window's event loop: it notices when the loop does not come round for longer than it may.

Time in which the machine had no processor for the thread does not count: a busy machine is no fault of the window. Where the
system tells how long a thread waited for a processor (Linux's schedstat) that is taken off; elsewhere the watchdog takes
off how late it was itself.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer

BEAT_SECONDS = 0.005
LOOK_SECONDS = 0.01


@dataclass(frozen=True)
class Block:
    """The loop stood still for `seconds`; `where` is what its thread was doing meanwhile."""

    seconds: float
    where: str


class Watchdog:
    """Watches the loop of the thread that made it, inside `watching`."""

    def __init__(self, limit: float = 0.1) -> None:
        self.limit = limit
        self.blocks: list[Block] = []
        self._native = threading.get_native_id()
        self._ident = threading.get_ident()
        self._beat = (0.0, 0.0)
        self._late = 0.0
        self._stack = ""
        self._stop = threading.Event()

    @contextmanager
    def watching(self) -> Iterator[Watchdog]:
        """Whatever runs the event loop in here is watched. Raises AssertionError at the end if it was ever blocked."""
        self._beat = (time.monotonic(), self._waited())
        timer = QTimer()
        timer.setInterval(round(BEAT_SECONDS * 1000))
        timer.timeout.connect(self._come_round)
        timer.start()
        looker = threading.Thread(target=self._look, name="watchdog", daemon=True)
        self._stop.clear()
        looker.start()
        try:
            yield self
            self._come_round()
        finally:
            self._stop.set()
            looker.join()
            timer.stop()
        assert not self.blocks, "the event loop was blocked:\n" + "\n".join(
            f"{block.seconds * 1000:.0f} ms in\n{block.where}" for block in self.blocks
        )

    def _come_round(self) -> None:
        now, waited = time.monotonic(), self._waited()
        then, waited_then = self._beat
        excused = max(waited - waited_then, self._late)
        blocked = now - then - excused
        if blocked > self.limit:
            self.blocks.append(Block(blocked, self._stack or "(no stack was caught)"))
        self._beat = (time.monotonic(), waited)
        self._late = 0.0
        self._stack = ""

    def _look(self) -> None:
        """On a thread of its own: catch where the loop's thread is, and how late this thread itself is."""
        while True:
            asked = time.monotonic()
            if self._stop.wait(LOOK_SECONDS):
                return
            self._late += max(0.0, time.monotonic() - asked - LOOK_SECONDS) if not _can_tell() else 0.0
            if time.monotonic() - self._beat[0] > self.limit / 2:
                self._stack = _where(self._ident) or self._stack

    def _waited(self) -> float:
        """Seconds that the watched thread has waited for a processor so far."""
        try:
            return int(_schedstat(self._native).read_text().split()[1]) / 1e9
        except (OSError, IndexError, ValueError):
            return 0.0


def _where(ident: int) -> str:
    """The innermost calls of a thread. Its frames are let go at once: a painter whose paint event has returned would live
    on in one that is held, and end on the wrong thread."""
    calls: list[tuple[str, int, str]] = []
    frame = sys._current_frames().get(ident)
    while frame is not None and len(calls) < 8:
        calls.append((frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_qualname))
        frame = frame.f_back
    del frame
    return "".join(f'  File "{file}", line {line}, in {name}\n' for file, line, name in reversed(calls))


def _schedstat(thread: int) -> Path:
    return Path(f"/proc/self/task/{thread}/schedstat")


def _can_tell() -> bool:
    return _schedstat(threading.get_native_id()).exists()
