"""The jobs that a person waits for, as the tray lists them."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Signal

from engine.protocol import Cancelled, ClipwrightError
from ui.i18n import failure
from ui.state.engine import EngineJob


class Steer(Protocol):
    """What can hold a job in the middle."""

    @property
    def paused(self) -> bool: ...
    def pause(self) -> None: ...
    def resume(self) -> None: ...


class JobEntry(QObject):
    """One job, while it runs and after. `changed` tells of every change; `log` has its stages and how it ended."""

    changed = Signal()

    def __init__(self, title: str, job: EngineJob, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.stage = ""
        self.done = 0.0
        """0..1."""
        self.eta: float | None = None
        """Seconds to go, if that can be told."""
        self.state = "running" if job.running else "queued"
        """"queued", "running", "done", "failed" or "cancelled"."""
        self.message = ""
        """One line: why it failed."""
        self.log: list[str] = []
        self.job = job
        self.control: Steer | None = None
        """Set for a job that can be paused."""
        job.began.connect(self._begin)
        job.progressed.connect(self._progress)
        job.finished.connect(self._finish)
        job.failed.connect(self._fail)

    @property
    def over(self) -> bool:
        """Whether it is done, has failed or was cancelled."""
        return self.state in ("done", "failed", "cancelled")

    def cancel(self) -> None:
        """Ask it to stop; no effect once it is over."""
        if not self.over:
            self.job.cancel()

    @property
    def paused(self) -> bool:
        """Whether it was paused and is not over."""
        return self.control is not None and self.control.paused and not self.over

    def pause(self) -> None:
        """Hold it; no effect on one that cannot be held, or is over."""
        if self.control is not None and not self.over:
            self.control.pause()
            self.changed.emit()

    def resume(self) -> None:
        """Let it go on."""
        if self.control is not None and not self.over:
            self.control.resume()
            self.changed.emit()

    def _begin(self) -> None:
        if self.state == "queued":
            self.state = "running"
            self.changed.emit()

    def _progress(self, done: float, stage: str, eta: object) -> None:
        self.state = "running"
        self.done = max(self.done, min(1.0, done))
        self.eta = eta if isinstance(eta, float | int) else None
        if stage != self.stage:
            self.stage = stage
            self.log.append(stage)
        self.changed.emit()

    def _finish(self, _result: object) -> None:
        self.state, self.done, self.eta = "done", 1.0, None
        self.log.append(self.tr("Done"))
        self.changed.emit()

    def _fail(self, error: ClipwrightError) -> None:
        self.state = "cancelled" if isinstance(error, Cancelled) else "failed"
        self.eta = None
        self.message = failure(error) if self.state == "failed" else ""
        self.log.append(self.message or self.tr("Cancelled"))
        self.changed.emit()


class JobList(QObject):
    """All jobs of this session, latest last."""

    added = Signal(object)
    """A JobEntry."""
    changed = Signal(object)
    """A JobEntry that changed; None when entries went away."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: list[JobEntry] = []

    def track(self, title: str, job: EngineJob) -> JobEntry:
        """List `job` under `title`, the words that the tray shows."""
        entry = JobEntry(title, job, self)
        self.entries.append(entry)
        entry.changed.connect(self._tell)
        self.added.emit(entry)
        return entry

    def clear_finished(self) -> None:
        """Forget the jobs that are over."""
        gone = [entry for entry in self.entries if entry.over]
        self.entries = [entry for entry in self.entries if not entry.over]
        if gone:
            self.changed.emit(None)
        for entry in gone:
            entry.deleteLater()

    @property
    def running(self) -> int:
        """How many are not over."""
        return sum(not entry.over for entry in self.entries)

    @property
    def overall(self) -> float:
        """How far all that are not over have come together, 0..1; 1 when none is left."""
        open_ = [entry.done for entry in self.entries if not entry.over]
        return sum(open_) / len(open_) if open_ else 1.0

    def _tell(self) -> None:
        self.changed.emit(self.sender())
