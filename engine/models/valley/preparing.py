"""Pictures and words as Valley2's towers and decoder take them, by the published processor's rules."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from engine.models.checkpoint import Checkpoint, read_config
from engine.models.tarsier2 import pictures
from engine.models.valley import settings as settings_
from engine.models.valley import tiles
from engine.models.valley.settings import Settings
from engine.protocol import EngineError

IMAGE = -200
"""Stands for a picture among the tokens."""
FRAMES = 8
"""Of a video, at most."""
SYSTEM = "You are Valley, developed by ByteDance. Your are a helpfull Assistant."
"""As it was published, with its spelling."""
LONGEST = 50_000
"""Letters of a conversation."""
_MEAN, _STD = (0.48145466, 0.4578275, 0.40821073), (0.26862954, 0.26130258, 0.27577711)
_LEAST, _MOST, _FETCHED = 4, 1280, 16384
"""Cells of the second tower's pictures: at least, at most, and at most where a picture is read from its file."""
_TEMPLATE = (
    "{% for message in messages %}{% if loop.first and message['role'] != 'system' %}"
    "{{ '<|im_start|>system\nYou are a helpful assistant.<|im_end|>\n' }}{% endif %}"
    "{{ '<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>\n' }}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}"
)
"""Qwen2's, for tokenizers that bring none."""
_TURN = re.compile(r"(?<=<\|im_end\|>\n)")


@dataclass(frozen=True, eq=False)
class Preparing:
    """Of one checkpoint."""

    settings: Settings
    qwen: pictures.Settings
    """How the second tower's pictures are prepared."""
    tokenizer: Any = field(repr=False)

    @classmethod
    def of(cls, checkpoint: Checkpoint, tokenizer: Any) -> Preparing:
        """Limits of pixels are those of the folder's preprocessor_config.json, where it tells them."""
        told = settings_.read(checkpoint)
        patch, merge = int(told.qwen["patch_size"]), int(told.qwen["spatial_merge_size"])
        path = checkpoint.directory / "preprocessor_config.json"
        own = read_config(path) if path.exists() else {}
        cell = (patch * merge) ** 2
        limits = own.get("min_pixels") or _LEAST * cell, own.get("max_pixels") or _MOST * cell
        if not all(isinstance(limit, int) and limit >= cell for limit in limits) or limits[0] > limits[1]:
            raise EngineError(f"its pictures are to have {limits[0]} to {limits[1]} pixels", file=str(path))
        temporal = int(told.qwen["temporal_patch_size"])
        return cls(told, pictures.Settings(patch, merge, temporal, _MEAN, _STD, *limits), tokenizer)

    @property
    def chat_template(self) -> str:
        """As transformers' processors have it."""
        return str(self.tokenizer.chat_template or _TEMPLATE)

    def apply_chat_template(self, messages: Sequence[Mapping[str, Any]], **how: Any) -> Any:
        """As a tokenizer's; what is said may come in parts, and the recommended system text is put before it."""
        said = [{"role": "system", "content": SYSTEM}] if messages[0]["role"] != "system" else []
        said += [{"role": str(message["role"]), "content": _joined(message["content"])} for message in messages]
        return self.tokenizer.apply_chat_template(said, chat_template=self.chat_template, **how)

    def cut(self, picture: np.ndarray, *, alone: bool = True) -> Tensor:
        """float32 (n, 3, tile, tile) for SigLIP of uint8 (h, w, 3); one tile of a picture that is not `alone`."""
        told = self.settings
        if told.tiled and alone:
            return tiles.scaled(tiles.cut(picture, told.grids, told.tile))
        return tiles.scaled(tiles.square(picture, told.tile))

    def patches(self, picture: np.ndarray) -> tuple[Tensor, tuple[int, int, int]]:
        """(rows for the second tower, their grid) of uint8 (h, w, 3), which is resized twice, as the reference does.

        Raises EngineError for a strip that the tower was never made for.
        """
        first = self._fetched(*picture.shape[:2])
        height, width = pictures.sizes(*first, first[0] * first[1], self.qwen)[1]
        image = Image.fromarray(picture)
        for high, wide in (first, (height, width)):
            image = image.resize((wide, high), Image.Resampling.BICUBIC)
        whole, patch = torch.from_numpy(np.array(image)), self.qwen.patch
        return pictures.rows(whole[None], self.qwen), (1, height // patch, width // patch)

    def _fetched(self, height: int, width: int) -> tuple[int, int]:
        """(height, width) that a picture from a file is brought to."""
        cell = self.qwen.cell
        least, most = _LEAST * cell**2, _FETCHED * cell**2
        high, wide = (max(cell, round(side / cell) * cell) for side in (height, width))
        return (high, wide) if least <= high * wide <= most else pictures.fitted(height, width, cell, least, most)

    def numbers(self, text: str) -> list[int]:
        """Tokens of a whole conversation with IMAGE for each "<image>". Turns, and what stands between pictures, are turned
        into tokens each by itself. Raises EngineError for one that is longer than the model was published for."""
        if len(text) > LONGEST:
            raise EngineError(f"a conversation of {len(text)} letters is too long for this model")
        found: list[int] = []
        for turn in _TURN.split(text):
            for place, piece in enumerate(turn.split("<image>")):
                found += [IMAGE] if place else []
                found += self.tokenizer.encode(piece, add_special_tokens=False) if piece else []
        return found

    def conversation(self, turns: Sequence[tuple[str, str]], images: int, system: str | None = SYSTEM) -> str:
        """The text of (role, what was said) with so many pictures before the first turn, unless that places them itself;
        the assistant is to go on."""
        told = list(turns)
        if "<image>" not in told[0][1]:
            told[0] = told[0][0], " ".join(["<image>"] * images) + "\n" + told[0][1]
        if self.settings.tags:
            told = [(role, text.replace("<image>", "<im_start><image><im_end>")) for role, text in told]
        messages = [{"role": "system", "content": system}] if system is not None else []
        messages += [{"role": role, "content": text} for role, text in told]
        how = {"chat_template": self.chat_template, "add_generation_prompt": True, "tokenize": False}
        return str(self.tokenizer.apply_chat_template(messages, **how))


def said(question: str, images: int) -> str:
    """A user's turn as the repository's chat class makes it: "<video>" becomes pictures between tags of their own; surplus
    places of pictures are taken out; where there are none, they come first, with nothing between them."""
    if "<video>" in question:
        return "<vi_start><image><vi_end>" * images + "\n" + question.replace("<video>", "").strip()
    if "<image>" not in question:
        question = "<image>" * images + "\n" + question
    pieces = question.split("<image>")
    text = pieces[0]
    for place, piece in enumerate(pieces[1:]):
        text += ("<im_start><image><im_end>" if place < images else "") + piece
    return text


def chosen(total: int, frames: int = FRAMES) -> list[int]:
    """Numbers of the frames of a video of `total` that are shown; repeated where there are fewer."""
    return [int(place) for place in np.linspace(0, total - 1, frames)]


def _joined(content: str | Sequence[Mapping[str, Any]]) -> str:
    return content if isinstance(content, str) else "".join(str(part["text"]) for part in content)
