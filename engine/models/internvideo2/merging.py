"""Tokens of a group of frames merged by bipartite matching, until few enough are left.

In each round every second token looks for the one most like it among the others; the pairs that are most alike become one,
the average weighted by how many tokens went into each. What is left is in the order of that search and not of the picture.
"""

from __future__ import annotations

from torch import Tensor
from torch.nn import functional


def rounds(tokens: int, wanted: int) -> list[int]:
    """How many tokens each round takes away, at most half of them each."""
    found = []
    while tokens > wanted:
        found.append(min(tokens - wanted, tokens // 2))
        tokens -= found[-1]
    return found


def merged(tokens: Tensor, wanted: int, heads: int) -> Tensor:
    """(groups, wanted, width) of (groups, n, width), n >= wanted; likeness is that of the mean over `heads` equal parts of
    the width.

    Where two pairs are equally alike, as in pictures that stand still, the earlier token comes first; the reference leaves
    that to chance. Sums are in float32.
    """
    found = tokens.float()
    sizes = found.new_ones((*found.shape[:2], 1))
    for count in rounds(found.shape[1], wanted):
        found, sizes = _round(found, sizes, count, heads)
    return found.to(tokens.dtype)


def _round(tokens: Tensor, sizes: Tensor, count: int, heads: int) -> tuple[Tensor, Tensor]:
    """`count` tokens fewer, and how many went into each."""
    groups, length, width = tokens.shape
    metric = tokens.view(groups, length, heads, -1).mean(2)
    metric = metric / metric.norm(dim=-1, keepdim=True)
    likeness, partner = (metric[:, ::2] @ metric[:, 1::2].transpose(1, 2)).max(-1)
    order = likeness.argsort(dim=-1, descending=True, stable=True)
    going, staying = order[:, :count], order[:, count:]
    # the number of tokens that went into one travels as one more column, so that both are summed up at once
    weighed = functional.pad(tokens * sizes, (0, 1))
    weighed[..., -1:] = sizes
    into = partner.gather(1, going)
    other = weighed[:, 1::2].scatter_add(1, _wide(into, width), weighed[:, ::2].gather(1, _wide(going, width)))
    left = weighed[:, ::2].gather(1, _wide(staying, width))
    joined = functional.pad(left, (0, 0, 0, other.shape[1]))
    joined[:, left.shape[1] :] = other
    return joined[..., :-1] / joined[..., -1:], joined[..., -1:]


def _wide(places: Tensor, width: int) -> Tensor:
    return places[..., None].expand(-1, -1, width + 1)
