"""Labels: a user's content rules held against footage, with the times at which they are met."""

from __future__ import annotations

from fractions import Fraction

from engine.protocol import Find, UsageError
from engine.protocol.understanding import CheckLabels, LabelFinding, LabelReport, Place
from engine.tasks.context import Context
from engine.tasks.understanding.asking import BASIC, Asking, asking, chosen, line_of, place_of
from engine.tasks.understanding.choosing import choose_for_review
from engine.tasks.understanding.looking import File, open_files
from engine.tasks.understanding.spans import snapped, united


def handle(request: CheckLabels, context: Context) -> LabelReport:
    """A finding for each rule, in the order of the rules. Raises UsageError, FootageError, EngineError, Cancelled."""
    from engine.tasks.understanding.schemas import MOST_RULES

    rules = tuple(line_of(rule, "a rule") for rule in request.rules)
    if not 1 <= len(rules) <= MOST_RULES:
        raise UsageError(f"a review has 1 to {MOST_RULES} rules, not {len(rules)}")
    engine = chosen(request.engine, "labels")
    if engine == BASIC:
        return _basic(request, rules, context)
    files, notes = open_files(request.paths, context.part(0.0, 0.1))
    from engine.tasks.understanding.prompts import language_of

    with asking(engine, "labels", files, context.part(0.1, 1.0), language=language_of(" ".join(rules))) as talk:
        met: list[dict[Place, float]] = [{} for _ in rules]
        for number, file in enumerate(files):
            _review(talk, file, rules, met, talk.context.part(number / len(files), (number + 1) / len(files)))
        findings = tuple(_finding(rule, found) for rule, found in zip(rules, met, strict=True))
        return LabelReport(
            engine=talk.model.name,
            findings=findings,
            looked=talk.looked,
            claims=talk.claims,
            notes=talk.all_notes(*notes),
        )


def _review(talk: Asking, file: File, rules: tuple[str, ...], met: list[dict[Place, float]], work: Context) -> None:
    from engine.tasks.understanding.schemas import labels_answer

    chosen = choose_for_review(talk, file, rules, work.part(0.0, 0.0))
    talk.notes += chosen.notes
    for number, (look, close) in enumerate(chosen):
        part = work.part(number / len(chosen), (number + 1) / len(chosen))
        seen = talk.looker.see(look, part.part(0.0, 0.6), again=close)
        answer = talk.put(seen, "labels", labels_answer(len(rules)), look, rules=rules)
        labels = list(answer.labels) if answer is not None else []
        whole = (look.start, look.end)
        places = [
            snapped(place_of(file.media, seen, each.start, each.end, whole), file.cuts, Fraction(1, 2)) for each in labels
        ]
        claims = [(rules[each.rule - 1], place) for each, place in zip(labels, places, strict=True)]
        for each, (_, place), sure in zip(labels, claims, talk.kept(claims, part.part(0.7, 1.0)), strict=True):
            if sure is not None:
                own = met[each.rule - 1]
                own[place] = max(own.get(place, 0.0), sure)


def _finding(rule: str, met: dict[Place, float]) -> LabelFinding:
    """Places that touch are one, as sure as the surest of them."""
    places = united(list(met))
    sure = tuple(
        max(
            chance
            for place, chance in met.items()
            if place.media == one.media and one.start <= place.start and place.end <= one.end
        )
        for one in places
    )
    return LabelFinding(rule=rule, places=places, confidences=sure)


def _basic(request: CheckLabels, rules: tuple[str, ...], context: Context) -> LabelReport:
    """By the signals' own words; a rule of which nothing is understood is not said to be kept."""
    from engine.tasks import find

    findings = []
    notes: list[str] = []
    for number, rule in enumerate(rules):
        part = context.part(number / len(rules), (number + 1) / len(rules))
        found = find.handle(Find(paths=request.paths, query=rule, prepare=True, engine=BASIC), part)
        understood = not found.not_understood
        matches = sorted(found.matches, key=lambda match: (match.media, match.start)) if understood else []
        findings.append(
            LabelFinding(
                rule=rule,
                places=tuple(Place(match.media, match.start, match.end) for match in matches),
                confidences=tuple(match.score for match in matches),
                reasons=tuple(", ".join(match.reasons) for match in matches),
                understood=understood,
            )
        )
        notes += [*found.notes, *(one.text for one in found.not_searched)]
    notes.append("the basic engine knows only what it measures, and can give no all-clear: a review takes a model")
    return LabelReport(engine=BASIC, findings=tuple(findings), notes=tuple(dict.fromkeys(notes)))
