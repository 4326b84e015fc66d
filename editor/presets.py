"""Export presets: what is written, how and for whom, as data in resources/presets."""

from __future__ import annotations

import functools
import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Literal

import msgspec

import resources
from editor.model import Sequence
from editor.render.settings import SOUND_SUFFIXES, Codec, Quality, RenderSettings

FOLDER = Path(resources.__file__).parent / "presets"

_SOUND_BITRATE = {".wav": 48000 * 2 * 24, ".mov": 48000 * 2 * 24}
"""Bits per second of uncompressed sound, by suffix."""
_BITS_PER_PIXEL = {
    ("h264", "draft"): 0.05,
    ("h264", "standard"): 0.105,
    ("h264", "high"): 0.135,
    ("hevc", "draft"): 0.03,
    ("hevc", "standard"): 0.055,
    ("hevc", "high"): 0.085,
    ("prores", "draft"): 0.73,
    ("prores", "standard"): 2.36,
    ("prores", "high"): 3.54,
}
"""Of film as it usually is. ProRes from its maker's white paper (1080p at 29.97: 45, 147 and 220 Mbit/s). H.264 from seven
clips, which came to between half and once and a half of what this gives; HEVC as its share of that at the same quality."""


class ExportPreset(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that can be exported. `name` is English and translated when shown."""

    id: str
    name: str
    group: Literal["film", "timeline"]
    order: int
    suffix: str
    tag: str = ""
    """Stands in the file's name, so that several exports of one cut lie side by side."""
    codec: Codec = "auto"
    quality: Quality = "standard"
    width: int = 0
    """0 for that of the sequence."""
    height: int = 0
    format: str = ""
    """Of a timeline, as editor.interchange knows it."""
    reader: str = "resolve"
    """Whose reading of an EDL is served."""

    @property
    def is_timeline(self) -> bool:
        return self.group == "timeline"

    @property
    def is_sound(self) -> bool:
        return self.suffix in SOUND_SUFFIXES

    def file_name(self, name: str) -> str:
        """What the export of a project called `name` is called."""
        plain = "".join(" " if letter in '/\\:*?"<>|' or ord(letter) < 32 else letter for letter in name).strip(" .")
        return f"{' '.join(filter(None, (plain or 'Untitled', self.tag)))}{self.suffix}"

    def size(self, sequence: Sequence) -> tuple[int, int]:
        """Width and height of the picture; those that encoders need where the sequence's are odd."""
        width, height = (self.width, self.height) if self.width else (sequence.width, sequence.height)
        return width + width % 2, height + height % 2

    def has_bars(self, sequence: Sequence) -> bool:
        """Whether the sequence's shape is another one, so that its picture stands between bars."""
        width, height = self.size(sequence)
        shape = Fraction(width, height) / Fraction(sequence.width, sequence.height)
        return not self.is_sound and not Fraction(99, 100) < shape < Fraction(101, 100)

    def settings(
        self, sequence: Sequence, *, quality: Quality | None = None, frames: tuple[int, int] | None = None
    ) -> RenderSettings:
        """What the renderer is told. An HDR sequence becomes HEVC where the preset would have H.264."""
        codec: Codec = "auto" if self.codec == "h264" and sequence.transfer != "sdr" else self.codec
        size = self.size(sequence) if self.width else None
        return RenderSettings(codec=codec, quality=quality or self.quality, size=size, frames=frames)

    def bytes(self, sequence: Sequence, frames: int, *, quality: Quality | None = None) -> int:
        """About how large a film of so many frames becomes."""
        seconds = frames / sequence.rate
        sound = _SOUND_BITRATE.get(self.suffix, RenderSettings().audio_bitrate)
        if self.is_sound:
            return round(float(seconds) * sound / 8)
        width, height = self.size(sequence)
        codec = self.codec
        if codec == "auto" or (codec == "h264" and sequence.transfer != "sdr"):
            codec = "h264" if sequence.transfer == "sdr" else "hevc"
        # a pixel of a larger picture or of one of more a second differs less from those around it
        dense = min(1.0, (1920 * 1080 * 30 / float(width * height * sequence.rate)) ** 0.25) if codec != "prores" else 1.0
        bits = _BITS_PER_PIXEL[codec, quality or self.quality] * dense * width * height * frames
        return round((bits + float(seconds) * sound) / 8)


@functools.cache
def load_presets(folder: Path = FOLDER) -> tuple[ExportPreset, ...]:
    """All presets, in their order. Raises ValueError for a file that is not one."""
    made = []
    for path in sorted(folder.glob("*.toml")):
        values = tomllib.loads(path.read_text(encoding="utf-8"))
        try:
            made.append(msgspec.convert({"id": path.stem, **values}, ExportPreset))
        except msgspec.ValidationError as error:
            raise ValueError(f"{path.name}: {error}") from error
    return tuple(sorted(made, key=lambda preset: preset.order))
