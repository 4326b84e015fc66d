"""The folder of memories on disk: where it is, how much it may hold, what lies in it. Light: nothing here reads a memory."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from engine.index import size

FOLDER = "footage"
"""Beside the index."""
ABOUT = "memory.json"
"""In the folder of each memory: what it is of, and when it was used."""
VARIABLE = "CLIPWRIGHT_FOOTAGE_SIZE"
SETTING = "footage.gigabytes"
DEFAULT = 60 * 10**9
SHARE = 1 / 7
"""Of the disk's whole size that the default takes at most."""
_MAKING = "making"
_GONE = "gone"
_GIVEN_UP = 3600.0
"""Seconds without a write from which a folder that was being written is given up: its writer must have ended."""


def limit(folder: Path) -> int:
    """Bytes that may be kept in `folder`, as the environment, the settings or the disk say."""
    return size.limit(folder, VARIABLE, SETTING, DEFAULT, SHARE)


def memories(folder: Path) -> list[Path]:
    """The folders of memories that are complete, or claim to be."""
    with suppress(OSError):
        return [path for path in folder.iterdir() if "." not in path.name and path.is_dir()]
    return []


def abandoned(folder: Path) -> list[Path]:
    """What writers that were killed have left behind, and what could not be deleted while it was read."""
    latest = time.time() - _GIVEN_UP
    unfinished = folder.glob(f"*.{_MAKING}-*")
    given_up = [path for path in unfinished if max(map(changed, (path, *_files(path)))) < latest]
    return [*folder.glob(f"*.{_GONE}-*"), *given_up]


def making(folder: Path, name: str) -> Path:
    """Where the memory of that name can be written before it has the name."""
    return folder / f"{name}.{_MAKING}-{os.getpid()}-{os.urandom(4).hex()}"


def remove(memory: Path) -> None:
    """Have it gone from under its name at once, then delete it."""
    gone = memory
    if f".{_GONE}-" not in memory.name:
        with suppress(OSError):
            gone = memory.rename(memory.with_name(f"{memory.name}.{_GONE}-{os.urandom(4).hex()}"))
    shutil.rmtree(gone, ignore_errors=True)


def used(memory: Path) -> float:
    """When it was used last, in seconds since 1970; 0 where that is not known."""
    return changed(memory / ABOUT)


def changed(path: Path) -> float:
    """When it was written last, in seconds since 1970; 0 where it is not there."""
    with suppress(OSError):
        return path.stat().st_mtime
    return 0.0


def bytes_of(memory: Path) -> int:
    """Bytes that it takes on the disk."""
    total = 0
    for path in _files(memory):
        with suppress(OSError):
            total += path.stat().st_size
    return total


def free(folder: Path) -> int:
    """Bytes that are free on its disk; the folder need not be there yet."""
    existing = next(parent for parent in (folder, *folder.parents) if parent.exists())
    return shutil.disk_usage(existing).free


def _files(folder: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from folder.iterdir()
