"""The journal beside a project file: every committed edit, on the disk before it counts.

One line each, `<checksum> <JSON>\\n`, where the checksum covers the line and the checksum before it, so that no line can be
lost, torn or swapped unnoticed. The first line names the project file by its hash: a journal belongs to the one version of
the file that it continues. Then come the steps that could be undone and redone when the file was written, each as the
change from the value nearer to the file's, nearest first; then what was done since.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal, NamedTuple
from uuid import uuid4

import msgspec

from editor.edits import EditError
from editor.history import History, Step
from editor.model import Project
from editor.storage.atomic import write_atomically
from editor.storage.changes import Changes
from editor.storage.diff import apply, inverse
from engine.protocol import FootageError, OutputError, from_json, to_json

FORMAT = "clipwright-journal"
VERSION = 1
_MAX_BYTES = 2**30


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """First line. `base` is the SHA-256 of the project file that the journal continues."""

    format: str
    version: int
    id: str
    base: str


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Any other line: `past` and `future` as the journal began, then `do`, `undo` and `redo`."""

    kind: Literal["past", "future", "do", "undo", "redo"]
    name: str = ""
    change: dict[str, Any] = {}


class Contents(NamedTuple):
    """What a journal file holds, as far as it can be trusted."""

    header: Header
    entries: tuple[Entry, ...]
    ends: tuple[tuple[int, str], ...]
    """(bytes up to the end of the line, its checksum) of the header and of every entry."""
    damaged: bool
    """Whether something in the middle was altered, so that what follows cannot be trusted. A last line that was cut off
    while it was being written is no damage: it never counted."""


def journal_of(path: Path) -> Path:
    """Where the journal of the project file at `path` is."""
    return path.with_name(f"{path.name}.journal")


def read(path: Path) -> Contents | None:
    """The journal at `path`; None when there is none, or none of ours. Raises FootageError when it cannot be read."""
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise FootageError("is too large to be a journal", file=str(path))
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise FootageError(f"cannot be read: {error.strerror or error}", file=str(path)) from error
    header: Header | None = None
    entries: list[Entry] = []
    ends: list[tuple[int, str]] = []
    checksum, length = "", 0
    for line in data.splitlines(keepends=True):
        payload = _payload(line, checksum)
        if payload is None:
            break
        try:
            if header is None:
                header = from_json(payload, Header)
            else:
                entries.append(from_json(payload, Entry))
        except (ValueError, RecursionError):
            break
        checksum, length = _checksum(checksum, payload), length + len(line)
        ends.append((length, checksum))
    if header is None or header.format != FORMAT:
        return None
    if header.version != VERSION:
        raise FootageError("was made by another version of Clipwright", file=str(path), hint="update Clipwright")
    return Contents(header, tuple(entries), tuple(ends), damaged=b"\n" in data[length:-1])


def replay(base: Project, entries: Iterable[Entry]) -> tuple[History, int, Changes]:
    """The history that leads on from `base`, however long it gets, how many entries of the journal it took, and the changes
    that it was made by.

    It stops before the first entry that does not fit.
    """
    history, taken, changes = History(base, limit=sys.maxsize), 0, Changes()
    with suppress(ValueError, EditError):
        for entry in entries:
            history = _replayed(history, entry, changes)
            taken += 1
    return history, taken, changes


class Journal:
    """A journal that is being written. Every method may raise OutputError, after which nothing was added."""

    def __init__(self, path: Path, id_: str, checksum: str, length: int) -> None:
        self.path = path
        self.id = id_
        self._checksum = checksum
        self._length = length
        try:
            self._file = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
            self._same = os.fstat(self._file)
        except OSError as error:
            raise _not_written(path, error) from error

    @classmethod
    def create(cls, path: Path, base: str, steps: Iterable[Entry]) -> Journal:
        """A new journal for the project file whose hash is `base`, beginning with the `past` and `future` of `steps_of`."""
        id_ = uuid4().hex
        lines: list[bytes] = []
        checksum = ""
        for line in (Header(format=FORMAT, version=VERSION, id=id_, base=base), *steps):
            payload = to_json(line)
            checksum = _checksum(checksum, payload)
            lines.append(_line(checksum, payload))
        data = b"".join(lines)
        write_atomically(path, data)
        return cls(path, id_, checksum, len(data))

    @classmethod
    def resume(cls, path: Path, contents: Contents, entries: int) -> Journal:
        """The journal that was read as `contents`, to be continued after its first `entries` entries; the rest goes."""
        length, checksum = contents.ends[entries]
        journal = cls(path, contents.header.id, checksum, length)
        try:
            os.ftruncate(journal._file, length)
            os.fsync(journal._file)
        except OSError as error:
            journal.close()
            raise _not_written(path, error) from error
        return journal

    def append(self, entry: Entry) -> None:
        """Put one entry on the disk. When this returns, it survives anything."""
        payload = to_json(entry)
        checksum = _checksum(self._checksum, payload)
        line = _line(checksum, payload)
        try:
            self._require_same_file()
            os.lseek(self._file, self._length, os.SEEK_SET)
            written = 0
            while written < len(line):
                written += os.write(self._file, line[written:])
            os.fsync(self._file)
        except OSError as error:
            with suppress(OSError):
                os.ftruncate(self._file, self._length)
            raise _not_written(self.path, error) from error
        self._checksum = checksum
        self._length += len(line)

    def close(self) -> None:
        os.close(self._file)

    def _require_same_file(self) -> None:
        there = self.path.stat()
        if (there.st_dev, there.st_ino) != (self._same.st_dev, self._same.st_ino):
            raise OSError("another file has taken its place")


def steps_of(history: History, change: Callable[[Project, Project], dict[str, Any]]) -> Iterator[Entry]:
    """The steps that can be undone and redone, as a journal begins with them; `change` leads from one value to another."""
    nearest = history.present
    for step in reversed(history.past):
        yield Entry(kind="past", name=step.name, change=change(nearest, step.project))
        nearest = step.project
    nearest = history.present
    for step in history.future:
        yield Entry(kind="future", name=step.name, change=change(nearest, step.project))
        nearest = step.project


def leads_to(entry: Entry, before: Project, after: Project) -> bool:
    """Whether the entry, written and read again, makes exactly `after` of `before`."""
    try:
        return apply(from_json(to_json(entry), Entry).change, before) == after
    except ValueError:
        return False


def _replayed(history: History, entry: Entry, changes: Changes) -> History:
    if entry.kind == "undo":
        return history.undo()
    if entry.kind == "redo":
        return history.redo()
    if entry.kind == "past":
        nearest = history.past[0].project if history.past else history.present
    elif entry.kind == "future":
        nearest = history.future[-1].project if history.future else history.present
    else:
        nearest = history.present
    made = apply(entry.change, nearest)
    changes.note(nearest, made, entry.change)
    changes.note(made, nearest, inverse(entry.change, nearest))
    if entry.kind == "past":
        return replace(history, past=(Step(entry.name, made), *history.past))
    if entry.kind == "future":
        return replace(history, future=(*history.future, Step(entry.name, made)))
    return history.do(entry.name, made)


def _checksum(before: str, payload: bytes) -> str:
    return sha256(before.encode() + payload).hexdigest()[:32]


def _line(checksum: str, payload: bytes) -> bytes:
    return checksum.encode() + b" " + payload + b"\n"


def _payload(line: bytes, before: str) -> bytes | None:
    """The JSON of a line whose checksum is right."""
    written, _, payload = line.partition(b" ")
    if not payload.endswith(b"\n") or written != _checksum(before, payload[:-1]).encode():
        return None
    return payload[:-1]


def _not_written(path: Path, error: OSError) -> OutputError:
    return OutputError(
        f"the edit could not be put on the disk: {error.strerror or error}",
        file=str(path),
        hint="free some space, or save the project elsewhere",
    )
