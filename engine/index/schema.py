"""The index's tables, and how an index of an earlier format is taken over."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

_LOG = logging.getLogger(__name__)

FORMAT = 2
"""Of the file. Part of its name, so that a release never meets tables that it does not know.

1: values by (fingerprint, what, parameters). 2: revisions of models, files of arrays, sizes, times of use, faults.
"""

_TABLES = """
CREATE TABLE entries (
    id INTEGER PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    what TEXT NOT NULL,
    parameters TEXT NOT NULL,
    revision TEXT NOT NULL DEFAULT '',
    checksum BLOB NOT NULL,
    file TEXT,
    size INTEGER NOT NULL,
    written REAL NOT NULL,
    used REAL NOT NULL,
    value BLOB,
    UNIQUE (fingerprint, what, parameters, revision)
);
CREATE INDEX entries_by_use ON entries (used);
CREATE TABLE totals (entries INTEGER NOT NULL, bytes INTEGER NOT NULL);
INSERT INTO totals VALUES (0, 0);
CREATE TRIGGER entry_added AFTER INSERT ON entries
    BEGIN UPDATE totals SET entries = entries + 1, bytes = bytes + NEW.size; END;
CREATE TRIGGER entry_changed AFTER UPDATE OF size ON entries
    BEGIN UPDATE totals SET bytes = bytes + NEW.size - OLD.size; END;
CREATE TRIGGER entry_removed AFTER DELETE ON entries
    BEGIN UPDATE totals SET entries = entries - 1, bytes = bytes - OLD.size; END;
CREATE TABLE faults (
    at REAL NOT NULL, what TEXT NOT NULL, fingerprint TEXT NOT NULL, parameters TEXT NOT NULL, problem TEXT NOT NULL
);
"""
OVERHEAD = 200
"""Bytes that an entry takes beside its value."""


class Foreign(sqlite3.DatabaseError):
    """A sound database that is not an index."""


def file_name(number: int = FORMAT) -> str:
    """Of the database in the cache's folder."""
    return f"index-{number}.sqlite"


def earlier_files(folder: Path) -> list[Path]:
    """Databases of formats before this one, the newest first."""
    return [path for number in range(FORMAT - 1, 0, -1) if (path := folder / file_name(number)).is_file()]


def prepare(connection: sqlite3.Connection, folder: Path) -> bool:
    """Make the tables where there are none, with what an earlier format kept; whether they were made just now.

    The caller sees to it that no other process does the same meanwhile. Raises sqlite3.Error; Foreign for tables of others.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version == FORMAT:
        return False
    if version or connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise Foreign("it is not an index of this format")
    connection.execute("PRAGMA auto_vacuum = INCREMENTAL")  # has to precede the first table
    connection.execute("PRAGMA journal_mode = WAL")
    earlier = earlier_files(folder)
    if earlier:
        try:
            _make(connection, earlier[0])
        except sqlite3.Error as error:
            if connection.execute("PRAGMA user_version").fetchone()[0] == FORMAT:
                raise
            _LOG.warning("the earlier index %s is damaged (%s); what it held is computed again", earlier[0], error)
            _make(connection, None)
        with suppress(OSError):  # where an earlier release has it open; `clipwright doctor --index` names what stays
            remove(earlier[0])
    else:
        _make(connection, None)
    return True


def _make(connection: sqlite3.Connection, earlier: Path | None) -> None:
    """Make the tables and fill them from an earlier index, all or nothing."""
    step = ""
    if earlier is not None:
        connection.execute("ATTACH DATABASE ? AS earlier", (str(earlier),))
        step = next(text for number, text in _STEPS.items() if earlier.name == file_name(number))
    try:
        connection.executescript(f"BEGIN IMMEDIATE; {_TABLES} {step} PRAGMA main.user_version = {FORMAT}; COMMIT;")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if earlier is not None:
            connection.execute("DETACH DATABASE earlier")


def remove(path: Path) -> None:
    """Delete a database that nothing in this process has open."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


_STEPS: Mapping[int, str] = {
    1: "INSERT OR IGNORE INTO main.entries (fingerprint, what, parameters, checksum, value, size, written, used) "  # noqa: S608
    f"SELECT fingerprint, what, parameters, checksum, value, length(value) + {OVERHEAD}, written, written "
    "FROM earlier.entries;"
}
"""What copies the entries of format n into the tables of this one. A new format adds the step from the one before it, and
adapts the others. The earlier index goes afterwards: both together would take twice the room."""
