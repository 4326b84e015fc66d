"""What both towers make of pictures, and where it stands among a conversation's tokens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor

from engine.models.valley import tiles
from engine.models.valley.preparing import IMAGE
from engine.models.valley.settings import Settings, Size


def siglip(model: Any, pixels: Tensor) -> Tensor:
    """(tiles, patches, width) after SigLIP's last norm, of (tiles, 3, side, side)."""
    tower = model.model.vision_tower.vision_tower.vision_model
    features: Tensor = tower(pixels.to(model.dtype)).last_hidden_state
    return features


def qwen(model: Any, rows: Tensor, grids: Tensor) -> Tensor:
    """(tokens, width) of all pictures in order, by the second tower."""
    features: Tensor = model.model.qwen2vl_vision_tower(rows.to(model.dtype), grid_thw=grids, return_dict=True).pooler_output
    return features


def adapted(model: Any, features: Tensor) -> Tensor:
    """(tiles, side², hidden) of what SigLIP made."""
    made: Tensor = model.model.mm_projector(features)
    return made


def of_picture(told: Settings, first: Tensor, second: Tensor, size: Size) -> Tensor:
    """(n, hidden) of a picture of `size`: its tiles' tokens (tiles, side², hidden), then the second tower's (m, hidden)."""
    grid = (1, 1)
    if len(first) > 1:
        width, height = tiles.best(size, told.grids)
        grid = width // told.tile, height // told.tile
    return torch.cat([tiles.together(first, size, grid, told.most), second])


def placed(model: Any, ids: Sequence[int], pictures: Sequence[Tensor]) -> Tensor:
    """(n, hidden) of a conversation, each IMAGE of which stands for the next of `pictures`."""
    table = model.get_input_embeddings()
    left = iter(pictures)
    pieces: list[Tensor] = []
    words: list[int] = []
    for number in [*ids, None]:
        if number is not None and number != IMAGE:
            words.append(number)
            continue
        if words:
            pieces.append(table(torch.tensor(words, device=table.weight.device)))
            words = []
        if number is not None:
            pieces.append(next(left))
    return torch.cat(pieces)
