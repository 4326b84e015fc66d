"""A request on its way: what `Engine.submit` returns."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Generic, TypeVar, cast

from engine.protocol import BY_STATUS, ClipwrightError, EngineError, Failed, Progress, Request, Status

R = TypeVar("R")
OnProgress = Callable[[Progress], None]

_LOG = logging.getLogger(__name__)


class Job(Generic[R]):
    """One request given to the engine. May be asked, waited for and cancelled from any thread."""

    def __init__(self, number: int, request: Request, on_progress: OnProgress | None, on_cancel: Callable[[], None]) -> None:
        """Made by `Engine.submit` only; `on_cancel` is called once, when the job is first asked to stop."""
        self.number = number
        self.request = request
        self._on_progress = on_progress
        self._on_cancel = on_cancel
        self._lock = threading.Lock()
        self._settled = threading.Event()
        self._progress: Progress | None = None
        self._outcome: tuple[R] | Failed | None = None
        self._when_done: list[Callable[[], None]] = []
        self._cancelled = False

    @property
    def done(self) -> bool:
        """Whether it has a result, has failed or was cancelled."""
        return self._settled.is_set()

    @property
    def progress(self) -> Progress | None:
        """The latest word on how far it is."""
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
        self._on_cancel()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until it is done, at most `timeout` seconds; whether it is."""
        return self._settled.wait(timeout)

    def when_done(self, call: Callable[[], None]) -> None:
        """Have `call` made once it is done: on a thread of the engine, or here and now when it is done already."""
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

    # what follows is for the engine's supervisor alone

    def report(self, progress: Progress) -> None:
        """Note how far it is and tell whoever asked to know."""
        self._progress = progress
        if self._on_progress is None:
            return
        try:
            self._on_progress(progress)
        except Exception:  # noqa: BLE001 - a listener's fault must not stop the engine
            _LOG.exception("a listener for progress failed and is not told any more")
            self._on_progress = None

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
        for call in self._when_done:
            try:
                call()
            except Exception:  # noqa: BLE001 - as with a listener for progress
                _LOG.exception("a listener for a job's end failed")


def _error(failed: Failed) -> ClipwrightError:
    try:
        kind = BY_STATUS[Status(failed.status)]
    except (KeyError, ValueError):
        kind = EngineError
    return kind(failed.message, file=failed.file, hint=failed.hint)
