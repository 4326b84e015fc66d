"""What is particular to a family: how pictures become tokens, where they stand, and how their times are told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from engine.models.interface import Views


@dataclass(frozen=True, eq=False)
class Laid:
    """Footage of one file as it stands in a prompt."""

    ids: list[int]
    places: list[int]
    """Of `ids`, ascending: where features of pictures stand."""
    positions: Tensor
    """(n,), or (3, n) for time, height and width; the first is 0."""
    span: int
    """The position of what follows."""
    times: tuple[float, ...]
    """Seconds that the model can name."""


class Family(Protocol):
    """One family's way with pictures."""

    name: str
    together: int
    """Pictures that share tokens: pieces of footage that are looked at apart hold a multiple of so many."""
    width: int
    """Of a feature."""
    parts: int
    """Features of a token: that which stands in its place, and those that are added after the first layers."""
    preprocessing: str
    """Names how pictures are prepared: part of the key under which features are kept."""

    def size(self, tokens_per_frame: float, width: int, height: int) -> tuple[int, int]:
        """As VideoModel.size."""
        ...

    def tokens(self, frames: int, width: int, height: int) -> int:
        """As VideoModel.tokens."""
        ...

    def fitting(self, width: int, height: int) -> tuple[int, int]:
        """The size nearest to this one that the tower takes."""
        ...

    def patches(self, width: int, height: int) -> int:
        """Of one picture, that the tower sees: what its memory goes by."""
        ...

    def lay(self, views: Views) -> Laid:
        """The tokens of footage."""
        ...

    def encode(self, pictures: Tensor) -> Tensor:
        """(tokens, parts, width) for pictures uint8 (k, height, width, 3) on the model's device, of a fitting size."""
        ...


def resized(pictures: Tensor, width: int, height: int) -> Tensor:
    """uint8 pictures (k, h, w, 3) in another size."""
    if pictures.shape[1:3] == (height, width):
        return pictures
    channels = pictures.permute(0, 3, 1, 2).float()
    channels = functional.interpolate(channels, (height, width), mode="bicubic", antialias=True, align_corners=False)
    return channels.round().clamp(0, 255).to(torch.uint8).permute(0, 2, 3, 1)


def grid(cells: float, width: int, height: int, cell: int) -> tuple[int, int]:
    """(columns, rows) of about `cells` squares that cover a picture of this shape, each at least `cell` pixels of it."""
    most = max(1, -(-width // cell)), max(1, -(-height // cell))
    rows = min(most[1], max(1, round((cells * height / width) ** 0.5)))
    columns = min(most[0], max(1, round(cells / rows)))
    if columns == most[0]:  # a very wide picture, or one that is not larger than what is asked for
        rows = min(most[1], max(1, round(columns * height / width)))
    return columns, rows


def numbers(tokenizer: Any, text: str) -> list[int]:
    """Tokens of words of our own."""
    return list(tokenizer.encode(text, add_special_tokens=False))


def number(tokenizer: Any, token: str) -> int:
    """Of a token that has to be there."""
    from engine.protocol import EngineError

    found = tokenizer.convert_tokens_to_ids(token)
    if not isinstance(found, int) or found < 0 or tokenizer.convert_ids_to_tokens(found) != token:
        raise EngineError(f"the tokenizer of this model has no {token}")
    return found


def only(views: Views, wanted: Sequence[int]) -> Views:
    """These of its pictures, by their ascending places."""

    def pieces() -> Iterator[np.ndarray]:
        first = 0
        for piece in views.pieces():
            here = [place - first for place in wanted if first <= place < first + len(piece)]
            first += len(piece)
            if here:
                yield piece[here]

    return replace(views, times=tuple(views.times[place] for place in wanted), pictures=pieces)


def ascending(times: list[float]) -> tuple[float, ...]:
    """Without what repeats."""
    return tuple(dict.fromkeys(times))
