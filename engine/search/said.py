"""What was said in a file, looked through for the words of a query."""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import PurePath

from engine.index import Index
from engine.protocol import Span, SpokenSegment, Transcript
from engine.search.query import Part
from engine.search.stems import is_chinese, pieces, plain, stem
from engine.speech.known import VERSION

_LONGEST_SEGMENT = Fraction(20)
"""Seconds of a segment beyond which only the neighbourhood of the word itself counts."""


@dataclass(frozen=True)
class Line:
    """A segment of a transcript, ready to be looked through."""

    segment: SpokenSegment
    stems: tuple[str, ...]
    owners: tuple[int, ...]
    """For each stem, the position of its word in the segment."""
    text: str
    """Without case or spaces: for scripts that put none between words."""


@dataclass(frozen=True)
class Said:
    """All that is said in one file."""

    lines: tuple[Line, ...] = ()
    language: str = ""
    _spans: dict[tuple[str, ...], tuple[Span, ...]] = field(default_factory=dict, compare=False)

    def spans(self, part: Part) -> tuple[Span, ...]:
        """When a word or phrase is said, as the sentences around it, in order; of long ones the part around it."""
        key = part.said_as
        if key not in self._spans:
            self._spans[key] = tuple(span for line in self.lines if (span := _found(line, part.text, self.language)))
        return self._spans[key]


def read(transcripts: Sequence[Transcript]) -> Said:
    """The best of a file's transcripts: one in words, heard rather than estimated, in the language spoken."""
    useful = [one for one in transcripts if one.has_words or any(segment.text for segment in one.segments)]
    if not useful:
        return Said()
    best = min(useful, key=lambda one: (one.translated, one.source != "model", not one.has_words))
    language = "en" if best.translated else best.language or "en"
    return Said(tuple(_line(segment, language) for segment in best.segments if segment.text or segment.words), language)


def kept(index: Index, fingerprint: str) -> list[Transcript]:
    """Transcripts of this content that are in the index, latest first."""

    def keys(connection: sqlite3.Connection) -> list[tuple[str, str]]:
        rows = connection.execute(
            "SELECT parameters, revision FROM entries WHERE fingerprint = ? AND what = 'transcript' "
            "ORDER BY written DESC, id",
            (fingerprint,),
        )
        return [(str(parameters), str(revision)) for parameters, revision in rows]

    found = []
    for parameters, revision in index.examine(keys) or []:
        if not parameters.startswith(f"{VERSION} "):
            continue
        one = index.get(fingerprint, "transcript", parameters, Transcript, revision=revision)
        if one is not None:
            found.append(one)
    return found


def names(path: str) -> frozenset[str]:
    """Stems of the words in a file's name."""
    text = PurePath(path).stem
    spaced = "".join(f" {sign}" if sign.isupper() and place and text[place - 1].islower() else sign
                     for place, sign in enumerate(text))  # fmt: skip
    return frozenset(stem(piece) for piece in pieces(spaced.replace("_", " ")))


def is_named(part: Part, named: frozenset[str]) -> bool:
    """Whether a file whose name has these stems is named after a word of the query."""
    wanted = part.said_as
    if len(wanted) == 1 and is_chinese(wanted[0]):
        return any(wanted[0] in name for name in named)
    return bool(wanted) and set(wanted) <= named


def _line(segment: SpokenSegment, language: str) -> Line:
    stems: list[str] = []
    owners: list[int] = []
    texts = [word.text for word in segment.words] or [segment.text]
    for place, text in enumerate(texts):
        for piece in pieces(text):
            stems.append(stem(piece, language))
            owners.append(place)
    whole = segment.text or " ".join(texts)
    return Line(segment, tuple(stems), tuple(owners), "".join(plain(whole).split()))


def _found(line: Line, text: str, language: str) -> Span | None:
    segment = line.segment
    if is_chinese(text):
        return Span(segment.start, segment.end) if plain(text) in line.text else None
    wanted = tuple(stem(piece, language) for piece in pieces(text))
    for place in range(len(line.stems) - len(wanted) + 1):
        if wanted and line.stems[place : place + len(wanted)] == wanted:
            if segment.end - segment.start <= _LONGEST_SEGMENT or not segment.words:
                return Span(segment.start, segment.end)
            word = segment.words[line.owners[place]]
            starts = [one.start for one in segment.words]
            first = max(0, bisect_right(starts, word.start - 5) - 1)
            last = max(first, bisect_right(starts, word.end + 5) - 1)
            return Span(segment.words[first].start, segment.words[last].end)
    return None
