"""How footage looks in the bin: its picture or its sound, the badges on it, hatched where it is offline."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QImage, QPainter, QPen, QPixmap, QPixmapCache

from editor.model import Media
from ui.bin import facts
from ui.bin.stills import StillCache
from ui.theme import font, pixmap
from ui.theme.painting import paint_color

STRIP = 24
"""Stills along which the pointer scrubs."""

LINES = 90
"""Lines of a still for the bin, before the screen's scale."""

_MOST_CUT = 0.28
"""Share of a picture that may be cut off so that it fills the thumbnail; beyond that it is shown whole."""
_MARGIN = 4
_DARKEST = 40
"""Mean lightness, 0..255, below which a still says little."""
_LATER = (4, 2)
"""Parts of the length at which a lighter one is looked for."""


def poster_time(media: Media) -> Fraction:
    """What stands for the whole: a little after the start, where few films are still black."""
    return min(media.info.duration / 10, Fraction(1))


def poster(media: Media, stills: StillCache, lines: int) -> QImage | None:
    """What stands for the whole as far as it is there: `poster_time`'s still, or a later, lighter one where that is dark, as
    where films fade in. None where there is none yet."""
    best: tuple[float, QImage] | None = None
    for time in (poster_time(media), *(media.info.duration / part for part in _LATER)):
        image = stills.still(media, time, lines)
        if image is None or image.isNull():
            break
        if not stills.has(media, time, lines):
            return image if best is None else best[1]  # another one stands in for it
        light = _light(image)
        if light >= _DARKEST:
            return image
        if best is None or light > best[0]:
            best = light, image
    return None if best is None else best[1]


def _light(image: QImage) -> float:
    small = image.scaled(8, 8, mode=Qt.TransformationMode.SmoothTransformation)
    return sum(small.pixelColor(x, y).lightness() for x in range(8) for y in range(8)) / 64


def strip_times(media: Media) -> list[Fraction]:
    """The instants that scrubbing shows."""
    if media.info.kind == "image" or media.video is None:
        return []
    return [media.video.duration * (2 * place + 1) / (2 * STRIP) for place in range(STRIP)]


def scrubbed_time(media: Media, share: float) -> Fraction:
    """The instant of the strip at `share` (0..1) of the thumbnail's width."""
    times = strip_times(media)
    return times[min(STRIP - 1, max(0, int(share * STRIP)))] if times else Fraction(0)


def paint_thumbnail(
    painter: QPainter,
    rect: QRectF,
    media: Media | None,
    stills: StillCache,
    *,
    offline: bool = False,
    scrub: float | None = None,
    radius: float = 6,
    badges: bool = True,
) -> None:
    """Draw footage into `rect`; None is a file that is still being looked at. `scrub` is where the pointer is, 0..1."""
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.setPen(Qt.PenStyle.NoPen)
    if offline:
        _paint_offline(painter, rect, radius)
    elif media is None:
        _fill(painter, rect, radius, paint_color("control-hover"))
    elif media.video is None:
        _paint_sound(painter, rect, radius, media, stills)
    else:
        _paint_picture(painter, rect, radius, media, stills, scrub)
    if scrub is not None and media is not None and not offline and strip_times(media):
        painter.setPen(QPen(paint_color("accent"), 1.5))
        x = rect.left() + rect.width() * scrub
        painter.drawLine(QPointF(x, rect.top() + 0.5), QPointF(x, rect.bottom() - 0.5))
    if badges and media is not None:
        _paint_badges(painter, rect, media, offline)
    painter.restore()


def _paint_picture(
    painter: QPainter, rect: QRectF, radius: float, media: Media, stills: StillCache, scrub: float | None
) -> None:
    ratio = painter.device().devicePixelRatioF()
    lines = round(LINES * ratio)
    if scrub is not None and strip_times(media):
        image = stills.still(media, scrubbed_time(media, scrub), lines)
    else:
        image = poster(media, stills, lines)
    if image is None or image.isNull():
        _fill(painter, rect, radius, paint_color("control"))
        _icon(painter, rect, "film", "text-3")
        return
    picture = _fitted(image, rect, ratio)
    painter.setBrushOrigin(rect.topLeft())
    painter.setBrush(QBrush(picture))
    painter.drawRoundedRect(rect, radius, radius)


def _fitted(image: QImage, rect: QRectF, ratio: float) -> QPixmap:
    """The picture scaled for `rect`: filling it, or whole on a dark ground where too much would be cut off."""
    width, height = round(rect.width() * ratio), round(rect.height() * ratio)
    key = f"bin {image.cacheKey()} {width} {height} {paint_color('surround').name()}"
    made = QPixmap()
    if QPixmapCache.find(key, made):
        return made
    across, down = width / image.width(), height / image.height()
    kept = min(across, down) / max(across, down)
    scale = max(across, down) if 1 - kept <= _MOST_CUT else min(across, down)
    size = image.width() * scale, image.height() * scale
    made = QPixmap(width, height)
    made.fill(paint_color("surround"))
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF((width - size[0]) / 2, (height - size[1]) / 2, *size), image)
    painter.end()
    made.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, made)
    return made


def _paint_sound(painter: QPainter, rect: QRectF, radius: float, media: Media, stills: StillCache) -> None:
    _fill(painter, rect, radius, paint_color("a"))
    peaks = stills.peaks(media)
    if peaks is None or not peaks.values:
        _icon(painter, rect, "wave", "a-text")
        return
    inner = rect.adjusted(8, 8, -8, -8)
    count = max(1, int(inner.width() // 2))
    painter.setPen(QPen(paint_color("a-wave"), 1.25))
    for place, loud in enumerate(_bars(peaks.values, count)):
        half = max(0.75, loud * inner.height() / 2)
        x = inner.left() + place * 2 + 0.75
        painter.drawLine(QPointF(x, inner.center().y() - half), QPointF(x, inner.center().y() + half))
    painter.setPen(Qt.PenStyle.NoPen)


@lru_cache(maxsize=128)
def _bars(values: bytes, count: int) -> tuple[float, ...]:
    """The loudest value, 0..1, of each of `count` stretches."""
    firsts = [len(values) * place // count for place in range(count + 1)]
    return tuple(max(values[a : max(a + 1, b)]) / 255 for a, b in pairwise(firsts))


def _paint_offline(painter: QPainter, rect: QRectF, radius: float) -> None:
    """Hatched at 135 degrees, with an icon: never by colour alone."""
    _fill(painter, rect, radius, paint_color("control"))
    ratio = painter.device().devicePixelRatioF()
    painter.setBrushOrigin(rect.topLeft())
    painter.setBrush(QBrush(_hatch(paint_color("danger-quiet"), ratio)))
    painter.drawRoundedRect(rect, radius, radius)
    _icon(painter, rect, "unlink", "danger")


def _hatch(color: QColor, ratio: float) -> QPixmap:
    """Diagonal stripes that join up with themselves in both directions."""
    side = 16
    key = f"bin hatch {color.name()} {ratio}"
    made = QPixmap()
    if QPixmapCache.find(key, made):
        return made
    made = QPixmap(round(side * ratio), round(side * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, side / 2 / 2**0.5))
    for offset in (-side, 0, side):
        painter.drawLine(QPointF(offset - side, 2 * side), QPointF(offset + 2 * side, -side))
    painter.end()
    QPixmapCache.insert(key, made)
    return made


def _paint_badges(painter: QPainter, rect: QRectF, media: Media, offline: bool) -> None:
    left = rect.left() + _MARGIN
    if not offline:
        for badge in facts.badges(media):
            left += _badge(painter, QPointF(left, rect.top() + _MARGIN), badge.text, badge.icon) + _MARGIN
    if media.info.kind != "image":
        text = facts.length(media.info.duration)
        width = _badge_width(text, "")
        _badge(painter, QPointF(rect.right() - _MARGIN - width, rect.bottom() - _MARGIN - 16), text, "")


def _badge_width(text: str, icon: str) -> float:
    return QFontMetricsF(font(10.5, 600)).horizontalAdvance(text) + 8 + (16 if icon else 0)


def _badge(painter: QPainter, corner: QPointF, text: str, icon: str) -> float:
    """Draw one; its width."""
    rect = QRectF(corner.x(), corner.y(), _badge_width(text, icon), 16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(paint_color("badge"))
    painter.drawRoundedRect(rect, 3, 3)
    if icon:
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(QPointF(rect.left() + 4, rect.top() + 2), pixmap(icon, 12, "badge-text", ratio))
    painter.setPen(paint_color("badge-text"))
    painter.setFont(font(10.5, 600))
    painter.drawText(rect.adjusted(20 if icon else 4, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)
    return rect.width()


def _fill(painter: QPainter, rect: QRectF, radius: float, color: QColor) -> None:
    painter.setBrush(color)
    painter.drawRoundedRect(rect, radius, radius)


def _icon(painter: QPainter, rect: QRectF, name: str, token: str) -> None:
    size = 24 if rect.height() >= 48 else 16
    picture = pixmap(name, size, token, painter.device().devicePixelRatioF())
    painter.drawPixmap(QPointF(rect.center().x() - size / 2, rect.center().y() - size / 2), picture)
