"""A film to pick cover pictures from: scenes that are fit or unfit for it, and in a corner of each frame its number."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np

from tests.support.footage import Scene, counter_picture, read_counter, scene_pictures
from tests.support.footage.files import write

SIZE = (480, 270)
RATE = Fraction(30000, 1001)
LENGTH = 45
"""Frames of a scene."""
SCENES = ("black", "blurred", "still", "moving", "blank", "dark", "sharp")
"""In this order; "still" and "sharp" are what a cover is picked from."""
_CORNER = (64, 48)


def scene_of(number: int) -> str:
    """The scene that frame `number` belongs to."""
    return SCENES[number // LENGTH]


def cover_film(path: Path, scenes: tuple[str, ...] = SCENES) -> Path:
    """Write the film, or one of these scenes alone; returns `path`."""
    return write(
        path, _pictures(scenes), frames=LENGTH * len(scenes), rate=RATE, size=SIZE, codec="libx264", gop=250, b_frames=2,
        open_gop=False, timestamps=None, start=Fraction(0), audio=None, audio_codec=None, audio_rate=48000,
        audio_start=Fraction(0), channels=2, pixel_format="yuv420p", rotation=0, mirrored=False, timecode=None, colour={},
        codec_options={}, container_options={},
    )  # fmt: skip


def number_in(picture: np.ndarray) -> int:
    """The frame's number, read from its corner; the picture is (height, width, 3) of SIZE."""
    return read_counter(picture[-_CORNER[1] :, : _CORNER[0]])


def _pictures(scenes: tuple[str, ...]) -> Iterator[np.ndarray]:
    number = 0
    for place, name in enumerate(scenes):
        speed = 12.0 if name == "moving" else 0.0
        for picture in scene_pictures([Scene(LENGTH, look=place, speed=speed)], SIZE):
            yield _numbered(_made(picture, name), number, visible=name not in ("black", "blank"))
            number += 1


def _made(picture: np.ndarray, name: str) -> np.ndarray:
    match name:
        case "black":
            return np.full_like(picture, 16)
        case "blank":
            return np.full_like(picture, 120)
        case "blurred":
            return cv2.GaussianBlur(picture, (0, 0), 9)
        case "dark":
            return picture // 6
    return picture


def _numbered(picture: np.ndarray, number: int, *, visible: bool) -> np.ndarray:
    if visible:
        picture = picture.copy()
        picture[-_CORNER[1] :, : _CORNER[0]] = counter_picture(number, _CORNER)[..., None]
    return picture
