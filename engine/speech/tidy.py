"""What a model said, checked: finite times inside the sound that it heard, in order, apart; text without anything odd."""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable, Sequence
from fractions import Fraction

from engine.protocol import SpokenSegment, SpokenWord
from engine.speech.backend import Piece, Said
from engine.speech.cues import clean
from engine.speech.languages import SPACELESS

_SHORTEST = 0.02
_LONGEST_WORD = 80
_MOST_WORDS = 400
"""In one piece of half a minute: nobody speaks faster than that."""
_PAUSE = 1.2
"""Seconds of silence at which a segment ends, whatever the model meant."""
_LONGEST = 12.0
_REPEATS = 2.6
"""How far the text of a segment may be compressed before it counts as going round in circles."""


def segments_of(piece: Piece, said: Sequence[Said], language: str, end: Fraction) -> list[SpokenSegment]:
    """The segments of one piece, within 0 to `end`."""
    limit = min(piece.start + piece.length, float(end))
    groups: list[list[SpokenWord]] = []
    at = max(0.0, piece.start)
    for one in said[:_MOST_WORDS]:
        text = clean(one.text.replace("<", "‹").replace("{", "("))[0][:_LONGEST_WORD]
        if not text or not any(letter.isalnum() for letter in text):
            if text and groups and groups[-1]:
                last = groups[-1][-1]
                groups[-1][-1] = SpokenWord(last.start, last.end, (last.text + text)[:_LONGEST_WORD])
            continue
        times = [float(value) if math.isfinite(value) else 0.0 for value in (one.start, one.end)]
        start = min(max(piece.start + times[0], at), limit)
        stop = min(max(piece.start + times[1], start + _SHORTEST), limit)
        if stop - start < _SHORTEST / 2:
            continue
        word = SpokenWord(Fraction(round(start * 1000), 1000), Fraction(round(stop * 1000), 1000), text)
        if word.end <= word.start:
            continue
        if not groups or one.first or _breaks(groups[-1], word):
            groups.append([])
        groups[-1].append(word)
        at = stop
    return [segment(words, language) for words in groups if words]


def _breaks(words: Sequence[SpokenWord], word: SpokenWord) -> bool:
    return bool(words) and (word.start - words[-1].end > _PAUSE or word.end - words[0].start > _LONGEST)


def segment(words: Iterable[SpokenWord], language: str) -> SpokenSegment:
    """A segment of these words, of which there is one at least."""
    kept = tuple(words)
    between = "" if language in SPACELESS else " "
    return SpokenSegment(start=kept[0].start, end=kept[-1].end, text=between.join(word.text for word in kept), words=kept)


def circles(segment: SpokenSegment) -> bool:
    """Whether the words repeat themselves, as models do that have lost the thread."""
    data = segment.text.encode()
    return len(data) > 80 and len(data) / len(zlib.compress(data)) > _REPEATS
