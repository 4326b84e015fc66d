"""Tokens of a tower merged until so many are left: alike with alike, all clips side by side.

Bipartite matching (Bolya et al., Token Merging, 2023): in each round every second token looks for the one most like it among
the others; those that are most alike become one, the mean of all that went into it. The order that a round leaves is what
the next one pairs up, and the order in which the decoder reads them.

How alike tokens are is told by their mean over the tower's heads, and the mean over heads of a mean of tokens is the mean of
theirs: so the rounds run on those narrow rows alone, and note where each token ends up. The tokens themselves are read twice
and written once, whatever the number of rounds, and nothing waits for the device. On a card all of it is done by the few
kernels of `merging_triton`; where they do not work, as on the processor, by torch's operations, which are written out here.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from engine.models.compiled import compiled

_ROWS = 256
"""Of the likeness of every second token to the others, made at a time: it is larger than the tokens where all of it lies
in memory at once. A number of its own, so that what is computed of a clip does not depend on those beside it."""


def rounds(count: int, target: int) -> list[int]:
    """How many tokens each round merges away: half of them, and what is left to do in the last one.

    Raises ValueError where there are fewer than `target`.
    """
    if count < target:
        raise ValueError(f"{count} tokens cannot be merged into {target}")
    found = []
    while count > target:
        found.append(min(count - target, count // 2))
        count -= found[-1]
    return found


def merged(tokens: Tensor, target: int, heads: int) -> Tensor:
    """(clips, target, width) of tokens (clips, count, width), in their number format; clips know nothing of each other.

    Likeness is the cosine of means over `heads` equal parts of the width; it and the means of tokens are reckoned in
    float32, but that a card's kernels see tokens of 16 bits as rows of fp16, normalised in float32: by those, cosines are
    known to some 2**-12. Where two are equally alike, as in black pictures, the earlier one counts as more alike, which the
    reference leaves to chance. Raises ValueError where there are fewer than `target`.
    """
    if tokens.shape[1] == target:
        return tokens
    kernels = _kernels(tokens, heads)
    if kernels is not None:
        with torch.cuda.device(tokens.device):
            found: Tensor = kernels.merged(tokens, target, heads, rounds(tokens.shape[1], target))
        return found
    # the processor would round a sum of 16 bits before it divides it, and the mean once more; a card does not
    wide = tokens if tokens.is_cuda else tokens.float()
    return gathered(wide, matched(wide, target, heads), target).to(tokens.dtype)


def matched(tokens: Tensor, target: int, heads: int) -> Tensor:
    """(clips, count) int64: into which of the `target` tokens, in their order, each token goes."""
    clips, count, _ = tokens.shape
    kernels = _kernels(tokens, heads)
    if kernels is not None:
        with torch.cuda.device(tokens.device):
            found: Tensor = kernels.matched(tokens, target, heads, rounds(count, target)).long()
        return found
    # sums in place of means: their direction is the same
    sums = tokens.view(clips, count, heads, -1).mean(2, dtype=torch.float32)
    into = torch.arange(count, device=tokens.device).expand(clips, -1)
    for leaving in rounds(count, target):
        sums, moved = _round(sums, leaving)
        into = moved.gather(1, into)
    return into


def gathered(tokens: Tensor, into: Tensor, target: int) -> Tensor:
    """(clips, target, width): the mean of all tokens (clips, count, width) that go into each, by `matched`."""
    clips, count, width = tokens.shape
    kernels = _kernels(tokens, width)
    if kernels is not None:
        with torch.cuda.device(tokens.device):
            found: Tensor = kernels.gathered(tokens, into, target)
        return found
    # those of one mean behind each other; each row is read where it lies, and summed up before it is rounded
    order = into.argsort(dim=1, stable=True) + count * torch.arange(clips, device=into.device)[:, None]
    sizes = torch.zeros(clips, target, dtype=into.dtype, device=into.device).scatter_add_(1, into, torch.ones_like(into))
    first = sizes.flatten().cumsum(0) - sizes.flatten()
    means = functional.embedding_bag(order.flatten(), tokens.reshape(-1, width), first, mode="mean")
    return means.view(clips, target, width)


def _kernels(tokens: Tensor, heads: int) -> Any:
    """The module with the kernels, or None where they do not work or are not made for so many tokens or so wide rows."""
    found = compiled(tokens.device, "native.merging_triton")
    return found if found is not None and found.able(tokens, heads) else None


def _round(sums: Tensor, leaving: int) -> tuple[Tensor, Tensor]:
    """(the rows that are left, where each row has gone): `leaving` of the even ones went into their nearest odd ones."""
    unit = sums / sums.norm(dim=-1, keepdim=True)
    alike, nearest = _nearest(unit[:, ::2], unit[:, 1::2].transpose(1, 2))
    order = alike.argsort(dim=-1, descending=True, stable=True)
    going, staying = order[:, :leaving], order[:, leaving:]
    even, odd = sums[:, ::2], sums[:, 1::2]
    added = odd.scatter_add(1, _wide(nearest.gather(1, going), sums), even.gather(1, _wide(going, sums)))
    left = torch.cat([even.gather(1, _wide(staying, sums)), added], dim=1)
    moved = torch.empty(sums.shape[:2], dtype=order.dtype, device=sums.device)
    moved[:, 1::2] = torch.arange(staying.shape[1], left.shape[1], device=sums.device)
    rank = torch.arange(order.shape[1], device=sums.device) - leaving
    places = torch.where(rank < 0, nearest.gather(1, order) + staying.shape[1], rank)
    moved[:, ::2] = torch.empty_like(order).scatter_(1, order, places)
    return left, moved


def _nearest(rows: Tensor, columns: Tensor) -> tuple[Tensor, Tensor]:
    """(how alike, which column): of each of the rows (clips, n, d) the best of the columns (clips, d, m), the first of
    equals."""
    parts = [(rows[:, first : first + _ROWS] @ columns).max(-1) for first in range(0, rows.shape[1], _ROWS)]
    return torch.cat([part.values for part in parts], 1), torch.cat([part.indices for part in parts], 1)


def _wide(places: Tensor, like: Tensor) -> Tensor:
    return places[..., None].expand(-1, -1, like.shape[-1])
