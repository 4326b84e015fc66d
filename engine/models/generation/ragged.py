"""Reads prompts that share nothing side by side: each into a row of its own, the shorter ones filled up at their end.

Attention is causal, so that what fills a row up is seen by nothing that counts; its keys and values are written over by the
answer, and masked until then. Prompts too long to be read at once are read by themselves, a chunk at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from engine.models.generation.cache import Prefix, Slots
from engine.models.generation.decoder import Decoder, Step
from engine.models.generation.reading import Inlay, chunk_for, counted, inlaid

_REST = 256
"""Tokens, or an eighth of a chunk, for which alone no chunk is read: matrices that are unpacked take as long for them."""

Check = Callable[[float], None]
"""Hears the share that is done, 0..1; what it raises passes through."""


@dataclass(frozen=True, eq=False)
class Start:
    """What one row's prompt begins with: footage of its own, not read yet."""

    ids: Sequence[int]
    positions: Tensor
    """(n,), or (3, n) for time, height and width; the same of all rows."""
    inlay: Inlay | None = None

    @property
    def next_position(self) -> int:
        """Of the token that comes after it."""
        return int(self.positions.max()) + 1 if len(self.ids) else 0

    @property
    def offset(self) -> int:
        """How far positions are ahead of places in the row, from there on."""
        return self.next_position - len(self.ids)

    def placed(self, question: Sequence[int]) -> Tensor:
        """Positions of it and the question, in the shape of `positions`."""
        behind = torch.arange(len(question)) + self.next_position
        return torch.cat([self.positions, behind.expand(*self.positions.shape[:-1], -1)], dim=-1)


@torch.inference_mode()
def read_rows(
    decoder: Decoder,
    starts: Sequence[Start],
    questions: Sequence[Sequence[int]],
    rows: Slots,
    check: Check,
    *,
    chunk: int | None = None,
) -> Tensor:
    """(rows, vocabulary) logits after the last token of each start with its question; their keys and values go to the first
    of `rows`. Neighbours are read together, so rows of like lengths had better be side by side."""
    size = chunk or chunk_for(decoder.device)
    prompts = [[*start.ids, *question] for start, question in zip(starts, questions, strict=True)]
    places = [start.placed(question) for start, question in zip(starts, questions, strict=True)]
    whole = max(1, sum(map(len, prompts)))
    found: list[Tensor] = []
    done = 0
    for first, last in groups([len(prompt) for prompt in prompts], size):
        taken = sum(len(prompt) for prompt in prompts[first:last])

        def heard(share: float, done: int = done, taken: int = taken) -> None:
            check((done + share * taken) / whole)

        here = Slots([keys[first:last] for keys in rows.keys], [values[first:last] for values in rows.values])
        if last - first == 1:
            found.append(_alone(decoder, prompts[first], places[first], starts[first].inlay, here, size, heard))
        else:
            inlays = [start.inlay for start in starts[first:last]]
            found.append(_together(decoder, prompts[first:last], places[first:last], inlays, here, heard))
        done += taken
    return torch.cat(found)


def groups(lengths: Sequence[int], size: int) -> list[tuple[int, int]]:
    """(first, behind the last) of neighbours, as many as fit into `size` tokens with the longest's length for each."""
    found: list[tuple[int, int]] = []
    first = longest = 0
    for place, length in enumerate(lengths):
        longest = max(longest, length)
        if place > first and (place - first + 1) * longest > size:
            found.append((first, place))
            first, longest = place, length
    return [*found, (first, len(lengths))]


def _together(
    decoder: Decoder,
    prompts: Sequence[Sequence[int]],
    places: Sequence[Tensor],
    inlays: Sequence[Inlay | None],
    rows: Slots,
    check: Check,
) -> Tensor:
    longest = max(map(len, prompts))
    hidden, waves, deep = laid(decoder, prompts, places, inlays)
    zeros = torch.zeros(len(prompts), dtype=torch.int64, device=decoder.device)
    step = Step(*waves, None, 0, rows, zeros)
    hidden = decoder.run(hidden, step, deep, counted(check, 0, longest, longest, len(decoder.layers)))
    last = torch.tensor([len(prompt) - 1 for prompt in prompts], device=decoder.device)
    return decoder.logits(hidden[torch.arange(len(prompts), device=decoder.device), last])


def laid(
    decoder: Decoder, prompts: Sequence[Sequence[int]], places: Sequence[Tensor], inlays: Sequence[Inlay | None]
) -> tuple[Tensor, tuple[Tensor, Tensor], list[tuple[Tensor, Tensor]]]:
    """(embedded (rows, longest, hidden) with features in place, their cos and sin, what the first layers add there) of
    prompts side by side, the shorter ones filled up at their end."""
    longest = max(map(len, prompts))
    ids = torch.zeros(len(prompts), longest, dtype=torch.int64)
    positions = torch.zeros(*places[0].shape[:-1], len(prompts), longest, dtype=torch.int64)
    standing: list[int] = []
    taken: list[tuple[Tensor, list[Tensor]]] = []
    for row, (prompt, where, inlay) in enumerate(zip(prompts, places, inlays, strict=True)):
        ids[row, : len(prompt)] = torch.tensor(prompt, dtype=torch.int64)
        positions[..., row, : len(prompt)] = where
        if inlay is not None and len(inlay.places):
            standing += [row * longest + place for place in inlay.places]
            taken.append(inlay.take(0, len(inlay.places)))
    hidden = decoder.embed(ids.to(decoder.device))
    deep: list[tuple[Tensor, Tensor]] = []
    if taken:
        here = torch.tensor(standing, dtype=torch.int64, device=decoder.device)
        features = torch.cat([one for one, _ in taken])
        hidden = hidden.flatten(0, 1).index_copy(0, here, features.to(hidden.dtype)).view_as(hidden)
        deep = [(here, torch.cat(layer)) for layer in zip(*(added for _, added in taken), strict=True)]
    return hidden, decoder.waves(positions.to(decoder.device)), deep


def chunk_of(length: int, size: int) -> int:
    """Tokens of each of the chunks in which so many are read, of like length and `size` or a little more. Pure."""
    number = max(1, -(-(length - min(_REST, size // 8)) // size))
    return max(1, -(-length // number))


def _alone(
    decoder: Decoder, prompt: Sequence[int], places: Tensor, inlay: Inlay | None, row: Slots, size: int, check: Check
) -> Tensor:
    """One row, a chunk at a time."""
    length = len(prompt)
    begun = _part(row, 0, length)
    each = chunk_of(length, size)
    for first in range(0, length, each):
        last = min(length, first + each)
        hidden = decoder.embed(torch.tensor([prompt[first:last]], dtype=torch.int64).to(decoder.device))
        hidden, deep = inlaid(hidden, inlay, first)
        waves = decoder.waves(places[..., None, first:last].to(decoder.device))
        between = counted(check, first, last, length, len(decoder.layers))
        if last < length:
            decoder.fill(hidden, Step(*waves, Prefix(begun, length, length), first), deep, between)
            continue
        before = Prefix(_part(row, 0, first), first, first) if first else None
        zeros = torch.zeros(1, dtype=torch.int64, device=decoder.device)
        step = Step(*waves, before, 0, _part(row, first, row.keys[0].shape[2]), zeros)
        hidden = decoder.run(hidden, step, deep, between)
    return decoder.logits(hidden[:, -1])


def _part(row: Slots, first: int, last: int) -> Slots:
    return Slots([keys[:, :, first:last] for keys in row.keys], [values[:, :, first:last] for values in row.values])
