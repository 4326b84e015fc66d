"""How models look at footage that were made for one pace: pictures at fixed instants of the file, whatever the range. Pure.

The instants are those of the whole file also where a part of it is looked at: what a model made of them serves again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from math import ceil

from engine.tasks.understanding.plan import Film, Look

FEWEST = 2
"""Pictures of anything that lasts longer than an instant: one tells nothing of what comes after what."""


def steady(film: Film, rate: Fraction, tokens: Callable[[int], int], room: int) -> tuple[Look, ...]:
    """All of a film at `rate` pictures a second: in one look where `tokens` of so many pictures fit into `room`, else in
    several of about equal length, whose borders lie on cuts where one is near."""
    number = 1
    while True:
        found = [_look(piece, rate) for piece in _pieces(film, number)]
        if all(tokens(len(look.times)) <= room or len(look.times) <= FEWEST for look in found):
            return tuple(replace(look, tokens_each=max(1, tokens(len(look.times)) // len(look.times))) for look in found)
        number += 1


def _look(film: Film, rate: Fraction) -> Look:
    first, last = ceil(film.start * rate), ceil(film.end * rate)
    times = tuple(place / rate for place in range(first, last))
    if len(times) < FEWEST:
        times = tuple(film.start + film.duration * place / FEWEST for place in range(FEWEST))
    return Look(film.media, film.start, film.end, times, 1)


def _pieces(film: Film, number: int) -> list[Film]:
    borders = [film.start]
    each = film.duration / number
    for place in range(1, number):
        even = film.start + each * place
        near = [cut for cut in film.cuts if abs(cut - even) < each / 8]
        borders.append(min(near, key=lambda cut: (abs(cut - even), cut)) if near else even)
    borders.append(film.end)
    return [Film(film.media, start, end, film.cuts) for start, end in pairwise(borders)]
