"""Sizes of pictures, and pictures as the rows of numbers that the tower takes.

A picture is made smaller twice: to the budget of pixels that a whole question has, then to a multiple of the tower's cells.
Every frame takes both places of a patch in time, so that each frame has tokens of its own.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from engine.models.checkpoint import read_config
from engine.protocol import EngineError

MOST_PIXELS = 1280 * 720 // 2
"""Of a picture, where few are shown."""
ALL_PIXELS = 128 * 384 * 384
"""Of all pictures of a question together, every frame counted twice."""
_SHAPE = 200
"""How many times wider than high a picture may be, or the other way round."""


@dataclass(frozen=True)
class Settings:
    """What preprocessor_config.json says."""

    patch: int
    merge: int
    temporal: int
    mean: tuple[float, ...]
    std: tuple[float, ...]
    least_pixels: int
    most_pixels: int

    @property
    def cell(self) -> int:
        """Side in pixels of the square that becomes one token."""
        return self.patch * self.merge


def read_settings(folder: Path) -> Settings:
    """Raises EngineError where the file is missing or says something unknown."""
    path = folder / "preprocessor_config.json"
    told = read_config(path)
    size: Any = told.get("size") or {}
    try:
        return Settings(
            patch=int(told["patch_size"]),
            merge=int(told["merge_size"]),
            temporal=int(told["temporal_patch_size"]),
            mean=tuple(float(value) for value in told["image_mean"]),
            std=tuple(float(value) for value in told["image_std"]),
            least_pixels=int(told["min_pixels"] if "min_pixels" in told else size["shortest_edge"]),
            most_pixels=int(told["max_pixels"] if "max_pixels" in told else size["longest_edge"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise EngineError(f"it does not tell how pictures are prepared: {error}", file=str(path)) from error


def budget(images: int, frames: int, most: int = MOST_PIXELS) -> int:
    """Pixels that a picture may have, where a question shows so many still images and frames of videos."""
    return min(most, ALL_PIXELS // max(1, 2 * (images + frames)))


def fitted(height: int, width: int, factor: int, least: int, most: int) -> tuple[int, int]:
    """(height, width) of about this shape, multiples of `factor`, with `least` to `most` pixels."""
    high, wide = round(height / factor) * factor, round(width / factor) * factor
    if high * wide > most:
        by = math.sqrt(height * width / most)
        high, wide = (max(factor, math.floor(side / by / factor) * factor) for side in (height, width))
    elif high * wide < least:
        by = math.sqrt(least / (height * width))
        high, wide = (math.ceil(side * by / factor) * factor for side in (height, width))
    return high, wide


def sizes(height: int, width: int, most: int, settings: Settings) -> tuple[tuple[int, int], tuple[int, int]]:
    """Both sizes (height, width) that a picture is brought to, one after the other; `most` is its budget.

    Raises EngineError for a strip that the tower was never made for.
    """
    if max(height, width) > _SHAPE * min(height, width):
        raise EngineError(f"a picture of {width}x{height} is too long a strip for this model")
    first = fitted(height, width, 1, 0, most)
    return first, fitted(*first, settings.cell, settings.least_pixels, settings.most_pixels)


def resized(picture: np.ndarray, height: int, width: int) -> np.ndarray:
    """uint8 (h, w, 3) in another size, bicubic.

    Rows before columns where that leaves less in between, as Pillow does from version 13 on; older ones always take columns
    first, which differs by up to 2 of 255 in some shapes.
    """
    here = Image.fromarray(picture)
    if height * here.width < here.height * width:
        here = here.resize((here.width, height), Image.Resampling.BICUBIC)
    return np.asarray(here.resize((width, height), Image.Resampling.BICUBIC))


def prepared(pictures: Sequence[np.ndarray], most: int, settings: Settings) -> tuple[Tensor, tuple[int, int, int]]:
    """Rows for the tower, and the grid (t, h, w) in patches, of pictures of one medium. Sizes come from the first."""
    height, width = pictures[0].shape[:2]
    first, second = sizes(height, width, most, settings)
    whole = np.stack([resized(resized(picture, *first), *second) for picture in pictures])
    return rows(torch.from_numpy(whole), settings), (len(whole), second[0] // settings.patch, second[1] // settings.patch)


def rows(pictures: Tensor, settings: Settings) -> Tensor:
    """float32 (k * h * w / patch², 3 * temporal * patch²) of uint8 (k, h, w, 3); patches of a token stand together, and
    within one the order is colour, time, row, column."""
    count, height, width, channels = pictures.shape
    patch, merge = settings.patch, settings.merge
    mean, std = (torch.tensor(values, device=pictures.device) for values in (settings.mean, settings.std))
    # rounded where the published processor rounds: after the division, and after each of the other two steps
    scaled = ((pictures.double() * (1 / 255)).float() - mean) / std
    high, wide = height // (patch * merge), width // (patch * merge)
    cut = scaled.view(count, high, merge, patch, wide, merge, patch, channels).permute(0, 1, 4, 2, 5, 7, 3, 6)
    doubled = cut.unsqueeze(6).expand(*cut.shape[:6], settings.temporal, patch, patch)
    return doubled.reshape(count * high * wide * merge**2, channels * settings.temporal * patch**2)
