"""Slip: other footage in the same place."""

from __future__ import annotations

from fractions import Fraction

from editor.edits.draft import Draft
from editor.edits.errors import EditError
from editor.model import Clip, Narration, Project, changed


def slip(project: Project, item_id: str, delta: Fraction, *, sequence_id: str | None = None) -> Project:
    """Show footage `delta` seconds of media time later (earlier if negative) in an item and in all that is linked with it.

    Place, length and speed stay. Raises EditError when the footage does not reach that far, or for an item without any.
    """
    draft = Draft(project, sequence_id)
    group = draft.group(item_id)
    if not isinstance(group[0].item, Clip | Narration):
        raise EditError(f"{draft.describe(group[0].item)} shows no footage that could slip")
    for track, item in group:
        if isinstance(item, Clip) or (isinstance(item, Narration) and item.media is not None):
            draft.put(track.id, changed(item, source_in=item.source_in + delta))
    return draft.done()
