"""Models that nobody is using are let go when their memory is wanted."""

from __future__ import annotations

from engine.protocol import FreeModels, Memory
from engine.tasks.context import Context


def free(request: FreeModels, context: Context) -> Memory:
    """What is left. A model that another job is at stays."""
    return context.models.free(request.model)
