"""Which frames of a video are shown, by the published rule: about one a second, in whole clips."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from engine.models.videochat_flash.settings import CLIP

LEAST, MOST = 64, 512
"""Frames as the published scripts show them."""


def count(total: int, rate: float, *, clip: int = CLIP, least: int = LEAST, most: int = MOST) -> int:
    """How many of `total` frames at `rate` a second are shown; `most` of 0 bounds nothing. A video may have fewer."""
    if least > total:
        least = total // clip * clip
    found = clip * max(1, int(total / rate / clip))
    return max(least, min(found, most) if most > 0 else found)


def chosen(total: int, rate: float, *, clip: int = CLIP, least: int = LEAST, most: int = MOST) -> list[int]:
    """Their numbers: the middles of equal stretches; the last one again where there are too few."""
    wanted = count(total, rate, clip=clip, least=least, most=most)
    # numpy's own steps decide where an edge falls between two frames
    edges = np.linspace(0, total, min(wanted, total) + 1).astype(int).tolist()
    found = [(first + last - 1) // 2 for first, last in pairwise(edges)]
    return found + found[-1:] * (wanted - len(found))
