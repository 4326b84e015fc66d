"""Frames as the tower takes them: cropped to a square, or (HD) in tiles and once more as a whole."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import torch
from torch import Tensor
from torch.nn import functional

from engine.models.internvideo2.pictures import MEAN, STD, grid
from engine.models.internvideo2_chat.settings import Settings

if TYPE_CHECKING:
    from engine.models.internvideo2_chat.words import Instructions

ANTIALIAS = True
"""Whether a frame that is made smaller is smoothed: the default of the library that the published code calls, in its
versions of today. It was another before, and which one the published scores are from is not known."""
ACROSS = (2, 1)
"""(columns, rows) that published HD code cuts every frame into, whatever its shape."""
_PADDED = 224
"""Pixels: to a multiple of this frames are filled up, in the way of HD that keeps their shape."""


@dataclass(frozen=True)
class Preparing:
    """How the pictures and instructions of one checkpoint are prepared."""

    settings: Settings
    words: Instructions | None = field(default=None, repr=False)
    """Of the Q-Former; None where the folder has none."""


def cropped(frames: Tensor, side: int, *, antialias: bool = ANTIALIAS) -> Tensor:
    """float32 (frames, 3, side, side) of uint8 (frames, height, width, 3): the shorter side made `side`, the middle taken,
    normalised."""
    height, width = frames.shape[1:3]
    size = fitted(width, height, side)
    there = functional.interpolate(
        _channels(frames) / 255, (size[1], size[0]), mode="bicubic", align_corners=False, antialias=antialias
    )
    left, top = (round((long - side) / 2) for long in size)
    return _normalised(there[..., top : top + side, left : left + side])


def fitted(width: int, height: int, side: int) -> tuple[int, int]:
    """(width, height) of a picture whose shorter side is made `side`."""
    if width <= height:
        return side, int(side * height / width)
    return int(side * width / height), side


def tiled(frames: Tensor, side: int, cut: tuple[int, int]) -> Tensor:
    """float32 (tiles + 1, frames, 3, side, side) of uint8 (frames, height, width, 3) for so many (columns, rows): tiles row
    by row, and the whole at last."""
    columns, rows = cut
    large = functional.interpolate(_channels(frames), (rows * side, columns * side), mode="bicubic", align_corners=False)
    return _cut(large, side)


def padded(frames: Tensor, side: int, most: int) -> Tensor:
    """As `tiled`, of frames that keep their shape: as large as at most `most` tiles are, and filled up with white above and
    below."""
    height, width = frames.shape[1:3]
    upright = height > width
    there = _channels(frames).transpose(2, 3) if upright else _channels(frames)
    ratio = max(width, height) / min(width, height)
    scale = max(scale for scale in range(1, most + 1) if scale * math.ceil(scale / ratio) <= most or scale == 1)
    long = scale * side
    short = int(long / ratio)
    there = functional.interpolate(there, (short, long), mode="bicubic", align_corners=False)
    lacking = -short % _PADDED
    there = functional.pad(there, (0, 0, lacking // 2, lacking - lacking // 2), value=255.0)
    return _cut(there.transpose(2, 3) if upright else there, side)


def shape(width: int, height: int) -> tuple[int, int]:
    """(columns, rows) that footage is cut into for HD: as published, and for upright footage the other way round, which the
    published code squeezes into the same shape."""
    return ACROSS if width >= height else (ACROSS[1], ACROSS[0])


def free(width: int, height: int, most: int, side: int) -> tuple[int, int]:
    """(columns, rows) of at most so many tiles of the shape that is nearest to the picture's, as HD was trained with."""
    return grid(width, height, most, side)


def _cut(large: Tensor, side: int) -> Tensor:
    whole = _normalised(large / 255)
    frames, colours, height, width = whole.shape
    parts = whole.reshape(frames, colours, height // side, side, width // side, side).permute(2, 4, 0, 1, 3, 5)
    seen = functional.interpolate(whole, (side, side), mode="bicubic", align_corners=False)
    return torch.cat([parts.flatten(0, 1), seen[None]])


def _channels(frames: Tensor) -> Tensor:
    return frames.permute(0, 3, 1, 2).float()


def _normalised(there: Tensor) -> Tensor:
    mean, std = (torch.tensor(values, device=there.device).view(3, 1, 1) for values in (MEAN, STD))
    return (there - mean) / std
