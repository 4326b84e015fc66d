"""Answers over footage that is brought, in fewer passes over it: drafted with a few of its tokens, checked with all.

A draft of some tokens is decoded with the coarse memory, which is on the device. One pass over the whole memory then reads
the last token that stands and all of the draft at once, and tells after each of them what comes next. As long as the draft
says the same it stands, and where it does not, what the whole memory says comes in its place: tokens are those that steps
one by one would have found, whatever was drafted (Leviathan, Kalman, Matias: Fast Inference from Transformers via
Speculative Decoding, 2023; Zhang et al.: Draft & Verify, 2023, where the model drafts with a part of itself, as here), but
for what a card rounds otherwise in products of several rows than of one.

Keys and values of what was drafted go to the row's own slots; the pass over the whole memory writes over them, and what did
not stand is written over by what comes next.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

import torch
from torch import Tensor

from engine.models.generation.batch import Again, Batch, Rows
from engine.models.generation.cache import Prefix
from engine.models.generation.sampling import choose

LONGEST = 24
"""Tokens of a draft at first, and at most. A step over few tokens takes a thirtieth of the time that all take, and
of answers that tell a range few are longer."""
MORE = 6
"""So many more after one that stood as a whole."""
IN_VAIN = 3
"""Drafts one after the other of which nothing stood: then the rest of the answer is not drafted."""
TOGETHER = 256
"""Tokens, of all rows, that are checked in one pass: as many as are read while footage is brought."""
FEW = 4
"""Rows up to which steps of drafts are recorded as a graph. For more that takes memory, and a pass serves them all."""
_LOOK = 8
"""Steps of a draft after which it is looked whether all answers have ended in it."""
_AT_ONCE = 64
"""Tokens whose logits are there at a time."""


def most(rows: int) -> int:
    """Tokens of a draft, where so many answers go side by side."""
    return max(0, min(LONGEST, TOGETHER // rows - 1))


@dataclass
class Length:
    """How long the next draft is, by what became of those before."""

    now: int = LONGEST
    vain: int = 0

    def after(self, drafted: int, stood: int) -> None:
        """So many tokens were drafted, and so many of them stood."""
        if drafted:
            self.vain = 0 if stood else self.vain + 1
            self.now = min(LONGEST, self.now + MORE) if stood >= drafted else stood + 1
        if self.vain >= IN_VAIN:
            self.now = 0


class Count(Protocol):
    """What was done so far, for tests and measurements."""

    steps: int
    """Passes over the whole memory, to check drafts or to go on,"""
    drafted: int
    """tokens of drafts,"""
    kept: int
    """and those of them that are part of answers."""


class Drafts:
    """Steps of a batch with a few tokens of its footage, which are on the device. Holds neither of them: it is kept with the
    batch, and the footage may have to leave."""

    def __init__(self, batch: Batch, coarse: Prefix) -> None:
        self.serial = coarse.serial
        device = batch.decoder.device
        self._given = torch.zeros(batch.width, dtype=torch.int64, device=device)
        self._ahead = torch.zeros(1, dtype=torch.int64, device=device)
        self._found = torch.zeros(batch.width, LONGEST, dtype=torch.int64, device=device)
        self._again = Again(device)

    def make(self, batch: Batch, coarse: Prefix, given: Tensor, count: int, rows: Rows, check: Callable[[], None]) -> Tensor:
        """(rows, n) what comes after `given` (rows,): `count` tokens, fewer where all answers have ended in them."""
        self._given.copy_(given)
        self._ahead.zero_()
        graph = batch.ahead and not batch.decoder.hooked and batch.width <= FEW
        for done in range(1, count + 1):
            check()
            self._again.done(partial(self._step, batch, coarse), graph=graph)
            if done % _LOOK == 0 and done < count and _ended(self._found[:, :done], rows):
                return self._found[:, :done].clone()
        return self._found[:, :count].clone()

    def _step(self, batch: Batch, coarse: Prefix) -> Tensor:
        read = batch.read(self._given[:, None], self._ahead, coarse)
        self._given.copy_(choose(batch.decoder.logits(read[:, 0])))
        self._found.index_copy_(1, self._ahead, self._given[:, None])
        self._ahead.add_(1)
        return self._given


def answer(
    batch: Batch, rows: Rows, coarse: Prefix, logits: Tensor, check: Callable[[], None], count: Count
) -> list[Tensor]:
    """Have the answers of the batch decoded, of which `logits` (rows, vocabulary) tell the first token. Rows have neither
    constraints nor processors.

    Returns of each row (n,) logarithms of the probabilities of its tokens, at least as many as it has. `check` is called
    before each pass over either memory; what it raises passes through.
    """
    number = len(rows.jobs)
    # rows beyond the jobs fill the batch up
    held = [len(rows.jobs[row if row < number else 0].ids) for row in range(batch.width)]
    sure: list[list[Tensor]] = [[_sure(logits[row])] for row in range(number)]
    given = choose(logits)
    rows.take(given.tolist())
    length = Length()
    drafts = batch.beside
    if not isinstance(drafts, Drafts) or drafts.serial != coarse.serial:
        drafts = batch.beside = Drafts(batch, coarse)
    while rows.going:
        going = [row for row in range(number) if rows.active[row]]
        left = max(rows.jobs[row].most - len(rows.said[row].tokens) for row in going)
        # the last of them is not drafted: it comes with the pass that checks those before it
        size = max(0, min(length.now, most(batch.width), left - 1, batch.slots - max(held) - 1))
        draft = drafts.make(batch, coarse, given, size, rows, check)
        size = draft.shape[1]
        read = torch.cat([given[:, None], draft], 1)
        check()
        chosen, probable = _checked(batch, read)
        count.steps += 1
        count.drafted += size * len(going)
        drafted, found = draft.tolist(), chosen.tolist()
        # rows that have ended go back to their beginning, where there is room for whatever others draft
        moves, lasts, stood = [-one for one in held], [0] * batch.width, 0
        for row in going:
            same = next((place for place in range(size) if drafted[row][place] != found[row][place]), size)
            sure[row].append(probable[row, : same + 1])
            before = len(rows.said[row].tokens)
            for token in found[row][: same + 1]:
                rows.put(row, token)
            count.kept += min(same, len(rows.said[row].tokens) - before)
            stood = max(stood, same)
            lasts[row] = same
            if rows.active[row]:
                moves[row] = same + 1
        batch.go(moves)
        held = [one + move for one, move in zip(held, moves, strict=True)]
        given = chosen.gather(1, torch.tensor(lasts, device=chosen.device)[:, None])[:, 0]
        length.after(size, stood)
    return [torch.cat(one) for one in sure]


def _checked(batch: Batch, read: Tensor) -> tuple[Tensor, Tensor]:
    """What the whole memory says after each of the tokens (rows, n), and the logarithms of its probabilities."""
    hidden, chosen, sure = batch.read(read), list[Tensor](), list[Tensor]()
    for part in hidden.split(max(1, _AT_ONCE // batch.width), 1):
        logits = batch.decoder.logits(part)
        chosen.append(choose(logits))
        sure.append(_sure(logits))
        del logits  # the next ones take its place
    return torch.cat(chosen, 1), torch.cat(sure, 1)


def _ended(found: Tensor, rows: Rows) -> bool:
    """Whether each answer that goes on has ended by these tokens (rows, n)."""
    drafted = found.tolist()
    return all(not rows.jobs[row].ends.isdisjoint(drafted[row]) for row, going in enumerate(rows.active) if going)


def _sure(logits: Tensor) -> Tensor:
    """(..., n) of (..., n, vocabulary), and (1,) of (vocabulary,), what the most probable token's probability is, as a
    logarithm."""
    return torch.atleast_1d(logits.amax(-1) - logits.logsumexp(-1))
