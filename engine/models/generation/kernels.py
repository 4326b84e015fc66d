"""The small operations of a decoder's layer, each as one kernel where the card allows it.

Written out in torch they are some forty kernels a layer, which take as long as the matrices of a decoding step. Triton comes
with torch for CUDA on Linux; without it, or where it does not work, the same is done by torch's own operations. The tests
hold both to each other where there is a card; on the processor only the latter run.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from engine.models.compiled import compiled


def fused(device: torch.device) -> Any:
    """The module with the kernels for this device, or None."""
    return compiled(device, "generation.kernels_triton")


def add_norm(hidden: Tensor, delta: Tensor | None, weight: Tensor, epsilon: float) -> tuple[Tensor, Tensor]:
    """(hidden + delta, that normalised by its root mean square and scaled by `weight`)."""
    kernel = fused(hidden.device)
    if kernel is not None:
        summed: tuple[Tensor, Tensor] = kernel.add_norm(hidden, delta, weight, epsilon)
        return summed
    if delta is not None:
        hidden = hidden + delta
    return hidden, norm(hidden, weight, epsilon)


def norm(hidden: Tensor, weight: Tensor, epsilon: float) -> Tensor:
    """RMS norm; on the processor rounded where transformers rounds."""
    if hidden.device.type == "cuda":
        return functional.rms_norm(hidden, weight.shape, weight, epsilon)
    whole = hidden.float()
    whole = whole * torch.rsqrt(whole.pow(2).mean(-1, keepdim=True) + epsilon)
    return weight * whole.to(hidden.dtype)


def turn(heads: Tensor, cos: Tensor, sin: Tensor, weight: Tensor | None, epsilon: float) -> Tensor:
    """Heads (batch, n, heads, width), normalised where there is a weight, rotated by cos and sin (batch, n, width)."""
    if weight is not None:
        heads = norm(heads, weight, epsilon)
    half = heads.shape[-1] // 2
    turned = torch.cat((-heads[..., half:], heads[..., :half]), dim=-1)
    return heads * cos[:, :, None] + turned * sin[:, :, None]


def to_fp8(rows: Tensor, largest: float) -> tuple[Tensor, Tensor]:
    """(rows (n, width) as e4m3, float32 scales (n, 1)): of each row the largest value becomes `largest`."""
    kernel = fused(rows.device)
    if kernel is not None:
        found: tuple[Tensor, Tensor] = kernel.to_fp8(rows, largest)
        return found
    wide = rows.float()
    scales = wide.abs().amax(dim=-1, keepdim=True).div_(largest).clamp_(min=1e-12)
    return wide.div_(scales).clamp_(-largest, largest).to(torch.float8_e4m3fn), scales


def gate(both: Tensor) -> Tensor:
    """silu of the first half of the last dimension times the second half."""
    kernel = fused(both.device)
    if kernel is not None:
        gated: Tensor = kernel.gate(both)
        return gated
    first, second = both.chunk(2, dim=-1)
    return functional.silu(first) * second
