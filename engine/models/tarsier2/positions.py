"""Where the tokens of a prompt stand on the axes of time, height and width.

Text counts on; a block of pictures (t, rows, columns) spreads over its three axes from where it begins, and what follows
comes after the largest of the three. transformers' own rule lets it come after rows and columns alone: where there are more
frames than rows and columns, other positions follow, and quite other answers. So positions are always given.
"""

from __future__ import annotations

import torch
from torch import Tensor

from engine.protocol import EngineError

PADDING = 1
"""The position of padding; nothing looks at it."""


def block(steps: int, rows: int, columns: int) -> Tensor:
    """(3, steps * rows * columns) positions of one block of merged patches that begins at 0."""
    axes = torch.meshgrid(torch.arange(steps), torch.arange(rows), torch.arange(columns), indexing="ij")
    return torch.stack(axes).flatten(1)


def span(steps: int, rows: int, columns: int) -> int:
    """How far the text behind a block is from its beginning."""
    return max(steps, rows, columns)


def positions(ids: Tensor, mask: Tensor, grids: Tensor, image_token: int, merge: int) -> Tensor:
    """(3, batch, n) for token ids (batch, n), a mask of the same shape, and the grids (media, 3) of all media in order, in
    patches. Raises EngineError where the prompts have places for other media."""
    found = torch.full((3, *ids.shape), PADDING, dtype=torch.long)
    left = [(int(t), int(h) // merge, int(w) // merge) for t, h, w in grids.tolist()]
    for row in range(ids.shape[0]):
        there = mask[row].nonzero().flatten()
        line, left = _row(ids[row, there].tolist(), left, image_token)
        found[:, row, there] = line
    return found


def _row(ids: list[int], grids: list[tuple[int, int, int]], image_token: int) -> tuple[Tensor, list[tuple[int, int, int]]]:
    """(3, n) for one prompt without padding, and the grids that it has not used."""
    pieces: list[Tensor] = []
    place = count = 0
    while place < len(ids):
        if ids[place] != image_token:
            pieces.append(torch.full((3, 1), count))
            place, count = place + 1, count + 1
            continue
        if not grids:
            raise EngineError("the prompt has places for more pictures than there are")
        here, grids = grids[0], grids[1:]
        size = here[0] * here[1] * here[2]
        if ids[place : place + size] != [image_token] * size:
            raise EngineError(f"the prompt has fewer than {size} places for pictures of {here}")
        pieces.append(block(*here) + count)
        place, count = place + size, count + span(*here)
    return torch.cat(pieces, dim=1) if pieces else torch.empty(3, 0, dtype=torch.long), grids
