"""What the editor asks of the engine and what comes back, as both sides send it. Everything here is data."""

from __future__ import annotations

import msgspec

from engine.protocol.analysis import Analyse, Analysis, FindHighlights, Highlights
from engine.protocol.assessment import Assess, Assessed
from engine.protocol.find import Find, FindMany, FoundOne, ManyMatches, Matches, Prepared, PrepareFind
from engine.protocol.index import CheckIndex, IndexReport
from engine.protocol.media import MediaInfo
from engine.protocol.memory import FreeModels, Memory
from engine.protocol.people import People, RecallPeople
from engine.protocol.preview import Peaks, PlanSeeks, Seeks, Still, StillPictures, Stills, Waveform
from engine.protocol.question import Priority, Question
from engine.protocol.remote import CheckServer, ServerReport
from engine.protocol.transcript import FindTranscripts, SpokenSegment, Transcribe, Transcript, TranscriptSources
from engine.protocol.understanding import (
    Answer,
    Ask,
    Chapters,
    CheckLabels,
    Describe,
    Described,
    FindChapters,
    LabelReport,
    PickThumbnails,
    Statement,
    Suggestions,
    SuggestTitles,
    Thumbnails,
)


class Probe(Question[MediaInfo], frozen=True, kw_only=True, tag="probe"):
    """What is in this file? -> MediaInfo"""

    path: str


Request = (
    Probe
    | Analyse
    | RecallPeople
    | FindHighlights
    | PlanSeeks
    | Stills
    | Waveform
    | Transcribe
    | FindTranscripts
    | Find
    | FindMany
    | PrepareFind
    | CheckIndex
    | Ask
    | Describe
    | FindChapters
    | SuggestTitles
    | PickThumbnails
    | CheckLabels
    | CheckServer
    | FreeModels
    | Assess
)
Result = (
    MediaInfo
    | Analysis
    | People
    | Highlights
    | Seeks
    | StillPictures
    | Peaks
    | Transcript
    | TranscriptSources
    | Matches
    | ManyMatches
    | Prepared
    | IndexReport
    | Answer
    | Described
    | Chapters
    | Suggestions
    | Thumbnails
    | LabelReport
    | ServerReport
    | Memory
    | Assessed
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
FromWorker = Hello | Began | Progress | Partial | Heartbeat | Memory | Finished | Failed

RESULT_TYPES: dict[type, type] = {
    Probe: MediaInfo,
    Analyse: Analysis,
    RecallPeople: People,
    FindHighlights: Highlights,
    PlanSeeks: Seeks,
    Stills: StillPictures,
    Waveform: Peaks,
    Transcribe: Transcript,
    FindTranscripts: TranscriptSources,
    Find: Matches,
    FindMany: ManyMatches,
    PrepareFind: Prepared,
    CheckIndex: IndexReport,
    Ask: Answer,
    Describe: Described,
    FindChapters: Chapters,
    SuggestTitles: Suggestions,
    PickThumbnails: Thumbnails,
    CheckLabels: LabelReport,
    CheckServer: ServerReport,
    FreeModels: Memory,
    Assess: Assessed,
}

PART_TYPES: dict[type, type] = {Stills: Still, Transcribe: SpokenSegment, Describe: Statement, FindMany: FoundOne}
"""The requests that give parts of their result before its end, and what such a part is."""
