"""One process at a time: a lock that the system lets go of when its holder ends, however it ends."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

_POLL = 0.02

if sys.platform == "win32":
    import msvcrt

    def _try(file: BinaryIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _try(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(path: Path, seconds: float) -> Iterator[None]:
    """Hold the lock file at `path`, which is made and stays. Raises OSError when it cannot be made.

    A lock that another holds for longer than `seconds`, or that the file system does not know, is done without.
    """
    with path.open("ab") as file:
        until = time.monotonic() + seconds
        with suppress(OSError):
            while True:
                try:
                    _try(file)
                    break
                except (BlockingIOError, PermissionError):
                    if time.monotonic() >= until:
                        raise
                    time.sleep(_POLL)
        yield
