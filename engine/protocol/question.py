"""What every request to the engine is."""

from __future__ import annotations

from typing import ClassVar, Generic, Literal, TypeVar

import msgspec

R_co = TypeVar("R_co", covariant=True)

Priority = Literal["interactive", "background"]
"""Somebody waits for the answer, or nobody does. A question that somebody waits for goes before all background jobs, and
interrupts one that has begun at its next checkpoint."""


class Question(msgspec.Struct, Generic[R_co], frozen=True, kw_only=True):
    """Something to ask of the engine; its result is an `R_co`."""

    usual_priority: ClassVar[Priority] = "interactive"
    """Where the caller says nothing else; "background" for what takes so long that quick questions shall go first."""
