"""Where footage is, seen from the project's folder, so that the two can move together."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath, PureWindowsPath

from editor.model import Media, Project, changed


class Paths:
    """Turns media paths of a project in `folder` from absolute to relative ones and back.

    Each media is turned once and remembered, so that values of a project keep sharing what they have in common.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = os.path.realpath(folder)
        self._turned: dict[tuple[bool, int], tuple[Media, Media]] = {}

    def portable(self, project: Project) -> Project:
        """The project as it is stored: posix paths relative to its folder, absolute where there is no way from it."""
        return self._turn(project, relative=True)

    def absolute(self, project: Project) -> Project:
        """The project as it is used: every path absolute."""
        return self._turn(project, relative=False)

    def _turn(self, project: Project, *, relative: bool) -> Project:
        media = tuple(self._media(entry, relative) for entry in project.media)
        if all(new is old for new, old in zip(media, project.media, strict=True)):
            return project
        return changed(project, media=media)

    def _media(self, media: Media, relative: bool) -> Media:
        key = (relative, id(media))
        # the original is kept beside its turned form, so that its id cannot pass to another object
        known = self._turned.get(key)
        if known is None:
            path = _relative(media.info.path, self._folder) if relative else _absolute(media.info.path, self._folder)
            turned = media if path == media.info.path else changed(media, info=changed(media.info, path=path))
            known = self._turned[key] = (media, turned)
            self._turned[(not relative, id(turned))] = (turned, media)
        return known[1]


def missing_media(project: Project) -> tuple[Media, ...]:
    """Media whose file is not where the project says: offline, yet no hindrance to opening or editing."""
    return tuple(media for media in project.media if not Path(media.info.path).is_file())


def _relative(path: str, folder: str) -> str:
    if not Path(path).is_absolute():
        return path
    try:
        relative = os.path.relpath(path, folder).replace(os.sep, "/")
    except ValueError:  # another drive
        return path
    return f"./{relative}" if _is_absolute(relative) else relative


def _absolute(path: str, folder: str) -> str:
    return path if _is_absolute(path) else os.path.normpath(Path(folder, path))


def _is_absolute(path: str) -> bool:
    """On this or on another system: a path from elsewhere stays as it is, and its media offline."""
    return PurePosixPath(path).is_absolute() or PureWindowsPath(path).is_absolute()
