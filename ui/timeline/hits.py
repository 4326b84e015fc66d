"""What is under the pointer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from editor.model import Clip, Item, Narration, Sequence, Track
from ui.timeline import looking
from ui.timeline.metrics import MARKER_HIT, PLAYHEAD_HIT, RULER
from ui.timeline.rows import Row, Rows
from ui.timeline.scale import Scale
from ui.timeline.shapes import clip_box, fade_points, handle_width, level_line, name_bar, plate

Zone = Literal[
    "ruler", "marker", "mark_in", "mark_out", "body", "edge_in", "edge_out", "fade_in", "fade_out", "level", "cut",
    "transition", "transition_in", "transition_out", "lane", "outside",
]  # fmt: skip

_FADE_HIT = 7.0
_LEVEL_HIT = 4.0
_CUT_REACH = 8.0
_CUT_TALL = 20.0


@dataclass(frozen=True)
class Hit:
    """One place. `item` is the clip hit; at a cut it is the one before, and `other` the one after."""

    zone: Zone
    frame: float = 0.0
    track: str = ""
    item: str = ""
    other: str = ""
    marker: str = ""
    transition: str = ""


@dataclass(frozen=True)
class Ground:
    """What hits are tested against."""

    sequence: Sequence
    rows: Rows
    scale: Scale
    scroll: float = 0.0
    """Pixels by which the rows are scrolled up."""
    mark_in: int | None = None
    mark_out: int | None = None
    active: frozenset[str] = frozenset()
    """Items whose fine handles are shown: the selected ones and the one under the pointer."""


def hit(ground: Ground, x: float, y: float) -> Hit:
    """What is at a point of the widget, the ruler being its top."""
    frame = ground.scale.frame(x)
    if y < RULER:
        return _on_ruler(ground, x, y, frame)
    row = ground.rows.at(y - RULER + ground.scroll)
    if row is None:
        return Hit("outside", frame)
    track = ground.sequence.tracks[row.index]
    inside = y - RULER + ground.scroll
    top, height = clip_box(row.top, row.height)
    found = _on_transition(ground, track, row, x, inside)
    if found is not None:
        return found
    position = looking.at(track.items, frame)
    if not top <= inside < top + height:
        return Hit("lane", frame, track.id)
    near = _on_cut(ground, track, inside - top, height, frame)
    if near is not None:
        return near
    if position is None:
        return Hit("lane", frame, track.id)
    return _on_clip(ground, track, row, track.items[position], x, inside)


def _on_ruler(ground: Ground, x: float, y: float, frame: float) -> Hit:
    if y >= RULER / 2 - 2:
        for marker in reversed(ground.sequence.markers):
            if abs(ground.scale.x(marker.frame) - x) <= MARKER_HIT:
                return Hit("marker", frame, marker=marker.id)
    if y >= RULER - 12:
        if ground.mark_in is not None and 0 <= x - ground.scale.x(ground.mark_in) + 4 <= PLAYHEAD_HIT + 4:
            return Hit("mark_in", frame)
        if ground.mark_out is not None and 0 <= ground.scale.x(ground.mark_out) - x + 4 <= PLAYHEAD_HIT + 4:
            return Hit("mark_out", frame)
    return Hit("ruler", frame)


def _on_transition(ground: Ground, track: Track, row: Row, x: float, inside: float) -> Hit | None:
    if not track.transitions:
        return None
    top, height = plate(*clip_box(row.top, row.height), sound=track.kind == "audio")
    if not top <= inside < top + height:
        return None
    frame = ground.scale.frame(x)
    for entry in track.transitions:
        span = looking.span(track, entry)
        if span is None or not span[0] - ground.scale.length(3) <= frame < span[1] + ground.scale.length(3):
            continue
        left, right = ground.scale.x(span[0]), ground.scale.x(span[1])
        reach = min(6.0, (right - left) / 4 + 2)
        zone: Zone = "transition"
        if x < left + reach and entry.left is not None:
            zone = "transition_in"
        elif x >= right - reach and entry.right is not None:
            zone = "transition_out"
        return Hit(zone, frame, track.id, entry.left or "", entry.right or "", transition=entry.id)
    return None


def _on_cut(ground: Ground, track: Track, inside: float, height: float, frame: float) -> Hit | None:
    """The foot of a cut between two clips, from which a dissolve is drawn out."""
    if track.kind not in ("video", "audio") or inside < height - min(_CUT_TALL, height / 3):
        return None
    position = looking.cut_near(track.items, frame, ground.scale.length(_CUT_REACH))
    if position is None:
        return None
    left, right = track.items[position], track.items[position + 1]
    if min(left.duration, right.duration) * ground.scale.per_frame < 4 * _CUT_REACH:
        return None
    return Hit("cut", frame, track.id, left.id, right.id)


def _on_clip(ground: Ground, track: Track, row: Row, item: Item, x: float, inside: float) -> Hit:
    frame = ground.scale.frame(x)
    left, right = ground.scale.x(item.record_in), ground.scale.x(item.record_out)
    fine = _on_sound(ground, track, row, item, x, inside, left, right) if item.id in ground.active else None
    if fine is not None:
        return Hit(fine, frame, track.id, item.id)
    reach = handle_width(right - left)
    if x < left + reach:
        return Hit("edge_in", frame, track.id, item.id)
    if x >= right - reach:
        return Hit("edge_out", frame, track.id, item.id)
    return Hit("body", frame, track.id, item.id)


def _on_sound(
    ground: Ground, track: Track, row: Row, item: Item, x: float, inside: float, left: float, right: float
) -> Zone | None:
    if track.kind not in ("audio", "narration") or not isinstance(item, Clip | Narration) or right - left < 48:
        return None
    top, height = clip_box(row.top, row.height)
    line = level_line(item.gain, top, height)
    start, end = fade_points(item.gain, left, right, ground.scale.per_frame)
    if abs(inside - line) <= _FADE_HIT:
        if abs(x - start) <= _FADE_HIT:
            return "fade_in"
        if abs(x - end) <= _FADE_HIT:
            return "fade_out"
    if abs(inside - line) <= _LEVEL_HIT and start < x < end:
        return "level"
    return None


def in_name_bar(ground: Ground, row: Row, y: float) -> bool:
    """Whether a point of the widget is in the name bars of a row's clips."""
    top, height = clip_box(row.top, row.height)
    return 0 <= y - RULER + ground.scroll - top < name_bar(height)
