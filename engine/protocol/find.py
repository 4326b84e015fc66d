"""Where footage shows or says what somebody asks for."""

from __future__ import annotations

from fractions import Fraction
from typing import ClassVar, Literal

import msgspec

from engine.protocol.question import Priority, Question
from engine.protocol.understanding import Claims, Looked

WordState = Literal["understood", "broadened", "said", "named", "model", "ignored", "unknown"]
"""How a word of a query was taken: as something that is measured; as something wider that is; as a word of a transcript; as
part of a file's name; as a part of the sentence that a model looks for; as one that carries no meaning; not at all."""


class QueryWord(msgspec.Struct, frozen=True, kw_only=True):
    """A word or a phrase of the query, as it was written."""

    text: str
    state: WordState
    concept: str = ""
    """What it was taken for, such as "person"; a name of resources/search/vocabulary.toml. Empty where it is no concept."""


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """A range that fits. `media` is the position of its file in the request."""

    media: int
    start: Fraction
    end: Fraction
    score: float
    """0..1; from STRONG on it is part of the answer."""
    reasons: tuple[str, ...]
    """In English, such as "a face in view"; strongest first."""
    evidence: tuple[Fraction, ...]
    """Media times inside the range at which it shows, best first."""
    lacking: tuple[str, ...] = ()
    """Concepts and words of the query that this range has not."""


STRONG = 0.5
"""The score from which a match counts as one; below it some of what was asked for is missing."""


class NotSearched(msgspec.Struct, frozen=True, kw_only=True):
    """A file of the request that was left out."""

    media: int
    why: Literal["unprepared", "unusable"]
    text: str
    """In words, for the user."""


class Matches(msgspec.Struct, frozen=True, kw_only=True):
    """Answer to Find."""

    engine: str
    """"basic", or that and the models that took part."""
    query: str
    words: tuple[QueryWord, ...]
    """In the order of the query."""
    matches: tuple[Match, ...]
    """That fit, best first. None where nothing does."""
    weak: tuple[Match, ...] = ()
    """That fit in part, best first."""
    not_searched: tuple[NotSearched, ...] = ()
    durations: tuple[Fraction, ...] = ()
    """Of each file of the request; 0 where it is not known."""
    notes: tuple[str, ...] = ()
    seconds: float = 0.0
    """How long the search took, without what had to be measured first."""
    looked: Looked = Looked()
    claims: Claims = Claims()

    @property
    def not_understood(self) -> tuple[str, ...]:
        return tuple(word.text for word in self.words if word.state == "unknown")


class Find(Question[Matches], frozen=True, kw_only=True, tag="find"):
    """Where is this in the footage? -> Matches

    Without `prepare`, what has not been measured yet is not searched, so that the answer comes at once.
    """

    paths: tuple[str, ...]
    query: str
    prepare: bool = False
    engine: str = "auto"
    """"auto": by words and signals, and by all search models that are installed; "basic": without models; or the id of a
    model, or its folder. A video-language model, or the address of a server, looks for it by itself."""


class Prepared(msgspec.Struct, frozen=True, kw_only=True):
    """Answer to PrepareFind."""

    files: int
    """Of how many files all that a search needs is known."""
    not_searched: tuple[NotSearched, ...] = ()
    notes: tuple[str, ...] = ()


class PrepareFind(Question[Prepared], frozen=True, kw_only=True, tag="prepare-find"):
    """Measure all that a search looks at: once per content, remembered. -> Prepared"""

    usual_priority: ClassVar[Priority] = "background"
    paths: tuple[str, ...]
    engine: str = "auto"
    """As in Find."""
