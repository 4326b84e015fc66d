"""Find by a video-language model: the ranges of footage in which something is to be seen, or none.

Any number of queries share the looks at the footage: each look is taken once, and all that want to know about it are put to
the model side by side. What is found for a query does not depend on the others.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from msgspec.structs import replace

from engine.protocol import STRONG, Find, FindMany, ManyMatches, Match, Matches, QueryWord
from engine.protocol.understanding import Place
from engine.tasks.context import Context
from engine.tasks.several import Several
from engine.tasks.understanding.asking import Asking, asking, line_of, place_of
from engine.tasks.understanding.choosing import choose
from engine.tasks.understanding.known import Outcome, keep, parameters_of, recall
from engine.tasks.understanding.looking import File, Looker, open_files
from engine.tasks.understanding.plan import Look
from engine.tasks.understanding.prompts import Value, language_of
from engine.tasks.understanding.spans import snapped
from engine.tasks.understanding.verify import Claim, looks_at

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
    for number, (file, (look, close), places) in enumerate(plan):
        work = talk.context.part(number / len(plan), (number + 1) / len(plan))
        asked = [queries[place] for place in places]
        for query, outcome in zip(asked, _outcomes(talk, file, look, close, asked, work), strict=True):
            _take(query, file, outcome, close=close)
        for place in places:
            queries[place].left -= 1
            if not queries[place].left:
                done(place)


def _outcomes(talk: Asking, file: File, look: Look, close: bool, queries: Sequence[_Query], work: Context) -> list[Outcome]:
    """What one look gives for each query: as it is kept, or by asking the model about all that are left at once."""
    material = talk.material("find", look)
    names = [parameters_of(talk, file, look, query.text, query.own.language, material, close) for query in queries]
    found = {place: kept for place, name in enumerate(names) if (kept := recall(talk, file, name)) is not None}
    fresh = [place for place in range(len(queries)) if place not in found]
    shown = _Counted()
    if fresh:
        told = _in_look(talk, file, look, close, [queries[place] for place in fresh], material, work)
        for place, outcome in zip(fresh, told, strict=True):
            keep(talk, file, names[place], outcome)
            found[place] = outcome
            shown.add(outcome)
    # what was shown for an earlier request is part of what these answers rest on
    for place, outcome in found.items():
        if place not in fresh:
            shown.recalled(talk.looker, outcome, close=close)
        talk.claimed += outcome.claimed
        talk.verified += outcome.verified
        talk.dropped += outcome.dropped
    return [found[place] for place in range(len(queries))]


@dataclass
class _Counted:
    """What of one look is in the account of all queries together."""

    first: bool = False
    closer: set[tuple[Fraction, Fraction]] = field(default_factory=set)

    def add(self, outcome: Outcome) -> None:
        """It was shown just now, and is counted."""
        self.first = True
        self.closer |= {(start, end) for start, end, _, _ in outcome.closer}

    def recalled(self, looker: Looker, outcome: Outcome, *, close: bool) -> None:
        """Count what was shown for it, as far as it is not."""
        new = [each for each in outcome.closer if each[:2] not in self.closer]
        _count(looker, outcome, new, close=close, first=not self.first)
        self.add(outcome)


def _in_look(
    talk: Asking,
    file: File,
    look: Look,
    close: bool,
    queries: Sequence[_Query],
    material: Mapping[str, Value],
    work: Context,
) -> list[Outcome]:
    """What the model finds in one look for all queries."""
    looker = talk.looker
    frames, tokens = looker.frames, looker.tokens
    seen = looker.see(look, work.part(0.0, 0.4), again=close)
    width, height = talk.model.size(look.tokens_each, *file.info.video[0].display_size)
    first = Outcome(frames=looker.frames - frames, tokens=looker.tokens - tokens, width=width, height=height)
    if hasattr(talk.model, "find"):
        model: Any = talk.model
        told = model.find(seen, [query.text for query in queries], work.part(0.4, 1.0))
        return [replace(first, ranges=_told(file, look, ranges)) for ranges in told]
    from engine.tasks.understanding.schemas import FindAnswer

    def heard(place: int, _text: str) -> None:
        work.progress(0.4 + 0.3 * place / len(queries), "answering")

    work.progress(0.4, "answering")
    answers = talk.put_all(
        seen,
        "find",
        FindAnswer,
        [{**material, "query": query.text} for query in queries],
        languages=[query.own.language for query in queries],
        on_text=heard if len(queries) > 1 else None,
    )
    whole = (look.start, look.end)
    claims: list[Claim] = []
    for number, (query, answer) in enumerate(zip(queries, answers, strict=True)):
        ranges = answer.ranges if answer is not None else []
        places = [snapped(place_of(file.media, seen, each.start, each.end, whole), file.cuts, _NEAR) for each in ranges]
        claims += [Claim(place, query.text, number, query.own.language) for place in dict.fromkeys(places)]
    outcomes = [replace(first, usable=answer is not None) for answer in answers]
    return _verified(talk, claims, outcomes, work.part(0.7, 1.0))


def _told(
    file: File, look: Look, ranges: Sequence[tuple[float, float, float]]
) -> tuple[tuple[Fraction, Fraction, float], ...]:
    """Ranges by a model with a retrieval format of its own, which tells how sure it is of each: it was made to find, and not
    to say yes or no on a second look."""
    found = []
    for start, end, score in ranges:
        place = Place(file.media, max(look.start, Fraction(str(start))), min(look.end, Fraction(str(end))))
        if place.start < place.end:
            place = snapped(place, file.cuts, _NEAR)
            found.append((place.start, place.end, score))
    return tuple(found)


def _verified(talk: Asking, claims: Sequence[Claim], outcomes: Sequence[Outcome], work: Context) -> list[Outcome]:
    """A second look at what was claimed, by all queries together; what stands is added to its query's outcome."""
    checked, shown = talk.checked(claims, work)
    looked = looks_at(claims)
    found = []
    for number, outcome in enumerate(outcomes):
        own = [place for place, claim in enumerate(claims) if claim.of == number]
        states = [checked.states[place] for place in own]
        found.append(
            replace(
                outcome,
                ranges=tuple(
                    (claims[place].place.start, claims[place].place.end, checked.confidences[place])
                    for place, state in zip(own, states, strict=True)
                    if state != "dropped"
                ),
                claimed=len(own),
                verified=states.count("verified"),
                dropped=states.count("dropped"),
                closer=tuple(
                    (place.start, place.end, *shown[place])
                    for place, members in looked
                    if any(claims[member].of == number for member in members)
                ),
            )
        )
    return found


def _take(query: _Query, file: File, outcome: Outcome, *, close: bool) -> None:
    """Add what one look gave to what was found for a query, and to its account."""
    own = query.own
    query.found += [_Range(Place(file.media, start, end), score) for start, end, score in outcome.ranges]
    own.claimed += outcome.claimed
    own.verified += outcome.verified
    own.dropped += outcome.dropped
    if not hasattr(own.model, "find"):
        own.asked += 1
        own.unusable += not outcome.usable
    _count(own.looker, outcome, outcome.closer, close=close, first=True)


def _count(
    looker: Looker, outcome: Outcome, closer: Sequence[tuple[Fraction, Fraction, int, int]], *, close: bool, first: bool
) -> None:
    """Count a look, if it is the `first` time, and second looks at it as shown."""
    if first:
        looker.frames += outcome.frames
        looker.tokens += outcome.tokens
        looker.windows += not close
        looker.closer_looks += close
        if looker.size == (0, 0) and not close:
            looker.size = (outcome.width, outcome.height)
    looker.frames += sum(frames for _, _, frames, _ in closer)
    looker.tokens += sum(tokens for _, _, _, tokens in closer)
    looker.closer_looks += len(closer)


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
