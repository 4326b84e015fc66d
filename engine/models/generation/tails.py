"""Questions that stand one behind the other in a row, each after the footage at its start, and see nothing of each other.

A pass over such a row attends as ever, so that the second question would see the first. What comes of the questions' tokens
is therefore made once more by parts (attention.py): a question's own, and the footage of its row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import torch
from torch import Tensor

from engine.models.generation import attention


@dataclass(eq=False)
class Tails:
    """Where the questions of each row stand."""

    footage: tuple[int, ...]
    """Tokens of each row that all its questions see,"""
    number: tuple[int, ...]
    """and how many questions it has."""
    row: Tensor
    """(questions, longest) of each of their tokens the row,"""
    place: Tensor
    """and the place in it; shorter questions are filled up with what comes behind them, or with their last token."""
    real: tuple[Tensor, Tensor]
    """Of the tokens that are questions' own the question and which of its tokens it is."""

    @staticmethod
    def of(footage: Sequence[int], lengths: Sequence[Sequence[int]], device: torch.device) -> Tails:
        """`lengths` are those of the questions of each row, which follow on its footage in that order."""
        flat = [length for row in lengths for length in row]
        rows = [number for number, row in enumerate(lengths) for _ in row]
        begins = [begin for own, row in zip(footage, lengths, strict=True) for begin in accumulate(row[:-1], initial=own)]
        count = torch.arange(max(flat))
        size = torch.tensor(flat)[:, None]
        place = torch.tensor(begins)[:, None] + torch.minimum(count, size - 1)
        row = torch.tensor(rows)[:, None].expand_as(place)
        number = tuple(map(len, lengths))
        question, token = (count < size).nonzero(as_tuple=True)
        real = question.to(device), token.to(device)
        return Tails(tuple(footage), number, row.to(device), place.to(device), real)

    @property
    def last(self) -> tuple[Tensor, Tensor]:
        """(row, place) of each question's last token."""
        return self.row[:, -1], self.place[:, -1]

    def apart(self, query: Tensor, keys: Tensor, values: Tensor, whole: Tensor, scale: float) -> Tensor:
        """`whole`, the rows' result (rows, heads, n, width), with that of the questions' tokens in place. Queries are of
        that shape, keys and values of attention.py's."""
        row, place, *real = (one.to(query.device) for one in (self.row, self.place, *self.real))
        own_query, own_key, own_value = (held[row, :, place].transpose(1, 2) for held in (query, keys, values))
        own = attention.attend(own_query, own_key, own_value, causal=True, scale=scale)
        before: list[tuple[Tensor, Tensor]] = []
        first = 0
        for number, (length, count) in enumerate(zip(self.footage, self.number, strict=True)):
            there = (slice(number, number + 1), slice(None), slice(length))
            before.append(attention.shared(own_query[first : first + count], keys[there], values[there], scale))
            first += count
        footage = torch.cat([one for one, _ in before]), torch.cat([sums for _, sums in before])
        joined = attention.join(own, footage).transpose(1, 2)
        question, token = real
        whole[row[question, token], :, place[question, token]] = joined[question, token]
        return whole
