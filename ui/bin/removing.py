"""Taking footage out of the project, and giving it another name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from editor.edits import EditError, remove_media
from editor.model import Media, Project, changed


def used_in(project: Project, media_id: str) -> str | None:
    """Why this media cannot be removed, in words, or None when nothing uses it."""
    try:
        remove_media(project, media_id)
    except EditError as error:
        return str(error)
    return None


def without(project: Project, media_ids: Sequence[str]) -> Project:
    """Raises EditError when any of them is used."""
    for media_id in media_ids:
        project = remove_media(project, media_id)
    return project


def with_name(project: Project, media_id: str, name: str) -> Project:
    """`project` with another name for a media; the file keeps its own. Raises EditError for a name that says nothing."""
    name = name.strip()
    if not name:
        raise EditError(QCoreApplication.translate("MediaBin", "a name needs at least one letter"))
    return changed(project, media=tuple(_named(media, media_id, name) for media in project.media))


def _named(media: Media, media_id: str, name: str) -> Media:
    return changed(media, name=name) if media.id == media_id else media
