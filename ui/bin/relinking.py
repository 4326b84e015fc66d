"""Footage that went astray is found again by its content, wherever it lies now and whatever it is called."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from editor.edits import relink_media
from editor.model import Media, Project
from engine.protocol import Cancelled, ClipwrightError, MediaInfo, Probe
from ui.bin.adding import Asker, Editable
from ui.bin.notices import Notice
from ui.state.engine import EngineJob
from ui.state.mailbox import Mailbox


class Relinking(QObject):
    """Looks for footage in a folder: files of the right size are looked at, those of the same content take its place, all
    in one edit."""

    changed = Signal()
    """`busy` or `folder` is another one."""
    noticed = Signal(object)
    """A Notice."""
    relinked = Signal(object)
    """Tuple of the ids of media that are found again."""

    def __init__(self, document: Editable, engine: Asker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder: Path | None = None
        """Where it looks at the moment."""
        self._document, self._engine = document, engine
        self._mailbox = Mailbox(self)
        self._search = 0
        self._stop = threading.Event()
        self._wanted: list[Media] = []
        self._candidates: deque[str] = deque()
        self._found: dict[str, MediaInfo] = {}
        self._job: EngineJob | None = None

    @property
    def busy(self) -> bool:
        return self.folder is not None

    def search(self, folder: Path, wanted: Sequence[Media]) -> None:
        """Look for `wanted` in `folder` and everything below it; a search that still runs is given up."""
        self.cancel()
        if not wanted:
            return
        self.folder, self._wanted = folder, list(wanted)
        self._stop = threading.Event()
        sizes = frozenset(media.info.size for media in wanted)
        thread = threading.Thread(
            target=self._walk, args=(self._search, self._stop, folder, sizes), name="relink", daemon=True
        )
        thread.start()
        self.changed.emit()

    def link(self, media: Media, path: Path) -> None:
        """Let `media` stand for the file at `path`, the same footage or other."""
        job = self._engine.submit(Probe(path=str(path)), lane="media")
        job.finished.connect(partial(self._chosen, media))
        job.failed.connect(partial(self._not_usable, path.name))

    def cancel(self) -> None:
        """Look no more; what was found so far is left as it was."""
        self._stop.set()
        self._search += 1
        self.folder = None
        self._candidates.clear()
        self._found.clear()
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
        self.changed.emit()

    def close(self) -> None:
        """The window is closing."""
        self.cancel()
        self._mailbox.close()

    # --- on a thread

    def _walk(self, search: int, stop: threading.Event, folder: Path, sizes: frozenset[int]) -> None:
        found: list[str] = []
        for parent, folders, files in os.walk(folder):
            if stop.is_set():
                return
            folders.sort()
            for name in sorted(files):
                path = os.path.join(parent, name)  # noqa: PTH118 - any text may stand there
                try:
                    fits = os.stat(path).st_size in sizes  # noqa: PTH116
                except OSError:
                    continue
                if fits:
                    found.append(path)
        self._mailbox.post(partial(self._walked, search, found))

    # --- on the UI thread

    def _walked(self, search: int, found: list[str]) -> None:
        if search == self._search:
            self._candidates = deque(found)
            self._look_at_next()

    def _look_at_next(self) -> None:
        if not self._candidates or len(self._found) == len(self._wanted):
            self._finish()
            return
        job = self._engine.submit(Probe(path=self._candidates.popleft()), lane="media")
        self._job = job
        job.finished.connect(partial(self._looked_at, self._search))
        job.failed.connect(partial(self._passed_over, self._search))

    def _looked_at(self, search: int, info: MediaInfo) -> None:
        if search != self._search:
            return
        for media in self._wanted:
            if media.info.fingerprint == info.fingerprint:
                self._found.setdefault(media.id, info)
        self._look_at_next()

    def _passed_over(self, search: int, _error: ClipwrightError) -> None:
        if search == self._search:
            self._look_at_next()

    def _finish(self) -> None:
        folder, found, wanted = self.folder, dict(self._found), self._wanted
        self.folder, self._job = None, None
        self._found.clear()
        self._wanted = []
        lost = [media.name for media in wanted if media.id not in found]
        if found and not self._relink(found):
            lost = []
        for name in lost:
            self.noticed.emit(
                Notice(name, self.tr("was not found in “{0}”: choose another folder").format(folder.name if folder else ""))
            )
        self.changed.emit()

    def _chosen(self, media: Media, info: MediaInfo) -> None:
        if self._relink({media.id: info}) and info.fingerprint != media.info.fingerprint:
            name = Path(info.path).name
            text = self.tr("stands for other footage now: “{0}” has another content").format(name)
            self.noticed.emit(Notice(media.name, text, "info"))

    def _not_usable(self, name: str, error: ClipwrightError) -> None:
        if not isinstance(error, Cancelled):
            self.noticed.emit(Notice.of(name, error))

    def _relink(self, found: dict[str, MediaInfo]) -> bool:
        def edit(project: Project) -> Project:
            for media_id, info in found.items():
                project = relink_media(project, media_id, info)
            return project

        name = self.tr("relink 1 file") if len(found) == 1 else self.tr("relink {0} files").format(len(found))
        done = self._document.do(name, edit)
        if done:
            self.relinked.emit(tuple(found))
        else:
            self.noticed.emit(Notice(self.tr("Not relinked"), self._document.why))
        return done
