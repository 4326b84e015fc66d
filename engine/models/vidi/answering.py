"""The loop of decoding over footage of which part may have to be brought for each token."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import torch
from torch import Tensor

from engine.models.generation.batch import Batch, Heard, Job, Rows, Said
from engine.models.generation.cache import Prefix
from engine.models.generation.generator import Generator
from engine.models.vidi import drafting
from engine.models.vidi.decoder import Attending
from engine.models.vidi.memory import Shown

WIDEST_STILL = {"cuda": 128}
"""Answers that are decoded side by side, and questions that are read, where footage is on the card as a whole: it is read
once for all of them, which takes as long for a hundred as for one. On the processor as elsewhere."""
WIDEST_BROUGHT = {"cuda": 128, "cpu": 16}
"""The same where footage is brought: it is brought once for all of them."""
GRAIN_BROUGHT = 64
"""What the slots of a row are a multiple of there: no graph has to fit later batches, and the more rows find room."""


class Answering(Generator):
    """As engine.models.generation.generator.Generator; tells of free answers how sure they were."""

    def __init__(self, decoder: Attending) -> None:
        super().__init__(decoder)
        self._can = self.graphs
        self._still, self._grain = True, self.grain
        self._sure: list[Tensor] = []
        """Of the answers that are decoded now, for each token so far (rows,) logarithms of probabilities,"""
        self._drafted: list[list[float]] | None = None
        """or all of each row, where they were drafted."""
        self.drafts = True
        """Whether answers over footage that is brought are drafted (engine.models.vidi.drafting)."""
        self.drafted = self.kept = 0
        """Tokens of drafts so far, and those of them that are part of answers, for tests and measurements."""

    @property
    def passes(self) -> int:
        """Over the whole of the footage so far, questions' apart: one a token without drafts."""
        return self.steps

    @contextmanager
    def over(self, still: bool, room: int) -> Iterator[None]:
        """Within it footage is on the device as a whole (`still`) or brought, and questions have `room` for so many tokens.

        At a checkpoint another job may come in between, with footage of its own: what counted before it counts after it.
        """
        before = self._still, self.graphs, self.room, self.grain
        self._still, self.graphs, self.room = still, still and self._can, room
        self.grain = self._grain if still else GRAIN_BROUGHT
        try:
            yield
        finally:
            self._still, self.graphs, self.room, self.grain = before

    def _decoded(
        self, batch: Batch, prefix: Prefix | None, jobs: Sequence[Job], check: Callable[[], None], heard: Heard
    ) -> list[Said]:
        before = self._sure, self._drafted  # at a checkpoint another job may come in between
        self._sure, self._drafted = [], None
        try:
            said = super()._decoded(batch, prefix, jobs, check, heard)
            told = self._drafted or (torch.stack(self._sure, 1).tolist() if self._sure else [])
        finally:
            self._sure, self._drafted = before
        for one, sure in zip(said, told, strict=False):  # further rows fill the batch up
            one.sure = sure[: len(one.tokens)]
        return said

    def _free(self, batch: Batch, rows: Rows, logits: Tensor, check: Callable[[], None]) -> None:
        coarse = batch.prefix.coarse if isinstance(batch.prefix, Shown) else None
        if coarse is None or self._still or not self.drafts or not drafting.most(batch.width):
            super()._free(batch, rows, logits, check)
            return
        sure = drafting.answer(batch, rows, coarse, logits, check, self)
        self._drafted = [one.tolist() for one in sure]

    def _chosen(self, logits: Tensor) -> None:
        self._sure.append(logits.amax(-1) - logits.logsumexp(-1))

    def knows(self, prefix: Prefix) -> bool:
        """Whether memory and graph of a batch over it are kept."""
        return self._batch is not None and self._batch.serial == prefix.serial

    def widest(self, slots: int, reading: bool = False) -> int:
        """As Generator; as many as there is room for where footage is brought, or read by a card."""
        kind = self.decoder.device.type
        if self._still and kind not in WIDEST_STILL:
            return super().widest(slots, reading)
        most = WIDEST_STILL[kind] if self._still else WIDEST_BROUGHT.get(kind, WIDEST_BROUGHT["cpu"])
        return max(1, min(most, self.room // -(-slots // self.grain) // self.grain))
