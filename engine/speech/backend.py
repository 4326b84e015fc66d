"""The one interface behind which the speech engines are, and what they are given and give."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np

RATE = 16000
"""Samples a second of all sound that backends are given."""
LONGEST = 28.0
"""Seconds that a piece may last: the models hear thirty at most."""

Alive = Callable[[], None]
"""Raises Cancelled when the job was stopped. Called as often as the library allows."""


@dataclass(frozen=True)
class Piece:
    """Sound without a long pause: mono float32 at `RATE`, its first sample at media time `start` in seconds."""

    start: float
    samples: np.ndarray

    @property
    def length(self) -> float:
        return len(self.samples) / RATE


@dataclass(frozen=True)
class Said:
    """A word, or where `estimated` holds some of them, as a model gave it: seconds from the piece's start, unchecked."""

    start: float
    end: float
    text: str
    first: bool = False
    """Whether a segment begins with it."""
    estimated: bool = False


@dataclass(frozen=True)
class Asked:
    """How the pieces are to be put into words."""

    language: str
    """Such as "en"."""
    translate: bool = False
    prompt: str = ""
    """What might have been said before: it tells the model that hesitations are to be written down."""


class Backend(Protocol):
    """A loaded speech model."""

    name: str
    """Of the engine: "faster-whisper"."""
    batch: int
    """Pieces that it likes to be given at once."""
    languages: tuple[str, ...]
    """Codes that it knows; a single one where it knows nothing else."""

    def detect(self, piece: Piece, alive: Alive) -> dict[str, float]:
        """The probability of each language that it knows."""
        ...

    def transcribe(self, pieces: Sequence[Piece], asked: Asked, alive: Alive) -> list[list[Said]]:
        """The words of each piece, in order. Raises what `alive` raises."""
        ...


@dataclass(frozen=True)
class Found:
    """A speech model on disk that one or more engines can run."""

    path: Path
    """A folder, or a single safetensors file."""
    layout: str
    """"ctranslate2", "transformers" or "openai"."""
    name: str
    """For people."""
