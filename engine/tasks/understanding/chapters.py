"""Chapters: the parts that footage falls into, titled, each file covered without gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from engine.protocol.understanding import Chapter, Chapters, FindChapters, Place
from engine.tasks.context import Context
from engine.tasks.understanding import basic
from engine.tasks.understanding.asking import BASIC, Asking, asking, chosen
from engine.tasks.understanding.chaptering import SHORTEST
from engine.tasks.understanding.looking import File, open_files
from engine.tasks.understanding.spans import nearest

_NEAR = Fraction(3)
"""Seconds by which a chapter's begin may move onto a cut."""


@dataclass(frozen=True)
class Begin:
    """Where a chapter is said to begin, and its title."""

    time: Fraction
    title: str


def handle(request: FindChapters, context: Context) -> Chapters:
    """The chapters of each file, in order. Raises UsageError, FootageError, EngineError, Cancelled."""
    engine = chosen(request.engine, "chapters")
    files, notes = open_files(request.paths, context.part(0.0, 0.3), measured=True, pictured=engine != BASIC)
    if engine == BASIC:
        films = [(file.media, file.analysis) for file in files if file.analysis is not None]
        return Chapters(engine=BASIC, chapters=basic.chapters(films), notes=(*notes, basic.SIGNALS_ONLY))
    found: list[Chapter] = []
    with asking(engine, "chapters", files, context.part(0.3, 1.0), language=request.language or "en") as talk:
        for number, file in enumerate(files):
            work = talk.context.part(number / len(files), (number + 1) / len(files))
            found += _of_file(talk, file, work, notes)
        return Chapters(
            engine=talk.model.name,
            chapters=tuple(found),
            looked=talk.looked,
            claims=talk.claims,
            notes=talk.all_notes(*notes),
        )


def _of_file(talk: Asking, file: File, work: Context, notes: list[str]) -> list[Chapter]:
    from engine.tasks.understanding.schemas import ChaptersAnswer

    looks = talk.looker.looks(file.media)
    begins: list[Begin] = []
    for number, look in enumerate(looks):
        part = work.part(0.8 * number / len(looks), 0.8 * (number + 1) / len(looks))
        answer = talk.put(talk.looker.see(look, part), "chapters", ChaptersAnswer, look)
        begins += [Begin(Fraction(str(each.start)), each.title) for each in (answer.chapters if answer is not None else ())]
    if not begins:
        notes.append(f"{file.name}: the model named no chapters, so the basic engine's are given")
        return list(basic.chapters([(file.media, file.analysis)])) if file.analysis is not None else []
    film = file.film
    parts = laid_out(begins, file.cuts, film.start, film.end)
    placed = _placed(file.media, parts)
    checked = talk.sure([(title, place) for place, title in placed], work.part(0.8, 1.0))
    # a title that a second look does not bear out is marked by its confidence: without it the footage would have a gap
    talk.claimed += len(placed)
    talk.verified += checked.states.count("verified")
    return [
        Chapter(place=place, title=title, confidence=sure)
        for (place, title), sure in zip(placed, checked.confidences, strict=True)
    ]


def laid_out(
    begins: Sequence[Begin], cuts: Sequence[Fraction], start: Fraction, end: Fraction
) -> list[tuple[Fraction, Fraction, str]]:
    """Chapters from where they are said to begin: on cuts, in order, without gaps, none shorter than SHORTEST unless all is,
    and none followed by one of the same title. The first one begins where the footage does. Pure."""
    shortest = min(SHORTEST, end - start)
    kept: list[Begin] = []
    for begin in sorted(begins, key=lambda one: one.time):
        time = min(max(nearest(cuts, begin.time, _NEAR), start), end)
        if not kept:
            kept.append(Begin(start, begin.title))
        elif time - kept[-1].time >= shortest and end - time >= shortest and begin.title != kept[-1].title:
            kept.append(Begin(time, begin.title))
    edges = [*(begin.time for begin in kept[1:]), end]
    return [(begin.time, edge, begin.title) for begin, edge in zip(kept, edges, strict=True)]


def _placed(media: int, parts: Sequence[tuple[Fraction, Fraction, str]]) -> list[tuple[Place, str]]:
    return [(Place(media, start, end), title) for start, end, title in parts]
