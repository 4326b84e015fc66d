"""The loop: questions of a batch are read after the prefix they share, then answered a token a step until all have ended."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

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
        decoder, most = self.decoder, max(job.most for job in jobs)
        said = [Said() for _ in jobs]
        active = [True] * batch.width
        active[len(jobs) :] = [False] * (batch.width - len(jobs))
        filled = [*jobs, *([jobs[0]] * (batch.width - len(jobs)))]
        constraints: list[Constraint | None] = [job.constraint for job in jobs]
        constraints += [None] * (batch.width - len(jobs))
        masks = Masks(constraints, decoder.vocabulary, decoder.device)
        processed = any(job.processors for job in jobs)
        logits = self._read(prefix, [job.ids for job in filled], batch.rows)
        batch.begin([len(job.ids) for job in filled])
        if masks.needed:
            masks.fill(active)
        for step in range(most):
            if masks.needed:
                logits = masks.apply(logits)
            if processed:
                logits = _processed(logits, jobs, said, active)
            chosen = choose(logits)
            for row, token in enumerate(chosen.tolist()[: len(jobs)]):
                if active[row]:
                    active[row] = _take(jobs[row], said[row], row, token, heard)
            if not any(active) or step + 1 == most:
                break
            check()
            batch.given.copy_(chosen)
            self.steps += 1
            logits = batch.step(graph=self.graphs and most - step > _WORTH and step > 0)
            if masks.needed:
                masks.fill(active)
        return said

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
        self._graph: torch.cuda.CUDAGraph | None = None
        self._logits: Tensor | None = None

    def begin(self, lengths: Sequence[int]) -> None:
        """The rows hold questions of these lengths."""
        self._starts.copy_(torch.tensor(lengths))

    def step(self, *, graph: bool) -> Tensor:
        """Logits after `given`, a token a row."""
        if not graph:
            return self._work()
        if self._graph is None or self._logits is None:
            self._graph, self._logits = self._recorded()
        self._graph.replay()
        return self._logits

    def _work(self) -> Tensor:
        decoder = self.decoder
        start = self.prefix.next_position if self.prefix is not None else 0
        waves = decoder.waves((self._starts + start)[:, None])
        step = Step(*waves, self.prefix, 0, self.rows, self._starts)
        hidden = decoder.run(decoder.embed(self.given[:, None]), step)
        logits = decoder.logits(hidden[:, 0])
        self._starts.add_(1)
        self._starts.clamp_(max=self.slots - 1)  # rows that have ended go on until the last one has
        return logits

    def _recorded(self) -> tuple[torch.cuda.CUDAGraph, Tensor]:
        """A step and where its logits will be; nothing of it happens yet."""
        device = self.decoder.device
        graph = torch.cuda.CUDAGraph()
        torch.cuda.synchronize(device)
        with torch.cuda.graph(graph):
            logits = self._work()
        return graph, logits


def _take(job: Job, said: Said, row: int, token: int, heard: Heard) -> bool:
    """Whether the row goes on after `token`."""
    if job.constraint is not None:
        job.constraint.accept(token)
    if token in job.ends:
        said.stopped = "end"
        return False
    said.tokens.append(token)
    heard(row, token)
    if job.constraint is not None and job.constraint.ended:
        said.stopped = "end"
        return False
    return len(said.tokens) < job.most


def _processed(logits: Tensor, jobs: Sequence[Job], said: Sequence[Said], active: Sequence[bool]) -> Tensor:
    logits = logits.clone()
    for row, job in enumerate(jobs):
        if active[row]:
            for processor in job.processors:
                logits[row] = processor(said[row].tokens, logits[row])
    return logits


def _serial(prefix: Prefix | None) -> int:
    return prefix.serial if prefix is not None else 0
