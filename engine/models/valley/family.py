"""Footage as Valley2 sees it: a frame by itself is cut into tiles; of a clip eight frames are shown, each whole.

The family tells no times. Of a clip they stand in a sentence behind the pictures, which is ours: in front of them nothing
stands that did not when the model was trained.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor

from engine.models.interface import Views
from engine.models.loader import Loaded
from engine.models.native import vision
from engine.models.native.arriving import Making
from engine.models.native.family import Family, Laid, ascending, grid, numbers, only
from engine.models.native.features import FeatureStore
from engine.models.native.model import NativeModel
from engine.models.tarsier2.pictures import fitted, rows
from engine.models.valley import tiles, tokens
from engine.models.valley.preparing import FRAMES, Preparing, chosen
from engine.protocol import EngineError

if TYPE_CHECKING:
    from engine.tasks.context import Context

TASKS = frozenset({"describe", "ask", "titles", "labels", "thumbnails"})


class Valley(NativeModel):
    """VideoModel over a loaded Valley2."""

    tasks = TASKS

    def __init__(self, *args: Any, **how: Any) -> None:
        """As NativeModel."""
        super().__init__(*args, **how)
        self.features = _Stores(self._loaded, self.revision, self._decoder.device, exact=self._exact)

    @staticmethod
    def way(name: str, loaded: Loaded) -> Family:  # noqa: ARG004
        """How it sees."""
        return Frames(loaded)

    @property
    def context(self) -> int:
        """No more than the published model is given."""
        longest: int = self._loaded.processor.settings.longest
        return min(super().context, longest)

    @property
    def most_pictures(self) -> int:
        """Of a look, that are seen."""
        return FRAMES

    def shown(self, views: Sequence[Views]) -> Sequence[Views]:
        """Of all files together eight pictures are shown, but at least one of each: what else was handed in is left out."""
        each = max(1, FRAMES // max(1, len(views)))
        return [thinned(one, each) for one in views]


class Frames:
    """A loaded model's way with pictures. A picture that is `alone` is tiled, if the model tiles at all."""

    together = 1
    parts = 1

    def __init__(self, loaded: Any, *, alone: bool = False) -> None:
        """Raises EngineError where model and tokenizer are not of one kind."""
        self._model, self._preparing, self._tokenizer = loaded.model, loaded.processor, loaded.tokenizer
        if not isinstance(self._preparing, Preparing):
            raise EngineError("this model has no settings for its pictures", hint="get the checkpoint again")
        self._told, self._qwen = self._preparing.settings, self._preparing.qwen
        self._tiled = self._told.tiled and alone
        self.name = "valley alone" if self._tiled else "valley"
        self.width = self._told.hidden
        self.preprocessing = f"1 {self._qwen} {self._told.tile} {self._told.grids if self._tiled else ''} {self._told.most}"
        self._hole = int(self._tokenizer.convert_tokens_to_ids("<|endoftext|>") or 0)
        vision.batch(self._model.model.qwen2vl_vision_tower)

    def size(self, tokens_per_frame: float, width: int, height: int) -> tuple[int, int]:
        """No smaller than a tile of SigLIP's, which would otherwise be shown what was blown up."""
        cell = self._qwen.cell
        own = tokens_per_frame - self._told.side**2
        cells = min(max(own, (self._told.tile / cell) ** 2), self._qwen.most_pixels / cell**2)
        columns, lines = grid(cells, max(1, width), max(1, height), cell)
        return self.fitting(columns * cell, lines * cell)

    def fitting(self, width: int, height: int) -> tuple[int, int]:
        """Multiples of the second tower's cells, within its limits."""
        cell = self._qwen.cell
        height, width = fitted(height, width, cell, self._qwen.least_pixels, self._qwen.most_pixels)
        return max(cell, width), max(cell, height)

    def patches(self, width: int, height: int) -> int:
        """Of the tower that sees more of them."""
        size = self.fitting(width, height)
        count = (self._told.tile // int(self._told.siglip["patch_size"])) ** 2
        return max(size[0] * size[1] // self._qwen.patch**2, count * self._count(size))

    def tokens(self, frames: int, width: int, height: int) -> int:
        """Of a single frame as it is shown by itself; of more than eight no more than of eight."""
        if frames == 1:
            return self._each((width, height), alone=self._told.tiled) + len(self._tag("<im_start>", "<im_end>\n"))
        shown = min(frames, FRAMES)
        around = self._tag("<im_start>", "<im_end> ") + numbers(self._tokenizer, " 1234.5,")
        return shown * (self._each((width, height), alone=False) + len(around)) + 24

    def lay(self, views: Views) -> Laid:
        """Pictures one after the other, with a space between them."""
        count = len(views.times)
        each = self._each(views.size, alone=self._told.tiled and count == 1)
        times = [round(time, 1) for time in views.times]
        told = f"These pictures are from the seconds {', '.join(map(str, times))}.\n" if count > 1 else ""
        ids: list[int] = []
        places: list[int] = []
        for place in range(count):
            ids += self._tag("" if place == 0 else "<im_end> " if self._told.tags else " ", "<im_start>")
            places += range(len(ids), len(ids) + each)
            ids += [self._hole] * each
        ids += self._tag("<im_end>", "\n") + numbers(self._tokenizer, told)
        return Laid(ids, places, torch.arange(len(ids)), len(ids), ascending(times))

    def encode(self, pictures: Tensor) -> Tensor:
        """Picture by picture for SigLIP, whose tiles are cut as the reference cuts them; all at once for the other."""
        count, height, width, _ = pictures.shape
        patch = self._qwen.patch
        shape = torch.tensor([[1, height // patch, width // patch]] * count, device=pictures.device)
        second = tokens.qwen(self._model, rows(pictures, self._qwen), shape).chunk(count)
        made = []
        for picture, other in zip(pictures.cpu().numpy(), second, strict=True):
            pixels = self._preparing.cut(picture, alone=self._tiled).to(pictures.device)
            first = tokens.adapted(self._model, tokens.siglip(self._model, pixels))
            made.append(tokens.of_picture(self._told, first, other, (width, height)))
        return torch.cat(made)[:, None]

    def _tag(self, before: str, behind: str) -> list[int]:
        """Tokens of what stands around a picture, without the tags where the model knows none."""
        text = before + behind
        if not self._told.tags:
            text = text.replace("<im_start>", "").replace("<im_end>", "")
        return numbers(self._tokenizer, text) if text else []

    def _each(self, size: tuple[int, int], *, alone: bool) -> int:
        """Tokens of a picture."""
        size = self.fitting(*size)
        whole = self._told.side**2 + size[0] * size[1] // self._qwen.cell**2
        if not alone:
            return whole
        width, height = tiles.best(size, self._told.grids)
        across = width // self._told.tile, height // self._told.tile
        lines, columns = tiles.shape(size, across, self._told.side, self._told.most)
        return whole + lines * columns

    def _count(self, size: tuple[int, int]) -> int:
        """Tiles of a picture."""
        if not self._tiled:
            return 1
        width, height = tiles.best(size, self._told.grids)
        return 1 + width * height // self._told.tile**2


class _Stores(FeatureStore):
    """Features of clips, and beside them those of pictures that are shown by themselves."""

    def __init__(self, loaded: Any, revision: str, device: torch.device, *, exact: bool) -> None:
        super().__init__(Frames(loaded), revision, device, exact=exact)
        self._alone = FeatureStore(Frames(loaded, alone=True), revision, device, exact=exact)

    def making(self, views: Views, context: Context, told: Callable[[float], None]) -> Making:
        if len(views.times) == 1:
            return self._alone.making(views, context, told)
        return super().making(views, context, told)

    @property
    def bytes(self) -> int:
        return super().bytes + self._alone.bytes

    def forget(self) -> None:
        self._alone.forget()
        super().forget()

    def settle(self) -> None:
        self._alone.settle()
        super().settle()


def thinned(views: Views, most: int) -> Views:
    """At most so many pictures of these, evenly spread, the first and the last among them."""
    return views if len(views.times) <= most else only(views, chosen(len(views.times), most))
