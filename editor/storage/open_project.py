"""A project that is open for editing: its value, its history, and both on the disk at every moment."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any

from editor.edits import EditError, check
from editor.history import DEFAULT_LIMIT, Edit, History, Step
from editor.model import Project
from editor.storage import document, journal
from editor.storage.atomic import sweep, write_atomically
from editor.storage.changes import Changes
from editor.storage.diff import diff, inverse
from editor.storage.journal import Entry, Journal, journal_of
from editor.storage.load import Loaded, load
from editor.storage.lock import Lock, acquire, holder
from editor.storage.paths import Paths
from engine.protocol import FootageError, OutputError, UsageError


def lock_of(path: Path) -> Path:
    """Where the lock of the project file at `path` is."""
    return path.with_name(f"{path.name}.lock")


def save_project(project: Project, path: Path | str) -> None:
    """Write a project file that nobody has open; one that is there already is kept as `.bak`, with its journal.

    Raises UsageError when it is open in another process, EditError when the project breaks a rule, OutputError when it
    cannot be written; in each case what was there stays.
    """
    path = Path(path).resolve()
    if holder(lock_of(path)) is not None:
        raise UsageError("is open in Clipwright and cannot be replaced", file=str(path), hint="close it there first")
    _require_sound(project)
    write_atomically(path, _encoded(Paths(path.parent).portable(project), path), backup=document.backup_of(path))
    _retire_journal(path)


class OpenProject:
    """A project being edited by this process alone.

    An edit is in the journal, on the disk, before `project` shows it; `save` folds the journal into the project file. To be
    used as a context manager, or closed by `close`. Methods may raise OutputError when the disk is full or gone, after
    which project and history are what they were.
    """

    def __init__(self, path: Path, lock: Lock, loaded: Loaded) -> None:
        """Use `open` or `create`."""
        self.path = path
        self.notes: tuple[str, ...] = ()
        """What had to be repaired or set aside on opening, in words for the user."""
        self._lock = lock
        self._paths = Paths(path.parent)
        self._base = loaded.base
        self._journal: Journal | None = None
        self._transaction: History | None = None
        self._history = _mapped(loaded.history, self._paths.absolute)
        self._changes = loaded.changes.turned(loaded.history, self._history)
        self._saved = self._paths.absolute(loaded.file.project)
        self._closed = False

    @classmethod
    def create(cls, path: Path | str, project: Project) -> OpenProject:
        """Write a new project file and open it. Raises UsageError when the file is there already, EditError, OutputError."""
        path = Path(path).resolve()
        if path.exists():
            raise UsageError("is there already", file=str(path), hint="open it, or choose another name")
        _require_sound(project)
        data = _encoded(Paths(path.parent).portable(project), path)
        lock = acquire(lock_of(path), path)
        try:
            write_atomically(path, data)
            file = document.decode(data, path)
            opened = cls(path, lock, Loaded(file, document.fingerprint(data), History(file.project), None, None, Changes()))
            opened._set_journal_aside()
        except BaseException:
            lock.release()
            raise
        return opened

    @classmethod
    def open(cls, path: Path | str, *, limit: int = DEFAULT_LIMIT) -> OpenProject:
        """Open the project at `path` as of its last committed edit, with up to `limit` steps of its history.

        Raises FootageError when there is no sound project, UsageError when another process has it open.
        """
        path = Path(path).resolve()
        document.read(path)
        lock = acquire(lock_of(path), path)
        try:
            sweep(path)
            sweep(journal_of(path))
            loaded = load(path, limit)
            opened = cls(path, lock, loaded)
            opened._take_up_journal(loaded)
        except BaseException:
            lock.release()
            raise
        return opened

    # --- looking

    @property
    def project(self) -> Project:
        """As of the last edit."""
        return self._history.present

    @property
    def history(self) -> History:
        """What can be undone and redone."""
        return self._history

    @property
    def modified(self) -> bool:
        """Whether the project file lags behind; its journal never does."""
        return self._history.present is not self._saved and self._history.present != self._saved

    # --- editing

    def do(self, name: str, edit: Edit) -> Project:
        """Commit one edit and give the new project. An edit that changes nothing leaves no step.

        Raises EditError when the edit refuses, or makes a project that breaks a rule, and OutputError.
        """
        before = self._history
        after = before.do(name, edit(before.present))
        if after is not before:
            for problem in check(after.present, since=before.present):
                raise EditError(problem)
            if self._transaction is None:
                self._commit_change(name, before.present, after.present)
            self._history = after
        return self._history.present

    def undo(self) -> Project:
        """Take the last edit back. Raises EditError when there is none, and OutputError."""
        return self._step("undo")

    def redo(self) -> Project:
        """Do again what was last undone. Raises EditError when there is none, and OutputError."""
        return self._step("redo")

    @contextmanager
    def transaction(self, name: str) -> Iterator[None]:
        """Edits made inside become one step, committed at the end; an exception takes all of them back.

        One inside another belongs to the outer one.
        """
        before = self._history
        outermost = self._transaction is None
        if outermost:
            self._transaction = before
        try:
            yield
            if outermost:
                together = before.do(name, self._history.present)
                if together is not before:
                    self._commit_change(name, before.present, together.present)
                self._history = together
        except BaseException:
            self._history = before
            raise
        finally:
            if outermost:
                self._transaction = None

    # --- storing

    def save(self) -> None:
        """Fold the journal into the project file; the previous file is kept as `.bak`. History stays."""
        self._require_open()
        self._write_file(self.path, backup=True)
        self._renew_journal()

    def save_as(self, path: Path | str) -> None:
        """Go on under another name, where a file may be replaced; this one stays as it was last committed."""
        self._require_open()
        path = Path(path).resolve()
        if path == self.path:
            self.save()
            return
        lock = acquire(lock_of(path), path)
        old = (self.path, self._paths, self._base, self._lock, self._journal, self._saved)
        self.path, self._paths, self._lock, self._journal = path, Paths(path.parent), lock, None
        self._changes = Changes()  # those known have paths as seen from the old folder
        try:
            self._write_file(path, backup=True)
        except BaseException:
            lock.release()
            self.path, self._paths, self._base, self._lock, self._journal, self._saved = old
            raise
        if old[4] is not None:
            old[4].close()
        old[3].release()
        _retire_journal(path)
        self._renew_journal()

    def close(self) -> None:
        """Let go of the project. Nothing is lost: what was not saved is in the journal. More than once does nothing."""
        if self._closed:
            return
        self._closed = True
        if self._journal is not None:
            self._journal.close()
        self._lock.release()

    def __enter__(self) -> OpenProject:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    # --- inside

    def _step(self, kind: str) -> Project:
        self._require_open()
        if self._transaction is not None:
            raise EditError(f"{kind} is not possible in the middle of an edit")
        after = self._history.undo() if kind == "undo" else self._history.redo()
        self._commit(Entry(kind="undo" if kind == "undo" else "redo"))
        self._history = after
        return after.present

    def _commit_change(self, name: str, before: Project, after: Project) -> None:
        stored_before, stored_after = self._paths.portable(before), self._paths.portable(after)
        entry = Entry(kind="do", name=name, change=diff(stored_before, stored_after))
        if not journal.leads_to(entry, stored_before, stored_after):
            raise EditError("this edit makes a project that no file can hold")
        self._commit(entry)
        self._changes = self._changes.tidied(self._history)
        self._changes.note(before, after, entry.change)
        self._changes.note(after, before, inverse(entry.change, stored_before))

    def _commit(self, entry: Entry) -> None:
        self._require_open()
        if self._journal is None:
            self._journal = Journal.create(journal_of(self.path), self._base, self._steps(self._history_on_disk()))
        self._journal.append(entry)

    def _history_on_disk(self) -> History:
        return self._transaction if self._transaction is not None else self._history

    def _write_file(self, path: Path, *, backup: bool) -> None:
        if self._transaction is not None:
            raise EditError("a project cannot be saved in the middle of an edit")
        present = self._history.present
        folded = self._journal.id if self._journal is not None else ""
        data = _encoded(self._paths.portable(present), path, folded=folded)
        write_atomically(path, data, backup=document.backup_of(path) if backup else None)
        self._base = document.fingerprint(data)
        self._saved = present

    def _renew_journal(self) -> None:
        """Begin a journal for the file that was just written, with the history so far."""
        if self._journal is not None:
            self._journal.close()
            self._journal = None
        # the file holds everything and names the old journal as folded, so a failure here costs only the undo history,
        # and the next commit tries again
        with suppress(OutputError):
            self._journal = Journal.create(journal_of(self.path), self._base, self._steps(self._history))

    def _take_up_journal(self, loaded: Loaded) -> None:
        path = journal_of(self.path)
        if loaded.contents is None:
            self._set_journal_aside()
        elif loaded.replayed is not None:
            if not loaded.complete:
                self._set_journal_aside(copy=True)
            self._journal = Journal.resume(path, loaded.contents, loaded.replayed)
        elif loaded.contents.header.id == loaded.file.folded:
            self._renew_journal()
        else:
            self._set_journal_aside()

    def _set_journal_aside(self, *, copy: bool = False) -> None:
        """Keep a journal that belongs to another file, or not all of which makes sense, under another name."""
        path = journal_of(self.path)
        if not path.exists():
            return
        number = 1
        while (aside := path.with_name(f"{path.name}.aside-{number}")).exists():
            number += 1
        try:
            if copy:
                shutil.copy2(path, aside)
            else:
                path.rename(aside)
        except OSError as error:
            raise FootageError(f"cannot be set aside: {error.strerror or error}", file=str(path)) from error
        self.notes = (*self.notes, f"edits that are damaged, or belong to another file, are kept in {aside.name}")

    def _require_open(self) -> None:
        if self._closed:
            raise UsageError("the project is closed", file=str(self.path))
        if not self._lock.held:
            raise UsageError("was taken over by another Clipwright", file=str(self.path), hint="save it under another name")

    def _steps(self, history: History) -> Iterator[Entry]:
        return journal.steps_of(history, self._change)

    def _change(self, before: Project, after: Project) -> dict[str, Any]:
        known = self._changes.between(before, after)
        if known is None:
            known = diff(self._paths.portable(before), self._paths.portable(after))
            self._changes.note(before, after, known)
        return known


def _mapped(history: History, turn: Edit) -> History:
    return History(
        turn(history.present),
        tuple(Step(step.name, turn(step.project)) for step in history.past),
        tuple(Step(step.name, turn(step.project)) for step in history.future),
        history.limit,
    )


def _retire_journal(path: Path) -> None:
    """The journal of a file that was replaced goes with its backup. Left behind, it would belong to no file."""
    with suppress(OSError):
        journal_of(path).replace(journal_of(document.backup_of(path)))


def _require_sound(project: Project) -> None:
    for problem in check(project):
        raise EditError(f"the project cannot be saved: {problem}")


def _encoded(stored: Project, path: Path, *, folded: str = "") -> bytes:
    """The project file's bytes, after making sure that they can be read back."""
    data = document.encode(stored, folded=folded)
    if document.parse(data, path).project != stored:
        raise UsageError("the project holds something that no file can keep", file=str(path))
    return data
