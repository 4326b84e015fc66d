"""The engine's log as a file: lines that the client adds to what the worker logs, and its last ones, for people."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime

from engine.folders import log_file

_LONGEST = 500
"""Characters of a line that are shown."""
_BYTES_PER_LINE = 4096


def note(line: str) -> None:
    """Add what happened to a worker to the log that it can no longer write itself. Never raises because of the disk."""
    now = datetime.now().isoformat(sep=" ", timespec="milliseconds").replace(".", ",")
    with suppress(OSError):
        path = log_file()
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(f"{now} {os.getpid()} INFO engine.client: {line}\n")


def last_lines(count: int) -> list[str]:
    """The last lines of the log, oldest first; fewer where there are not so many or the file cannot be read."""
    with suppress(OSError), log_file().open("rb") as log:
        size = log.seek(0, os.SEEK_END)
        log.seek(max(0, size - count * _BYTES_PER_LINE))
        lines = log.read().decode("utf-8", "replace").splitlines()
        return [line[:_LONGEST] for line in lines if line.strip()][-count:]
    return []
