"""Probe, remembered: a file that has not changed since is not opened by the decoder again."""

from __future__ import annotations

import stat
from hashlib import blake2b
from pathlib import Path

import msgspec

from engine.protocol import MediaInfo, Probe
from engine.tasks.context import Context

VERSION = "1"
"""Of what a probe finds; raise it when engine.media.probe comes to find something else in the same file."""


def handle(request: Probe, context: Context) -> MediaInfo:
    """What is in the file at `request.path`. Raises FootageError when there is none, or none that can be used."""
    path = Path(request.path).absolute()  # not resolved: a link keeps the name that the user knows it by
    context.progress(0.0, "looking at the file")
    identity = _identity(path)
    info = context.index.get(identity, "probe", VERSION, MediaInfo) if identity else None
    if info is None:
        from engine.media import probe  # the decoder is not needed when the answer is known

        info = probe(path)
        if identity and _identity(path) == identity:
            context.index.put(identity, "probe", VERSION, info)
    context.progress(1.0, "looking at the file")
    return msgspec.structs.replace(info, path=str(path))


def _identity(path: Path) -> str | None:
    """Changes whenever the file at `path` does, without reading it: its place, size, time and number.

    None where there is no ordinary file that may be read; why not is for engine.media to say.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            return None
        with path.open("rb"):  # only to learn whether it may be read
            pass
    except (OSError, ValueError):
        return None
    parts = (path, found.st_size, found.st_mtime_ns, found.st_ino, found.st_dev)
    return blake2b("\0".join(map(str, parts)).encode(), digest_size=16).hexdigest()
