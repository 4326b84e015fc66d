"""A name for a file's content, so that what was computed from it is found again after the file was renamed or moved."""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path

from engine.protocol import FootageError

_EDGE = 1 << 20
_BLOCK = 1 << 16
_BLOCKS = 32
_WHOLE = 2 * _EDGE + _BLOCK * _BLOCKS


def fingerprint(path: str | Path) -> str:
    """40 hexadecimal digits (BLAKE2b, 160 bits) of the size and the content. Raises FootageError.

    Files up to 4 MiB are hashed whole. Of a larger one: its size, its first and last MiB, and 32 blocks of 64 KiB spread
    evenly between them, so that a file of any length costs 4 MiB of reading. Footage that differs differs there, since
    coded pictures fill the whole file; an edit of a few bytes amid a large file would go unseen.
    """
    name = os.fspath(path)
    try:
        with open(name, "rb") as file:  # noqa: PTH123
            size = os.fstat(file.fileno()).st_size
            digest = blake2b(size.to_bytes(8, "little"), digest_size=20, person=b"clipwright-media")
            if size <= _WHOLE:
                digest.update(file.read())
                return digest.hexdigest()
            digest.update(file.read(_EDGE))
            inner = size - 2 * _EDGE - _BLOCK
            for number in range(_BLOCKS):
                file.seek(_EDGE + inner * number // (_BLOCKS - 1))
                digest.update(file.read(_BLOCK))
            file.seek(size - _EDGE)
            digest.update(file.read(_EDGE))
            return digest.hexdigest()
    except OSError as error:
        raise FootageError(f"it cannot be read: {error.strerror or error}", file=name, hint="check the disk") from error
