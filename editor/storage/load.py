"""Reading a project as it was last committed: its file, and its journal on top."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from editor.edits import check
from editor.history import DEFAULT_LIMIT, History
from editor.model import Project
from editor.storage import document, journal
from editor.storage.changes import Changes
from editor.storage.paths import Paths
from engine.protocol import FootageError


class Loaded(NamedTuple):
    """A project as it is on the disk; media paths are as stored."""

    file: document.Document
    base: str
    """Hash of the project file."""
    history: History
    contents: journal.Contents | None
    """The journal beside it, whether or not it belongs to this file."""
    replayed: int | None
    """Entries of the journal that lead to `history`; None when it belongs to another file, or there is none."""
    changes: Changes
    """What leads from one value of `history` to the next and back, as far as that is known."""

    @property
    def complete(self) -> bool:
        """Whether the journal, if it belongs to the file, could be replayed to its end."""
        if self.contents is None or self.replayed is None:
            return True
        return not self.contents.damaged and self.replayed == len(self.contents.entries)


def load(path: Path, limit: int = DEFAULT_LIMIT) -> Loaded:
    """Read the project file at `path` and replay its journal as far as it makes sense. Raises FootageError."""
    data = document.read(path)
    while True:
        contents = journal.read(journal.journal_of(path))
        # a save by another process may have replaced the file, and then its journal, between the two readings
        again = document.read(path) if contents is not None else data
        if again == data:
            break
        data = again
    file = document.decode(data, path)
    base = document.fingerprint(data)
    if contents is None or contents.header.base != base:
        history, changes = _history_before_save(file, path, contents)
        return Loaded(file, base, _limited(history, limit), contents, None, changes)
    history, replayed, changes = journal.replay(file.project, contents.entries)
    problems = check(history.present, since=file.project)
    if problems:
        raise document.damaged(path, problems[0])
    return Loaded(file, base, _limited(history, limit), contents, replayed, changes)


def load_project(path: Path | str) -> Project:
    """The project at `path` as of its last committed edit, for reading: nothing is locked, nothing is written.

    Media paths are absolute; media that is missing does not matter. Raises FootageError when there is no sound project, or
    when edits in its journal are damaged.
    """
    path = Path(path).resolve()
    loaded = load(path)
    if not loaded.complete:
        raise FootageError(
            "has a damaged journal, so the last edits may be missing",
            file=str(path),
            hint="open it in the app, which keeps what can be kept",
        )
    return Paths(path.parent).absolute(loaded.history.present)


def _history_before_save(file: document.Document, path: Path, contents: journal.Contents | None) -> tuple[History, Changes]:
    """The history of a project whose save was cut off between its two files: the old journal still fits the backup."""
    alone = History(file.project), Changes()
    if contents is None or contents.header.id != file.folded:
        return alone
    backup = document.backup_of(path)
    try:
        data = document.read(backup)
        if document.fingerprint(data) != contents.header.base:
            return alone
        history, _, changes = journal.replay(document.decode(data, backup).project, contents.entries)
    except FootageError:
        return alone
    return (history, changes) if history.present == file.project else alone


def _limited(history: History, limit: int) -> History:
    return History(history.present, history.past[-limit:], history.future, limit)
