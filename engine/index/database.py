"""The SQLite file of an index: opened when it is needed, replaced when it is damaged, done without when it cannot be had."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from engine.index import entries, schema
from engine.index.key import Key
from engine.index.lock import locked
from engine.index.uses import Uses

R = TypeVar("R")

_LOG = logging.getLogger(__name__)

_BUSY_SECONDS = 5.0
_OPENING_SECONDS = 60.0
"""How long another process may take to make the tables, or to take over an earlier index."""
_WAL_BYTES = 64 << 20
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


class Database:
    """One connection at most, for all threads of this process."""

    def __init__(self, folder: Path, uses: Uses, adopt: Callable[[sqlite3.Connection], None]) -> None:
        """`uses` are forgotten with the connection; `adopt` fills a database that is new."""
        self.path = folder / schema.file_name()
        self.problem: str | None = None
        """Why nothing can be kept, in words for the user; None while all is well."""
        self.connection: sqlite3.Connection | None = None
        self.lock = threading.RLock()
        self._folder = folder
        self._uses = uses
        self._adopt = adopt
        self._opened: tuple[int, int] | None = None

    def attempt(self, action: Callable[[sqlite3.Connection], R]) -> R | None:
        """The result of `action`, or None where the disk did not allow it; a damaged file is replaced and tried again."""
        with self.lock:
            if self.problem is not None:
                return None
            for again in (False, True):
                try:
                    if self.connection is None:
                        self.connection = self._open()
                    return action(self.connection)
                except (sqlite3.Error, OSError) as error:
                    code = _code(error)
                    if code in _DAMAGED and not again and self.connection is not None:
                        with suppress(sqlite3.Error, OSError):
                            self.replace(error)
                    elif code in _DAMAGED or code in _UNUSABLE:
                        self.give_up(error)
                        return None
                    else:
                        _LOG.warning("the cache %s: %s; going on without this entry", self.path, error)
                        return None
            return None

    def give_up(self, error: Exception) -> None:
        """Keep nothing from here on, and say why."""
        with self.lock:
            self.release()
            if self.problem is None:
                self.problem = f"the cache {self.path} cannot be used: {error}"
                _LOG.warning("%s; going on without", self.problem)

    def _open(self) -> sqlite3.Connection:
        self._folder.mkdir(parents=True, exist_ok=True)
        with self._alone():
            try:
                return self._prepared()
            except sqlite3.Error as error:
                if _code(error) not in _DAMAGED:
                    raise
                return self._afresh(error)

    def _prepared(self) -> sqlite3.Connection:
        connection = self._connect()
        try:
            if schema.prepare(connection, self._folder):
                self._adopt(connection)
            # readers never wait for a writer, and a kill loses at most the entry being written
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute(f"PRAGMA journal_size_limit = {_WAL_BYTES}")
            self._opened = _identity(self.path)
        except BaseException:
            connection.close()
            raise
        return connection

    def _afresh(self, error: Exception) -> sqlite3.Connection:
        _LOG.warning("the cache %s is damaged (%s) and is started afresh", self.path, error)
        schema.remove(self.path)
        connection = self._prepared()
        entries.note(connection, Key("", "the whole index", ""), f"it was damaged and started afresh: {error}")
        return connection

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(
            self.path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False, cached_statements=16
        )

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """While no other process opens the file or starts it afresh."""
        with locked(self._folder / "index.lock", _OPENING_SECONDS):
            yield

    def replace(self, error: Exception) -> None:
        """Start the file afresh, unless another process has done so since this one opened it."""
        with self._alone():
            # compared while it is still open, lest its number is given to the new file
            mine = self._opened is None or _identity(self.path) == self._opened
            self.release()
            if mine:
                self.connection = self._afresh(error)

    def release(self) -> None:
        """Let go of the file. The next attempt opens it again."""
        connection, self.connection = self.connection, None
        self._opened = None
        self._uses.clear()
        if connection is not None:
            with suppress(sqlite3.Error):
                connection.close()


def _code(error: Exception) -> int:
    """SQLite's primary result code, which extended ones keep in the low byte; other faults count as those of opening."""
    if isinstance(error, schema.Foreign):
        return sqlite3.SQLITE_NOTADB
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CANTOPEN) & 0xFF


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
