"""Crop: which part of the picture fills the frame."""

from __future__ import annotations

from editor.edits.draft import Draft
from editor.edits.errors import EditError
from editor.model import Clip, Crop, Project, changed


def set_crop(project: Project, item_id: str, crop: Crop | None, *, sequence_id: str | None = None) -> Project:
    """Set the crop of a picture, or take it away with None. On sound it is set on the picture linked with it.

    Raises EditError when there is no picture, or when a window is not inside it.
    """
    draft = Draft(project, sequence_id)
    group = draft.group(item_id)
    placed = group[:1] if group[0].track.kind == "video" else [p for p in group if p.track.kind == "video"]
    clips = [(track, item) for track, item in placed if isinstance(item, Clip)]
    if not clips:
        raise EditError(f"{draft.describe(group[0].item)} has no picture to crop")
    for track, item in clips:
        draft.put(track.id, changed(item, crop=crop))
    return draft.done()
