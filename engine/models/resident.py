"""A model that is loaded, as residency notes it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from engine.models.budget import Choice
from engine.models.checkpoint import Checkpoint
from engine.protocol import OutOfMemory
from engine.protocol.memory import ResidentModel


@dataclass
class Resident:
    """One loaded model. `users` hold it at the moment."""

    key: str
    name: str
    file: str
    model: Any
    """What its users get: Loaded, or what a guest's way made."""
    choice: Choice
    checkpoint: Checkpoint | None = None
    place: int = 0
    """Of a guest: which of its ways was taken."""
    used: float = 0.0
    """When it was used last, on the clock that only goes forward."""
    users: int = 0
    peak: int = 0
    """Bytes that were measured, at most."""

    def told(self) -> ResidentModel:
        """What the window is told of it."""
        return ResidentModel(
            model=self.name,
            setting=self.choice.setting,
            device=self.choice.device,
            predicted=self.choice.need.total,
            weights=self.choice.need.weights,
            used=self.peak,
            reason=self.choice.reason,
            at_work=self.users > 0,
        )


def weights(residents: Iterable[Resident], device: str) -> int:
    """Bytes of `device` that they keep while they do nothing."""
    return sum(each.choice.need.weights + _kept(each.model) for each in residents if each.choice.device == device)


def _kept(model: object) -> int:
    """Bytes that a family keeps for later questions, beside the weights."""
    return int(getattr(getattr(model, "kept", None), "bytes", 0))


def held(residents: Iterable[Resident], device: str) -> int:
    """Bytes of `device` that those in use take, as predicted."""
    return sum(each.choice.need.total for each in residents if each.users and each.choice.device == device)


def key_of(checkpoint: Checkpoint) -> str:
    """Tells a checkpoint from others."""
    return str(checkpoint.directory)


def too_large(reason: str, file: str) -> OutOfMemory:
    """There was less memory than had been predicted."""
    return OutOfMemory(
        f"the memory was not enough to load this model ({reason})",
        file=file,
        hint="close other programs that use the graphics card, or choose a smaller model",
    )


def gigabytes(size: int) -> str:
    """Memory in words."""
    return f"{size / 2**30:.1f} GB"
