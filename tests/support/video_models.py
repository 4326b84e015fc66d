"""Footage of noise, and tiny models opened for exact comparison, for tests of video-language models."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from engine.models import budget, loader
from engine.models.checkpoint import Checkpoint
from engine.models.interface import Views
from engine.models.loader import Loaded

Opened = Callable[..., Any]
"""Of a fixture: opens the tiny model of a family by its name, as a NativeModel."""


def loaded_of(checkpoint: Checkpoint, tokens: int = 4096) -> Loaded:
    """In float32, so that what is computed in another order comes to the same tokens."""
    need = budget.need(checkpoint.config, "cpu", budget.Plan(tokens=tokens, chunk=512))
    loaded = loader.load(checkpoint, budget.Choice(setting="cpu", need=need, reason="", device="cpu"))
    loaded.model.float()
    return loaded


def film(
    size: tuple[int, int], count: int = 4, *, name: str = "a", start: float = 0.0, step: float = 1.0, piece: int = 0
) -> Views:
    """`count` pictures of noise, one each `step` seconds; in pieces of `piece` pictures where that is given."""
    rng = np.random.default_rng(sum(name.encode()))
    pictures = rng.integers(0, 255, (count, size[1], size[0], 3), dtype=np.uint8)
    times = tuple(round(start + place * step, 6) for place in range(count))

    def pieces() -> Iterable[np.ndarray]:
        return (pictures[first : first + piece] for first in range(0, count, piece))

    end = start + count * step
    return Views(f"{name}.mp4", name, start, end, end, times, size, pieces if piece else pictures)
