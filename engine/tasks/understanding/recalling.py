"""What is remembered of footage, held against questions: where words, signals, descriptions of shots and vectors point to.

This is the first of two levels: it tells cheaply, whatever the length of the footage, where a model should look closely.
What is in the index is used. Vectors of pictures alone may be made for it, where footage is too long to be looked at as a
whole.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import log
from typing import Literal, TypeVar

import msgspec

from engine.protocol import ClipwrightError, Find, SpokenSegment, Status, Transcript
from engine.search import query as reading
from engine.search import said
from engine.search.installed import Found, chosen
from engine.search.stems import is_chinese, plain
from engine.tasks.context import Context
from engine.tasks.searching import UNPREPARED, SearchModel
from engine.tasks.understanding.describing import KEPT
from engine.tasks.understanding.looking import File

T = TypeVar("T")

Kind = Literal["words", "speech", "descriptions", "vectors"]
"""Words and signals that were measured; a transcript alone, where they were not; lines about shots; vectors alone."""
_AROUND = Fraction(1, 2)
"""Seconds before and after a picture that it stands for."""
_MOST = 400
"""Pictures that are pointed to for one question, at most."""


Line = tuple[Fraction, Fraction, str]
"""What is written of a stretch: start, end, text."""


@dataclass(frozen=True)
class Hint:
    """A stretch that may have to do with a question; `score` 0..1 orders those of one source."""

    start: Fraction
    end: Fraction
    score: float


@dataclass(frozen=True)
class Source:
    """One kind of memory, and what it points to for each question."""

    kind: Kind
    hints: tuple[tuple[Hint, ...], ...]
    models: tuple[str, ...] = ()
    """Names of the search models that took part."""


class _Described(msgspec.Struct):
    """Of what `describing` keeps of a file's shots: start, end, line, and how sure a second look was."""

    lines: tuple[tuple[Fraction, Fraction, str, float], ...]


def recalled(file: File, questions: Sequence[str], context: Context, *, prepare: bool = False) -> list[Source]:
    """All that points anywhere, for each of `questions`. With `prepare`, vectors of pictures are made where a search model
    is installed and has not seen the file. What fails is left out. Raises Cancelled.
    """
    found: list[Source] = []
    seen = _tried(lambda: _by_search(file, questions, context))
    if seen is not None:
        found.append(seen)
    elif heard := _lines_of_speech(file, context):
        found.append(Source("speech", matching(heard, questions)))
    described = descriptions(file, context)
    if described:
        found.append(Source("descriptions", matching(described, questions)))
        meant = _tried(lambda: _by_meaning(file, described, questions, context))
        found += [meant] if meant is not None else []
    if not any(_is_of_pictures(name) for source in found for name in source.models):
        looked = _tried(lambda: _by_pictures(file, questions, context, prepare=prepare))
        found += [looked] if looked is not None else []
    told = [replace(source, hints=tuple(_narrow(file, hints) for hints in source.hints)) for source in found]
    return [source for source in told if any(source.hints)]


def _narrow(file: File, hints: Sequence[Hint]) -> tuple[Hint, ...]:
    """Without what is true of most of the footage, such as its name, and tells nothing of where to look."""
    longest = file.film.duration / 2
    return tuple(hint for hint in hints if hint.end - hint.start <= longest)


def descriptions(file: File, context: Context) -> tuple[Line, ...]:
    """The lines that are kept of a file's shots, by whichever model; the latest where several described it."""

    def keys(connection: sqlite3.Connection) -> list[tuple[str, str]]:
        rows = connection.execute(
            "SELECT parameters, revision FROM entries WHERE fingerprint = ? AND what = ? ORDER BY written DESC, id",
            (file.info.fingerprint, KEPT),
        )
        return [(str(parameters), str(revision)) for parameters, revision in rows]

    for parameters, revision in context.index.examine(keys) or []:
        kept = context.index.get(file.info.fingerprint, KEPT, parameters, _Described, revision=revision)
        if kept is not None and kept.lines:
            return tuple((start, end, text) for start, end, text, _ in kept.lines)
    return ()


def matching(lines: Sequence[Line], questions: Sequence[str]) -> tuple[tuple[Hint, ...], ...]:
    """For each question the lines that have words of it, or words for the same: what few lines have counts more (inverse
    document frequency). Pure."""
    words = [_words(text) for _, _, text in lines]
    letters = [plain(text) for _, _, text in lines]
    found = []
    for question in questions:
        wanted = {(part.kind, part.key): plain(part.text) for part in reading.read(question).content}
        # between Chinese words there are no spaces, so they are looked for where they stand
        standing = {key: text for key, text in wanted.items() if is_chinese(text)}
        having = [
            own & set(wanted) | {key for key, text in standing.items() if text in line}
            for own, line in zip(words, letters, strict=True)
        ]
        worth = {key: log((len(lines) + 1) / (sum(key in own for own in having) + 0.5)) for key in wanted}
        total = sum(worth.values())
        found.append(
            tuple(
                Hint(start, end, sum(worth[key] for key in own) / total)
                for (start, end, _), own in zip(lines, having, strict=True)
                if own
            )
        )
    return tuple(found)


def _words(text: str) -> set[tuple[str, str]]:
    text = text[: reading.LONGEST]
    return {(part.kind, part.key) for part in reading.read(text).content} if text.strip() else set()


def _by_search(file: File, questions: Sequence[str], context: Context) -> Source | None:
    """What Find says without a model that looks by itself; None where the file has not been measured."""
    from engine.tasks import find

    queries = [reading.read(question) for question in questions]
    answers = list(find.answered(queries, Find(paths=(file.info.path,), query=""), context.part(0.0, 0.0)))
    if any(one.text == UNPREPARED for one in answers[0].not_searched):
        return None
    hints = tuple(
        tuple(Hint(match.start, match.end, match.score) for match in (*answer.matches, *answer.weak)) for answer in answers
    )
    return Source("words", hints, tuple(answers[0].engine.split(" + ")[1:]))


def _lines_of_speech(file: File, context: Context) -> tuple[Line, ...]:
    spoken = said.read(said.kept(context.index, file.info.fingerprint)).lines
    return tuple(
        (line.segment.start, line.segment.end, line.segment.text or " ".join(word.text for word in line.segment.words))
        for line in spoken
    )


def _by_meaning(file: File, lines: Sequence[Line], questions: Sequence[str], context: Context) -> Source | None:
    """Descriptions that say the same in other words, by a text encoder where one is installed."""
    from engine.search import vectors

    model = _model("text")
    if model is None:
        return None
    segments = tuple(SpokenSegment(start=start, end=end, text=text) for start, end, text in lines)
    told = said.read([Transcript(engine=KEPT, source="model", language="", segments=segments)]).lines
    key = vectors.sentences_key(model.key, told)

    def kept() -> dict[str, object] | None:
        return context.index.get_arrays(file.info.fingerprint, key.what, key.parameters, revision=key.revision)

    with model.opened(context) as embedder:
        arrays = kept()
        if arrays is None:
            vectors.read(file.info, key, told, embedder.read, context)
            arrays = kept()
        if arrays is None:
            return None
        hints = []
        for question in questions:
            context.check()
            scores = embedder.scores(arrays["vectors"] @ embedder.ask(question))
            hints.append(
                tuple(
                    Hint(start, end, float(score)) for (start, end, _), score in zip(lines, scores, strict=True) if score > 0
                )
            )
    return Source("descriptions", tuple(hints), (model.found.name,))


def _by_pictures(file: File, questions: Sequence[str], context: Context, *, prepare: bool) -> Source | None:
    """Pictures, one a second, and shots that look like it, by a search model where one is installed."""
    from engine.search import sampled, vectors

    model = _model("pictures")
    if model is None or not file.info.video:
        return None
    key = model.key
    rows = sampled.recall(context.index, file.info, key)  # type: ignore[arg-type]
    if rows is None and not prepare:
        return None
    with model.opened(context) as embedder:
        if rows is None:
            (rows,) = sampled.look(file.info, [embedder], context)
        if file.analysis is not None and not vectors.has_shots(context.index, file.info, key):
            vectors.keep_shots(context.index, file.analysis.shots, file.info, key)
        hints = []
        for question in questions:
            context.check()
            scores = embedder.scores(rows.rows @ embedder.ask(question))
            best = sorted((place for place in range(len(scores)) if scores[place] > 0), key=lambda n: (-scores[n], n))
            times = [Fraction(float(rows.times[place])).limit_denominator(100_000) for place in best[:_MOST]]
            hints.append(
                tuple(
                    Hint(max(Fraction(0), time - _AROUND), time + _AROUND, float(scores[place]))
                    for time, place in zip(times, best, strict=False)
                )
            )
    return Source("vectors", tuple(hints), (model.found.name,))


def _model(kind: str) -> SearchModel | None:
    found = next((one for one in _installed() if one.kind == kind), None)
    return SearchModel(found) if found is not None else None


def _is_of_pictures(name: str) -> bool:
    return any(one.name == name and one.kind == "pictures" for one in _installed())


def _installed() -> Sequence[Found]:
    return chosen("auto")


def _tried(work: Callable[[], T]) -> T | None:
    """What it gives, or nothing where it fails: an answer is worth more than its best beginning."""
    try:
        return work()
    except ClipwrightError as error:
        if error.status is Status.CANCELLED:
            raise
        return None
