"""An engine service for the window's tests that answers when it is told to, on the thread of the test."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from engine.protocol import Cancelled, ClipwrightError, EngineError, Request


class AskedJob(QObject):
    """Like EngineJob."""

    progressed = Signal(float, str, object)
    finished = Signal(object)
    failed = Signal(object)

    def __init__(self, request: Request, parent: QObject | None) -> None:
        super().__init__(parent)
        self.request = request
        self.done = False

    def cancel(self) -> None:
        self.fail(Cancelled())

    def answer(self, result: object) -> None:
        if not self.done:
            self.done = True
            self.finished.emit(result)

    def fail(self, error: ClipwrightError) -> None:
        if not self.done:
            self.done = True
            self.failed.emit(error)


class Asked:
    """Stands in for EngineService: keeps what it was asked for. With `answering`, a function from a request to its result
    (or to the error to fail with), `serve` answers everything that is open."""

    def __init__(self, answering: Callable[[Request], object] | None = None) -> None:
        self.jobs: list[AskedJob] = []
        self.lanes: list[str] = []
        self.closed = False
        self._answering = answering

    def submit(self, request: Request, *, lane: str = "work", parent: QObject | None = None) -> Any:
        if self.closed:
            raise EngineError("the engine is closed")
        job = AskedJob(request, parent)
        self.jobs.append(job)
        self.lanes.append(lane)
        return job

    @property
    def open(self) -> list[AskedJob]:
        return [job for job in self.jobs if not job.done]

    @property
    def requests(self) -> list[Request]:
        return [job.request for job in self.jobs]

    def serve(self) -> None:
        """Answer what is open now, in order."""
        assert self._answering is not None
        for job in self.open:
            try:
                result = self._answering(job.request)
            except ClipwrightError as error:
                job.fail(error)
            else:
                job.answer(result)
