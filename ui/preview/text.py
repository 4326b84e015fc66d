"""Subtitles and titles over the picture: the render's own lines and letters, at the size of the screen."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from PIL.Image import Image
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from editor.model import Sequence, Subtitle, SubtitleStyle, Title
from editor.render import lettering
from editor.render.frame import style_of
from engine.protocol import ClipwrightError

MOST_KEPT = 48
"""Drawn texts that are kept: a subtitle whose words light up one after another has one for each of them."""


@dataclass(frozen=True)
class _Drawn:
    image: QImage
    at: QPoint
    problem: str = ""


class TextPainter:
    """Draws texts once and keeps them. For one thread."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, _Drawn] = OrderedDict()

    def subtitle(
        self,
        painter: QPainter,
        sequence: Sequence,
        subtitle: Subtitle,
        style: SubtitleStyle,
        since: int,
        shown: tuple[int, int],
    ) -> str:
        """A subtitle `since` frames after its start, in a frame shown at `shown` pixels; says what is wrong, if anything."""
        size = (sequence.width, sequence.height)
        lit = lettering.word_at(subtitle, since) if style.highlight_colour else None
        key = (subtitle.text, subtitle.language, style, lit, size, shown)
        fine = _fineness(size, shown)
        large = (size[0] * fine, size[1] * fine)
        return self._paint(painter, key, large, shown, lambda: lettering.subtitle_picture(subtitle, style, since, *large))

    def title(self, painter: QPainter, sequence: Sequence, title: Title, shown: tuple[int, int]) -> str:
        """A title; says what is wrong, if anything."""
        size = (sequence.width, sequence.height)
        style = style_of(sequence, title.style)

        def draw() -> tuple[Image, int, int]:
            from editor.render.titles import title_picture  # moviepy is loaded only where there are titles

            return title_picture(title, style, *size), 0, 0

        return self._paint(painter, (title.text, title.template, style, size, shown), size, shown, draw)

    def _paint(
        self,
        painter: QPainter,
        key: Hashable,
        size: tuple[int, int],
        shown: tuple[int, int],
        draw: Callable[[], tuple[Image, int, int]],
    ) -> str:
        drawn = self._kept.get(key)
        if drawn is None:
            drawn = _drawn(draw, shown[0] / size[0], shown[1] / size[1])
            self._kept[key] = drawn
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        if not drawn.image.isNull():
            painter.drawImage(drawn.at, drawn.image)
        return drawn.problem


def _fineness(size: tuple[int, int], shown: tuple[int, int]) -> int:
    """How many times larger than the sequence a subtitle is drawn before it is brought to its size on the screen: libass
    places letters by fractions of a pixel, and letters drawn small are fitted to whole ones."""
    wanted = shown[1] * (4 if shown[1] <= 540 else 2)
    return max(1, round(wanted / size[1]))


def _drawn(draw: Callable[[], tuple[Image, int, int]], across: float, down: float) -> _Drawn:
    try:
        picture, left, top = draw()
    except ClipwrightError as error:
        return _Drawn(QImage(), QPoint(), error.message)
    image = _image(picture)
    if (across, down) != (1.0, 1.0):
        # what is cut off at the left and the top of a pixel is put there first, so that it lies where the render has it
        x, y = int(left * across // 1), int(top * down // 1)
        dx, dy = round(left - x / across), round(top - y / down)
        if dx or dy:
            image = image.copy(-dx, -dy, image.width() + dx, image.height() + dy)
        scaled = QSize(max(1, round(image.width() * across)), max(1, round(image.height() * down)))
        image = image.scaled(scaled, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
        return _Drawn(image, QPoint(x, y))
    return _Drawn(image, QPoint(left, top))


def _image(picture: Image) -> QImage:
    data = picture.convert("RGBA").tobytes()
    made = QImage(data, picture.width, picture.height, 4 * picture.width, QImage.Format.Format_RGBA8888)
    return made.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
