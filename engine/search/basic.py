"""The basic engine's answer to a query: parts of it weighed together at each instant. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from engine.protocol import STRONG, Match, Span
from engine.search.evidence import Evidence, Film, gather
from engine.search.query import Part, Query
from engine.search.ranges import Snapper, inside, peak, ranges, runs
from engine.search.said import is_named
from engine.tasks.highlights.grid import smooth

WEAKEST = 0.05
"""The score below which a range has too little of what was asked for to be shown at all."""
MOST_WEAK = 12
_TOGETHER = 0.7
"""How much it counts that all parts are there at once, against how many of them are."""
_UNKNOWN = 0.35
"""How much a query of which nothing is understood would lose; less in proportion."""
_PRESENT = 0.3
_SHORTEST_WEAK = Fraction(1, 2)
_EDGE = 5
"""Points of the grid around a match."""


def known_words(query: Query, films: Sequence[Film]) -> tuple[list[Part], list[Part]]:
    """Parts of the query that anybody says in any of the files, and parts that a file is called after."""
    parts = query.content
    said = [part for part in parts if any(film.said.spans(part) for film in films)]
    named = [part for part in parts if any(is_named(part, film.named) for film in films)]
    return said, named


def find(query: Query, films: Sequence[tuple[int, Film]]) -> tuple[list[Match], list[Match]]:
    """(what fits, what fits in part) of films with their numbers, best first.

    A part of the query that no film has counts as not understood: it lowers every score, and is named.
    """
    said, named = known_words(query, [film for _, film in films])
    parts = [part for part in query.content if part.kind == "concept" or part in said or part in named]
    unknown = [part for part in query.parts if part.kind == "negated" or (part.is_content and part not in parts)]
    if not parts:
        return [], []
    worth = 1 - _UNKNOWN * len(unknown) / (len(unknown) + len(parts))
    fitting: list[Match] = []
    weak: list[Match] = []
    for number, film in films:
        strong, rest = _in_film(number, film, parts, worth, [part.text for part in unknown])
        fitting += strong
        weak += rest
    return sorted(fitting, key=order), sorted(weak, key=order)[:MOST_WEAK]


def order(match: Match) -> tuple[float, int, Fraction]:
    """Best first; of equals, in the order of files and of time."""
    return -match.score, match.media, match.start


def _in_film(
    number: int, film: Film, parts: Sequence[Part], worth: float, unknown: list[str]
) -> tuple[list[Match], list[Match]]:
    evidence = [gather(film, part) for part in parts]
    table = np.stack([one.values for one in evidence])
    together = np.prod(table, axis=0) ** (1 / len(parts))
    scores = worth * smooth(_TOGETHER * together + (1 - _TOGETHER) * table.mean(axis=0), 3)
    snapper = Snapper(film, [span for one in evidence for span in one.quoted])
    strong = [_match(number, span, scores, evidence, unknown, strong=True) for span in ranges(scores, STRONG, snapper)]
    rest = scores.copy()
    for first, last in runs(scores, STRONG, snapper.cuts):
        rest[max(0, first - _EDGE) : last + _EDGE] = 0.0  # what snapping left over is no match of its own
    for span in strong:
        inside(rest, Span(span.start, span.end))[:] = 0.0
    apart = [
        span
        for span in ranges(rest, WEAKEST, snapper)
        if span.end - span.start >= _SHORTEST_WEAK and not _overlaps(span, strong)
    ]
    # of the many that have a little only a few are ever shown
    apart.sort(key=lambda span: (-_worth(scores, span), span.start))
    weak = [_match(number, span, scores, evidence, unknown, strong=False) for span in apart[:MOST_WEAK]]
    return strong, [one for one in weak if one.score >= WEAKEST]


def _overlaps(span: Span, others: Sequence[Match]) -> bool:
    """Whether it shares time with any of `others`, which are in order and apart."""
    place = bisect_left(others, span.end, key=lambda one: one.start)
    return place > 0 and others[place - 1].end > span.start


def _worth(scores: np.ndarray, span: Span) -> float:
    own = inside(scores, span)
    return 0.6 * float(own.max()) + 0.4 * float(own.mean())


def _match(
    number: int, span: Span, scores: np.ndarray, evidence: Sequence[Evidence], unknown: list[str], *, strong: bool
) -> Match:
    score = _worth(scores, span)
    weighed = sorted(
        ((float(inside(one.values, span).max()), place, one) for place, one in enumerate(evidence)),
        key=lambda item: (-item[0], item[1]),
    )
    shown = [one for value, _, one in weighed if value >= _PRESENT] or [weighed[0][2]]
    lacking = [
        one.part.key if one.part.kind == "concept" else one.part.text for value, _, one in weighed if value < _PRESENT
    ]
    times = [peak(scores, span), *(peak(one.values, span) for one in shown)]
    return Match(
        media=number,
        start=span.start,
        end=span.end,
        score=round(max(STRONG, score) if strong else min(score, STRONG - 0.01), 3),
        reasons=tuple(dict.fromkeys(one.reason for one in shown)),
        evidence=tuple(dict.fromkeys(times)),
        lacking=tuple(dict.fromkeys([*lacking, *unknown])),
    )
