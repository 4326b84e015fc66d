"""What a clip's badges say: speed, then crop, then others."""

from __future__ import annotations

from fractions import Fraction
from math import gcd

from PySide6.QtCore import QCoreApplication

from editor.model import Clip, Speed


def badges_of(clip: Clip, width: int, height: int) -> tuple[tuple[str, str], ...]:
    """(icon, words) of each badge of a clip in a sequence of `width` by `height` pixels."""
    found: list[tuple[str, str]] = []
    if not clip.speed.is_normal:
        found.append(("speed", speed_words(clip.speed)))
    if clip.crop is not None:
        found.append(("crop", shape_words(width, height)))
    if clip.opacity < 1:
        found.append(("drop", f"{round(clip.opacity * 100)}%"))
    if not clip.enabled:
        found.append(("eye", QCoreApplication.translate("Timeline", "Off")))
    return tuple(found)


def speed_words(speed: Speed) -> str:
    """A speed in few letters: 2×, 50%, Ramp 100 to 50%, Freeze."""
    if speed.ramp:
        first, last = speed.ramp[0].rate, speed.ramp[-1].rate
        words = QCoreApplication.translate("Timeline", "Ramp {0} to {1}%")
        return words.format(_number(first * 100), _number(last * 100))
    if speed.rate == 0:
        return QCoreApplication.translate("Timeline", "Freeze")
    if abs(speed.rate) >= 2:
        return f"{_number(speed.rate)}×"
    return f"{_number(speed.rate * 100)}%"


def shape_words(width: int, height: int) -> str:
    """The shape of a frame: 16:9, 9:16, 1:1; decimals where whole numbers would be large."""
    common = gcd(width, height) or 1
    wide, high = width // common, height // common
    if max(wide, high) <= 32:
        return f"{wide}:{high}"
    return f"{width / height:.2f}:1" if width >= height else f"1:{height / width:.2f}"


def _number(value: Fraction) -> str:
    text = f"{float(value):.1f}".rstrip("0").rstrip(".")
    return text.replace("-", "−")
