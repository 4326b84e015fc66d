"""Footage as Tarsier2 sees it: every picture on its own, one block of them, one step of time each.

The family tells no times. They stand in a sentence behind the pictures, which is ours: in front of them nothing stands that
did not when the model was trained.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from engine.models.interface import Views
from engine.models.loader import Loaded
from engine.models.native import vision
from engine.models.native.family import Family, Laid, ascending, grid, number, numbers
from engine.models.native.model import NativeModel
from engine.models.tarsier2 import positions
from engine.models.tarsier2.conversation import LONGEST
from engine.models.tarsier2.pictures import MOST_PIXELS, Settings, fitted, rows
from engine.protocol import EngineError

TASKS = frozenset({"describe", "ask", "titles"})


class Tarsier2(NativeModel):
    """VideoModel over a loaded Tarsier2."""

    tasks = TASKS

    @staticmethod
    def way(name: str, loaded: Loaded) -> Family:  # noqa: ARG004
        """How it sees."""
        return Frames(loaded)

    @property
    def context(self) -> int:
        """No more than the published model is given: what its positions could count further was never shown to it."""
        return min(super().context, LONGEST)


class Frames:
    """A loaded model's way with pictures."""

    name = "tarsier2"
    together = 1
    parts = 1

    def __init__(self, loaded: Any) -> None:
        """Raises EngineError where model, settings and tokenizer are not of one kind."""
        model, settings = loaded.model, loaded.processor
        config = model.config.vision_config
        told = (settings.patch, settings.merge, settings.temporal)
        if told != (config.patch_size, config.spatial_merge_size, config.temporal_patch_size):
            raise EngineError(
                f"its settings cut pictures into {told}, the model wants "
                f"{(config.patch_size, config.spatial_merge_size, config.temporal_patch_size)}",
                hint="they belong to another model: get the checkpoint again",
            )
        self._settings: Settings = settings
        self._tokenizer = loaded.tokenizer
        self._tower: Any = model.model.visual
        self._start, self._end, self._pad = (
            number(self._tokenizer, token) for token in ("<|vision_start|>", "<|vision_end|>", "<|image_pad|>")
        )
        if model.config.image_token_id != self._pad:
            raise EngineError("the tokenizer of this model counts its tokens otherwise than its configuration does")
        self._cell = settings.cell
        self._most = min(MOST_PIXELS, settings.most_pixels)
        self.width = int(model.config.get_text_config().hidden_size)
        self.preprocessing = f"1 {settings}"
        vision.batch(self._tower)

    def size(self, tokens_per_frame: float, width: int, height: int) -> tuple[int, int]:
        """No sharper than the model was shown pictures, and no smaller than its settings allow."""
        area = self._cell**2
        cells = min(max(tokens_per_frame, self._settings.least_pixels / area, 1.0), self._most / area)
        columns, lines = grid(cells, max(1, width), max(1, height), self._cell)
        return self.fitting(columns * self._cell, lines * self._cell)

    def fitting(self, width: int, height: int) -> tuple[int, int]:
        height, width = fitted(height, width, self._cell, self._settings.least_pixels, self._most)
        return max(self._cell, width), max(self._cell, height)

    def patches(self, width: int, height: int) -> int:
        width, height = self.fitting(width, height)
        return width * height // self._settings.patch**2

    def tokens(self, frames: int, width: int, height: int) -> int:
        columns, lines = self._cells(width, height)
        return frames * (columns * lines + len(numbers(self._tokenizer, " 1234.5,"))) + 24

    def lay(self, views: Views) -> Laid:
        columns, lines = self._cells(*views.size)
        steps = len(views.times)
        times = [round(time, 1) for time in views.times]
        words = numbers(self._tokenizer, f"These pictures are from the seconds {', '.join(map(str, times))}.\n")
        block = positions.block(steps, lines, columns) + 1
        behind = 1 + positions.span(steps, lines, columns)
        text = torch.arange(behind, behind + 1 + len(words)).expand(3, -1)
        ids = [self._start, *[self._pad] * block.shape[1], self._end, *words]
        places = list(range(1, 1 + block.shape[1]))
        where = torch.cat([torch.zeros(3, 1, dtype=torch.long), block, text], dim=1)
        return Laid(ids, places, where, behind + 1 + len(words), ascending(times))

    def encode(self, pictures: Tensor) -> Tensor:
        settings = self._settings
        count, height, width, _ = pictures.shape
        pixels = rows(pictures, settings).to(self._tower.dtype)
        shape = torch.tensor([[count, height // settings.patch, width // settings.patch]], device=pixels.device)
        features: Tensor = self._tower(pixels, grid_thw=shape, return_dict=True).pooler_output
        return features[:, None]

    def _cells(self, width: int, height: int) -> tuple[int, int]:
        width, height = self.fitting(width, height)
        return width // self._cell, height // self._cell
