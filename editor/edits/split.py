"""Split: one clip becomes two, and shows what it did."""

from __future__ import annotations

from editor.edits.draft import Draft
from editor.edits.errors import EditError
from editor.edits.ids import IdSource, new_id
from editor.model import Project


def split(project: Project, item_id: str, frame: int, *, sequence_id: str | None = None, ids: IdSource = new_id) -> Project:
    """Cut an item, and all that is linked with it, before `frame` of the timeline.

    The first part keeps its id; the parts after the cut are linked with each other. Raises EditError when `frame` is not
    inside the item.
    """
    draft = Draft(project, sequence_id, ids)
    group = draft.group(item_id)
    item = group[0].item
    if not item.record_in < frame < item.record_out:
        raise EditError(f"{draft.describe(item)} cannot be split at frame {frame}, which is not inside it")
    for placed in group:
        if placed.item.record_in < frame < placed.item.record_out:
            draft.split(placed, frame)
    draft.relink_from(frame)
    return draft.done()


def split_all(project: Project, frame: int, *, sequence_id: str | None = None, ids: IdSource = new_id) -> Project:
    """Cut everything on unlocked tracks that spans `frame`. Raises EditError when nothing does."""
    draft = Draft(project, sequence_id, ids)
    draft.split_through(frame)
    result = draft.done()
    if result is project:
        raise EditError(f"there is nothing to split at frame {frame}")
    return result
