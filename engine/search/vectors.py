"""What search models make of a file, kept in the index; and the nearest of it to a query, as ranges."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from hashlib import blake2b

import numpy as np

from engine.index import Index
from engine.index.vectors import Near, VectorSet, keep, unit
from engine.media import read_audio
from engine.protocol import Match, MediaInfo, Span
from engine.search.evidence import Film
from engine.search.ranges import Snapper
from engine.search.said import Line
from engine.tasks.context import Context

WINDOW = Fraction(10)
"""Seconds of sound that CLAP hears at once."""
HOP = Fraction(5)
_BATCH = 8
_MOST = 400
"""Nearest vectors of all files that are looked at."""
_APART = 2.5
"""Seconds up to which pictures that fit make one range."""
_WEAK = 0.25
SHOTS = "shot vectors"
_SHOT = 0.97
"""What the mean of a shot is worth against one picture: of equals the picture says where it is."""


@dataclass(frozen=True)
class Key:
    """Where a model's vectors of a file lie in the index, beside the fingerprint."""

    what: str
    parameters: str
    revision: str


def keep_shots(index: Index, film_shots: Sequence[Span], info: MediaInfo, key: Key) -> None:
    """Keep a vector for each shot: the mean of its pictures'."""
    found = index.get_arrays(info.fingerprint, key.what, key.parameters, revision=key.revision)
    if found is None or not len(found.get("times", ())):
        return
    starts = np.array([float(shot.start) for shot in film_shots] or [0.0])
    number = np.maximum(np.searchsorted(starts, found["times"] + 1e-6, side="right") - 1, 0)
    shots = np.unique(number)
    means = np.stack([found["vectors"][number == shot].mean(axis=0) for shot in shots])
    keep(index, info.fingerprint, SHOTS, key.parameters, starts[shots], unit(means), revision=key.revision)


def has_shots(index: Index, info: MediaInfo, key: Key) -> bool:
    """Whether `keep_shots` was here."""
    return index.get_arrays(info.fingerprint, SHOTS, key.parameters, revision=key.revision) is not None


def listen(
    info: MediaInfo, key: Key, hear: Callable[[Sequence[np.ndarray]], np.ndarray], rate: int, context: Context
) -> None:
    """Keep a vector of each window of the file's sound."""
    window, hop = int(WINDOW * rate), int(HOP * rate)
    held = np.zeros(0, np.float32)
    batch: list[np.ndarray] = []
    times: list[float] = []
    made: list[np.ndarray] = []

    def hear_all() -> None:
        if batch:
            made.append(hear(batch))
            batch.clear()
            context.progress(min(1.0, times[-1] / max(float(info.duration), 0.1)), "listening")

    place = 0.0
    for block in read_audio(info, rate=rate, block=rate):
        context.check()
        held = np.concatenate([held, block])
        while len(held) >= window:
            batch.append(held[:window])
            times.append(place)
            held, place = held[hop:], place + float(HOP)
            if len(batch) >= _BATCH:
                hear_all()
    if len(held) >= rate or not times:
        batch.append(held if len(held) else np.zeros(rate, np.float32))
        times.append(place)
    hear_all()
    keep(
        context.index,
        info.fingerprint,
        key.what,
        key.parameters,
        np.array(times),
        np.concatenate(made),
        revision=key.revision,
    )


def sentences_key(key: Key, lines: Sequence[Line]) -> Key:
    """The place of the vectors of these sentences: a transcript may be made anew."""
    text = "\n".join(f"{line.segment.start} {line.segment.text}" for line in lines)
    digest = blake2b(text.encode(), digest_size=8).hexdigest()
    return Key(key.what, f"{key.parameters} {digest}", key.revision)


def read(
    info: MediaInfo, key: Key, lines: Sequence[Line], embed: Callable[[Sequence[str]], np.ndarray], context: Context
) -> None:
    """Keep a vector of each sentence that is said in the file."""
    texts = [line.segment.text or " ".join(word.text for word in line.segment.words) for line in lines]
    made = []
    for first in range(0, len(texts), 32):
        context.progress(first / len(texts), "reading what is said")
        made.append(embed(texts[first : first + 32]))
    times = np.array([float(line.segment.start) for line in lines])
    keep(context.index, info.fingerprint, key.what, key.parameters, times, np.concatenate(made), revision=key.revision)


def recalled(
    index: Index, films: Sequence[tuple[int, Film]], keys: Sequence[Key], *, shots: bool = False
) -> list[tuple[VectorSet, bool]]:
    """(vectors under `keys[i]` of film i, whether they are of shots): those of pictures, sounds or sentences, and with
    `shots` those of shots, too."""
    found = []
    for whole in (False, True) if shots else (False,):
        known = VectorSet()
        for (number, film), key in zip(films, keys, strict=True):
            what = SHOTS if whole else key.what
            known.recall(
                index, film.analysis.info.fingerprint, what, key.parameters, revision=key.revision, name=str(number)
            )
        found.append((known, whole))
    return found


def top(sets: Sequence[tuple[VectorSet, bool]], query: np.ndarray) -> list[tuple[int, Near, bool]]:
    """(file, hit, whether it is a shot's) of the vectors in `sets` that are nearest to the query."""
    return [(int(near.name), near, whole) for known, whole in sets for near in known.top(query, _MOST)]


def nearest(
    index: Index,
    films: Sequence[tuple[int, Film]],
    keys: Sequence[Key],
    query: np.ndarray,
    *,
    shots: bool = False,
) -> list[tuple[int, Near, bool]]:
    """As `top` of what is `recalled`: for a single query."""
    return top(recalled(index, films, keys, shots=shots), query)


def matches(
    hits: Sequence[tuple[int, Near, bool]],
    films: Sequence[tuple[int, Film]],
    scores: Callable[[np.ndarray], np.ndarray],
    length: Callable[[Film, float, bool], Span],
    reason: str,
) -> list[Match]:
    """Hits that are worth anything as ranges, best first: `length` is what a hit at a time stands for."""
    by_number = dict(films)
    worth = scores(np.array([near.score for _, near, _ in hits])) if hits else np.zeros(0)
    pieces: dict[int, list[tuple[Span, float, float]]] = {}
    for (number, near, whole), value in zip(hits, worth.tolist(), strict=True):
        value *= _SHOT if whole else 1.0
        if value >= _WEAK:
            pieces.setdefault(number, []).append((length(by_number[number], near.time, whole), value, near.time))
    found: list[Match] = []
    for number, own in sorted(pieces.items()):
        film = by_number[number]
        snapper = Snapper(film)
        for group in _groups(sorted(own, key=lambda one: (one[0].start, one[0].end)), film):
            best = max(group, key=lambda one: (one[1], -one[2]))
            # what fits much less than the best of the range only widens it
            kept = [one for one in group if one[1] >= 0.6 * best[1]]
            span = snapper.snapped(min(one[0].start for one in kept), max(one[0].end for one in kept))
            if span is None:
                continue
            at = min(max(Fraction(best[2]).limit_denominator(1000), span.start), span.end)
            found.append(
                Match(
                    media=number, start=span.start, end=span.end, score=round(best[1], 3), reasons=(reason,), evidence=(at,)
                )
            )
    return sorted(found, key=lambda match: (-match.score, match.media, match.start))


def picture_length(film: Film, time: float, whole: bool) -> Span:
    """A picture stands for the second around it, a shot for itself."""
    at = Fraction(time).limit_denominator(100_000)
    shot = _shot(film, at)
    if whole:
        return shot
    return Span(max(shot.start, at - Fraction(1, 2)), min(shot.end, at + 1))


def sound_length(film: Film, time: float, whole: bool) -> Span:  # noqa: ARG001 - as the others
    at = Fraction(time).limit_denominator(100_000)
    return Span(at, min(film.duration, at + WINDOW))


def sentence_length(film: Film, time: float, whole: bool) -> Span:  # noqa: ARG001 - as the others
    starts = [float(line.segment.start) for line in film.said.lines]
    segment = film.said.lines[max(0, bisect_right(starts, time + 1e-6) - 1)].segment
    return Span(segment.start, segment.end)


def _groups(pieces: list[tuple[Span, float, float]], film: Film) -> list[list[tuple[Span, float, float]]]:
    """Those that follow each other closely, and within a shot."""
    groups: list[list[tuple[Span, float, float]]] = []
    for piece in pieces:
        last = groups[-1] if groups else []
        end = max((one[0].end for one in last), default=None)
        if end is not None and (
            piece[0].start < end or (piece[0].start - end <= _APART and _shot(film, piece[0].start).start < end)
        ):
            last.append(piece)
        else:
            groups.append([piece])
    return groups


def _shot(film: Film, time: Fraction) -> Span:
    shots = film.analysis.shots
    if not shots:
        return Span(Fraction(0), film.duration)
    number = max(0, bisect_right(film.shot_starts, time + Fraction(1, 1_000_000)) - 1)
    return Span(shots[number].start, min(shots[number].end, film.duration))
