"""Rows of the index: entries put, found and dropped, and what was wrong with some. All within the caller's transaction."""

from __future__ import annotations

import sqlite3
import time

from engine.index import schema
from engine.index.key import Key

WHERE = "WHERE fingerprint = ? AND what = ? AND parameters = ? AND revision = ?"
_FAULTS_KEPT = 200


def insert(
    connection: sqlite3.Connection, key: Key, check: bytes, value: bytes | None, file: str | None, length: int
) -> list[str]:
    """Put an entry in place of any earlier one; returns the file of that, which nothing names any more."""
    earlier = [name for name in files_of(connection, key) if name != file]
    now = time.time()
    connection.execute(
        "INSERT INTO entries (fingerprint, what, parameters, revision, checksum, value, file, size, written, used) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET checksum = excluded.checksum, "
        "value = excluded.value, file = excluded.file, size = excluded.size, written = excluded.written, "
        "used = excluded.used",
        (*key, check, value, file, length + schema.OVERHEAD, now, now),
    )
    return earlier


def delete(connection: sqlite3.Connection, key: Key, file: str | None = None) -> list[str]:
    """Drop an entry, with `file` only while it names that; returns the file that nothing names any more."""
    gone = files_of(connection, key)
    if file is None or gone == [file]:
        connection.execute(f"DELETE FROM entries {WHERE}", key)  # noqa: S608
        return gone
    return []


def files_of(connection: sqlite3.Connection, key: Key) -> list[str]:
    """The file of an entry, if it has one."""
    row = connection.execute(f"SELECT file FROM entries {WHERE}", key).fetchone()  # noqa: S608
    return [row[0]] if row is not None and isinstance(row[0], str) else []


def note(connection: sqlite3.Connection, key: Key, problem: str) -> None:
    """Remember that an entry was broken, for `clipwright doctor --index`."""
    fault = (time.time(), key.what, key.fingerprint, key.parameters, problem)
    connection.execute("INSERT INTO faults (at, what, fingerprint, parameters, problem) VALUES (?, ?, ?, ?, ?)", fault)
    connection.execute("DELETE FROM faults WHERE rowid <= (SELECT max(rowid) FROM faults) - ?", (_FAULTS_KEPT,))
