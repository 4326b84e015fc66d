"""A clip becomes a vector: InternVideo2's tower, whose tokens are pooled by attention with their mean as the question."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from engine.models.internvideo2.tower import Sizes, Tower
from engine.models.internvideo2_clip.settings import Seeing

_EPSILON = 1e-5


class Crossing(nn.Module):
    """Attention of one row to many. Biases of queries, keys and values lie beside their matrices in the files."""

    def __init__(self, width: int, heads: int, out: int) -> None:
        super().__init__()
        self.heads = heads
        self.q = nn.Linear(width, width, bias=False)
        self.k = nn.Linear(width, width, bias=False)
        self.v = nn.Linear(width, width, bias=False)
        self.q_bias = nn.Parameter(torch.zeros(width))
        self.k_bias = nn.Parameter(torch.zeros(width))
        self.v_bias = nn.Parameter(torch.zeros(width))
        self.proj = nn.Linear(width, out)

    def forward(self, query: Tensor, key: Tensor, value: Tensor) -> Tensor:
        """(n, 1, out) of (n, 1, width) and twice (n, tokens, width)."""
        made = (
            functional.linear(query, self.q.weight, self.q_bias),
            functional.linear(key, self.k.weight, self.k_bias),
            functional.linear(value, self.v.weight, self.v_bias),
        )
        own, others, told = (part.view(*part.shape[:2], self.heads, -1).transpose(1, 2) for part in made)
        seen = functional.scaled_dot_product_attention(own, others, told)
        projected: Tensor = self.proj(seen.transpose(1, 2).flatten(2))
        return projected


class Pool(nn.Module):
    """All tokens in one row."""

    def __init__(self, width: int, heads: int, out: int) -> None:
        super().__init__()
        self.norm1_q = nn.LayerNorm(width, eps=_EPSILON)
        self.norm1_k = nn.LayerNorm(width, eps=_EPSILON)
        self.norm1_v = nn.LayerNorm(width, eps=_EPSILON)
        self.cross_attn = Crossing(width, heads, out)

    def forward(self, hidden: Tensor) -> Tensor:
        """(n, out) of (n, tokens, width)."""
        query = self.norm1_q(hidden.mean(1, keepdim=True))
        pooled: Tensor = self.cross_attn(query, self.norm1_k(hidden), self.norm1_v(hidden))
        return pooled[:, 0]


class Pooled(Tower):
    """The tower with its pool, under the published names."""

    def __init__(self, told: Seeing) -> None:
        super().__init__(
            Sizes(
                side=told.side,
                frames=told.learnt,
                width=told.width,
                heads=told.heads,
                inner=told.inner,
                blocks=told.blocks,
                patch=told.patch,
                tubelet=told.tubelet,
                picture_positions=told.picture_positions,
            )
        )
        self.clip_projector = Pool(told.width, told.pool_heads, told.pooled)

    def forward(self, clips: Tensor) -> Tensor:
        """(clips, pooled) for clips (clips, frames, 3, side, side), normalised."""
        pooled: Tensor = self.clip_projector(super().forward(clips))
        return pooled
