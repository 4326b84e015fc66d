"""Which gesture a press begins, by tool and by what was hit."""

from __future__ import annotations

from ui.timeline import looking
from ui.timeline.gestures.base import Gesture, Pointer, Situation
from ui.timeline.gestures.cutting import Blade, Dissolve, Resize
from ui.timeline.gestures.looking_on import Band, MarkerMove, Range, Scrub
from ui.timeline.gestures.moving import Move
from ui.timeline.gestures.sounding import Fade, Level
from ui.timeline.gestures.trimming import Kind, Slip, Trim, can_slip
from ui.timeline.hits import Hit
from ui.timeline.rows import Rows
from ui.timeline.shapes import clip_box

AT_ONCE = ("ruler", "marker", "mark_in", "mark_out")
"""Zones in which a press counts without being dragged first."""


def choose(tool: str, hit: Hit, press: Pointer, situation: Situation) -> Gesture | None:
    """The gesture, or None where a drag means nothing. The selection is what it will be while dragging."""
    if hit.zone == "ruler":
        return Range(situation, "new", press) if press.ctrl else Scrub(situation)
    if hit.zone == "marker":
        return MarkerMove(situation, hit.marker, press)
    if hit.zone == "mark_in":
        return Range(situation, "in", press)
    if hit.zone == "mark_out":
        return Range(situation, "out", press)
    if tool == "blade":
        return Blade(situation) if hit.zone not in ("lane", "outside") else None
    if hit.zone in ("lane", "outside"):
        return Band(situation, press)
    if tool in ("ripple", "roll", "slip"):
        return _with_tool(tool, hit, press, situation)
    return _with_select(hit, press, situation)


def _with_select(hit: Hit, press: Pointer, situation: Situation) -> Gesture | None:
    if hit.zone == "edge_in":
        return Trim(situation, hit.item, "in", "trim", press)
    if hit.zone == "edge_out":
        return Trim(situation, hit.item, "out", "trim", press)
    if hit.zone == "fade_in":
        return Fade(situation, hit.item, "in", press)
    if hit.zone == "fade_out":
        return Fade(situation, hit.item, "out", press)
    if hit.zone == "level":
        return Level(situation, hit.item, *_box(situation.rows, hit.track), press)
    if hit.zone == "cut":
        return Dissolve(situation, hit.item, hit.other)
    if hit.zone == "transition_in":
        return Resize(situation, hit.transition, "in", press)
    if hit.zone == "transition_out":
        return Resize(situation, hit.transition, "out", press)
    if hit.zone == "body":
        chosen = situation.selection if hit.item in situation.selection else (hit.item,)
        return Move(situation, chosen, hit.item, press)
    return None


def _with_tool(tool: str, hit: Hit, press: Pointer, situation: Situation) -> Gesture | None:
    found = looking.find(situation.sequence, hit.item)
    if found is None:
        return None
    if tool == "slip":
        return Slip(situation, hit.item, press) if can_slip(found.item) else None
    kind: Kind = "roll" if tool == "roll" else "ripple"
    middle = (found.item.record_in + found.item.record_out) / 2
    if hit.zone in ("cut", "transition", "transition_in", "transition_out"):
        later = hit.other and press.frame >= found.item.record_out
        return Trim(situation, hit.other if later else hit.item, "in" if later else "out", kind, press)
    return Trim(situation, hit.item, "in" if press.frame < middle else "out", kind, press)


def _box(rows: Rows, track: str) -> tuple[float, float]:
    row = rows.of(track)
    top, height = clip_box(row.top, row.height) if row is not None else (0.0, 1.0)
    return top + 3, height - 6
