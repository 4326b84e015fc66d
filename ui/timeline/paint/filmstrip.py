"""Filmstrips: stills at places that stay the same while zooming, so that few have to be made."""

from __future__ import annotations

from collections import OrderedDict
from fractions import Fraction
from math import ceil, floor, log2

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

from editor.model import Clip, Media
from ui.bin.stills import StillCache

_KEPT = 1500
_STAND_INS = 64
_FINEST = Fraction(1, 32)


class Films:
    """Stills at the size in which they are drawn."""

    def __init__(self, stills: StillCache, ratio: float) -> None:
        self._stills = stills
        self._ratio = ratio
        self._kept: OrderedDict[tuple[str, int, Fraction, int], tuple[QPixmap, bool]] = OrderedDict()
        self._stand_ins: OrderedDict[tuple[int, int, int], QPixmap] = OrderedDict()
        """By the picture scaled: while few stills are there, each of them stands for many."""

    def forget(self, media: str) -> None:
        """Better pictures of some media have come: draw it anew."""
        for key in [key for key, (_, exact) in self._kept.items() if key[0] == media and not exact]:
            del self._kept[key]

    def picture(self, media: Media, stream: int, time: Fraction, width: int, height: int) -> QPixmap | None:
        """The still at `time`, filling `width` by `height`; a nearby one, or None, until it is there."""
        key = (media.id, stream, time, height)
        entry = self._kept.get(key)
        if entry is not None:
            return entry[0]
        pixels = round(height * self._ratio)
        image = self._stills.still(media, time, pixels, stream=stream)
        if image is None or image.isNull():
            return None
        exact = self._stills.has(media, time, pixels, stream=stream)
        size = QSize(ceil(width * self._ratio), pixels)  # or a seam would show where the next one begins within a pixel
        made = self._scaled(image, size) if exact else self._stand_in(image, size)
        self._kept[key] = (made, exact)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return made

    def _stand_in(self, image: QImage, size: QSize) -> QPixmap:
        key = (image.cacheKey(), size.width(), size.height())
        made = self._stand_ins.get(key)
        if made is None:
            made = self._stand_ins[key] = self._scaled(image, size)
        self._stand_ins.move_to_end(key)
        while len(self._stand_ins) > _STAND_INS:
            self._stand_ins.popitem(last=False)
        return made

    def _scaled(self, image: QImage, size: QSize) -> QPixmap:
        scaled = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
        made = QPixmap.fromImage(scaled)
        made.setDevicePixelRatio(self._ratio)
        return made

    def draw(
        self,
        painter: QPainter,
        clip: Clip,
        media: Media,
        rate: Fraction,
        *,
        left: int,
        right: int,
        clip_left: float,
        per_frame: float,
        top: int,
        height: int,
    ) -> bool:
        """Fill `left` to `right` of a clip that begins at `clip_left`; whether there was any picture to draw."""
        video = media.info.video[clip.stream] if clip.stream < len(media.info.video) else None
        if video is None or height < 8:
            return False
        wide, high = video.display_size
        tile = max(16, min(4 * height, round(height * wide / max(1, high))))
        step = _step(tile / per_frame / float(rate) * _pace(clip))
        drawn = False
        first = max(0, floor((left - clip_left) / tile))
        for number in range(first, ceil((right - clip_left) / tile)):
            x = floor(clip_left + 0.5) + number * tile
            time = _time(clip, number * tile / per_frame, rate, step)
            picture = self.picture(media, clip.stream, time, tile, height)
            if picture is None:
                continue
            drawn = True
            start, stop = max(x, left), min(x + tile, right)
            if start == x and stop == x + tile:
                painter.drawPixmap(QPoint(x, top), picture)
            elif stop > start:
                ratio = self._ratio
                part = QRect(round((start - x) * ratio), 0, round((stop - start) * ratio), picture.height())
                painter.drawPixmap(QRect(start, top, stop - start, height), picture, part)
        return drawn


def _pace(clip: Clip) -> float:
    """How fast source time passes, roughly."""
    if clip.speed.ramp:
        return max(0.1, max(abs(float(key.rate)) for key in clip.speed.ramp))
    return max(0.05, abs(float(clip.speed.rate)))


def _step(seconds: float) -> Fraction:
    """The power of two at or below `seconds`: the grid that stills are taken from at this zoom."""
    return max(_FINEST, Fraction(2) ** floor(log2(max(seconds, 1e-6))))


def _time(clip: Clip, frames: float, rate: Fraction, step: Fraction) -> Fraction:
    """The media time of the still for a place in a clip: on the grid, yet never before the clip's first picture."""
    if clip.speed.ramp or clip.speed.rate < 0:
        time = clip.source_at(min(clip.duration - 1, round(frames)), rate)
        return Fraction(round(time / step)) * step
    at = float(clip.source_in) + frames * float(clip.speed.rate) / float(rate)
    time = Fraction(floor(at / step)) * step
    return time if time > clip.source_in else clip.source_in
