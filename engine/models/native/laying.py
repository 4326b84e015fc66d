"""The start of a prompt: where each piece of footage stands in it, and what its tokens and positions are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import torch
from torch import Tensor

from engine.models.interface import Views
from engine.models.native.family import Family, Laid, numbers


@dataclass(frozen=True, eq=False)
class NativeSeen:
    """What was seen, and where each piece of it stands in the prompt."""

    tokens: int
    times: tuple[tuple[float, ...], ...]
    views_key: str
    views: tuple[Views, ...]
    laid: tuple[Laid, ...]
    ids: tuple[int, ...]
    places: tuple[int, ...]
    positions: Tensor


def lay(family: Family, tokenizer: Any, before: Sequence[int], views: Sequence[Views]) -> NativeSeen:
    """The prompt from its first token, of which `before` come ahead of the footage; several files are numbered."""
    ids = list(before)
    places: list[int] = []
    pieces = [torch.arange(len(ids))]
    position = len(ids)
    laid = tuple(family.lay(one) for one in views)
    for number, piece in enumerate(laid):
        if len(laid) > 1:
            words = numbers(tokenizer, f"Video {number + 1}: ")
            pieces.append(torch.arange(position, position + len(words)))
            ids += words
            position += len(words)
        places += [len(ids) + place for place in piece.places]
        ids += piece.ids
        pieces.append(piece.positions + position)
        position += piece.span
    axes = max(piece.ndim for piece in pieces)
    whole = torch.cat([piece if piece.ndim == axes else piece.expand(3, -1) for piece in pieces], dim=-1)
    digest = blake2b(" ".join(one.key for one in views).encode(), digest_size=16).hexdigest()
    times = tuple(piece.times for piece in laid)
    return NativeSeen(len(ids), times, digest, tuple(views), laid, tuple(ids), tuple(places), whole)
