"""Footage as InternVideo2.5 sees it: "Frame1: <img>...</img>", "Frame2: ...", 64 tokens for four frames together.

The family tells no times. They stand in a sentence behind the pictures, which is ours: in front of them nothing stands that
did not when the model was trained. Where the number of frames is no multiple of four, the last one is shown again.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from engine.models.interface import Views
from engine.models.internvideo2 import pictures as pictures_
from engine.models.internvideo2 import prompt, seeing
from engine.models.loader import Loaded
from engine.models.native.family import Family, Laid, ascending, number, numbers
from engine.models.native.model import NativeModel

TASKS = frozenset({"ask", "describe"})


class InternVideo25(NativeModel):
    """VideoModel over a loaded InternVideo2.5."""

    tasks = TASKS

    @staticmethod
    def way(name: str, loaded: Loaded) -> Family:  # noqa: ARG004
        """How it sees."""
        return Frames(loaded)


class Frames:
    """A loaded model's way with pictures."""

    name = "internvideo2_5"
    together = seeing.GROUP
    parts = 1

    def __init__(self, loaded: Any) -> None:
        """Raises EngineError where the tokenizer lacks a word of the family's, or frames are too small to be merged."""
        self._model, self._tokenizer = loaded.model, loaded.tokenizer
        self._side = int(loaded.processor.side)
        across = self._side // int(self._model.config.vision_config.patch_size[0])
        seeing.mergeable(seeing.GROUP, (across, across))
        self._patches = across**2
        self._start, self._end, self._pad = (
            number(self._tokenizer, token) for token in (prompt.START, prompt.CLOSE, prompt.PLACE)
        )
        self.width = int(self._model.config.text_config.hidden_size)
        self.preprocessing = f"1 {self._side} {pictures_.MEAN} {pictures_.STD}"
        # No prompt is longer than the training's texts (NativeModel.context), behind which positions would be stretched:
        # they are the plain ones, and a step need not look how long the text has become.
        self._model.model.language_model.rotary_emb.rope_type = "default"

    def size(self, tokens_per_frame: float, width: int, height: int) -> tuple[int, int]:  # noqa: ARG002
        return self._side, self._side

    def fitting(self, width: int, height: int) -> tuple[int, int]:  # noqa: ARG002
        return self._side, self._side

    def patches(self, width: int, height: int) -> int:  # noqa: ARG002
        return self._patches

    def tokens(self, frames: int, width: int, height: int) -> int:  # noqa: ARG002
        name, time = (len(numbers(self._tokenizer, text)) for text in ("Frame1234: ", " 1234.5,"))
        shown = -(-frames // self.together) * self.together
        return shown * (prompt.EACH + 3 + name) + frames * time + len(numbers(self._tokenizer, _times([])))

    def lay(self, views: Views) -> Laid:
        times = [round(time, 1) for time in views.times]
        ids: list[int] = []
        places: list[int] = []
        for place in range(-(-len(times) // self.together) * self.together):
            ids += [*numbers(self._tokenizer, f"{chr(10) if place else ''}Frame{place + 1}: "), self._start]
            places += range(len(ids), len(ids) + prompt.EACH)
            ids += [*[self._pad] * prompt.EACH, self._end]
        ids += numbers(self._tokenizer, _times(times))
        return Laid(ids, places, torch.arange(len(ids)), len(ids), ascending(times))

    def encode(self, pictures: Tensor) -> Tensor:
        lacking = -len(pictures) % self.together
        whole = torch.cat([pictures, pictures[-1:].expand(lacking, -1, -1, -1)]) if lacking else pictures
        pixels = pictures_.normalised(whole).to(self._model.dtype)
        return seeing.features(self._model, pixels).flatten(0, 1)[:, None]


def _times(times: list[float]) -> str:
    return f"\nThese pictures are from the seconds {', '.join(map(str, times))}.\n"
