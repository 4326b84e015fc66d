"""Work beside the decoder: one thread, a short queue, results in the order in which they were asked for."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_POLL = 0.1
"""Seconds between two looks at whether the job was cancelled, while waiting."""


class Background(Generic[T]):
    """Runs calls one after another in a thread of its own.

    `alive` is called while waiting and raises what should end the wait. Leaving the context drops what has not begun.
    """

    def __init__(self, name: str, alive: Callable[[], None], *, queue: int = 8) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._waiting: deque[Future[T]] = deque()
        self._alive = alive
        self._queue = queue

    def __enter__(self) -> Background[T]:
        return self

    def __exit__(self, *_: object) -> None:
        self.drop()
        self._pool.shutdown(wait=True)

    def drop(self) -> None:
        """Forget what was asked; a call that has begun runs to its end."""
        for future in self._waiting:
            future.cancel()
        self._waiting.clear()

    def ask(self, work: Callable[[], T]) -> None:
        """Queue `work`; waits while more than `queue` calls are unfinished."""
        self._waiting.append(self._pool.submit(work))
        while sum(not future.done() for future in self._waiting) > self._queue:
            self._wait(next(future for future in self._waiting if not future.done()))

    def after(self, work: Callable[[], R]) -> Future[R]:
        """Have `work` done once all that was asked for so far is. It is not among the results, and must not raise."""
        return self._pool.submit(work)

    def results(self, *, all_of_them: bool = False) -> Iterator[T]:
        """What is finished, in order; with `all_of_them` waits for the rest. Raises what a call raised."""
        while self._waiting and (all_of_them or self._waiting[0].done()):
            yield self._wait(self._waiting[0])
            self._waiting.popleft()

    def _wait(self, future: Future[T]) -> T:
        while True:
            self._alive()
            try:
                return future.result(_POLL)
            except NotYet:
                if future.done():
                    raise
