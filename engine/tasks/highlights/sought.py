"""Highlights that are to show something: where a query fits becomes what is proposed."""

from __future__ import annotations

from collections.abc import Sequence

from engine.protocol import Find, FindHighlights, Match
from engine.tasks.context import Context
from engine.tasks.highlights.proposals import Proposal

_WEAK = 0.5
"""What a match that fits in part counts, where none fits wholly."""


def sought(request: FindHighlights, engine: str, context: Context) -> tuple[list[Proposal], list[str]]:
    """(what fits the query, notes for the user). Raises as Find does."""
    from engine.tasks import find

    # without a model that looks by itself, words, signals and whatever search models are installed
    by = "auto" if engine == "basic" else engine
    found = find.handle(Find(paths=request.paths, query=request.query, prepare=True, engine=by), context)
    matches: Sequence[Match] = found.matches or found.weak
    share = 1.0 if found.matches else _WEAK
    notes = list(found.notes)
    if found.not_understood:
        notes.append("not understood: " + ", ".join(found.not_understood))
    if not matches:
        notes.append("nothing in the footage fits what was asked for, so the best moments were taken")
    elif not found.matches:
        notes.append("nothing in the footage fits all that was asked for, so moments were taken that fit in part")
    proposals = [
        Proposal(match.media, match.start, match.end, match.score * share, "", match.reasons[0] if match.reasons else "")
        for match in matches
    ]
    return proposals, notes
