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


class CheckIndex(Question[IndexReport], frozen=True, kw_only=True, tag="check-index"):
    """Read everything that is kept; with `repair`, mend what is broken. -> IndexReport"""

    usual_priority: ClassVar[Priority] = "background"
    repair: bool = False
