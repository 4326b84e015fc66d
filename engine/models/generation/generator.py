"""The loop: questions of a batch are read after the prefix they share, then answered a token a step until all have ended."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import torch
from torch import Tensor

from engine.models.generation.cache import Prefix, Slots
from engine.models.generation.decoder import Decoder, Step
from engine.models.generation.sampling import Masks, Processor, choose
from engine.models.interface import Constraint

_LOG = logging.getLogger(__name__)
Stopped = Literal["end", "length"]
WIDEST = {"cuda": 16, "cpu": 4}
"""Answers that are decoded side by side."""
WIDEST_READING = {"cuda": 32, "cpu": 8}
"""Questions of which only the first token counts that are read side by side."""
_GRAIN = 256
"""Slots of a row are made in multiples of this, so that later batches find memory and graph of earlier ones fit."""
_WORTH = 6
"""Steps from which recording a graph pays."""


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


Heard = Callable[[int, int], None]
"""(place of the job, its new token)."""


class Generator:
    """Decodes after prefixes. Keeps the memory and the graph of the last batch for the next one like it."""

    def __init__(self, decoder: Decoder) -> None:
        self.decoder = decoder
        self.graphs = decoder.device.type == "cuda" and not decoder.hooked
        """Whether steps are replayed as CUDA graphs."""
        self.room = 2**20
        """Tokens for which the rows of a batch may take memory together."""
        self.steps = 0
        """Steps of decoding so far, for tests and measurements."""
        self._batch: _Batch | None = None

    def widest(self, slots: int, reading: bool = False) -> int:
        """How many questions are taken side by side that need so many slots each."""
        table = WIDEST_READING if reading else WIDEST
        most = table.get(self.decoder.device.type, table["cpu"])
        return max(1, min(most, self.room // -(-slots // _GRAIN) // _GRAIN))

    @torch.inference_mode()
    def answers(
        self, prefix: Prefix | None, jobs: Sequence[Job], check: Callable[[], None], heard: Heard | None = None
    ) -> list[Said]:
        """An answer to each job. `check` is called at every step; what it raises passes through."""
        said: list[Said] = []
        width = self.widest(max((len(job.ids) + job.most for job in jobs), default=1))
        for first in range(0, len(jobs), width):
            place = first

            def offset(job: int, token: int, place: int = place) -> None:
                if heard is not None:
                    heard(place + job, token)

            said += self._together(prefix, jobs[first : first + width], check, offset)
        return said

    @torch.inference_mode()
    def first_logits(self, prefix: Prefix | None, questions: Sequence[Sequence[int]], check: Callable[[], None]) -> Tensor:
        """(questions, vocabulary) float32: of the first token of each answer."""
        found = []
        width = self.widest(max(map(len, questions), default=1), reading=True)
        for first in range(0, len(questions), width):
            check()
            group = questions[first : first + width]
            rows = self.decoder.slots(len(group), max(len(ids) for ids in group))
            found.append(self._read(prefix, group, rows))
        return torch.cat(found)

    @property
    def bytes(self) -> int:
        """That are kept for the next batch."""
        return self._batch.rows.bytes if self._batch is not None else 0

    def forget(self) -> None:
        """Let go of the memory that is kept for the next batch."""
        self._batch = None

    def _together(self, prefix: Prefix | None, jobs: Sequence[Job], check: Callable[[], None], heard: Heard) -> list[Said]:
        check()
        longest, most = max(len(job.ids) for job in jobs), max(job.most for job in jobs)
        batch = self._memory(prefix, len(jobs), longest + most)
        said = self._decoded(batch, prefix, jobs, check, heard)
        self._batch = batch
        return said

    def _decoded(
        self, batch: _Batch, prefix: Prefix | None, jobs: Sequence[Job], check: Callable[[], None], heard: Heard
    ) -> list[Said]:
        rows = _Rows(jobs, heard)
        filled = [*jobs, *([jobs[0]] * (batch.width - len(jobs)))]
        logits = self._read(prefix, [job.ids for job in filled], batch.rows)
        batch.begin([len(job.ids) for job in filled])
        if any(job.constraint is not None or job.processors for job in jobs):
            self._guided(batch, rows, logits, check)
        else:
            self._free(batch, rows, logits, check)
        return rows.said

    def _free(self, batch: _Batch, rows: _Rows, logits: Tensor, check: Callable[[], None]) -> None:
        """Where any token may come, a step follows the one before on the device; what it chose is looked at meanwhile."""
        batch.given.copy_(choose(logits))
        shown = batch.shown()
        for step in range(rows.most):
            following = None
            if step + 1 < rows.most and batch.ahead:
                following = self._step(batch, rows.most - step, check)
            rows.take(shown())
            if not rows.going or step + 1 == rows.most:
                break
            shown = following or self._step(batch, rows.most - step, check)

    def _step(self, batch: _Batch, left: int, check: Callable[[], None]) -> Callable[[], list[int]]:
        check()
        self.steps += 1
        batch.step(graph=self.graphs and left > _WORTH)
        return batch.shown()

    def _guided(self, batch: _Batch, rows: _Rows, logits: Tensor, check: Callable[[], None]) -> None:
        """Where forms or processors have a say, the device waits for them; masks are made while it works."""
        constraints: list[Constraint | None] = [job.constraint for job in rows.jobs]
        masks = Masks(constraints + [None] * (batch.width - len(constraints)), self.decoder.vocabulary, self.decoder.device)
        masks.fill(rows.active)
        for step in range(rows.most):
            if masks.needed:
                logits = masks.apply(logits)
            chosen = choose(rows.processed(logits))
            rows.take(chosen.tolist())
            if not rows.going or step + 1 == rows.most:
                break
            check()
            batch.given.copy_(chosen)
            self.steps += 1
            logits = batch.step(graph=self.graphs and rows.most - step > _WORTH)
            masks.fill(rows.active)

    def _memory(self, prefix: Prefix | None, rows: int, slots: int) -> _Batch:
        width = 1 << (rows - 1).bit_length() if self.graphs else rows
        slots = -(-slots // _GRAIN) * _GRAIN
        kept, self._batch = self._batch, None  # another job may come in between, and must not find what this one uses
        if kept is not None and kept.width == width and kept.slots >= slots and kept.serial == _serial(prefix):
            return kept
        del kept  # before memory is taken anew
        return _Batch(self.decoder, prefix, width, slots)

    def _read(self, prefix: Prefix | None, questions: Sequence[Sequence[int]], rows: Slots) -> Tensor:
        """(questions, vocabulary) logits after the last token of each question, whose keys and values go to `rows`."""
        decoder = self.decoder
        longest = max(len(ids) for ids in questions)
        ids = torch.zeros(len(questions), longest, dtype=torch.int64)
        for row, question in enumerate(questions):
            ids[row, : len(question)] = torch.tensor(question, dtype=torch.int64)
        start = prefix.next_position if prefix is not None else 0
        positions = (torch.arange(longest, device=decoder.device) + start).expand(len(questions), -1)
        starts = torch.zeros(len(questions), dtype=torch.int64, device=decoder.device)
        step = Step(*decoder.waves(positions), prefix, 0, rows, starts)
        hidden = decoder.run(decoder.embed(ids.to(decoder.device)), step)
        last = torch.tensor([len(question) - 1 for question in questions], device=decoder.device)
        return decoder.logits(hidden[torch.arange(len(questions), device=decoder.device), last])


class _Batch:
    """The static memory of rows that are decoded side by side, and the graph of a step over it."""

    def __init__(self, decoder: Decoder, prefix: Prefix | None, width: int, slots: int) -> None:
        self.decoder, self.prefix, self.width, self.slots = decoder, prefix, width, slots
        self.serial = _serial(prefix)
        self.rows = decoder.slots(width, slots)
        for tensor in (*self.rows.keys, *self.rows.values):
            tensor.zero_()  # what was not written yet is masked, but must be numbers
        self.given = torch.zeros(width, dtype=torch.int64, device=decoder.device)
        self._starts = torch.zeros(width, dtype=torch.int64, device=decoder.device)
        self.ahead = decoder.device.type == "cuda"
        """Whether steps are done while the host does something else, so that one may begin before the last is looked at."""
        self._warm, self._recordable = False, True
        self._graph: torch.cuda.CUDAGraph | None = None
        self._logits: Tensor | None = None

    def begin(self, lengths: Sequence[int]) -> None:
        """The rows hold questions of these lengths."""
        self._starts.copy_(torch.tensor(lengths))

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
        """Logits after `given`, a token a row; the most probable of each row is `given` next unless something else is.

        A graph is recorded once a step was done without: kernels are compiled when they are first used.
        """
        if not self._warm or not self._recordable or (not graph and self._graph is None):
            self._warm = True
            return self._work()
        if self._graph is None or self._logits is None:
            try:
                self._graph, self._logits = self._recorded()
            except torch.OutOfMemoryError:
                raise
            except RuntimeError as error:
                _LOG.warning("steps of this model cannot be recorded as a graph: %s", str(error).splitlines()[:1])
                self._recordable = False
                return self._work()
        self._graph.replay()
        return self._logits

    def _work(self) -> Tensor:
        decoder = self.decoder
        start = self.prefix.next_position if self.prefix is not None else 0
        waves = decoder.waves((self._starts + start)[:, None])
        step = Step(*waves, self.prefix, 0, self.rows, self._starts)
        hidden = decoder.run(decoder.embed(self.given[:, None]), step)
        logits = decoder.logits(hidden[:, 0])
        self.given.copy_(choose(logits))
        self._starts.add_(1)
        self._starts.clamp_(max=self.slots - 1)  # rows that have ended go on until the last one has
        return logits

    def _recorded(self) -> tuple[torch.cuda.CUDAGraph, Tensor]:
        """A step and where its logits will be; nothing of it happens yet."""
        device = self.decoder.device
        graph = torch.cuda.CUDAGraph()
        torch.cuda.synchronize(device)
        with torch.cuda.graph(graph, capture_error_mode="thread_local"):  # other threads may be reading or writing
            logits = self._work()
        return graph, logits


class _Rows:
    """The answers of a batch as they come."""

    def __init__(self, jobs: Sequence[Job], heard: Heard) -> None:
        self.jobs, self._heard = jobs, heard
        self.most = max(job.most for job in jobs)
        self.said = [Said() for _ in jobs]
        self.active = [True] * len(jobs)

    @property
    def going(self) -> bool:
        """Whether any answer goes on."""
        return any(self.active)

    def take(self, tokens: Sequence[int]) -> None:
        """A token a row; rows beyond the jobs fill the batch up."""
        for row, job in enumerate(self.jobs):
            if self.active[row]:
                self.active[row] = self._goes_on(row, job, tokens[row])

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


def _serial(prefix: Prefix | None) -> int:
    return prefix.serial if prefix is not None else 0
