"""The per-content cache: one SQLite file and a folder of arrays, shared by every process that runs an engine.

It holds nothing that cannot be computed again, so no fault in it is ever an error to the user: a damaged entry is dropped,
a damaged file is started afresh, and where nothing can be kept the engine works without.
"""

from __future__ import annotations

import logging
import os
import sqlite3
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from engine.folders import cache_folder
from engine.index import schema, size
from engine.index.lock import locked
from engine.protocol.codec import from_json, to_json

if TYPE_CHECKING:
    import numpy as np

    from engine.index.parts import Parts

T = TypeVar("T")
R = TypeVar("R")

_LOG = logging.getLogger(__name__)

_BUSY_SECONDS = 5.0
_OPENING_SECONDS = 60.0
"""How long another process may take to make the tables, or to take over an earlier index."""
_COMPRESSION = 1  # JSON of numbers gains little from more effort, and writing must not be felt
_LOW_WATER = 0.9
"""Share of the limit down to which entries are dropped at a time."""
_USE_GRAIN = 60.0
"""Seconds by which the time of an entry's last use may be behind."""
_USES_HELD = 500
_FAULTS_KEPT = 200
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


class Key(NamedTuple):
    """`fingerprint` names the content, `what` the computation, `parameters` its settings and version, `revision` a model."""

    fingerprint: str
    what: str
    parameters: str
    revision: str = ""


_WHERE = "WHERE fingerprint = ? AND what = ? AND parameters = ? AND revision = ?"


class Index:
    """What was computed, by content: (fingerprint, what, parameters, model revision) -> a value or a set of arrays.

    Values are of the protocol's types: JSON (engine.protocol.codec), zlib-compressed. Arrays are one safetensors file an
    entry and come back as read-only views of it. Both are checked on the way back. When all together exceeds the limit
    (engine.index.size), what was not used for longest goes. May be shared by threads, and the folder by processes. Nothing
    is opened before the first use; no method raises because of the disk.
    """

    def __init__(self, folder: Path | None = None, *, limit: int | None = None) -> None:
        """Keeps its files in `folder`, by default the user's cache folder, and up to `limit` bytes there."""
        self.folder = folder or cache_folder()
        self.path = self.folder / schema.file_name()
        self.arrays_folder = self.folder / "arrays"
        self.problem: str | None = None
        """Why nothing can be kept, in words for the user; None while all is well."""
        self._limit = limit
        self._connection: sqlite3.Connection | None = None
        self._opened: tuple[int, int] | None = None
        self._uses: dict[int, float] = {}
        self._lock = threading.RLock()

    @property
    def limit(self) -> int:
        """Bytes that may be kept."""
        if self._limit is None:
            self._limit = size.limit(self.folder)
        return self._limit

    def get(self, fingerprint: str, what: str, parameters: str, kind: type[T], *, revision: str = "") -> T | None:
        """The value that was put under this key, or None. An entry that is damaged or of another shape counts as absent."""
        key = Key(fingerprint, what, parameters, revision)
        row = self._row(key, "checksum, value")
        if row is None:
            return None
        stored, packed = row
        try:
            if packed is None:
                raise ValueError("it holds arrays, not a value")
            if stored != checksum(key, packed):
                raise ValueError("its checksum is wrong")
            return from_json(zlib.decompress(packed), kind)
        except (TypeError, ValueError, zlib.error) as error:
            self.drop(key, str(error))
            return None

    def put(self, fingerprint: str, what: str, parameters: str, value: object, *, revision: str = "") -> None:
        """Keep `value` under this key in place of any earlier one."""
        key = Key(fingerprint, what, parameters, revision)
        packed = zlib.compress(to_json(value), _COMPRESSION)
        self._write(lambda connection: self._insert(connection, key, checksum(key, packed), packed, None, len(packed)))

    def get_arrays(
        self, fingerprint: str, what: str, parameters: str, *, revision: str = ""
    ) -> dict[str, np.ndarray] | None:
        """The arrays that were put under this key, read-only views of a mapped file, or None.

        What was written is told from what is there by header and length; the bytes themselves are compared only by
        `clipwright doctor --index`.
        """
        from engine.index import tensors

        key = Key(fingerprint, what, parameters, revision)
        missed: str | None = None
        while True:
            row = self._row(key, "checksum, file")
            if row is None:
                return None
            stored, name = row
            if not isinstance(name, str):
                self.drop(key, "it holds a value, not arrays")
                return None
            path = self.arrays_folder / name
            try:
                header = tensors.read_header(path)
                if stored != checksum(key, header):
                    raise tensors.Damaged("its header is not the one that was written")
                return tensors.mapped(path, header)
            except (OSError, ValueError) as error:
                if isinstance(error, FileNotFoundError) and missed != name:
                    missed = name  # another process may have put other arrays in its place since the row was read
                    continue
                self.drop(key, f"{name}: {error.strerror or error if isinstance(error, OSError) else error}", file=name)
                return None

    def put_arrays(
        self, fingerprint: str, what: str, parameters: str, arrays: Mapping[str, np.ndarray], *, revision: str = ""
    ) -> None:
        """Keep `arrays`, of bools, whole numbers or floats, under this key in place of any earlier entry.

        The file is written aside, forced to the disk and put in its place whole. Raises ValueError for other kinds of array.
        """
        from engine.index import tensors

        key = Key(fingerprint, what, parameters, revision)
        with self._lock:
            if self.problem is not None:
                return
        digest = checksum(key, b"").hex()
        name = f"{digest[:2]}/{digest}-{os.urandom(4).hex()}.safetensors"
        path = self.arrays_folder / name
        part = path.with_suffix(".part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                with part.open("xb") as file:
                    header = tensors.write(file, arrays, key._asdict())
                    file.flush()
                    os.fsync(file.fileno())
                    length = file.tell()

                def place(connection: sqlite3.Connection) -> list[str]:
                    # under the lock of the database: whoever looks for files without entries has to wait for the entry
                    if not path.exists():  # as it does when the database turned out to be damaged and this is the second try
                        part.replace(path)
                    return self._insert(connection, key, checksum(key, header), None, name, length)

                if self._write(place) is None:
                    path.unlink(missing_ok=True)
            finally:
                part.unlink(missing_ok=True)
        except OSError as error:
            self._give_up(error)

    def part(self, fingerprint: str, what: str, parameters: str, *, revision: str = "") -> Parts:
        """The finished segments of a computation that is not finished as a whole."""
        from engine.index.parts import Parts

        return Parts(self, Key(fingerprint, what, parameters, revision))

    def forget(self, fingerprint: str, what: str, parameters: str, *, revision: str = "") -> None:
        """Drop an entry, if there is one."""
        key = Key(fingerprint, what, parameters, revision)
        self._write(lambda connection: self._delete(connection, key))

    def drop(self, key: Key, problem: str, *, file: str | None = None) -> None:
        """Drop an entry that is broken, and say so in the log and to `clipwright doctor --index`.

        With `file`, only while the entry still names that file.
        """
        _LOG.warning("cache entry %s/%s is damaged and will be computed again: %s", key.what, key.fingerprint, problem)

        def write(connection: sqlite3.Connection) -> list[str]:
            gone = self._delete(connection, key, file)
            self._note(connection, key, problem)
            return gone

        self._write(write)

    def examine(self, look: Callable[[sqlite3.Connection], R], *, alone: bool = False) -> R | None:
        """What `look` finds in the database; None where it cannot be read. With `alone`, while nobody writes to it."""

        def read(connection: sqlite3.Connection) -> R:
            if not alone:
                return look(connection)
            with transaction(connection):
                return look(connection)

        return self._attempt(read)

    def rewrite(self, change: Callable[[sqlite3.Connection], list[str]]) -> None:
        """Change the database in one transaction, then delete the files that `change` names."""
        self._write(change)

    def start_afresh(self, problem: str) -> None:
        """Replace a database that is damaged. Files of arrays stay entries."""
        with self._lock, suppress(sqlite3.Error, OSError):
            self._replace(sqlite3.DatabaseError(problem))

    def count(self, what: str | None = None) -> int:
        """How many entries are kept, of one computation or of all."""

        def read(connection: sqlite3.Connection) -> int:
            row = connection.execute("SELECT count(*) FROM entries WHERE ?1 IS NULL OR what = ?1", (what,)).fetchone()
            return int(row[0])

        return self._attempt(read) or 0

    def size(self) -> int:
        """Bytes that all entries take."""
        return self._attempt(lambda connection: int(connection.execute("SELECT bytes FROM totals").fetchone()[0])) or 0

    def close(self) -> None:
        """Let go of the file. A later call opens it again."""
        with self._lock:
            if self._connection is not None and self._uses:
                with suppress(sqlite3.Error):
                    self._mark_uses(self._connection)
            self._release()

    def __enter__(self) -> Index:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    # --- entries -----------------------------------------------------------------------------------------------------

    def _row(self, key: Key, columns: str) -> tuple[bytes, bytes | str | None] | None:
        """Two columns of an entry, whose use is noted."""

        def read(connection: sqlite3.Connection) -> tuple[bytes, bytes | str | None] | None:
            found = connection.execute(f"SELECT id, used, {columns} FROM entries {_WHERE}", key).fetchone()  # noqa: S608
            if found is None:
                return None
            now = time.time()
            if now - found[1] > _USE_GRAIN:
                self._uses[found[0]] = now
                if len(self._uses) >= _USES_HELD:
                    self._mark_uses(connection)
            return found[2], found[3]

        return self._attempt(read)

    def _insert(
        self, connection: sqlite3.Connection, key: Key, check: bytes, value: bytes | None, file: str | None, length: int
    ) -> list[str]:
        """Returns the file of an earlier entry, which nothing names any more."""
        earlier = [name for name in self._files(connection, key) if name != file]
        now = time.time()
        connection.execute(
            "INSERT INTO entries (fingerprint, what, parameters, revision, checksum, value, file, size, written, used) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET checksum = excluded.checksum, "
            "value = excluded.value, file = excluded.file, size = excluded.size, written = excluded.written, "
            "used = excluded.used",
            (*key, check, value, file, length + schema.OVERHEAD, now, now),
        )
        return earlier

    def _delete(self, connection: sqlite3.Connection, key: Key, file: str | None = None) -> list[str]:
        gone = self._files(connection, key)
        if file is None or gone == [file]:
            connection.execute(f"DELETE FROM entries {_WHERE}", key)  # noqa: S608
            return gone
        return []

    @staticmethod
    def _files(connection: sqlite3.Connection, key: Key) -> list[str]:
        row = connection.execute(f"SELECT file FROM entries {_WHERE}", key).fetchone()  # noqa: S608
        return [row[0]] if row is not None and isinstance(row[0], str) else []

    @staticmethod
    def _note(connection: sqlite3.Connection, key: Key, problem: str) -> None:
        fault = (time.time(), key.what, key.fingerprint, key.parameters, problem)
        connection.execute("INSERT INTO faults (at, what, fingerprint, parameters, problem) VALUES (?, ?, ?, ?, ?)", fault)
        connection.execute("DELETE FROM faults WHERE rowid <= (SELECT max(rowid) FROM faults) - ?", (_FAULTS_KEPT,))

    def _mark_uses(self, connection: sqlite3.Connection) -> None:
        """Write down when entries were used. Where another process is writing that has time until later."""
        connection.execute("PRAGMA busy_timeout = 0")
        try:
            with transaction(connection):
                self._write_uses(connection)
        except sqlite3.OperationalError:
            while len(self._uses) > 10 * _USES_HELD:
                self._uses.pop(next(iter(self._uses)))
        finally:
            connection.execute(f"PRAGMA busy_timeout = {round(_BUSY_SECONDS * 1000)}")

    def _write_uses(self, connection: sqlite3.Connection) -> None:
        connection.executemany("UPDATE entries SET used = max(used, ?2) WHERE id = ?1", list(self._uses.items()))
        self._uses.clear()

    def shrink(self, connection: sqlite3.Connection) -> list[str]:
        """Drop what was not used for longest where there is more than may be kept; returns the files that are to go."""
        (total,) = connection.execute("SELECT bytes FROM totals").fetchone()
        if total <= self.limit:
            return []
        chosen, files = [], []
        for number, length, file in connection.execute("SELECT id, size, file FROM entries ORDER BY used, id"):
            chosen.append((number,))
            if isinstance(file, str):
                files.append(file)
            total -= length
            if total <= _LOW_WATER * self.limit:
                break
        connection.executemany("DELETE FROM entries WHERE id = ?", chosen)
        _LOG.info("%d entries were dropped, since more than %d bytes were kept", len(chosen), self.limit)
        return files

    # --- the file ----------------------------------------------------------------------------------------------------

    def _write(self, action: Callable[[sqlite3.Connection], list[str]]) -> bool | None:
        """Do `action` in one transaction, see to the limit, then delete the files that `action` named. None if it failed."""

        def write(connection: sqlite3.Connection) -> tuple[list[str], list[str]]:
            with transaction(connection):
                gone = action(connection)
                self._write_uses(connection)
                return gone, self.shrink(connection)

        done = self._attempt(write)
        if done is None:
            return None
        for name in (*done[0], *done[1]):
            # on Windows a file that somebody reads stays, and is found without an entry later
            with suppress(OSError):
                (self.arrays_folder / name).unlink(missing_ok=True)
        if done[1]:
            self._attempt(lambda connection: connection.execute("PRAGMA incremental_vacuum").fetchall())
        return True

    def _attempt(self, action: Callable[[sqlite3.Connection], R]) -> R | None:
        """The result of `action`, or None where the disk did not allow it; a damaged file is replaced and tried again."""
        with self._lock:
            if self.problem is not None:
                return None
            for again in (False, True):
                try:
                    if self._connection is None:
                        self._connection = self._open()
                    return action(self._connection)
                except (sqlite3.Error, OSError) as error:
                    code = _code(error)
                    if code in _DAMAGED and not again and self._connection is not None:
                        with suppress(sqlite3.Error, OSError):
                            self._replace(error)
                    elif code in _DAMAGED or code in _UNUSABLE:
                        self._give_up(error)
                        return None
                    else:
                        _LOG.warning("the cache %s: %s; going on without this entry", self.path, error)
                        return None
            return None

    def _give_up(self, error: Exception) -> None:
        with self._lock:
            self._release()
            if self.problem is None:
                self.problem = f"the cache {self.path} cannot be used: {error}"
                _LOG.warning("%s; going on without", self.problem)

    def _open(self) -> sqlite3.Connection:
        self.folder.mkdir(parents=True, exist_ok=True)
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
            if schema.prepare(connection, self.folder) and self.arrays_folder.is_dir():
                from engine.index.check import adopt

                adopt(self, connection)
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
        self._note(connection, Key("", "the whole index", ""), f"it was damaged and started afresh: {error}")
        return connection

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(
            self.path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False, cached_statements=16
        )

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """While no other process opens the file or starts it afresh."""
        with locked(self.folder / "index.lock", _OPENING_SECONDS):
            yield

    def _replace(self, error: Exception) -> None:
        """Start the file afresh, unless another process has done so since this one opened it."""
        with self._alone():
            # compared while it is still open, lest its number is given to the new file
            mine = self._opened is None or _identity(self.path) == self._opened
            self._release()
            if mine:
                self._connection = self._afresh(error)

    def _release(self) -> None:
        connection, self._connection = self._connection, None
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


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        # a full disk has rolled it back already
        if connection.in_transaction:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def checksum(key: Key, content: bytes) -> bytes:
    """Over the key too: a value that strayed into another's row is as wrong as a damaged one."""
    digest = blake2b(digest_size=16)
    # without a revision as in format 1, whose entries were taken over as they were
    for part in key if key.revision else key[:3]:
        text = part.encode()
        digest.update(len(text).to_bytes(4, "big") + text)
    digest.update(content)
    return digest.digest()
