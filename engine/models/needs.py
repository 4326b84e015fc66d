"""What a model on this machine takes in each setting, worked out from its own configuration and weights. Light."""

from __future__ import annotations

import math
from contextlib import suppress

from engine.models import budget, families
from engine.models.budget import Plan
from engine.models.checkpoint import open_checkpoint
from engine.models.store import Installed
from engine.protocol import EngineError

_PLANS = {
    "decoder": Plan(tokens=2048, frames=16, pixels=448 * 448),
    "pictures": Plan(tokens=64, frames=16, pixels=448 * 448),
    "speech": Plan(tokens=448, batch=8),
}
"""A question of usual length, by the sort of model."""


def of_installed(found: Installed) -> dict[str, int]:
    """Bytes by setting, best first: of the card, for "cpu" of main memory. Empty where its family's memory is not known."""
    if found.problem:
        return {}
    with suppress(EngineError, KeyError, TypeError, ValueError):
        checkpoint = open_checkpoint(found.directory, revision=found.revision)
        config = checkpoint.config
        kind = families.kind(config)
        if checkpoint.family == "whisper-ct2" or (kind == "decoder" and not families.sees_video(config)):
            return {}
        needs: dict[str, int] = {}
        for setting in families.settings(config):
            layers = math.ceil(families.text(config).layers * budget.RESIDENT_SHARE) if setting == "offload" else None
            need = budget.need(config, setting, _PLANS[kind], checkpoint.tensors, resident_layers=layers)
            needs[setting] = need.total
        return needs
    return {}
