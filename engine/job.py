"""A request on its way: what `Engine.submit` returns."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from engine.protocol import (
    BY_STATUS,
    ClipwrightError,
    EngineError,
    Failed,
    OutOfMemory,
    Priority,
    Progress,
    Question,
    Status,
)

R = TypeVar("R")

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Part:
    """A part of a result that is not complete yet.

    `number` counts from 0. A job that has to begin anew gives its parts anew, from 0: what had that number, and all after
    it, is then void. `value` is of the type that PART_TYPES has for the request.
    """

    number: int
    value: object


OnProgress = Callable[[Progress], None]
OnPartial = Callable[[Part], None]


class Job(Generic[R]):
    """One request given to the engine. May be asked, waited for and cancelled from any thread."""

    def __init__(
        self,
        number: int,
        request: Question[R],
        *,
        priority: Priority,
        on_progress: OnProgress | None,
        on_partial: OnPartial | None,
        keep_parts: bool,
        on_cancel: Callable[[Job[R]], None],
        announce: Callable[[Callable[[], None]], None],
    ) -> None:
        """Made by `Engine` only. `on_cancel` is called once, when it is first asked to stop; `announce` makes a call on the
        listeners' thread. Parts are kept for `take_parts` where there is no listener for them and `keep_parts` is set.
        """
        self.number = number
        self.request = request
        self.priority: Priority = priority
        self.wants_parts = on_partial is not None or keep_parts
        self.smaller = 0
        """How often it ran out of memory. The supervisor's."""
        self.strayed = 0
        """How often its worker was lost before it began. The supervisor's."""
        self._on_progress = on_progress
        self._on_partial = on_partial
        self._on_cancel = on_cancel
        self._announce = announce
        self._lock = threading.Lock()
        self._settled = threading.Event()
        self._progress: Progress | None = None
        self._progress_announced = False
        self._parts: deque[Part] = deque()
        self._outcome: tuple[R] | Failed | None = None
        self._when_done: list[Callable[[], None]] = []
        self._cancelled = False

    @property
    def done(self) -> bool:
        """Whether it has a result, has failed or was cancelled."""
        return self._settled.is_set()

    @property
    def progress(self) -> Progress | None:
        """The latest word on how far it is. It falls back when the job had to begin anew."""
        return self._progress

    @property
    def cancelled(self) -> bool:
        """Whether it has been asked to stop."""
        return self._cancelled

    def cancel(self) -> None:
        """Ask it to stop; it is done within a second. No effect once it is done."""
        with self._lock:
            if self._cancelled or self.done:
                return
            self._cancelled = True
        self._on_cancel(self)

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until it is done, at most `timeout` seconds; whether it is."""
        return self._settled.wait(timeout)

    def when_done(self, call: Callable[[], None]) -> None:
        """Have `call` made once it is done, after all news of it: on the listeners' thread, or here and now when it is done
        already.
        """
        with self._lock:
            if not self.done:
                self._when_done.append(call)
                return
        call()

    def result(self, timeout: float | None = None) -> R:
        """Wait for the result.

        Raises TimeoutError when it is not there after `timeout` seconds, Cancelled when the job was cancelled, and the
        ClipwrightError of its kind when it failed.
        """
        if not self.wait(timeout):
            raise TimeoutError(f"no result after {timeout} seconds")
        if isinstance(self._outcome, Failed):
            raise _error(self._outcome)
        return cast("tuple[R]", self._outcome)[0]

    def take_parts(self) -> list[Part]:
        """The parts that came since the last call, where they are kept."""
        parts = []
        while self._parts:
            parts.append(self._parts.popleft())
        return parts

    # what follows is for the engine's supervisor alone

    def report(self, progress: Progress) -> None:
        """Note how far it is and have whoever asked to know told; of many reports that wait to be told, the last."""
        self._progress = progress
        if self._on_progress is not None and not self._progress_announced:
            self._progress_announced = True
            self._announce(self._tell_progress)

    def add_part(self, part: Part) -> None:
        """Keep a part and have whoever asked for it told."""
        self._parts.append(part)
        if self._on_partial is not None:
            self._announce(self._tell_parts)

    def succeed(self, result: R) -> None:
        """Settle it; the first outcome stays."""
        self._settle((result,))

    def fail(self, failure: Failed) -> None:
        """Settle it; the first outcome stays."""
        self._settle(failure)

    def _settle(self, outcome: tuple[R] | Failed) -> None:
        with self._lock:
            if self.done:
                return
            self._outcome = outcome
            self._settled.set()
            calls, self._when_done = self._when_done, []
        for call in calls:
            self._announce(call)

    # on the listeners' thread

    def _tell_progress(self) -> None:
        self._progress_announced = False
        listener, progress = self._on_progress, self._progress
        if listener is None or progress is None:
            return
        try:
            listener(progress)
        except Exception:  # noqa: BLE001 - a listener's fault must not stop the engine
            _LOG.exception("a listener for progress failed and is not told any more")
            self._on_progress = None

    def _tell_parts(self) -> None:
        for part in self.take_parts():
            if self._on_partial is None:
                return
            try:
                self._on_partial(part)
            except Exception:  # noqa: BLE001 - as above
                _LOG.exception("a listener for parts failed and is not told any more")
                self._on_partial = None


def _error(failed: Failed) -> ClipwrightError:
    try:
        kind = BY_STATUS[Status(failed.status)]
    except (KeyError, ValueError):
        kind = EngineError
    if kind is EngineError and failed.memory:
        kind = OutOfMemory
    return kind(failed.message, file=failed.file, hint=failed.hint)
