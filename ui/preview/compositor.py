"""One frame of the sequence as a picture: layers, transitions, bars and text, as the render puts them together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from editor.model import Sequence, Title
from editor.render.frame import FramePlan, Layer
from engine.protocol import FootageError, VideoStream
from ui.preview.geometry import Placing, placing
from ui.preview.text import TextPainter

Pictures = Callable[[Layer, Placing], QImage]
"""Gives a clip's whole upright picture at `Placing.picture` pixels. Raises FootageError."""


@dataclass(frozen=True)
class Composed:
    """A finished picture; `missing` names footage that could not be shown in it, `problems` say what else is wrong."""

    image: QImage
    missing: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def compose(sequence: Sequence, plan: FramePlan, shown: tuple[int, int], pictures: Pictures, text: TextPainter) -> Composed:
    """The frame that `plan` describes at `shown` pixels (width, height)."""
    missing: list[str] = []
    problems: list[str] = []
    image = QImage()
    painter: QPainter | None = None
    try:
        for number, layer in enumerate(plan.layers):
            picture, place = _picture(sequence, layer, shown, pictures, missing)
            plain = len(plan.layers) == 1 and not plan.subtitles and _is_all(layer, picture, place, shown)
            if plain and picture is not None:
                return Composed(picture, tuple(missing))
            if painter is None:
                image, painter = _canvas(shown)
            _draw(painter, sequence, layer, picture, place, shown, text, problems, first=number == 0)
        if painter is None:
            image, painter = _canvas(shown)
        for subtitle, style, frame in plan.subtitles:
            problems.append(text.subtitle(painter, sequence, subtitle, style, frame, shown))
    finally:
        if painter is not None:
            painter.end()
    return Composed(image, tuple(missing), tuple(filter(None, problems)))


def _canvas(shown: tuple[int, int]) -> tuple[QImage, QPainter]:
    image = QImage(*shown, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    return image, painter


def _picture(
    sequence: Sequence, layer: Layer, shown: tuple[int, int], pictures: Pictures, missing: list[str]
) -> tuple[QImage | None, Placing | None]:
    if isinstance(layer.item, Title) or layer.media is None:
        return None, None
    video = _stream(layer)
    if video is None:
        missing.append(layer.media.name)
        return None, None
    place = placing(layer, video, (sequence.width, sequence.height), shown)
    try:
        return pictures(layer, place), place
    except FootageError:
        missing.append(layer.media.name)
        return None, place


def _stream(layer: Layer) -> VideoStream | None:
    streams = layer.media.info.video if layer.media else ()
    return streams[layer.stream] if layer.stream < len(streams) else None


def _is_all(layer: Layer, picture: QImage | None, place: Placing | None, shown: tuple[int, int]) -> bool:
    """Whether the layer's picture is the frame, as it is."""
    return (
        picture is not None
        and place is not None
        and place.fills
        and place.source == (0.0, 0.0, 1.0, 1.0)
        and (picture.width(), picture.height()) == shown
        and layer.opacity >= 1
        and layer.light >= 1
        and layer.wipe is None
        and not picture.hasAlphaChannel()
    )


def _draw(
    painter: QPainter,
    sequence: Sequence,
    layer: Layer,
    picture: QImage | None,
    place: Placing | None,
    shown: tuple[int, int],
    text: TextPainter,
    problems: list[str],
    *,
    first: bool,
) -> None:
    if layer.light < 1 and layer.opacity < 1:
        # darkened before it is mixed with what lies beneath
        whole, inner = _canvas(shown)
        _lay(inner, sequence, layer, picture, place, shown, text, problems, bars=False)
        _darken(inner, layer.light, shown)
        inner.end()
        painter.setOpacity(layer.opacity)
        painter.drawImage(0, 0, whole)
        painter.setOpacity(1.0)
        return
    painter.save()
    if layer.wipe is not None:
        painter.setClipRect(QRectF(0, 0, layer.wipe * shown[0], shown[1]))
    painter.setOpacity(layer.opacity)
    _lay(painter, sequence, layer, picture, place, shown, text, problems, bars=not first)
    painter.setOpacity(1.0)
    if layer.light < 1:
        _darken(painter, layer.light, shown)
    painter.restore()


def _lay(
    painter: QPainter,
    sequence: Sequence,
    layer: Layer,
    picture: QImage | None,
    place: Placing | None,
    shown: tuple[int, int],
    text: TextPainter,
    problems: list[str],
    *,
    bars: bool,
) -> None:
    if isinstance(layer.item, Title):
        problems.append(text.title(painter, sequence, layer.item, shown))
        return
    target = _scaled(place.target if place else (0.0, 0.0, 1.0, 1.0), *shown)
    if picture is None or place is None:
        _missing(painter, target)
        return
    if bars and not picture.hasAlphaChannel():
        for bar in _bars(target, shown):
            painter.fillRect(bar, Qt.GlobalColor.black)
    painter.drawImage(target, picture, _scaled(place.source, picture.width(), picture.height()))


def _darken(painter: QPainter, light: float, shown: tuple[int, int]) -> None:
    painter.fillRect(QRect(0, 0, *shown), QColor.fromRgbF(0, 0, 0, 1 - light))


def _missing(painter: QPainter, target: QRectF) -> None:
    """What stands for footage that is not there: a dark picture, hatched."""
    painter.fillRect(target, QColor(24, 20, 22))
    painter.setPen(QColor(96, 52, 50))
    step = max(6.0, target.height() / 18)
    painter.save()
    painter.setClipRect(target, Qt.ClipOperation.IntersectClip)
    x = target.left() - target.height()
    while x < target.right():
        painter.drawLine(round(x), round(target.bottom()), round(x + target.height()), round(target.top()))
        x += step
    painter.restore()


def _scaled(rect: tuple[float, float, float, float], width: int, height: int) -> QRectF:
    return QRectF(rect[0] * width, rect[1] * height, rect[2] * width, rect[3] * height)


def _bars(target: QRectF, shown: tuple[int, int]) -> list[QRectF]:
    width, height = shown
    bars = [
        QRectF(0, 0, width, target.top()),
        QRectF(0, target.bottom(), width, height - target.bottom()),
        QRectF(0, target.top(), target.left(), target.height()),
        QRectF(target.right(), target.top(), width - target.right(), target.height()),
    ]
    return [bar for bar in bars if bar.width() > 0 and bar.height() > 0]
