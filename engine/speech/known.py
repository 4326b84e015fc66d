"""Transcripts that are kept: by content, by source and model; and the words that everything else may go by."""

from __future__ import annotations

import msgspec

from engine.index import Index
from engine.protocol import Span, Transcript

VERSION = "1"
"""Of how a transcript is made; raise it when the same model comes to give another one."""

_SPOKEN = "spoken words"


class _Words(msgspec.Struct, frozen=True):
    spans: tuple[Span, ...]


def recall(index: Index, fingerprint: str, parameters: str, *, revision: str) -> Transcript | None:
    """What was put under these parameters, by a model of that revision."""
    return index.get(fingerprint, "transcript", f"{VERSION} {parameters}", Transcript, revision=revision)


def keep(index: Index, fingerprint: str, parameters: str, transcript: Transcript, *, revision: str = "") -> None:
    """Put it there, and its words where cuts look for them if their times were heard and not guessed."""
    index.put(fingerprint, "transcript", f"{VERSION} {parameters}", transcript, revision=revision)
    if transcript.has_words and not transcript.estimated and not transcript.translated:
        spans = tuple(Span(word.start, word.end) for segment in transcript.segments for word in segment.words)
        index.put(fingerprint, _SPOKEN, VERSION, _Words(spans))


def spoken_words(index: Index, fingerprint: str) -> tuple[Span, ...]:
    """When each word of this content is said, as a model heard it last; nothing where none has."""
    found = index.get(fingerprint, _SPOKEN, VERSION, _Words)
    return found.spans if found is not None else ()
