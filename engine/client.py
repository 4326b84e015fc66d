"""The engine, seen from the editor: starts the worker process, gives it jobs, survives its death.

    with Engine() as engine:
        info = engine.run(Probe(path="match.mp4"))

Light: neither it nor what it imports touches a decoder or a model.
"""

from __future__ import annotations

import atexit
import itertools
import threading
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

import msgspec

from engine.announcer import Announcer
from engine.job import Job, OnPartial, OnProgress, Part
from engine.process import WORKER_COMMAND
from engine.protocol import Cancelled, EngineError, FootageError, Memory, Priority, Progress, Question
from engine.supervisor import END_SECONDS, LEAVE_SECONDS, OnMemory, Supervisor
from engine.turns import CANCEL_SECONDS

__all__ = ["Engine", "Job", "OnPartial", "OnProgress", "Part"]

R = TypeVar("R")

_LOOK_SECONDS = 0.05


class Engine:
    """A worker process and the jobs for it. The process is started by the first job and started anew when it has died.

    Every method may be called from any thread.
    """

    def __init__(self, *, command: Sequence[str] = WORKER_COMMAND) -> None:
        """`command` starts the worker: a program that speaks engine.protocol.wire on its standard streams."""
        self._numbers = itertools.count(1)
        self._announcer = Announcer()
        self._supervisor = Supervisor(command, self._hear_of_memory)
        self._memory: Memory | None = None
        self._on_memory: OnMemory | None = None
        self._gate = threading.Lock()  # guards the two below: no job may follow the order to end
        self._started = False
        self._closed = False

    def submit(
        self,
        request: Question[R],
        *,
        priority: Priority | None = None,
        on_progress: OnProgress | None = None,
        on_partial: OnPartial | None = None,
    ) -> Job[R]:
        """Queue `request` and return at once.

        Interactive jobs are done in the order in which they came, background jobs when nobody waits for another; one that
        has begun makes way at its checkpoints. `priority` is the request's usual one unless it is given. Listeners are
        called on a thread of the engine, all on the same one, and may take their time. Relative paths are taken from the
        current folder of this process, now. Raises FootageError for a path that is not text, EngineError when the engine
        is closed.
        """
        return self._submit(request, priority, on_progress, on_partial)

    def run(
        self,
        request: Question[R],
        *,
        priority: Priority | None = None,
        on_progress: OnProgress | None = None,
        on_partial: OnPartial | None = None,
        cancel: threading.Event | None = None,
    ) -> R:
        """Do `request` and wait for its result. Listeners are called on the caller's own thread.

        Setting `cancel`, or Ctrl-C, stops the job within a second and raises Cancelled. An exception from a listener stops
        it too and is passed on. Otherwise raises what `Job.result` raises.
        """
        if cancel is not None and cancel.is_set():
            raise Cancelled
        job = self._submit(request, priority, keep_parts=on_partial is not None)
        seen: Progress | None = None
        try:
            while True:
                done = job.wait(_LOOK_SECONDS)
                if on_progress is not None and (news := job.progress) is not None and news is not seen:
                    seen = news
                    on_progress(news)
                if on_partial is not None:
                    for part in job.take_parts():
                        on_partial(part)
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

    @property
    def memory(self) -> Memory | None:
        """What the loaded models take, as the worker said last; None while there is no worker, or it has loaded none yet."""
        return self._memory

    def watch_memory(self, listener: OnMemory) -> None:
        """Have `listener` told whenever that changes, on the thread of the engine's listeners. It takes an earlier one's
        place.
        """
        self._on_memory = listener

    def close(self) -> None:
        """Cancel what is left, end the worker and wait for both. Safe to call again."""
        with self._gate:
            started = self._started
            if not self._closed:
                self._closed = True
                if started:
                    self._supervisor.end()
        atexit.unregister(self.close)
        if started:
            self._supervisor.join(LEAVE_SECONDS + 2 * END_SECONDS)
            self._announcer.close(LEAVE_SECONDS)

    def __enter__(self) -> Engine:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _hear_of_memory(self, memory: Memory | None) -> None:
        before, self._memory = self._memory, memory
        listener = self._on_memory
        if listener is not None and memory != before:
            self._announcer(partial(listener, memory))

    def _submit(
        self,
        request: Question[R],
        priority: Priority | None,
        on_progress: OnProgress | None = None,
        on_partial: OnPartial | None = None,
        *,
        keep_parts: bool = False,
    ) -> Job[R]:
        job = Job(
            next(self._numbers),
            _absolute(request),
            priority=priority or request.usual_priority,
            on_progress=on_progress,
            on_partial=on_partial,
            keep_parts=keep_parts,
            on_cancel=self._supervisor.cancel,
            announce=self._announcer,
        )
        with self._gate:
            if self._closed:
                raise EngineError("the engine is closed")
            if not self._started:
                self._announcer.start()
                self._supervisor.start()
                self._started = True
                atexit.register(self.close)
            self._supervisor.enqueue(job)
        return job


def _absolute(request: Question[R]) -> Question[R]:
    """`request` with its paths absolute, since the worker's current folder is its own."""
    changes: dict[str, Any] = {}
    if isinstance(path := getattr(request, "path", None), str):
        changes["path"] = _absolute_path(path)
    if subtitles := getattr(request, "subtitles", ""):
        changes["subtitles"] = _absolute_path(subtitles)
    if isinstance(paths := getattr(request, "paths", None), tuple):
        changes["paths"] = tuple(map(_absolute_path, paths))
    return msgspec.structs.replace(request, **changes)


def _absolute_path(path: str) -> str:
    whole = str(Path(path).absolute())
    try:
        whole.encode()
    except UnicodeEncodeError:
        readable = whole.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        raise FootageError("its name is not text in this system's encoding", file=readable, hint="rename it") from None
    return whole
