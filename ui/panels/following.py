"""How a panel follows what it asked of the engine: one job at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from engine.protocol import Cancelled, ClipwrightError
from ui.i18n import failure
from ui.panels.strip import Strip
from ui.state.engine import EngineJob
from ui.widgets import ProgressLine


class Following:
    """Follows one job until it ends. What another job brings, one that was followed before, is dropped. A failure is said in
    the panel's line for that, unless the job was cancelled; the panel itself empties that line, which is not for this alone.
    """

    def __init__(self, line: Strip, gave_up: Callable[[], object]) -> None:
        """`line` says failures; `gave_up` is called after any failure, and after a cancel that was heeded."""
        self._line, self._gave_up = line, gave_up
        self._job: EngineJob | None = None

    @property
    def busy(self) -> bool:
        """Whether a result is still to come, be it of a job that was asked to stop."""
        return self._job is not None

    def start(
        self,
        job: EngineJob,
        finished: Callable[[Any], object],
        *,
        progress: ProgressLine | None = None,
        parted: Callable[[Any], object] | None = None,
    ) -> None:
        """Follow `job` from now on: its result goes to `finished`, its parts to `parted`, how far it is to `progress`."""
        self._job = job
        if progress is not None:
            progress.set_progress(None)
            job.progressed.connect(partial(self._hear, job, progress.set_progress))
        if parted is not None:
            job.parted.connect(partial(self._hear, job, parted))
        job.finished.connect(partial(self._end, job, finished))
        job.failed.connect(partial(self._end, job, self._fail))

    def cancel(self) -> None:
        """Ask the job to stop, and wait for that; no effect where there is none."""
        if self._job is not None:
            self._job.cancel()

    def forget(self) -> None:
        """Cancel the job, and wait for it no longer."""
        job, self._job = self._job, None
        if job is not None:
            job.cancel()

    def _hear(self, job: EngineJob, then: Callable[..., object], *news: Any) -> None:
        if job is self._job:
            then(*news)

    def _end(self, job: EngineJob, then: Callable[[Any], object], outcome: Any) -> None:
        if job is self._job:
            self._job = None
            then(outcome)

    def _fail(self, error: ClipwrightError) -> None:
        if not isinstance(error, Cancelled):
            self._line.say(failure(error))
        self._gave_up()
