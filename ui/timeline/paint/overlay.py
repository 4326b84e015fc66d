"""What lies over the rows and changes with every move of the pointer: selection, handles, guides, ghosts, readings."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from editor.model import Clip, Item, Narration, Track
from ui.timeline import looking
from ui.timeline.gestures.base import Removed
from ui.timeline.metrics import HANDLE_DRAWN, NAME_FROM, RULER
from ui.timeline.paint.ink import Ink
from ui.timeline.paint.rows import paint_level, paint_name
from ui.timeline.paint.scene import Scene
from ui.timeline.rows import Row
from ui.timeline.shapes import clip_box, name_bar


def box_of(scene: Scene, row: Row, item: Item, scroll: float) -> QRect:
    """The rectangle of a clip in the widget."""
    top, tall = clip_box(RULER + row.top - scroll, row.height)
    start, end = scene.scale.pixel(item.record_in), scene.scale.pixel(item.record_out)
    return QRect(start, round(top), max(1, end - start - 1), round(tall))


def paint_hover(painter: QPainter, scene: Scene, row: Row, item: Item, box: QRect) -> None:
    """The clip under the pointer: a lighter name bar, and handles that can be grabbed."""
    kind = scene.ink.kinds[row.role]
    if box.width() < NAME_FROM:
        return
    bar = name_bar(box.height())
    if row.role in ("video", "overlay"):
        painter.fillRect(box.left(), box.top(), box.width(), bar, kind.hover)
        paint_name(painter, scene, item, kind, _seen(box), bar)
        _corners(painter, scene, box)
    handle = QColor(kind.text)
    handle.setAlphaF(0.55)
    for x in (box.left() + 2, box.right() - 3):
        painter.fillRect(QRectF(x, box.top() + box.height() / 2 - 8, 2, 16), handle)


def paint_carried(painter: QPainter, scene: Scene, row: Row, track: Track, scroll: float) -> None:
    """The name of the clip that begins left of the widget, carried along its edge."""
    if row.role not in ("video", "overlay", "subtitle"):
        return
    position = looking.at(track.items, scene.scale.frame(0))
    if position is None:
        return
    item = track.items[position]
    box = box_of(scene, row, item, scroll)
    seen = _seen(box)
    if box.left() >= 0 or seen.width() < 2 * NAME_FROM:
        return
    kind = scene.ink.kinds[row.role]
    bar = name_bar(box.height()) if isinstance(item, Clip) else box.height()
    quiet = track.hidden or not item.enabled
    if quiet:
        painter.fillRect(seen.left(), seen.top(), seen.width() - 4, bar, scene.ink.lane)
        painter.setOpacity(0.4)
    painter.fillRect(seen.left(), seen.top(), seen.width() - 4, bar, kind.fill)
    paint_name(painter, scene, item, kind, seen, bar)
    painter.setOpacity(1.0)


def paint_apart(
    painter: QPainter, scene: Scene, row: Row, picture: QPixmap, scroll: float, frame: int, frames: float
) -> None:
    """A painted row whose clips from `frame` on are still `frames` frames to the right of where they belong."""
    x, gap = max(0.0, scene.scale.x(frame)), frames * scene.scale.per_frame
    top, ratio = RULER + row.top - scroll, picture.devicePixelRatio()
    wide = picture.width() / ratio - x
    if wide <= 0:
        return
    painter.fillRect(QRectF(x, top, min(gap, wide), row.height), scene.ink.tl)
    painter.fillRect(QRectF(x, top, min(gap, wide), row.height - 1), scene.ink.lane)
    if gap < wide:
        part = QRectF(x * ratio, 0, (wide - gap) * ratio, picture.height())
        painter.drawPixmap(QRectF(x + gap, top, wide - gap, row.height), picture, part)


def paint_chosen(painter: QPainter, scene: Scene, row: Row, item: Item, box: QRect) -> None:
    """The name bar of the clip that has trim handles: its words keep clear of them."""
    bar = name_bar(box.height())
    seen = _seen(box)
    if row.role in ("video", "overlay") and seen.width() >= NAME_FROM:
        kind = scene.ink.kinds[row.role]
        painter.fillRect(seen.left(), seen.top(), seen.width(), bar, kind.fill)
        paint_name(painter, scene, item, kind, seen, bar, pad=10.0)


def paint_selected(painter: QPainter, scene: Scene, box: QRect, *, handles: bool) -> None:
    """The outline of a selected clip, and trim handles on the first."""
    ink = scene.ink
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if handles and box.width() >= 24:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink.sel)
        wide = HANDLE_DRAWN
        painter.drawRoundedRect(QRectF(box.left(), box.top(), wide, box.height()), 2, 2)
        painter.drawRoundedRect(QRectF(box.right() + 1 - wide, box.top(), wide, box.height()), 2, 2)
        grip = ink.color("on-accent")
        tall = min(16.0, box.height() - 6.0)
        middle = box.top() + box.height() / 2
        for x in (box.left() + 2.25, box.right() + 1 - wide + 2.25):
            painter.fillRect(QRectF(x, middle - tall / 2, 1.5, tall), grip)
    painter.setPen(QPen(ink.sel, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(box).adjusted(0, 0, 0, 0), 4, 4)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def paint_ghost(painter: QPainter, scene: Scene, box: QRect) -> None:
    """An item that is only being placed: a dashed edge and a veil."""
    veil = QColor(scene.ink.sel)
    veil.setAlphaF(0.16)
    painter.fillRect(box, veil)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_dashes(scene.ink.sel, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def paint_focus(painter: QPainter, scene: Scene, box: QRect) -> None:
    """The keyboard's place: a ring, two pixels off."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(scene.ink.focus, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(box).adjusted(-3, -3, 3, 3), 6, 6)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def paint_sound_handles(painter: QPainter, scene: Scene, row: Row, item: Clip | Narration, box: QRect) -> None:
    """The gain line and fade handles of a sound that can be worked on."""
    if box.width() >= 48:
        paint_level(painter, scene, item, scene.ink.kinds[row.role], box, handles=True)


def paint_removed(painter: QPainter, scene: Scene, removed: Removed, row: Row, scroll: float, words: str) -> None:
    """What a ripple takes out, hatched at its old place, and what follows from it."""
    top, tall = clip_box(RULER + row.top - scroll, row.height)
    left, right = scene.scale.x(removed.start), scene.scale.x(removed.end)
    area = QRectF(left, top, right - left, tall)
    painter.fillRect(area, scene.ink.removed_hatch)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_dashes(scene.ink.sel, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area.adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    if words and tall >= 40:
        badge = scene.ink.badge("ripple", words)
        painter.drawPixmap(QPointF(left + 10, top + tall - 8 - 16), badge)


def paint_guide(painter: QPainter, ink: Ink, x: float, height: int, words: str, right: int) -> None:
    """The dashed line over all tracks at what was snapped to, with its name."""
    painter.setPen(_dashes(ink.text, 1.5, 4, 3))
    painter.drawLine(QPointF(x, RULER - 12), QPointF(x, height))
    if words:
        tag(painter, ink, words, x, height - 30, right)


def tag(painter: QPainter, ink: Ink, words: str, x: float, y: float, right: int) -> None:
    """A few words in reverse, centred on `x` and kept inside the widget."""
    wide = ink.labels.width(words) + 12
    left = max(4.0, min(x - wide / 2, right - wide - 4))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.text)
    painter.drawRoundedRect(QRectF(left, y, wide, 20), 4, 4)
    ink.labels.draw(painter, words, left + 6, y, 20, ink.panel)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def paint_blade(painter: QPainter, scene: Scene, frame: int, rows: list[Row], scroll: float) -> None:
    """Where the blade would cut."""
    x = scene.scale.x(frame)
    for row in rows:
        top, tall = clip_box(RULER + row.top - scroll, row.height)
        painter.fillRect(QRectF(x - 0.75, top, 1.5, tall), scene.ink.danger)


def paint_band(painter: QPainter, ink: Ink, area: QRectF) -> None:
    """The rubber band."""
    veil = QColor(ink.sel)
    veil.setAlphaF(0.12)
    painter.fillRect(area, veil)
    painter.setPen(QPen(ink.sel, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area)


def paint_cut_handle(painter: QPainter, scene: Scene, x: float, box: QRect) -> None:
    """The grip at the foot of a cut, from which a dissolve is drawn out."""
    y = box.bottom() - 8.0
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(255, 255, 255, 217), 1.25))
    painter.setBrush(scene.ink.color("badge"))
    painter.drawRoundedRect(QRectF(x - 8, y - 7, 16, 14), 3, 3)
    painter.drawLine(QPointF(x - 4, y - 3.5), QPointF(x + 4, y + 3.5))
    painter.drawLine(QPointF(x - 4, y + 3.5), QPointF(x + 4, y - 3.5))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _seen(box: QRect) -> QRect:
    """The part of a clip right of the widget's left edge, where its name stands."""
    return QRect(max(0, box.left()), box.top(), box.right() + 1 - max(0, box.left()), box.height())


def _corners(painter: QPainter, scene: Scene, box: QRect) -> None:
    painter.drawPixmap(box.left(), box.top(), scene.ink.cap(box.height(), scene.ink.lane, right=False))
    painter.drawPixmap(box.right() - 3, box.top(), scene.ink.cap(box.height(), scene.ink.lane, right=True))


def _dashes(colour: QColor, width: float, dash: float = 3, gap: float = 2.5) -> QPen:
    pen = QPen(colour, width)
    pen.setDashPattern([dash, gap])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen
