"""What the editor asks of the engine and what comes back. Everything here is data; times are exact fractions of a second."""

from __future__ import annotations

from fractions import Fraction
from typing import ClassVar, Literal

import msgspec

from engine.protocol.find import Find, Matches, Prepared, PrepareFind
from engine.protocol.index import CheckIndex, IndexReport
from engine.protocol.media import MediaInfo
from engine.protocol.question import Priority, Question
from engine.protocol.remote import Answer, Ask, CheckServer, NameMoments, ServerReport, Titles


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


class Probe(Question[MediaInfo], frozen=True, kw_only=True, tag="probe"):
    """What is in this file? -> MediaInfo"""

    path: str


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


class Seeks(msgspec.Struct, frozen=True, kw_only=True):
    """Answer to PlanSeeks: for each time asked for, where to seek, in seconds on the file's own clock.

    A whole number of microseconds each, for `ffmpeg -seek_timestamp 1 -ss X -noaccurate_seek -copyts`: decoding then begins
    at a keyframe from which every frame shown at or after the time asked for comes out right.
    """

    times: tuple[Fraction, ...]


class PlanSeeks(Question[Seeks], frozen=True, kw_only=True, tag="seeks"):
    """Where must a decoder seek so that it can show this stream from these instants on? -> Seeks"""

    path: str
    container: str
    """As in MediaInfo."""
    stream_index: int
    """As in VideoStream and AudioStream: the stream's position in the file."""
    times: tuple[Fraction, ...]
    """Media times, in seconds."""
    origin: Fraction | None = None
    """As in MediaInfo, where media time 0 lies on the file's clock; looked up in the file when left out."""


class StillPictures(msgspec.Struct, frozen=True, kw_only=True):
    """Answer to Stills: a JPEG file for each time, in the order in which they were asked for."""

    jpegs: tuple[bytes, ...]
    """Upright, with square pixels."""


class Still(msgspec.Struct, frozen=True, kw_only=True):
    """One of the pictures asked for by Stills, as soon as it is there."""

    time: Fraction
    """As it was asked for."""
    jpeg: bytes


class Stills(Question[StillPictures], frozen=True, kw_only=True, tag="stills"):
    """What does the picture show at these instants? Small pictures to look at, not to measure. -> StillPictures

    Parts: a Still for each different time, in the order in which they come.
    """

    path: str
    times: tuple[Fraction, ...]
    """Media times, in seconds, in any order; beyond either end the first or the last frame is shown."""
    height: int
    """Lines of the pictures, 1 to 1080; pictures are never enlarged."""
    stream: int = 0
    """Which of the file's video streams, by position."""


class Peaks(msgspec.Struct, frozen=True, kw_only=True):
    """Answer to Waveform: `values[i]` is the loudest sample of any channel in media time `i * step` to `(i + 1) * step`."""

    step: Fraction
    """Seconds; as asked for, or a whole multiple of that for sound of many hours."""
    values: bytes
    """One unsigned byte each, 255 for full scale and beyond."""


class Waveform(Question[Peaks], frozen=True, kw_only=True, tag="waveform"):
    """How does the sound look? -> Peaks"""

    path: str
    stream: int = 0
    """Which of the file's audio streams, by position."""
    step: Fraction = Fraction(1, 100)
    """Seconds a value, from 1/1000 on."""


class SpokenWord(msgspec.Struct, frozen=True, array_like=True):
    """A word as it is spoken, with the punctuation that belongs to it."""

    start: Fraction
    end: Fraction
    text: str
    mark: Literal["", "filler", "profanity"] = ""


class SpokenSegment(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence or a part of one; `words` lie within it, in order. Speech that nobody has put into words has no text."""

    start: Fraction
    end: Fraction
    text: str = ""
    words: tuple[SpokenWord, ...] = ()
    speaker: str = ""


TranscriptSource = Literal["sidecar", "embedded", "model", "speech"]
"""A subtitle file beside the footage, a subtitle stream inside it, a speech model, or only the detector of speech."""


class Transcript(msgspec.Struct, frozen=True, kw_only=True):
    """Answer to Transcribe: what is said, and when."""

    engine: str
    """Who put it into words: "basic" for subtitles and for mere speech, else the speech engine and its model."""
    source: TranscriptSource
    language: str
    """Such as "en"; empty where it is not known."""
    segments: tuple[SpokenSegment, ...]
    translated: bool = False
    """Whether it is English made from another language."""
    estimated: bool = False
    """Whether times of single words are guessed from those of whole subtitles."""
    file: str = ""
    """Of a sidecar: its path. Of a model: its folder or file."""
    notes: tuple[str, ...] = ()

    @property
    def has_words(self) -> bool:
        return any(segment.words for segment in self.segments)


class Transcribe(Question[Transcript], frozen=True, kw_only=True, tag="transcribe"):
    """What is said in this file? -> Transcript

    Without `model`, `subtitles` and a named engine: a subtitle file beside the footage, else a subtitle stream in it,
    else an installed speech model, else the stretches of speech without words.
    """

    usual_priority: ClassVar[Priority] = "background"
    path: str
    engine: str = "auto"
    """"auto"; "basic" for no model; or which speech engine: "faster-whisper", "transformers", "openai-whisper"."""
    model: str = ""
    """A folder, or the id of an installed model."""
    language: str = ""
    """Spoken language, such as "de"; empty to have it found."""
    translate: bool = False
    """Into English."""
    subtitles: str = ""
    """A subtitle file to be used, wherever it lies."""


class TranscriptSources(msgspec.Struct, frozen=True, kw_only=True):
    """Answer to FindTranscripts."""

    sidecars: tuple[str, ...] = ()
    """Paths of subtitle files beside the footage."""
    embedded: tuple[str, ...] = ()
    """Languages of text subtitle streams, empty text where none is told."""
    models: tuple[str, ...] = ()
    """Speech models that are installed and whose engine is, best first."""
    has_sound: bool = False


class FindTranscripts(Question[TranscriptSources], frozen=True, kw_only=True, tag="transcript_sources"):
    """Where could a transcript of this file come from? Quick: no sound is heard. -> TranscriptSources"""

    path: str


Request = (
    Probe
    | Analyse
    | FindHighlights
    | PlanSeeks
    | Stills
    | Waveform
    | Transcribe
    | FindTranscripts
    | Find
    | PrepareFind
    | CheckIndex
    | Ask
    | NameMoments
    | CheckServer
)
Result = (
    MediaInfo
    | Analysis
    | Highlights
    | Seeks
    | StillPictures
    | Peaks
    | Transcript
    | TranscriptSources
    | Matches
    | Prepared
    | IndexReport
    | Answer
    | Titles
    | ServerReport
)


class Progress(msgspec.Struct, frozen=True, kw_only=True, tag="progress"):
    """How far a job is: `done` 0..1, `eta` seconds to go if it can be told."""

    job: int
    done: float
    stage: str
    eta: float | None = None


class Submit(msgspec.Struct, frozen=True, kw_only=True, tag="submit"):
    """Client to worker: do this."""

    job: int
    request: Request
    priority: Priority = "interactive"
    parts: bool = False
    """Whether anybody wants partial results."""
    smaller: int = 0
    """How often this job has run out of memory: so many settings below the best that seems to fit are to be taken."""


class Cancel(msgspec.Struct, frozen=True, kw_only=True, tag="cancel"):
    """Client to worker: stop that."""

    job: int


class Began(msgspec.Struct, frozen=True, kw_only=True, tag="began"):
    """Worker to client: this job's turn has come. What was running is interrupted and goes on once it is answered."""

    job: int


class Partial(msgspec.Struct, frozen=True, kw_only=True, tag="partial"):
    """Worker to client: a part of the result, as JSON of the type that PART_TYPES names. `number` counts from 0."""

    job: int
    number: int
    part: msgspec.Raw


class Finished(msgspec.Struct, frozen=True, kw_only=True, tag="finished"):
    """Worker to client: the result, as JSON of the type that the request's docstring names."""

    job: int
    result: msgspec.Raw


class Failed(msgspec.Struct, frozen=True, kw_only=True, tag="failed"):
    """Worker to client: it failed. `status` is an exit status of `Status`."""

    job: int
    status: int
    message: str
    file: str | None = None
    hint: str | None = None
    memory: bool = False
    """Whether it ran out of memory, so that it may work with less."""


class Hello(msgspec.Struct, frozen=True, kw_only=True, tag="hello"):
    """Worker to client: ready."""

    version: str
    pid: int


class Heartbeat(msgspec.Struct, frozen=True, kw_only=True, tag="heartbeat"):
    """Worker to client, each BEAT_SECONDS while there is a job: the interpreter turns."""

    quiet: float
    """Seconds since the running job last came to a checkpoint."""
    asleep: float
    """Seconds since the process last made real use of a processor."""


ToWorker = Submit | Cancel
FromWorker = Hello | Began | Progress | Partial | Heartbeat | Finished | Failed

RESULT_TYPES: dict[type, type] = {
    Probe: MediaInfo,
    Analyse: Analysis,
    FindHighlights: Highlights,
    PlanSeeks: Seeks,
    Stills: StillPictures,
    Waveform: Peaks,
    Transcribe: Transcript,
    FindTranscripts: TranscriptSources,
    Find: Matches,
    PrepareFind: Prepared,
    CheckIndex: IndexReport,
    Ask: Answer,
    NameMoments: Titles,
    CheckServer: ServerReport,
}

PART_TYPES: dict[type, type] = {Stills: Still, Transcribe: SpokenSegment}
"""The requests that give parts of their result before its end, and what such a part is."""
