"""Put footage or an item on the timeline: insert, overwrite, append."""

from __future__ import annotations

from collections.abc import Sequence as Many

from editor.edits.draft import Draft
from editor.edits.ids import IdSource, new_id
from editor.edits.source import Source, items_for, target_tracks
from editor.model import Item, Project


def insert(
    project: Project,
    what: Source | Item,
    at: int,
    *,
    tracks: Many[str] | None = None,
    sequence_id: str | None = None,
    ids: IdSource = new_id,
) -> Project:
    """Make room at frame `at` on every unlocked track and put `what` there; markers move along.

    Items that span `at` are split, also on other tracks, so that nothing loses sync. `tracks` are ids; without them
    footage goes on the first unlocked video and audio track, anything else on the first that takes it.
    Raises EditError.
    """
    draft = Draft(project, sequence_id, ids)
    placed = items_for(draft, what, at, target_tracks(draft, what, tracks))
    length = max(item.duration for _, item in placed)
    draft.split_through(at)
    draft.shift({}, at, length)
    draft.open_markers(at, length)
    for track, item in placed:
        draft.put(track.id, item)
    return draft.done()


def overwrite(
    project: Project,
    what: Source | Item,
    at: int,
    *,
    tracks: Many[str] | None = None,
    sequence_id: str | None = None,
    ids: IdSource = new_id,
) -> Project:
    """Put `what` at frame `at` over whatever its tracks hold there; nothing moves. See `insert` for `tracks`.

    Raises EditError.
    """
    draft = Draft(project, sequence_id, ids)
    for track, item in items_for(draft, what, at, target_tracks(draft, what, tracks)):
        draft.clear(track.id, item.record_in, item.record_out)
        draft.put(track.id, item)
    return draft.done()


def append(
    project: Project,
    what: Source | Item,
    *,
    tracks: Many[str] | None = None,
    sequence_id: str | None = None,
    ids: IdSource = new_id,
) -> Project:
    """Put `what` after the last item of the tracks that it goes on. See `insert` for `tracks`. Raises EditError."""
    draft = Draft(project, sequence_id, ids)
    targets = target_tracks(draft, what, tracks)
    for track, item in items_for(draft, what, max(track.end for track in targets), targets):
        draft.put(track.id, item)
    return draft.done()
