"""Server-sent events: the data of each, as the lines of a stream come in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine.protocol import EngineError
from engine.remote.address import Server

_LONGEST = 1 << 20


def events(blocks: Iterable[bytes], server: Server) -> Iterator[str]:
    """The data of each event. An event that the stream breaks off in is lost. Raises EngineError for one without end."""
    data: list[str] = []
    size = 0
    for line in _lines(blocks, server):
        if not line:
            if data:
                yield "\n".join(data)
            data, size = [], 0
            continue
        name, _, value = line.partition(":")
        if name == "data":
            data.append(value.removeprefix(" "))
            size += len(value)
            if size > _LONGEST:
                raise _endless(server)


def _lines(blocks: Iterable[bytes], server: Server) -> Iterator[str]:
    rest = b""
    for block in blocks:
        *lines, rest = (rest + block).replace(b"\r\n", b"\n").split(b"\n")
        if len(rest) > _LONGEST:
            raise _endless(server)
        for line in lines:
            yield line.removesuffix(b"\r").decode("utf-8", "replace")


def _endless(server: Server) -> EngineError:
    return EngineError(f"{server.name} answers with a line that does not end")
