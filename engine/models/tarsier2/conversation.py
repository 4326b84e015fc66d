"""A conversation with images and videos as the reference prepares it: token numbers, pictures and their grids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor

from engine.models.tarsier2 import pictures, sampling
from engine.models.tarsier2.pictures import Settings
from engine.protocol import EngineError

LONGEST = 16384
"""Tokens of a conversation."""


@dataclass(frozen=True)
class File:
    """A video's frames, or an image, decoded."""

    frames: np.ndarray
    """uint8 (n, height, width, 3); (height, width, 3) of an image."""
    rate: float = 25.0
    """Frames a second."""


@dataclass(frozen=True)
class Limits:
    """How much is shown."""

    frames: int = sampling.FRAMES
    most_frames: int = sampling.MOST
    pixels: int = pictures.MOST_PIXELS
    tokens: int = LONGEST


@dataclass(frozen=True, eq=False)
class Prepared:
    """What the model takes."""

    ids: Tensor
    """(1, n)"""
    pixels: Tensor
    """(patches, values)"""
    grids: Tensor
    """(media, 3) in patches."""
    indices: tuple[tuple[int, ...], ...]
    """Of each video the frames that were chosen."""


def prepare(
    messages: Sequence[Mapping[str, Any]],
    files: Mapping[str, File],
    settings: Settings,
    tokenizer: Any,
    limits: Limits | None = None,
) -> Prepared:
    """Messages are {"role", "content": [{"type": "text" | "image" | "video", ...}]}; a medium names its file as "image_file"
    or "video_file". A last message of the assistant's is gone on with, which may be empty.

    Raises EngineError where a video has no frame in what was asked for, or pictures would be cut off.
    """
    limits = limits or Limits()
    media = [entry for message in messages for entry in message["content"] if entry["type"] != "text"]
    shown, indices = _shown(media, files, limits)
    images = sum(entry["type"] == "image" for entry in media)
    most = pictures.budget(images, sum(map(len, indices)), limits.pixels)
    made = [pictures.prepared(frames, most, settings) for frames in shown]
    counts = iter(t * h * w // settings.merge**2 for _, (t, h, w) in made)
    told = [{**message, "content": [_told(entry, counts) for entry in message["content"]]} for message in messages]
    goes_on = bool(messages) and messages[-1]["role"] == "assistant"
    how = {"strip_final_eos": True} if goes_on else {"add_generation_prompt": True}
    text = tokenizer.apply_chat_template(told, tokenize=False, **how)
    ids = list(tokenizer.encode(text, add_special_tokens=False))
    if len(ids) > limits.tokens:
        ids = _cut(ids, limits.tokens, tokenizer)
    grids = torch.tensor([grid for _, grid in made], dtype=torch.long).view(-1, 3)
    pixels = torch.cat([rows for rows, _ in made]) if made else torch.empty(0)
    return Prepared(torch.tensor([ids]), pixels, grids, tuple(map(tuple, indices)))


def _shown(
    media: Sequence[Mapping[str, Any]], files: Mapping[str, File], limits: Limits
) -> tuple[list[Sequence[np.ndarray]], list[list[int]]]:
    """The pictures of each medium, and the frames that were chosen of each video."""
    videos = [entry["video"] for entry in media if entry["type"] == "video"]
    shares = iter(sampling.shares(len(media) - len(videos), len(videos), limits.frames))
    shown: list[Sequence[np.ndarray]] = []
    indices: list[list[int]] = []
    for entry in media:
        if entry["type"] == "image":
            shown.append([files[entry["image"]["image_file"]].frames])
            continue
        file = files[entry["video"]["video_file"]]
        found = sampling.chosen(len(file.frames), file.rate, entry["video"], next(shares), limits.most_frames)
        indices.append(found)
        shown.append([file.frames[place] for place in found])
    return shown, indices


def _told(entry: Mapping[str, Any], counts: Any) -> Mapping[str, Any]:
    return entry if entry["type"] == "text" else {"type": entry["type"], "num_vision_tokens": next(counts)}


def _cut(ids: list[int], most: int, tokenizer: Any) -> list[int]:
    """Without the end. The reference does not define which end is cut; a question loses less by its own."""
    if tokenizer.convert_tokens_to_ids("<|image_pad|>") in ids[most:]:
        raise EngineError(f"the pictures take more than {most} tokens", hint="show fewer or smaller ones")
    return ids[:most]
