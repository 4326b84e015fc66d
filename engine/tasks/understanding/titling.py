"""Titles, first sentences and hashtags for footage, or for an edit of it."""

from __future__ import annotations

from collections.abc import Sequence

from engine.protocol import UsageError
from engine.protocol.understanding import Place, Suggestions, SuggestTitles
from engine.tasks.context import Context
from engine.tasks.understanding import basic
from engine.tasks.understanding.asking import BASIC, Asking, asking, chosen
from engine.tasks.understanding.looking import open_files
from engine.tasks.understanding.repeats import distinct


def handle(request: SuggestTitles, context: Context) -> Suggestions:
    """Suggestions, best first. Raises UsageError, FootageError, EngineError, Cancelled."""
    if any(not 0 <= place.media < len(request.paths) or place.start >= place.end for place in request.places):
        raise UsageError("a stretch to be named is not in the footage")
    engine = chosen(request.engine, "titles")
    basically = engine == BASIC
    files, notes = open_files(request.paths, context.part(0.0, 0.2), measured=basically, pictured=not basically)
    if basically:
        films = [(file.media, file.analysis) for file in files if file.analysis is not None]
        found = basic.suggestions(films, request.places)
        return Suggestions(
            engine=BASIC, titles=found.titles, hashtags=found.hashtags, hooks=found.hooks, notes=(*notes, *found.notes)
        )
    with asking(engine, "titles", files, context.part(0.2, 1.0), language=request.language or "en") as talk:
        return _suggested(talk, request.places, notes)


def _suggested(talk: Asking, places: Sequence[Place], notes: list[str]) -> Suggestions:
    from engine.tasks.understanding.schemas import TitlesAnswer

    known = {file.media for file in talk.looker.files}
    seen = talk.looker.see_all([place for place in places if place.media in known], talk.context.part(0.0, 0.7))
    (answer,) = talk.put_all(seen, "titles", TitlesAnswer, [{"files": len(seen.times)}])
    told = talk.all_notes(*notes)
    if answer is None:
        return Suggestions(engine=talk.model.name, titles=(), looked=talk.looked, notes=told)
    return Suggestions(
        engine=talk.model.name,
        titles=distinct(answer.titles),
        hooks=distinct(answer.hooks),
        hashtags=tuple(f"#{word}" for word in distinct(answer.hashtags)),
        looked=talk.looked,
        notes=told,
    )
