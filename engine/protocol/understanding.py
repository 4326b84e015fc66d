"""What a video-language model is asked about footage, and what comes back: times are media times, in exact seconds.

`engine` in a request is "basic" for signals alone, the id of an installed model, a checkpoint's folder, or the address of a
server. Every result says which engine gave it, what that engine was shown, and how many of its claims stood a second look.
"""

from __future__ import annotations

from fractions import Fraction
from typing import ClassVar, Literal

import msgspec

from engine.protocol.question import Priority, Question

Level = Literal["line", "paragraph", "shots"]
"""How much a description says: one line, a paragraph of statements, or a line a shot."""


class Place(msgspec.Struct, frozen=True, array_like=True):
    """A stretch of the file at position `media` of the request; `end` is exclusive."""

    media: int
    start: Fraction
    end: Fraction


class Looked(msgspec.Struct, frozen=True, kw_only=True):
    """What a model was shown for an answer."""

    frames: int = 0
    width: int = 0
    """Of the pictures of the first look, in pixels of what the model takes; 0 where it saw none."""
    height: int = 0
    tokens: int = 0
    """That the pictures take in the prompts, all looks together."""
    room: int = 0
    """Tokens that one look may take, by the model's context and the memory it has."""
    windows: int = 0
    """Into how many looks the footage was divided."""
    closer: int = 0
    """How many stretches were looked at once more, closely."""
    heard: bool = False
    """Whether it also heard the sound."""


class Claims(msgspec.Struct, frozen=True, kw_only=True):
    """How many things a model claimed, how many stood a second look at their pictures, and how many were left out."""

    claimed: int = 0
    verified: int = 0
    dropped: int = 0


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is said about the footage, and where that can be seen."""

    text: str
    places: tuple[Place, ...] = ()
    confidence: float | None = None
    """0..1, by a second look at its places; None where there was none."""


class Described(msgspec.Struct, frozen=True, kw_only=True):
    """Answer to Describe: statements in the order of time."""

    engine: str
    level: Level
    statements: tuple[Statement, ...]
    looked: Looked = Looked()
    claims: Claims = Claims()
    notes: tuple[str, ...] = ()


class Describe(Question[Described], frozen=True, kw_only=True, tag="describe"):
    """What happens in this footage? -> Described. Parts: each Statement as it comes."""

    usual_priority: ClassVar[Priority] = "background"
    paths: tuple[str, ...]
    level: Level = "paragraph"
    language: str = ""
    """Of the description, such as "zh"; empty for English."""
    engine: str = "basic"


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """What was said before in a conversation."""

    question: str
    answer: str


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """Answer to Ask."""

    engine: str
    """A model, or a server's host and its model."""
    question: str
    answer: str
    """The statements' texts, one after the other."""
    statements: tuple[Statement, ...] = ()
    times: tuple[Place, ...] = ()
    """What the answer rests on: in order, apart, inside the footage; each holds at least one picture that was shown."""
    shown: tuple[Fraction, ...] = ()
    """Media times of the pictures of the first file that were shown."""
    looked: Looked = Looked()
    claims: Claims = Claims()
    notes: tuple[str, ...] = ()


class Ask(Question[Answer], frozen=True, kw_only=True, tag="ask"):
    """What is the answer to `question`, as far as this footage tells? -> Answer"""

    paths: tuple[str, ...]
    question: str
    earlier: tuple[Turn, ...] = ()
    """The conversation so far, oldest first."""
    engine: str = "basic"


class Chapter(msgspec.Struct, frozen=True, kw_only=True):
    """A part of one file that belongs together."""

    place: Place
    title: str
    confidence: float | None = None


class Chapters(msgspec.Struct, frozen=True, kw_only=True):
    """Answer to FindChapters: each file is covered by its chapters, in order and without gaps."""

    engine: str
    chapters: tuple[Chapter, ...]
    looked: Looked = Looked()
    claims: Claims = Claims()
    notes: tuple[str, ...] = ()


class FindChapters(Question[Chapters], frozen=True, kw_only=True, tag="chapters"):
    """Into which parts does this footage fall? -> Chapters"""

    usual_priority: ClassVar[Priority] = "background"
    paths: tuple[str, ...]
    language: str = ""
    engine: str = "basic"


class Suggestions(msgspec.Struct, frozen=True, kw_only=True):
    """Answer to SuggestTitles, best first; no two the same."""

    engine: str
    titles: tuple[str, ...]
    hooks: tuple[str, ...] = ()
    """First sentences that make somebody go on watching."""
    hashtags: tuple[str, ...] = ()
    """Each begins with #."""
    looked: Looked = Looked()
    notes: tuple[str, ...] = ()


class SuggestTitles(Question[Suggestions], frozen=True, kw_only=True, tag="suggest-titles"):
    """What could this footage, or this edit of it, be called? -> Suggestions"""

    paths: tuple[str, ...]
    places: tuple[Place, ...] = ()
    """The stretches that an edit shows, in its order; empty for the whole footage."""
    language: str = ""
    engine: str = "basic"


class Thumbnail(msgspec.Struct, frozen=True, kw_only=True):
    """One frame that could be the cover of a video."""

    media: int
    """Position of its file in the request."""
    time: Fraction
    """Media time at which the frame begins, exactly."""
    score: float
    """0..1; comparable within one answer."""
    reasons: tuple[str, ...]
    """What speaks for it, strongest first."""


class Thumbnails(msgspec.Struct, frozen=True, kw_only=True):
    """Answer to PickThumbnails, best first; no two look alike, so there may be fewer than were asked for."""

    engine: str
    pictures: tuple[Thumbnail, ...]
    looked: Looked = Looked()
    notes: tuple[str, ...] = ()


class PickThumbnails(Question[Thumbnails], frozen=True, kw_only=True, tag="pick-thumbnails"):
    """Which frames of this footage, or of this edit of it, make good cover pictures? -> Thumbnails"""

    usual_priority: ClassVar[Priority] = "background"
    paths: tuple[str, ...]
    count: int = 5
    """How many, 1 to 20."""
    places: tuple[Place, ...] = ()
    """The stretches that an edit shows; empty for the whole footage."""
    title: str = ""
    """That the picture is to go with; only a model can tell whether it does."""
    engine: str = "basic"


class LabelFinding(msgspec.Struct, frozen=True, kw_only=True):
    """One rule of a review, and where the footage meets it."""

    rule: str
    places: tuple[Place, ...]
    confidences: tuple[float, ...]
    """One for each place, 0..1."""
    reasons: tuple[str, ...] = ()
    """One for each place: what is to be seen there."""
    understood: bool = True
    """Whether the engine could look for it at all; False is no all-clear."""


class LabelReport(msgspec.Struct, frozen=True, kw_only=True):
    """Answer to CheckLabels: a finding for each rule, in the order of the rules."""

    engine: str
    findings: tuple[LabelFinding, ...]
    looked: Looked = Looked()
    claims: Claims = Claims()
    notes: tuple[str, ...] = ()


class CheckLabels(Question[LabelReport], frozen=True, kw_only=True, tag="check-labels"):
    """Where does the footage meet these content rules, such as "alcohol" or "a child's face"? -> LabelReport"""

    usual_priority: ClassVar[Priority] = "background"
    paths: tuple[str, ...]
    rules: tuple[str, ...]
    engine: str = "basic"
