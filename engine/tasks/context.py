"""What a task is given beside its request: the index, a way to say how far it is, and word that it should stop."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from engine.index import Index
from engine.protocol import Cancelled, Progress


class Context:
    """One job's surroundings, or those of a part of a job.

    Without `report` and `cancelled` a task can be called outside a worker: progress goes nowhere and nothing stops it.
    """

    def __init__(
        self,
        index: Index,
        *,
        report: Callable[[float, str], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        self.index = index
        self._report = report
        self._cancelled = cancelled

    def progress(self, done: float, stage: str = "") -> None:
        """Say that `done` (0..1; clamped) of this part is finished and that `stage` is what happens now.

        Cheap enough for every decoded frame. Raises Cancelled when the user has stopped the job.
        """
        self.check()
        if self._report is not None:
            self._report(min(max(done, 0.0), 1.0), stage)

    def check(self) -> None:
        """Raises Cancelled when the user has stopped the job; for work that cannot tell how far it is."""
        if self._cancelled is not None and self._cancelled():
            raise Cancelled

    def part(self, a: float, b: float, stage: str = "") -> Context:
        """A context whose 0..1 is `a`..`b` of this one; what it reports is prefixed by `stage`.

        Raises ValueError unless 0 <= a <= b <= 1.
        """
        if not 0 <= a <= b <= 1:
            raise ValueError(f"not a part of 0..1: {a}..{b}")

        whole = self._report
        if whole is None:
            return self

        def report(done: float, inner: str) -> None:
            whole(a + (b - a) * done, ": ".join(text for text in (stage, inner) if text))

        return Context(self.index, report=report, cancelled=self._cancelled)


class Meter:
    """Turns a task's many reports into a few `Progress` messages with the time to go.

    At most one message in `INTERVAL` seconds, `done` never falls. The time to go follows the pace of the last `WINDOW`
    seconds, so that a cached beginning, which passes in no time, does not promise an early end for long.
    """

    INTERVAL = 0.05
    WINDOW = 15.0
    _TOO_EARLY = 0.5  # seconds before any guess is worth showing

    def __init__(self, job: int, send: Callable[[Progress], None], clock: Callable[[], float] = time.monotonic) -> None:
        self._job = job
        self._send = send
        self._clock = clock
        self._done = 0.0
        self._sent: float | None = None
        self._seen: deque[tuple[float, float]] = deque([(clock(), 0.0)])

    def __call__(self, done: float, stage: str) -> None:
        self._done = max(self._done, done)
        now = self._clock()
        if self._sent is not None and now - self._sent < self.INTERVAL:
            return
        self._sent = now
        self._seen.append((now, self._done))
        while len(self._seen) > 2 and now - self._seen[1][0] >= self.WINDOW:
            self._seen.popleft()
        self._send(Progress(job=self._job, done=self._done, stage=stage, eta=self._eta()))

    def _eta(self) -> float | None:
        (since, before), (now, done) = self._seen[0], self._seen[-1]
        if now - since < self._TOO_EARLY or done <= before:
            return None
        return (1.0 - done) * (now - since) / (done - before)
