"""What the memory of models looks like, for the window to show."""

from __future__ import annotations

import msgspec


class Memory(msgspec.Struct, frozen=True, kw_only=True, tag="memory"):
    """Worker to client: a model was loaded, or used. Bytes."""

    model: str
    """Name of its folder."""
    setting: str
    """How it was loaded: "bf16", "fp8", "int8", "nf4", "offload" or "cpu"."""
    device: str
    predicted: int
    """The most it was expected to take, all parts together."""
    used: int
    """The most that the engine took since the last such message."""
    free: int
    total: int
    reason: str = ""
    """Why this setting, in one line."""
