"""The thread that rules an engine: which job is whose turn, whether the worker lives, and what its death costs.

Jobs wait here, not in the worker, which has one at a time, or two: a background job, and an interactive one that interrupts
it at its next checkpoint. So when the worker dies or must be killed, only the job that was running is lost; what it had
interrupted is begun anew. All state is changed by this one thread; every call from outside and everything that a worker says
is a letter to it.
"""

from __future__ import annotations

import logging
import math
import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, cast

from engine.folders import log_file
from engine.job import Job, Part
from engine.logbook import note
from engine.process import End, WorkerProcess
from engine.protocol import (
    PART_TYPES,
    RESULT_TYPES,
    Began,
    Cancel,
    Failed,
    Finished,
    FromWorker,
    Heartbeat,
    Hello,
    Partial,
    Progress,
    Request,
    Status,
    Submit,
    from_json,
)
from engine.protocol.wire import HANG_SECONDS, PROTOCOL_VERSION
from engine.restarts import Restarts

_LOG = logging.getLogger(__name__)

START_SECONDS = 60.0
"""A worker that has not greeted by then is given up. Generous: a cold disk and a virus scanner can take long."""

CANCEL_SECONDS = 0.7
"""A cancelled job that has not stopped by itself by then is stopped by killing the worker."""

LEAVE_SECONDS = 1.0
"""What the worker may take to end by itself when the engine is closed."""

END_SECONDS = 5.0
"""How long the end of a killed worker is waited for: until then it may hold memory that the next one needs."""

STALL_SECONDS = 600.0
"""A job that has come to no checkpoint for so long, in a process that does nothing, waits for what will never come."""

QUIET_SECONDS = 3600.0
"""A job that has come to no checkpoint for so long turns in a circle, however busy."""

_SLEPT_SECONDS = 5.0
"""Who wakes so much too late was not the only one asleep: the machine was, or is overwhelmed, and nobody hangs."""
_STACKS_SECONDS = 0.2
_MORE_MEMORY_TRIES = 1
_STRAYS = 1


class _Held:
    """A job that the worker has."""

    def __init__(self, job: Job[Any]) -> None:
        self.job = job
        self.since = time.monotonic()
        self.begun = False
        self.give_up: float | None = None
        """When it is stopped by killing the worker, if it has been cancelled and does not stop by itself."""


class Supervisor:
    """One worker process at a time, and the jobs for it. `enqueue`, `cancel` and `end` may be called from any thread."""

    def __init__(self, command: Sequence[str]) -> None:
        """`command` starts the worker, once there is a job for it."""
        self._command = tuple(command)
        self._letters: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._serve, name="engine-supervisor", daemon=True)
        self._waiting: dict[str, deque[Job[Any]]] = {"interactive": deque(), "background": deque()}
        self._held: list[_Held] = []
        self._worker: WorkerProcess | None = None
        self._greeted = False
        self._patience = math.inf  # until when its greeting is waited for
        self._awake = 0.0  # since when this thread has run without a long sleep
        self._dying: list[WorkerProcess] = []
        self._dying_until = 0.0
        self._start_at = 0.0
        self._restarts = Restarts()
        self._ended = False

    def start(self) -> None:
        """Begin to rule. Raises RuntimeError when no thread can be started."""
        self._thread.start()

    def enqueue(self, job: Job[Any]) -> None:
        """Have `job` done when its turn comes."""
        self._letters.put(partial(self._enqueue, job))

    def cancel(self, job: Job[Any]) -> None:
        """Have `job` stopped."""
        self._letters.put(partial(self._cancel, job))

    def end(self) -> None:
        """Stop all jobs, end the worker, and then this thread. No job may be enqueued after this."""
        self._letters.put(self._end)

    def join(self, seconds: float) -> None:
        """Wait for the end."""
        if self._thread is not threading.current_thread():
            self._thread.join(seconds)

    # everything below runs on the supervisor's thread

    def _serve(self) -> None:
        while not self._ended:
            due = self._due()
            letter: Callable[[], None] | None = None
            try:
                letter = self._letters.get(timeout=None if due == math.inf else max(0.0, due - time.monotonic()))
            except queue.Empty:
                if time.monotonic() - due > _SLEPT_SECONDS:
                    self._awake = time.monotonic()
            try:
                if letter is not None:
                    letter()
                self._look_at_the_clock()
                self._start_and_hand_over()
            except Exception as error:  # noqa: BLE001 - whatever goes wrong here, nobody may wait for ever
                _LOG.exception("the engine's supervisor failed")
                self._kill_worker()
                self._lose_jobs(f"the engine failed: {error}")
            del letter  # or the job in it would live on until the next one

    def _due(self) -> float:
        """When there is something to do even if no letter comes."""
        if self._worker is None:
            if not self._any_waiting():
                return math.inf
            return max(self._start_at, self._dying_until if self._dying else 0.0)
        if not self._greeted:
            return self._patience
        running = self._running()
        if running is None:
            return math.inf
        return min(self._hang_due(running, self._worker), math.inf if running.give_up is None else running.give_up)

    def _hang_due(self, running: _Held, worker: WorkerProcess) -> float:
        return max(worker.heard, running.since, self._awake) + HANG_SECONDS

    def _look_at_the_clock(self) -> None:
        worker, running, now = self._worker, self._running(), time.monotonic()
        if worker is None:
            return
        if not self._greeted:
            if now >= self._patience:
                self._kill_worker()
                self._cannot_start(f"the engine did not start within {START_SECONDS:g} seconds", again=False)
        elif running is not None and running.give_up is not None and now >= running.give_up:
            self._kill_worker()
            note(f"the engine's process {worker.pid} was ended: a cancelled job did not stop by itself")
            self._lose_jobs("cancelled")
        elif running is not None and now >= self._hang_due(running, worker) and self._letters.empty():
            self._end_hung(worker, f"it gave no sign of life for {HANG_SECONDS:g} seconds")

    # --- jobs

    def _enqueue(self, job: Job[Any]) -> None:
        self._waiting[job.priority].append(job)

    def _any_waiting(self) -> bool:
        return any(self._waiting.values())

    def _running(self) -> _Held | None:
        """What the worker is at: of those begun, the last has interrupted the others."""
        begun = [held for held in self._held if held.begun]
        return begun[-1] if begun else next(iter(self._held), None)

    def _find(self, number: int) -> _Held | None:
        return next((held for held in self._held if held.job.number == number), None)

    def _cancel(self, job: Job[Any]) -> None:
        held = self._find(job.number)
        if held is None:
            if job in self._waiting[job.priority]:
                self._waiting[job.priority].remove(job)
                job.fail(_cancelled(job))
            return
        if self._worker is not None:
            self._worker.send(Cancel(job=job.number))
        if held is self._running():
            held.give_up = time.monotonic() + CANCEL_SECONDS
        else:
            job.fail(_cancelled(job))  # it does nothing now, and will end as soon as its turn comes

    def _start_and_hand_over(self) -> None:
        if self._worker is None:
            if self._any_waiting():
                self._start_worker()
        elif self._greeted:
            if not any(held.job.priority == "interactive" and not held.job.done for held in self._held):
                self._hand_over("interactive")
            if not self._held:
                self._hand_over("background")

    def _hand_over(self, priority: str) -> None:
        if self._waiting[priority] and self._worker is not None:
            job = self._waiting[priority].popleft()
            self._held.append(_Held(job))
            self._worker.send(
                Submit(
                    job=job.number,
                    request=cast(Request, job.request),
                    priority=job.priority,
                    parts=job.wants_parts and type(job.request) in PART_TYPES,
                    smaller=job.smaller,
                )
            )

    def _again(self, job: Job[Any]) -> None:
        self._waiting[job.priority].appendleft(job)

    # --- what the worker says

    def _receive(self, worker: WorkerProcess, message: FromWorker) -> None:
        if worker is not self._worker:
            return  # the last words of one that was given up
        if isinstance(message, Hello):
            self._greet(message)
            return
        if isinstance(message, Heartbeat):
            self._feel_pulse(worker, message)
            return
        held = self._find(message.job)
        if held is None:
            return
        if isinstance(message, Began):
            self._begin(held)
        elif isinstance(message, Progress):
            held.job.report(message)
        elif isinstance(message, Partial):
            self._add_part(held.job, message)
        else:
            self._answer(held, message)

    def _greet(self, hello: Hello) -> None:
        if hello.version == PROTOCOL_VERSION:
            self._greeted = True
            return
        self._kill_worker()
        self._cannot_start(
            f"the engine speaks version {hello.version} of the protocol and not {PROTOCOL_VERSION}",
            hint="restart the application; it seems to have been updated while it was running",
            again=False,
        )

    def _begin(self, held: _Held) -> None:
        held.begun = True
        for other in self._held:
            if other is not held and other.job.cancelled:
                other.give_up = None  # it has been interrupted before it could stop
                other.job.fail(_cancelled(other.job))
        self._have_it_stop(held)

    def _have_it_stop(self, held: _Held | None) -> None:
        """Start the clock for one that was cancelled before its turn came."""
        if held is not None and held.job.cancelled and held.give_up is None:
            held.give_up = time.monotonic() + CANCEL_SECONDS

    def _feel_pulse(self, worker: WorkerProcess, beat: Heartbeat) -> None:
        if self._running() is None:
            return
        if min(beat.quiet, beat.asleep) > STALL_SECONDS:
            self._end_hung(worker, f"it did nothing for {STALL_SECONDS:g} seconds")
        elif beat.quiet > QUIET_SECONDS:
            self._end_hung(worker, f"it came no further for {QUIET_SECONDS:g} seconds")

    def _add_part(self, job: Job[Any], message: Partial) -> None:
        try:
            value: object = from_json(bytes(message.part), PART_TYPES[type(job.request)])
        except (KeyError, ValueError):
            _LOG.exception("a part of an answer does not fit the question")
            return
        job.add_part(Part(message.number, value))

    def _answer(self, held: _Held, message: Finished | Failed) -> None:
        self._restarts.worked()
        self._held.remove(held)
        self._have_it_stop(self._running())
        job = held.job
        if job.cancelled:
            job.fail(_cancelled(job))
        elif isinstance(message, Finished):
            try:
                job.succeed(from_json(bytes(message.result), RESULT_TYPES[type(job.request)]))
            except ValueError as error:
                job.fail(_failed(job, f"the engine gave an answer that does not fit the question: {error}"))
        elif not (message.memory and self._try_smaller(job)):
            job.fail(message)

    def _try_smaller(self, job: Job[Any]) -> bool:
        """Ask again with less memory, if that was not tried yet."""
        if job.smaller >= _MORE_MEMORY_TRIES:
            return False
        job.smaller += 1
        note(f"{type(job.request).__name__} ran out of memory and is done again with the next smaller setting")
        self._again(job)
        return True

    # --- the worker's life

    def _start_worker(self) -> None:
        now = time.monotonic()
        if now < self._start_at or (self._dying and now < self._dying_until):
            return
        try:
            self._worker = WorkerProcess(
                self._command,
                on_message=lambda worker, message: self._letters.put(partial(self._receive, worker, message)),
                on_end=lambda worker, end: self._letters.put(partial(self._bury, worker, end)),
            )
        except (OSError, RuntimeError) as error:
            lasting = isinstance(error, FileNotFoundError | NotADirectoryError | PermissionError)
            self._cannot_start(f"the engine could not be started: {error}", again=not lasting)
            return
        self._greeted = False
        self._patience = time.monotonic() + START_SECONDS

    def _cannot_start(self, message: str, *, hint: str | None = None, again: bool = True) -> None:
        """Try again later, or tell all who wait."""
        note(message)
        wait = self._restarts.did_not_start()
        if again and wait is not None:
            self._start_at = time.monotonic() + wait
            return
        for jobs in self._waiting.values():
            while jobs:
                job = jobs.popleft()
                job.fail(_failed(job, message, hint or f"its log is {log_file()}"))

    def _bury(self, worker: WorkerProcess, end: End) -> None:
        if worker in self._dying:
            self._dying.remove(worker)
        if worker is not self._worker:
            return
        self._worker = None
        note(f"the engine's process {worker.pid} has ended: {end.reason}")
        if not self._greeted:
            self._cannot_start(f"the engine did not start: {end.reason}")
            return
        self._greeted = False
        self._start_at = time.monotonic() + self._restarts.ended()
        hint = f"its log is {log_file()}"
        if end.memory:
            hint = f"perhaps the machine ran out of memory; {hint}"
        self._lose_jobs(f"the engine stopped: {end.reason}", hint, memory=end.memory)

    def _end_hung(self, worker: WorkerProcess, reason: str) -> None:
        if worker.show_stacks():
            time.sleep(_STACKS_SECONDS)
        self._kill_worker()
        note(f"the engine's process {worker.pid} was ended: {reason}")
        self._start_at = time.monotonic() + self._restarts.ended()
        self._lose_jobs(f"the engine was stuck and has been ended: {reason}", f"its log is {log_file()}")

    def _kill_worker(self) -> None:
        worker, self._worker = self._worker, None
        self._greeted = False
        if worker is not None:
            worker.kill()
            self._dying.append(worker)
            self._dying_until = time.monotonic() + END_SECONDS

    def _lose_jobs(self, message: str, hint: str | None = None, *, memory: bool = False) -> None:
        """The worker is gone: the job that was running pays for it, the others are asked again."""
        running = self._running()
        held, self._held = self._held, []
        for other in reversed(held):
            job = other.job
            if job.done:
                continue
            if job.cancelled:
                job.fail(_cancelled(job))
            elif other is not running:
                self._again(job)
            elif not other.begun and job.strayed < _STRAYS:
                job.strayed += 1
                self._again(job)
            elif not (memory and self._try_smaller(job)):
                job.fail(_failed(job, message, hint, memory=memory))

    def _end(self) -> None:
        for job in (*(held.job for held in self._held), *self._waiting["interactive"], *self._waiting["background"]):
            job.fail(_cancelled(job, "the engine was closed"))
        self._held.clear()
        for jobs in self._waiting.values():
            jobs.clear()
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.ask_to_leave()
            if not worker.wait(LEAVE_SECONDS):
                worker.kill()
            self._dying.append(worker)
        for dying in self._dying:
            dying.wait(END_SECONDS)
        self._ended = True


def _cancelled(job: Job[Any], message: str = "cancelled") -> Failed:
    return Failed(job=job.number, status=Status.CANCELLED, message=message)


def _failed(job: Job[Any], message: str, hint: str | None = None, *, memory: bool = False) -> Failed:
    file = getattr(job.request, "path", None)
    return Failed(job=job.number, status=Status.ENGINE, message=message, file=file, hint=hint, memory=memory)
