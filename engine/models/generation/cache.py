"""Keys and values: of a start of a prompt that is read once, and of the rows of a batch that go on from it.

Memory is taken at once for as many tokens as there will be, so that a graph of a decoding step may name it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import torch
from torch import Tensor

if TYPE_CHECKING:
    import numpy as np

BLOCK = 64
"""Values that share a scale where keys and values are kept in 8 bits."""


@dataclass(eq=False)
class Slots:
    """For each layer keys and values, (rows, kv_heads, slots, width)."""

    keys: list[Tensor]
    values: list[Tensor]
    homes: tuple[torch.device, ...] = ()
    """Each layer's device, where layers are on several; the first is where everything else is."""

    @staticmethod
    def empty(
        layers: int,
        rows: int,
        kv_heads: int,
        slots: int,
        width: int,
        like: Tensor,
        homes: tuple[torch.device, ...] = (),
    ) -> Slots:
        """Not written yet, in the format and on the device of `like`, or where each layer is at home."""

        def made() -> list[Tensor]:
            shape = (rows, kv_heads, slots, width)
            return [torch.empty(shape, dtype=like.dtype, device=one) for one in homes or (like.device,) * layers]

        return Slots(made(), made(), homes)

    @property
    def bytes(self) -> int:
        return sum(tensor.nbytes for tensor in (*self.keys, *self.values))

    @property
    def device(self) -> torch.device:
        return self.keys[0].device

    def move(self, device: torch.device) -> None:
        """Bring everything to `device`, a layer at a time; home, where that is the first layer's of several."""
        apart = bool(self.homes) and device == self.homes[0]
        for held in (self.keys, self.values):
            for layer, tensor in enumerate(held):
                held[layer] = tensor.to(self.homes[layer] if apart else device)


@dataclass(eq=False)
class Prefix:
    """A start of a prompt that was read."""

    slots: Slots
    length: int
    next_position: int
    """Of the token that comes after it."""
    serial: int = field(default=0)
    """Tells prefixes apart, and the same one after its memory has moved."""
    users: int = field(default=0)
    """That go on from it now; it stays where it is meanwhile."""

    def moved(self, device: torch.device) -> None:
        """Have it on `device`."""
        if self.slots.device != device:
            self.slots.move(device)
            self.serial = next_serial()


_serial = 0


def next_serial() -> int:
    """A number that no prefix had."""
    global _serial
    _serial += 1
    return _serial


@torch.inference_mode()
def packed(prefix: Prefix) -> dict[str, np.ndarray]:
    """Its keys and values in 8 bits, for the index: numpy arrays by name."""
    arrays: dict[str, np.ndarray] = {}
    for name, held in (("keys", prefix.slots.keys), ("values", prefix.slots.values)):
        for layer, tensor in enumerate(held):
            whole, scales = to_bytes(tensor)
            arrays[f"{name}.{layer}"] = whole.cpu().numpy()
            arrays[f"{name}.{layer}.scales"] = scales.cpu().numpy()
    return arrays


@torch.inference_mode()
def unpacked(
    arrays: dict[str, np.ndarray], next_position: int, like: Tensor, homes: tuple[torch.device, ...] = ()
) -> Prefix:
    """The prefix that `packed` wrote. Raises KeyError and ValueError for anything else."""
    held: dict[str, list[Tensor]] = {"keys": [], "values": []}
    for name, list_ in held.items():
        for layer in range(sum(key.startswith(f"{name}.") for key in arrays) // 2):
            device = homes[layer] if layer < len(homes) else like.device
            whole = torch.from_numpy(arrays[f"{name}.{layer}"].copy()).to(device)
            scales = torch.from_numpy(arrays[f"{name}.{layer}.scales"].copy()).to(device)
            list_.append(from_bytes(whole, scales, like.dtype))
    if not held["keys"] or len(held["keys"]) != len(held["values"]):
        raise ValueError("keys and values are not of the same layers")
    slots = Slots(held["keys"], held["values"], homes)
    return Prefix(slots, slots.keys[0].shape[2], next_position, next_serial())


@torch.inference_mode()
def round_to_bytes(prefix: Prefix) -> None:
    """Make it what `unpacked(packed(prefix))` would be: who keeps something in 8 bits answers from those."""
    for held in (prefix.slots.keys, prefix.slots.values):
        for layer, tensor in enumerate(held):
            held[layer].copy_(from_bytes(*to_bytes(tensor), tensor.dtype))


def to_bytes(tensor: Tensor) -> tuple[Tensor, Tensor]:
    """(int8 of the same shape, float32 scales) with a scale for each block of the last dimension."""
    width = tensor.shape[-1]
    block = BLOCK if width % BLOCK == 0 else width
    blocks = tensor.float().reshape(*tensor.shape[:-1], width // block, block)
    scales = (blocks.abs().amax(-1, keepdim=True) / 127).clamp(min=1e-30)
    whole = (blocks / scales).round_().clamp_(-127, 127).to(torch.int8)
    return whole.flatten(-2), scales[..., 0]


def from_bytes(whole: Tensor, scales: Tensor, dtype: torch.dtype) -> Tensor:
    """What `to_bytes` was given, rounded."""
    blocks = whole.view(*scales.shape, -1).float()
    return (blocks * scales[..., None]).to(dtype).view(whole.shape)
