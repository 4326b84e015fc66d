"""Enable: whether an item is seen and heard at all."""

from __future__ import annotations

from editor.edits.draft import Draft
from editor.model import Project, changed


def set_enabled(project: Project, item_id: str, enabled: bool, *, sequence_id: str | None = None) -> Project:
    """Switch an item, and all that is linked with it, on or off. What is off keeps its place. Raises EditError."""
    draft = Draft(project, sequence_id)
    for track, item in draft.group(item_id):
        draft.put(track.id, changed(item, enabled=enabled))
    return draft.done()
