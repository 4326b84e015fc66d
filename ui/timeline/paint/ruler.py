"""The ruler: timecode, ticks, the range, markers and the head of the playhead."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from editor.model import Marker
from editor.timecode import format_timecode
from ui.timeline.metrics import RULER
from ui.timeline.paint.ink import MARKERS, Ink
from ui.timeline.paint.scene import Scene
from ui.timeline.ticks import ticks_for

_TALL, _SHORT = 10, 5


def paint_ruler(painter: QPainter, scene: Scene, left: int, right: int) -> None:
    """Ground, ticks and timecode from `left` to `right`."""
    ink, scale, sequence = scene.ink, scene.scale, scene.sequence
    painter.fillRect(left, 0, right - left, RULER, ink.ruler)
    wide = ink.captions.width(timecode(scene, 0)) + 12
    ticks = ticks_for(scale.per_frame, sequence.rate, gap=max(72.0, wide))
    tick = QColor(ink.text_3)
    tick.setAlphaF(0.5)
    lines = []
    first = max(0, int(scale.frame(left)) // ticks.minor * ticks.minor)
    last = int(scale.frame(right)) + 1
    for frame in range(first, last + 1, ticks.minor):
        x = int(scale.x(frame)) + 0.5
        lines.append(QLineF(x, RULER - (_TALL if frame % ticks.label == 0 else _SHORT), x, RULER))
    painter.setPen(QPen(tick, 1))
    painter.drawLines(lines)
    first = max(0, int(scale.frame(left - wide)) // ticks.label * ticks.label)
    for frame in range(first, last + 1, ticks.label):
        x = int(scale.x(frame)) + 3
        ink.captions.draw(painter, timecode(scene, frame), x, 1, 18, ink.text_3)


def timecode(scene: Scene, frame: int) -> str:
    """The sequence's timecode at a frame."""
    sequence = scene.sequence
    return format_timecode(frame + sequence.start_frame, sequence.rate, drop_frame=sequence.drop_frame)


def paint_range(painter: QPainter, scene: Scene, mark_in: int | None, mark_out: int | None) -> None:
    """The range at the ruler's foot: a line with an upright end at either mark."""
    if mark_in is None and mark_out is None:
        return
    scale, ink = scene.scale, scene.ink
    end = mark_out if mark_out is not None else max(scene.sequence.duration, (mark_in or 0) + 1)
    left, right = scale.x(mark_in or 0), scale.x(end)
    painter.fillRect(QRectF(left, RULER - 2, right - left, 2), ink.accent)
    for frame, direction in ((mark_in, 1), (mark_out, -1)):
        if frame is not None:
            x = scale.x(frame)
            painter.fillRect(QRectF(min(x, x + direction * 2), RULER - 9, 2, 9), ink.accent)
            painter.fillRect(QRectF(min(x, x + direction * 5), RULER - 9, 5, 2), ink.accent)


def paint_markers(painter: QPainter, scene: Scene, markers: tuple[Marker, ...], chosen: str = "") -> None:
    """Markers in the lower half of the ruler, each colour with a shape of its own."""
    scale, ink = scene.scale, scene.ink
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for marker in markers:
        x = scale.x(marker.frame)
        colour = QColor(MARKERS.get(marker.colour, MARKERS["blue"]))
        if marker.duration:
            span = QColor(colour)
            span.setAlphaF(0.45)
            painter.fillRect(QRectF(x, RULER - 6, marker.duration * scale.per_frame, 4), span)
        painter.setBrush(colour)
        painter.setPen(QPen(ink.text if marker.id == chosen else ink.ruler, 1.0))
        painter.drawPath(marker_shape(marker.colour).translated(x, 16))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def marker_shape(colour: str) -> QPainterPath:
    """12 by 14, centred on x 0."""
    path = QPainterPath()
    if colour == "yellow":
        path.addPolygon([QPointF(0, 0.5), QPointF(4.5, 6), QPointF(0, 12.5), QPointF(-4.5, 6)])
    elif colour == "red":
        path.addPolygon([QPointF(-4.5, 1), QPointF(4.5, 1), QPointF(0, 12.5)])
    elif colour == "purple":
        path.addRoundedRect(QRectF(-4, 1, 8, 8), 1.5, 1.5)
        path.addRect(QRectF(-1, 9, 2, 3.5))
    elif colour == "blue":
        path.addEllipse(QPointF(0, 5), 4.2, 4.2)
        path.addRect(QRectF(-1, 9, 2, 3.5))
    else:
        path.addPolygon([QPointF(-4, 1), QPointF(4, 1), QPointF(4, 8), QPointF(0, 12.5), QPointF(-4, 8)])
    path.closeSubpath()
    path.setFillRule(Qt.FillRule.WindingFill)
    return path.simplified()


def paint_playhead(painter: QPainter, ink: Ink, x: float, height: int) -> None:
    """The line over all rows, and its head in the lower half of the ruler."""
    painter.fillRect(QRectF(x - 0.75, 24, 1.5, height - 24), ink.accent)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.accent)
    path = QPainterPath(QPointF(x - 4.5, 15.5))
    path.lineTo(x + 4.5, 15.5)
    path.quadTo(x + 6, 15.5, x + 6, 17)
    path.lineTo(x + 6, 24)
    path.lineTo(x, 30)
    path.lineTo(x - 6, 24)
    path.lineTo(x - 6, 17)
    path.quadTo(x - 6, 15.5, x - 4.5, 15.5)
    painter.drawPath(path)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
