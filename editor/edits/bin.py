"""The bin: media and sequences."""

from __future__ import annotations

from editor.edits.errors import EditError
from editor.edits.ids import IdSource, new_id
from editor.edits.invariants import check
from editor.model import Clip, Media, Narration, Project, Sequence, changed
from engine.protocol import MediaInfo


def add_media(project: Project, info: MediaInfo, *, name: str = "", ids: IdSource = new_id) -> Project:
    """Add probed footage to the bin, as the last media; `name` is the file's name if not given.

    Footage that is there already, from the same path with the same content, leaves the project as it is (see
    `find_media`).
    """
    if find_media(project, info) is not None:
        return project
    plain = info.path.replace("\\", "/").rstrip("/").rpartition("/")[2]
    media = Media(id=ids(), name=name or plain, info=info)
    if any(old.id == media.id for old in project.media):
        raise EditError(f"there is media {media.id} in the project already")
    return changed(project, media=(*project.media, media))


def find_media(project: Project, info: MediaInfo) -> Media | None:
    """The media in the bin that is this file with this content."""
    return next(
        (m for m in project.media if m.info.path == info.path and m.info.fingerprint == info.fingerprint),
        None,
    )


def relink_media(project: Project, media_id: str, info: MediaInfo) -> Project:
    """Let media stand for another file: the same footage elsewhere, or another version of it.

    Raises EditError when a clip would show what the new file does not have.
    """
    if all(media.id != media_id for media in project.media):
        raise EditError(f"there is no media {media_id} in the project")
    media = tuple(changed(old, info=info) if old.id == media_id else old for old in project.media)
    relinked = changed(project, media=media)
    for problem in check(relinked):
        raise EditError(f"this file cannot stand in: {problem}", file=info.path)
    return relinked


def remove_media(project: Project, media_id: str) -> Project:
    """Take media out of the bin. Raises EditError while anything on a timeline uses it."""
    if all(media.id != media_id for media in project.media):
        raise EditError(f"there is no media {media_id} in the project")
    for sequence in project.sequences:
        for track in sequence.tracks:
            if any(isinstance(item, Clip | Narration) and item.media == media_id for item in track.items):
                raise EditError(f"the media is still used in the sequence “{sequence.name}”")
    return changed(project, media=tuple(media for media in project.media if media.id != media_id))


def add_sequence(project: Project, sequence: Sequence, *, activate: bool = True, ids: IdSource = new_id) -> Project:
    """Add a sequence, empty or filled; without an id it gets one. Raises EditError when it breaks a rule."""
    sequence = changed(sequence, id=sequence.id or ids())
    if any(old.id == sequence.id for old in project.sequences):
        raise EditError(f"there is a sequence {sequence.id} in the project already")
    extended = changed(
        project,
        sequences=(*project.sequences, sequence),
        active=sequence.id if activate or project.active is None else project.active,
    )
    for problem in check(extended, since=project):
        raise EditError(problem)
    return extended


def set_active(project: Project, sequence_id: str) -> Project:
    """Bring a sequence to the front. Raises EditError when there is none of that id."""
    if all(sequence.id != sequence_id for sequence in project.sequences):
        raise EditError(f"there is no sequence {sequence_id}")
    return project if project.active == sequence_id else changed(project, active=sequence_id)
