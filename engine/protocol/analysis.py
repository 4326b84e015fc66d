"""What is measured in footage, and the moments that are worth showing. Times are exact fractions of a second."""

from __future__ import annotations

from fractions import Fraction
from typing import ClassVar, Literal

import msgspec

from engine.protocol.media import MediaInfo
from engine.protocol.question import Priority, Question
from engine.protocol.understanding import Claims, Looked


class Span(msgspec.Struct, frozen=True, array_like=True):
    """A stretch of media time; `end` is exclusive."""

    start: Fraction
    end: Fraction

    @property
    def duration(self) -> Fraction:
        return self.end - self.start


class Signal(msgspec.Struct, frozen=True, kw_only=True):
    """A regular time series over one file: `values[i]` holds for media time `i * step` seconds."""

    name: str
    unit: str
    step: Fraction
    values: tuple[float, ...]


class FaceBox(msgspec.Struct, frozen=True, array_like=True):
    """A face seen at `time`; the box is 0..1 of the upright picture, left, top, right, bottom."""

    time: Fraction
    x0: float
    y0: float
    x1: float
    y1: float
    score: float


class AudioEvent(msgspec.Struct, frozen=True, kw_only=True):
    """Something heard: a sudden `onset`, or a `loud` stretch (cheering, an explosion). `strength` is 0..1."""

    kind: Literal["onset", "loud"]
    start: Fraction
    end: Fraction
    strength: float


class Analysis(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the basic engine measured in one file."""

    info: MediaInfo
    shots: tuple[Span, ...]
    """Whole picture, in order, without gaps; each begins at the time of its first frame."""
    fades: tuple[Span, ...]
    """Gradual changes: fades and dissolves."""
    speech: tuple[Span, ...]
    faces: tuple[FaceBox, ...]
    people: tuple[FaceBox, ...]
    """Whole bodies, found by a weaker detector than faces."""
    events: tuple[AudioEvent, ...]
    unusable: tuple[Span, ...]
    """Black, frozen or badly exposed stretches."""
    signals: tuple[Signal, ...]
    notes: tuple[str, ...] = ()
    """What could not be measured, and why."""
    words: tuple[Span, ...] = ()
    """When each spoken word is said, in order: where a transcript with heard times of this content is known."""

    def signal(self, name: str) -> Signal | None:
        """The series called `name`, if the file has what it is measured from."""
        return next((signal for signal in self.signals if signal.name == name), None)


class Highlight(msgspec.Struct, frozen=True, kw_only=True):
    """A moment worth showing. `score` is 0..1; `media` is the position of its file in the request."""

    media: int
    start: Fraction
    end: Fraction
    score: float
    title: str
    reasons: tuple[str, ...]
    evidence: tuple[Fraction, ...]
    room: Span
    """How far the moment may grow to either side before it meets another shot, a bad stretch or another moment."""
    safe_ins: tuple[Fraction, ...] = ()
    """Times inside `room` where a clip may begin without breaking a word, a shot or a movement, best first."""
    safe_outs: tuple[Fraction, ...] = ()


class Highlights(msgspec.Struct, frozen=True, kw_only=True):
    """Answer to FindHighlights: best first."""

    engine: str
    highlights: tuple[Highlight, ...]
    notes: tuple[str, ...] = ()
    looked: Looked = Looked()
    claims: Claims = Claims()


class Analyse(Question[Analysis], frozen=True, kw_only=True, tag="analyse"):
    """Measure everything in this file, or recall it. -> Analysis"""

    usual_priority: ClassVar[Priority] = "background"
    path: str


class FindHighlights(Question[Highlights], frozen=True, kw_only=True, tag="highlights"):
    """Which moments are worth showing? -> Highlights

    Either the best `count`, or as many as fill `total` seconds with some to spare; both unset gives a sensible number.
    """

    usual_priority: ClassVar[Priority] = "background"
    paths: tuple[str, ...]
    count: int | None = None
    total: Fraction | None = None
    shortest: Fraction = Fraction(6, 5)
    longest: Fraction = Fraction(8)
    query: str = ""
    """What they are to show; empty for whatever is worth showing. Where nothing fits, the best moments are found and a note
    says so."""
    engine: str = "basic"
    """Or the id of a video-language model, its folder, or a server's address: what that holds worth showing then counts,
    too."""
    language: str = ""
    """Of what a model says of the moments, such as "zh"; empty for English."""
