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
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, cast

from engine.folders import log_file
from engine.job import Job
from engine.logbook import note
from engine.process import End, WorkerProcess
from engine.protocol import (
    PART_TYPES,
    Began,
    Cancel,
    FromWorker,
    Heartbeat,
    Hello,
    Memory,
    Partial,
    Progress,
    Request,
    Submit,
)
from engine.protocol.wire import HANG_SECONDS, PROTOCOL_VERSION
from engine.restarts import Restarts
from engine.turns import Held, Turns

_LOG = logging.getLogger(__name__)

START_SECONDS = 60.0
"""A worker that has not greeted by then is given up. Generous: a cold disk and a virus scanner can take long."""

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

OnMemory = Callable[[Memory | None], None]
"""Told of what the loaded models take whenever that changes; None once there is no worker."""


class Supervisor:
    """One worker process at a time, and the jobs for it. `enqueue`, `cancel` and `end` may be called from any thread."""

    def __init__(self, command: Sequence[str], on_memory: OnMemory | None = None) -> None:
        """`command` starts the worker, once there is a job for it. `on_memory` is called on the supervisor's thread."""
        self._command = tuple(command)
        self._letters: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._serve, name="engine-supervisor", daemon=True)
        self._turns = Turns()
        self._on_memory = on_memory
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
        self._letters.put(partial(self._turns.enqueue, job))

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
                self._turns.lose_jobs(f"the engine failed: {error}")
            del letter  # or the job in it would live on until the next one

    def _due(self) -> float:
        """When there is something to do even if no letter comes."""
        if self._worker is None:
            if not self._turns.any_waiting:
                return math.inf
            return max(self._start_at, self._dying_until if self._dying else 0.0)
        if not self._greeted:
            return self._patience
        running = self._turns.running
        if running is None:
            return math.inf
        return min(self._hang_due(running, self._worker), math.inf if running.give_up is None else running.give_up)

    def _hang_due(self, running: Held, worker: WorkerProcess) -> float:
        return max(worker.heard, running.since, self._awake) + HANG_SECONDS

    def _look_at_the_clock(self) -> None:
        worker, running, now = self._worker, self._turns.running, time.monotonic()
        if worker is None:
            return
        if not self._greeted:
            if now >= self._patience:
                self._kill_worker()
                self._cannot_start(f"the engine did not start within {START_SECONDS:g} seconds", again=False)
        elif running is not None and running.give_up is not None and now >= running.give_up:
            self._kill_worker()
            note(f"the engine's process {worker.pid} was ended: a cancelled job did not stop by itself")
            self._turns.lose_jobs("cancelled")
        elif running is not None and now >= self._hang_due(running, worker) and self._letters.empty():
            self._end_hung(worker, f"it gave no sign of life for {HANG_SECONDS:g} seconds")

    # --- jobs

    def _cancel(self, job: Job[Any]) -> None:
        if self._turns.cancel(job) and self._worker is not None:
            self._worker.send(Cancel(job=job.number))

    def _start_and_hand_over(self) -> None:
        if self._worker is None:
            if self._turns.any_waiting:
                self._start_worker()
        elif self._greeted:
            while (job := self._turns.next()) is not None:
                self._hand_over(job, self._worker)

    def _hand_over(self, job: Job[Any], worker: WorkerProcess) -> None:
        worker.send(
            Submit(
                job=job.number,
                request=cast(Request, job.request),
                priority=job.priority,
                parts=job.wants_parts and type(job.request) in PART_TYPES,
                smaller=job.smaller,
            )
        )

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
        if isinstance(message, Memory):
            self._tell_memory(message)
            return
        held = self._turns.find(message.job)
        if held is None:
            return
        if isinstance(message, Began):
            self._turns.begin(held)
        elif isinstance(message, Progress):
            held.job.report(message)
        elif isinstance(message, Partial):
            self._turns.add_part(held.job, message)
        else:
            self._restarts.worked()
            self._turns.answer(held, message)

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

    def _feel_pulse(self, worker: WorkerProcess, beat: Heartbeat) -> None:
        if self._turns.running is None:
            return
        if min(beat.quiet, beat.asleep) > STALL_SECONDS:
            self._end_hung(worker, f"it did nothing for {STALL_SECONDS:g} seconds")
        elif beat.quiet > QUIET_SECONDS:
            self._end_hung(worker, f"it came no further for {QUIET_SECONDS:g} seconds")

    def _tell_memory(self, memory: Memory | None) -> None:
        if self._on_memory is not None:
            self._on_memory(memory)

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
        self._turns.fail_waiting(message, hint or f"its log is {log_file()}")

    def _bury(self, worker: WorkerProcess, end: End) -> None:
        if worker in self._dying:
            self._dying.remove(worker)
        if worker is not self._worker:
            return
        self._worker = None
        self._tell_memory(None)
        note(f"the engine's process {worker.pid} has ended: {end.reason}")
        if not self._greeted:
            self._cannot_start(f"the engine did not start: {end.reason}")
            return
        self._greeted = False
        self._start_at = time.monotonic() + self._restarts.ended()
        hint = f"its log is {log_file()}"
        if end.memory:
            hint = f"perhaps the machine ran out of memory; {hint}"
        self._turns.lose_jobs(f"the engine stopped: {end.reason}", hint, memory=end.memory)

    def _end_hung(self, worker: WorkerProcess, reason: str) -> None:
        if worker.show_stacks():
            time.sleep(_STACKS_SECONDS)
        self._kill_worker()
        note(f"the engine's process {worker.pid} was ended: {reason}")
        self._start_at = time.monotonic() + self._restarts.ended()
        self._turns.lose_jobs(f"the engine was stuck and has been ended: {reason}", f"its log is {log_file()}")

    def _kill_worker(self) -> None:
        worker, self._worker = self._worker, None
        self._greeted = False
        if worker is not None:
            self._tell_memory(None)
            worker.kill()
            self._dying.append(worker)
            self._dying_until = time.monotonic() + END_SECONDS

    def _end(self) -> None:
        self._turns.end("the engine was closed")
        self._tell_memory(None)
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.ask_to_leave()
            if not worker.wait(LEAVE_SECONDS):
                worker.kill()
            self._dying.append(worker)
        for dying in self._dying:
            dying.wait(END_SECONDS)
        self._ended = True
