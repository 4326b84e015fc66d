"""Highlights by a model and by signals together: what the model holds worth showing is fused with the saliency curve."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import msgspec

from engine.protocol import FindHighlights, Highlights
from engine.tasks.context import Context
from engine.tasks.highlights.find import find
from engine.tasks.highlights.proposals import Proposal
from engine.tasks.understanding.asking import Asking, asking, place_of
from engine.tasks.understanding.looking import File, open_files

SOUGHT = (
    "the most exciting moment",
    "people laughing or cheering",
    "something surprising or funny",
    "the decisive moment",
)
"""What a model is asked for that finds, and does not judge."""


def handle(request: FindHighlights, context: Context, engine: str) -> Highlights:
    """Highlights, best first; each that goes back to the model has its title and its reason beside those of the signals.

    Raises UsageError, FootageError, EngineError, Cancelled.
    """
    # a file that cannot be used fails the request, as without a model: a reel of less than was asked for is no reel
    files, _ = open_files(request.paths, context.part(0.0, 0.4), measured=True)
    analyses = [file.analysis for file in files if file.analysis is not None]
    with asking(engine, "highlights", files, context.part(0.4, 0.97)) as talk:
        proposals: list[Proposal] = []
        for number, file in enumerate(files):
            work = talk.context.part(number / len(files), (number + 1) / len(files))
            proposals += _proposed(talk, file, number, work)
        found = find(analyses, request, proposals)
        media = [file.media for file in files]
        told = [msgspec.structs.replace(each, media=media[each.media]) for each in found.highlights]
        return msgspec.structs.replace(
            found,
            engine=f"{found.engine} + {talk.model.name}",
            highlights=tuple(told),
            notes=talk.all_notes(*found.notes),
            looked=talk.looked,
            claims=talk.claims,
        )


def _proposed(talk: Asking, file: File, number: int, work: Context) -> list[Proposal]:
    """What the model proposes of one file, where a second look bears it out; as strong as both together."""
    from engine.tasks.understanding.schemas import HighlightsAnswer

    looks = talk.looker.looks(file.media)
    found: list[Proposal] = []
    for place, look in enumerate(looks):
        part = work.part(place / len(looks), (place + 1) / len(looks))
        seen = talk.looker.see(look, part.part(0.0, 0.6))
        if hasattr(talk.model, "find"):
            model: Any = talk.model
            for query, ranges in zip(SOUGHT, model.find(seen, SOUGHT, part.part(0.6, 1.0)), strict=True):
                found += [
                    Proposal(number, Fraction(str(start)), Fraction(str(end)), score, "", query)
                    for start, end, score in ranges
                ]
            continue
        answer = talk.put(seen, "highlights", HighlightsAnswer, look)
        moments = list(answer.highlights) if answer is not None else []
        places = [place_of(file.media, seen, each.start, each.end, (look.start, look.end)) for each in moments]
        claims = [(each.reason, where) for each, where in zip(moments, places, strict=True)]
        for each, where, sure in zip(moments, places, talk.kept(claims, part.part(0.7, 1.0)), strict=True):
            if sure is not None:
                score = float(Fraction(each.score, 100)) * sure
                found.append(Proposal(number, where.start, where.end, score, each.title, each.reason))
    return found
