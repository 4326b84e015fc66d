"""Copied clips: what they were, on which tracks and how far from each other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from editor.edits import EditError, IdSource, new_id
from editor.edits.draft import Draft
from editor.model import Item, Project, Sequence, changed
from ui.timeline import looking


class Copied(NamedTuple):
    """An item with the id and kind of the track that it stood on."""

    track: str
    kind: str
    item: Item


def copied(sequence: Sequence, item_ids: Iterable[str], *, linked: bool) -> tuple[Copied, ...]:
    """What copying the items keeps, with all that is linked with them if `linked`."""
    ids = looking.partners(sequence, item_ids) if linked else frozenset(item_ids)
    return tuple(Copied(track.id, track.kind, item) for track in sequence.tracks for item in track.items if item.id in ids)


def paste(project: Project, what: tuple[Copied, ...], at: int, *, ids: IdSource = new_id) -> Project:
    """Put copies over whatever is there, the first at frame `at`, linked among themselves as they were.

    Those whose track is gone or locked go on the first free one of its kind. Raises EditError when there is none.
    """
    if not what:
        raise EditError("nothing has been copied")
    draft = Draft(project, ids=ids)
    start = min(entry.item.record_in for entry in what)
    links = {entry.item.link: ids() for entry in what if entry.item.link is not None}
    fresh = []
    for entry in what:
        free = [track for track in draft.sequence.tracks if track.kind == entry.kind and not track.locked]
        target = next((track for track in free if track.id == entry.track), free[0] if free else None)
        if target is None:
            raise EditError(f"there is no unlocked {entry.kind} track to paste on", hint="add a track or unlock one")
        item = changed(
            entry.item,
            id=ids(),
            record_in=entry.item.record_in - start + at,
            link=links[entry.item.link] if entry.item.link is not None else None,
        )
        fresh.append((target.id, item))
    for track, item in fresh:
        draft.clear(track, item.record_in, item.record_out)
    for track, item in fresh:
        draft.put(track, item)
    return draft.done()
