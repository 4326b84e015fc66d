"""Subtitles, narration, titles and ready-made clips: add, edit, remove one item."""

from __future__ import annotations

from editor.edits.draft import Draft
from editor.edits.errors import EditError
from editor.edits.ids import IdSource, new_id
from editor.model import Item, Project, changed


def add_item(
    project: Project, track_id: str, item: Item, *, sequence_id: str | None = None, ids: IdSource = new_id
) -> Project:
    """Put an item on a track where its `record_in` says; without an id it gets one.

    Raises EditError when there is no room.
    """
    draft = Draft(project, sequence_id, ids)
    draft.track(track_id)
    item = changed(item, id=item.id or ids())
    if any(old.id == item.id for track in draft.sequence.tracks for old in track.items):
        raise EditError(f"there is an item {item.id} in the sequence already")
    draft.put(track_id, item)
    return draft.done()


def set_item(project: Project, item: Item, *, sequence_id: str | None = None) -> Project:
    """Replace the item of that id by another of its kind: to change text, words, style, name, opacity or origin.

    Only this item changes: what is linked with it stays, so its place, length and footage are not for this verb while it
    is linked. Raises EditError.
    """
    draft = Draft(project, sequence_id)
    track, old = draft.find(item.id)
    draft.track(track.id)
    if type(old) is not type(item):
        raise EditError(f"{draft.describe(old)} cannot turn into another kind of item")
    if old.link is not None and _timing(old) != _timing(item):
        raise EditError(f"{draft.describe(old)} is linked and would lose sync", hint="trim, move, slip or retime it instead")
    draft.put(track.id, item)
    return draft.done()


def remove_item(project: Project, item_id: str, *, sequence_id: str | None = None) -> Project:
    """Remove one item and leave a gap; what is linked with it stays. Raises EditError."""
    draft = Draft(project, sequence_id)
    track, _ = draft.find(item_id)
    draft.drop(track.id, item_id)
    return draft.done()


def _timing(item: Item) -> tuple[object, ...]:
    return tuple(getattr(item, field, None) for field in ("record_in", "duration", "source_in", "speed", "media", "link"))
