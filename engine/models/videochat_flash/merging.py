"""What the decoder reads of a clip: the tower's tokens merged until few are left, through the projector's two matrices."""

from __future__ import annotations

from torch import Tensor, nn

from engine.models.native.merging import merged


def pooled(tokens: Tensor, target: int, heads: int, mlp: nn.Module) -> Tensor:
    """(clips, target, hidden) of the tower's tokens (clips, count, width), which has so many heads."""
    weight: Tensor = next(mlp.parameters())
    projected: Tensor = mlp(merged(tokens, target, heads).to(weight.dtype))
    return projected
