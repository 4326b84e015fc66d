"""A watchdog of the window's event loop: it notices when the loop does not come round for longer than it may.

What the loop's own thread computes always counts. Of the rest of the time that passes, what the machine kept from the window
does not: a busy machine is no fault of the window. That is how long the loop's thread waited for a processor, and how long
any other thread of this process did meanwhile, since that one may hold what the loop waits for (Python's lock above all).
Where the system does not tell (Linux does, in schedstat) the watchdog takes off how late it was itself.
"""

from __future__ import annotations

import faulthandler
import tempfile
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer

BEAT_SECONDS = 0.005
LOOK_SECONDS = 0.01
_PRESSURE = Path("/proc/pressure/cpu")
_REMEMBERED = 400
"""Looks at the other threads that are kept: some seconds."""

_CROWDED = 0.5
_SLACK = 4
"""Where somebody waited for a processor for that share of a stretch, one that the loop's thread did not work through itself
counts only when it is that many times too long: what held the loop up then may have been waiting in another process."""

Waits = dict[int, float]
"""Seconds that each thread of this process has waited for a processor so far."""


@dataclass(frozen=True)
class Block:
    """The loop stood still for `seconds`; `where` is what its thread was doing meanwhile."""

    seconds: float
    where: str


@dataclass(frozen=True)
class _Beat:
    """The loop came round: the time, its thread's own processor time, how long that had waited for a processor, and how long
    anything on the machine had."""

    at: float
    worked: float
    waited: float
    pressure: float


class Watchdog:
    """Watches the loop of the thread that made it, inside `watching`."""

    def __init__(self, limit: float = 0.1) -> None:
        self.limit = limit
        self.blocks: list[Block] = []
        self._native = threading.get_native_id()
        self._ident = threading.get_ident()
        self._looker = 0
        self._beat = _Beat(0.0, 0.0, 0.0, 0.0)
        self._looks: deque[tuple[float, Waits]] = deque(maxlen=_REMEMBERED)
        self._late = 0.0
        self._stack = ""
        self._stop = threading.Event()

    @contextmanager
    def watching(self) -> Iterator[Watchdog]:
        """Whatever runs the event loop in here is watched. Raises AssertionError at the end if it was ever blocked."""
        self._beat = self._now()
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
        where = self._stack  # first of all: from here on the other thread sees this very method
        now, then = self._now(), self._beat
        worked = now.worked - then.worked
        blocked = now.at - then.at - max(now.waited - then.waited, self._late)
        if max(blocked, worked) > self.limit:
            blocked = max(blocked - self._waited_elsewhere(then.at), worked)
        crowded = now.pressure - then.pressure > _CROWDED * (now.at - then.at)
        if blocked > (_SLACK * self.limit if crowded and worked <= self.limit else self.limit):
            self.blocks.append(Block(blocked, where or "(no stack was caught)"))
        self._beat = self._now()
        self._late = 0.0
        self._stack = ""

    def _now(self) -> _Beat:
        return _Beat(time.monotonic(), time.thread_time(), _waited(self._native), _pressure())

    def _waited_elsewhere(self, since: float) -> float:
        """The longest that one of the other threads has waited for a processor since then."""
        looks = list(self._looks)
        before = min(looks, key=lambda look: abs(look[0] - since), default=(since, {}))[1]
        waits = _waits(without=(self._native, self._looker))
        return max((waited - before[thread] for thread, waited in waits.items() if thread in before), default=0.0)

    def _look(self) -> None:
        """On a thread of its own: catch where the loop's thread is, how the others fare, and how late this one is."""
        self._looker = threading.get_native_id()
        can_tell = _schedstat(self._looker).exists()
        while True:
            asked = time.monotonic()
            if self._stop.wait(LOOK_SECONDS):
                return
            self._late += max(0.0, time.monotonic() - asked - LOOK_SECONDS) if not can_tell else 0.0
            self._looks.append((time.monotonic(), _waits(without=(self._native, self._looker))))
            if time.monotonic() - self._beat.at > self.limit / 2:
                self._stack = _where(self._ident) or self._stack


def _waits(without: tuple[int, ...]) -> Waits:
    try:
        threads = [int(entry.name) for entry in Path("/proc/self/task").iterdir()]
    except OSError:
        return {}
    return {thread: _waited(thread) for thread in threads if thread not in without}


def _waited(thread: int) -> float:
    """Seconds that a thread has waited for a processor so far."""
    try:
        return int(_schedstat(thread).read_text().split()[1]) / 1e9
    except (OSError, IndexError, ValueError):
        return 0.0


def _pressure() -> float:
    """Seconds for which anything on this machine has waited for a processor so far; 0 where the system does not tell."""
    try:
        return int(_PRESSURE.read_text().partition("\n")[0].rpartition("total=")[2]) / 1e6
    except (OSError, ValueError):
        return 0.0


def _schedstat(thread: int) -> Path:
    return Path(f"/proc/self/task/{thread}/schedstat")


def _where(ident: int) -> str:
    """The innermost calls of a thread. No frame of it is touched: whoever holds one while its function returns is the one
    that deletes what was in it, and a painter that ends on another thread takes the process with it."""
    with tempfile.TemporaryFile() as file:
        faulthandler.dump_traceback(file, all_threads=True)
        file.seek(0)
        threads = file.read().decode("utf-8", "replace").split("\n\n")
    for thread in threads:
        title, *calls = thread.splitlines()
        if f"0x{ident:016x}" in title:
            return "\n".join(reversed(calls[:8])) + "\n"
    return ""
