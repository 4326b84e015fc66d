"""Trim: move an edge of a clip, leaving the rest where it is or letting it follow."""

from __future__ import annotations

from typing import Literal

from editor.edits.draft import Draft, Placed
from editor.edits.errors import EditError
from editor.edits.parts import part
from editor.model import Project, changed

Edge = Literal["in", "out"]


def trim(project: Project, item_id: str, edge: Edge, delta: int, *, sequence_id: str | None = None) -> Project:
    """Move one edge of an item, and of all that is linked with it, by `delta` frames; later is positive.

    What it shows stays where it was on the timeline. Raises EditError when it would run into its neighbour, past its
    footage, or down to nothing.
    """
    draft = Draft(project, sequence_id)
    for placed in draft.group(item_id):
        _trim(draft, placed, edge, delta)
    return draft.done()


def ripple_trim(project: Project, item_id: str, edge: Edge, delta: int, *, sequence_id: str | None = None) -> Project:
    """Move one edge by `delta` frames, and everything after the item on every unlocked track with it.

    Trimming the in edge keeps the item's place: it shows other footage from the same frame on, and what follows closes up
    or makes room. Markers move along. Raises EditError as `trim` does, and when something would collide.
    """
    draft = Draft(project, sequence_id)
    group = draft.group(item_id)
    ends = {placed.track.id: placed.item.record_out for placed in group}
    first = group[0].item
    for placed in group:
        _trim(draft, placed, edge, delta)
        if edge == "in":
            trimmed = draft.find(placed.item.id).item
            draft.put(placed.track.id, changed(trimmed, record_in=placed.item.record_in))
    longer = delta if edge == "out" else -delta
    draft.shift(ends, first.record_out, longer, but={placed.item.id for placed in group})
    if longer > 0:
        draft.open_markers(first.record_out if edge == "out" else first.record_in, longer)
    elif longer < 0:
        start = first.record_out + longer if edge == "out" else first.record_in
        draft.close_markers(start, start - longer)
    return draft.done()


def _trim(draft: Draft, placed: Placed, edge: Edge, delta: int) -> None:
    item = placed.item
    start, end = (delta, item.duration) if edge == "in" else (0, item.duration + delta)
    if end - start < 1:
        raise EditError(f"{draft.describe(item)} is {item.duration} frames long and cannot be trimmed by {abs(delta)}")
    draft.put(placed.track.id, part(item, start, end, draft.rate))
