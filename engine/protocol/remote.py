"""Questions that a model on a server answers; `server` is its address as `--engine` takes it, such as
http://127.0.0.1:8000 or https://models.example/v1#NAME. Keys never travel in a message: the worker looks them up."""

from __future__ import annotations

import msgspec

from engine.protocol.question import Question


class ServerReport(msgspec.Struct, frozen=True, kw_only=True):
    """Answer to CheckServer."""

    host: str
    models: tuple[str, ...]
    model: str | None
    """The one that would be used; None where there are several and the address names none."""
    answer: str | None = None
    """What it said of a picture; None where it was not asked."""
    structured: bool | None = None
    """Whether it kept to the form asked for."""
    problem: str | None = None
    """Why the picture was not answered."""
    notes: tuple[str, ...] = ()


class CheckServer(Question[ServerReport], frozen=True, kw_only=True, tag="check-server"):
    """Which models does this server have, and with `picture`, does one answer a question about a picture? -> ServerReport"""

    server: str
    picture: bool = False
