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
from typing import Protocol

import torch
from torch import Tensor

from engine.models.generation.batch import Batch, Rows
from engine.models.generation.cache import Prefix
from engine.models.generation.sampling import choose

FIRST = 6
"""Tokens of a draft, at first;"""
MORE = 2
"""so many more after one that stood as a whole,"""
LONGEST = 12
"""up to this."""
IN_VAIN = 3
"""Drafts one after the other of which nothing stood: then the rest of the answer is not drafted."""


@dataclass
class Length:
    """How long the next draft is, by what became of those before."""

    now: int = FIRST
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
    while rows.going:
        going = [row for row in range(number) if rows.active[row]]
        left = max(rows.jobs[row].most - len(rows.said[row].tokens) for row in going)
        # the last of them is not drafted: it comes with the pass that checks those before it
        size = max(0, min(length.now, left - 1, batch.slots - max(held) - 1))
        tokens = [given]
        for ahead in range(size):
            check()
            tokens.append(choose(batch.read(tokens[-1][:, None], ahead, coarse)[:, 0]))
        read = torch.stack(tokens, 1)
        check()
        logits = batch.read(read)
        chosen = choose(logits)
        count.steps += 1
        count.drafted += size * len(going)
        drafts, found = read[:, 1:].tolist(), chosen.tolist()
        # rows that have ended go back to their beginning, where there is room for whatever others draft
        moves, lasts, stood = [-one for one in held], [0] * batch.width, 0
        for row in going:
            same = next((place for place in range(size) if drafts[row][place] != found[row][place]), size)
            sure[row].append(_sure(logits[row, : same + 1]))
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


def _sure(logits: Tensor) -> Tensor:
    """(n,) of (n, vocabulary), or of (vocabulary,), what the most probable token's probability is, as a logarithm."""
    return (logits.amax(-1) - logits.logsumexp(-1)).reshape(-1)
