"""Answers of several searches made one.

By reciprocal rank (Cormack, Clarke, Büttcher, Reciprocal rank fusion outperforms Condorcet and individual rank learning
methods, SIGIR 2009): scores of different searches mean different things, their orders can be compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import msgspec

from engine.protocol import Match

_K = 60
"""As in the paper: how little the first ranks stand out."""
_SAME = Fraction(1, 2)
"""Share of the shorter of two ranges that must be in both for them to be the same find."""
_AGREED = 0.15
"""How far a find of several searches rises towards 1."""


@dataclass
class _Find:
    media: int
    start: Fraction
    end: Fraction
    members: list[tuple[int, int, Match]] = field(default_factory=list)
    """Which search, its rank there, and the range."""

    @property
    def rank(self) -> float:
        best: dict[int, int] = {}
        for search, rank, _ in self.members:
            best[search] = min(best.get(search, rank), rank)
        return sum(1 / (_K + rank) for rank in best.values())

    def takes(self, match: Match) -> bool:
        shared = min(self.end, match.end) - max(self.start, match.start)
        shorter = min(self.end - self.start, match.end - match.start)
        return self.media == match.media and shared > 0 and shared >= shorter * _SAME


def fuse(rankings: Sequence[Sequence[Match]]) -> list[Match]:
    """All finds, best first, apart within each file. Each ranking is best first.

    A find has the ends of its best ranked range (of the first search among equals), the best of its scores, raised where
    several searches agree, and everybody's reasons. The scores are then handed out in the order of the finds.
    """
    given = [ranking for ranking in rankings if ranking]
    if len(given) <= 1:
        return list(given[0]) if given else []
    order = [
        (rank, search, ranking[rank - 1])
        for rank in range(1, max(map(len, given)) + 1)
        for search, ranking in enumerate(given)
        if rank <= len(ranking)
    ]
    finds: list[_Find] = []
    for rank, search, match in order:
        find = next((one for one in finds if one.takes(match)), None)
        if find is None:
            find = _Find(match.media, match.start, match.end)
            finds.append(find)
        find.members.append((search, rank, match))
    finds.sort(key=lambda one: (-one.rank, one.media, one.start))
    result: list[Match] = []
    for find in finds:
        if any(other.media == find.media and other.start < find.end and find.start < other.end for other in result):
            continue  # the remains of a find that stands higher
        result.append(_joined(find))
    scores = sorted((match.score for match in result), reverse=True)
    return [msgspec.structs.replace(match, score=score) for match, score in zip(result, scores, strict=True)]


def _joined(find: _Find) -> Match:
    searches = {search for search, _, _ in find.members}
    score = max(match.score for _, _, match in find.members)
    score += (1 - score) * _AGREED * (len(searches) - 1)
    members = [match for _, _, match in find.members]
    inside = [time for match in members for time in match.evidence if find.start <= time <= find.end]
    lacking = [set(match.lacking) for match in members]
    return Match(
        media=find.media,
        start=find.start,
        end=find.end,
        score=round(min(1.0, score), 3),
        reasons=tuple(dict.fromkeys(reason for match in members for reason in match.reasons)),
        evidence=tuple(dict.fromkeys(inside)) or ((find.start + find.end) / 2,),
        lacking=tuple(word for word in members[0].lacking if all(word in one for one in lacking)),
    )
