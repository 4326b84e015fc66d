"""Tokens of a tower merged until so many are left: alike with alike, all clips side by side.

Bipartite matching (Bolya et al., Token Merging, 2023): in each round every second token looks for the one most like it among
the others; those that are most alike become one, the mean of all that went into it. The order that a round leaves is what
the next one pairs up, and the order in which the decoder reads them.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional


def rounds(count: int, target: int) -> list[int]:
    """How many tokens each round merges away: half of them, and what is left to do in the last one.

    Raises ValueError where there are no more than `target`.
    """
    if count <= target:
        raise ValueError(f"{count} tokens cannot be merged into {target}")
    found = []
    while count - target > count // 2:
        found.append(count // 2)
        count -= count // 2
    return [*found, count - target]


def merged(tokens: Tensor, target: int, heads: int) -> Tensor:
    """(clips, target, width) of tokens (clips, count, width); clips know nothing of each other.

    How alike two tokens are is told by the cosine of their means over the tower's `heads`. Everything is reckoned in
    float32. Where two are equally alike, as in black pictures, the earlier one counts as more alike.
    """
    kept = tokens.float()
    sizes = torch.ones_like(kept[..., :1])
    for count in rounds(tokens.shape[1], target):
        kept, sizes = _round(kept, sizes, count, heads)
    return kept.to(tokens.dtype)


def _round(tokens: Tensor, sizes: Tensor, count: int, heads: int) -> tuple[Tensor, Tensor]:
    mean = tokens.reshape(*tokens.shape[:2], heads, -1).mean(-2)
    mean = mean / mean.norm(dim=-1, keepdim=True)
    alike, nearest = (mean[:, ::2] @ mean[:, 1::2].transpose(1, 2)).max(-1)
    order = alike.argsort(dim=-1, descending=True, stable=True)
    going, staying = order[:, :count], order[:, count:]
    # sizes ride along as one more column, so that sums and sizes are gathered and added in one go
    weighted = torch.cat([tokens * sizes, sizes], dim=-1)
    even, odd = weighted[:, ::2], weighted[:, 1::2]
    into = nearest.gather(1, going)
    added = odd.scatter_add(1, _wide(into, weighted), even.gather(1, _wide(going, weighted)))
    left = torch.cat([even.gather(1, _wide(staying, weighted)), added], dim=1)
    sums, sizes = left[..., :-1], left[..., -1:]
    return sums / sizes, sizes


def _wide(places: Tensor, like: Tensor) -> Tensor:
    return places[..., None].expand(-1, -1, like.shape[-1])


def pooled(tokens: Tensor, target: int, heads: int, mlp: torch.nn.Module, most: int = 16) -> Tensor:
    """Merged tokens through the projector's two matrices; `most` clips at a time, which bounds the memory of a round."""
    weight: Tensor = next(mlp.parameters())
    return torch.cat([mlp(merged(part, target, heads).to(weight.dtype)) for part in torch.split(tokens, most)])


def resized_grid(table: Tensor, side: int) -> Tensor:
    """(frames, side, side, width) of a table (frames, rows, columns, width), bicubic."""
    if table.shape[1:3] == (side, side):
        return table
    channels = table.permute(0, 3, 1, 2)
    return functional.interpolate(channels, (side, side), mode="bicubic", align_corners=False).permute(0, 2, 3, 1)
