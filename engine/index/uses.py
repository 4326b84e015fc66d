"""When entries were used last. Written down now and then: reading must not cost a write each time."""

from __future__ import annotations

import sqlite3
import time

from engine.index.transaction import transaction

_GRAIN = 60.0
"""Seconds by which the time of an entry's last use may be behind."""
_MOST_HELD = 500


class Uses:
    """Those that are not written down yet, by the entry's row."""

    def __init__(self) -> None:
        self._held: dict[int, float] = {}

    def __bool__(self) -> bool:
        return bool(self._held)

    def note(self, number: int, before: float, connection: sqlite3.Connection) -> None:
        """An entry is used now; `before` is when that was written down of it last."""
        now = time.time()
        if now - before > _GRAIN:
            self._held[number] = now
            if len(self._held) >= _MOST_HELD:
                self.mark(connection)

    def mark(self, connection: sqlite3.Connection) -> None:
        """Write down when entries were used. Where another process is writing that has time until later."""
        (busy,) = connection.execute("PRAGMA busy_timeout").fetchone()
        connection.execute("PRAGMA busy_timeout = 0")
        try:
            with transaction(connection):
                self.write(connection)
        except sqlite3.OperationalError:
            while len(self._held) > 10 * _MOST_HELD:
                self._held.pop(next(iter(self._held)))
        finally:
            connection.execute(f"PRAGMA busy_timeout = {busy}")

    def write(self, connection: sqlite3.Connection) -> None:
        """Write them down within the caller's transaction."""
        connection.executemany("UPDATE entries SET used = max(used, ?2) WHERE id = ?1", list(self._held.items()))
        self._held.clear()

    def clear(self) -> None:
        """Forget them."""
        self._held.clear()
