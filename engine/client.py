"""The engine, seen from the editor: starts the worker process, gives it jobs, survives its death.

    with Engine() as engine:
        info = engine.run(Probe(path="match.mp4"))

Jobs wait here, not in the worker, which has one at a time: when it dies or must be killed, only the job it was doing is
lost. All of an engine's state is changed by one thread, its supervisor; every call from outside and everything the worker
says is a letter to that thread.
"""

from __future__ import annotations

import atexit
import itertools
import logging
import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, cast, overload

import msgspec

from engine.folders import log_file
from engine.job import Job, OnProgress
from engine.process import WORKER_COMMAND, WorkerProcess
from engine.protocol import (
    RESULT_TYPES,
    Analyse,
    Analysis,
    Cancel,
    Cancelled,
    EngineError,
    Failed,
    FindHighlights,
    FindTranscripts,
    Finished,
    FootageError,
    FromWorker,
    Hello,
    Highlights,
    MediaInfo,
    Peaks,
    PlanSeeks,
    Probe,
    Progress,
    Request,
    Result,
    Seeks,
    Status,
    StillPictures,
    Stills,
    Submit,
    Transcribe,
    Transcript,
    TranscriptSources,
    Waveform,
    from_json,
)
from engine.protocol.wire import PROTOCOL_VERSION

__all__ = ["Engine", "Job", "OnProgress"]

_LOG = logging.getLogger(__name__)

START_SECONDS = 60.0
"""A worker that has not greeted by then is given up. Generous: a cold disk and a virus scanner can take long."""

CANCEL_SECONDS = 0.7
"""A cancelled job that has not stopped by itself by then is stopped by killing the worker."""

LEAVE_SECONDS = 1.0
"""What the worker may take to end by itself when the engine is closed."""

_END_SECONDS = 5.0
_LOOK_SECONDS = 0.05


class Engine:
    """A worker process and the jobs for it. The process is started by the first job and started anew when it has died.

    Every method may be called from any thread.
    """

    def __init__(self, *, command: Sequence[str] = WORKER_COMMAND) -> None:
        """`command` starts the worker: a program that speaks engine.protocol.wire on its standard streams."""
        self._command = tuple(command)
        self._numbers = itertools.count(1)
        self._letters: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._gate = threading.Lock()  # guards the two below: no letter may follow the one that closes
        self._closed = False
        self._supervisor: threading.Thread | None = None
        # from here on the supervisor's own
        self._pending: deque[Job[Any]] = deque()
        self._active: Job[Any] | None = None
        self._worker: WorkerProcess | None = None
        self._greeted = False
        self._deadline: float | None = None
        self._dying: list[WorkerProcess] = []
        self._ended = False

    @overload
    def submit(self, request: Probe, *, on_progress: OnProgress | None = None) -> Job[MediaInfo]: ...
    @overload
    def submit(self, request: Analyse, *, on_progress: OnProgress | None = None) -> Job[Analysis]: ...
    @overload
    def submit(self, request: FindHighlights, *, on_progress: OnProgress | None = None) -> Job[Highlights]: ...
    @overload
    def submit(self, request: PlanSeeks, *, on_progress: OnProgress | None = None) -> Job[Seeks]: ...
    @overload
    def submit(self, request: Stills, *, on_progress: OnProgress | None = None) -> Job[StillPictures]: ...
    @overload
    def submit(self, request: Waveform, *, on_progress: OnProgress | None = None) -> Job[Peaks]: ...
    @overload
    def submit(self, request: Transcribe, *, on_progress: OnProgress | None = None) -> Job[Transcript]: ...
    @overload
    def submit(self, request: FindTranscripts, *, on_progress: OnProgress | None = None) -> Job[TranscriptSources]: ...
    def submit(self, request: Request, *, on_progress: OnProgress | None = None) -> Job[Any]:
        """Queue `request` and return at once.

        `on_progress` is called on a thread of the engine and must not take long: cancelling waits for it. Relative paths
        are taken from the current folder of this process, now. Raises FootageError for a path that is not
        text, EngineError when the engine is closed.
        """
        number = next(self._numbers)
        job: Job[Any] = Job(number, _absolute(request), on_progress, lambda: self._letters.put(partial(self._cancel, job)))
        with self._gate:
            if self._closed:
                raise EngineError("the engine is closed")
            if self._supervisor is None:
                supervisor = threading.Thread(target=self._supervise, name="engine-supervisor", daemon=True)
                supervisor.start()
                self._supervisor = supervisor
                atexit.register(self.close)
            self._letters.put(partial(self._enqueue, job))
        return job

    @overload
    def run(
        self, request: Probe, *, on_progress: OnProgress | None = None, cancel: threading.Event | None = None
    ) -> MediaInfo: ...
    @overload
    def run(
        self, request: Analyse, *, on_progress: OnProgress | None = None, cancel: threading.Event | None = None
    ) -> Analysis: ...
    @overload
    def run(
        self, request: FindHighlights, *, on_progress: OnProgress | None = None, cancel: threading.Event | None = None
    ) -> Highlights: ...
    @overload
    def run(
        self, request: PlanSeeks, *, on_progress: OnProgress | None = None, cancel: threading.Event | None = None
    ) -> Seeks: ...
    @overload
    def run(
        self, request: Stills, *, on_progress: OnProgress | None = None, cancel: threading.Event | None = None
    ) -> StillPictures: ...
    @overload
    def run(
        self, request: Waveform, *, on_progress: OnProgress | None = None, cancel: threading.Event | None = None
    ) -> Peaks: ...
    @overload
    def run(
        self, request: Transcribe, *, on_progress: OnProgress | None = None, cancel: threading.Event | None = None
    ) -> Transcript: ...
    @overload
    def run(
        self, request: FindTranscripts, *, on_progress: OnProgress | None = None, cancel: threading.Event | None = None
    ) -> TranscriptSources: ...
    def run(
        self, request: Request, *, on_progress: OnProgress | None = None, cancel: threading.Event | None = None
    ) -> Result:
        """Do `request` and wait for its result. `on_progress` is called on the caller's own thread.

        Setting `cancel`, or Ctrl-C, stops the job within a second and raises Cancelled. An exception from `on_progress`
        stops it too and is passed on. Otherwise raises what `Job.result` raises.
        """
        if cancel is not None and cancel.is_set():
            raise Cancelled
        job: Job[Result] = self._submit_any(request)
        seen: Progress | None = None
        try:
            while True:
                done = job.wait(_LOOK_SECONDS)
                if on_progress is not None and (news := job.progress) is not None and news is not seen:
                    seen = news
                    on_progress(news)
                if done:
                    return job.result()
                if cancel is not None and cancel.is_set():
                    job.cancel()
        except KeyboardInterrupt:
            job.cancel()
            job.wait(CANCEL_SECONDS + LEAVE_SECONDS)
            raise Cancelled from None
        except BaseException:
            job.cancel()
            raise

    def close(self) -> None:
        """Cancel what is left, end the worker and wait for both. Safe to call again."""
        with self._gate:
            supervisor = self._supervisor
            if not self._closed:
                self._closed = True
                self._letters.put(self._end)
        atexit.unregister(self.close)
        if supervisor is not None and supervisor is not threading.current_thread():
            supervisor.join(LEAVE_SECONDS + 2 * _END_SECONDS)

    def __enter__(self) -> Engine:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _submit_any(self, request: Request) -> Job[Any]:
        return cast("Job[Any]", self.submit(cast(Probe, request)))  # the overloads speak of single types only

    # everything below runs on the supervisor's thread

    def _supervise(self) -> None:
        while not self._ended:
            patience = None if self._deadline is None else max(0.0, self._deadline - time.monotonic())
            try:
                letter = self._letters.get(timeout=patience)
            except queue.Empty:
                letter = self._lose_patience
            try:
                letter()
                self._begin_next()
            except Exception as error:  # noqa: BLE001 - whatever goes wrong here, nobody may wait for ever
                _LOG.exception("the engine's supervisor failed")
                self._kill_worker()
                self._fail_active(f"the engine failed: {error}")

    def _enqueue(self, job: Job[Any]) -> None:
        self._pending.append(job)

    def _begin_next(self) -> None:
        while self._active is None and self._pending:
            self._active = self._pending.popleft()
            if self._worker is None:
                try:
                    self._worker = WorkerProcess(
                        self._command,
                        on_message=lambda worker, message: self._letters.put(partial(self._receive, worker, message)),
                        on_end=lambda worker, reason: self._letters.put(partial(self._bury, worker, reason)),
                    )
                except (OSError, RuntimeError) as error:
                    self._fail_active(f"the engine could not be started: {error}")
                    continue
                self._greeted = False
            if self._greeted:
                self._worker.send(Submit(job=self._active.number, request=self._active.request))
            else:
                self._deadline = time.monotonic() + START_SECONDS

    def _receive(self, worker: WorkerProcess, message: FromWorker) -> None:
        if worker is not self._worker:
            return  # the last words of one that was given up
        if isinstance(message, Hello):
            self._greet(worker, message)
            return
        job = self._active
        if job is None or job.number != message.job:
            return
        if isinstance(message, Progress):
            job.report(message)
        elif job.cancelled:
            self._settle_cancelled()
        elif isinstance(message, Failed):
            self._settle_failed(message)
        else:
            self._settle_finished(job, message)

    def _greet(self, worker: WorkerProcess, hello: Hello) -> None:
        if hello.version != PROTOCOL_VERSION:
            self._kill_worker()
            self._fail_active(
                f"the engine speaks version {hello.version} of the protocol and not {PROTOCOL_VERSION}",
                hint="restart the application; it seems to have been updated while it was running",
            )
            return
        self._greeted = True
        self._deadline = None
        if self._active is not None:
            worker.send(Submit(job=self._active.number, request=self._active.request))

    def _bury(self, worker: WorkerProcess, reason: str) -> None:
        if worker in self._dying:
            self._dying.remove(worker)
        if worker is not self._worker:
            return
        _LOG.info("the engine's process %d has ended: %s", worker.pid, reason)
        greeted = self._greeted
        self._worker = None
        self._greeted = False
        self._deadline = None
        if self._active is not None and self._active.cancelled:
            self._settle_cancelled()
            return
        hint = f"its log is {log_file()}"
        if "SIGKILL" in reason:
            hint = f"perhaps the machine ran out of memory; {hint}"
        self._fail_active(f"the engine {'stopped' if greeted else 'did not start'}: {reason}", hint=hint)

    def _cancel(self, job: Job[Any]) -> None:
        if job is self._active:
            if self._greeted and self._worker is not None:
                self._worker.send(Cancel(job=job.number))
                self._deadline = time.monotonic() + CANCEL_SECONDS
            else:
                self._settle_cancelled()  # it has not been handed over yet
        elif job in self._pending:
            self._pending.remove(job)
            job.fail(_cancelled(job))

    def _lose_patience(self) -> None:
        self._kill_worker()
        if self._active is not None and self._active.cancelled:
            self._settle_cancelled()
        else:
            self._fail_active(f"the engine did not start within {START_SECONDS:g} seconds", hint=f"its log is {log_file()}")

    def _end(self) -> None:
        for job in (*self._pending, *([self._active] if self._active else [])):
            job.fail(_cancelled(job, "the engine was closed"))
        self._pending.clear()
        self._active = None
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.ask_to_leave()
            if not worker.wait(LEAVE_SECONDS):
                worker.kill()
            self._dying.append(worker)
        for dying in self._dying:
            dying.wait(_END_SECONDS)
        self._ended = True

    def _kill_worker(self) -> None:
        worker, self._worker = self._worker, None
        self._greeted = False
        self._deadline = None
        if worker is not None:
            worker.kill()
            self._dying.append(worker)

    def _settle_finished(self, job: Job[Any], message: Finished) -> None:
        try:
            result: object = from_json(bytes(message.result), RESULT_TYPES[type(job.request)])
        except ValueError as error:
            self._fail_active(f"the engine gave an answer that does not fit the question: {error}")
            return
        self._active = None
        self._deadline = None
        job.succeed(result)

    def _settle_cancelled(self) -> None:
        if self._active is not None:
            self._settle_failed(_cancelled(self._active))

    def _settle_failed(self, failure: Failed) -> None:
        job, self._active = self._active, None
        self._deadline = None
        if job is not None:
            job.fail(failure)

    def _fail_active(self, message: str, hint: str | None = None) -> None:
        if self._active is not None:
            job = self._active
            self._settle_failed(
                Failed(job=job.number, status=Status.ENGINE, message=message, file=_file(job.request), hint=hint)
            )


def _cancelled(job: Job[Any], message: str = "cancelled") -> Failed:
    return Failed(job=job.number, status=Status.CANCELLED, message=message)


def _file(request: Request) -> str | None:
    return getattr(request, "path", None)


def _absolute(request: Request) -> Request:
    """`request` with its paths absolute, since the worker's current folder is its own."""
    if isinstance(request, FindHighlights):
        return msgspec.structs.replace(request, paths=tuple(map(_absolute_path, request.paths)))
    if isinstance(request, Transcribe) and request.subtitles:
        request = msgspec.structs.replace(request, subtitles=_absolute_path(request.subtitles))
    return msgspec.structs.replace(request, path=_absolute_path(request.path))


def _absolute_path(path: str) -> str:
    whole = str(Path(path).absolute())
    try:
        whole.encode()
    except UnicodeEncodeError:
        readable = whole.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        raise FootageError("its name is not text in this system's encoding", file=readable, hint="rename it") from None
    return whole
