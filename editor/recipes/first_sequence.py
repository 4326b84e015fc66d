"""A sequence to put footage on, where a project has none yet."""

from __future__ import annotations

from fractions import Fraction

from editor.edits import EditError, IdSource, add_sequence, new_id
from editor.model import Loudness, Media, Project, Sequence, Track
from editor.recipes.delivery import Delivery, Share, settle

LARGEST = 2160
"""Most pixels on the picture's short side."""
ORDINARY = Delivery(rate=Fraction(30), width=1920, height=1080, transfer="sdr")
"""For sound, and for anything else that has no picture."""


def with_sequence_for(project: Project, media_id: str | None = None, *, name: str = "", ids: IdSource = new_id) -> Project:
    """The project as it is when it has an active sequence; else with one in the format of that media, empty, in front.

    It has a video and an audio track. Raises EditError when there is no such media.
    """
    if any(sequence.id == project.active for sequence in project.sequences):
        return project
    form = ORDINARY if media_id is None else _form(_media(project, media_id))
    tracks = (Track(id=ids(), kind="video", name="V1"), Track(id=ids(), kind="audio", name="A1"))
    sequence = Sequence(
        id=ids(),
        name=name or "Sequence 1",
        rate=form.rate,
        width=form.width,
        height=form.height,
        transfer=form.transfer,
        tracks=tracks,
        cut_fade=Fraction(1, 50),
        loudness=Loudness(),
    )
    return add_sequence(project, sequence)


def _media(project: Project, media_id: str) -> Media:
    try:
        return project.media_by_id(media_id)
    except KeyError:
        raise EditError(f"there is no media {media_id} in the project", hint="add it first") from None


def _form(media: Media) -> Delivery:
    if media.video is None:
        return ORDINARY
    made = settle([Share(video=media.video, seconds=Fraction(1))], None, LARGEST)
    if media.info.kind == "image":  # a still has no rate of its own
        return Delivery(rate=ORDINARY.rate, width=made.width, height=made.height, transfer=made.transfer)
    return made
