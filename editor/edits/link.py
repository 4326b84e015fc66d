"""Link and unlink: which items move and trim together."""

from __future__ import annotations

from collections.abc import Collection

from editor.edits.draft import Draft
from editor.edits.errors import EditError
from editor.edits.ids import IdSource, new_id
from editor.model import Project, changed


def link(project: Project, item_ids: Collection[str], *, sequence_id: str | None = None, ids: IdSource = new_id) -> Project:
    """Link items, on whichever tracks, into one group; each leaves the group that it was in. Raises EditError."""
    if len(set(item_ids)) < 2:
        raise EditError("it takes two items to link")
    draft = Draft(project, sequence_id, ids)
    new_link = ids()
    for item_id in item_ids:
        track, item = draft.find(item_id)
        draft.track(track.id)
        draft.put(track.id, changed(item, link=new_link))
    return draft.done()


def unlink(project: Project, item_id: str, *, sequence_id: str | None = None) -> Project:
    """Undo the link of an item and of all that is linked with it. Raises EditError when it has none."""
    draft = Draft(project, sequence_id)
    group = draft.group(item_id)
    if group[0].item.link is None:
        raise EditError(f"{draft.describe(group[0].item)} is not linked")
    for track, item in group:
        draft.put(track.id, changed(item, link=None))
    return draft.done()
