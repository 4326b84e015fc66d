"""Questions that a model on a server answers; `server` is its address as `--engine` takes it, such as
http://127.0.0.1:8000 or https://models.example/v1#NAME. Keys never travel in a message: the worker looks them up."""

from __future__ import annotations

from fractions import Fraction
from typing import ClassVar

import msgspec

from engine.protocol.question import Priority, Question


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be named: a stretch of the file at position `media` of the request, and times that show what it is."""

    media: int
    start: Fraction
    end: Fraction
    evidence: tuple[Fraction, ...] = ()


class Titles(msgspec.Struct, frozen=True, kw_only=True):
    """Answer to NameMoments."""

    engine: str
    """The server's host and the model; empty when it named none."""
    titles: tuple[str | None, ...]
    """One for each moment: a short line without markup, or None where the model gave none that can be shown."""
    notes: tuple[str, ...] = ()


class NameMoments(Question[Titles], frozen=True, kw_only=True, tag="name-moments"):
    """What is to be seen in these moments, in a few words each? -> Titles

    A server that fails before the first title fails the question; one that fails later costs the rest, and a note says so.
    """

    usual_priority: ClassVar[Priority] = "background"
    paths: tuple[str, ...]
    moments: tuple[Moment, ...]
    server: str


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
