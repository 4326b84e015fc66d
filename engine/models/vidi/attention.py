"""Attention with a cap on scores, cap * tanh(score / cap), as Gemma 2 has it.

torch's kernels know no cap. Scores are made in float32 and a piece of the keys at a time, so that footage of any length is
attended to in bounded memory; pieces are joined by the sums of their exponentials.

Otherwise as engine.models.generation.attention, also in shapes: queries (batch, heads, n, width), keys and values (batch,
kv_heads, m, width), sums (batch, heads, n) in float32.
"""

from __future__ import annotations

import torch
from torch import Tensor

from engine.models.generation.attention import join

MOST = {"cuda": 2**25, "cpu": 2**22}
"""Scores that are made at a time."""


def causal(query: Tensor, key: Tensor, value: Tensor, scale: float, cap: float) -> Tensor:
    """Query i sees keys up to i; there are as many of the one as of the other."""
    batch, heads, count, width = query.shape
    kv_heads = key.shape[1]
    grouped = query.reshape(batch, kv_heads, -1, width)
    scores = _scores(grouped, key, scale, cap).view(batch, kv_heads, -1, count, count)
    later = torch.ones(count, count, dtype=torch.bool, device=query.device).triu(1)
    weights = scores.masked_fill(later, float("-inf")).softmax(-1).to(value.dtype)
    return torch.matmul(weights.flatten(2, 3), value).view(batch, heads, count, width)


def masked(query: Tensor, key: Tensor, value: Tensor, lengths: Tensor, scale: float, cap: float) -> Tensor:
    """One query a row over the first `lengths` (batch,) keys of each row."""
    batch, heads, _, width = query.shape
    grouped = query.reshape(batch, key.shape[1], -1, width)
    scores = _scores(grouped, key, scale, cap)
    beyond = torch.arange(key.shape[2], device=key.device) >= lengths[:, None]
    weights = scores.masked_fill(beyond[:, None, None], float("-inf")).softmax(-1).to(value.dtype)
    return torch.matmul(weights, value).reshape(batch, heads, 1, width)


def further(query: Tensor, key: Tensor, value: Tensor, starts: Tensor, scale: float, cap: float) -> Tensor:
    """Queries that stand one behind the other in each row, the first at its `starts` (batch,): each sees all keys of its row
    up to itself. Without a cap where that is 0."""
    batch, heads, count, width = query.shape
    kv_heads, slots = key.shape[1:3]
    scores = _scores(query.reshape(batch, kv_heads, -1, width), key, scale, cap).view(batch, kv_heads, -1, count, slots)
    place = torch.arange(slots, device=key.device)
    beyond = place > (starts[:, None] + torch.arange(count, device=key.device))[..., None]
    weights = scores.masked_fill(beyond[:, None, None], float("-inf")).softmax(-1).to(value.dtype)
    return torch.matmul(weights.flatten(2, 3), value).view(batch, heads, count, width)


def shared(
    query: Tensor, key: Tensor, value: Tensor, scale: float, cap: float, most: int | None = None
) -> tuple[Tensor, Tensor]:
    """(result, sums) of all rows' queries over keys (1, kv_heads, m, width) that every row sees whole; at most `most` scores
    at a time."""
    batch, heads, count, width = query.shape
    kv_heads = key.shape[1]
    packed = query.reshape(batch, kv_heads, -1, count, width).transpose(0, 1).reshape(1, kv_heads, -1, width)
    step = max(1, (most or MOST[query.device.type if query.device.type in MOST else "cpu"]) // packed.shape[:3].numel())
    found: tuple[Tensor, Tensor] | None = None
    for first in range(0, key.shape[2], step):
        piece = _part(packed, key[:, :, first : first + step], value[:, :, first : first + step], scale, cap)
        found = piece if found is None else (join(found, piece), torch.logaddexp(found[1], piece[1]))
    if found is None:
        raise ValueError("there is nothing to attend to")
    apart = (kv_heads, batch, heads // kv_heads, count)
    return (
        found[0].reshape(*apart, width).transpose(0, 1).reshape(batch, heads, count, width),
        found[1].reshape(apart).transpose(0, 1).reshape(batch, heads, count),
    )


def _part(query: Tensor, key: Tensor, value: Tensor, scale: float, cap: float) -> tuple[Tensor, Tensor]:
    scores = _scores(query, key, scale, cap)
    sums = scores.logsumexp(-1)
    weights = scores.sub_(sums[..., None]).exp_().to(value.dtype)
    return torch.matmul(weights, value), sums


def _scores(query: Tensor, key: Tensor, scale: float, cap: float) -> Tensor:
    """(batch, kv_heads, n, m) float32, capped where there is a cap. bf16 products are summed up and kept in float32:
    rounded, scores around the cap would be off by an eighth."""
    if query.device.type == "cuda" and query.dtype in (torch.bfloat16, torch.float16):
        batch, kv_heads, count, width = query.shape
        flat = torch.bmm(
            query.reshape(-1, count, width),
            key.transpose(2, 3).reshape(-1, width, key.shape[2]),
            out_dtype=torch.float32,
        )
        scores = flat.view(batch, kv_heads, count, -1)
    else:
        scores = torch.matmul(query.float(), key.float().transpose(2, 3))
    return scores.mul_(scale / cap).tanh_().mul_(cap) if cap else scores.mul_(scale)
