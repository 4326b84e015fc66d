"""Reads pieces of footage with the questions about them, many in one pass, where only each answer's first token counts.

A row is a piece of footage with all its questions behind it (tails.py), so that the footage is read once for them. Nothing
goes on from what was read: keys and values of one layer are written over by the next one's, and take hardly any memory.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import torch
from torch import Tensor

from engine.models.generation.decoder import Decoder, Step
from engine.models.generation.ragged import Check, Start, groups, laid
from engine.models.generation.reading import chunk_for, counted
from engine.models.generation.tails import Tails


@torch.inference_mode()
def read_questions(
    decoder: Decoder,
    starts: Sequence[Start],
    questions: Sequence[Sequence[Sequence[int]]],
    check: Check,
    *,
    chunk: int | None = None,
) -> list[Tensor]:
    """For each start (its questions, vocabulary) float32 logits of each answer's first token. Each start has a question.

    As many are read in one pass as fit into `chunk` tokens; one that does not is read in a pass of its own all the same.
    `check` hears the share that is done, 0..1, before each layer; what it raises passes through.
    """
    prompts = [[*start.ids, *chain(*own)] for start, own in zip(starts, questions, strict=True)]
    order = sorted(range(len(prompts)), key=lambda place: (-len(prompts[place]), place))
    found: dict[int, Tensor] = {}
    passes = groups([len(prompts[place]) for place in order], chunk or chunk_for(decoder.device)) if order else []
    for number, (first, last) in enumerate(passes):
        here = order[first:last]

        def heard(share: float, number: int = number) -> None:
            check((number + share) / len(passes))

        own = [questions[place] for place in here]
        logits = _pass(decoder, [starts[place] for place in here], own, [prompts[place] for place in here], heard)
        found.update(zip(here, torch.split(logits, list(map(len, own))), strict=True))
    return [found[place] for place in range(len(prompts))]


def _pass(
    decoder: Decoder,
    starts: Sequence[Start],
    questions: Sequence[Sequence[Sequence[int]]],
    prompts: Sequence[Sequence[int]],
    check: Check,
) -> Tensor:
    """(questions of all, vocabulary), a row's after those of the one before."""
    longest = max(map(len, prompts))
    hidden, waves, deep = laid(decoder, prompts, list(map(_placed, starts, questions)), [start.inlay for start in starts])
    lengths = [list(map(len, own)) for own in questions]
    tails = Tails.of([len(start.ids) for start in starts], lengths, decoder.device)
    zeros = torch.zeros(len(prompts), dtype=torch.int64, device=decoder.device)
    step = Step(*waves, None, 0, decoder.scratch(len(prompts), longest), zeros, tails)
    hidden = decoder.run(hidden, step, deep, counted(check, 0, longest, longest, len(decoder.layers)))
    return decoder.logits(hidden[tails.last])


def _placed(start: Start, questions: Sequence[Sequence[int]]) -> Tensor:
    """Positions of it and its questions, each of which goes on from it."""
    first, *others = (start.placed(own) for own in questions)
    return torch.cat([first, *(one[..., len(start.ids) :] for one in others)], dim=-1)
