"""One row: its lane, and every clip that shows, from the plainest bar to the filmstrip with its name and badges."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from editor.model import Clip, Item, Narration, Subtitle, Title, Track, Transition
from ui.timeline import looking
from ui.timeline.compound import label
from ui.timeline.metrics import BADGE_WORDS_FROM, NAME_FROM, PLAIN_BELOW, SCORE_FROM
from ui.timeline.paint.badges import badges_of
from ui.timeline.paint.ink import Kind
from ui.timeline.paint.scene import Scene
from ui.timeline.paint.waveform import draw as draw_wave
from ui.timeline.rows import Row
from ui.timeline.shapes import clip_box, fade_points, level_line, name_bar, plate

_ROUND_FROM = 12
_QUIET = 0.4
"""Of clips on hidden and muted tracks, and of clips that are off."""


def paint_row(painter: QPainter, scene: Scene, row: Row, track: Track, left: int, right: int) -> None:
    """Paint a row from `left` to `right`, with its top at 0. What reaches over either side is cut off by the caller."""
    height = row.height
    painter.fillRect(left, 0, right - left, height, scene.ink.lane)
    painter.fillRect(left, height - 1, right - left, 1, scene.ink.tl)
    scale = scene.scale
    first, stop = looking.between(track.items, scale.frame(left - 1), scale.frame(right + 1))
    quiet = track.hidden or track.muted or track.id in scene.silenced
    painter.setOpacity(_QUIET if quiet else 1.0)
    kind = scene.ink.kinds[row.role]
    top, tall = clip_box(0, height)
    box = (round(top), round(tall))
    plain: list[QRect] = []
    entries = {entry.right: looking.span(track, entry) for entry in track.transitions if entry.right is not None}
    for item in track.items[first:stop]:
        start, end = scale.pixel(item.record_in), scale.pixel(item.record_out)
        wide = end - start - 1
        if wide < PLAIN_BELOW:
            plain.append(QRect(start, box[0], max(1, wide), box[1]))
        else:
            covered = entries.get(item.id)
            free = scale.pixel(covered[1]) if covered is not None else start
            area = QRect(start, box[0], wide, box[1])
            _paint_item(painter, scene, row, item, kind, area, left, right, quiet=quiet, free=free)
    if plain:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(kind.fill)
        painter.drawRects(plain)
    for entry in track.transitions:
        _paint_transition(painter, scene, row, track, entry, left, right)
    painter.setOpacity(1.0)
    if track.locked:
        painter.setBrushOrigin(QPoint(-round(scale.origin) % 12, 0))
        painter.fillRect(left, 0, right - left, height - 1, scene.ink.hatch)


def _paint_item(
    painter: QPainter,
    scene: Scene,
    row: Row,
    item: Item,
    kind: Kind,
    box: QRect,
    left: int,
    right: int,
    *,
    quiet: bool,
    free: int,
) -> None:
    """`free` is where no transition covers the clip any more."""
    if not item.enabled and not quiet:
        painter.setOpacity(_QUIET)
    painter.fillRect(box, kind.fill)
    shown = (max(box.left(), left), min(box.right() + 1, right))
    if isinstance(item, Clip) and row.role in ("video", "overlay"):
        _paint_video(painter, scene, item, kind, box, shown, free)
    elif isinstance(item, Clip | Narration):
        _paint_sound(painter, scene, item, kind, box, shown)
    else:
        _paint_words(painter, scene, item, kind, box)
    if box.width() >= _ROUND_FROM:
        behind = scene.ink.lane
        painter.drawPixmap(box.left(), box.top(), scene.ink.cap(box.height(), behind, right=False))
        painter.drawPixmap(box.right() - 3, box.top(), scene.ink.cap(box.height(), behind, right=True))
    if not item.enabled and not quiet:
        painter.setOpacity(1.0)


def _paint_video(
    painter: QPainter, scene: Scene, clip: Clip, kind: Kind, box: QRect, shown: tuple[int, int], free: int
) -> None:
    bar = name_bar(box.height())
    named = box.width() >= NAME_FROM
    film_top = bar if named and bar < box.height() else 0
    media = scene.media.get(clip.media)
    offline = media is None or clip.media in scene.missing or scene.stills.has_failed(media)
    film = QRect(box.left(), box.top() + film_top, box.width(), box.height() - film_top)
    if bar == box.height() and named:
        film = QRect()  # nothing but a name fits
    if offline:
        area = QRect(shown[0], film.top(), shown[1] - shown[0], film.height())
        painter.fillRect(area, scene.ink.color("danger-quiet"))
        painter.setBrushOrigin(QPoint(-round(scene.scale.origin) % 18, 0))
        painter.fillRect(area, scene.ink.danger_hatch)
    elif media is not None and not film.isEmpty():
        scene.films.draw(
            painter,
            clip,
            media,
            scene.rate,
            left=shown[0],
            right=shown[1],
            clip_left=scene.scale.x(clip.record_in),
            per_frame=scene.scale.per_frame,
            top=film.top(),
            height=film.height(),
        )
    if named:
        paint_name(painter, scene, clip, kind, box, bar)
    if film.height() >= 28 and box.width() >= NAME_FROM:
        _paint_badges(painter, scene, clip, box, max(box.left() + 10, free + 4), offline=offline)


def paint_name(painter: QPainter, scene: Scene, item: Item, kind: Kind, box: QRect, bar: int, *, pad: float = 6.0) -> None:
    """The name bar of a clip: reason icon, name, score at the right end."""
    x = box.left() + pad
    end = box.right() + 1 - pad
    origin = item.origin if kind.reasons else None
    if origin is not None:
        painter.drawPixmap(QPointF(x, box.top() + (bar - 12) / 2), scene.ink.icon("why", 12, kind.words))
        x += 16
        if origin.score is not None and box.width() >= SCORE_FROM:
            score = f"{origin.score:.2f}"
            end -= scene.ink.names.width(score)
            scene.ink.names.draw(painter, score, end, box.top(), bar, kind.text)
            end -= 6
    words = scene.ink.names.fitted(label(item, scene.media), end - x)
    scene.ink.names.draw(painter, words, x, box.top(), bar, kind.text)


def _paint_badges(painter: QPainter, scene: Scene, clip: Clip, box: QRect, x: int, *, offline: bool) -> None:
    """What was done to the clip, from `x` on."""
    words = box.width() >= BADGE_WORDS_FROM
    end = box.right() - 8
    found = list(badges_of(clip, scene.sequence.width, scene.sequence.height))
    if offline:
        found.insert(0, ("unlink", scene.ink.offline))
    for icon, text in found:
        badge = scene.ink.badge(icon, text if words else "")
        wide = round(badge.width() / scene.ink.ratio)
        if x + wide > end:
            badge = scene.ink.badge(icon, "")
            wide = round(badge.width() / scene.ink.ratio)
            if x + wide > end:
                return
        painter.drawPixmap(x, box.bottom() - 3 - 16, badge)
        x += wide + 4


def _paint_sound(
    painter: QPainter, scene: Scene, item: Clip | Narration, kind: Kind, box: QRect, shown: tuple[int, int]
) -> None:
    media = scene.media.get(item.media or "")
    named = box.height() >= 80 and box.width() >= NAME_FROM
    bar = 18 if named else 0
    if media is not None and item.media not in scene.missing:
        peaks = scene.stills.peaks(media, item.stream if isinstance(item, Clip) else 0)
        if peaks is not None:
            draw_wave(
                painter,
                item,
                scene.waves.of(peaks),
                scene.rate,
                kind.wave,
                left=shown[0],
                right=shown[1],
                clip_left=scene.scale.x(item.record_in),
                per_frame=scene.scale.per_frame,
                origin=round(scene.scale.origin),
                top=box.top() + bar,
                height=box.height() - bar,
            )
    elif item.media is not None:
        area = QRect(shown[0], box.top(), shown[1] - shown[0], box.height())
        painter.setBrushOrigin(QPoint(-round(scene.scale.origin) % 18, 0))
        painter.fillRect(area, scene.ink.danger_hatch)
    elif isinstance(item, Narration) and box.width() >= NAME_FROM:
        _paint_words(painter, scene, item, kind, box)
    if named:
        paint_name(painter, scene, item, kind, box, bar)
    gain = item.gain
    if gain.fade_in or gain.fade_out or abs(gain.db) > 0.04:
        paint_level(painter, scene, item, kind, box, handles=False)
    if gain.muted and box.width() >= NAME_FROM:
        painter.drawPixmap(box.left() + 8, box.bottom() - 18, scene.ink.badge("speaker", scene.ink.muted))


def paint_level(painter: QPainter, scene: Scene, item: Clip | Narration, kind: Kind, box: QRect, *, handles: bool) -> None:
    """The gain line of a sound with its fades, and their handles."""
    left, right = scene.scale.pixel(item.record_in) + 1.0, scene.scale.pixel(item.record_out) - 2.0
    line = level_line(item.gain, box.top(), box.height())
    gain, foot = item.gain, box.top() + box.height() - 2.0
    start = left + gain.fade_in * scene.scale.per_frame
    end = right - gain.fade_out * scene.scale.per_frame
    points = [QPointF(left, foot if gain.fade_in else line), QPointF(start, line), QPointF(end, line)]
    points.append(QPointF(right, foot if gain.fade_out else line))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(kind.text, 1.5)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(points)
    if handles and right - left >= 48:
        painter.setBrush(kind.fill)
        for x in fade_points(gain, left, right, scene.scale.per_frame):
            painter.drawEllipse(QPointF(x, line), 4, 4)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _paint_words(painter: QPainter, scene: Scene, item: Subtitle | Title | Narration | Clip, kind: Kind, box: QRect) -> None:
    if box.width() < NAME_FROM // 2:
        return
    x = box.left() + 8.0
    if isinstance(item, Title) and box.width() >= NAME_FROM:
        painter.drawPixmap(QPointF(x - 2, box.top() + (box.height() - 16) / 2), scene.ink.icon("text", 16, "v-text"))
        x += 20
    words = scene.ink.names.fitted(label(item, scene.media), box.right() - 6 - x)
    scene.ink.names.draw(painter, words, x, box.top(), box.height(), kind.text)


def _paint_transition(
    painter: QPainter, scene: Scene, row: Row, track: Track, entry: Transition, left: int, right: int
) -> None:
    span = looking.span(track, entry)
    if span is None:
        return
    start, end = scene.scale.x(span[0]), scene.scale.x(span[1])
    if end < left or start > right or end - start < 3:
        return
    sound = row.role in ("audio", "music")
    top, tall = plate(*clip_box(0, row.height), sound=sound)
    area = QRectF(start + 0.5, top + 0.5, end - start - 1, tall - 1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(255, 255, 255, 128), 1))
    painter.setBrush(QColor(10, 11, 13, 140))
    painter.drawRoundedRect(area, 3, 3)
    painter.setPen(QPen(QColor(255, 255, 255, 217), 1.25))
    falls = (area.topLeft(), area.bottomRight())
    rises = (area.bottomLeft(), area.topRight())
    if entry.left is not None:
        painter.drawLine(*falls)
    if entry.right is not None:
        painter.drawLine(*rises)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
