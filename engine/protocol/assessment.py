"""Questions with known answers, put to one engine, so that engines can be compared."""

from __future__ import annotations

from fractions import Fraction
from typing import ClassVar, Literal

import msgspec

from engine.protocol.question import Priority, Question

MOST_CHOICES = 20
"""Answers of which a question has one."""


class Posed(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to be asked of one clip."""

    path: str
    kind: Literal["find", "labels", "choices"]
    text: str
    """A query, a content rule, or a question."""
    choices: tuple[str, ...] = ()
    """Of a question: 2 to MOST_CHOICES, one of which is the answer."""


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """An engine's answer to one of them."""

    ranges: tuple[tuple[Fraction, Fraction], ...] = ()
    """Seconds of the media, ascending; of queries and rules."""
    choice: int | None = None
    """Of the choices, from 0."""
    seconds: float = 0.0
    """How long it took, its share where several were answered together; loading the model not counted."""
    peak: int = 0
    """The most bytes that had been held until then: of a card by the model, else of main memory by the engine's process."""
    device: str = ""
    """Where they were held, as torch names it; empty for a model on a server."""
    problem: str = ""
    """Why there is no answer; empty for one."""
    recalled: bool = False
    """Whether it was given in an earlier run, and kept."""


class Assessed(msgspec.Struct, frozen=True, kw_only=True):
    """Answer to Assess: one for each that was posed, in their order."""

    given: tuple[Given, ...]


class Assess(Question[Assessed], frozen=True, kw_only=True, tag="assess"):
    """Put all of these to one engine, clip by clip. What cannot be answered is told and stops nothing. -> Assessed

    Answers are kept by content, engine and question; `again` has all asked anew.
    """

    usual_priority: ClassVar[Priority] = "background"
    posed: tuple[Posed, ...]
    engine: str
    """"basic", a search model for queries, or a video-language model: its id, folder or address."""
    again: bool = False
