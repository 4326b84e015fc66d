"""What the memory of models looks like, for the window to show; and the wish to have it back."""

from __future__ import annotations

import msgspec

from engine.protocol.question import Question


class ModelShare(msgspec.Struct, frozen=True, kw_only=True):
    """What one of several graphics cards has of a model. Bytes."""

    device: str
    """As torch names it: "cuda:1"."""
    layers: int
    """Of the model's decoder, that are there."""
    predicted: int
    """The most that it was expected to take there while it works;"""
    weights: int
    """and what of that stays while it does nothing."""


class CardMemory(msgspec.Struct, frozen=True, kw_only=True):
    """A further graphics card that models are on. Bytes."""

    device: str
    total: int
    free: int
    """What anybody may still take."""
    used: int
    """What the engine holds."""


class ResidentModel(msgspec.Struct, frozen=True, kw_only=True):
    """A model that is loaded. Bytes, on `device`; of a model on several cards those of all of them."""

    model: str
    """Name of its folder or file."""
    setting: str
    """How it was loaded: "bf16", "fp8", "int8", "nf4", "offload" or "cpu"; "fp32" for one that knows nothing else."""
    device: str
    """As torch names it: "cuda:0", "cpu"."""
    predicted: int
    """The most that it was expected to take while it works, all parts together."""
    weights: int = 0
    """What of that stays while it does nothing."""
    used: int
    """The most that was measured while it was loaded or worked."""
    reason: str = ""
    """Why this setting, in one line."""
    at_work: bool = False
    shares: tuple[ModelShare, ...] = ()
    """What each of several cards has of it, `device` first; empty for a model that is all on `device`."""

    def on(self, device: str) -> tuple[int, int]:
        """(predicted, weights) of it there."""
        if not self.shares:
            return (self.predicted, self.weights) if device == self.device else (0, 0)
        return next(((share.predicted, share.weights) for share in self.shares if share.device == device), (0, 0))


class Memory(msgspec.Struct, frozen=True, kw_only=True, tag="memory"):
    """Worker to client: a model was loaded, used or let go. Answer to FreeModels. Bytes, of the device that models use."""

    device: str
    total: int
    free: int
    """What anybody may still take."""
    used: int
    """What the engine holds; of main memory all that its process does."""
    limit: int | None = None
    """The most that the user lets models take; None for all there is."""
    models: tuple[ResidentModel, ...] = ()
    """Those that are loaded, the longest unused first."""
    cards: tuple[CardMemory, ...] = ()
    """Further cards that they are on."""

    @property
    def predicted(self) -> int:
        """The most of `device` that the loaded models are expected to take, working one after another. Models on another
        device (the processor, where there is a card) count as well."""
        there = [model.on(self.device) if model.shares else (model.predicted, model.weights) for model in self.models]
        working = max((predicted - weights for predicted, weights in there), default=0)
        return sum(weights for _, weights in there) + working


class FreeModels(Question[Memory], frozen=True, kw_only=True, tag="free_models"):
    """Let go of models that nobody is using now. -> Memory"""

    model: str = ""
    """As ResidentModel has it; empty for all."""
