"""From pixels to features: the tower on each frame, four tokens into one side by side, then merging over four frames."""

from __future__ import annotations

from typing import Any

from torch import Tensor

from engine.models.internvideo2.prompt import EACH
from engine.models.native.merging import merged
from engine.protocol import EngineError

GROUP = 4
"""Frames that are merged with each other."""


def looked(model: Any, pixels: Tensor) -> Tensor:
    """(tiles, 1 + patches, width): the tower's last layer for (tiles, 3, height, width)."""
    found: Tensor = model.model.vision_tower(pixel_values=pixels, return_dict=True).last_hidden_state
    return found


def mergeable(tiles: int, grid: tuple[int, int]) -> None:
    """Raises EngineError for tiles that make no whole groups, or too few patches."""
    if tiles % GROUP or any(side % 2 for side in grid) or grid[0] * grid[1] // 4 <= EACH:
        raise EngineError(f"{tiles} tiles of {grid[0]}x{grid[1]} patches cannot be merged into {EACH} tokens each")


def condensed(model: Any, seen: Tensor, grid: tuple[int, int]) -> Tensor:
    """(tiles, EACH, 4 * width) of the tower's features of patches in so many (rows, columns). Raises EngineError as
    `mergeable` does."""
    tiles, rows, columns = seen.shape[0], grid[0] // 2, grid[1] // 2
    mergeable(tiles, grid)
    width = seen.shape[-1]
    squares = seen[:, 1:].view(tiles, rows, 2, columns, 2, width).transpose(2, 3)
    groups = squares.reshape(tiles // GROUP, GROUP * rows * columns, 4 * width)
    heads = int(model.config.text_config.num_attention_heads)
    return merged(groups, GROUP * EACH, heads).reshape(tiles, EACH, 4 * width)


def features(model: Any, pixels: Tensor) -> Tensor:
    """(tiles, EACH, hidden): what stands in the prompt for (tiles, 3, height, width)."""
    patch = model.config.vision_config.patch_size
    grid = (pixels.shape[-2] // patch[0], pixels.shape[-1] // patch[1])
    found: Tensor = model.model.multi_modal_projector(condensed(model, looked(model, pixels), grid))
    return found
