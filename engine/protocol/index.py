"""What the index holds and what is wrong with it, as `clipwright doctor --index` tells it."""

from __future__ import annotations

from typing import ClassVar

import msgspec

from engine.protocol.question import Priority, Question


class KindSize(msgspec.Struct, frozen=True, kw_only=True):
    """How much of one kind is kept."""

    what: str
    entries: int
    bytes: int


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """An entry that is, or was, not what had been written."""

    what: str
    problem: str
    fingerprint: str = ""
    parameters: str = ""
    revision: str = ""
    at: float | None = None
    """When it was met, in seconds since 1970; None for what is wrong now."""


class FootageReport(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept of footage beside the index: memories, which models that find in whole films read instead of the film.
    They have a folder and a limit of their own; file names are relative to `folder`, which need not be there."""

    folder: str
    problem: str | None
    """Why they could not be read through; then they are counted only."""
    memories: int
    bytes: int
    """Of all memories."""
    limit: int
    """A new memory takes the place of older ones where there would be more."""
    broken: tuple[Fault, ...]
    leftovers: tuple[str, ...]
    """Left by programs that were stopped while they wrote."""
    repaired: bool = False
    """Whether all that this tells of is deleted."""


class IndexReport(msgspec.Struct, frozen=True, kw_only=True):
    """Answer to CheckIndex. File names are relative to `folder`."""

    folder: str
    problem: str | None
    """Why nothing can be kept at all."""
    entries: int
    bytes: int
    """Of all entries; never more than `limit` for long."""
    limit: int
    disk: int
    """Bytes on the disk, with room that is free again inside the database."""
    kinds: tuple[KindSize, ...]
    broken: tuple[Fault, ...]
    orphaned: tuple[str, ...]
    """Files without an entry."""
    leftovers: tuple[str, ...]
    """Of earlier formats."""
    faults: tuple[Fault, ...]
    """Broken entries that were met in use, and computed again, since the last repair."""
    repaired: bool = False
    """Whether all that this tells of is mended."""
    footage: FootageReport | None = None
    """What is kept beside it; None where only the index was looked at."""


class CheckIndex(Question[IndexReport], frozen=True, kw_only=True, tag="check-index"):
    """Read everything that is kept; with `repair`, mend what is broken. -> IndexReport"""

    usual_priority: ClassVar[Priority] = "background"
    repair: bool = False
