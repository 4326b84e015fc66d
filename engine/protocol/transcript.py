"""What is said in footage, and when. Times are exact fractions of a second."""

from __future__ import annotations

from fractions import Fraction
from typing import ClassVar, Literal

import msgspec

from engine.protocol.question import Priority, Question


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
