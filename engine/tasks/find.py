"""Find, and what it needs to know of footage beforehand: signals, colours, words, and vectors of the models there are."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec

from engine.protocol import (
    STRONG,
    Analyse,
    Analysis,
    ClipwrightError,
    Find,
    FindTranscripts,
    Match,
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
from engine.search.installed import Found, chosen
from engine.signals import VERSION
from engine.tasks import analyse, probe, transcribe
from engine.tasks.context import Context

if TYPE_CHECKING:
    from engine.search.embedders import Pictures, Sentences, Sounds
    from engine.search.evidence import Film
    from engine.search.query import Query
    from engine.search.vectors import Key

ENGINE = "basic"
UNPREPARED = "it has not been measured yet"
_REASONS = {"pictures": "looks like it", "sounds": "sounds like it", "text": "said in other words"}


@dataclass
class _Model:
    """A search model, loaded when it is first needed."""

    found: Found

    def opened(self, context: Context) -> AbstractContextManager[Pictures | Sounds | Sentences]:
        """It, in memory for as long as the block runs."""
        from engine.search.embedders import opened

        return opened(self.found.checkpoint, context.models, smaller=context.smaller)

    @property
    def key(self) -> Key:
        from engine.search import embedders
        from engine.search.vectors import Key

        what = {"pictures": "picture vectors", "sounds": "sound vectors", "text": "sentence vectors"}[self.found.kind]
        return Key(what, embedders.VERSION, self.found.checkpoint.identity)


def prepare(request: PrepareFind, context: Context) -> Prepared:
    """Everything a search looks at, of every file. A file that cannot be used is named and left out.

    Raises UsageError, EngineError when the model that was named cannot be used, Cancelled.
    """
    if not request.paths:
        raise UsageError("no footage was named", hint="name at least one file")
    models = [_Model(found) for found in chosen(request.engine)]
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
    from engine.search.basic import known_words

    if not request.paths:
        raise UsageError("no footage was named", hint="name at least one file")
    if sees_video(request.engine):
        from engine.tasks.understanding import finding

        return finding.handle(request, context, request.engine)
    query = queries.read(request.query)
    models = [_Model(found) for found in chosen(request.engine)]
    left_out: dict[int, NotSearched] = {}
    if request.prepare:
        prepared = prepare(PrepareFind(paths=request.paths, engine=request.engine), context.part(0.0, 0.95))
        left_out = {one.media: one for one in prepared.not_searched}
    began = time.monotonic()
    films: list[tuple[int, Film]] = []
    for number, path in enumerate(request.paths):
        context.check()
        if number in left_out:
            continue
        film = _known(number, path, context, left_out)
        if film is not None:
            films.append((number, film))
    if left_out and len(request.paths) == 1 and left_out[0].why == "unusable":
        probe.handle(Probe(path=request.paths[0]), context)  # says what is wrong with it
    fitting, weak, used, unready = _search(query, films, models, context)
    for number in unready:
        left_out.setdefault(number, NotSearched(media=number, why="unprepared", text="the model has not seen it yet"))
    spoken, named = known_words(query, [film for _, film in films])
    durations = {number: film.duration for number, film in films}
    context.progress(1.0, "searching")
    return Matches(
        engine=" + ".join([ENGINE, *used]),
        query=query.text,
        words=queries.words(query, spoken, named, model=bool(used)),
        matches=tuple(fitting),
        weak=tuple(weak),
        not_searched=tuple(left_out[number] for number in sorted(left_out)),
        durations=tuple(durations.get(number, Fraction(0)) for number in range(len(request.paths))),
        notes=_kept(context),
        seconds=round(time.monotonic() - began, 3),
    )


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


def _prepare(path: str, models: Sequence[_Model], context: Context) -> None:
    analysis = analyse.handle(Analyse(path=path), context.part(0.0, 0.6 if models else 0.8, "measuring"))
    info = analysis.info
    _read_subtitles(info, context)
    _look(analysis, [model for model in models if model.found.kind == "pictures"], context.part(0.6 if models else 0.8, 0.9))
    for model in models:
        if model.found.kind == "sounds" and info.audio:
            _listen(info, model, context.part(0.9, 0.97))
        elif model.found.kind == "text":
            _read(info, model, context.part(0.97, 1.0))
    context.progress(1.0)


def _read_subtitles(info: MediaInfo, context: Context) -> None:
    """Subtitles that are there are words to search; making a transcript is nobody's wish here."""
    sources = transcribe.look(FindTranscripts(path=info.path), Context(context.index))
    if sources.sidecars or sources.embedded:
        transcribe.handle(Transcribe(path=info.path, engine="basic"), context.part(0.0, 0.0))


def _look(analysis: Analysis, models: Sequence[_Model], context: Context) -> None:
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


def _listen(info: MediaInfo, model: _Model, context: Context) -> None:
    from engine.search import embedders, vectors

    key = model.key
    if context.index.get_arrays(info.fingerprint, key.what, key.parameters, revision=key.revision) is None:
        with model.opened(context) as embedder:
            vectors.listen(info, key, embedder.listen, embedders.RATE, context)


def _read(info: MediaInfo, model: _Model, context: Context) -> None:
    from engine.search import vectors

    lines = said.read(said.kept(context.index, info.fingerprint)).lines
    key = vectors.sentences_key(model.key, lines)
    if lines and context.index.get_arrays(info.fingerprint, key.what, key.parameters, revision=key.revision) is None:
        with model.opened(context) as embedder:
            vectors.read(info, key, lines, embedder.read, context)


def _known(number: int, path: str, context: Context, left_out: dict[int, NotSearched]) -> Film | None:
    """What was measured of the file; where that is not all, it goes to `left_out`."""
    from engine.search.colours import Shares
    from engine.search.evidence import Film
    from engine.search.sampled import recall

    try:
        info = probe.handle(Probe(path=path), Context(context.index))
    except ClipwrightError as error:
        left_out[number] = NotSearched(media=number, why="unusable", text=error.message)
        return None
    known = context.index.get(info.fingerprint, "analysis", VERSION, Analysis)
    shares = recall(context.index, info, Shares()) if info.video else None
    if known is None or (info.video and shares is None):
        left_out[number] = NotSearched(media=number, why="unprepared", text=UNPREPARED)
        return None
    transcripts = said.kept(context.index, info.fingerprint)
    named = said.names(path)
    return Film(msgspec.structs.replace(known, info=info), shares, said.read(transcripts), named)


# --- the search


def _search(
    query: Query, films: list[tuple[int, Film]], models: Sequence[_Model], context: Context
) -> tuple[list[Match], list[Match], list[str], list[int]]:
    """(what fits, what fits in part, names of models that took part, files that a model has not seen)."""
    from engine.search import basic
    from engine.search.fusion import fuse

    fitting, weak = basic.find(query, films)
    strong_lists, weak_lists = [fitting], [weak]
    used: list[str] = []
    unready: set[int] = set()
    for model in models:
        context.check()
        found, missing = _by_model(query.text, films, model, context)
        unready |= missing
        if found is not None:
            used.append(model.found.name)
            strong_lists.append([match for match in found if match.score >= STRONG])
            weak_lists.append([match for match in found if match.score < STRONG])
    strong = fuse(strong_lists)
    rest = [
        match
        for match in fuse(weak_lists)
        if not any(one.media == match.media and one.start < match.end and match.start < one.end for one in strong)
    ]
    return strong, rest[: basic.MOST_WEAK], used, sorted(unready)


def _by_model(
    text: str, films: list[tuple[int, Film]], model: _Model, context: Context
) -> tuple[list[Match] | None, set[int]]:
    """What the model finds, None where it has seen nothing; and the files that it should have seen and has not."""
    from engine.search import vectors

    kind = model.found.kind
    concerned = [(number, film) for number, film in films if _concerns(kind, film)]
    keys = [vectors.sentences_key(model.key, film.said.lines) if kind == "text" else model.key for _, film in concerned]
    seen, missing = [], set()
    for (number, film), key in zip(concerned, keys, strict=True):
        what = vectors.SHOTS if kind == "pictures" else key.what
        if context.index.get_arrays(film.analysis.info.fingerprint, what, key.parameters, revision=key.revision) is None:
            missing.add(number)
        else:
            seen.append((number, film, key))
    if not seen:
        return None, missing
    at = [(number, film) for number, film, _ in seen]
    with model.opened(context) as embedder:
        query, scores = embedder.ask(text), embedder.scores
    hits = vectors.nearest(context.index, at, [key for _, _, key in seen], query, shots=kind == "pictures")
    length = {
        "pictures": vectors.picture_length,
        "sounds": vectors.sound_length,
        "text": vectors.sentence_length,
    }[kind]
    return vectors.matches(hits, at, scores, length, _REASONS[kind]), missing


def _concerns(kind: str, film: Film) -> bool:
    info = film.analysis.info
    return bool(info.video if kind == "pictures" else info.audio if kind == "sounds" else film.said.lines)


def _kept(context: Context) -> tuple[str, ...]:
    if context.index.problem is None:
        return ()
    return (f"What was measured could not be kept and will be measured anew next time: {context.index.problem}.",)
