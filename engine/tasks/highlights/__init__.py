"""Highlights from signals alone: which moments of the footage are worth showing, and why.

Signals become one saliency curve (saliency), places where a moment may begin and end are laid out (bounds), all moments
between them are valued (moments), the best set is taken (choice) and each is explained (reasons). Everything but `handle`
is a pure function of the analyses, and deterministic.
"""

from __future__ import annotations

from pathlib import PurePath

import msgspec

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
    engine = ENGINE
    if request.engine != ENGINE:
        from engine.tasks.understanding import highlighting
        from engine.tasks.understanding.asking import chosen

        engine = chosen(request.engine, "find" if request.query else "highlights")
        if engine != ENGINE and not request.query:
            return highlighting.handle(request, context, engine)
    number = len(request.paths)
    share = 0.6 if request.query else 0.97
    analyses = []
    for index, path in enumerate(request.paths):
        part = context.part(share * index / number, share * (index + 1) / number, f"analysing {PurePath(path).name}")
        analyses.append(analyse.handle(Analyse(path=path), part))
    if request.query.strip():
        from engine.tasks.highlights.sought import sought

        proposals, notes = sought(request, engine, context.part(share, 0.9))
        context.progress(0.9, "choosing moments")
        found = find(analyses, request, proposals, only=bool(proposals))
        found = msgspec.structs.replace(found, notes=(*found.notes, *notes))
        return found if engine == ENGINE else highlighting.described(request, found, context.part(0.9, 1.0), engine)
    context.progress(0.97, "choosing moments")
    return find(analyses, request)
