"""Footage on its way into the project: looked at in the background, then added in one edit."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from editor.edits import add_media, new_id, relink_media
from editor.model import Media, Project
from engine.protocol import Cancelled, ClipwrightError, MediaInfo, Probe, Request
from ui.bin.model import Coming
from ui.bin.notices import Notice
from ui.state.engine import EngineJob

Edit = Callable[[Project], Project]

_AT_ONCE = 2
"""Files given to the engine ahead. Few, so that the pictures of the first are not made after all others were looked at."""


class Asker(Protocol):
    """What is needed of EngineService."""

    def submit(self, request: Request, *, lane: str = "work", parent: QObject | None = None) -> EngineJob: ...


class Editable(Protocol):
    """What is needed of Document."""

    why: str

    @property
    def project(self) -> Project: ...

    def do(self, name: str, edit: Edit) -> bool: ...


@dataclass
class _Drop:
    """What came together and is added together."""

    files: list[Coming]
    open: int
    usable: list[Coming] = field(default_factory=list)
    relinked: dict[str, MediaInfo] = field(default_factory=dict)
    """Offline media of the same content that stand for one of the files from now on."""


class Adding(QObject):
    """Looks at files one by one. When all of a drop have been looked at, those that can be used become one edit; the
    others are told of."""

    changed = Signal()
    """`coming`, `done` or `total` is another one."""
    noticed = Signal(object)
    """A Notice: something that the user should know of one file."""
    added = Signal(object)
    """Tuple of the ids of the media that were added, or that were there already, once a drop has been dealt with."""

    def __init__(self, document: Editable, engine: Asker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.done = 0
        """Files looked at since nothing was to be done."""
        self.total = 0
        self.offline: frozenset[str] = frozenset()
        """Media of the project that are not where it says: a file of the same content is taken for them."""
        self._document, self._engine = document, engine
        self._drops: list[_Drop] = []
        self._waiting: deque[tuple[_Drop, Coming]] = deque()
        self._jobs: dict[str, EngineJob] = {}

    @property
    def coming(self) -> tuple[Coming, ...]:
        """What is not in the project yet, in the order in which it came."""
        return tuple(coming for drop in self._drops for coming in drop.files)

    @property
    def busy(self) -> bool:
        return bool(self._drops)

    def add(self, paths: Iterable[Path]) -> None:
        """Begin to add files; folders have been looked through before."""
        under_way = {coming.path for coming in self.coming}
        files = [
            Coming(id=new_id(), path=path, name=Path(path).name)
            for path in dict.fromkeys(str(path.absolute()) for path in paths)
            if path not in under_way
        ]
        if not files:
            return
        drop = _Drop(files, open=len(files))
        self._drops.append(drop)
        self.total += len(files)
        self._waiting.extend((drop, coming) for coming in files)
        self.changed.emit()
        self._begin_next()

    def cancel(self) -> None:
        """Add nothing of what is under way."""
        self._drops.clear()
        self._waiting.clear()
        self.done = self.total = 0
        jobs, self._jobs = self._jobs, {}
        for job in jobs.values():
            job.cancel()
        self.changed.emit()

    def _begin_next(self) -> None:
        while self._waiting and len(self._jobs) < _AT_ONCE:
            drop, coming = self._waiting.popleft()
            job = self._engine.submit(Probe(path=coming.path), lane="media")
            self._jobs[coming.id] = job
            job.finished.connect(partial(self._looked_at, drop, coming))
            job.failed.connect(partial(self._refused, drop, coming))

    def _looked_at(self, drop: _Drop, coming: Coming, info: MediaInfo) -> None:
        if not self._settle(coming):
            return
        same = self._same(info)
        if same is None:
            coming.media = Media(id=coming.id, name=coming.name, info=info)
            drop.usable.append(coming)
        else:
            drop.files.remove(coming)
            if same.id in self.offline:
                drop.relinked[same.id] = info
            elif same.info.path != info.path:
                name = same.name
                self.noticed.emit(
                    Notice(coming.name, self.tr("is the same footage as “{0}”, which is here already").format(name), "info")
                )
        self._go_on(drop)

    def _refused(self, drop: _Drop, coming: Coming, error: ClipwrightError) -> None:
        if not self._settle(coming):
            return
        drop.files.remove(coming)
        if not isinstance(error, Cancelled):
            self.noticed.emit(Notice.of(coming.name, error))
        self._go_on(drop)

    def _settle(self, coming: Coming) -> bool:
        """Whether anyone still waits for it."""
        return self._jobs.pop(coming.id, None) is not None

    def _same(self, info: MediaInfo) -> Media | None:
        """Footage of the same content, in the project or among what is being added."""
        coming = [other.media for drop in self._drops for other in drop.usable if other.media is not None]
        alike = [m for m in (*self._document.project.media, *coming) if m.info.fingerprint == info.fingerprint]
        return next((media for media in alike if media.info.path == info.path), alike[0] if alike else None)

    def _go_on(self, drop: _Drop) -> None:
        drop.open -= 1
        self.done += 1
        self._begin_next()
        if not drop.open:
            self._commit(drop)
        self.changed.emit()

    def _commit(self, drop: _Drop) -> None:
        found = {coming.id: coming.media for coming in drop.files if coming.media is not None}
        self._drops.remove(drop)  # before the edit, whose footage would stand in the bin twice
        if found or drop.relinked:
            done = self._document.do(self._name(len(found), len(drop.relinked)), _edit(found, drop.relinked))
            if not done:
                self.noticed.emit(Notice(self.tr("Nothing was added"), self._document.why, "warn"))
        if not self._drops:
            self.done = self.total = 0
        self.added.emit((*found, *drop.relinked))

    def _name(self, added: int, relinked: int) -> str:
        if not added:
            return self.tr("relink 1 file") if relinked == 1 else self.tr("relink {0} files").format(relinked)
        return self.tr("add 1 file") if added == 1 else self.tr("add {0} files").format(added)


def _edit(found: dict[str, Media], relinked: dict[str, MediaInfo]) -> Edit:
    def edit(project: Project) -> Project:
        for media_id, info in relinked.items():
            project = relink_media(project, media_id, info)
        for media_id, media in found.items():
            project = add_media(project, media.info, name=media.name, ids=_always(media_id))
        return project

    return edit


def _always(media_id: str) -> Callable[[], str]:
    return lambda: media_id
