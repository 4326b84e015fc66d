"""Highlights from signals alone: which moments of the footage are worth showing, and why.

Signals become one saliency curve (saliency), places where a moment may begin and end are laid out (bounds), all moments
between them are valued (moments), the best set is taken (choice) and each is explained (reasons). Everything but `handle`
is a pure function of the analyses, and deterministic.
"""

from __future__ import annotations

from pathlib import PurePath

from engine.protocol import Analyse, FindHighlights, Highlights
from engine.tasks import analyse
from engine.tasks.context import Context
from engine.tasks.highlights.find import ENGINE, check, find

__all__ = ["find", "handle"]


def handle(request: FindHighlights, context: Context) -> Highlights:
    """Analyse every file, or recall its analysis, and find the moments worth showing.

    Raises UsageError when the request makes no sense, FootageError when a file cannot be read, Cancelled.
    """
    check(request)
    if request.engine != ENGINE:
        from engine.tasks.understanding import highlighting
        from engine.tasks.understanding.asking import chosen

        engine = chosen(request.engine, "highlights")
        if engine != ENGINE:
            return highlighting.handle(request, context, engine)
    number = len(request.paths)
    analyses = []
    for index, path in enumerate(request.paths):
        part = context.part(0.97 * index / number, 0.97 * (index + 1) / number, f"analysing {PurePath(path).name}")
        analyses.append(analyse.handle(Analyse(path=path), part))
    context.progress(0.97, "choosing moments")
    return find(analyses, request)
