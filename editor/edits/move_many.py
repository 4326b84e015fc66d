"""Move many: several items by the same distance, as one."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from editor.edits.draft import Draft, Placed
from editor.edits.errors import EditError
from editor.edits.ids import IdSource, new_id
from editor.model import Project, changed


def move_many(
    project: Project,
    item_ids: Collection[str],
    delta: int,
    *,
    tracks: Mapping[str, str] | None = None,
    linked: bool = True,
    overwrite: bool = False,
    sequence_id: str | None = None,
    ids: IdSource = new_id,
) -> Project:
    """Move items by `delta` frames, with all that is linked with any of them unless `linked` is off.

    `tracks` names, by item id, another track of the same kind for some of them; the rest stay on theirs. What is in the
    way refuses the move, or with `overwrite` gives way; items that move never harm each other. Raises EditError.
    """
    draft = Draft(project, sequence_id, ids)
    moving: dict[str, Placed] = {}
    for item_id in item_ids:
        for placed in draft.group(item_id) if linked else [draft.find(item_id)]:
            moving[placed.item.id] = placed
    destinations = []
    for item_id, (track, item) in moving.items():
        draft.track(track.id)
        target = draft.track(tracks[item_id]) if tracks and item_id in tracks else track
        if target.kind != track.kind:
            raise EditError(f"{draft.describe(item)} cannot stand on the {target.kind} track “{target.name or target.id}”")
        if item.record_in + delta < 0:
            raise EditError(f"{draft.describe(item)} cannot be moved to before the start of the timeline")
        destinations.append((track.id, target.id, item))
    if delta == 0 and all(old == new for old, new, _ in destinations):
        return project
    for old, _, item in destinations:
        draft.drop(old, item.id)
    for _, target_id, item in destinations:
        if overwrite:
            draft.clear(target_id, item.record_in + delta, item.record_out + delta)
    for _, target_id, item in destinations:
        draft.put(target_id, changed(item, record_in=item.record_in + delta))
    return draft.done()
