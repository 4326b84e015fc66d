"""Looks through the index and what is kept beside it, and repairs them."""

from __future__ import annotations

import msgspec

from engine.index.check import check
from engine.models.vidi import checking, place
from engine.protocol.index import CheckIndex, IndexReport
from engine.tasks.context import Context

_STAGE = "reading what is kept"


def handle(request: CheckIndex, context: Context) -> IndexReport:
    """Raises Cancelled."""
    index = context.index
    memories = index.folder / place.FOLDER
    border = 0.5 if place.memories(memories) else 1.0
    first, second = context.part(0.0, border), context.part(border, 1.0)
    report = check(index, repair=request.repair, alive=lambda done: first.progress(done, _STAGE))
    footage = checking.check(memories, repair=request.repair, alive=lambda done: second.progress(done, _STAGE))
    context.progress(1.0, _STAGE)
    return msgspec.structs.replace(report, footage=footage)
