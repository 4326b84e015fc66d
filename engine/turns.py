"""Whose turn it is: the jobs that wait for a worker, those that it has, and what becomes of them. One thread's."""

from __future__ import annotations

import logging
import time
from collections import deque
from typing import Any

from engine.job import Job, Part
from engine.logbook import note
from engine.protocol import PART_TYPES, RESULT_TYPES, Failed, Finished, Partial, Status, from_json

_LOG = logging.getLogger(__name__)

CANCEL_SECONDS = 0.7
"""A cancelled job that has not stopped by itself by then is stopped by killing the worker."""

_MORE_MEMORY_TRIES = 1
_STRAYS = 1


class Held:
    """A job that the worker has."""

    def __init__(self, job: Job[Any]) -> None:
        self.job = job
        self.since = time.monotonic()
        self.begun = False
        self.give_up: float | None = None
        """When it is stopped by killing the worker, if it has been cancelled and does not stop by itself."""


class Turns:
    """Jobs in the order in which they are done: interactive ones first, a background job when nothing else is held."""

    def __init__(self) -> None:
        self._waiting: dict[str, deque[Job[Any]]] = {"interactive": deque(), "background": deque()}
        self._held: list[Held] = []

    @property
    def any_waiting(self) -> bool:
        return any(self._waiting.values())

    @property
    def running(self) -> Held | None:
        """What the worker is at: of those begun, the last has interrupted the others."""
        begun = [held for held in self._held if held.begun]
        return begun[-1] if begun else next(iter(self._held), None)

    def find(self, number: int) -> Held | None:
        """The job of that number, if the worker has it."""
        return next((held for held in self._held if held.job.number == number), None)

    def enqueue(self, job: Job[Any]) -> None:
        """Have it wait, behind those of its kind."""
        self._waiting[job.priority].append(job)

    def next(self) -> Job[Any] | None:
        """The job to hand over now, which counts as held from here on; None when the worker has enough."""
        if not any(held.job.priority == "interactive" and not held.job.done for held in self._held):
            waiting = self._waiting["interactive"]
            if waiting:
                return self._hold(waiting.popleft())
        if not self._held and self._waiting["background"]:
            return self._hold(self._waiting["background"].popleft())
        return None

    def begin(self, held: Held) -> None:
        """The worker has begun it, and interrupted what it was at."""
        held.begun = True
        for other in self._held:
            if other is not held and other.job.cancelled:
                other.give_up = None  # it has been interrupted before it could stop
                other.job.fail(cancelled(other.job))
        self._have_it_stop(held)

    def cancel(self, job: Job[Any]) -> bool:
        """Stop it, or have its time to stop by itself begin; whether the worker has to be told."""
        held = self.find(job.number)
        if held is None:
            if job in self._waiting[job.priority]:
                self._waiting[job.priority].remove(job)
                job.fail(cancelled(job))
            return False
        if held is self.running:
            held.give_up = time.monotonic() + CANCEL_SECONDS
        else:
            job.fail(cancelled(job))  # it does nothing now, and will end as soon as its turn comes
        return True

    def add_part(self, job: Job[Any], message: Partial) -> None:
        """A part of its result has come."""
        try:
            value: object = from_json(bytes(message.part), PART_TYPES[type(job.request)])
        except (KeyError, ValueError):
            _LOG.exception("a part of an answer does not fit the question")
            return
        job.add_part(Part(message.number, value))

    def answer(self, held: Held, message: Finished | Failed) -> None:
        """The worker is done with it; what ran out of memory is asked again with less."""
        self._held.remove(held)
        self._have_it_stop(self.running)
        job = held.job
        if job.cancelled:
            job.fail(cancelled(job))
        elif isinstance(message, Finished):
            try:
                job.succeed(from_json(bytes(message.result), RESULT_TYPES[type(job.request)]))
            except ValueError as error:
                job.fail(failed(job, f"the engine gave an answer that does not fit the question: {error}"))
        elif not (message.memory and self._try_smaller(job)):
            job.fail(message)

    def lose_jobs(self, message: str, hint: str | None = None, *, memory: bool = False) -> None:
        """The worker is gone: the job that was running pays for it, the others are asked again."""
        running = self.running
        held, self._held = self._held, []
        for other in reversed(held):
            job = other.job
            if job.done:
                continue
            if job.cancelled:
                job.fail(cancelled(job))
            elif other is not running:
                self._again(job)
            elif not other.begun and job.strayed < _STRAYS:
                job.strayed += 1
                self._again(job)
            elif not (memory and self._try_smaller(job)):
                job.fail(failed(job, message, hint, memory=memory))

    def fail_waiting(self, message: str, hint: str) -> None:
        """Tell all who wait that nothing will come of it."""
        for jobs in self._waiting.values():
            while jobs:
                job = jobs.popleft()
                job.fail(failed(job, message, hint))

    def end(self, message: str) -> None:
        """Cancel everything."""
        for job in (*(held.job for held in self._held), *self._waiting["interactive"], *self._waiting["background"]):
            job.fail(cancelled(job, message))
        self._held.clear()
        for jobs in self._waiting.values():
            jobs.clear()

    def _hold(self, job: Job[Any]) -> Job[Any]:
        self._held.append(Held(job))
        return job

    def _again(self, job: Job[Any]) -> None:
        self._waiting[job.priority].appendleft(job)

    def _have_it_stop(self, held: Held | None) -> None:
        """Start the clock for one that was cancelled before its turn came."""
        if held is not None and held.job.cancelled and held.give_up is None:
            held.give_up = time.monotonic() + CANCEL_SECONDS

    def _try_smaller(self, job: Job[Any]) -> bool:
        """Ask again with less memory, if that was not tried yet."""
        if job.smaller >= _MORE_MEMORY_TRIES:
            return False
        job.smaller += 1
        note(f"{type(job.request).__name__} ran out of memory and is done again with the next smaller setting")
        self._again(job)
        return True


def cancelled(job: Job[Any], message: str = "cancelled") -> Failed:
    """The answer to a job that was stopped."""
    return Failed(job=job.number, status=Status.CANCELLED, message=message)


def failed(job: Job[Any], message: str, hint: str | None = None, *, memory: bool = False) -> Failed:
    """The answer to a job that the engine could not do."""
    file = getattr(job.request, "path", None)
    return Failed(job=job.number, status=Status.ENGINE, message=message, file=file, hint=hint, memory=memory)
