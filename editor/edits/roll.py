"""Roll: move a cut between two clips; nothing else moves."""

from __future__ import annotations

from editor.edits.draft import Draft
from editor.edits.errors import EditError
from editor.edits.parts import part
from editor.model import Project


def roll(project: Project, left_id: str, delta: int, *, sequence_id: str | None = None) -> Project:
    """Move the cut at the end of an item by `delta` frames: it and the one after it give and take.

    The same cut is moved on every track where an item linked with the one meets, at that frame, an item linked with the
    other. Raises EditError when nothing follows directly, when an item would vanish or its footage does not reach.
    """
    draft = Draft(project, sequence_id)
    lefts = draft.group(left_id)
    cut = lefts[0].item.record_out
    pairs = []
    for track, left in lefts:
        if left.record_out == cut:
            follower = next((item for item in track.items if item.record_in == cut), None)
            if follower is not None:
                pairs.append((track, left, follower))
    if not pairs or pairs[0][1].id != left_id:
        raise EditError(f"nothing follows {draft.describe(lefts[0].item)} directly, so there is no cut to roll")
    partner_link = pairs[0][2].link
    for track, left, right in pairs:
        if right is not pairs[0][2] and (partner_link is None or right.link != partner_link):
            continue
        if left.duration + delta < 1 or right.duration - delta < 1:
            shorter = left if delta < 0 else right
            raise EditError(f"{draft.describe(shorter)} is {shorter.duration} frames long and cannot give {abs(delta)}")
        draft.put(track.id, part(left, 0, left.duration + delta, draft.rate))
        draft.put(track.id, part(right, delta, right.duration, draft.rate))
    return draft.done()
