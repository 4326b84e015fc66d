"""Move: the same footage at another time, or on another track."""

from __future__ import annotations

from editor.edits.draft import Draft
from editor.edits.errors import EditError
from editor.edits.ids import IdSource, new_id
from editor.model import Project, changed


def move(
    project: Project,
    item_id: str,
    record_in: int,
    *,
    track: str | None = None,
    overwrite: bool = False,
    sequence_id: str | None = None,
    ids: IdSource = new_id,
) -> Project:
    """Move an item so that it begins at frame `record_in`; all that is linked with it moves as far.

    `track` names another track of a kind that can hold the item; linked items stay on theirs. What is in the way refuses
    the move, or with `overwrite` gives way. A gap is left behind. Raises EditError.
    """
    draft = Draft(project, sequence_id, ids)
    group = draft.group(item_id)
    delta = record_in - group[0].item.record_in
    target = group[0].track if track is None else draft.track(track)
    if target.kind != group[0].track.kind:
        raise EditError(
            f"{draft.describe(group[0].item)} cannot stand on the {target.kind} track “{target.name or target.id}”"
        )
    if any(placed.item.record_in + delta < 0 for placed in group):
        raise EditError(f"{draft.describe(group[0].item)} cannot be moved to before the start of the timeline")
    if delta == 0 and target.id == group[0].track.id:
        return project
    moving = {placed.item.id for placed in group}
    destinations = []
    for position, placed in enumerate(group):
        destination = target if position == 0 else placed.track
        draft.drop(placed.track.id, placed.item.id)
        destinations.append((destination.id, changed(placed.item, record_in=placed.item.record_in + delta)))
    for track_id, item in destinations:
        if overwrite:
            draft.clear(track_id, item.record_in, item.record_out, but=moving)
        draft.put(track_id, item)
    return draft.done()
