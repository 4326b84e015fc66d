"""The loop: questions of a batch are read after the prefix they share, then answered a token a step until all have ended."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import torch
from torch import Tensor

from engine.models.generation.batch import Batch, Heard, Job, Rows, Said, serial_of
from engine.models.generation.cache import Prefix, Slots
from engine.models.generation.decoder import Decoder, Step
from engine.models.generation.ragged import Check, Start, read_rows
from engine.models.generation.sampling import Masks, choose
from engine.models.interface import Constraint

__all__ = ["WIDEST", "WIDEST_APART", "WIDEST_READING", "Generator", "Heard", "Job", "Said"]

WIDEST = {"cuda": 16, "cpu": 4}
"""Answers that are decoded side by side."""
WIDEST_READING = {"cuda": 32, "cpu": 8}
"""Questions of which only the first token counts that are read side by side."""
WIDEST_APART = {"cuda": 32, "cpu": 8}
"""Answers after starts of their own that are decoded side by side, where memory for so many was granted."""
_GRAIN = 256
"""Slots of a row are made in multiples of this, so that later batches find memory and graph of earlier ones fit."""
_DOUBLED = 32
"""Up to so many rows, there is a graph for each power of two of them; above, for each multiple of"""
_EIGHT = 8
"""rows."""
_WORTH = 6
"""Steps from which recording a graph pays."""
_READ = 0.5
"""What reading counts of the work of an answer, for who is told how far it is."""


class Generator:
    """Decodes after prefixes. Keeps the memory and the graph of the last batch for the next one like it."""

    def __init__(self, decoder: Decoder) -> None:
        self.decoder = decoder
        self.graphs = decoder.device.type == "cuda" and not decoder.hooked
        """Whether steps are replayed as CUDA graphs."""
        self.room = 2**20
        """Tokens for which the rows of a batch may take memory together."""
        self.grain = _GRAIN
        """What the slots of a row are a multiple of."""
        self.steps = 0
        """Steps of decoding so far, for tests and measurements."""
        self._batch: Batch | None = None

    def widest(self, slots: int, reading: bool = False) -> int:
        """How many questions are taken side by side that need so many slots each."""
        table = WIDEST_READING if reading else WIDEST
        most = table.get(self.decoder.device.type, table["cpu"])
        return max(1, min(most, self.room // -(-slots // self.grain) // self.grain))

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

    def widest_apart(self, slots: int, room: int) -> int:
        """How many answers after starts of their own are decoded side by side that need so many slots each, start and all,
        where there is memory for `room` tokens."""
        most = WIDEST_APART.get(self.decoder.device.type, WIDEST_APART["cpu"])
        return max(1, min(most, room // (-(-slots // _GRAIN) * _GRAIN)))

    @torch.inference_mode()
    def answers_apart(
        self,
        starts: Sequence[Start],
        jobs: Sequence[Job],
        check: Check,
        heard: Heard | None = None,
        *,
        room: int | None = None,
    ) -> list[Said]:
        """An answer to each job after the start of the same place: prompts that share nothing, read and answered side by
        side, with memory for `room` tokens. Where several jobs have one start `answers` costs less.

        `check` hears at every step the share that is done, 0..1; what it raises passes through.
        """
        lengths = [len(start.ids) + len(job.ids) for start, job in zip(starts, jobs, strict=True)]
        if not lengths:
            return []
        slots = max(length + job.most for length, job in zip(lengths, jobs, strict=True))
        # prompts of like lengths are read together, and as many in each batch, so that all batches take as long
        order = sorted(range(len(jobs)), key=lambda place: (-lengths[place], place))
        width = self.widest_apart(slots, self.room if room is None else room)
        number = -(-len(order) // width)
        said: list[Said] = [Said() for _ in jobs]
        for batch in range(number):
            here = order[batch * len(order) // number : (batch + 1) * len(order) // number]

            def told(share: float, batch: int = batch) -> None:
                check((batch + share) / number)

            def each(row: int, token: int, here: Sequence[int] = here) -> None:
                if heard is not None:
                    heard(here[row], token)

            answers = self._apart([starts[place] for place in here], [jobs[place] for place in here], slots, told, each)
            for place, answer in zip(here, answers, strict=True):
                said[place] = answer
        return said

    @torch.inference_mode()
    def first_logits(self, prefix: Prefix | None, questions: Sequence[Sequence[int]], check: Callable[[], None]) -> Tensor:
        """(questions, vocabulary) float32: of the first token of each answer."""
        found = []
        width = self.widest(max(map(len, questions), default=1), reading=True)
        for first in range(0, len(questions), width):
            check()
            group = questions[first : first + width]
            rows = self.decoder.scratch(len(group), max(len(ids) for ids in group))
            found.append(self._read(prefix, group, rows))
        return torch.cat(found)

    @property
    def bytes(self) -> int:
        """That are kept for the next batch."""
        return self._batch.rows.bytes if self._batch is not None else 0

    @property
    def apart(self) -> bool:
        """Whether those are for rows that share no start, and serve whatever is looked at next."""
        return self._batch is not None and self._batch.prefix is None

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

    def _apart(self, starts: Sequence[Start], jobs: Sequence[Job], slots: int, check: Check, heard: Heard) -> list[Said]:
        check(0.0)
        batch = self._memory(None, len(jobs), slots)
        rows = Rows(jobs, heard)
        questions = [job.ids for job in jobs]
        logits = read_rows(self.decoder, starts, questions, batch.rows, lambda share: check(share * _READ))
        # rows that fill the batch up begin with nothing, and nobody looks at them
        spare = batch.width - len(jobs)
        logits = torch.cat([logits, logits[:1].expand(spare, -1)]) if spare else logits
        lengths = [len(start.ids) + len(question) for start, question in zip(starts, questions, strict=True)]
        batch.begin([*lengths, *[0] * spare], [*(start.offset for start in starts), *[0] * spare])
        self._answered(batch, rows, logits, lambda: check(_READ + (1 - _READ) * rows.share))
        self._batch = batch
        return rows.said

    def _decoded(
        self, batch: Batch, prefix: Prefix | None, jobs: Sequence[Job], check: Callable[[], None], heard: Heard
    ) -> list[Said]:
        rows = Rows(jobs, heard)
        filled = [*jobs, *([jobs[0]] * (batch.width - len(jobs)))]
        logits = self._read(prefix, [job.ids for job in filled], batch.rows)
        batch.begin([len(job.ids) for job in filled])
        self._answered(batch, rows, logits, check)
        return rows.said

    def _answered(self, batch: Batch, rows: Rows, logits: Tensor, check: Callable[[], None]) -> None:
        if any(job.constraint is not None or job.processors for job in rows.jobs):
            self._guided(batch, rows, logits, check)
        else:
            self._free(batch, rows, logits, check)

    def _free(self, batch: Batch, rows: Rows, logits: Tensor, check: Callable[[], None]) -> None:
        """Where any token may come, a step follows the one before on the device; what it chose is looked at meanwhile."""
        batch.given.copy_(choose(logits))
        self._chosen(logits)
        shown = batch.shown()
        for step in range(rows.most):
            following = None
            if step + 1 < rows.most and batch.ahead:
                following = self._step(batch, rows.most - step, check)
            rows.take(shown())
            if not rows.going or step + 1 == rows.most:
                break
            shown = following or self._step(batch, rows.most - step, check)

    def _step(self, batch: Batch, left: int, check: Callable[[], None]) -> Callable[[], list[int]]:
        check()
        self.steps += 1
        self._chosen(batch.step(graph=self.graphs and left > _WORTH))
        return batch.shown()

    def _chosen(self, logits: Tensor) -> None:
        """Of each row the most probable token of these comes next: for generators that tell how probable it was."""

    def _guided(self, batch: Batch, rows: Rows, logits: Tensor, check: Callable[[], None]) -> None:
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

    def _memory(self, prefix: Prefix | None, rows: int, slots: int) -> Batch:
        width = rows
        if self.graphs:
            width = 1 << (rows - 1).bit_length() if rows <= _DOUBLED else -(-rows // _EIGHT) * _EIGHT
        slots = -(-slots // self.grain) * self.grain
        kept, self._batch = self._batch, None  # another job may come in between, and must not find what this one uses
        fits = kept is not None and kept.slots >= slots and kept.serial == serial_of(prefix)
        # rows that are not used cost a graph next to nothing
        if kept is not None and fits and (kept.width == width or (kept.width > width and self.graphs and prefix is None)):
            return kept
        del kept  # before memory is taken anew
        return Batch(self.decoder, prefix, width, slots)

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
