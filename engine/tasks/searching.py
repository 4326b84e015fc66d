"""The search behind Find without a model that looks by itself: words and signals, and vectors of search models, fused.

Any number of queries is put to the same files: a model is loaded once for all of them, and what it made of the files is
recalled once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec

from engine.protocol import STRONG, Analysis, ClipwrightError, Match, NotSearched, Probe, QueryWord, Span
from engine.search import said
from engine.search.installed import Found
from engine.signals import VERSION
from engine.tasks import probe
from engine.tasks.context import Context

if TYPE_CHECKING:
    import numpy as np

    from engine.search.clips import Clips
    from engine.search.embedders import Pictures, Sentences, Sounds
    from engine.search.evidence import Film
    from engine.search.query import Query
    from engine.search.vectors import Key

UNPREPARED = "it has not been measured yet"
_REASONS = {
    "pictures": "looks like it",
    "clips": "what happens looks like it",
    "sounds": "sounds like it",
    "text": "said in other words",
}
_WHAT = {"pictures": "picture vectors", "clips": "clip vectors", "sounds": "sound vectors", "text": "sentence vectors"}


@dataclass
class SearchModel:
    """A search model, loaded when it is first needed."""

    found: Found

    def opened(self, context: Context) -> AbstractContextManager[Pictures | Clips | Sounds | Sentences]:
        """It, in memory for as long as the block runs."""
        from engine.search.embedders import opened

        return opened(self.found.checkpoint, context.models, smaller=context.smaller)

    @property
    def key(self) -> Key:
        from engine.search import embedders, watched
        from engine.search.vectors import Key

        parameters = watched.PARAMETERS if self.found.kind == "clips" else embedders.VERSION
        return Key(_WHAT[self.found.kind], parameters, self.found.checkpoint.identity)


@dataclass(frozen=True)
class Searched:
    """What the search made of one query."""

    matches: tuple[Match, ...]
    weak: tuple[Match, ...]
    words: tuple[QueryWord, ...]
    used: tuple[str, ...]
    """Names of the models that took part."""
    unready: tuple[int, ...]
    """Files that a model has not seen."""


def known(number: int, path: str, context: Context, left_out: dict[int, NotSearched]) -> Film | None:
    """What was measured of the file; where that is not all, it goes to `left_out`."""
    from engine.search.colours import Shares
    from engine.search.evidence import Film
    from engine.search.sampled import recall

    try:
        info = probe.handle(Probe(path=path), Context(context.index))
    except ClipwrightError as error:
        left_out[number] = NotSearched(media=number, why="unusable", text=error.message)
        return None
    measured = context.index.get(info.fingerprint, "analysis", VERSION, Analysis)
    shares = recall(context.index, info, Shares()) if info.video else None
    if measured is None or (info.video and shares is None):
        left_out[number] = NotSearched(media=number, why="unprepared", text=UNPREPARED)
        return None
    transcripts = said.kept(context.index, info.fingerprint)
    named = said.names(path)
    return Film(msgspec.structs.replace(measured, info=info), shares, said.read(transcripts), named)


def search(
    queries: Sequence[Query], films: Sequence[tuple[int, Film]], models: Sequence[SearchModel], context: Context
) -> Iterator[Searched]:
    """What fits each query, in their order, in files with their numbers. Raises what models raise, and Cancelled."""
    from engine.search import basic
    from engine.search import query as reading
    from engine.search.fusion import fuse

    asked = [_by_model([query.text for query in queries], films, model, context) for model in models]
    used = tuple(model.found.name for model, (found, _) in zip(models, asked, strict=True) if found is not None)
    unready = tuple(sorted({number for _, missing in asked for number in missing}))
    for number, query in enumerate(queries):
        context.progress(number / len(queries), "searching")
        fitting, weak = basic.find(query, films)
        strong_lists, weak_lists = [fitting], [weak]
        for each, _ in asked:
            if each is not None:
                strong_lists.append([match for match in each[number] if match.score >= STRONG])
                weak_lists.append([match for match in each[number] if match.score < STRONG])
        strong = fuse(strong_lists)
        rest = [match for match in fuse(weak_lists) if not any(_overlaps(match, one) for one in strong)]
        spoken, named = basic.known_words(query, [film for _, film in films])
        words = reading.words(query, spoken, named, model=bool(used))
        yield Searched(tuple(strong), tuple(rest[: basic.MOST_WEAK]), words, used, unready)


def _overlaps(one: Match, other: Match) -> bool:
    return one.media == other.media and one.start < other.end and other.start < one.end


def _by_model(
    texts: Sequence[str], films: Sequence[tuple[int, Film]], model: SearchModel, context: Context
) -> tuple[list[list[Match]] | None, set[int]]:
    """What the model finds for each text, None where it has seen nothing; and the files that it should have seen and has
    not."""
    from engine.search import vectors, watched

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
    sets = vectors.recalled(context.index, at, [key for _, _, key in seen], shots=kind == "pictures")
    lengths: Mapping[str, Callable[[Film, float, bool], Span]] = {
        "pictures": vectors.picture_length,
        "clips": watched.length,
        "sounds": vectors.sound_length,
        "text": vectors.sentence_length,
    }
    found = []
    with model.opened(context) as embedder:
        scores: Callable[[np.ndarray], np.ndarray] = embedder.scores
        for text in texts:
            context.check()
            hits = vectors.top(sets, embedder.ask(text))
            found.append(vectors.matches(hits, at, scores, lengths[kind], reason=_REASONS[kind]))
    return found, missing


def _concerns(kind: str, film: Film) -> bool:
    info = film.analysis.info
    if kind in ("pictures", "clips"):
        return bool(info.video)
    return bool(info.audio if kind == "sounds" else film.said.lines)


def durations_of(films: Sequence[tuple[int, Film]], count: int) -> tuple[Fraction, ...]:
    """Of `count` files; 0 where a file is not among `films`."""
    told = {number: film.duration for number, film in films}
    return tuple(told.get(number, Fraction(0)) for number in range(count))
