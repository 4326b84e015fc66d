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


LONGEST_QUERY = 2000
"""Letters of a query."""
MOST_QUERIES = 500
"""Queries of one FindMany."""
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


class FoundOne(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the answer to FindMany: what was found for the query at position `number` of the request."""

    number: int
    found: Matches


class ManyMatches(msgspec.Struct, frozen=True, kw_only=True):
    """Answer to FindMany."""

    engine: str
    answers: tuple[Matches, ...]
    """One for each query, in their order: what Find says of that query alone, with what was looked at for it."""
    notes: tuple[str, ...] = ()
    """Of all together, as `looked` and `claims` are: what served several queries counts once."""
    seconds: float = 0.0
    looked: Looked = Looked()
    claims: Claims = Claims()


class FindMany(Question[ManyMatches], frozen=True, kw_only=True, tag="find-many"):
    """Where are each of these in the footage? -> ManyMatches. Parts: a FoundOne for each query as soon as it is answered.

    The footage is looked at once for all, and questions are put side by side. Queries that say the same are asked once.
    """

    usual_priority: ClassVar[Priority] = "background"
    paths: tuple[str, ...]
    queries: tuple[str, ...]
    """1 to MOST_QUERIES."""
    prepare: bool = False
    engine: str = "auto"
    """As in Find, as is `prepare`."""


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
