"""Find, and what it needs to know of footage beforehand: signals, colours, words, and vectors of the models there are."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING

from engine.protocol import (
    Analyse,
    Analysis,
    ClipwrightError,
    Find,
    FindMany,
    FindTranscripts,
    ManyMatches,
    Matches,
    MediaInfo,
    NotSearched,
    Prepared,
    PrepareFind,
    Probe,
    Status,
    Transcribe,
    UsageError,
)
from engine.search import said
from engine.search.installed import chosen
from engine.tasks import analyse, probe, transcribe
from engine.tasks.context import Context
from engine.tasks.searching import SearchModel, durations_of, known, search
from engine.tasks.several import Several

if TYPE_CHECKING:
    from engine.search.evidence import Film
    from engine.search.query import Query

ENGINE = "basic"


def prepare(request: PrepareFind, context: Context) -> Prepared:
    """Everything a search looks at, of every file. A file that cannot be used is named and left out.

    Raises UsageError, EngineError when the model that was named cannot be used, Cancelled.
    """
    if not request.paths:
        raise UsageError("no footage was named", hint="name at least one file")
    models = [SearchModel(found) for found in chosen(request.engine)]
    left_out = []
    for number, path in enumerate(request.paths):
        part = context.part(number / len(request.paths), (number + 1) / len(request.paths))
        try:
            _prepare(path, models, part)
        except ClipwrightError as error:
            if error.status in (Status.CANCELLED, Status.ENGINE):
                raise
            left_out.append(NotSearched(media=number, why="unusable", text=error.message))
    context.progress(1.0)
    return Prepared(files=len(request.paths) - len(left_out), not_searched=tuple(left_out), notes=_kept(context))


def handle(request: Find, context: Context) -> Matches:
    """Where the query is in the footage: matches by words and signals and by models, fused.

    Raises UsageError for an empty query or none of footage, EngineError when the model that was named cannot be used,
    FootageError when the only file there is cannot be used, Cancelled.
    """
    from engine.search import query as queries

    _named(request.paths)
    if sees_video(request.engine):
        from engine.tasks.understanding import finding

        return finding.handle(request, context, request.engine)
    query = queries.read(request.query)
    (found,) = answered([query], request, context)
    context.progress(1.0, "searching")
    return found


def handle_many(request: FindMany, context: Context) -> ManyMatches:
    """As `handle` for each query, over footage that is looked at once; each is given as a part when it is answered.

    Raises what `handle` does; UsageError names a query that is none by its number.
    """
    from engine.search import query as reading

    _named(request.paths)
    if sees_video(request.engine):
        from engine.tasks.understanding import finding

        return finding.handle_many(request, context, request.engine)
    several = Several.of(request.queries, lambda text: reading.read(text).text)
    began = time.monotonic()
    queries = [reading.read(text) for text in several.texts]
    answers = []
    for place, found in enumerate(answered(queries, request, context)):
        several.give(place, found, context)
        answers.append(found)
    context.progress(1.0, "searching")
    return ManyMatches(
        engine=answers[0].engine,
        answers=several.spread(answers),
        notes=_kept(context),
        seconds=round(time.monotonic() - began, 3),
    )


def _named(paths: Sequence[str]) -> None:
    if not paths:
        raise UsageError("no footage was named", hint="name at least one file")


def answered(queries: Sequence[Query], request: Find | FindMany, context: Context) -> Iterator[Matches]:
    """The answer to each query, in their order, by an engine that searches; of `request` its own query, or queries, are not
    asked. Raises as `handle` does."""
    models = [SearchModel(found) for found in chosen(request.engine)]
    left_out: dict[int, NotSearched] = {}
    share = 0.0
    if request.prepare:
        share = 0.95
        prepared = prepare(PrepareFind(paths=request.paths, engine=request.engine), context.part(0.0, share))
        left_out = {one.media: one for one in prepared.not_searched}
    began = time.monotonic()
    films: list[tuple[int, Film]] = []
    for number, path in enumerate(request.paths):
        context.check()
        if number in left_out:
            continue
        film = known(number, path, context, left_out)
        if film is not None:
            films.append((number, film))
    if left_out and len(request.paths) == 1 and left_out[0].why == "unusable":
        probe.handle(Probe(path=request.paths[0]), context)  # says what is wrong with it
    durations = durations_of(films, len(request.paths))
    for query, found in zip(queries, search(queries, films, models, context.part(share, 1.0)), strict=True):
        for number in found.unready:
            left_out.setdefault(number, NotSearched(media=number, why="unprepared", text="the model has not seen it yet"))
        yield Matches(
            engine=" + ".join([ENGINE, *found.used]),
            query=query.text,
            words=found.words,
            matches=found.matches,
            weak=found.weak,
            not_searched=tuple(left_out[number] for number in sorted(left_out)),
            durations=durations,
            notes=_kept(context),
            seconds=round(time.monotonic() - began, 3),
        )
        began = time.monotonic()


def sees_video(engine: str) -> bool:
    """Whether `engine` names a server, or a model that looks for things by itself; a wrong name is told elsewhere."""
    if "://" in engine:
        return True
    if engine in ("", "auto", ENGINE):
        return False
    from engine.models import store
    from engine.models.opening import FAMILIES

    return store.resolve(engine).family in FAMILIES


# --- what is known of a file


def _prepare(path: str, models: Sequence[SearchModel], context: Context) -> None:
    analysis = analyse.handle(Analyse(path=path), context.part(0.0, 0.6 if models else 0.8, "measuring"))
    info = analysis.info
    _read_subtitles(info, context)
    seeing = [model for model in models if model.found.kind == "pictures"]
    watching = [model for model in models if model.found.kind == "clips" and info.video]
    _look(analysis, seeing, context.part(0.6 if models else 0.8, 0.7 if watching else 0.9))
    for model in models:
        if model in watching:
            _watch(analysis, model, context.part(0.7, 0.9))
        elif model.found.kind == "sounds" and info.audio:
            _listen(info, model, context.part(0.9, 0.97))
        elif model.found.kind == "text":
            _read(info, model, context.part(0.97, 1.0))
    context.progress(1.0)


def _read_subtitles(info: MediaInfo, context: Context) -> None:
    """Subtitles that are there are words to search; making a transcript is nobody's wish here."""
    sources = transcribe.look(FindTranscripts(path=info.path), Context(context.index))
    if sources.sidecars or sources.embedded:
        transcribe.handle(Transcribe(path=info.path, engine="basic"), context.part(0.0, 0.0))


def _look(analysis: Analysis, models: Sequence[SearchModel], context: Context) -> None:
    info = analysis.info
    if not info.video:
        return
    from engine.search import vectors
    from engine.search.colours import Shares
    from engine.search.sampled import look

    fresh = [model for model in models if not vectors.has_shots(context.index, info, model.key)]
    with ExitStack() as open_models:
        look(info, [Shares(), *(open_models.enter_context(model.opened(context)) for model in fresh)], context)
    for model in fresh:
        vectors.keep_shots(context.index, analysis.shots, info, model.key)


def _watch(analysis: Analysis, model: SearchModel, context: Context) -> None:
    from engine.search import watched

    info, key = analysis.info, model.key
    if not watched.has(context.index, info, key):
        with model.opened(context) as embedder:
            watched.watch(info, analysis.shots, key, embedder, context)


def _listen(info: MediaInfo, model: SearchModel, context: Context) -> None:
    from engine.search import embedders, vectors

    key = model.key
    if context.index.get_arrays(info.fingerprint, key.what, key.parameters, revision=key.revision) is None:
        with model.opened(context) as embedder:
            vectors.listen(info, key, embedder.listen, embedders.RATE, context)


def _read(info: MediaInfo, model: SearchModel, context: Context) -> None:
    from engine.search import vectors

    lines = said.read(said.kept(context.index, info.fingerprint)).lines
    key = vectors.sentences_key(model.key, lines)
    if lines and context.index.get_arrays(info.fingerprint, key.what, key.parameters, revision=key.revision) is None:
        with model.opened(context) as embedder:
            vectors.read(info, key, lines, embedder.read, context)


def _kept(context: Context) -> tuple[str, ...]:
    if context.index.problem is None:
        return ()
    return (f"What was measured could not be kept and will be measured anew next time: {context.index.problem}.",)
