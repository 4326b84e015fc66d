"""From pixels and spectra to the tokens that enter the first layer: towers, pools, projectors, positions and norms.

What the towers make does not depend on how long footage is and may be kept; what is made of it does, since time runs from
the first to the last picture whatever lies between them.
"""

from __future__ import annotations

import math
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from engine.models.vidi.settings import GEMMA_GRID, GEMMA_POOL, Settings

BUDGET = 60000
"""Tokens of pictures up to which Vidi1.5 shows them at full size (at GEMMA_POOL squared patches a token);"""
WHOLE = GEMMA_GRID + 1
"""the side of a picture at full size, in patches with one row and column of zeros,"""
LEAST = 10
"""and the least that it is shrunk to, with which long footage exceeds the budget."""
_EPSILON = 1e-5
FEWEST = 2
"""Places on any axis: one alone would be both its beginning and its end."""


class Media:
    """The part of a loaded model that stands before the layers."""

    def __init__(self, model: Any) -> None:
        self.settings: Settings = model.settings
        self._parts = model.model
        self._gemma = self.settings.kind == "gemma2"
        weight = self._parts.mm_rand_llm_norm.weight
        self.device: torch.device = weight.device
        self.dtype: torch.dtype = weight.dtype

    def look(self, pixels: Tensor) -> Tensor:
        """(n, patches, width) of the tower for (n, 3, side, side)."""
        tower = self._parts.mm_vis.vision_model
        hidden = tower.embeddings(pixels.to(self.device))
        for layer in tower.encoder.layers[: self.settings.vision_layers]:
            hidden = layer(hidden, None)
        seen: Tensor = hidden
        return seen

    def listen(self, spectra: Tensor) -> Tensor:
        """(n, positions, width) of the encoder of sound for (n, bands, columns)."""
        heard: Tensor = self._parts.mm_aud.encoder(spectra.to(self.device, self.dtype)).last_hidden_state
        return heard

    def side(self, pictures: int) -> int:
        """Tokens of a picture each way, where so many are shown."""
        if not self._gemma:
            return self.settings.pool
        return shrunk(pictures, self.settings.pool) // self.settings.pool

    def pooled(self, seen: Tensor, pictures: int) -> Tensor:
        """(n, channels, side, side) of what the tower made of n of so many pictures."""
        grid = self.settings.grid
        squares = seen.transpose(1, 2).reshape(len(seen), -1, grid, grid)
        if self._gemma:
            return pool(squares, shrunk(pictures, self.settings.pool), self.settings.pool)
        squares = self._parts.mm_rand_img_pool.conv(squares)
        size = (self.settings.pool, self.settings.pool)
        return functional.interpolate(squares, size, mode="bilinear", align_corners=True)

    def projected(self, pooled: Tensor) -> Tensor:
        """(n, side, side, hidden) of what was pooled."""
        found: Tensor = self._parts.mm_rand_img_projector.model(pooled.permute(0, 2, 3, 1))
        return found

    def pictures(self, projected: Tensor, first: int, count: int) -> Tensor:
        """Tokens (n * side * side, hidden) of the pictures from `first` on, of `count`: by time, height, width."""
        parts, interval = self._parts, self.settings.interval
        number, height, width = projected.shape[:3]
        tokens = _rooted(projected) * parts.mm_rand_img_norm.weight
        axis = self.settings.pool
        tokens = tokens + self._places(parts.mm_rand_pos_h, 0, height, height, axis)[:, None]
        tokens = tokens + self._places(parts.mm_rand_pos_w, 0, width, width, axis)
        tokens = tokens + self._places(parts.mm_rand_pos_t, first, first + number, count, interval)[:, None, None]
        tokens = tokens.flatten(0, 2)
        found: Tensor = _rooted(tokens) * parts.mm_rand_llm_norm.weight
        return found

    def sound_pooled(self, heard: Tensor) -> Tensor:
        """(tokens, channels) of positions (n, width) in a row, as many as fill tokens."""
        count = len(heard) // self.settings.sound_pool * self.settings.sound_pool
        pooled: Tensor = self._parts.mm_rand_aud_pool(heard[:count].T[None])[0].T
        return pooled

    def sound_projected(self, pooled: Tensor) -> Tensor:
        """(tokens, hidden)."""
        found: Tensor = self._parts.mm_rand_aud_projector.model(pooled)
        return found

    def sound(self, projected: Tensor, first: int, count: int) -> Tensor:
        """Tokens (n, hidden) of the sound from token `first` on, of `count`."""
        parts = self._parts
        tokens = _rooted(projected) * parts.mm_rand_aud_norm.weight
        places = self._places(parts.mm_rand_pos_t, first, first + len(projected), count, self.settings.interval)
        tokens = tokens + places
        found: Tensor = _rooted(tokens) * parts.mm_rand_llm_norm.weight
        return found

    def _places(self, table: Any, first: int, last: int, count: int, interval: int) -> Tensor:
        """What is added for the places first..last of `count` on an axis, (n, hidden)."""
        waves_ = waves(first, last, count, interval, self.settings.hidden).to(self.device)
        inner, outer = table.mlp[0], table.mlp[2]
        hidden = functional.gelu(functional.linear(waves_, inner.weight.float(), inner.bias.float()))
        made = functional.linear(hidden, outer.weight.float(), outer.bias.float())
        return _rooted(made.to(self.dtype))


def shrunk(pictures: int, pool_: int = GEMMA_POOL) -> int:
    """The side in patches at which Vidi1.5 takes in so many pictures, an even number."""
    total, budget = pictures * WHOLE**2, BUDGET * pool_**2
    if total <= budget:
        return WHOLE
    side = int(WHOLE * math.sqrt(budget / total))
    return max(LEAST, side - side % 2)


def pool(squares: Tensor, side: int, pool_: int) -> Tensor:
    """(n, channels * pool_ squared, side / pool_ each way) of (n, channels, 27, 27): a row and a column of zeros are added,
    then the whole is shrunk to `side` and squares of patches are laid behind each other."""
    squares = functional.pad(squares, (0, 1, 0, 1))
    if side != squares.shape[-1]:
        squares = functional.interpolate(squares, (side, side), mode="bilinear", align_corners=False)
    return functional.pixel_unshuffle(squares, pool_)


def waves(first: int, last: int, count: int, interval: int, width: int) -> Tensor:
    """Sines and cosines in turn, (last - first, width), of places on an axis of `count` that runs from 0 to interval - 1.

    In float32 on the processor, each step in this order: places go up to ten thousand, where another order is another
    rounding that shows in answers. Raises ValueError for an axis of a single place.
    """
    if count < FEWEST:
        raise ValueError(f"an axis needs {FEWEST} places, not {count}")
    places = torch.arange(first, last, dtype=torch.float32) / (count - 1) * (interval - 1)
    paces = torch.exp(torch.arange(0, width, 2, dtype=torch.float32) * (-math.log(10000.0) / width))
    angles = places[:, None] * paces[None]
    return torch.stack((angles.sin(), angles.cos()), dim=-1).flatten(1)


def _rooted(values: Tensor) -> Tensor:
    """Divided by their root mean square, in float32."""
    whole = values.float()
    return (whole * torch.rsqrt(whole.pow(2).mean(-1, keepdim=True) + _EPSILON)).to(values.dtype)
