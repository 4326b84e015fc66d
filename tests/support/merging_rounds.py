"""Merging looked at round by round in float64: how far what was chosen is from the best choice."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

from engine.models.native import merging


def off(tokens: Tensor, target: int, heads: int, matched: Callable[[int], Tensor]) -> float:
    """By how much the likeness of any row to the one that it goes into is below that of the best, and by how much any of
    those that stay is more alike than one that it should not be: one that goes, or stays before it.

    `matched(n)` is (clips, count): where each token is when n are left. Raises AssertionError where that is no merging at
    all: tokens that were one go apart, odd rows lose their order, or too many rows go.
    """
    clips, count, _ = tokens.shape
    rows = tokens.double().view(clips, count, heads, -1).mean(2)
    before = torch.arange(count, device=tokens.device).expand(clips, -1)
    worst = 0.0
    for leaving in merging.rounds(count, target):
        number = rows.shape[1]
        after = matched(number - leaving).long()
        moved = torch.full((clips, number), -1, device=tokens.device).scatter_(1, before, after)
        assert torch.equal(moved.gather(1, before), after)
        evens, staying = (number + 1) // 2, (number + 1) // 2 - leaving
        assert torch.equal(moved[:, 1::2], torch.arange(staying, number - leaving, device=tokens.device).expand(clips, -1))
        unit = torch.nn.functional.normalize(rows, dim=-1)
        alike = unit[:, ::2] @ unit[:, 1::2].transpose(1, 2)
        best, going = alike.amax(2), moved[:, ::2]
        chosen = alike.gather(2, (going - staying).clamp(min=0)[..., None])[..., 0]
        goes = going >= staying
        assert goes.sum(1).tolist() == [leaving] * clips
        worst = max(worst, float((best - chosen)[goes].max()))
        if staying:
            # in the order of their places: those that go as if before them all
            stays = best[~goes].view(clips, staying).gather(1, going[~goes].view(clips, staying).argsort(1))
            least = torch.where(goes, best, torch.inf).amin(1, keepdim=True)
            worst = max(worst, float(torch.cat([least, stays], 1).diff(dim=1).max()))
        rows = torch.zeros_like(rows[:, leaving:]).scatter_add_(1, moved[..., None].expand_as(rows), rows)
        before = after
        assert rows.shape[1] == evens - leaving + number // 2
    return worst
