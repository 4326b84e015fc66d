"""The engine, seen from the window: jobs whose news arrive on the UI thread.

Three engines, each with a process of its own that starts when it is first needed: "work" for what takes long, "media" for
probes and stills, and "sound" for waveforms, so that a bin full of thumbnails waits neither for an analysis nor for the
waveform of a long recording.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from functools import partial
from itertools import count
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from engine.client import Engine, Job, OnPartial
from engine.protocol import Cancelled, ClipwrightError, EngineError, FreeModels, Memory, Request
from ui.faults import record
from ui.state.mailbox import Mailbox

T = TypeVar("T")


class News(Protocol):
    """How far something is: the engine's Progress and the renderer's are such."""

    @property
    def done(self) -> float: ...
    @property
    def stage(self) -> str: ...
    @property
    def eta(self) -> float | None: ...


OnProgress = Callable[[News], None]

LANES = ("work", "media", "sound")

CLOSE_SECONDS = 3.0
"""How long closing waits for what was cancelled. The threads are daemons and the engine's processes end with this one."""


class EngineJob(QObject):
    """Something asked of the engine. Exactly one of `finished` and `failed` comes, and nothing after it."""

    began = Signal()
    """It does not wait for others any more."""
    progressed = Signal(float, str, object)
    """Done 0..1, stage, seconds to go or None."""
    parted = Signal(object)
    """A Part of the result, where they were asked for; all of them come before `finished`."""
    finished = Signal(object)
    """The result."""
    failed = Signal(object)
    """A ClipwrightError; Cancelled when it was cancelled."""

    def __init__(self, title: str, parent: QObject | None = None) -> None:
        """Made by EngineService only."""
        super().__init__(parent)
        self.title = title
        self.running = False
        self.done = False
        self.cancelled = False
        self._on_cancel: Callable[[], None] | None = None

    def cancel(self) -> None:
        """Ask it to stop; `failed` brings Cancelled within about a second. No effect once it is done."""
        if not self.done and not self.cancelled:
            self.cancelled = True
            if self._on_cancel is not None:
                self._on_cancel()


class _Line:
    """What other threads know of a job. Never the job itself: whoever lets go of an object last deletes it, and one of Qt's
    must be deleted on its own thread."""

    def __init__(self, number: int) -> None:
        self.number = number
        self._news: News | None = None
        self._gate = threading.Lock()

    def put(self, news: News) -> bool:
        """Leave the latest news; whether there were none waiting."""
        with self._gate:
            waiting = self._news is not None
            self._news = news
            return not waiting

    def take(self) -> News | None:
        """The latest news, once."""
        with self._gate:
            news, self._news = self._news, None
            return news


_lingering: list[QObject] = []
"""Services one of whose threads did not end in time: it still refers to its service, which must not go with it."""


class EngineService(QObject):
    """The engines, and the threads of recipes and renders. To be closed before the application ends."""

    status_changed = Signal()
    memory_changed = Signal()
    """What the loaded models take is another amount now, or others are loaded."""

    def __init__(self, parent: QObject | None = None, *, engines: Mapping[str, Callable[[], Engine]] | None = None) -> None:
        """`engines` makes the engine of each lane; tests give some that misbehave."""
        super().__init__(parent)
        makers = engines or {}
        self._engines = {lane: makers.get(lane, Engine)() for lane in LANES}
        self._mailbox = Mailbox(self)
        self._lanes: dict[str, list[EngineJob]] = {lane: [] for lane in LANES}
        self._jobs: dict[int, EngineJob] = {}
        self._calls: dict[int, threading.Thread] = {}
        self._numbers = count()
        self._failed = False
        self._closed = False
        self._memory: Memory | None = None
        mailbox = self._mailbox
        self._engines["work"].watch_memory(lambda memory: mailbox.post(partial(self._hear_memory, memory)))

    @property
    def name(self) -> str:
        """Who answers: the model that was used last and is still loaded, "basic" without one."""
        return self._memory.models[-1].model if self._memory is not None and self._memory.models else "basic"

    @property
    def memory(self) -> Memory | None:
        """What the loaded models take; None while there is no engine's process, or it has loaded none yet."""
        return self._memory

    def free_models(self, model: str = "") -> EngineJob:
        """Let go of a model, or of all, unless it is at work."""
        return self.submit(FreeModels(model=model))

    @property
    def state(self) -> str:
        """ "idle", "working", or "failed" when the engine's process was lost with the last job."""
        if self._lanes["work"] or self._calls:
            return "working"
        return "failed" if self._failed else "idle"

    def submit(
        self, request: Request, *, lane: str = "work", parent: QObject | None = None, parts: bool = False
    ) -> EngineJob:
        """Queue a request. A job that belongs to `parent` is cancelled when that is deleted. With `parts`, what the engine
        gives of the result before its end comes with `parted`.

        Never raises: a request that cannot even be made fails like any other, on the next turn of the event loop.
        """
        job = EngineJob(type(request).__name__, parent)
        if parent is not None:
            parent.destroyed.connect(partial(_abandon, job))
        self._lanes[lane].append(job)
        line = self._line(job)
        try:
            asked = self._submit(lane, request, partial(self._report, line), partial(self._give, line) if parts else None)
        except ClipwrightError as error:
            self._mailbox.post(partial(self._settle_request, lane, line, error))
            return job
        job._on_cancel = asked.cancel
        asked.when_done(lambda: self._mailbox.post(partial(self._collect, lane, line, asked)))
        self._begin_first(lane)
        self.status_changed.emit()
        return job

    def call(self, title: str, work: Callable[[Engine, OnProgress, threading.Event], T]) -> EngineJob:
        """Run blocking `work` (a recipe, a render) in a thread of its own.

        It gets the "work" engine, a function to report progress to, and an event that is set when it shall stop; it then
        raises Cancelled. What it returns comes with `finished`.
        """
        job = EngineJob(title)
        cancel = threading.Event()
        job._on_cancel = cancel.set
        job.running = True
        line = self._line(job)
        thread = threading.Thread(target=self._work, args=(line, work, cancel), name=f"job: {title}", daemon=True)
        self._calls[line.number] = thread
        thread.start()
        self.status_changed.emit()
        return job

    def close(self) -> None:
        """Cancel everything, end the engines' processes, and say nothing any more. Takes about a second at most."""
        if self._closed:
            return
        self._closed = True
        self._mailbox.close()
        for number in self._calls:
            self._jobs[number].cancel()
        closing = [threading.Thread(target=engine.close, daemon=True) for engine in self._engines.values()]
        for thread in closing:
            thread.start()
        threads = (*closing, *self._calls.values())
        for thread in threads:
            thread.join(CLOSE_SECONDS)
        if any(thread.is_alive() for thread in threads):
            _lingering.append(self)
        self._calls.clear()
        self._jobs.clear()
        for waiting in self._lanes.values():
            waiting.clear()

    # --- on threads of the engine or of a call

    def _submit(self, lane: str, request: Request, on_progress: OnProgress, on_partial: OnPartial | None) -> Job[Any]:
        return self._engines[lane].submit(request, on_progress=on_progress, on_partial=on_partial)

    def _give(self, line: _Line, part: object) -> None:
        self._mailbox.post(partial(self._deliver_part, line, part))

    def _report(self, line: _Line, news: News) -> None:
        """Only the latest news wait to be delivered, so a chatty job cannot flood the event loop."""
        if line.put(news):
            self._mailbox.post(partial(self._deliver, line))

    def _work(self, line: _Line, work: Callable[[Engine, OnProgress, threading.Event], T], cancel: threading.Event) -> None:
        outcome: tuple[T] | ClipwrightError
        try:
            outcome = (work(self._engines["work"], partial(self._report, line), cancel),)
        except ClipwrightError as error:
            outcome = error
        except Exception as error:  # noqa: BLE001 - whatever a job does, its user is told and the window lives on
            outcome = EngineError(f"something went wrong inside: {error or type(error).__name__}", hint=record(error))
        self._mailbox.post(partial(self._settle_call, line, outcome))

    # --- on the UI thread

    def _hear_memory(self, memory: Memory | None) -> None:
        before, self._memory = self.name, memory
        self.memory_changed.emit()
        if self.name != before:
            self.status_changed.emit()

    def _line(self, job: EngineJob) -> _Line:
        line = _Line(next(self._numbers))
        self._jobs[line.number] = job
        return line

    def _deliver(self, line: _Line) -> None:
        news, job = line.take(), self._jobs.get(line.number)
        if news is None or job is None or job.done or not _alive(job):
            return
        self._begin(job)
        job.progressed.emit(news.done, news.stage, news.eta)

    def _deliver_part(self, line: _Line, part: object) -> None:
        job = self._jobs.get(line.number)
        if job is not None and not job.done and _alive(job):
            self._begin(job)
            job.parted.emit(part)

    def _collect(self, lane: str, line: _Line, asked: Job[Any]) -> None:
        outcome: tuple[object] | ClipwrightError
        try:
            outcome = (asked.result(0),)
        except ClipwrightError as error:
            outcome = error
        self._settle_request(lane, line, outcome)

    def _settle_request(self, lane: str, line: _Line, outcome: tuple[object] | ClipwrightError) -> None:
        job = self._jobs.pop(line.number, None)
        if job is not None:
            waiting = self._lanes[lane]
            if job in waiting:
                waiting.remove(job)
            self._settle(job, outcome)
        self._begin_first(lane)

    def _settle_call(self, line: _Line, outcome: tuple[Any] | ClipwrightError) -> None:
        self._calls.pop(line.number, None)
        job = self._jobs.pop(line.number, None)
        if job is not None:
            self._settle(job, outcome)

    def _settle(self, job: EngineJob, outcome: tuple[Any] | ClipwrightError) -> None:
        if job.done:
            return
        job.done = True
        job.running = False
        if not isinstance(outcome, Cancelled):
            self._failed = isinstance(outcome, EngineError)
        if _alive(job):
            if isinstance(outcome, ClipwrightError):
                job.failed.emit(outcome)
            else:
                job.finished.emit(outcome[0])
        self.status_changed.emit()

    def _begin_first(self, lane: str) -> None:
        if self._lanes[lane]:
            self._begin(self._lanes[lane][0])

    def _begin(self, job: EngineJob) -> None:
        if not job.running and not job.done:
            job.running = True
            if _alive(job):
                job.began.emit()


def _abandon(job: EngineJob, *_: object) -> None:
    job.cancel()


def _alive(job: EngineJob) -> bool:
    """Whether the job's object still exists: one that belonged to a panel goes with it."""
    return isValid(job)
