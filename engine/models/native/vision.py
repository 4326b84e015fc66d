"""The towers of the Qwen family with all pictures of a batch attended to at once.

transformers attends picture by picture in a loop where flash-attn is not installed: at 256x448 a film of 128 pictures takes
1,728 calls for what is one a layer. Pictures (or windows of them) of one size become rows of a batch here.
"""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from engine.models.generation import kernels

_Groups = list[tuple[int, Tensor]]
"""[(length, places of the patches of pictures of this length)]; no places where all are of one length."""


class _Lengths:
    """How the patches of a batch fall apart into pictures; asked for by every layer, found out once."""

    def __init__(self) -> None:
        self._known: list[tuple[Tensor, _Groups]] = []

    def of(self, borders: Tensor) -> _Groups:
        """For cumulated lengths."""
        for known, groups in self._known:
            if known is borders:
                return groups
        host = borders.tolist()
        lengths = [later - earlier for earlier, later in pairwise(host) if later > earlier]
        found: _Groups = []
        for length in dict.fromkeys(lengths):
            starts = torch.tensor([start for start, size in zip(host, lengths, strict=False) if size == length])
            alike = len(set(lengths)) == 1
            places = torch.empty(0) if alike else (starts[:, None] + torch.arange(length)).flatten()
            found.append((length, places.to(borders.device)))
        self._known = [*self._known[-3:], (borders, found)]  # windows and whole pictures take turns
        return found


def batch(tower: Any) -> None:
    """From now on `tower` attends to pictures of one size at once."""
    lengths = _Lengths()
    for block in tower.blocks:
        block.attn.forward = partial(_attention, block.attn, lengths)


def _attention(
    module: Any,
    lengths: _Lengths,
    hidden_states: Tensor,
    cu_seqlens: Tensor,
    position_embeddings: tuple[Tensor, Tensor] | None = None,
    **_: Any,
) -> Tensor:
    """In place of the module's own forward; arguments as transformers names them."""
    count = hidden_states.shape[0]
    if position_embeddings is None:
        raise ValueError("this tower does not tell the positions of its patches")
    cos, sin = position_embeddings
    qkv = module.qkv(hidden_states).view(count, 3, module.num_heads, -1)
    query, key, value = _turned(qkv, cos, sin)
    groups = lengths.of(cu_seqlens)
    if len(groups) == 1:
        result = _attend(query, key, value, groups[0][0])
    else:
        result = torch.empty_like(query)
        for length, places in groups:
            result[places] = _attend(query[places], key[places], value[places], length)
    projected: Tensor = module.proj(result.reshape(count, -1))
    return projected


def _attend(query: Tensor, key: Tensor, value: Tensor, length: int) -> Tensor:
    """(n, heads, width) over rows of `length`."""
    query, key, value = (part.view(-1, length, *part.shape[1:]).transpose(1, 2) for part in (query, key, value))
    return functional.scaled_dot_product_attention(query, key, value).transpose(1, 2).flatten(0, 1)


def _turned(qkv: Tensor, cos: Tensor, sin: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Queries and keys rotated in float32, as transformers does, and values; each (n, heads, width)."""
    kernel = kernels.fused(qkv.device)
    if kernel is not None and qkv.dtype != torch.float32:
        kernel.turn_patches(qkv, cos.float().contiguous(), sin.float().contiguous())
        query, key, value = qkv.unbind(1)
        return query, key, value
    query, key, value = qkv.unbind(1)
    cos, sin = cos[:, None].float(), sin[:, None].float()
    half = query.shape[-1] // 2

    def turned(heads: Tensor) -> Tensor:
        wide = heads.float()
        other = torch.cat((-wide[..., half:], wide[..., :half]), dim=-1)
        return (wide * cos + other * sin).to(heads.dtype)

    return turned(query), turned(key), value
