"""Where what the tower saw stands among the words of a prompt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from engine.models.videochat_flash.merging import pooled
from engine.models.videochat_flash.settings import CLIP, CLIP_TOKENS
from engine.protocol import EngineError

MARKER = -200
"""Stands in the ids of a prompt for what is shown."""
_TILE = 8
"""Tokens of a tile along a side, when tiles are laid side by side."""


@dataclass(frozen=True)
class Seen:
    """Of one entry of a list of footage and pictures."""

    tower: Tensor
    """(clips or tiles, patches, width)."""
    projected: Tensor
    """(clips or tiles, 64, hidden)."""


def clips(frames: Tensor) -> Tensor:
    """(n, 4, 3, side, side) of frames (k, 3, side, side); the last frame is repeated to fill the last clip."""
    missing = -len(frames) % CLIP
    if missing:
        frames = torch.cat([frames, frames[-1:].expand(missing, -1, -1, -1)])
    return frames.view(-1, CLIP, *frames.shape[1:])


def look(model: Any, pixels: Tensor) -> Seen:
    """At clips (n, 4, 3, side, side), or at pictures and their tiles (n, 1, 3, side, side)."""
    inner: Any = model.model
    tower = inner.vision_tower.vision_tower
    encoder = getattr(tower, "encoder", tower)
    seen = encoder(pixels.to(encoder.patch_embed.proj.weight.dtype))
    mlp: nn.Module = inner.mm_projector.mlp
    return Seen(seen, pooled(seen, CLIP_TOKENS, encoder.sizes.heads, mlp))


def picture(tiles: Tensor, grid: tuple[int, int] = (1, 1)) -> Tensor:
    """(rows of the decoder, hidden) of a picture's tiles (n, 64, hidden): the whole picture first, then (columns, rows) of
    tiles laid side by side. A tile alone stands as it is."""
    base, rest = tiles[0], tiles[1:]
    if not len(rest):
        return base
    wide, high = grid
    if wide * high != len(rest):
        raise EngineError(f"{len(rest)} tiles cannot be laid in {wide} columns and {high} rows")
    laid = rest.view(high, wide, _TILE, _TILE, -1).permute(0, 2, 1, 3, 4)
    return torch.cat([base, laid.flatten(0, 3)])


def packed(ids: Sequence[int], shown: Tensor, table: nn.Module, longest: int) -> Tensor:
    """(rows, hidden): the words, and `shown` (n, hidden) where the marker stands; cut off behind `longest` rows."""
    numbers = torch.tensor(list(ids), device=shown.device)
    places = (numbers == MARKER).nonzero().flatten().tolist()
    if len(places) > 1:
        raise EngineError("a prompt shows one piece of footage or one picture")
    if not places:
        embedded: Tensor = table(numbers)
        return embedded[:longest]
    (place,) = places
    parts = [table(numbers[:place]), shown.to(next(table.parameters()).dtype), table(numbers[place + 1 :])]
    return torch.cat(parts)[:longest]


def padded(rows: Sequence[Tensor]) -> tuple[Tensor, Tensor]:
    """((batch, longest, hidden), mask of the same length): shorter ones are followed by zeros."""
    whole = nn.utils.rnn.pad_sequence(list(rows), batch_first=True)
    lengths = torch.tensor([len(row) for row in rows], device=whole.device)
    return whole, (torch.arange(whole.shape[1], device=whole.device) < lengths[:, None]).long()
