"""Keys and values in 8 bits: what they are divided by, and how far that moves them.

A channel of keys has its own size in these decoders, some a hundred times that of others, and keeps it from token to token
(Liu et al., KIVI, 2024; Hooper et al., KVQuant, 2024): so each channel of each head of each layer has a scale of its own.
It is that of the tokens that are written together, a block, and not of the whole footage: a block's scales are known when it
comes, so that nothing has to be kept in full until the end or read twice, and they fit it at least as closely as one scale
for all blocks would. They take four bytes for a channel of a block, a five-hundredth of it where 2048 tokens are a block.

int8 has even steps, of a 254th of what a channel of a block spans; fp8 (e4m3) keeps three bits of every number, so its
steps grow with the number. With scales as near as these int8 is off by about a third of what fp8 is; fp8 is the better one
where a single token is far larger than all others of its channel.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import torch
from torch import Tensor

Format = Literal["plain", "int8", "fp8"]
"""`plain` is the format in which the model computes."""
EIGHT: tuple[Format, ...] = ("int8", "fp8")
_MOST = {"int8": 127.0, "fp8": 448.0}
_TYPES = {"int8": torch.int8, "fp8": torch.float8_e4m3fn}


def type_of(format_: Format, dtype: torch.dtype) -> torch.dtype:
    """Of what is stored, for a model that computes in `dtype`."""
    return dtype if format_ == "plain" else _TYPES[format_]


def narrowed(tensor: Tensor, format_: Format) -> tuple[Tensor, Tensor]:
    """(tensor in 8 bits, of the same shape; float32 scales (kv_heads, 1, width)) of keys or values (kv_heads, n, width)."""
    most = _MOST[format_]
    scales = (tensor.abs().amax(1, keepdim=True).float() / most).clamp_(min=1e-30)
    even = tensor / scales  # float32, whatever the tensor is
    if format_ == "int8":
        return even.round_().clamp_(-most, most).to(torch.int8), scales
    return even.clamp_(-most, most).to(torch.float8_e4m3fn), scales


def widen(whole: Tensor, scales: Tensor, into: Tensor) -> None:
    """Write what `narrowed` was given, rounded, into a tensor of its shape."""
    if whole.dtype == torch.float8_e4m3fn:
        whole = whole.to(into.dtype)  # exact in every format that is computed in; torch multiplies no such numbers
    torch.mul(whole, scales, out=into)


@dataclass(eq=False)
class Moved:
    """How far from what was computed lies what is stored: sums of squares, gathered where the tensors are."""

    off: Tensor | float = 0.0
    whole: Tensor | float = 0.0

    def add(self, tensor: Tensor, kept: Tensor) -> None:
        """`kept` is what will be read in place of `tensor`."""
        off = (kept.float() - tensor.float()).square_().sum(dtype=torch.float64)
        whole = tensor.float().square().sum(dtype=torch.float64)
        # layers may be on several cards; nothing waits for these numbers before they are asked for
        self.off = off.add_(self.off.to(off.device) if isinstance(self.off, Tensor) else self.off)
        self.whole = whole.add_(self.whole.to(whole.device) if isinstance(self.whole, Tensor) else self.whole)

    @property
    def share(self) -> float:
        """Relative, by the root of the mean square: 0 for what is stored as it was."""
        whole = float(self.whole)
        return (float(self.off) / whole) ** 0.5 if whole > 0 else 0.0
