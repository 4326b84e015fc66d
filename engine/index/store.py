"""The per-content cache: one SQLite file and a folder of arrays, shared by every process that runs an engine.

It holds nothing that cannot be computed again, so no fault in it is ever an error to the user: a damaged entry is dropped,
a damaged file is started afresh, and where nothing can be kept the engine works without.
"""

from __future__ import annotations

import logging
import os
import sqlite3
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar

from engine.folders import cache_folder
from engine.index import entries, size
from engine.index.database import Database
from engine.index.key import Key, checksum
from engine.index.transaction import transaction
from engine.index.uses import Uses
from engine.protocol.codec import from_json, to_json

if TYPE_CHECKING:
    import numpy as np

    from engine.index.parts import Parts

T = TypeVar("T")
R = TypeVar("R")

_LOG = logging.getLogger(__name__)

_COMPRESSION = 1  # JSON of numbers gains little from more effort, and writing must not be felt
_LOW_WATER = 0.9
"""Share of the limit down to which entries are dropped at a time."""


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
        self.arrays_folder = self.folder / "arrays"
        self._limit = limit
        self._uses = Uses()
        self._database = Database(self.folder, self._uses, self._adopt)

    @property
    def path(self) -> Path:
        """The database's file."""
        return self._database.path

    @property
    def problem(self) -> str | None:
        """Why nothing can be kept, in words for the user; None while all is well."""
        return self._database.problem

    @property
    def limit(self) -> int:
        """Bytes that may be kept."""
        return size.limit(self.folder) if self._limit is None else self._limit

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
        self._write(lambda connection: entries.insert(connection, key, checksum(key, packed), packed, None, len(packed)))

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
                    return entries.insert(connection, key, checksum(key, header), None, name, length)

                if self._write(place) is None:
                    path.unlink(missing_ok=True)
            finally:
                part.unlink(missing_ok=True)
        except OSError as error:
            self._database.give_up(error)

    def part(self, fingerprint: str, what: str, parameters: str, *, revision: str = "") -> Parts:
        """The finished segments of a computation that is not finished as a whole."""
        from engine.index.parts import Parts

        return Parts(self, Key(fingerprint, what, parameters, revision))

    def forget(self, fingerprint: str, what: str, parameters: str, *, revision: str = "") -> None:
        """Drop an entry, if there is one."""
        key = Key(fingerprint, what, parameters, revision)
        self._write(lambda connection: entries.delete(connection, key))

    def drop(self, key: Key, problem: str, *, file: str | None = None) -> None:
        """Drop an entry that is broken, and say so in the log and to `clipwright doctor --index`.

        With `file`, only while the entry still names that file.
        """
        _LOG.warning("cache entry %s/%s is damaged and will be computed again: %s", key.what, key.fingerprint, problem)

        def write(connection: sqlite3.Connection) -> list[str]:
            gone = entries.delete(connection, key, file)
            entries.note(connection, key, problem)
            return gone

        self._write(write)

    def examine(self, look: Callable[[sqlite3.Connection], R], *, alone: bool = False) -> R | None:
        """What `look` finds in the database; None where it cannot be read. With `alone`, while nobody writes to it."""

        def read(connection: sqlite3.Connection) -> R:
            if not alone:
                return look(connection)
            with transaction(connection):
                return look(connection)

        return self._database.attempt(read)

    def rewrite(self, change: Callable[[sqlite3.Connection], list[str]]) -> None:
        """Change the database in one transaction, then delete the files that `change` names."""
        self._write(change)

    def start_afresh(self, problem: str) -> None:
        """Replace a database that is damaged. Files of arrays stay entries."""
        with self._database.lock, suppress(sqlite3.Error, OSError):
            self._database.replace(sqlite3.DatabaseError(problem))

    def count(self, what: str | None = None) -> int:
        """How many entries are kept, of one computation or of all."""

        def read(connection: sqlite3.Connection) -> int:
            row = connection.execute("SELECT count(*) FROM entries WHERE ?1 IS NULL OR what = ?1", (what,)).fetchone()
            return int(row[0])

        return self._database.attempt(read) or 0

    def size(self) -> int:
        """Bytes that all entries take."""
        return (
            self._database.attempt(lambda connection: int(connection.execute("SELECT bytes FROM totals").fetchone()[0])) or 0
        )

    def close(self) -> None:
        """Let go of the file. A later call opens it again."""
        with self._database.lock:
            if self._database.connection is not None and self._uses:
                with suppress(sqlite3.Error):
                    self._uses.mark(self._database.connection)
            self._database.release()

    def __enter__(self) -> Index:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    # --- entries -----------------------------------------------------------------------------------------------------

    def _row(self, key: Key, columns: str) -> tuple[bytes, bytes | str | None] | None:
        """Two columns of an entry, whose use is noted."""

        def read(connection: sqlite3.Connection) -> tuple[bytes, bytes | str | None] | None:
            found = connection.execute(f"SELECT id, used, {columns} FROM entries {entries.WHERE}", key).fetchone()  # noqa: S608
            if found is None:
                return None
            self._uses.note(found[0], found[1], connection)
            return found[2], found[3]

        return self._database.attempt(read)

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

    def _write(self, action: Callable[[sqlite3.Connection], list[str]]) -> bool | None:
        """Do `action` in one transaction, see to the limit, then delete the files that `action` named. None if it failed."""

        def write(connection: sqlite3.Connection) -> tuple[list[str], list[str]]:
            with transaction(connection):
                gone = action(connection)
                self._uses.write(connection)
                return gone, self.shrink(connection)

        done = self._database.attempt(write)
        if done is None:
            return None
        for name in (*done[0], *done[1]):
            # on Windows a file that somebody reads stays, and is found without an entry later
            with suppress(OSError):
                (self.arrays_folder / name).unlink(missing_ok=True)
        if done[1]:
            self._database.attempt(lambda connection: connection.execute("PRAGMA incremental_vacuum").fetchall())
        return True

    def _adopt(self, connection: sqlite3.Connection) -> None:
        """Have files of arrays that lie there be entries of a new database."""
        if self.arrays_folder.is_dir():
            from engine.index.check import adopt

            adopt(self, connection)
