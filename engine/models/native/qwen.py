"""Qwen3-VL, Qwen2.5-VL and Qwen2-VL: one way to see, three ways to tell the time.

Qwen3-VL   a stamp of text before each pair of pictures, "<12.5 seconds>", the mean of the two
Qwen2.5-VL no text; the position of a pair on the axis of time counts seconds (`tokens_per_second` of them each)
Qwen2-VL   pairs are only counted; the times stand in a sentence before the pictures, which is ours and not the family's

A stretch from the middle of a file keeps the file's time: stamps and positions do not start at zero there.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from engine.models.interface import Views
from engine.models.native import vision
from engine.models.native.family import Laid, ascending, grid, number, numbers
from engine.protocol import EngineError

_NAMES = ("qwen3_vl", "qwen2_5_vl", "qwen2_vl")


class Qwen:
    """A loaded model's way with pictures."""

    def __init__(self, loaded: Any, name: str) -> None:
        """Raises EngineError where model or processor are not what the family has."""
        if name not in _NAMES:
            raise EngineError(f"{name} is not of the Qwen family")
        self.name = name
        model, self._tokenizer = loaded.model, loaded.tokenizer
        processor: Any = getattr(loaded.processor, "video_processor", None)
        self._tower: Any = getattr(model.model, "visual", None)
        if processor is None or self._tower is None:
            raise EngineError("this model has no tower for pictures, or no settings for films")
        processor.cap_pixels_per_frame = False  # sizes are chosen before, by `size`
        self._processor = processor
        config = model.config.vision_config
        self._patch, self._merge = int(config.patch_size), int(config.spatial_merge_size)
        self.together = int(config.temporal_patch_size)
        told = int(processor.patch_size), int(processor.merge_size), int(processor.temporal_patch_size)
        if told != (self._patch, self._merge, self.together):
            raise EngineError(
                f"the processor cuts films into {told}, the model wants {(self._patch, self._merge, self.together)}",
                hint="it belongs to another model: get the checkpoint again",
            )
        self._cell = self._patch * self._merge
        self.parts = 1 + (len(config.deepstack_visual_indexes) if name == "qwen3_vl" else 0)
        self.width = int(model.config.get_text_config().hidden_size)
        self._seconds = float(getattr(config, "tokens_per_second", 2)) if name == "qwen2_5_vl" else 0.0
        self._start, self._end, self._pad = (
            number(self._tokenizer, token) for token in ("<|vision_start|>", "<|vision_end|>", "<|video_pad|>")
        )
        if int(model.config.video_token_id) != self._pad:
            raise EngineError("the tokenizer of this model counts its tokens otherwise than its configuration does")
        self.preprocessing = f"1 {self._patch}x{self._merge}x{self.together} {processor.image_mean} {processor.image_std}"
        vision.batch(self._tower)

    def size(self, tokens_per_frame: float, width: int, height: int) -> tuple[int, int]:
        cells = max(1.0, tokens_per_frame * self.together)
        columns, rows = grid(cells, max(1, width), max(1, height), self._cell)
        return columns * self._cell, rows * self._cell

    def fitting(self, width: int, height: int) -> tuple[int, int]:
        return max(1, round(width / self._cell)) * self._cell, max(1, round(height / self._cell)) * self._cell

    def patches(self, width: int, height: int) -> int:
        width, height = self.fitting(width, height)
        return max(1, width * height // self._patch**2 // self.together)

    def tokens(self, frames: int, width: int, height: int) -> int:
        steps = -(-frames // self.together)
        each = self._cells(width, height)
        if self.name == "qwen3_vl":
            return steps * (each + 2 + len(numbers(self._tokenizer, "<1234.5 seconds>")))
        if self.name == "qwen2_vl":
            return steps * (each + len(numbers(self._tokenizer, " 1234.5,"))) + 24
        return steps * each + 2

    def lay(self, views: Views) -> Laid:
        columns, rows = (side // self._cell for side in self.fitting(*views.size))
        pairs = [views.times[first : first + self.together] for first in range(0, len(views.times), self.together)]
        if self.name == "qwen3_vl":
            # as the processor does, which repeats the last picture where there is an odd number
            stamps = [f"{(pair[0] + (pair[-1] if len(pair) == self.together else pair[0])) / 2:.1f}" for pair in pairs]
            return self._stamped(stamps, columns, rows)
        if self.name == "qwen2_vl":
            times = [round(pair[0], 1) for pair in pairs]
            before = numbers(self._tokenizer, f"These pictures are from the seconds {', '.join(map(str, times))}:\n")
            return self._counted([float(step) for step in range(len(pairs))], columns, rows, before, times)
        times = [pair[0] for pair in pairs]
        return self._counted([float(int(time * self._seconds + 1e-6)) for time in times], columns, rows, [], times)

    def encode(self, pictures: Tensor) -> Tensor:
        prepared = self._processor(
            videos=[pictures.permute(0, 3, 1, 2)],
            do_resize=False,
            do_sample_frames=False,
            do_convert_rgb=False,
            return_tensors="pt",
            input_data_format="channels_first",
            device=str(pictures.device),
        )
        pixels = prepared["pixel_values_videos"].to(pictures.device, self._tower.dtype)
        shape = prepared["video_grid_thw"].to(pictures.device)
        made = self._tower(pixels, grid_thw=shape, return_dict=True)
        features = [made.pooler_output, *(getattr(made, "deepstack_features", None) or ())]
        if len(features) != self.parts:
            raise EngineError(f"the tower of this model makes {len(features)} features a token instead of {self.parts}")
        return torch.stack(features, dim=1)

    def _cells(self, width: int, height: int) -> int:
        width, height = self.fitting(width, height)
        return width // self._cell * (height // self._cell)

    def _stamped(self, stamps: list[str], columns: int, rows: int) -> Laid:
        """Each pair behind its stamp; every pair begins anew on all three axes, as if it were a picture of its own."""
        ids: list[int] = []
        places: list[int] = []
        pieces: list[Tensor] = []
        position, cells = 0, columns * rows
        square = _grid(columns, rows)
        for text in self._tokenizer([f"<{stamp} seconds>" for stamp in stamps], add_special_tokens=False)["input_ids"]:
            words = [*text, self._start]
            pieces += [_line(position, len(words)), square + position + len(words)]
            position += len(words)
            places += range(len(ids) + len(words), len(ids) + len(words) + cells)
            position += max(columns, rows)
            pieces.append(_line(position, 1))
            position += 1
            ids += [*words, *[self._pad] * cells, self._end]
        return Laid(ids, places, torch.cat(pieces, dim=1), position, ascending([float(stamp) for stamp in stamps]))

    def _counted(self, counts: list[float], columns: int, rows: int, before: list[int], times: list[float]) -> Laid:
        """All pairs in one piece, each at its count on the axis of time. What follows comes after the largest position on
        any axis, as the models were trained (transformers 5.23 lets it follow height and width alone, which in long films
        puts the question into the midst of them)."""
        cells = columns * rows
        words = [*before, self._start]
        square = _grid(columns, rows)
        pieces = [_line(0, len(words))]
        for count in counts:
            here = square.clone()
            here[0] += int(count)
            pieces.append(here + len(words))
        position = len(words) + max(int(counts[-1]) + 1, columns, rows)
        pieces.append(_line(position, 1))
        ids = [*words, *[self._pad] * (cells * len(counts)), self._end]
        places = list(range(len(words), len(ids) - 1))
        return Laid(ids, places, torch.cat(pieces, dim=1), position + 1, ascending(times))


def _line(first: int, count: int) -> Tensor:
    """(3, count) positions of text."""
    return torch.arange(first, first + count).expand(3, -1)


def _grid(columns: int, rows: int) -> Tensor:
    """(3, rows * columns) positions of a picture's squares: no time, height, width."""
    height, width = torch.meshgrid(torch.arange(rows), torch.arange(columns), indexing="ij")
    return torch.stack((torch.zeros_like(height), height, width)).flatten(1)
