"""Looks through the index, and repairs it."""

from __future__ import annotations

from engine.index.check import check
from engine.protocol.index import CheckIndex, IndexReport
from engine.tasks.context import Context

_STAGE = "reading what is kept"


def handle(request: CheckIndex, context: Context) -> IndexReport:
    """Raises Cancelled."""
    report = check(context.index, repair=request.repair, alive=lambda done: context.progress(done, _STAGE))
    context.progress(1.0, _STAGE)
    return report
