"""Which tiles a picture is cut into for SigLIP ("anyres"), and which of their tokens are kept."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from torch.nn import functional

from engine.models.valley.settings import Size


def best(size: Size, grids: Sequence[Size]) -> Size:
    """The size (width, height) among `grids` that keeps most of a picture's pixels; of those, that which wastes least; of
    those, the first."""
    width, height = size

    def worth(grid: Size) -> tuple[int, int]:
        scale = min(grid[0] / width, grid[1] / height)
        kept = min(int(width * scale) * int(height * scale), width * height)
        return kept, -(grid[0] * grid[1] - kept)

    return max(grids, key=worth)


def cut(picture: np.ndarray, grids: Sequence[Size], tile: int) -> np.ndarray:
    """uint8 (n, tile, tile, 3): first the whole picture (h, w, 3), brought to a square, then its tiles row by row, black
    where the picture does not reach."""
    image = Image.fromarray(picture)
    wide, high = best(image.size, grids)
    if wide / image.width < high / image.height:
        inner = wide, min(math.ceil(image.height * (wide / image.width)), high)
    else:
        inner = min(math.ceil(image.width * (high / image.height)), wide), high
    canvas = Image.new("RGB", (wide, high))
    canvas.paste(image.resize(inner, Image.Resampling.BICUBIC), ((wide - inner[0]) // 2, (high - inner[1]) // 2))
    whole = np.asarray(canvas).reshape(high // tile, tile, wide // tile, tile, 3).transpose(0, 2, 1, 3, 4)
    return np.concatenate([square(picture, tile), whole.reshape(-1, tile, tile, 3)])


def square(picture: np.ndarray, tile: int) -> np.ndarray:
    """uint8 (1, tile, tile, 3): the whole picture, whatever its shape."""
    return np.asarray(Image.fromarray(picture).resize((tile, tile), Image.Resampling.BICUBIC))[None]


def scaled(tiles: np.ndarray) -> Tensor:
    """float32 (n, 3, tile, tile) in -1..1, as SigLIP takes them."""
    channels = torch.from_numpy(tiles.copy()).permute(0, 3, 1, 2)
    # rounded where the published processor rounds
    return (((channels.double() * (1 / 255)).float() - 0.5) / 0.5).contiguous()


def kept(size: Size, rows: int, columns: int) -> tuple[slice, slice]:
    """(rows, columns) of a grid of tokens that lie on the picture of `size` (width, height) and not beside it."""
    width, height = size
    if width / height > columns / rows:
        beside = (rows - int(height * (columns / width))) // 2
        return slice(beside, rows - beside), slice(0, columns)
    beside = (columns - int(width * (rows / height))) // 2
    return slice(0, rows), slice(beside, columns - beside)


def limited(rows: int, columns: int, most: int) -> tuple[int, int]:
    """(rows, columns) that a grid of tokens is averaged to, so that it has no more than `most`."""
    if rows * columns <= most:
        return rows, columns
    shape = rows / columns
    return int(math.sqrt(most / shape) * shape), int(math.sqrt(most / shape))


def shape(size: Size, grid: Size, side: int, most: int) -> tuple[int, int]:
    """(rows, columns) of tokens that remain of the tiles of a picture, `grid` tiles wide and high; `most` counts the tokens
    of the whole picture, too."""
    rows, columns = grid[1] * side, grid[0] * side
    high, wide = kept(size, rows, columns)
    return limited(high.stop - high.start, wide.stop - wide.start, most - side**2)


def together(tokens: Tensor, size: Size, grid: Size, most: int) -> Tensor:
    """(n, width) of what SigLIP made of the tiles (1 + tiles, side², width) of a picture of `size`: the whole picture's
    tokens, then the tiles' as one grid, row by row. Without tiles the whole picture's alone."""
    side, width = math.isqrt(tokens.shape[1]), tokens.shape[2]
    if len(tokens) == 1:
        return tokens[0]
    columns, rows = grid
    raster = tokens[1:].view(rows, columns, side, side, width).permute(0, 2, 1, 3, 4)
    raster = raster.reshape(rows * side, columns * side, width)
    high, wide = kept(size, *raster.shape[:2])
    raster = raster[high, wide]
    wanted = limited(raster.shape[0], raster.shape[1], most - side**2)
    if wanted != tuple(raster.shape[:2]):
        raster = functional.adaptive_avg_pool2d(raster.permute(2, 0, 1), wanted).permute(1, 2, 0)
    return torch.cat([tokens[0], raster.reshape(-1, width)])
