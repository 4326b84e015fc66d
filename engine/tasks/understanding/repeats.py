"""What a model says twice, said once. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from fractions import Fraction

from engine.protocol.understanding import Place


def essence(text: str) -> str:
    """What is said, without letter case, width, punctuation and spaces."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(letter for letter in folded if letter.isalnum()) or folded


def distinct(texts: Sequence[str]) -> tuple[str, ...]:
    """Without repetitions that differ in letter case, punctuation or spaces alone: the first of each, in order."""
    first: dict[str, str] = {}
    for text in texts:
        first.setdefault(essence(text), text)
    return tuple(first.values())


def distinct_claims(claims: Sequence[tuple[str, Place]]) -> tuple[tuple[str, Place], ...]:
    """Without what is said again of a stretch that overlaps or touches: once, of both stretches together, in order."""
    kept: list[tuple[str, Place]] = []
    for text, place in claims:
        mine, start, end = essence(text), place.start, place.end
        joined: list[int] = []
        # a stretch that has grown may meet what it did not meet before
        while meeting := [
            n for n, each in enumerate(kept) if n not in joined and _meets(each, mine, place.media, start, end)
        ]:
            joined += meeting
            start = min(start, *(kept[n][1].start for n in meeting))
            end = max(end, *(kept[n][1].end for n in meeting))
        first = min(joined, default=None)
        whole = (text if first is None else kept[first][0], Place(place.media, start, end))
        if first is None:
            kept.append(whole)
        else:
            kept[first] = whole
            kept = [each for n, each in enumerate(kept) if n == first or n not in joined]
    return tuple(kept)


def _meets(kept: tuple[str, Place], essence_of: str, media: int, start: Fraction, end: Fraction) -> bool:
    text, place = kept
    return place.media == media and essence(text) == essence_of and place.start <= end and start <= place.end
