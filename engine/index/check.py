"""Looks through the whole index, and repairs it: `clipwright doctor --index`."""

from __future__ import annotations

import sqlite3
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from engine.index import schema
from engine.protocol.index import Fault, IndexReport, KindSize

if TYPE_CHECKING:
    from engine.index.store import Index

_BATCH = 500
_PART_SECONDS = 3600.0
"""Age from which a file that was being written is given up: its writer must have ended."""
Alive = Callable[[float], None]


def check(index: Index, *, repair: bool = False, alive: Alive | None = None) -> IndexReport:
    """Read every entry and every file, compare them with what was written, and tell what is there.

    With `repair`, broken entries are dropped, files without an entry become entries again where they are whole and are
    deleted where not, and what an earlier format left behind is deleted. `alive` is told the share done and may raise.
    """
    from engine.index.key import Key

    damage = index.examine(_integrity)
    if damage and repair:
        index.start_afresh(damage)
    broken = [] if damage and not repair else _broken(index, alive or _alone)
    orphaned = _orphaned(index)
    leftovers = schema.earlier_files(index.folder)
    faults = index.examine(_faults) or []
    if repair:
        for fault in broken:
            index.drop(Key(fault.fingerprint, fault.what, fault.parameters, fault.revision), fault.problem)
        index.rewrite(lambda connection: _settle(index, connection))
        for path in leftovers:
            with suppress(OSError):
                schema.remove(path)
    if damage:
        broken.insert(0, Fault(what="the whole index", problem=damage))
    kinds = index.examine(_kinds) or []
    return IndexReport(
        folder=str(index.folder),
        problem=index.problem,
        entries=sum(kind.entries for kind in kinds),
        bytes=sum(kind.bytes for kind in kinds),
        limit=index.limit,
        disk=_disk(index),
        kinds=tuple(kinds),
        broken=tuple(broken),
        orphaned=tuple(_shown(path, index.folder) for path in orphaned),
        leftovers=tuple(_shown(path, index.folder) for path in leftovers),
        faults=tuple(faults),
        repaired=repair and index.problem is None,
    )


def _alone(_done: float) -> None:
    pass


def adopt(index: Index, connection: sqlite3.Connection) -> None:
    """Make entries of the files that have none: what they are is written in their headers. In no transaction."""
    from engine.index.transaction import transaction

    with transaction(connection):
        for path in _files(index):
            _adopt(index, connection, path)


def _adopt(index: Index, connection: sqlite3.Connection, path: Path) -> bool:
    from engine.index import tensors
    from engine.index.key import Key, checksum

    try:
        header = tensors.read_header(path)
        tensors.mapped(path, header)
        notes = tensors.notes_of(header)
        key = Key(*(notes[field] for field in Key._fields))
        found = path.stat()
    except (OSError, ValueError, KeyError):
        return False
    name = path.relative_to(index.arrays_folder).as_posix()
    written = connection.execute(
        "INSERT OR IGNORE INTO entries (fingerprint, what, parameters, revision, checksum, file, size, written, used) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*key, checksum(key, header), name, found.st_size + schema.OVERHEAD, found.st_mtime, found.st_mtime),
    )
    return written.rowcount > 0


def _settle(index: Index, connection: sqlite3.Connection) -> list[str]:
    """Files without entries are taken up or named for deletion, the sums are made anew, what was reported is forgotten."""
    gone = []
    named = _named(connection)
    for path in _files(index):
        name = path.relative_to(index.arrays_folder).as_posix()
        if name not in named and not _adopt(index, connection, path):
            gone.append(name)
    gone += [path.relative_to(index.arrays_folder).as_posix() for path in _abandoned(index)]
    connection.execute("UPDATE totals SET (entries, bytes) = (SELECT count(*), coalesce(sum(size), 0) FROM entries)")
    connection.execute("DELETE FROM faults")
    return gone


def _integrity(connection: sqlite3.Connection) -> str:
    """What SQLite finds wrong with the file as a whole; nothing for a sound one."""
    try:
        (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        return str(error)
    return "" if found == "ok" else str(found)


def _broken(index: Index, alive: Alive) -> list[Fault]:
    from engine.index import tensors
    from engine.index.key import Key, checksum

    broken = []
    last, done, total = 0, 0, max(1, index.count())

    def read(connection: sqlite3.Connection) -> list[tuple]:
        return connection.execute(
            "SELECT id, fingerprint, what, parameters, revision, checksum, file, value FROM entries WHERE id > ? "
            "ORDER BY id LIMIT ?",
            (last, _BATCH),
        ).fetchall()

    while rows := index.examine(read):
        for number, *parts, stored, name, value in rows:
            key = Key(*parts)
            last, done = number, done + 1
            alive(min(1.0, done / total))
            try:
                if name is None:
                    if not isinstance(value, bytes) or stored != checksum(key, value):
                        raise ValueError("its checksum is wrong")
                    msgspec.json.decode(zlib.decompress(value))
                else:
                    path = index.arrays_folder / name
                    if stored != checksum(key, tensors.read_header(path)):
                        raise ValueError("its header is not the one that was written")
                    tensors.verify(path)
            except (OSError, TypeError, ValueError, zlib.error) as error:
                problem = (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
                broken.append(Fault(**key._asdict(), problem=problem if name is None else f"{name}: {problem}"))
    return broken


def _orphaned(index: Index) -> list[Path]:
    """Files that no entry names, and files that were never finished."""
    named = index.examine(_named, alone=True) or set()
    lost = [path for path in _files(index) if path.relative_to(index.arrays_folder).as_posix() not in named]
    return lost + _abandoned(index)


def _named(connection: sqlite3.Connection) -> set[str]:
    return {name for (name,) in connection.execute("SELECT file FROM entries WHERE file IS NOT NULL")}


def _files(index: Index) -> list[Path]:
    return sorted(index.arrays_folder.glob("*/*.safetensors"))


def _abandoned(index: Index) -> list[Path]:
    latest = time.time() - _PART_SECONDS
    found = []
    for path in sorted(index.arrays_folder.glob("*/*.part")):
        with suppress(OSError):
            if path.stat().st_mtime < latest:
                found.append(path)
    return found


def _kinds(connection: sqlite3.Connection) -> list[KindSize]:
    rows = connection.execute("SELECT what, count(*), sum(size) FROM entries GROUP BY what ORDER BY 3 DESC, 1")
    return [KindSize(what=what, entries=count, bytes=total) for what, count, total in rows]


def _faults(connection: sqlite3.Connection) -> list[Fault]:
    rows = connection.execute("SELECT what, fingerprint, parameters, problem, at FROM faults ORDER BY rowid")
    return [Fault(what=a, fingerprint=b, parameters=c, problem=d, at=e) for a, b, c, d, e in rows]


def _disk(index: Index) -> int:
    """Bytes on the disk, the room inside the database that is free again among them."""
    total = 0
    for path in (*index.folder.glob(f"{index.path.name}*"), *index.arrays_folder.glob("*/*")):
        with suppress(OSError):
            total += path.stat().st_size
    return total


def _shown(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()
