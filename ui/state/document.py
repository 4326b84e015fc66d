"""The open project: its value, its history, and both on the disk."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

import platformdirs
from PySide6.QtCore import QObject, Signal

from editor.edits import new_id
from editor.model import Project, Sequence
from editor.storage.lock import holder
from editor.storage.open_project import OpenProject, lock_of
from engine.protocol import ClipwrightError, OutputError, UsageError
from ui.i18n import failure

Edit = Callable[[Project], Project]

SUFFIX = ".cwp"


def data_folder() -> Path:
    """Where the program keeps what must not be lost; the environment variable CLIPWRIGHT_DATA names another folder."""
    chosen = os.environ.get("CLIPWRIGHT_DATA")
    return Path(chosen).absolute() if chosen else Path(platformdirs.user_data_dir("clipwright", appauthor=False))


class Document(QObject):
    """The open project, of a file or of no file yet.

    Every edit is on the disk before `changed` tells of it. A project of no file is kept in a private folder from its first
    edit on, so that a crash loses nothing; when it is closed or saved under a name, that folder goes.
    """

    changed = Signal(object)
    """The new Project, after an edit, undo, redo, or another project was opened."""
    previewed = Signal(object)
    """A Project to show while a gesture runs, or None when it has ended. Never committed."""
    history_changed = Signal()
    path_changed = Signal()
    """Another project was opened, or this one was saved under a name."""
    opened = Signal()
    """Another project was opened: what was looked at in the last one means nothing now."""
    refused = Signal(str)
    """One line: why an edit could not be made."""
    saved = Signal()
    """The project file is up to date."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._blank = Project(id=new_id(), name="Untitled")
        self._open: OpenProject | None = None
        self._private = True
        """Whether what is open lies in the private folder: asked at every turn, so the disk is not."""
        self._preview: Project | None = None

    # --- looking

    @property
    def project(self) -> Project:
        """As of the last edit."""
        return self._open.project if self._open is not None else self._blank

    @property
    def shown(self) -> Project:
        """The project of the running gesture, or else as of the last edit."""
        return self._preview if self._preview is not None else self.project

    @property
    def sequence(self) -> Sequence | None:
        """The active sequence as of the last edit."""
        try:
            return self.project.sequence
        except KeyError:
            return None

    @property
    def shown_sequence(self) -> Sequence | None:
        """The active sequence of `shown`."""
        try:
            return self.shown.sequence
        except KeyError:
            return None

    @property
    def path(self) -> Path | None:
        """The project file; None for a project of no file yet."""
        return None if self.is_untitled or self._open is None else self._open.path

    @property
    def name(self) -> str:
        """What the title bar calls it."""
        return self.path.stem if self.path is not None else self.project.name

    @property
    def is_untitled(self) -> bool:
        """Whether it has no file that the user chose."""
        return self._open is None or self._private

    @property
    def modified(self) -> bool:
        """Whether the user's file lags behind, or an untitled project holds anything that would be missed."""
        if self.is_untitled:
            return bool(self.project.media or self.project.sequences)
        return self._open is not None and self._open.modified

    @property
    def notes(self) -> tuple[str, ...]:
        """What had to be repaired on opening, in words for the user."""
        return self._open.notes if self._open is not None else ()

    @property
    def undo_names(self) -> tuple[str, ...]:
        """Edits that can be undone, oldest first."""
        return self._open.history.done_names if self._open is not None else ()

    @property
    def redo_names(self) -> tuple[str, ...]:
        """Edits that can be redone, next first."""
        return self._open.history.undone_names if self._open is not None else ()

    # --- which project

    def new(self, name: str = "Untitled") -> None:
        """Close what is open and begin a project of no file."""
        self.close()
        self._blank = Project(id=new_id(), name=name)
        self._tell_all()

    def open(self, path: Path) -> None:
        """Close what is open and open the project at `path`, which may be one of `recoverable`.

        Raises ClipwrightError, after which the document is what it was.
        """
        path = Path(path).resolve()
        if self._open is None or self._open.path != path:
            self.take(OpenProject.open(path))

    def take(self, opened: OpenProject) -> None:
        """Close what is open and go on with `opened`. Opening a long project takes a second, so it may be done on another
        thread first, by `OpenProject.open`."""
        self._let_go()
        self._open, self._private = opened, _is_private(opened.path)
        self._tell_all()

    def recoverable(self) -> tuple[Path, ...]:
        """Untitled projects that a crash left behind, latest first; not those that are open, here or elsewhere."""
        found: list[tuple[float, Path]] = []
        with suppress(OSError):
            for path in _private_folder().glob(f"*/*{SUFFIX}"):
                if holder(lock_of(path)) is None:
                    with suppress(OSError):
                        found.append((max(file.stat().st_mtime for file in path.parent.iterdir()), path))
        return tuple(path for _, path in sorted(found, reverse=True))

    def forget(self, path: Path) -> None:
        """Throw away one of `recoverable` for good."""
        if _is_private(path) and holder(lock_of(path)) is None:
            shutil.rmtree(path.parent, ignore_errors=True)

    def save(self) -> None:
        """Bring the project file up to date. Raises ClipwrightError; UsageError when it has no file yet."""
        if self._open is None or self.is_untitled:
            raise UsageError("the project has no file yet", hint="save it under a name")
        self._open.save()
        self.history_changed.emit()
        self.saved.emit()

    def save_as(self, path: Path) -> None:
        """Go on in another file, which is replaced if it is there. Raises ClipwrightError."""
        path = Path(path).resolve()
        opened = self._opened()
        private = opened.path if self.is_untitled else None
        opened.save_as(path)
        self._private = _is_private(opened.path)
        if private is not None:
            shutil.rmtree(private.parent, ignore_errors=True)
        self.path_changed.emit()
        self.history_changed.emit()
        self.saved.emit()

    def close(self, *, keep: bool = False) -> None:
        """Let go of the project. An untitled one is thrown away, since whoever closes it has asked before, unless `keep`
        leaves it to be offered as one of `recoverable`."""
        self._let_go(keep=keep)
        self._blank = Project(id=new_id(), name="Untitled")

    # --- editing

    def do(self, name: str, edit: Edit) -> bool:
        """Commit one edit, called `name` in the history ("ripple delete").

        Whether it was made; when it was not, `refused` says why. A running preview ends either way.
        """
        return self._try(lambda: self._opened().do(name, edit))

    def preview(self, edit: Edit | None) -> bool:
        """Show what `edit` would make of the project, without committing it; None ends that.

        False when the edit refuses; what was shown before then stays, and `why` says why.
        """
        if edit is None:
            self._end_preview()
            return True
        try:
            shown = edit(self.project)
        except ClipwrightError as error:
            self.why = failure(error)
            return False
        self.why = ""
        if shown is not self._preview:
            self._preview = shown
            self.previewed.emit(shown)
        return True

    why = ""
    """Why the last edit or preview was refused, empty when it was not."""

    def undo(self) -> bool:
        """Take the last edit back; False when there is none."""
        return bool(self.undo_names) and self._try(lambda: self._opened().undo())

    def redo(self) -> bool:
        """Do again what was last undone; False when there is nothing."""
        return bool(self.redo_names) and self._try(lambda: self._opened().redo())

    def go_to(self, steps: int) -> bool:
        """Undo (negative) or redo (positive) that many edits; as many as there are. Whether all of them were."""
        opened = self._open
        if opened is None or not steps:
            return not steps
        back = steps < 0
        there = len(self.undo_names if back else self.redo_names)

        def walk() -> None:
            for _ in range(min(abs(steps), there)):
                if back:
                    opened.undo()
                else:
                    opened.redo()

        return self._try(walk) and abs(steps) <= there

    # --- inside

    def _try(self, change: Callable[[], object]) -> bool:
        before = self.project
        self.why = ""
        try:
            change()
        except ClipwrightError as error:
            self.why = failure(error)
        finally:
            after = self.project
            self._end_preview()
            if after is not before:
                self.changed.emit(after)
                self.history_changed.emit()
        if self.why:
            self.refused.emit(self.why)
        return not self.why

    def _end_preview(self) -> None:
        if self._preview is not None:
            self._preview = None
            self.previewed.emit(None)

    def _opened(self) -> OpenProject:
        """The project on the disk; one of no file gets its private folder now."""
        if self._open is None:
            folder = _private_folder() / uuid4().hex[:12]
            try:
                folder.mkdir(parents=True)
            except OSError as error:
                raise OutputError(f"cannot be written: {error.strerror or error}", file=str(folder)) from error
            self._open, self._private = OpenProject.create(folder / f"Untitled{SUFFIX}", self._blank), True
        return self._open

    def _let_go(self, *, keep: bool = False) -> None:
        self._end_preview()
        opened, self._open = self._open, None
        if opened is None:
            return
        opened.close()
        if self._private and not keep:
            shutil.rmtree(opened.path.parent, ignore_errors=True)

    def _tell_all(self) -> None:
        self.opened.emit()
        self.path_changed.emit()
        self.changed.emit(self.project)
        self.history_changed.emit()


def _private_folder() -> Path:
    return data_folder() / "untitled"


def _is_private(path: Path) -> bool:
    return path.parent.parent == _private_folder().resolve()
