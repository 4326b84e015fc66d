"""Which parts of very long footage are looked at for a question, where looking at all would take too long."""

from __future__ import annotations

from collections.abc import Sequence

from engine.protocol import ClipwrightError, Find, Match, Status
from engine.tasks.context import Context
from engine.tasks.understanding.looking import File
from engine.tasks.understanding.plan import Look

MOST_LOOKS = 24
"""Looks that one question takes at one file; some eight hours of it where a model has room for an hour's third."""


def worth_looking(file: File, looks: Sequence[Look], query: str, context: Context) -> tuple[Look, ...]:
    """Of more than MOST_LOOKS those that words, signals and search models point to, and of the others some evenly; in order.

    What is known of the footage is used; nothing is measured for it.
    """
    if len(looks) <= MOST_LOOKS:
        return tuple(looks)
    return chosen(looks, _pointed_to(file, query, context))


def chosen(looks: Sequence[Look], matches: Sequence[Match]) -> tuple[Look, ...]:
    """MOST_LOOKS of `looks`: those with the best match in them first, the rest spread evenly over those without. Pure."""
    best = [max((m.score for m in matches if m.start < look.end and look.start < m.end), default=0.0) for look in looks]
    pointed = sorted((index for index, score in enumerate(best) if score > 0), key=lambda index: (-best[index], index))
    kept = pointed[:MOST_LOOKS]
    others = [index for index in range(len(looks)) if index not in set(kept)]
    spare = MOST_LOOKS - len(kept)
    kept += [others[(2 * number + 1) * len(others) // (2 * spare)] for number in range(spare)]
    return tuple(looks[index] for index in sorted(kept))


def _pointed_to(file: File, query: str, context: Context) -> Sequence[Match]:
    from engine.tasks import find

    try:
        found = find.handle(Find(paths=(file.info.path,), query=query), context.part(0.0, 0.0))
    except ClipwrightError as error:
        if error.status is Status.CANCELLED:
            raise
        return ()
    return (*found.matches, *found.weak)
