"""Highlights by a model and by signals together: what the model holds worth showing is fused with the saliency curve."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import msgspec

from engine.protocol import FindHighlights, Highlights
from engine.protocol.understanding import Place
from engine.tasks.context import Context
from engine.tasks.highlights.find import find
from engine.tasks.highlights.proposals import Proposal, witnessed
from engine.tasks.understanding import kept_clips
from engine.tasks.understanding.asking import Asking, asking, place_of
from engine.tasks.understanding.clips import EVIDENCE
from engine.tasks.understanding.looking import File, open_files
from engine.tasks.understanding.material import spoken, transcripts_of

SOUGHT = (
    "the most exciting moment",
    "people laughing or cheering",
    "something surprising or funny",
    "the decisive moment",
)
"""What a model is asked for that finds, and does not judge."""
_WORDS = 200
"""Tokens of what is said in a moment that go along with its pictures."""


def handle(request: FindHighlights, context: Context, engine: str) -> Highlights:
    """Highlights, best first; each that goes back to the model has its title and its reason beside those of the signals.

    A model that describes writes for each what is to be seen there, in the request's language. One that judges no moments
    does that alone: signals then choose by themselves. Raises UsageError, FootageError, EngineError, Cancelled.
    """
    # a file that cannot be used fails the request, as without a model: a reel of less than was asked for is no reel
    files, _ = open_files(request.paths, context.part(0.0, 0.3), measured=True)
    analyses = [file.analysis for file in files if file.analysis is not None]
    language = request.language or "en"
    with asking(engine, "highlights", files, context.part(0.3, 0.97), language=language, otherwise="describe") as talk:
        proposals: list[Proposal] = []
        if "highlights" in talk.model.tasks:
            judging = talk.context.part(0.0, 0.6)
            for number, file in enumerate(files):
                work = judging.part(number / len(files), (number + 1) / len(files))
                proposals += _proposed(talk, file, number, work)
            talk.all_notes()
        found = find(analyses, request, proposals)
        media = [file.media for file in files]
        told = [msgspec.structs.replace(each, media=media[each.media]) for each in found.highlights]
        return _told(talk, msgspec.structs.replace(found, highlights=tuple(told)), talk.context.part(0.6, 1.0))


def described(request: FindHighlights, found: Highlights, context: Context, engine: str) -> Highlights:
    """Highlights that were chosen in another way, with what is to be seen in each where the model describes."""
    files, _ = open_files(request.paths, context.part(0.0, 0.1), measured=True)
    language = request.language or "en"
    with asking(engine, "describe", files, context.part(0.1, 1.0), language=language, otherwise="find") as talk:
        return _told(talk, found, talk.context) if _describes(talk) else found


def _describes(talk: Asking) -> bool:
    """Models that were made for one pace are shown whole films."""
    return "describe" in talk.model.tasks and getattr(talk.model, "pace", None) is None


def _told(talk: Asking, found: Highlights, work: Context) -> Highlights:
    """With the model's part in it. What an answer of no use would have said is left out: the moment has other reasons."""
    highlights = list(found.highlights)
    if _describes(talk):
        # in the order of time, in which footage is read once for all of them
        order = sorted(range(len(highlights)), key=lambda number: (highlights[number].media, highlights[number].start))
        places = [Place(highlights[number].media, highlights[number].start, highlights[number].end) for number in order]
        values = [{"transcript": _said(talk, place)} for place in places]
        for number, one in zip(order, kept_clips.told(talk, places, values, work, EVIDENCE), strict=True):
            if one.confidence is not None:
                highlights[number] = witnessed(highlights[number], one.text.rstrip(" .。"))
    return msgspec.structs.replace(
        found,
        engine=f"{found.engine} + {talk.model.name}",
        highlights=tuple(highlights),
        notes=talk.told(*found.notes),
        looked=talk.looked,
        claims=talk.claims,
    )


def _said(talk: Asking, place: Place) -> list[tuple[float, str]]:
    known = transcripts_of(talk.context.index, talk.file(place.media).info.fingerprint)
    return spoken(known, place.start, place.end, _WORDS)


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
