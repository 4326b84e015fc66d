"""InternVL in transformers' layout: every picture a square of one size, "Frame1: <img>...</img>", "Frame2: ...".

The family tells no times. They stand in a sentence before the pictures, which is ours.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from engine.models.interface import Views
from engine.models.native.family import Laid, ascending, number, numbers
from engine.protocol import EngineError


class InternVL:
    """A loaded model's way with pictures."""

    name = "internvl"
    together = 1
    parts = 1

    def __init__(self, loaded: Any) -> None:
        """Raises EngineError where model or processor are not what the family has."""
        self._model, self._tokenizer = loaded.model.model, loaded.tokenizer
        processor = loaded.processor
        self._processor: Any = getattr(processor, "video_processor", None)
        if self._processor is None or getattr(self._model, "vision_tower", None) is None:
            raise EngineError("this model has no tower for pictures, or no settings for films")
        config = loaded.model.config
        size = config.vision_config.image_size
        self._side = int(size[0] if isinstance(size, list | tuple) else size)
        told = self._processor.size
        if (int(told["height"]), int(told["width"])) != (self._side, self._side):
            raise EngineError(
                f"the processor makes pictures of {told['width']}x{told['height']}, the model wants {self._side} each way",
                hint="it belongs to another model: get the checkpoint again",
            )
        patch = config.vision_config.patch_size
        self._patches = (self._side // int(patch[0] if isinstance(patch, list | tuple) else patch)) ** 2
        self._each = int(processor.image_seq_length)
        if self._each != round(self._patches * float(config.downsample_ratio) ** 2):
            raise EngineError(f"the processor counts {self._each} tokens a picture, the model makes another number")
        self.width = int(config.get_text_config().hidden_size)
        self._start = number(self._tokenizer, processor.start_image_token)
        self._end = number(self._tokenizer, processor.end_image_token)
        self._pad = int(config.image_token_id)
        if number(self._tokenizer, processor.image_token) != self._pad:
            raise EngineError("the tokenizer of this model counts its tokens otherwise than its configuration does")
        self.preprocessing = f"1 {self._side} {self._processor.image_mean} {self._processor.image_std}"

    def size(self, tokens_per_frame: float, width: int, height: int) -> tuple[int, int]:  # noqa: ARG002
        return self._side, self._side

    def fitting(self, width: int, height: int) -> tuple[int, int]:  # noqa: ARG002
        return self._side, self._side

    def patches(self, width: int, height: int) -> int:  # noqa: ARG002
        return self._patches

    def tokens(self, frames: int, width: int, height: int) -> int:  # noqa: ARG002
        each = len(numbers(self._tokenizer, "\nFrame1234: ")) + len(numbers(self._tokenizer, " 1234.5,"))
        return frames * (self._each + 2 + each) + 24

    def lay(self, views: Views) -> Laid:
        times = [round(time, 1) for time in views.times]
        ids = numbers(self._tokenizer, f"These pictures are from the seconds {', '.join(map(str, times))}:\n")
        places: list[int] = []
        names = [f"{chr(10) if place else ''}Frame{place + 1}: " for place in range(len(times))]
        for text in self._tokenizer(names, add_special_tokens=False)["input_ids"]:
            ids += [*text, self._start]
            places += range(len(ids), len(ids) + self._each)
            ids += [*[self._pad] * self._each, self._end]
        ids += numbers(self._tokenizer, "\n")
        return Laid(ids, places, torch.arange(len(ids)), len(ids), ascending(times))

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
        pixels = prepared["pixel_values_videos"][0].to(pictures.device, self._model.dtype)
        config = self._model.config
        made = self._model.get_image_features(
            pixel_values=pixels,
            vision_feature_layer=config.vision_feature_layer,
            vision_feature_select_strategy=config.vision_feature_select_strategy,
            return_dict=True,
        )
        features: Tensor = made.pooler_output.flatten(0, 1)[:, None]
        return features
