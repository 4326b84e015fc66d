"""Where a model looks, and how closely: the tokens that it can take in are spent where they tell most. Pure.

A look is one prompt. Footage that fits is one look, as dense and as sharp as there is room for; longer footage first loses
sharpness, then density, and then becomes several looks, whose borders lie on cuts. Every shot is seen at least once where
there is room for that, however short it is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

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
LEAST_ROOM = FEWEST * RUNGS[-1][1]
"""Tokens; with less room nothing is looked at."""
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
class Part:
    """Pictures of one file in one look: their media times, ascending, all in `start`..`end`."""

    media: int
    start: Fraction
    end: Fraction
    times: tuple[Fraction, ...]


@dataclass(frozen=True)
class Look:
    """One prompt's pictures: parts in the order of the request."""

    parts: tuple[Part, ...]
    tokens_each: int
    """Tokens that a picture may take."""

    @property
    def frames(self) -> int:
        return sum(len(part.times) for part in self.parts)

    @property
    def tokens(self) -> int:
        return self.frames * self.tokens_each


def looks(films: Sequence[Film], room: int, *, whole: bool = False) -> tuple[Look, ...]:
    """How to look at all of `films` with `room` tokens for the pictures of one prompt.

    With `whole`, as one look in any case: of footage that is too long for that, pictures are taken more rarely than one a
    second. A film without length is left out. Raises ValueError for a room below LEAST_ROOM.
    """
    if room < LEAST_ROOM:
        raise ValueError(f"too little room to look at anything: {room} tokens")
    films = [film for film in films if film.duration > 0]
    if not films:
        return ()
    for rate, each in RUNGS:
        if sum(_count(film, rate) for film in films) * each <= room:
            return (_look(films, rate, each, room),)
    if whole:
        return (_sparse(films, room),)
    rate, each = WIDE if WIDE[1] * FEWEST <= room else RUNGS[-1]
    return tuple(_look(group, rate, each, room) for group in _groups(films, Fraction(room // each) / rate, rate, each, room))


def closer(film: Film, room: int, *, rate: Fraction = Fraction(4), sharpest: int = 1024) -> Look:
    """One stretch, as sharp as there is room for; density gives way only when pictures would fall below 64 tokens.

    Raises ValueError for a room below LEAST_ROOM.
    """
    if room < LEAST_ROOM:
        raise ValueError(f"too little room to look at anything: {room} tokens")
    number = max(1, _count(film, rate))
    each = min(sharpest, room // number)
    if each < 64:
        each = min(64, room)
        number = max(1, room // each)
    return Look((Part(film.media, film.start, film.end, _spread(film.start, film.end, number)),), each)


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


def _look(films: Sequence[Film], rate: Fraction, each: int, room: int) -> Look:
    parts = [Part(film.media, film.start, film.end, _spread(film.start, film.end, _count(film, rate))) for film in films]
    spare = room // each - sum(len(part.times) for part in parts)
    full = []
    for film, part in zip(films, parts, strict=True):
        unseen = _unseen(film, part.times)[: max(0, spare)]
        spare -= len(unseen)
        full.append(Part(part.media, part.start, part.end, tuple(sorted({*part.times, *unseen}))))
    return Look(tuple(full), each)


def _unseen(film: Film, times: Sequence[Fraction]) -> list[Fraction]:
    """A time in each shot that none of `times` shows."""
    borders = [film.start, *(cut for cut in film.cuts if film.start < cut < film.end), film.end]
    found = []
    for begin, end in pairwise(borders):
        index = bisect_left(times, begin)
        if end - begin >= _CLOSEST_GAP and not (index < len(times) and times[index] < end):
            found.append(_stamp((begin + end) / 2, begin, end))
    return found


def _sparse(films: Sequence[Film], room: int) -> Look:
    """One look at everything, evenly, at the smallest pictures."""
    each = RUNGS[-1][1]
    most = room // each
    total = sum((film.duration for film in films), Fraction(0))
    counts = [max(1, floor(most * film.duration / total)) for film in films]
    if sum(counts) > most:
        # more files than pictures: those that are longest are seen, one picture each
        longest = sorted(range(len(films)), key=lambda index: (-films[index].duration, index))[:most]
        counts = [1 if index in longest else 0 for index in range(len(films))]
    parts = (
        Part(film.media, film.start, film.end, _spread(film.start, film.end, count))
        for film, count in zip(films, counts, strict=True)
        if count
    )
    return Look(tuple(parts), each)


def _groups(films: Sequence[Film], seconds: Fraction, rate: Fraction, each: int, room: int) -> list[list[Film]]:
    """Films cut into stretches, and those put together, so that each group fits into one look."""
    most = room // each
    groups: list[list[Film]] = [[]]
    taken = 0
    for film in films:
        for piece in _pieces(film, seconds):
            count = _count(piece, rate)
            if groups[-1] and taken + count > most:
                groups.append([])
                taken = 0
            groups[-1].append(piece)
            taken += count
    return groups


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
