"""Footage of scenes, each unlike the others, with cuts, fades, dissolves and flashes where a test wants them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Literal

import numpy as np

from tests.support.footage.files import write
from tests.support.footage.sounds import Sound


@dataclass(frozen=True)
class Scene:
    """A stretch of `frames` frames that shows one moving texture, unlike that of every other `look`.

    It begins by a hard cut, or by a fade through black or a dissolve over its first `passage` frames. `flashes` are single
    white frames, counted from its start. `speed` is its motion in pixels per frame.
    """

    frames: int
    look: int = 0
    begins: Literal["cut", "fade", "dissolve"] = "cut"
    passage: int = 0
    flashes: tuple[int, ...] = ()
    speed: float = 2.0
    black: bool = False


def hard_cuts(scenes: Sequence[Scene]) -> list[int]:
    """First frames of the scenes, after the first one, that begin by a hard cut."""
    starts = np.cumsum([0] + [scene.frames for scene in scenes])
    return [int(starts[i]) for i, scene in enumerate(scenes) if i and scene.begins == "cut"]


def scene_clip(
    path: Path,
    scenes: Sequence[Scene],
    *,
    rate: Fraction = Fraction(25),
    size: tuple[int, int] = (320, 180),
    codec: str = "libx264",
    gop: int = 250,
    b_frames: int = 2,
    audio: Sound | np.ndarray | None = None,
    audio_rate: int = 48000,
    channels: int = 2,
) -> Path:
    """Write `scenes` one after another; returns `path`."""
    return write(
        path, scene_pictures(scenes, size), frames=sum(scene.frames for scene in scenes), rate=rate, size=size, codec=codec,
        gop=gop, b_frames=b_frames, open_gop=False, timestamps=None, start=Fraction(0), audio=audio, audio_codec=None,
        audio_rate=audio_rate, audio_start=Fraction(0), channels=channels, pixel_format="yuv420p", rotation=0,
        mirrored=False, timecode=None, colour={}, codec_options={}, container_options={},
    )  # fmt: skip


def scene_pictures(scenes: Sequence[Scene], size: tuple[int, int]) -> Iterator[np.ndarray]:
    """What `scene_clip` draws: RGB uint8 (height, width, 3), frame after frame."""
    textures = [None if scene.black else _texture(scene.look, size) for scene in scenes]
    for number, scene in enumerate(scenes):
        for n in range(scene.frames):
            picture = _view(textures[number], n, scene.speed, size)
            if number and scene.begins != "cut" and n < scene.passage:
                share = (n + 1) / (scene.passage + 1)
                before = scenes[number - 1]
                left = _view(textures[number - 1], before.frames + n, before.speed, size).astype(np.float32)
                right = picture.astype(np.float32)
                if scene.begins == "dissolve":
                    mixed = left * (1 - share) + right * share
                else:
                    mixed = left * (1 - 2 * share) if share < 0.5 else right * (2 * share - 1)
                picture = mixed.clip(0, 255).astype(np.uint8)
            if n in scene.flashes:
                picture = np.full_like(picture, 250)
            yield picture


def _texture(look: int, size: tuple[int, int]) -> np.ndarray:
    """RGB noise in large and small patches around a colour of its own, twice the picture's width, seamless in x."""
    random = np.random.default_rng(look)
    width, height = size[0] * 2, size[1]
    base = np.array(
        [[200, 60, 50], [50, 110, 200], [70, 180, 80], [210, 190, 60], [150, 70, 190], [110, 110, 110]][look % 6]
    )
    layers = np.zeros((height, width, 3), np.float32)
    for cells, weight in ((6, 60), (18, 35), (60, 20)):
        noise = random.standard_normal((max(2, cells * height // width), cells, 3)).astype(np.float32)
        rows = np.arange(height) * noise.shape[0] // height
        columns = np.arange(width) * cells // width
        layers += weight * noise[rows][:, columns]
    return (base + layers).clip(0, 255).astype(np.uint8)


def _view(texture: np.ndarray | None, n: int, speed: float, size: tuple[int, int]) -> np.ndarray:
    width, height = size
    if texture is None:
        return np.full((height, width, 3), 16, np.uint8)
    return np.ascontiguousarray(np.roll(texture, -round(n * speed), axis=1)[:, :width])
