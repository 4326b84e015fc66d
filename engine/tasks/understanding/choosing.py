"""Where in long footage a model looks for a question, and which shots it then reads closely.

What is remembered of the footage (`recalling`) ranks its shots for each question. Footage of so many looks that taking
all would last too long is looked at where those shots are, and here and there between them; and the few shots that rank
first are shown once more by themselves, as sharp as the file is. Footage that fits well into one look is read as it is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from math import ceil

import numpy as np

from engine.protocol import Span
from engine.protocol.understanding import Place
from engine.tasks.context import Context
from engine.tasks.understanding.asking import Asking
from engine.tasks.understanding.looking import File
from engine.tasks.understanding.plan import WIDE, Look
from engine.tasks.understanding.recalling import Hint, Source, recalled

MOST_LOOKS = 24
"""Looks that one question takes at one file; some eight hours of it where a model has room for an hour's third."""
MOST_CLOSE = 4
"""Shots of one file that are read closely for a question."""
_CLOSE_FRAMES = 16
"""Pictures of such a shot, at most."""
_LONGEST = Fraction(12)
"""Seconds of a shot beyond which it is taken in pieces."""
_K = 60
"""Of reciprocal rank fusion, as in engine.search.fusion."""


@dataclass(frozen=True)
class Chosen:
    """The looks that a question takes at a file, and why these."""

    looks: tuple[Look, ...]
    """In the order of time."""
    close: tuple[Look, ...] = ()
    """Shots that are shown by themselves, in the order of time."""
    notes: tuple[str, ...] = ()
    """For the user."""

    def __iter__(self) -> Iterator[tuple[Look, bool]]:
        """Each look, and whether it is a close one."""
        yield from ((look, False) for look in self.looks)
        yield from ((look, True) for look in self.close)

    def __len__(self) -> int:
        return len(self.looks) + len(self.close)


def choose(talk: Asking, file: File, questions: Sequence[str], context: Context) -> list[Chosen]:
    """The looks for each question; what is chosen for one does not depend on the others. Raises Cancelled."""
    looks = talk.looker.looks(file.media)
    if not _worth_choosing(talk, file, looks):
        return [Chosen(looks)] * len(questions)
    sources = recalled(file, questions, context, prepare=len(looks) > MOST_LOOKS)
    units = units_of(file)
    chosen = []
    for number in range(len(questions)):
        own = [replace(source, hints=(source.hints[number],)) for source in sources if source.hints[number]]
        chosen.append(_chosen(talk, file, looks, units, ranked(units, own), own))
    return chosen


def choose_for_review(talk: Asking, file: File, rules: Sequence[str], context: Context) -> Chosen:
    """All looks, since a review that leaves footage out clears nothing, and what is read closely for its rules. Raises
    Cancelled."""
    looks = talk.looker.looks(file.media)
    if not _worth_choosing(talk, file, looks):
        return Chosen(looks)
    sources = recalled(file, rules, context, prepare=len(looks) > MOST_LOOKS)
    units = units_of(file)
    weights = np.zeros(len(units))
    for number in range(len(rules)):
        weights = np.maximum(weights, ranked(units, [replace(one, hints=(one.hints[number],)) for one in sources]))
    return _closely(talk, file, looks, units, weights, sources)


def _worth_choosing(talk: Asking, file: File, looks: Sequence[Look]) -> bool:
    """Whether footage takes several looks, or one so cursory that little is to be made out in it. Models that were made for
    one pace do not see what is shown by itself as they see footage."""
    if len(looks) > MOST_LOOKS or getattr(talk.model, "pace", None) is not None:
        return len(looks) > MOST_LOOKS
    width, height = file.info.video[0].display_size
    sharpest = talk.model.size(float(width * height), width, height)
    cursory = any(
        look.tokens_each < WIDE[1] and talk.model.size(look.tokens_each, width, height) != sharpest for look in looks
    )
    return len(looks) > 1 or cursory


def units_of(file: File) -> tuple[Span, ...]:
    """The shots of a file, long ones in pieces; in order and without gaps. Where no shots are known, pieces alone."""
    film = file.film
    borders = [film.start, *(cut for cut in file.cuts if film.start < cut < film.end), film.end]
    found = []
    for start, end in pairwise(borders):
        number = ceil((end - start) / _LONGEST)
        found += [
            Span(start + (end - start) * place / number, start + (end - start) * (place + 1) / number)
            for place in range(number)
        ]
    return tuple(found)


def ranked(units: Sequence[Span], sources: Sequence[Source]) -> np.ndarray:
    """(units,) what each is worth by all sources together: the sum of reciprocal ranks, 0 where none points to it. Pure."""
    worth = np.zeros(len(units))
    starts = np.array([float(unit.start) for unit in units])
    ends = np.array([float(unit.end) for unit in units])
    for source in sources:
        scores = np.zeros(len(units))
        for hint in (hint for hints in source.hints for hint in hints):
            _spread(scores, starts, ends, hint)
        # of units that score the same none is better than another
        levels = {score: place for place, score in enumerate(sorted(set(scores[scores > 0].tolist()), reverse=True), 1)}
        worth += np.array([1 / (_K + levels[score]) if score > 0 else 0.0 for score in scores.tolist()])
    return worth


def _spread(scores: np.ndarray, starts: np.ndarray, ends: np.ndarray, hint: Hint) -> None:
    """A hint counts for units that it shares most of itself or most of them with, and for the one it shares most with."""
    start, end = float(hint.start), float(hint.end)
    first = int(np.searchsorted(ends, start, side="right"))
    last = max(first + 1, int(np.searchsorted(starts, end, side="left")))
    common = np.minimum(ends[first:last], end) - np.maximum(starts[first:last], start)
    if not len(common):
        return
    shorter = np.minimum(ends[first:last] - starts[first:last], end - start)
    meant = (common * 2 >= shorter) | (common == common.max())
    scores[first:last] = np.where(meant, np.maximum(scores[first:last], hint.score), scores[first:last])


def kept(looks: Sequence[Look], units: Sequence[Span], worth: np.ndarray) -> tuple[tuple[Look, ...], int]:
    """(MOST_LOOKS of `looks`, how many of them something points to): those with the best units in them first, the rest
    spread evenly over the others. Pure."""
    starts, ends = [unit.start for unit in units], [unit.end for unit in units]
    best = []
    for look in looks:
        own = worth[bisect_right(ends, look.start) : bisect_left(starts, look.end)]
        best.append(float(own.max(initial=0.0)))
    pointed = sorted((place for place, value in enumerate(best) if value > 0), key=lambda place: (-best[place], place))
    taken = pointed[:MOST_LOOKS]
    others = [place for place in range(len(looks)) if place not in set(taken)]
    spare = min(MOST_LOOKS, len(looks)) - len(taken)
    taken += [others[(2 * number + 1) * len(others) // (2 * spare)] for number in range(spare)]
    return tuple(looks[place] for place in sorted(taken)), min(len(pointed), MOST_LOOKS)


def _chosen(
    talk: Asking,
    file: File,
    looks: tuple[Look, ...],
    units: Sequence[Span],
    worth: np.ndarray,
    sources: Sequence[Source],
) -> Chosen:
    by = memory_of(sources)
    notes = []
    taken = looks
    if len(looks) > MOST_LOOKS:
        taken, pointed = kept(looks, units, worth)
        if pointed == len(taken):
            notes.append(f"{file.name}: of {len(looks)} parts {pointed} were looked at, chosen by {by}")
        elif pointed:
            others = len(taken) - pointed
            notes.append(
                f"{file.name}: of {len(looks)} parts {pointed} were looked at that were chosen by {by}, and {others} others"
            )
        else:
            notes.append(
                f"{file.name}: of {len(looks)} parts {len(taken)} were looked at, evenly spread, since nothing that is "
                "known of it points anywhere"
            )
    closely = _closely(talk, file, taken, units, worth, sources)
    return replace(closely, notes=(*notes, *closely.notes))


def _closely(
    talk: Asking,
    file: File,
    looks: tuple[Look, ...],
    units: Sequence[Span],
    worth: np.ndarray,
    sources: Sequence[Source],
) -> Chosen:
    """These looks, and the shots that are worth most by themselves."""
    close = _close(talk, file, units, worth) if getattr(talk.model, "pace", None) is None else ()
    by = memory_of(sources)
    if len(close) == 1:
        return Chosen(looks, close, (f"{file.name}: one shot was read closely, chosen by {by}",))
    if close:
        return Chosen(looks, close, (f"{file.name}: {len(close)} shots were read closely, chosen by {by}",))
    return Chosen(looks)


def memory_of(sources: Sequence[Source]) -> str:
    """In words, what was remembered that pointed somewhere. Pure."""
    kinds = {source.kind for source in sources}
    models = ", ".join(dict.fromkeys(name for source in sources for name in source.models))
    if "descriptions" in kinds and "words" in kinds:
        told = "words, signals and shot descriptions"
    elif "descriptions" in kinds and "speech" in kinds:
        told = "what is said and shot descriptions"
    elif "descriptions" in kinds:
        told = "shot descriptions"
    elif "words" in kinds:
        told = "words and signals"
    elif "speech" in kinds:
        told = "what is said"
    else:
        return models
    return f"{told} with {models}" if models else told


def _close(talk: Asking, file: File, units: Sequence[Span], worth: np.ndarray) -> tuple[Look, ...]:
    best = sorted((n for n in range(len(units)) if worth[n] > 0), key=lambda n: (-worth[n], n))[:MOST_CLOSE]
    places = [Place(file.media, units[n].start, units[n].end) for n in sorted(best)]
    return tuple(talk.looker.closer(place, frames=_CLOSE_FRAMES) for place in places)
