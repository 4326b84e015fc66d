"""The time that playback goes by."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol


class Clock(Protocol):
    """Seconds of playback that have passed; 0 until it is started."""

    @property
    def running(self) -> bool: ...

    def start(self) -> None: ...

    def now(self) -> float: ...


class SteadyClock:
    """The machine's own time, for playback without sound."""

    def __init__(self, time_of: Callable[[], float] = time.perf_counter) -> None:
        self._time_of = time_of
        self._began: float | None = None

    @property
    def running(self) -> bool:
        return self._began is not None

    def start(self) -> None:
        """Begin to count; no effect when it does."""
        if self._began is None:
            self._began = self._time_of()

    def now(self) -> float:
        return 0.0 if self._began is None else self._time_of() - self._began


class SoundClock:
    """The time of the sound that is heard: the picture follows it.

    `heard` gives the seconds of sound that have left the device; it moves in steps of the device's blocks. Between two of
    them the machine's time goes on, and what they differ by is made up for a little at a time, so that frames stay even. A
    difference above `JUMP` (the device stopped, or skipped) is taken over at once.
    """

    JUMP = 0.08
    EASE = 0.05

    def __init__(self, heard: Callable[[], float], time_of: Callable[[], float] = time.perf_counter) -> None:
        self._heard = heard
        self._time_of = time_of
        self._began: float | None = None
        self._off = 0.0
        self._last = 0.0

    @property
    def running(self) -> bool:
        return self._began is not None

    def start(self) -> None:
        """Begin to count; no effect when it does."""
        if self._began is None:
            self._began = self._time_of()
            self._off = 0.0

    def now(self) -> float:
        if self._began is None:
            return 0.0
        heard = self._heard()
        passed = self._time_of() - self._began
        off = heard - (passed + self._off)
        self._off += off if abs(off) > self.JUMP else off * self.EASE
        self._last = max(self._last, passed + self._off)
        return self._last
