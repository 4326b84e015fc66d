"""A download that others steer and look at: pause, go on and cancel, and how far it is."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from engine.protocol import Cancelled, Progress

_REPORT_SECONDS = 0.1

OnProgress = Callable[[Progress], None]


class Control:
    """Steers one download from other threads: pause, go on, cancel. None of them throws away what was fetched."""

    def __init__(self, cancel: threading.Event | None = None) -> None:
        """`cancel` may be an event that somebody else sets."""
        self._cancel = cancel or threading.Event()
        self._pause = threading.Event()

    def pause(self) -> None:
        self._pause.set()

    def resume(self) -> None:
        self._pause.clear()

    def cancel(self) -> None:
        self._cancel.set()

    def follow(self, cancel: threading.Event) -> None:
        """Be cancelled by this event from now on, too."""
        if self._cancel.is_set():
            cancel.set()
        self._cancel = cancel

    @property
    def paused(self) -> bool:
        return self._pause.is_set()

    @property
    def stopped(self) -> bool:
        """Whether nothing shall be read now."""
        return self._cancel.is_set() or self._pause.is_set()

    def check(self) -> None:
        """Raises Cancelled once it was cancelled."""
        if self._cancel.is_set():
            raise Cancelled("the download was cancelled; what was fetched is kept for the next time")

    def wait(self, seconds: float) -> None:
        """Sleep, unless it is cancelled. Raises Cancelled then."""
        self._cancel.wait(seconds)
        self.check()


class Report:
    """Progress in bytes, ten times a second at most, with the rate of the last seconds."""

    def __init__(self, on_progress: OnProgress) -> None:
        self._on_progress = on_progress
        self._told = 0.0
        self._marks: list[tuple[float, int]] = []
        self.total = 0
        self.have = 0

    def say(self, stage: str) -> None:
        self._on_progress(Progress(job=0, done=self._done, stage=stage))

    def add(self, size: int, name: str) -> None:
        self.have += size
        now = time.monotonic()
        if now - self._told < _REPORT_SECONDS:
            return
        self._told = now
        self._marks = [mark for mark in self._marks if now - mark[0] < 8] + [(now, self.have)]
        seconds, size = now - self._marks[0][0], self.have - self._marks[0][1]
        rate = size / seconds if seconds > 1 and size > 0 else 0.0
        left = max(0, self.total - self.have) / rate if rate and self.total else None
        speed = f", {rate / 1e6:.1f} MB/s" if rate else ""
        stage = f"{self.have / 1e9:.2f} of {self.total / 1e9:.2f} GB{speed}" if self.total else name
        self._on_progress(Progress(job=0, done=self._done, stage=stage, eta=left))

    @property
    def _done(self) -> float:
        return min(1.0, self.have / self.total) if self.total else 0.0
