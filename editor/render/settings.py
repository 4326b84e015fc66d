"""What a render may be told, what it reports and what it returns."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Literal

from editor.model import Clip

Codec = Literal["auto", "h264", "hevc", "prores"]
Quality = Literal["draft", "standard", "high"]

SUFFIXES = (".mp4", ".mov", ".mkv")
"""What a film may be called; the suffix chooses the container."""
SOUND_SUFFIXES = (".wav", ".m4a")
"""What an output of sound alone may be called: 24-bit PCM, or AAC."""


@dataclass(frozen=True, kw_only=True)
class RenderSettings:
    """How to encode. The defaults suit an upload to any video site.

    `codec` auto is H.264 for an SDR sequence and 10-bit HEVC for an HDR one. `preset` and `crf` override what `quality`
    stands for where the software encoders are used (their own names and numbers). `hardware` allows a graphics card's
    encoder after it has passed a trial. `audio_bitrate` is in bits per second. `workers` is how many parts of the picture
    are encoded at once; None decides by the number of processors.

    `size` is the picture's (width, height) where it is not to be the sequence's; clips fit into it as they do into the
    sequence's own, with bars where the shape differs. `frames` is the part to render: the first frame and one past the
    last; None renders from the start to the end of the last clip.

    ProRes goes into .mov, with its sound as 24-bit PCM: 422 HQ at high quality, 422 at standard, 422 Proxy for a draft.
    """

    codec: Codec = "auto"
    quality: Quality = "standard"
    hardware: bool = True
    preset: str | None = None
    crf: int | None = None
    audio_bitrate: int = 256_000
    workers: int | None = None
    size: tuple[int, int] | None = None
    frames: tuple[int, int] | None = None


@dataclass(frozen=True, kw_only=True)
class RenderProgress:
    """How far a render is: `done` 0..1, `frame` of `frames` encoded, `eta` seconds to go once that can be told."""

    done: float
    stage: str
    frame: int
    frames: int
    eta: float | None = None


@dataclass(frozen=True, kw_only=True)
class RenderResult:
    """A finished, verified file. `duration` is exact, in seconds; `clips` are those rendered, in order of `record_in`:
    the enabled clips on the video tracks that were shown, or on the audio tracks when there is no picture."""

    path: Path
    duration: Fraction
    width: int
    height: int
    clips: tuple[Clip, ...]
    encoder: str
    notes: tuple[str, ...] = ()
