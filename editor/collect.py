"""Collecting a project: one folder that holds it and copies of its footage, to take along or to put away.

    holiday/
      holiday.cwp      paths relative to itself
      media/           a copy of every file

The folder is made under a hidden name beside its place and gets its own name when everything in it is complete, so there is
either the whole of it or nothing. Footage is opened for reading only; the project that is open stays where it is.
"""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from editor.model import Clip, Media, Narration, Project, changed
from editor.storage import save_project
from editor.storage.atomic import sync_folder
from engine.protocol import Cancelled, FootageError, OutputError, Progress, UsageError

OnProgress = Callable[[Progress], None]

MEDIA_FOLDER = "media"
_BLOCK = 4 * 2**20
_SPARE = 8 * 2**20
"""Bytes that are left free beside the footage: for the project, and for what a file system needs for itself."""


class Collection(msgspec.Struct, frozen=True, kw_only=True):
    """What was made: the project file in its folder, how many files and bytes lie beside it, and what could not come."""

    project_file: Path
    files: int
    size: int
    notes: tuple[str, ...] = ()


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What a collection would copy: names in its media folder by path, the bytes, and media whose file is not there."""

    names: dict[str, str]
    size: int
    offline: tuple[Media, ...]


def plan_collection(project: Project, *, used_only: bool = False) -> Plan:
    """Looks at the footage on the disk. With `used_only`, footage that no sequence shows is left out."""
    wanted = _used(project) if used_only else {media.id for media in project.media}
    names: dict[str, str] = {}
    taken: set[str] = set()
    offline: list[Media] = []
    size = 0
    for media in project.media:
        path = Path(media.info.path)
        if media.id not in wanted or media.info.path in names:
            continue
        try:
            length = path.stat().st_size if path.is_file() else None
        except (OSError, ValueError):
            length = None
        if length is None:
            offline.append(media)
            continue
        names[media.info.path] = _free_name(path.name, taken)
        size += length
    return Plan(names=names, size=size, offline=tuple(offline))


def collect(
    project: Project,
    folder: Path,
    *,
    used_only: bool = False,
    on_progress: OnProgress | None = None,
    cancel: threading.Event | None = None,
) -> Collection:
    """Make `folder` with the project in it and its footage beside that; `folder` must not be there, or be empty.

    Footage that is offline stays where the project says and is named in the notes. `on_progress` is called in the calling
    thread; `cancel` stops within a block of the copy.

    Raises UsageError for a folder that holds something, OutputError when it cannot be written or the disk is too small or
    full, FootageError for footage that cannot be read or changed since it was added, and Cancelled. In each case nothing
    is left behind.
    """
    target = folder.absolute()
    check_target(target)
    plan = plan_collection(project, used_only=used_only)
    _check_space(target.parent, plan.size)
    meter = _Meter(plan.size, on_progress, cancel)
    meter.step(0, "looking at the footage")
    project_file = f"{target.name}.cwp"
    with _staged(target) as staged:
        if plan.names:
            (staged / MEDIA_FOLDER).mkdir()
        sizes = {media.info.path: media.info.size for media in project.media}
        for number, (path, name) in enumerate(plan.names.items(), start=1):
            _copy(Path(path), staged / MEDIA_FOLDER / name, sizes[path], meter, f"file {number} of {len(plan.names)}")
        save_project(_moved(project, plan, staged, used_only=used_only), staged / project_file)
        meter.step(0, "finishing")
    notes = tuple(f"{media.name} is offline and was left where it was: {media.info.path}" for media in plan.offline)
    return Collection(project_file=target / project_file, files=len(plan.names), size=plan.size, notes=notes)


class _Meter:
    """Bytes copied so far, told on, and the place where a cancellation is noticed."""

    def __init__(self, total: int, tell: OnProgress | None, cancel: threading.Event | None) -> None:
        self._total, self._tell, self._cancel = total, tell, cancel
        self._copied = 0
        self._started = time.monotonic()

    def step(self, copied: int, stage: str) -> None:
        """Raises Cancelled when it is time to stop."""
        if self._cancel is not None and self._cancel.is_set():
            raise Cancelled("collecting was cancelled")
        self._copied += copied
        if self._tell is not None:
            done = min(1.0, self._copied / self._total) if self._total else 1.0
            spent = time.monotonic() - self._started
            eta = spent / done * (1 - done) if done > 0.02 else None
            self._tell(Progress(job=0, done=done, stage=stage, eta=eta))


def _used(project: Project) -> set[str]:
    return {
        item.media
        for sequence in project.sequences
        for track in sequence.tracks
        for item in track.items
        if isinstance(item, Clip | Narration) and item.media is not None
    }


def _moved(project: Project, plan: Plan, staged: Path, *, used_only: bool) -> Project:
    """The project with the paths of its copies, and without what was not wanted."""
    wanted = _used(project)
    media = tuple(
        changed(each, info=changed(each.info, path=str(staged / MEDIA_FOLDER / plan.names[each.info.path])))
        if each.info.path in plan.names
        else each
        for each in project.media
        if not used_only or each.id in wanted
    )
    return changed(project, media=media)


def check_target(target: Path) -> None:
    """Raises what `collect` would for such a folder: UsageError where something is in its place, OutputError where it
    cannot be made."""
    if not target.name or target.name in (".", ".."):
        raise UsageError("a collection needs a folder of its own", file=str(target), hint="give it a name")
    try:
        if target.is_dir() and not target.is_symlink():
            if any(target.iterdir()):
                raise UsageError("this folder is not empty", file=str(target), hint="choose another name")
        elif os.path.lexists(target):
            raise UsageError("there is a file of this name", file=str(target), hint="choose another name")
        if not target.parent.is_dir():
            raise OutputError("the folder that it would lie in does not exist", file=str(target.parent))
    except OSError as error:
        raise _unwritable(error, target) from error


def _check_space(parent: Path, size: int) -> None:
    try:
        free = shutil.disk_usage(parent).free
    except OSError:
        return  # a file system that does not tell; a full disk is noticed all the same
    if size + _SPARE > free:
        raise OutputError(
            f"the footage needs {readable_size(size)} and the disk has {readable_size(free)} free",
            file=str(parent),
            hint="free some space or choose another disk",
        )


def readable_size(size: int) -> str:
    """Bytes in words for a person: decimal units, two figures or three."""
    value = float(size)
    for unit in ("bytes", "kB", "MB", "GB"):
        if value < 999.5:
            return f"{value:.0f} {unit}" if unit == "bytes" or value >= 10 else f"{value:.1f} {unit}"
        value /= 1000
    return f"{value:.1f} TB"


@contextmanager
def _staged(target: Path) -> Iterator[Path]:
    """A private folder beside `target` that becomes it at the end of the block, or goes."""
    try:
        staged = Path(tempfile.mkdtemp(prefix=".clipwright-", dir=target.parent))
    except OSError as error:
        raise _unwritable(error, target) from error
    try:
        yield staged
        staged.chmod(0o755)
        if target.is_dir():
            target.rmdir()
        staged.rename(target)
        sync_folder(target.parent)
    except OSError as error:
        raise _unwritable(error, target) from error
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _copy(source: Path, to: Path, expected: int, meter: _Meter, stage: str) -> None:
    try:
        footage = source.open("rb")
    except OSError as error:
        raise FootageError(f"cannot be read: {error.strerror or error}", file=str(source)) from error
    copied = 0
    with footage, to.open("xb") as copy:
        while True:
            try:
                block = footage.read(_BLOCK)
            except OSError as error:
                raise FootageError(f"cannot be read: {error.strerror or error}", file=str(source)) from error
            if not block:
                break
            copy.write(block)
            copied += len(block)
            meter.step(len(block), stage)
        copy.flush()
        os.fsync(copy.fileno())
    if copied != expected:
        raise FootageError("has changed since it was added", file=str(source), hint="relink it in the project")
    shutil.copystat(source, to)


def _free_name(name: str, taken: set[str]) -> str:
    """A name that no other copy has, on file systems that fold case too."""
    stem, suffix = Path(name).stem, Path(name).suffix
    number, free = 1, name
    while free.casefold() in taken:
        number += 1
        free = f"{stem} {number}{suffix}"
    taken.add(free.casefold())
    return free


def _unwritable(error: OSError, target: Path) -> OutputError:
    if error.errno == errno.ENOSPC:
        return OutputError("the disk is full", file=str(target), hint="free some space or choose another disk")
    reason = (error.strerror or str(error)).lower()
    return OutputError(f"cannot be written: {reason}", file=str(target), hint="choose another folder")
