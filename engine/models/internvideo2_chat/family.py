"""Footage as InternVideo2-Chat sees it: one clip of eight frames, whatever its length, of which 96 vectors are made; in HD
three clips, two tiles of the frames and the whole of them.

What the tower saw is kept, since that never changes. What the Q-Former makes of it depends on the instruction that it is
told, takes little, and is made anew. The model knows no times; the published sentence says which seconds frames are from.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import torch
from torch import Tensor

from engine.models.checkpoint import Checkpoint
from engine.models.interface import Views
from engine.models.internvideo2.pictures import MEAN, STD, chosen
from engine.models.internvideo2_chat import pictures, prompt, seeing
from engine.models.internvideo2_chat.components import BERT_FOLDER
from engine.models.internvideo2_chat.pictures import Preparing
from engine.models.loader import Loaded
from engine.models.native.arriving import Making
from engine.models.native.family import Family, Laid, ascending, only
from engine.models.native.features import Features, FeatureStore
from engine.models.native.model import NativeModel
from engine.models.native.prompt import Template
from engine.protocol import EngineError
from engine.tasks.context import Context

TASKS = frozenset({"ask", "describe"})
_ROOM = 3584
"""Tokens of context that are told to who plans what is looked at: few, so that a look, of which eight frames are shown,
spans seconds and not minutes. Longer footage is looked at in several."""


class InternVideo2Chat(NativeModel):
    """VideoModel over a loaded InternVideo2-Chat."""

    tasks = TASKS

    def __init__(
        self, name: str, checkpoint: Checkpoint, loaded: Loaded, *, instruction: str | None = None, **more: Any
    ) -> None:
        """As NativeModel. `instruction` is said before the footage, and in HD told to the Q-Former as well; by default the
        published one in HD, where the folder holds the words that the Q-Former reads it with, and none elsewhere.

        Raises EngineError for an instruction that the Q-Former has no words for.
        """
        preparing: Preparing = loaded.processor
        told = preparing.settings.hd
        if instruction is None:
            instruction = prompt.WATCH if told and preparing.words is not None else ""
        self._instruction = instruction
        super().__init__(name, checkpoint, loaded, **more)
        ids = mask = None
        if instruction and told:
            if preparing.words is None:
                raise EngineError(
                    "the Q-Former's words are missing, without which it can be told no instruction",
                    file=str(checkpoint.directory / BERT_FOLDER / "vocab.txt"),
                    hint="get vocab.txt of bert-base-uncased and put it there, or give no instruction",
                )
            ids, mask = (torch.tensor(rows, device=self._decoder.device) for rows in preparing.words.rows([instruction]))
        self._template = prompt.Chat(loaded.tokenizer, None, instruction)
        self._before = self._template.before()
        self.features = _Seen(self._family, self.revision, self._decoder.device, loaded.model, ids, mask, exact=self._exact)

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
        return min(super().context, _ROOM)

    @property
    def most_pictures(self) -> int:
        """Of a look, that are seen: as many as the tower learnt of a clip."""
        return int(self._loaded.model.settings.tower.frames)

    def shown(self, views: Sequence[Views]) -> Sequence[Views]:
        """Of each file that many, the middles of equal stretches."""
        return [_thinned(one, self.most_pictures) for one in views]


class Clips:
    """A loaded model's way with pictures: one of the base model's, or HD's."""

    parts = 1

    def __init__(self, loaded: Any) -> None:
        """Raises EngineError where model and settings are not of one kind."""
        if not isinstance(loaded.processor, Preparing):
            raise EngineError("this model has no settings for its pictures", hint="get the checkpoint again")
        self._model, self._tokenizer, self._told = loaded.model, loaded.tokenizer, loaded.processor.settings
        tower = self._told.tower
        self._side, self.together = tower.side, tower.frames
        self.name = "internvideo2_chat hd" if self._told.hd else "internvideo2_chat"
        self.width = tower.width
        self.preprocessing = f"1 {tower} {MEAN} {STD} {pictures.ANTIALIAS}"

    def size(self, tokens_per_frame: float, width: int, height: int) -> tuple[int, int]:  # noqa: ARG002
        """What the tower sees is given, and so are the tokens that it takes."""
        return self.fitting(width, height)

    def fitting(self, width: int, height: int) -> tuple[int, int]:
        """Frames of the base model keep their shape, and are cropped; those of HD get the shape of their tiles."""
        width, height = max(1, width), max(1, height)
        if not self._told.hd:
            return pictures.fitted(width, height, self._side)
        columns, rows = pictures.shape(width, height)
        return columns * self._side, rows * self._side

    def patches(self, width: int, height: int) -> int:  # noqa: ARG002
        return int(self._told.clips * self._told.tower.grid**2)

    def tokens(self, frames: int, width: int, height: int) -> int:  # noqa: ARG002
        """The same of however many frames, but of a picture by itself no time is told."""
        return len(self._media([1234.5] * min(2, frames))[0])

    def lay(self, views: Views) -> Laid:
        """A picture by itself has a table of positions, and a name, of its own."""
        times = [round(time, 1) for time in views.times]
        ids, places = self._media(times)
        return Laid(ids, places, torch.arange(len(ids)), len(ids), ascending(times))

    def encode(self, frames: Tensor) -> Tensor:
        """(tokens of the tower, 1, width) behind its norm, clip after clip. Of less than a whole clip some frames are seen
        twice, as published."""
        frames = frames[self._filled(len(frames))]
        if self._told.hd:
            clips = pictures.tiled(frames, self._side, pictures.shape(frames.shape[2], frames.shape[1]))
        else:
            clips = pictures.cropped(frames, self._side)[None]
        clips = clips.to(self._model.dtype)  # what they were made of need not stay
        return seeing.normed(self._model, seeing.looked(self._model, clips)).flatten(0, 1)[:, None]

    def _media(self, times: Sequence[float]) -> tuple[list[int], list[int]]:
        video = len(times) > 1
        said = prompt.told([times[place] for place in self._filled(len(times))]) if video else ""
        return prompt.media(self._tokenizer, self._told.each, self._told.clips, said, video=video)

    def _filled(self, frames: int) -> list[int]:
        """Places of the frames of a clip of so many; a picture by itself stays one."""
        return chosen(frames, 1.0, self.together) if 1 < frames < self.together else list(range(frames))


class _Seen(FeatureStore):
    """Keeps what the tower saw, and hands out what the Q-Former makes of it."""

    def __init__(
        self,
        family: Family,
        revision: str,
        device: torch.device,
        model: Any,
        ids: Tensor | None,
        mask: Tensor | None,
        *,
        exact: bool,
    ) -> None:
        super().__init__(family, revision, device, exact=exact)
        self._model, self._ids, self._mask = model, ids, mask

    def making(self, views: Views, context: Context, told: Callable[[float], None]) -> Making:
        """All at once: every vector depends on the whole clip."""
        *_, (seen, count) = super().making(views, context, told)
        clips = int(self._model.settings.clips)
        with torch.inference_mode():
            whole = seen.take(0, count, self._device, self._model.project_up.weight.dtype)[:, 0]
            said = [rows.expand(clips, -1) for rows in (self._ids, self._mask) if rows is not None]
            made = seeing.features(self._model, whole.view(clips, -1, whole.shape[-1]), *said).flatten(0, 1)[:, None]
        yield Features(made, None), len(made)


def _thinned(views: Views, most: int) -> Views:
    """At most so many pictures of these."""
    if len(views.times) <= most:
        return views
    return only(views, chosen(len(views.times), 1.0, most))
