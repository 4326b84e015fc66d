"""Attention in parts: over what was read before and over what is being read, joined by their sums.

softmax(q [K1 K2]) [V1 V2] is the mean of softmax(q K1) V1 and softmax(q K2) V2, weighed by the sums of their exponentials;
kernels give the logarithm of that sum beside the result. So a start of a prompt that many questions share is attended to by
all of them at once, and lies in memory once (Juravsky et al., Hydragen, 2024; Ye et al., cascade inference, 2024).

Shapes: queries (batch, heads, n, width), keys and values (batch, kv_heads, m, width), sums (batch, heads, n) in float32.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

import torch
from torch import Tensor

from engine.models.generation import kernels

Kind = Literal["cudnn", "flash", "processor", "plain"]
_LONG = 1024
"""Queries from which cuDNN's kernels are quicker than flash attention on cards that have both."""


def attend(query: Tensor, key: Tensor, value: Tensor, *, causal: bool, scale: float) -> tuple[Tensor, Tensor]:
    """(result, sums). With `causal`, query i sees keys up to i; there are as many of the one as of the other."""
    kind = _kind(query)
    ops = torch.ops.aten
    if kind == "cudnn":
        result, sums, *_ = ops._scaled_dot_product_cudnn_attention(
            query, key, value, None, True, 0.0, causal, False, scale=scale
        )
        return result, sums.reshape(query.shape[:3])
    if kind == "flash":
        result, sums, *_ = ops._scaled_dot_product_flash_attention(query, key, value, 0.0, causal, False, scale=scale)
        return result, sums[..., : query.shape[2]]
    if kind == "processor":
        result, sums = ops._scaled_dot_product_flash_attention_for_cpu(
            query, key, value, 0.0, causal, attn_mask=None, scale=scale
        )
        return result, sums
    return _plain(query, key, value, causal=causal, scale=scale)


def join(first: tuple[Tensor, Tensor], second: tuple[Tensor, Tensor]) -> Tensor:
    """The result over both parts."""
    (one, sum_one), (two, sum_two) = first, second
    kernel = kernels.fused(one.device)
    if kernel is not None and one.dtype != torch.float32 and one.shape[-1] & (one.shape[-1] - 1) == 0:
        joined: Tensor = kernel.join(one, sum_one, two, sum_two)
        return joined
    share = torch.sigmoid(sum_one - sum_two)[..., None]
    return torch.lerp(two.float(), one.float(), share).to(one.dtype)


def masked(query: Tensor, key: Tensor, value: Tensor, lengths: Tensor, scale: float) -> tuple[Tensor, Tensor]:
    """One query a row over the first `lengths` (batch,) keys of each row; the rest is memory that was not written yet."""
    batch, heads, _, width = query.shape
    kv_heads = key.shape[1]
    grouped = query.reshape(batch, kv_heads, heads // kv_heads, width)
    scores = torch.matmul(grouped, key.transpose(2, 3)).float() * scale
    beyond = torch.arange(key.shape[2], device=key.device) >= lengths[:, None]
    scores = scores.masked_fill(beyond[:, None, None], float("-inf"))
    sums = scores.logsumexp(-1)
    weights = torch.exp(scores - sums[..., None]).to(value.dtype)
    return torch.matmul(weights, value).reshape(batch, heads, 1, width), sums.reshape(batch, heads, 1)


def shared(query: Tensor, key: Tensor, value: Tensor, scale: float) -> tuple[Tensor, Tensor]:
    """Queries (batch, heads, n, width) of all rows over keys (1, kv_heads, m, width) that every row sees whole.

    Rows and the heads of a group become queries of one head, so that keys are read once for all of them.
    """
    batch, heads, count, width = query.shape
    kv_heads = key.shape[1]
    packed = query.reshape(batch, kv_heads, heads // kv_heads, count, width).transpose(0, 1)
    result, sums = attend(packed.reshape(1, kv_heads, -1, width), key, value, causal=False, scale=scale)
    apart = (kv_heads, batch, heads // kv_heads, count)
    return (
        result.reshape(*apart, width).transpose(0, 1).reshape(batch, heads, count, width),
        sums.reshape(apart).transpose(0, 1).reshape(batch, heads, count),
    )


def _kind(query: Tensor) -> Kind:
    if query.device.type == "cpu":
        return "processor" if query.dtype in (torch.float32, torch.bfloat16) else "plain"
    if query.device.type != "cuda" or query.dtype not in (torch.bfloat16, torch.float16) or query.shape[-1] % 8:
        return "plain"
    index = query.device.index or 0
    if query.shape[2] >= _LONG and _has_cudnn(index):
        return "cudnn"
    return "flash" if _has_flash(index) else "plain"


@cache
def _has_flash(index: int) -> bool:
    """Whether torch's flash attention works on this card; tried, since builds and cards differ."""
    return _tried(torch.ops.aten._scaled_dot_product_flash_attention, (0.0, False, False), index)


@cache
def _has_cudnn(index: int) -> bool:
    """Whether cuDNN's attention works there, and the card is one whose kernels are quicker than flash attention's."""
    if torch.cuda.get_device_capability(index) < (9, 0):
        return False
    return _tried(torch.ops.aten._scaled_dot_product_cudnn_attention, (None, True, 0.0, False, False), index)


def _tried(kernel: object, arguments: tuple[object, ...], index: int) -> bool:
    one = torch.zeros(1, 2, 64, 64, dtype=torch.bfloat16, device=f"cuda:{index}")
    try:
        kernel(one, one, one, *arguments)  # type: ignore[operator]
        torch.cuda.synchronize(index)
    except RuntimeError:
        return False
    return True


def _spread(tensor: Tensor, groups: int) -> Tensor:
    batch, heads, count, width = tensor.shape
    return tensor[:, :, None].expand(batch, heads, groups, count, width).reshape(batch, heads * groups, count, width)


def _plain(query: Tensor, key: Tensor, value: Tensor, *, causal: bool, scale: float) -> tuple[Tensor, Tensor]:
    groups = query.shape[1] // key.shape[1]
    key, value = _spread(key, groups), _spread(value, groups)
    scores = torch.matmul(query, key.transpose(2, 3)).float() * scale
    if causal:
        later = torch.ones(query.shape[2], key.shape[2], dtype=torch.bool, device=query.device).triu(1)
        scores = scores.masked_fill(later, float("-inf"))
    sums = scores.logsumexp(-1)
    return torch.matmul(torch.exp(scores - sums[..., None]).to(value.dtype), value), sums
