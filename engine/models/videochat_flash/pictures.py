"""Pictures as the tower takes them, and still pictures cut into tiles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product
from typing import Any

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from engine.models.tarsier2 import pictures as rows_first
from engine.protocol import EngineError

MEAN = (0.485, 0.456, 0.406)
STD = (0.229, 0.224, 0.225)
_RANGE = re.compile(r"\((\d+)x(\d+)\),\.\.\.,\((\d+)x(\d+)\)")


def resized(picture: np.ndarray, height: int, width: int) -> np.ndarray:
    """uint8 (height, width, 3) of another size, bicubic, as Pillow does from version 13 on: rows before columns where rows
    become fewer and less is left in between. Older ones always take columns first, which differs by up to 3 of 255."""
    if height < picture.shape[0]:
        return rows_first.resized(picture, height, width)
    return np.asarray(Image.fromarray(picture).resize((width, height), Image.Resampling.BICUBIC))


def pixels(pictures: Tensor) -> Tensor:
    """float32 (k, 3, side, side) of uint8 (k, side, side, 3)."""
    mean, std = (torch.tensor(values, device=pictures.device) for values in (MEAN, STD))
    return ((pictures.float() * (1 / 255) - mean) / std).permute(0, 3, 1, 2)


def squares(pictures: Sequence[np.ndarray], side: int) -> Tensor:
    """float32 (k, 3, side, side) of pictures uint8 (height, width, 3) of any size; their shape is not kept."""
    return pixels(torch.from_numpy(np.stack([resized(picture, side, side) for picture in pictures])))


def grids(told: Any, side: int) -> list[tuple[int, int]]:
    """(width, height) in pixels that a still picture may be brought to: as listed, or all of "(1x1),...,(6x6)"."""
    if isinstance(told, str):
        found = _RANGE.fullmatch(told.replace(" ", ""))
        if found is None:
            raise EngineError(f"image_grid_pinpoints is {told[:60]!r}, and no range of grids")
        left, low, right, high = (int(number) for number in found.groups())
        return [(across * side, down * side) for across, down in product(range(left, right + 1), range(low, high + 1))]
    return [(int(width), int(height)) for width, height in told]


def best(width: int, height: int, possible: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The one in which most of the picture's pixels survive, and of those the one with least room left over."""

    def worth(size: tuple[int, int]) -> tuple[int, int]:
        scale = min(size[0] / width, size[1] / height)
        kept = min(int(width * scale) * int(height * scale), width * height)
        return kept, kept - size[0] * size[1]

    return max(possible, key=worth)


def tiles(picture: np.ndarray, side: int, possible: Sequence[tuple[int, int]]) -> tuple[Tensor, tuple[int, int]]:
    """(float32 (1 + columns * rows, 3, side, side), (columns, rows)) of a picture uint8 (height, width, 3): the whole of
    it first, then its tiles row by row."""
    height, width = picture.shape[:2]
    wide, high = best(width, height, possible)
    whole = resized(picture, high, wide)
    cut = whole.reshape(high // side, side, wide // side, side, 3).swapaxes(1, 2).reshape(-1, side, side, 3)
    return pixels(torch.from_numpy(np.stack([resized(picture, side, side), *cut]))), (wide // side, high // side)
