"""Loudness of a clip: gain, fades, mute."""

from __future__ import annotations

from editor.edits.draft import Draft
from editor.edits.errors import EditError
from editor.edits.rules import gain_problem
from editor.model import Clip, Gain, Narration, Project, changed


def set_gain(
    project: Project,
    item_id: str,
    *,
    db: float | None = None,
    fade_in: int | None = None,
    fade_out: int | None = None,
    muted: bool | None = None,
    sequence_id: str | None = None,
) -> Project:
    """Change what is given and keep the rest: `db` relative to the source, fades in frames.

    On a picture it is set on the sound that is linked with it. Raises EditError when there is none, or when the fades do
    not fit.
    """
    draft = Draft(project, sequence_id)
    group = draft.group(item_id)
    placed = group[:1] if group[0].track.kind in ("audio", "narration") else [p for p in group if p.track.kind == "audio"]
    sounds = [(track, item) for track, item in placed if isinstance(item, Clip | Narration)]
    if not sounds:
        raise EditError(f"{draft.describe(group[0].item)} has no sound linked with it")
    for track, item in sounds:
        old = item.gain
        gain = Gain(
            db=old.db if db is None else db,
            fade_in=old.fade_in if fade_in is None else fade_in,
            fade_out=old.fade_out if fade_out is None else fade_out,
            muted=old.muted if muted is None else muted,
        )
        problem = gain_problem(gain, item.duration)
        if problem:
            raise EditError(f"{draft.describe(item)}: {problem}")
        draft.put(track.id, changed(item, gain=gain))
    return draft.done()
