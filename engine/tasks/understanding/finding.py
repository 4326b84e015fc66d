"""Find by a video-language model: the ranges of footage in which something is to be seen, or none.

Any number of queries share the looks at the footage: each look is taken once, and all that want to know about it are put to
the model side by side. What is found for a query does not depend on the others.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from engine.protocol import STRONG, Find, FindMany, ManyMatches, Match, Matches, QueryWord
from engine.protocol.understanding import Place
from engine.tasks.context import Context
from engine.tasks.several import Several
from engine.tasks.understanding.asking import Asking, asking, line_of, place_of
from engine.tasks.understanding.choosing import choose
from engine.tasks.understanding.looking import File, Looker, open_files
from engine.tasks.understanding.plan import Look
from engine.tasks.understanding.prompts import language_of
from engine.tasks.understanding.spans import snapped
from engine.tasks.understanding.verify import Claim, check, looks_at

_NEAR = Fraction(1, 2)


@dataclass(frozen=True)
class _Range:
    place: Place
    score: float
    """0..1, by a second look at its own pictures, or as a model that was made to find tells it."""


@dataclass
class _Query:
    """One query, the ranges found so far, and an account of its own of what was shown and asked for it."""

    text: str
    own: Asking
    found: list[_Range] = field(default_factory=list)
    left: int = 0
    """Looks that are still to come."""


@dataclass(frozen=True)
class _Shown:
    """What one look cost: pictures, tokens, and their size."""

    frames: int
    tokens: int
    size: tuple[int, int]


def handle(request: Find, context: Context, engine: str) -> Matches:
    """Matches by the model that `engine` names, best first; those that it claimed and a second look denies are left out.

    Raises UsageError, FootageError, EngineError, Cancelled.
    """
    query = line_of(request.query, "the query")
    (found,) = _searched(request.paths, Several((query,), ((0,),)), engine, context).answers
    return found


def handle_many(request: FindMany, context: Context, engine: str) -> ManyMatches:
    """As `handle` for each query, with the same looks for all; each is given as a part when its last look was taken.

    Raises UsageError, with the number of a query that is none, and what `handle` does.
    """
    several = Several.of(request.queries, lambda text: line_of(text, "the query"))
    return _searched(request.paths, several, engine, context)


def _searched(paths: Sequence[str], several: Several, engine: str, context: Context) -> ManyMatches:
    began = time.monotonic()
    files, notes = open_files(paths, context.part(0.0, 0.1))
    with asking(engine, "find", files, context.part(0.1, 1.0), language=language_of(several.texts[0])) as talk:
        queries = [
            _Query(text, Asking(talk.model, Looker(talk.model, files, context), context, language_of(text)))
            for text in several.texts
        ]
        answers: dict[int, Matches] = {}

        def done(place: int) -> None:
            answers[place] = _answer(queries[place], len(paths), notes)
            several.give(place, answers[place], context)

        _look_through(talk, queries, done)
        return ManyMatches(
            engine=talk.model.name,
            answers=several.spread([answers[place] for place in range(len(queries))]),
            notes=talk.all_notes(*notes),
            seconds=round(time.monotonic() - began, 3),
            looked=talk.looked,
            claims=talk.claims,
        )


def _look_through(talk: Asking, queries: Sequence[_Query], done: Callable[[int], None]) -> None:
    """Every look that any query wants, once; `done` hears of each query after its last."""
    plan: list[tuple[File, tuple[Look, bool], list[int]]] = []
    for file in talk.looker.files:
        wanted: dict[tuple[Look, bool], list[int]] = {}
        texts = [query.text for query in queries]
        for place, chosen in enumerate(choose(talk, file, texts, talk.context.part(0.0, 0.0))):
            queries[place].own.notes += chosen.notes
            for look in chosen:
                wanted.setdefault(look, []).append(place)
        plan += [(file, look, wanted[look]) for look in sorted(wanted, key=lambda one: (one[1], one[0].start))]
    if len(queries) == 1:
        talk.notes += queries[0].own.notes
    elif any(query.own.notes for query in queries):
        talk.notes.append("where to look in long footage was chosen for each query by itself")
    for _, _, places in plan:
        for place in places:
            queries[place].left += 1
    for number, (file, look, places) in enumerate(plan):
        work = talk.context.part(number / len(plan), (number + 1) / len(plan))
        _in_look(talk, file, *look, [queries[place] for place in places], work)
        for place in places:
            queries[place].left -= 1
            if not queries[place].left:
                done(place)


def _in_look(talk: Asking, file: File, look: Look, close: bool, queries: Sequence[_Query], work: Context) -> None:
    """What is found in one look for all queries that want it."""
    seen, shown = _see(talk, look, work.part(0.0, 0.4), again=close)
    for query in queries:
        _count(query.own.looker, shown, again=close)
    if hasattr(talk.model, "find"):
        model: Any = talk.model
        told = model.find(seen, [query.text for query in queries], work.part(0.4, 1.0))
        for query, ranges in zip(queries, told, strict=True):
            query.found += _told(file, look, ranges)
        return
    from engine.tasks.understanding.schemas import FindAnswer

    material = talk.material("find", look)
    answers = talk.put_all(
        seen,
        "find",
        FindAnswer,
        [{**material, "query": query.text} for query in queries],
        languages=[query.own.language for query in queries],
    )
    whole = (look.start, look.end)
    claims: list[Claim] = []
    for number, (query, answer) in enumerate(zip(queries, answers, strict=True)):
        query.own.asked += 1
        query.own.unusable += answer is None
        ranges = answer.ranges if answer is not None else []
        places = [snapped(place_of(file.media, seen, each.start, each.end, whole), file.cuts, _NEAR) for each in ranges]
        claims += [Claim(place, query.text, number, query.own.language) for place in dict.fromkeys(places)]
    _verify(talk, claims, queries, work.part(0.7, 1.0))


def _told(file: File, look: Look, ranges: Sequence[tuple[float, float, float]]) -> list[_Range]:
    """Ranges by a model with a retrieval format of its own, which tells how sure it is of each: it was made to find, and not
    to say yes or no on a second look."""
    found = []
    for start, end, score in ranges:
        place = Place(file.media, max(look.start, Fraction(str(start))), min(look.end, Fraction(str(end))))
        if place.start < place.end:
            found.append(_Range(snapped(place, file.cuts, _NEAR), score))
    return found


def _verify(talk: Asking, claims: Sequence[Claim], queries: Sequence[_Query], work: Context) -> None:
    """A second look at what was claimed, by all queries together; what stands goes to its query."""
    shown: dict[Place, _Shown] = {}

    def see(place: Place, part: Context) -> Any:
        seen, shown[place] = _see(talk, talk.closer(place), part, again=True)
        return seen

    checked = check(talk.model, claims, see, work, language=talk.language)
    for place, members in looks_at(claims):
        for number in dict.fromkeys(claims[member].of for member in members):
            _count(queries[number].own.looker, shown[place], again=True)
    for claim, sure, state in zip(claims, checked.confidences, checked.states, strict=True):
        query = queries[claim.of]
        for account in (query.own, talk):
            account.claimed += 1
            account.verified += state == "verified"
            account.dropped += state == "dropped"
        if state != "dropped":
            query.found.append(_Range(claim.place, sure))


def _see(talk: Asking, look: Look, work: Context, *, again: bool = False) -> tuple[Any, _Shown]:
    looker = talk.looker
    frames, tokens = looker.frames, looker.tokens
    seen = looker.see(look, work, again=again)
    return seen, _Shown(looker.frames - frames, looker.tokens - tokens, looker.size)


def _count(looker: Looker, shown: _Shown, *, again: bool = False) -> None:
    """What another's look showed serves this one, too."""
    looker.frames += shown.frames
    looker.tokens += shown.tokens
    looker.size = shown.size
    looker.windows += not again
    looker.closer_looks += again


def _answer(query: _Query, files: int, notes: Sequence[str]) -> Matches:
    own = query.own
    matches = [_match(own, each) for each in _best(query.found)]
    durations = {file.media: file.info.duration for file in own.looker.files}
    return Matches(
        engine=own.model.name,
        query=query.text,
        words=(QueryWord(text=query.text, state="model"),),
        matches=tuple(match for match in matches if match.score >= STRONG),
        weak=tuple(match for match in matches if match.score < STRONG),
        durations=tuple(durations.get(number, Fraction(0)) for number in range(files)),
        notes=own.told(*notes),
        looked=own.looked,
        claims=own.claims,
    )


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
