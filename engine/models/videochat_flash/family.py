"""Footage as VideoChat-Flash sees it: clips of four frames, sixteen tokens a frame, and behind them a sentence that tells
how long the video lasts and from which seconds its frames are.

Nothing is left out on the way through the decoder, also where the configuration would have it: which tokens leave goes by
the question, and what is kept of footage here serves every question about it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor

from engine.models.checkpoint import Checkpoint
from engine.models.interface import Views, ask
from engine.models.loader import Loaded
from engine.models.native.family import Family, Laid, ascending, numbers
from engine.models.native.laying import NativeSeen
from engine.models.native.model import NativeModel
from engine.models.native.prompt import Template
from engine.models.videochat_flash import packing, prompt
from engine.models.videochat_flash.pictures import MEAN, STD, pixels
from engine.models.videochat_flash.sampling import MOST
from engine.models.videochat_flash.settings import CLIP, CLIP_TOKENS, Settings
from engine.protocol import EngineError
from engine.tasks.context import Context

TASKS = frozenset({"ask", "describe", "chapters", "find"})
_FOUND = 50
"""Tokens of an answer that tells a range: as published."""
_FILLER = 0
"""A token in whose place stands what the tower saw."""


class VideoChatFlash(NativeModel):
    """VideoModel and Finder over a loaded VideoChat-Flash."""

    tasks = TASKS

    def __init__(self, name: str, checkpoint: Checkpoint, loaded: Loaded, **more: Any) -> None:
        """As NativeModel."""
        super().__init__(name, checkpoint, loaded, **more)
        self._ends |= {prompt.ends(loaded.tokenizer)}
        self._most = int(loaded.processor.longest)

    @staticmethod
    def way(name: str, loaded: Loaded) -> Family:  # noqa: ARG004
        """How it sees."""
        return Clips(loaded)

    @staticmethod
    def template(loaded: Loaded) -> Template:
        """How it is talked to."""
        return prompt.Chat(loaded.tokenizer, None)

    @property
    def context(self) -> int:
        """No more than the checkpoint's tokenizer allows: what is beyond would be cut off."""
        return min(super().context, self._most)

    def find(self, seen: NativeSeen, queries: Sequence[str], context: Context) -> list[list[tuple[float, float, float]]]:
        """For each query its range, (start, end, score 0..1), as the one entry of a list; [] where it names none.

        It is asked as it was taught to find; the score is how sure it is afterwards that this happens there.
        """
        if len(seen.views) != 1:
            raise EngineError(f"{self.name} finds in one file at a time", hint="ask about each file apart")
        (views,) = seen.views
        said = [query.strip().rstrip(".") for query in queries]
        replies = self.answer(seen, [ask(prompt.find(query), most_tokens=_FOUND) for query in said], context)
        found: list[list[tuple[float, float, float]]] = [[] for _ in said]
        told = [(place, _within(prompt.range_of(reply.text), views)) for place, reply in enumerate(replies)]
        ranges = [(place, both) for place, both in told if both is not None]
        sure = self.yes(seen, [_claim(said[place], *both) for place, both in ranges], context)
        for (place, (start, end)), score in zip(ranges, sure, strict=True):
            found[place] = [(start, end, score)]
        return found


def _within(told: tuple[float, float] | None, views: Views) -> tuple[float, float] | None:
    """A range as far as it lies in what was shown."""
    if told is None:
        return None
    start, end = max(told[0], views.start), min(told[1], views.end)
    return (start, end) if start < end else None


def _claim(query: str, start: float, end: float) -> str:
    return f"Does this happen in the video between {start:.1f} and {end:.1f} seconds: {query}? Answer yes or no."


class Clips:
    """A loaded model's way with pictures."""

    name = "videochat_flash"
    together = CLIP
    parts = 1

    def __init__(self, loaded: Any) -> None:
        settings: Settings = loaded.processor
        self._model, self._tokenizer = loaded.model, loaded.tokenizer
        self._side, self._patches = settings.tower.side, settings.tower.grid**2
        self.width = settings.hidden
        self.preprocessing = f"1 {settings.tower} {MEAN} {STD}"

    def size(self, tokens_per_frame: float, width: int, height: int) -> tuple[int, int]:  # noqa: ARG002
        """The tower's own; shapes are not kept, as the model was taught."""
        return self._side, self._side

    def fitting(self, width: int, height: int) -> tuple[int, int]:  # noqa: ARG002
        return self._side, self._side

    def patches(self, width: int, height: int) -> int:  # noqa: ARG002
        return self._patches

    def tokens(self, frames: int, width: int, height: int) -> int:  # noqa: ARG002
        count = -(-frames // CLIP) * CLIP
        each = len(numbers(self._tokenizer, " 1234.5,")) if count <= MOST else 0
        sentence = len(numbers(self._tokenizer, "\n" + prompt.told(12345.67, None, count)))
        return count * (CLIP_TOKENS // CLIP + each) + sentence

    def lay(self, views: Views) -> Laid:
        """The last time is told again where the last clip is filled up. Of more frames than the published model is shown
        single times would take more tokens than the frames."""
        times = [round(time, 1) for time in views.times]
        filled = times + times[-1:] * (-len(times) % CLIP)
        shown = CLIP_TOKENS * len(filled) // CLIP
        sentence = prompt.told(views.duration, filled if len(filled) <= MOST else None, len(filled))
        ids = [_FILLER] * shown + numbers(self._tokenizer, f"\n{sentence}")
        return Laid(ids, list(range(shown)), torch.arange(len(ids)), len(ids), ascending(times))

    def encode(self, pictures: Tensor) -> Tensor:
        """As Family."""
        seen = packing.look(self._model, packing.clips(pixels(pictures)))
        return seen.projected.flatten(0, 1)[:, None]
