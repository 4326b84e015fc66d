"""Find by a video-language model: the ranges of footage in which something is to be seen, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from engine.protocol import STRONG, Find, Match, Matches, QueryWord
from engine.protocol.understanding import Place
from engine.tasks.context import Context
from engine.tasks.understanding.asking import Asking, asking, line_of, place_of
from engine.tasks.understanding.choosing import worth_looking
from engine.tasks.understanding.looking import File, open_files
from engine.tasks.understanding.plan import Look
from engine.tasks.understanding.spans import snapped

_NEAR = Fraction(1, 2)


@dataclass(frozen=True)
class _Range:
    place: Place
    score: float
    """0..1, by a second look at its own pictures, or as a model that was made to find tells it."""


def handle(request: Find, context: Context, engine: str) -> Matches:
    """Matches by the model that `engine` names, best first; those that it claimed and a second look denies are left out.

    Raises UsageError, FootageError, EngineError, Cancelled.
    """
    query = line_of(request.query, "the query")
    files, notes = open_files(request.paths, context.part(0.0, 0.1))
    from engine.tasks.understanding.prompts import language_of

    with asking(engine, "find", files, context.part(0.1, 1.0), language=language_of(query)) as talk:
        found: list[_Range] = []
        for number, file in enumerate(files):
            found += _in_file(talk, file, query, talk.context.part(number / len(files), (number + 1) / len(files)))
        matches = [_match(talk, each) for each in _best(found)]
        durations = {file.media: file.info.duration for file in files}
        return Matches(
            engine=talk.model.name,
            query=query,
            words=(QueryWord(text=query, state="model"),),
            matches=tuple(match for match in matches if match.score >= STRONG),
            weak=tuple(match for match in matches if match.score < STRONG),
            durations=tuple(durations.get(number, Fraction(0)) for number in range(len(request.paths))),
            notes=talk.all_notes(*notes),
            looked=talk.looked,
            claims=talk.claims,
        )


def _in_file(talk: Asking, file: File, query: str, work: Context) -> list[_Range]:
    found: list[_Range] = []
    looks = worth_looking(file, talk.looker.looks(file.media), query, work.part(0.0, 0.0))
    for number, look in enumerate(looks):
        part = work.part(number / len(looks), (number + 1) / len(looks))
        if hasattr(talk.model, "find"):
            found += _told(talk, file, look, query, part)
            continue
        places = [snapped(place, file.cuts, _NEAR) for place in _claimed(talk, file, look, query, part.part(0.0, 0.7))]
        places = list(dict.fromkeys(places))
        held = talk.kept([(query, place) for place in places], part.part(0.7, 1.0))
        found += [_Range(place, sure) for place, sure in zip(places, held, strict=True) if sure is not None]
    return found


def _told(talk: Asking, file: File, look: Look, query: str, work: Context) -> list[_Range]:
    """Ranges by a model with a retrieval format of its own, which tells how sure it is of each: it was made to find, and not
    to say yes or no on a second look."""
    model: Any = talk.model
    (ranges,) = model.find(talk.looker.see(look, work), [query], work)
    found = []
    for start, end, score in ranges:
        place = Place(file.media, max(look.start, Fraction(str(start))), min(look.end, Fraction(str(end))))
        if place.start < place.end:
            found.append(_Range(snapped(place, file.cuts, _NEAR), score))
    return found


def _claimed(talk: Asking, file: File, look: Look, query: str, work: Context) -> list[Place]:
    """Where the model says it is."""
    from engine.tasks.understanding.schemas import FindAnswer

    seen = talk.looker.see(look, work)
    whole = (look.start, look.end)
    answer = talk.put(seen, "find", FindAnswer, look, query=query)
    return [place_of(file.media, seen, each.start, each.end, whole) for each in answer.ranges] if answer is not None else []


def _best(found: Sequence[_Range]) -> list[_Range]:
    """Best first, without what lies for the most part inside a better one; what touches a better one is joined to it."""
    kept: list[_Range] = []
    for each in sorted(found, key=lambda one: (-one.score, one.place.media, one.place.start)):
        for index, other in enumerate(kept):
            a, b = each.place, other.place
            if a.media == b.media and a.start <= b.end and b.start <= a.end:
                kept[index] = _Range(Place(a.media, min(a.start, b.start), max(a.end, b.end)), other.score)
                break
        else:
            kept.append(each)
    return kept


def _match(talk: Asking, each: _Range) -> Match:
    place = each.place
    return Match(
        media=place.media,
        start=place.start,
        end=place.end,
        score=round(each.score, 3),
        reasons=(f"{talk.model.name} sees it",),
        evidence=((place.start + place.end) / 2,),
    )
