"""Ask: a question about footage, answered in statements that each carry the times they rest on."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from engine.protocol import Find
from engine.protocol.understanding import Answer, Ask, Place, Statement
from engine.tasks.context import Context
from engine.tasks.understanding.asking import BASIC, Asking, asking, line_of, place_of
from engine.tasks.understanding.asking import chosen as engine_for
from engine.tasks.understanding.choosing import choose
from engine.tasks.understanding.looking import open_files
from engine.tasks.understanding.recalling import descriptions
from engine.tasks.understanding.repeats import distinct_claims, essence
from engine.tasks.understanding.spans import united

_MOST = 12
"""Statements of an answer to several looks together; the surest stay."""
_EARLIER = 6
"""Turns of the conversation that are told again; what lies further back is left out."""


def handle(request: Ask, context: Context) -> Answer:
    """The answer, as far as the footage tells. Raises UsageError, FootageError, EngineError, Cancelled."""
    question = line_of(request.question, "the question")
    engine = engine_for(request.engine, "ask")
    if engine == BASIC:
        return _basic(request, question, context)
    files, notes = open_files(request.paths, context.part(0.0, 0.1))
    from engine.tasks.understanding.prompts import language_of

    with asking(engine, "ask", files, context.part(0.1, 1.0), language=language_of(question)) as talk:
        statements, shown = _asked(talk, request, question)
        places = united([place for statement in statements for place in statement.places])
        if not statements:
            notes.append("the footage does not tell, as far as it was looked at")
        return Answer(
            engine=talk.model.name,
            question=request.question,
            answer=" ".join(statement.text for statement in statements),
            statements=statements,
            times=places,
            shown=shown,
            looked=talk.looked,
            claims=talk.claims,
            notes=talk.all_notes(*notes),
        )


def _asked(talk: Asking, request: Ask, question: str) -> tuple[tuple[Statement, ...], tuple[Fraction, ...]]:
    from engine.tasks.understanding.schemas import AskAnswer

    files = talk.looker.files
    earlier = [(turn.question, turn.answer) for turn in request.earlier[-_EARLIER:]]
    said: list[Statement] = []
    shown: list[Fraction] = []
    for number, file in enumerate(files):
        work = talk.context.part(number / len(files), (number + 1) / len(files))
        (chosen,) = choose(talk, file, [question], work.part(0.0, 0.0))
        talk.notes += chosen.notes
        if len(chosen) > 1:
            talk.remembered[file.media] = descriptions(file, work)
        for place, (look, close) in enumerate(chosen):
            part = work.part(place / len(chosen), (place + 1) / len(chosen))
            seen = talk.looker.see(look, part.part(0.0, 0.6), again=close)
            if file.media == files[0].media:
                shown += [Fraction(str(time)) for time in seen.times[0]]
            answer = talk.put(seen, "ask", AskAnswer, look, earlier=earlier, question=question)
            if answer is None:
                continue
            whole = (look.start, look.end)
            claims = distinct_claims(
                [(each.text, place_of(file.media, seen, each.start, each.end, whole)) for each in answer.statements]
            )
            said += _merged(claims, talk.kept(claims, part.part(0.7, 1.0)))
    return _best(_once(said)), tuple(sorted(set(shown)))


def _merged(claims: Sequence[tuple[str, Place]], held: Sequence[float | None]) -> list[Statement]:
    """Statements that stand, in the order in which they were made; the same said of several places is said once."""
    places: dict[str, list[Place]] = {}
    sure: dict[str, float] = {}
    for (text, place), chance in zip(claims, held, strict=True):
        if chance is not None:
            places.setdefault(text, []).append(place)
            sure[text] = max(sure.get(text, 0.0), chance)
    return [Statement(text=text, places=united(own), confidence=sure[text]) for text, own in places.items()]


def _once(said: Sequence[Statement]) -> list[Statement]:
    """What a close look says again that the first one said of the same stretch is one statement, as sure as the surer."""
    kept: list[Statement] = []
    for each in said:
        same = next((n for n, one in enumerate(kept) if essence(one.text) == essence(each.text) and _meet(one, each)), None)
        if same is None:
            kept.append(each)
            continue
        one = kept[same]
        sure = max(one.confidence or 0.0, each.confidence or 0.0)
        kept[same] = Statement(text=one.text, places=united([*one.places, *each.places]), confidence=sure)
    return kept


def _meet(one: Statement, other: Statement) -> bool:
    return any(a.media == b.media and a.start <= b.end and b.start <= a.end for a in one.places for b in other.places)


def _best(said: list[Statement]) -> tuple[Statement, ...]:
    """Of many the surest, in the order in which they were made."""
    if len(said) <= _MOST:
        return tuple(said)
    order = sorted(range(len(said)), key=lambda index: (-(said[index].confidence or 0.0), index))
    return tuple(said[index] for index in sorted(order[:_MOST]))


def _basic(request: Ask, question: str, context: Context) -> Answer:
    """Signals answer no question; where its words fit is better than nothing, and said to be just that."""
    from engine.tasks import find

    found = find.handle(Find(paths=request.paths, query=question, prepare=True, engine=BASIC), context)
    places = united([Place(match.media, match.start, match.end) for match in found.matches])
    fit = "These moments fit its words." if places else "No moment fits its words."
    notes = [*found.notes, *(one.text for one in found.not_searched)]
    notes.append("the basic engine answers no questions: that takes a video-language model, or --engine URL with a server's")
    if found.not_understood:
        notes.append("not understood: " + ", ".join(found.not_understood))
    return Answer(
        engine=BASIC,
        question=request.question,
        answer=f"The basic engine cannot answer this. {fit}",
        times=places,
        notes=tuple(notes),
    )
