"""How a model will be loaded, and what memory that takes: values that budget makes and everything else reads."""

from __future__ import annotations

import msgspec

from engine.models.catalogue import Setting


class Need(msgspec.Struct, frozen=True, kw_only=True):
    """Memory in bytes, all on the device that the model runs on but `host`. Of a model that is spread over several cards
    all of them together, what comes and goes counted on each."""

    weights: int
    cache: int
    """Keys and values of the planned tokens."""
    activations: int
    """The decoder's, at its peak."""
    vision: int
    """The tower's, at its peak, with the pictures themselves."""
    workspace: int
    """CUDA's own, that of matrix libraries, and matrices unpacked for a moment."""
    host: int
    """In main memory, for layers that wait there."""
    total: int
    """The most that is held at one time. Less than the sum: tower and decoder do not work at the same time."""


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """What one of several cards has of a model."""

    device: str
    first: int
    """Of the decoder's layers, the first that is there,"""
    last: int
    """and the one behind the last. Everything that is no layer is on the first card."""
    need: Need
    """Of this card alone."""


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """How a model will be loaded."""

    setting: Setting
    need: Need
    reason: str
    """In one line, for the user."""
    device: str = "cuda:0"
    """Where prompts begin and answers come out."""
    resident_layers: int | None = None
    """With "offload": how many of the decoder's layers stay on the card."""
    shares: tuple[Share, ...] = ()
    """Where it is spread over several cards: what each has, `device` first. Empty where it is all on `device`."""

    @property
    def devices(self) -> tuple[str, ...]:
        """All that it takes memory of, `device` first."""
        return tuple(share.device for share in self.shares) or (self.device,)

    def on(self, device: str) -> Need | None:
        """What it takes there; None for nothing."""
        if not self.shares:
            return self.need if device == self.device else None
        return next((share.need for share in self.shares if share.device == device), None)

    def part_on(self, device: str) -> float:
        """Which part of the decoder's layers, and so of their keys and values, is there, 0..1."""
        if not self.shares:
            return 1.0 if device == self.device else 0.0
        layers = self.shares[-1].last
        return next(((share.last - share.first) / layers for share in self.shares if share.device == device), 0.0)

    def home_of(self, layer: int) -> str:
        """The device of a layer of the decoder."""
        return next((share.device for share in self.shares if share.first <= layer < share.last), self.device)
