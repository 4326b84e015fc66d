"""The per-content cache: one SQLite file shared by every process that runs an engine.

It holds nothing that cannot be computed again, so no fault in it is ever an error to the user: a damaged entry is dropped,
a damaged file is started afresh, and where nothing can be kept the engine works without.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from engine.folders import cache_folder
from engine.protocol.codec import from_json, to_json

T = TypeVar("T")
R = TypeVar("R")

_LOG = logging.getLogger(__name__)

FORMAT = 1
"""Of the file. Part of its name, so that two releases on one machine leave each other's alone."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS entries (
    id INTEGER PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    what TEXT NOT NULL,
    parameters TEXT NOT NULL,
    checksum BLOB NOT NULL,
    value BLOB NOT NULL,
    written REAL NOT NULL,
    UNIQUE (fingerprint, what, parameters)
)
"""
_BUSY_SECONDS = 5.0
_COMPRESSION = 1  # JSON of numbers gains little from more effort, and writing must not be felt
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_UNUSABLE = {
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_NOLFS,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
}
"""What will not mend itself while this process runs; anything else (a busy file) costs one entry."""


class Index:
    """Values by content: (fingerprint, what, parameters) -> a value of the protocol's types.

    `fingerprint` names the content, `what` the computation, `parameters` its settings and version. Values are JSON
    (engine.protocol.codec), zlib-compressed and checked by BLAKE2b on the way back. May be shared by threads, and the file
    by processes. The file is opened at the first use; no method raises because of the disk.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """Keeps its file in `folder`, by default the user's cache folder."""
        self.path = (folder or cache_folder()) / f"index-{FORMAT}.sqlite"
        self.problem: str | None = None
        """Why nothing can be kept, in words for the user; None while all is well."""
        self._connection: sqlite3.Connection | None = None
        self._lock = threading.RLock()

    def get(self, fingerprint: str, what: str, parameters: str, kind: type[T]) -> T | None:
        """The value that was put under this key, or None. An entry that is damaged or of another shape counts as absent."""
        key = (fingerprint, what, parameters)

        def read(connection: sqlite3.Connection) -> tuple[bytes, bytes] | None:
            found: tuple[bytes, bytes] | None = connection.execute(
                "SELECT checksum, value FROM entries WHERE fingerprint = ? AND what = ? AND parameters = ?", key
            ).fetchone()
            return found

        row = self._attempt(read)
        if row is None:
            return None
        checksum, packed = row
        try:
            if checksum != _checksum(key, packed):
                raise ValueError("its checksum is wrong")
            return from_json(zlib.decompress(packed), kind)
        except (TypeError, ValueError, zlib.error) as error:
            _LOG.warning("cache entry %s/%s is damaged and will be computed again: %s", what, fingerprint, error)
            self._attempt(lambda connection: self._forget(connection, key))
            return None

    def put(self, fingerprint: str, what: str, parameters: str, value: object) -> None:
        """Keep `value` under this key in place of any earlier one."""
        key = (fingerprint, what, parameters)
        packed = zlib.compress(to_json(value), _COMPRESSION)
        row = (*key, _checksum(key, packed), packed, time.time())

        def write(connection: sqlite3.Connection) -> None:
            connection.execute(
                "INSERT OR REPLACE INTO entries (fingerprint, what, parameters, checksum, value, written) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                row,
            )

        self._attempt(write)

    def count(self, what: str | None = None) -> int:
        """How many values are kept, of one computation or of all."""

        def read(connection: sqlite3.Connection) -> int:
            row = connection.execute("SELECT count(*) FROM entries WHERE ?1 IS NULL OR what = ?1", (what,)).fetchone()
            return int(row[0])

        return self._attempt(read) or 0

    def close(self) -> None:
        """Let go of the file. A later call opens it again."""
        with self._lock:
            connection, self._connection = self._connection, None
            if connection is not None:
                with suppress(sqlite3.Error):
                    connection.close()

    def __enter__(self) -> Index:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _attempt(self, action: Callable[[sqlite3.Connection], R]) -> R | None:
        """The result of `action`, or None where the disk did not allow it; a damaged file is replaced and tried again."""
        with self._lock:
            if self.problem is not None:
                return None
            for again in (False, True):
                try:
                    if again:
                        self._discard()
                    if self._connection is None:
                        self._connection = self._open()
                    return action(self._connection)
                except (sqlite3.Error, OSError) as error:
                    # extended codes keep the primary one in the low byte
                    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CANTOPEN) & 0xFF
                    if code in _DAMAGED and not again:
                        _LOG.warning("the cache %s is damaged (%s) and is started afresh", self.path, error)
                    elif code in _DAMAGED or code in _UNUSABLE:
                        self.close()
                        self.problem = f"the cache {self.path} cannot be used: {error}"
                        _LOG.warning("%s; going on without", self.problem)
                        return None
                    else:
                        _LOG.warning("the cache %s: %s; going on without this entry", self.path, error)
                        return None
            return None

    def _open(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(
            self.path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False, cached_statements=16
        )
        try:
            # readers never wait for a writer, and a kill loses at most the entry being written
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute(_SCHEMA)
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _discard(self) -> None:
        self.close()
        for suffix in ("", "-wal", "-shm"):
            self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)

    @staticmethod
    def _forget(connection: sqlite3.Connection, key: tuple[str, str, str]) -> None:
        connection.execute("DELETE FROM entries WHERE fingerprint = ? AND what = ? AND parameters = ?", key)


def _checksum(key: tuple[str, str, str], packed: bytes) -> bytes:
    """Over the key too: a value that strayed into another's row is as wrong as a damaged one."""
    digest = blake2b(digest_size=16)
    for part in key:
        text = part.encode()
        digest.update(len(text).to_bytes(4, "big") + text)
    digest.update(packed)
    return digest.digest()
