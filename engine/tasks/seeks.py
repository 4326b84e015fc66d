"""Plans seeks for a decoder outside this process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.media.probe import probe
from engine.media.seeks import plan_seeks
from engine.protocol import PlanSeeks, Seeks

if TYPE_CHECKING:
    from engine.tasks.context import Context


def handle(request: PlanSeeks, context: Context) -> Seeks:
    """Raises FootageError when the file cannot be opened, UsageError when it has no such stream, Cancelled."""
    context.progress(0.0, "planning seeks")
    origin = probe(request.path).origin if request.origin is None else request.origin
    return Seeks(times=plan_seeks(request.path, request.container, request.stream_index, request.times, origin))
