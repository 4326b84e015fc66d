"""Messages as frames on a pipe: four marking bytes, the length as a big-endian uint32, then that many bytes of JSON."""

from __future__ import annotations

import struct
from typing import Any, BinaryIO, cast

from engine.protocol.codec import from_json, to_json
from engine.protocol.messages import FromWorker, ToWorker

PROTOCOL_VERSION = "3"
"""Sent in Hello; raise it whenever a message changes in a way that an older side would misread."""

BEAT_SECONDS = 1.0
"""Between two heartbeats of a worker that has a job."""

HANG_SECONDS = 60.0
"""A worker that has a job and says nothing for so long hangs: something holds the interpreter's lock. Imports of large
libraries hold it too, for a second as a rule and for many from a slow disk."""

LONGEST_FRAME = 1 << 30
"""Bytes. The analysis of a day of footage stays far below; a larger length is noise."""

_MARK = b"CWF\x01"
_HEADER = struct.Struct(">4sI")


class WireError(Exception):
    """What came over the pipe is not a message."""


def write_frame(stream: BinaryIO, message: ToWorker | FromWorker) -> None:
    """Send `message` and flush. Raises OSError when the other side is gone, WireError when it is too long."""
    body = to_json(message)
    if len(body) > LONGEST_FRAME:
        raise WireError(f"a message of {len(body)} bytes is too long")
    stream.write(_HEADER.pack(_MARK, len(body)) + body)
    stream.flush()


def read_to_worker(stream: BinaryIO) -> ToWorker | None:
    """The next message for the worker, None when the client has closed the pipe. Raises WireError."""
    return cast("ToWorker | None", _read(stream, ToWorker))


def read_from_worker(stream: BinaryIO) -> FromWorker | None:
    """The next message from the worker, None when it has closed the pipe or died. Raises WireError."""
    return cast("FromWorker | None", _read(stream, FromWorker))


def _read(stream: BinaryIO, kind: Any) -> object | None:
    header = stream.read(_HEADER.size)
    if not header:
        return None
    if len(header) < _HEADER.size:
        raise WireError("the stream ended inside a message")
    mark, length = _HEADER.unpack(header)
    if mark != _MARK or length > LONGEST_FRAME:
        raise WireError(f"not a message: {header!r}")
    body = stream.read(length)
    if len(body) < length:
        raise WireError("the stream ended inside a message")
    try:
        return cast(object, from_json(body, kind))
    except ValueError as error:
        raise WireError(f"a message that does not fit the protocol: {error}") from error
