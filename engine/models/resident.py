"""A model that is loaded, as residency notes it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from engine.models.budget import Choice
from engine.models.checkpoint import Checkpoint
from engine.protocol import OutOfMemory
from engine.protocol.memory import ModelShare, ResidentModel


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
    """Bytes that were measured, at most; of all its cards together."""
    ran_out: bool = False
    """Whether a job ran out of memory with it: it is not handed to that job again as it is."""

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
            shares=tuple(
                ModelShare(
                    device=share.device,
                    layers=share.last - share.first,
                    predicted=share.need.total,
                    weights=share.need.weights,
                )
                for share in self.choice.shares
            ),
        )


def weights(residents: Iterable[Resident], device: str) -> int:
    """Bytes of `device` that they keep while they do nothing."""
    found = 0
    for each in residents:
        if (need := each.choice.on(device)) is not None:
            found += need.weights + round(_kept(each.model) * each.choice.part_on(device))
    return found


def _kept(model: object) -> int:
    """Bytes that a family keeps for later questions, beside the weights; on several cards each has its layers' part."""
    return int(getattr(getattr(model, "kept", None), "bytes", 0))


def held(residents: Iterable[Resident], device: str) -> int:
    """Bytes of `device` that those in use take, as predicted."""
    needs = (each.choice.on(device) for each in residents if each.users)
    return sum(need.total for need in needs if need is not None)


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
