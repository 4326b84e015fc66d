"""A title over the picture, on a track of its own where there is none with room."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

from editor.edits import EditError, IdSource, add_item, add_track, new_id
from editor.model import Origin, Project, Title

SECONDS = Fraction(4)
TEMPLATE = "lower_third"


def add_title(project: Project, text: str, frame: int, *, origin: Origin | None = None, ids: IdSource = new_id) -> Project:
    """A lower third with `text`, from `frame` of the active sequence for SECONDS.

    It goes on the topmost video track above the first that is not locked and has room there, else on a new one above all.
    Raises EditError for no text, and where there is no sequence.
    """
    if not text.strip():
        raise EditError("a title needs a text")
    try:
        sequence = project.sequence
    except KeyError:
        raise EditError("there is no sequence to put a title on", hint="make one first") from None
    title = Title(
        id=ids(),
        record_in=frame,
        duration=max(1, ceil(SECONDS * sequence.rate)),
        text=text.strip(),
        template=TEMPLATE,
        origin=origin,
    )
    for track in [track for track in sequence.tracks if track.kind == "video"][:0:-1]:
        free = all(item.record_out <= title.record_in or title.record_out <= item.record_in for item in track.items)
        if free and not track.locked and not track.hidden:
            return add_item(project, track.id, title, ids=ids)
    project = add_track(project, "video", ids=ids)
    above = [track for track in project.sequence.tracks if track.kind == "video"][-1]
    return add_item(project, above.id, title, ids=ids)
