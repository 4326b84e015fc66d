"""Tiles of pictures as the tower takes them, and which frames of a video are shown, by the published rules."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from PIL import Image
from torch import Tensor

MEAN, STD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
SEGMENTS = 128
"""Frames that a video is shown in where nothing else is said."""
MOST = 512


def normalised(pictures: Tensor) -> Tensor:
    """float32 (k, 3, h, w) of uint8 (k, h, w, 3)."""
    mean, std = (torch.tensor(values, device=pictures.device).view(3, 1, 1) for values in (MEAN, STD))
    return ((pictures.permute(0, 3, 1, 2).float() / 255) - mean) / std


def grid(width: int, height: int, most: int, side: int) -> tuple[int, int]:
    """(columns, rows) of at most so many tiles, of the shape that is nearest to the picture's. Of two that are equally near
    the larger is taken where the picture has more than half its pixels."""
    best, apart = (1, 1), float("inf")
    cuts = [(across, down) for across in range(1, most + 1) for down in range(1, most // across + 1)]
    for across, down in sorted(cuts, key=lambda cut: (cut[0] * cut[1], cut[0])):
        here = abs(width / height - across / down)
        if here < apart or (here == apart and width * height > 0.5 * side * side * across * down):
            best, apart = (across, down), here
    return best


def tiles(picture: np.ndarray, side: int, most: int = 1, *, whole: bool = True) -> Tensor:
    """float32 (tiles, 3, side, side) of uint8 (h, w, 3), row by row; with `whole` all of it at last, where it was cut."""
    height, width = picture.shape[:2]
    across, down = grid(width, height, most, side)
    image = Image.fromarray(picture)
    large = np.asarray(image.resize((across * side, down * side), Image.Resampling.BICUBIC))
    cut = large.reshape(down, side, across, side, 3).transpose(0, 2, 1, 3, 4).reshape(-1, side, side, 3)
    if whole and len(cut) > 1:
        cut = np.concatenate([cut, np.asarray(image.resize((side, side), Image.Resampling.BICUBIC))[None]])
    return normalised(torch.from_numpy(cut.copy()))


def segments(duration: float) -> int:
    """How many frames of a video of so many seconds are shown, by the rule that goes by its length."""
    return min(MOST, max(SEGMENTS, 4 * int(duration // 4)))


def chosen(total: int, rate: float, count: int, bound: Sequence[float] | None = None) -> list[int]:
    """Numbers of `count` frames of a file of `total` frames at `rate` a second, or of what is within `bound`, in seconds."""
    last = total - 1
    first, end = (0, last) if bound is None else (max(0, round(bound[0] * rate)), min(round(bound[1] * rate), last))
    step = (end - first) / count
    return [int(first + step / 2 + round(step * place)) for place in range(count)]
