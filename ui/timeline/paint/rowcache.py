"""Painted rows that are kept: a row is painted again only where it changed, since a track is a value and says so itself."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPixmap, QRegion

from editor.model import Track
from ui.timeline import looking
from ui.timeline.paint.rows import paint_row
from ui.timeline.paint.scene import Scene
from ui.timeline.rows import Row

_REACH = 4
"""Pixels by which what is painted of an item may reach over its ends."""
_SPARE = 2
"""Pixels painted beyond either side of what scrolled in, for what reaches over its edge."""


@dataclass
class _Kept:
    picture: QPixmap
    key: tuple[object, ...]
    track: Track
    origin: int


class RowCache:
    """Pictures of the rows, as wide as the widget."""

    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}
        self._generation = 0
        self.painted = 0
        """Rows painted anew, in whole or in part, since the start; for tests."""

    def forget(self) -> None:
        """Paint everything anew: another theme, other media."""
        self._kept.clear()

    def forget_media(self, media: str) -> None:
        """New pictures or waveforms of some media have come."""
        for track_id, kept in list(self._kept.items()):
            if any(getattr(item, "media", None) == media for item in kept.track.items):
                del self._kept[track_id]

    def picture(self, track: str) -> QPixmap:
        """The row as it was drawn last. Raises KeyError when it never was."""
        return self._kept[track].picture

    def draw(self, painter: QPainter, scene: Scene, row: Row, track: Track, y: int, width: int) -> None:
        """Put a row at `y`, painting what is not there yet."""
        origin = round(scene.scale.origin)
        quiet = track.id in scene.silenced
        key = (row.height, row.role, scene.scale.per_frame, width, scene.ink.ratio, quiet, scene.missing)
        kept = self._kept.get(row.track)
        if kept is None or kept.key != key or not _alike(kept.track, track):
            kept = self._anew(scene, row, track, key, origin, width, kept)
        elif kept.origin != origin:
            self._scroll(scene, row, track, kept, origin, width)
        kept.track = track
        painter.drawPixmap(0, y, kept.picture)

    def _anew(
        self, scene: Scene, row: Row, track: Track, key: tuple[object, ...], origin: int, width: int, old: _Kept | None
    ) -> _Kept:
        ratio = scene.ink.ratio
        size = (round(width * ratio), round(row.height * ratio))
        if old is not None and (old.picture.width(), old.picture.height()) == size:
            picture = old.picture
        else:
            picture = QPixmap(*size)
            picture.setDevicePixelRatio(ratio)
        changed = _changed(scene, old, track, key, origin, width)
        kept = self._kept[row.track] = _Kept(picture, key, track, origin)
        for left, right in changed:
            self._paint(scene, row, track, picture, left, right)
        return kept

    def _scroll(self, scene: Scene, row: Row, track: Track, kept: _Kept, origin: int, width: int) -> None:
        moved = kept.origin - origin
        kept.origin = origin
        if abs(moved) >= width:
            self._paint(scene, row, track, kept.picture, 0, width)
            return
        ratio = scene.ink.ratio
        if moved * ratio != round(moved * ratio):
            self._paint(scene, row, track, kept.picture, 0, width)
            return
        kept.picture.scroll(round(moved * ratio), 0, QRect(0, 0, kept.picture.width(), kept.picture.height()), QRegion())
        left, right = (0, moved + _SPARE) if moved > 0 else (width + moved - _SPARE, width)
        self._paint(scene, row, track, kept.picture, left, right)

    def _paint(self, scene: Scene, row: Row, track: Track, picture: QPixmap, left: int, right: int) -> None:
        self.painted += 1
        painter = QPainter(picture)
        painter.setClipRect(left, 0, right - left, row.height)
        paint_row(painter, scene, row, track, left, right)
        painter.end()


def _alike(before: Track, after: Track) -> bool:
    return before is after


def _changed(
    scene: Scene, old: _Kept | None, track: Track, key: tuple[object, ...], origin: int, width: int
) -> list[tuple[int, int]]:
    """The stretches of a row that have to be painted: all of it, or what two versions of a track differ in."""
    whole = [(0, width)]
    if old is None or old.key != key or old.origin != origin or old.picture.isNull():
        return whole
    before = old.track
    switches = ("hidden", "muted", "locked", "transitions")
    if any(getattr(before, name) != getattr(track, name) for name in switches):
        return whole
    scale = scene.scale
    start, end = scale.frame(-4), scale.frame(width + 4)
    one, other = looking.between(before.items, start, end), looking.between(track.items, start, end)
    was = {id(item): item for item in before.items[one[0] : one[1]]}
    now = {id(item): item for item in track.items[other[0] : other[1]]}
    spans = [
        (item.record_in, item.record_out)
        for table, others in ((was, now), (now, was))
        for key_, item in table.items()
        if key_ not in others
    ]
    if not spans:
        return []
    low = max(0, round(scale.x(min(first for first, _ in spans))) - _REACH)
    high = min(width, round(scale.x(max(last for _, last in spans))) + _REACH)
    return [(low, high)] if high > low else []
