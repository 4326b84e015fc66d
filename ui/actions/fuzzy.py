"""Finding a command by a few of its letters."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple


class Match(NamedTuple):
    """How well a text fits what was typed: higher is better. `places` are the letters that did."""

    score: float
    places: tuple[int, ...]


def match(typed: str, text: str) -> Match | None:
    """Fit `typed` into `text`: all its letters, in order, best at the beginning of words and side by side.

    Case, accents and the spaces of `typed` do not count. None when it does not fit.
    """
    wanted = [letter for letter in _folded(typed) if not letter.isspace()]
    letters = _folded(text)
    if not wanted:
        return Match(0.0, ())
    if len(wanted) > len(letters):
        return None
    starts = [place == 0 or not letters[place - 1].isalnum() for place in range(len(letters))]
    # best[place] is the best way to end the letters so far exactly at `place`
    best: dict[int, tuple[float, tuple[int, ...]]] = {}
    for count, letter in enumerate(wanted):
        ends: dict[int, tuple[float, tuple[int, ...]]] = {}
        before: tuple[float, tuple[int, ...]] | None = None
        for place, here in enumerate(letters):
            if count and place - 1 in best and (before is None or best[place - 1][0] > before[0]):
                before = best[place - 1]
            if here != letter or (count and before is None):
                continue
            worth = 3.0 if starts[place] else 0.0
            if not count:
                ends[place] = (worth - 0.05 * place + (2.0 if place == 0 else 0.0), (place,))
                continue
            score, places = before or (0.0, ())
            options = [(score + worth - 0.5, (*places, place))]
            if place - 1 in best:
                score, places = best[place - 1]
                options.append((score + worth + 3.5, (*places, place)))
            ends[place] = max(options)
        best = ends
        if not best:
            return None
    score, places = max(best.values())
    return Match(score - 0.02 * len(letters), places)


def _folded(text: str) -> str:
    """Lower case without accents, one letter for each of `text`."""
    return "".join(map(_plain, text))


def _plain(letter: str) -> str:
    parts = unicodedata.normalize("NFKD", letter)
    base = next((part for part in parts if not part.isspace() and not unicodedata.combining(part)), letter)
    return base.lower()[:1] or letter
