"""What goes along with pictures: what is said, and what an earlier look noted, as far as there is room for words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from engine.index import Index
from engine.protocol import Transcript

BYTES_PER_TOKEN = 3
"""Of UTF-8, at least, in the texts that models read; three for a Chinese letter, which is about a token."""

Lines = Sequence[tuple[float, str]]


def spoken(transcripts: Sequence[Transcript], start: Fraction, end: Fraction, tokens: int) -> list[tuple[float, str]]:
    """(second, text) of what is said from `start` to `end`, by the best transcript; where there is more than `tokens` have
    room for, sentences are left out evenly."""
    useful = [one for one in transcripts if any(segment.text or segment.words for segment in one.segments)]
    if not useful:
        return []
    best = min(useful, key=lambda one: (one.translated, one.source != "model", not one.has_words))
    lines = [
        (float(segment.start), segment.text or " ".join(word.text for word in segment.words))
        for segment in best.segments
        if segment.start < end and start < segment.end and (segment.text or segment.words)
    ]
    return thinned(lines, tokens)


def thinned(lines: Iterable[tuple[float, str]], tokens: int) -> list[tuple[float, str]]:
    """As many of `lines` as there is room for, evenly spread, in their order."""
    kept = list(lines)
    while kept and _tokens(kept) > tokens:
        share = tokens / _tokens(kept)
        wanted = min(len(kept) - 1, int(len(kept) * share))
        kept = [kept[index * len(kept) // wanted] for index in range(wanted)] if wanted else []
    return kept


def _tokens(lines: Lines) -> int:
    return sum(8 + len(text.encode()) // BYTES_PER_TOKEN for _, text in lines)


def transcripts_of(index: Index, fingerprint: str) -> list[Transcript]:
    """Transcripts that are known of this content; none is made for it."""
    from engine.search import said

    return said.kept(index, fingerprint)
