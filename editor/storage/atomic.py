"""Writing a file so that it is either the old one or the new one, whole, whatever happens meanwhile."""

from __future__ import annotations

import os
import re
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from engine.protocol import OutputError


def write_atomically(path: Path, data: bytes, *, backup: Path | None = None, lasting: bool = True) -> None:
    """Replace `path` by `data`: written beside it, flushed to the disk, read back and compared, then renamed.

    With `backup`, the previous file is kept under that name, in the same folder. What is not `lasting` is left to the system
    to flush: whole whatever the program does, but a power cut within the next moments may cost it. Raises OutputError, after
    which the old file is untouched and nothing else is left behind.
    """
    token = uuid4().hex[:8]
    fresh = path.with_name(f".{path.name}.{token}.tmp")
    previous = path.with_name(f".{path.name}.{token}.old")
    try:
        try:
            _write(fresh, data, flush=lasting)
            if lasting and fresh.read_bytes() != data:
                raise OSError("what was written does not read back the same")
            if path.exists():
                shutil.copymode(path, fresh)
                if backup is not None:
                    _duplicate(path, previous)
                    previous.replace(backup)
            fresh.replace(path)
        finally:
            for leftover in (fresh, previous):
                with suppress(OSError):
                    leftover.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        hint = "free some space or choose another folder"
        raise OutputError(f"cannot be written: {reason}", file=str(path), hint=hint) from error
    if lasting:
        sync_folder(path.parent)


def sweep(path: Path) -> None:
    """Remove what killed processes left beside `path` while writing it. Only for whoever alone may write it."""
    left = re.compile(re.escape(f".{path.name}.") + r"[0-9a-f]{8}\.(tmp|old)")
    with suppress(OSError):
        for entry in path.parent.iterdir():
            if left.fullmatch(entry.name):
                entry.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make names in `folder` survive a power cut, where the system offers that (not on Windows)."""
    if sys.platform != "win32":
        with suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def _write(path: Path, data: bytes, *, flush: bool) -> None:
    with path.open("xb") as file:
        file.write(data)
        if flush:
            file.flush()
            os.fsync(file.fileno())


def _duplicate(path: Path, copy: Path) -> None:
    """A second name for the file, or a copy of it where the file system knows no second names."""
    try:
        os.link(path, copy)
    except OSError:
        shutil.copy2(path, copy)
