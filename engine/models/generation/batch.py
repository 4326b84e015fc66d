"""The answers of a batch while they are decoded: static memory of its rows, the graph of a step over it, what was said."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import torch
from torch import Tensor

from engine.models.generation.cache import Prefix
from engine.models.generation.decoder import Decoder, Step
from engine.models.generation.sampling import Processor, choose
from engine.models.interface import Constraint

_LOG = logging.getLogger(__name__)
Stopped = Literal["end", "length"]


@dataclass(frozen=True, eq=False)
class Job:
    """One question after a prefix."""

    ids: tuple[int, ...]
    most: int
    ends: frozenset[int]
    """Tokens that end the answer; they are not part of it."""
    constraint: Constraint | None = None
    processors: tuple[Processor, ...] = ()


@dataclass
class Said:
    """An answer."""

    tokens: list[int] = field(default_factory=list)
    stopped: Stopped = "length"
    sure: list[float] = field(default_factory=list)
    """Of each token the logarithm of its probability, where a generator tells it."""


Heard = Callable[[int, int], None]
"""(place of the job, its new token)."""


class Again:
    """Work on tensors that stay where they are, done again and again: on a card from a graph.

    That is recorded once the work was done without: kernels are compiled when they are first used.
    """

    def __init__(self, device: torch.device) -> None:
        self._device = device
        self._warm, self._recordable = False, True
        self._graph: torch.cuda.CUDAGraph | None = None
        self._found: Tensor | None = None

    def done(self, work: Callable[[], Tensor], *, graph: bool) -> Tensor:
        """What the work, always the same, makes of its tensors as they are now. Without `graph` none is recorded; one that
        there is serves."""
        if not self._warm or not self._recordable or (not graph and self._graph is None):
            self._warm = True
            return work()
        if self._graph is None or self._found is None:
            try:
                self._graph, self._found = self._recorded(work)
            except torch.OutOfMemoryError:
                raise
            except RuntimeError as error:
                _LOG.warning("steps of this model cannot be recorded as a graph: %s", str(error).splitlines()[:1])
                self._recordable = False
                return work()
        self._graph.replay()
        return self._found

    def _recorded(self, work: Callable[[], Tensor]) -> tuple[torch.cuda.CUDAGraph, Tensor]:
        """The work and where what it makes will be; nothing of it happens yet."""
        graph = torch.cuda.CUDAGraph()
        torch.cuda.synchronize(self._device)
        with torch.cuda.graph(graph, capture_error_mode="thread_local"):  # other threads may be reading or writing
            found = work()
        return graph, found


class Batch:
    """The static memory of rows that are decoded side by side, and the graph of a step over it."""

    def __init__(self, decoder: Decoder, prefix: Prefix | None, width: int, slots: int) -> None:
        self.decoder, self.prefix, self.width, self.slots = decoder, prefix, width, slots
        self.serial = serial_of(prefix)
        self.rows = decoder.slots(width, slots)
        for tensor in (*self.rows.keys, *self.rows.values):
            tensor.zero_()  # what was not written yet is masked, but must be numbers
        self.given = torch.zeros(width, dtype=torch.int64, device=decoder.device)
        self._starts = torch.zeros(width, dtype=torch.int64, device=decoder.device)
        self._offsets = torch.zeros(width, dtype=torch.int64, device=decoder.device)
        self.ahead = decoder.device.type == "cuda"
        """Whether steps are done while the host does something else, so that one may begin before the last is looked at."""
        self._again = Again(decoder.device)
        self.beside: object = None
        """Whatever else serves these rows, and goes with them."""

    def begin(self, lengths: Sequence[int], offsets: Sequence[int] | None = None) -> None:
        """The rows hold questions of these lengths; positions of what comes are so far ahead of places."""
        self._starts.copy_(torch.tensor(lengths))
        self._offsets.copy_(torch.tensor(offsets if offsets is not None else [0] * self.width))

    def shown(self) -> Callable[[], list[int]]:
        """What hands out `given` as it is now, once the device has come to it."""
        if not self.ahead:
            tokens = self.given.tolist()
            return lambda: tokens
        host = torch.empty(self.width, dtype=torch.int64, pin_memory=True)
        host.copy_(self.given, non_blocking=True)
        event: Any = torch.cuda.Event()  # type: ignore[no-untyped-call]
        event.record()

        def read() -> list[int]:
            event.synchronize()
            return [int(token) for token in host.tolist()]

        return read

    def step(self, *, graph: bool) -> Tensor:
        """Logits after `given`, a token a row; the most probable of each row is `given` next unless something else is."""
        return self._again.done(self._work, graph=graph)

    def read(self, tokens: Tensor, ahead: int | Tensor = 0, prefix: Prefix | None = None) -> Tensor:
        """(rows, n, width) what the layers make of tokens (rows, n) that are read at once, `ahead` of what the rows hold and
        what `given` says; after another `prefix` where one is named. What is read counts once `go` says so."""
        decoder, count = self.decoder, tokens.shape[1]
        prefix = prefix or self.prefix
        starts = self._starts + ahead
        start = prefix.next_position if prefix is not None else 0
        positions = (starts + self._offsets + start)[:, None] + torch.arange(count, device=decoder.device)
        step = Step(*decoder.waves(positions), prefix, 0, self.rows, starts, further=count > 1)
        return decoder.run(decoder.embed(tokens), step)

    def go(self, counts: Sequence[int]) -> None:
        """Each row holds so many tokens more, of those that were read."""
        self._starts.add_(torch.tensor(counts, device=self._starts.device))

    def _work(self) -> Tensor:
        decoder = self.decoder
        start = self.prefix.next_position if self.prefix is not None else 0
        waves = decoder.waves((self._starts + self._offsets + start)[:, None])
        step = Step(*waves, self.prefix, 0, self.rows, self._starts)
        hidden = decoder.run(decoder.embed(self.given[:, None]), step)
        logits = decoder.logits(hidden[:, 0])
        self.given.copy_(choose(logits))
        self._starts.add_(1)
        self._starts.clamp_(max=self.slots - 1)  # rows that have ended go on until the last one has
        return logits


class Rows:
    """The answers of a batch as they come."""

    def __init__(self, jobs: Sequence[Job], heard: Heard) -> None:
        self.jobs, self._heard = jobs, heard
        self.most = max(job.most for job in jobs)
        self.said = [Said() for _ in jobs]
        self.active = [True] * len(jobs)

    @property
    def share(self) -> float:
        """How far the longest answer may be said to be, 0..1."""
        return min(1.0, max(len(said.tokens) for said in self.said) / self.most)

    @property
    def going(self) -> bool:
        """Whether any answer goes on."""
        return any(self.active)

    def take(self, tokens: Sequence[int]) -> None:
        """A token a row; rows beyond the jobs fill the batch up."""
        for row in range(len(self.jobs)):
            self.put(row, tokens[row])

    def put(self, row: int, token: int) -> None:
        """One row's next token, unless its answer has ended."""
        if self.active[row]:
            self.active[row] = self._goes_on(row, self.jobs[row], token)

    def _goes_on(self, row: int, job: Job, token: int) -> bool:
        said = self.said[row]
        if job.constraint is not None:
            job.constraint.accept(token)
        if token in job.ends:
            said.stopped = "end"
            return False
        said.tokens.append(token)
        self._heard(row, token)
        if job.constraint is not None and job.constraint.ended:
            said.stopped = "end"
            return False
        return len(said.tokens) < job.most

    def processed(self, logits: Tensor) -> Tensor:
        """After the jobs' own processors."""
        if not any(job.processors for job in self.jobs):
            return logits
        logits = logits.clone()
        for row, job in enumerate(self.jobs):
            if self.active[row]:
                for processor in job.processors:
                    logits[row] = processor(self.said[row].tokens, logits[row])
        return logits


def serial_of(prefix: Prefix | None) -> int:
    return prefix.serial if prefix is not None else 0
