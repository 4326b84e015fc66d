"""What is said of footage: its length, size and rate in words, what is special about it, and its place in a list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from PySide6.QtCore import QCoreApplication, QLocale

from editor.model import Media
from engine.protocol import VideoStream
from ui.i18n import sentence

Order = Literal["name", "added", "length", "rate"]
ORDERS: tuple[Order, ...] = ("name", "added", "length", "rate")


@dataclass(frozen=True)
class Badge:
    """A word on a thumbnail, what it means, and an icon where the word alone would not tell."""

    text: str
    meaning: str
    icon: str = ""


def badges(media: Media) -> tuple[Badge, ...]:
    """What is special about the footage, most telling first."""
    info, video = media.info, media.video
    if info.kind == "image":
        return (Badge(_tr("Still"), _tr("A still picture")),)
    if video is None:
        return (Badge(_tr("Sound"), _tr("Sound without a picture"), "speaker"),)
    found = []
    if video.hdr:
        name = {"pq": "PQ", "hlg": "HLG"}[video.transfer]
        found.append(Badge("HDR", _tr("High dynamic range ({0})").format(name)))
    if video.vfr:
        found.append(Badge("VFR", _tr("Variable frame rate, {0} in the mean").format(rate(video))))
    if video.rotation:
        found.append(Badge(f"{video.rotation}°", _tr("Stored turned, shown upright"), "refresh"))
    return tuple(found)


def length(seconds: Fraction) -> str:
    """ "0:09", "1:10", "1:02:03"; shorter than a second is shown as 0:01 and not as nothing."""
    whole = max(1, round(seconds)) if seconds > 0 else 0
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def rate(video: VideoStream) -> str:
    """Frames per second as editors write it: "29.97", "23.976", "25"."""
    return f"{float(video.rate):.3f}".rstrip("0").rstrip(".") if not video.vfr else f"{float(video.rate):.2f}"


def summary(media: Media) -> str:
    """One line under the name: "720p · 29.97"."""
    info, video = media.info, media.video
    if video is None:
        return _sound(media)
    width, height = video.display_size
    if info.kind == "image":
        return f"{width} × {height}"
    return f"{min(width, height)}p · {rate(video)}"


def details(media: Media) -> list[str]:
    """Every fact, a line each, for a tooltip."""
    info, video = media.info, media.video
    lines = [media.name]
    if video is not None:
        width, height = video.display_size
        facts = [f"{width} × {height}"]
        if info.kind != "image":
            facts += [_tr("{0} fps").format(rate(video)), video.codec]
        lines.append(" · ".join(facts))
    if info.audio:
        lines.append(_sound(media))
    last = [] if info.kind == "image" else [length(info.duration)]
    lines.append(" · ".join([*last, file_size(info.size)]))
    lines += [badge.meaning for badge in badges(media)]
    lines += map(sentence, info.warnings)
    lines.append(info.path)
    return lines


def file_size(size: int) -> str:
    """ "31 MB"."""
    return QLocale().formattedDataSize(size, 0 if size < 10_000_000_000 else 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def matches(name: str, text: str) -> bool:
    """Whether every word of `text` is in `name`, whatever its case."""
    folded = name.casefold()
    return all(word in folded for word in text.casefold().split())


def sorting(order: Order) -> Callable[[tuple[int, Media]], Any]:
    """The key by which (place in the project, media) are put in order."""
    return {
        "name": lambda entry: (natural(entry[1].name), entry[0]),
        "added": lambda entry: entry[0],
        "length": lambda entry: (entry[1].info.duration, entry[0]),
        "rate": lambda entry: (entry[1].video.rate if entry[1].video else Fraction(0), entry[0]),
    }[order]


def natural(name: str) -> list[tuple[int, int, str]]:
    """Sorts "clip 9" before "clip 10"."""
    parts: list[tuple[int, int, str]] = []
    text = name.casefold()
    start = 0
    while start < len(text):
        end = start + 1
        digit = _is_digit(text[start])
        while end < len(text) and _is_digit(text[end]) == digit:
            end += 1
        piece = text[start:end]
        # figures beyond what a name sensibly holds are compared as text
        parts.append((0, int(piece), piece) if digit and len(piece) < 19 else (1, 0, piece))
        start = end
    return parts


def _is_digit(letter: str) -> bool:
    return "0" <= letter <= "9"


def _sound(media: Media) -> str:
    audio = media.info.audio[0]
    channels = {1: _tr("mono"), 2: _tr("stereo")}.get(audio.channels) or audio.layout
    return f"{_kilohertz(audio.rate)} kHz · {channels}"


def _kilohertz(samples: int) -> str:
    return f"{samples / 1000:.1f}".removesuffix(".0")


def _tr(text: str) -> str:
    return QCoreApplication.translate("MediaFacts", text)
