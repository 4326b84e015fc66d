"""Delete: leave a gap, or close it."""

from __future__ import annotations

from editor.edits.draft import Draft
from editor.edits.errors import EditError
from editor.model import Project


def lift(project: Project, item_id: str, *, sequence_id: str | None = None) -> Project:
    """Remove an item, and all that is linked with it, and leave a gap. Raises EditError."""
    draft = Draft(project, sequence_id)
    for track, item in draft.group(item_id):
        draft.drop(track.id, item.id)
    return draft.done()


def ripple_delete(project: Project, item_id: str, *, sequence_id: str | None = None) -> Project:
    """Remove an item, and all that is linked with it, and move what follows on every unlocked track into its place.

    Items on other tracks that begin before the end of the removed one stay where they are; markers that were over it are
    kept at the point where the gap closed. Raises EditError when something that follows would run into such an item.
    """
    draft = Draft(project, sequence_id)
    group = draft.group(item_id)
    for track, item in group:
        draft.drop(track.id, item.id)
    first = group[0].item
    draft.shift({track.id: item.record_out for track, item in group}, first.record_out, -first.duration)
    draft.close_markers(first.record_in, first.record_out)
    return draft.done()


def close_gap(project: Project, track_id: str, frame: int, *, sequence_id: str | None = None) -> Project:
    """Remove the empty space of a track around `frame` by moving what follows on every unlocked track.

    Raises EditError when there is no gap there, or when something that follows would collide.
    """
    draft = Draft(project, sequence_id)
    track = draft.track(track_id)
    start = max((item.record_out for item in track.items if item.record_in <= frame), default=0)
    end = min((item.record_in for item in track.items if item.record_in > frame), default=None)
    if end is None or not start <= frame < end:
        raise EditError(f"there is no gap at frame {frame} of the track “{track.name or track.id}”")
    draft.shift({}, end, start - end)
    draft.close_markers(start, end)
    return draft.done()
