"""Describe: what happens in footage, in one line, in a paragraph, or shot by shot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from hashlib import blake2b

import msgspec

from engine.protocol import Span, Transcript
from engine.protocol.understanding import Claims, Describe, Described, Looked, Place, Statement
from engine.tasks.context import Context
from engine.tasks.understanding import basic
from engine.tasks.understanding.asking import BASIC, Asking, asking, chosen, place_of
from engine.tasks.understanding.clips import PROMPT, Account, by_itself, recall, since
from engine.tasks.understanding.kept_clips import told
from engine.tasks.understanding.looking import File, open_files
from engine.tasks.understanding.material import spoken, transcripts_of
from engine.tasks.understanding.plan import Look
from engine.tasks.understanding.prompts import Value, key
from engine.tasks.understanding.repeats import distinct_claims

KEPT = "shot descriptions"
"""Of a file, complete; of a single shot see kept_clips.py."""
_SAID = 200
"""Tokens of what is said in a shot that go along with it."""
_ALL_SAID = 1_000_000
_TOGETHER = 16
"""Shots of one look that are asked about side by side."""


class _Kept(msgspec.Struct, frozen=True, kw_only=True):
    """Descriptions of a file's shots, as the index keeps them: what was said, and how sure a second look was."""

    lines: tuple[tuple[Fraction, Fraction, str, float], ...]
    claims: Claims = Claims()
    looked: Looked = Looked()


def handle(request: Describe, context: Context) -> Described:
    """Statements in the order of files and of time. A model's stand a second look at their pictures, or are left out.

    Raises UsageError, FootageError, EngineError, Cancelled.
    """
    engine = chosen(request.engine, "describe")
    measured = engine == BASIC or request.level == "shots"
    files, notes = open_files(request.paths, context.part(0.0, 0.3), measured=measured, pictured=engine != BASIC)
    if engine == BASIC:
        films = [(file.media, file.analysis) for file in files if file.analysis is not None]
        statements = basic.described(films, request.level)
        for statement in statements:
            context.give(statement)
        notes.append(basic.SIGNALS_ONLY)
        return Described(engine=BASIC, level=request.level, statements=statements, notes=tuple(notes))
    with asking(engine, "describe", files, context.part(0.3, 1.0), language=request.language or "en") as talk:
        said: list[Statement] = []
        for statement in _told(talk, request):
            context.give(statement)
            said.append(statement)
        return Described(
            engine=talk.model.name,
            level=request.level,
            statements=tuple(said),
            looked=talk.looked,
            claims=talk.claims,
            notes=talk.all_notes(*notes),
        )


def _told(talk: Asking, request: Describe) -> Iterator[Statement]:
    files = talk.looker.files
    for number, file in enumerate(files):
        work = talk.context.part(number / len(files), (number + 1) / len(files))
        if request.level == "shots":
            yield from shot_lines(talk, file, work)
        elif request.level == "line":
            yield from _one_line(talk, file, work)
        else:
            yield from _paragraph(talk, file, work)


def _one_line(talk: Asking, file: File, work: Context) -> Iterator[Statement]:
    from engine.tasks.understanding.schemas import LineAnswer

    look = talk.looker.overview(file.media)
    answer = talk.put(talk.looker.see(look, work.part(0.0, 0.7)), "describe-line", LineAnswer, look)
    if answer is not None:
        film = file.film
        yield from _standing(talk, [(answer.text, Place(file.media, film.start, film.end))], work.part(0.7, 1.0))


def _paragraph(talk: Asking, file: File, work: Context) -> Iterator[Statement]:
    from engine.tasks.understanding.schemas import ParagraphAnswer

    looks = talk.looker.looks(file.media)
    for number, look in enumerate(looks):
        part = work.part(number / len(looks), (number + 1) / len(looks))
        seen = talk.looker.see(look, part.part(0.0, 0.6))
        answer = talk.put(seen, "describe-paragraph", ParagraphAnswer, look)
        if answer is None:
            continue
        whole = (look.start, look.end)
        claims = [(each.text, place_of(file.media, seen, each.start, each.end, whole)) for each in answer.statements]
        claims.sort(key=lambda claim: (claim[1].start, claim[1].end))
        yield from _standing(talk, distinct_claims(claims), part.part(0.7, 1.0))


def shot_lines(talk: Asking, file: File, work: Context) -> Iterator[Statement]:
    """A line for each shot, as it comes: the first level of what is remembered of footage, kept with its content."""
    index, apart = talk.context.index, by_itself(talk)
    parameters = _parameters(talk, file, apart)
    known = index.get(file.info.fingerprint, KEPT, parameters, _Kept, revision=talk.model.revision)
    if known is not None:
        recall(talk, Account(looked=known.looked, claims=known.claims))
        for start, end, text, sure in known.lines:
            yield Statement(text=text, places=(Place(file.media, start, end),), confidence=sure)
        return
    looked, claims = talk.looked, talk.claims
    lines: list[Statement] = []
    for line in _each_shot(talk, file, work) if apart else _in_looks(talk, file, work):
        lines.append(line)
        yield line
    whole = since(talk, looked, claims)
    known = _Kept(
        lines=tuple((one.places[0].start, one.places[0].end, one.text, one.confidence or 0.0) for one in lines),
        claims=whole.claims,
        looked=whole.looked,
    )
    index.put(file.info.fingerprint, KEPT, parameters, known, revision=talk.model.revision)


def _parameters(talk: Asking, file: File, apart: bool) -> str:
    """What a file's descriptions depend on."""
    if apart:
        return f"2 {key(PROMPT, talk.language)} {talk.language} {_said_of(talk, file)}"
    looks = talk.looker.looks(file.media)
    return f"1 {key('describe-shot', talk.language)} {talk.language} {looks[0].tokens_each} {len(looks)}"


def _said_of(talk: Asking, file: File) -> str:
    """Names what is said in it."""
    said = spoken(transcripts_of(talk.context.index, file.info.fingerprint), file.film.start, file.film.end, _ALL_SAID)
    return blake2b(repr(said).encode(), digest_size=8).hexdigest() if said else "silent"


def _each_shot(talk: Asking, file: File, work: Context) -> Iterator[Statement]:
    """Shots by themselves, many side by side."""
    transcripts = transcripts_of(talk.context.index, file.info.fingerprint)
    places = [Place(file.media, shot.start, shot.end) for shot in _shots(file)]
    values: list[dict[str, Value]] = [{"transcript": spoken(transcripts, place.start, place.end, _SAID)} for place in places]
    for one in told(talk, places, values, work):
        if one.confidence is not None:
            yield Statement(text=one.text, places=(one.place,), confidence=one.confidence)


def _in_looks(talk: Asking, file: File, work: Context) -> Iterator[Statement]:
    """Shots in looks at the whole, a batch of questions about each look."""
    looks = talk.looker.looks(file.media)
    for number, look in enumerate(looks):
        yield from _window(talk, file, look, work.part(number / len(looks), (number + 1) / len(looks)))


def _window(talk: Asking, file: File, look: Look, work: Context) -> Iterator[Statement]:
    from engine.tasks.understanding.schemas import LineAnswer

    shots = [shot for shot in _shots(file) if look.start <= shot.start < look.end]
    seen = talk.looker.see(look, work.part(0.0, 0.3))
    known = transcripts_of(talk.context.index, file.info.fingerprint)
    for first in range(0, len(shots), _TOGETHER):
        some = shots[first : first + _TOGETHER]
        values = [_values(known, shot) for shot in some]
        work.progress(0.3 + 0.5 * first / len(shots), "describing shots")
        answers = talk.put_all(seen, "describe-shot", LineAnswer, values)
        claims = [
            (answer.text, Place(file.media, shot.start, shot.end))
            for shot, answer in zip(some, answers, strict=True)
            if answer is not None
        ]
        done = 0.3 + 0.7 * (first + len(some)) / len(shots)
        yield from _standing(talk, claims, work.part(0.3 + 0.7 * first / len(shots), done))


def _shots(file: File) -> Sequence[Span]:
    film = file.film
    found = file.analysis.shots if file.analysis is not None else ()
    shots = [Span(shot.start, min(shot.end, film.end)) for shot in found if shot.start < film.end]
    return [shot for shot in shots if shot.duration > 0] or [Span(film.start, film.end)]


def _standing(talk: Asking, claims: Sequence[tuple[str, Place]], work: Context) -> list[Statement]:
    held = talk.kept(claims, work)
    return [
        Statement(text=text, places=(place,), confidence=sure)
        for (text, place), sure in zip(claims, held, strict=True)
        if sure is not None
    ]


def _values(known: Sequence[Transcript], shot: Span) -> dict[str, Value]:
    """What differs from shot to shot in the prompt."""
    said = spoken(known, shot.start, shot.end, _SAID)
    return {"start": _clock(shot.start), "end": _clock(shot.end), "transcript": said}


def _clock(time: Fraction) -> str:
    return f"{float(time):.1f}"
