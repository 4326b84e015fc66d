"""Where a model looks, and how closely: the tokens that it can take in are spent where they tell most. Pure.

A look is one prompt with pictures of one file. A file that fits is one look, as dense and as sharp as there is room for; a
longer one first loses sharpness, then density, and then becomes several looks, whose borders lie on cuts. Every shot is seen
at least once where there is room for that, however short it is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

import numpy as np

RUNGS: tuple[tuple[Fraction, int], ...] = (
    (Fraction(2), 256),
    (Fraction(2), 128),
    (Fraction(2), 56),
    (Fraction(1), 56),
    (Fraction(1), 32),
    (Fraction(1), 16),
)
"""Pictures a second and tokens a picture, from the closest look to the most cursory one that still serves."""
WIDE = (Fraction(1), 56)
"""How footage is looked at that does not fit into one look."""
INSTANT = Fraction(1, 5)
"""Seconds; a file up to this long, such as a still picture, is shown once."""
FEWEST = 4
"""Pictures of anything longer, however short it is."""
MOST_LOOKS = 4
"""Into how many prompts' worth of tokens several files may grow before they are looked at less closely."""
LEAST_ROOM = FEWEST * RUNGS[-1][1]
"""Tokens; with less room nothing is looked at."""
_NEAR = Fraction(1, 4)
"""Share of the distance between two pictures by which one may move onto a keyframe."""
_TRIED = 8
"""Keyframes by which a common shift is tried."""
_CLOSEST_GAP = Fraction(1, 50)
"""Seconds between pictures, at least: nearer ones show the same."""


@dataclass(frozen=True)
class Film:
    """What is to be looked at of one file: seconds of media time; `cuts` are where its shots begin, ascending."""

    media: int
    start: Fraction
    end: Fraction
    cuts: tuple[Fraction, ...] = ()

    @property
    def duration(self) -> Fraction:
        return self.end - self.start


@dataclass(frozen=True)
class Look:
    """One prompt's pictures, all of one file: their media times, ascending, all in `start`..`end`."""

    media: int
    start: Fraction
    end: Fraction
    times: tuple[Fraction, ...]
    tokens_each: int
    """Tokens that a picture may take."""

    @property
    def tokens(self) -> int:
        return len(self.times) * self.tokens_each


def looks(films: Sequence[Film], room: int) -> tuple[Look, ...]:
    """How to look at all of `films` with `room` tokens for the pictures of one prompt, in the order of the films.

    A film without length is left out. Raises ValueError for a room below LEAST_ROOM.
    """
    _check(room)
    films = [film for film in films if film.duration > 0]
    for rate, each in RUNGS:
        counts = [_count(film, rate) for film in films]
        if all(count * each <= room for count in counts) and sum(counts) * each <= MOST_LOOKS * room:
            return tuple(_look(film, rate, each, room) for film in films)
    rate, each = WIDE if WIDE[1] * FEWEST <= room else RUNGS[-1]
    longest = Fraction(room // each) / rate
    return tuple(_look(piece, rate, each, room) for film in films for piece in _pieces(film, longest))


def overview(film: Film, room: int) -> Look:
    """One look at all of a film, however long it is: of what is too long, pictures are taken more rarely.

    Raises ValueError for a room below LEAST_ROOM and for a film without length.
    """
    _check(room)
    if film.duration <= 0:
        raise ValueError("nothing to look at")
    for rate, each in RUNGS:
        if _count(film, rate) * each <= room:
            return _look(film, rate, each, room)
    each = RUNGS[-1][1]
    return Look(film.media, film.start, film.end, _spread(film.start, film.end, room // each), each)


def closer(film: Film, room: int, *, rate: Fraction = Fraction(4), sharpest: int = 1024) -> Look:
    """One stretch, each picture of `sharpest` tokens where there is room for FEWEST such: density gives way before sharpness
    does, down to FEWEST pictures; and then again where they would fall below 64 tokens.

    Raises ValueError for a room below LEAST_ROOM.
    """
    _check(room)
    number = max(1, _count(film, rate))
    if number * sharpest > room:
        number = min(number, max(FEWEST, room // sharpest))
    each = min(sharpest, room // number)
    if each < min(64, sharpest):
        each = min(64, sharpest)
        number = max(1, room // each)
    return Look(film.media, film.start, film.end, _spread(film.start, film.end, number), each)


def _check(room: int) -> None:
    if room < LEAST_ROOM:
        raise ValueError(f"too little room to look at anything: {room} tokens")


def _count(film: Film, rate: Fraction) -> int:
    """How many pictures a film gets at `rate`."""
    if film.duration <= INSTANT:
        return 1
    return max(FEWEST, floor(film.duration * rate))


def _spread(start: Fraction, end: Fraction, number: int) -> tuple[Fraction, ...]:
    """The middles of `number` equal stretches, in whole microseconds, which is as finely as a prompt tells times."""
    step = (end - start) / number
    middles = (start + step * index + step / 2 for index in range(number))
    return tuple(sorted({_stamp(middle, start, end) for middle in middles}))


def _stamp(time: Fraction, start: Fraction, end: Fraction) -> Fraction:
    stamp = Fraction(round(time * 1_000_000), 1_000_000)
    return stamp if start <= stamp < end else time


def _look(film: Film, rate: Fraction, each: int, room: int) -> Look:
    times = _spread(film.start, film.end, _count(film, rate))
    spare = room // each - len(times)
    unseen = _unseen(film, times)[: max(0, spare)]
    return Look(film.media, film.start, film.end, tuple(sorted({*times, *unseen})), each)


def _unseen(film: Film, times: Sequence[Fraction]) -> list[Fraction]:
    """A time in each shot that none of `times` shows."""
    borders = [film.start, *(cut for cut in film.cuts if film.start < cut < film.end), film.end]
    found = []
    for begin, end in pairwise(borders):
        index = bisect_left(times, begin)
        if end - begin >= _CLOSEST_GAP and not (index < len(times) and times[index] < end):
            found.append(_stamp((begin + end) / 2, begin, end))
    return found


def _pieces(film: Film, longest: Fraction) -> list[Film]:
    """A film in stretches of about equal length, none above `longest`, that end on cuts where one lies near."""
    number = ceil(film.duration / longest)
    pieces = []
    start = film.start
    for index in range(1, number + 1):
        end = film.end if index == number else _near_cut(film, start, number - index + 1, longest)
        pieces.append(Film(film.media, start, end, film.cuts))
        start = end
    return pieces


def _near_cut(film: Film, start: Fraction, left: int, longest: Fraction) -> Fraction:
    """Where a stretch from `start` ends, when `left` stretches are to cover the rest."""
    even = start + (film.end - start) / left
    earliest = max(start + (even - start) / 2, film.end - longest * (left - 1))
    latest = min(start + longest, film.end)
    cuts = film.cuts[bisect_left(film.cuts, earliest) : bisect_right(film.cuts, latest)]
    return min(cuts, key=lambda cut: (abs(cut - even), cut)) if cuts else even


def fewer(look: Look, most: int) -> Look:
    """The look with at most so many of its times, in the middles of equal stretches of them."""
    count = len(look.times)
    if count <= most:
        return look
    return replace(look, times=tuple(look.times[(2 * place + 1) * count // (2 * most)] for place in range(most)))


def following(look: Look, keyframes: Sequence[Fraction], frame: Fraction) -> Look:
    """The look with its times where the stream is quick to decode: all moved by the same amount to where most of them show a
    keyframe, and then each to a keyframe that is near. They stay as many, in order, inside, and about as evenly spread.

    `keyframes` are media times, ascending; `frame` is the length of one, half of which a time lies behind its keyframe.
    """
    if len(look.times) < 2 or not keyframes:
        return look
    step = (look.end - look.start) / len(look.times)
    wanted = [key + frame / 2 for key in keyframes if look.start <= key + frame / 2 < look.end]
    if not wanted:
        return look
    times = _shifted(look, wanted, step, frame)
    moved = [_onto(wanted, time, step * _NEAR) for time in times]
    # two that were moved onto one keyframe would be one: the later stays where it was
    for place in range(1, len(moved)):
        if moved[place] <= moved[place - 1]:
            moved[place] = times[place]
    if any(later <= earlier for earlier, later in pairwise(moved)):
        moved = times
    return replace(look, times=tuple(_stamp(time, look.start, look.end) for time in moved))


def _shifted(look: Look, wanted: Sequence[Fraction], step: Fraction, frame: Fraction) -> list[Fraction]:
    """The times, moved together by up to half a step to where most of them show a keyframe."""
    times, keys = np.array(look.times, dtype=float), np.array(wanted, dtype=float)
    best, most = Fraction(0), _hits(times, keys, float(frame))
    for key in wanted[:_TRIED]:
        near = look.times[min(bisect_left(look.times, key), len(look.times) - 1)]
        shift = (key - near) % step
        shift = shift - step if shift > step / 2 else shift
        if look.times[0] + shift < look.start or look.times[-1] + shift >= look.end:
            continue
        hits = _hits(times + float(shift), keys, float(frame))
        if hits > most:
            best, most = shift, hits
    return [time + best for time in look.times]


def _hits(times: np.ndarray, wanted: np.ndarray, frame: float) -> int:
    """How many of `times` are within half a frame of one of `wanted`."""
    after = np.minimum(np.searchsorted(wanted, times), len(wanted) - 1)
    distance = np.minimum(np.abs(wanted[after] - times), np.abs(wanted[np.maximum(after - 1, 0)] - times))
    return int((distance <= frame / 2).sum())


def _onto(wanted: Sequence[Fraction], time: Fraction, near: Fraction) -> Fraction:
    """The time of `wanted` that is nearest, or `time` itself where none is within `near`."""
    index = bisect_left(wanted, time)
    around = [key for key in wanted[max(0, index - 1) : index + 1] if abs(key - time) <= near]
    return min(around, key=lambda key: abs(key - time)) if around else time
