"""What a task is given beside its request: index and models, a way to say how far it is, and word that it should stop."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from copy import copy
from typing import TYPE_CHECKING

from engine.index import Index
from engine.protocol import Cancelled, Progress

if TYPE_CHECKING:
    from engine.models.residency import Residency


class Context:
    """One job's surroundings, or those of a part of a job.

    With the index alone a task can be called outside a worker: what it says goes nowhere and nothing stops it.
    """

    def __init__(
        self,
        index: Index,
        *,
        report: Callable[[float, str], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        checkpoint: Callable[[], None] | None = None,
        give: Callable[[object], None] | None = None,
        smaller: int = 0,
        models: Callable[[], Residency] | None = None,
    ) -> None:
        """`checkpoint` is called wherever the job may be interrupted, `give` with each part of the result. `models` is asked
        when a model is wanted; without it, this process's own residency is taken.
        """
        self.index = index
        self.smaller = smaller
        """How often this job has run out of memory: so many settings below the best that seems to fit are to be taken."""
        self._report = report
        self._cancelled = cancelled
        self._checkpoint = checkpoint
        self._give = give
        self._models = models

    @property
    def models(self) -> Residency:
        """The models that are loaded, and stay so for the next job."""
        if self._models is None:
            from engine.models.residency import shared

            return shared()
        return self._models()

    def progress(self, done: float, stage: str = "") -> None:
        """Say that `done` (0..1; clamped) of this part is finished and that `stage` is what happens now.

        Cheap enough for every decoded frame. A checkpoint, as `check` is.
        """
        self.check()
        if self._report is not None:
            self._report(min(max(done, 0.0), 1.0), stage)

    def check(self) -> None:
        """A checkpoint: raises Cancelled when the user has stopped the job.

        On the main thread, more urgent jobs are done in between when this one is a background job; so hold no lock here
        that another task may need.
        """
        if self._cancelled is not None and self._cancelled():
            raise Cancelled
        if self._checkpoint is not None:
            self._checkpoint()
            if self._cancelled is not None and self._cancelled():
                raise Cancelled

    def give(self, part: object) -> None:
        """Hand out a part of the result before its end; of the type that PART_TYPES has for the request."""
        if self._give is not None:
            self._give(part)

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

        part = copy(self)
        part._report = report
        return part


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

    def skip(self, seconds: float) -> None:
        """Leave out of account that nothing was done for the last `seconds`, since something else went first."""
        self._seen = deque((moment + seconds, done) for moment, done in self._seen)

    def _eta(self) -> float | None:
        (since, before), (now, done) = self._seen[0], self._seen[-1]
        if now - since < self._TOO_EARLY or done <= before:
            return None
        return (1.0 - done) * (now - since) / (done - before)
