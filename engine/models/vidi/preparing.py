"""Pictures and sound as Vidi's towers take them, and which pictures of a film the published protocol takes."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import Any

import numpy as np
import torch
from torch import Tensor

from engine.models.vidi.settings import Settings


class Preparing:
    """What stands in the place of a processor of transformers."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def pixels(self, pictures: np.ndarray) -> Tensor:
        """(n, 3, side, side) float32 in -1..1 of uint8 pictures (n, height, width, 3); shapes are stretched to a square."""
        side = self.settings.side
        if pictures.shape[1:3] != (side, side):
            pictures = np.stack([_resized(picture, side) for picture in pictures])
        values = torch.from_numpy(np.ascontiguousarray(pictures)).permute(0, 3, 1, 2)
        return normalised(values)

    def windows(self, samples: np.ndarray) -> list[np.ndarray]:
        """Mono sound at 16 kHz in the pieces that are heard at a time; the last may be shorter."""
        length = self.settings.window
        return [samples[first : first + length] for first in range(0, len(samples), length)]

    def spectra(self, windows: list[np.ndarray]) -> Tensor:
        """(n, bands, columns) float32: the logarithm of Whisper's spectrum of each window, filled up with silence."""
        made = self._extractor(windows, sampling_rate=16000, return_tensors="pt", padding="max_length")
        found: Tensor = made["input_features"]
        return found

    def columns(self, windows: list[np.ndarray]) -> int:
        """Of the spectra, that stand for sound and not for what a window was filled up with."""
        return sum(len(window) // self.settings.hop for window in windows)

    def heard(self, columns: int) -> int:
        """Tokens that so many columns of spectra become."""
        return self.valid(columns) // self.settings.sound_pool

    def valid(self, columns: int) -> int:
        """Positions of the encoder of sound that so many columns become."""
        return columns * self.settings.positions * self.settings.hop // self.settings.window

    @cached_property
    def _extractor(self) -> Any:
        from transformers import WhisperFeatureExtractor

        return WhisperFeatureExtractor(**self.settings.spectra)


def normalised(pictures: Tensor) -> Tensor:
    """uint8 values as float32 in -1..1."""
    return (pictures.float() / 255 - 0.5) / 0.5


def pace(rate: Fraction) -> Fraction:
    """Pictures a second at which the published protocol shows footage of `rate` frames a second: every n-th frame, about one
    a second, n rounded to even.

    Where there is less than one in two seconds, for which the published code fails, every frame is shown.
    """
    return rate / max(1, round(rate))


def _resized(picture: np.ndarray, side: int) -> np.ndarray:
    """Bicubic, as Pillow does it; the direction that shrinks more first where that is the height (as Pillow does from 13 on:
    the order shows in single levels)."""
    from PIL import Image

    height, width = picture.shape[:2]
    image = Image.fromarray(picture)
    between = (width, side) if height > width else (side, height)
    image = image.resize(between, Image.Resampling.BICUBIC).resize((side, side), Image.Resampling.BICUBIC)
    return np.asarray(image)
