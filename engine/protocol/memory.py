"""What the memory of models looks like, for the window to show; and the wish to have it back."""

from __future__ import annotations

import msgspec

from engine.protocol.question import Question


class ResidentModel(msgspec.Struct, frozen=True, kw_only=True):
    """A model that is loaded. Bytes, on `device`."""

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

    @property
    def predicted(self) -> int:
        """The most that the loaded models are expected to take, working one after another."""
        working = max((model.predicted - model.weights for model in self.models), default=0)
        return sum(model.weights for model in self.models) + working


class FreeModels(Question[Memory], frozen=True, kw_only=True, tag="free_models"):
    """Let go of models that nobody is using now. -> Memory"""

    model: str = ""
    """As ResidentModel has it; empty for all."""
