"""The towers: every patch of a clip of four frames attends to every other; a picture alone is a clip of one.

Positions of UMT are waves over the running number of a patch in a clip of 4 x 14 x 14, brought to the tower's own grid frame
by frame; they are reckoned and not stored. InternVideo2's are stored, those of a picture beside those of a clip.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from engine.models.internvideo2 import tower as internvideo2
from engine.models.videochat_flash.settings import CLIP, Tower
from engine.protocol import EngineError

_BASE = 14
"""Patches along a side, for which the waves are reckoned."""
_EPSILON, _LAST_EPSILON = 1e-6, 1e-12


def positions(frames: int, grid: int, width: int) -> Tensor:
    """(frames * grid², width) float32 for a clip of 4 frames or a picture; frame by frame, row by row."""
    if frames not in (1, CLIP):
        raise EngineError(f"the tower sees clips of {CLIP} frames or single pictures, and no {frames}")
    place = torch.arange(frames * _BASE**2, dtype=torch.float64)[:, None]
    channel = torch.arange(width)
    angle = place / torch.pow(torch.tensor(10000.0, dtype=torch.float64), 2 * (channel // 2).double() / width)
    table = torch.where(channel % 2 == 0, angle.sin(), angle.cos()).float()
    return _resized(table.view(frames, _BASE, _BASE, width), grid).reshape(-1, width)


def _resized(table: Tensor, side: int) -> Tensor:
    """(frames, side, side, width) of a table (frames, rows, columns, width), bicubic."""
    if table.shape[1:3] == (side, side):
        return table
    channels = table.permute(0, 3, 1, 2)
    return functional.interpolate(channels, (side, side), mode="bicubic", align_corners=False).permute(0, 2, 3, 1)


class Attention(nn.Module):
    """All to all. Queries and values have a bias, keys have none."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.q_bias = nn.Parameter(torch.zeros(width))
        self.v_bias = nn.Parameter(torch.zeros(width))
        self.qkv = nn.Linear(width, 3 * width, bias=False)
        self.proj = nn.Linear(width, width)

    def forward(self, hidden: Tensor) -> Tensor:
        """(clips, patches, width) in and out."""
        bias = torch.cat([self.q_bias, torch.zeros_like(self.v_bias), self.v_bias])
        qkv = functional.linear(hidden, self.qkv.weight, bias).view(*hidden.shape[:2], 3, self.heads, -1)
        query, key, value = qkv.permute(2, 0, 3, 1, 4).unbind(0)
        seen = functional.scaled_dot_product_attention(query, key, value)
        projected: Tensor = self.proj(seen.transpose(1, 2).flatten(2))
        return projected


class Block(nn.Module):
    """One layer."""

    def __init__(self, sizes: Tower) -> None:
        super().__init__()
        self.norm1 = nn.LayerNorm(sizes.width, eps=_EPSILON)
        self.attn = Attention(sizes.width, sizes.heads)
        self.norm2 = nn.LayerNorm(sizes.width, eps=_EPSILON)
        self.mlp = internvideo2.Inner(sizes.width, sizes.inner)

    def forward(self, hidden: Tensor) -> Tensor:
        """(clips, patches, width) in and out."""
        hidden = hidden + self.attn(self.norm1(hidden))
        made: Tensor = hidden + self.mlp(self.norm2(hidden))
        return made


class Encoder(nn.Module):
    """UMT itself."""

    def __init__(self, sizes: Tower) -> None:
        super().__init__()
        self.sizes = sizes
        self.patch_embed = internvideo2.Patches(sizes.width, (1, sizes.patch, sizes.patch))
        self.blocks = nn.ModuleList(Block(sizes) for _ in range(sizes.blocks))
        self.vision_layernorm = nn.LayerNorm(sizes.width, eps=_LAST_EPSILON)
        self._tables: dict[tuple[int, torch.device, torch.dtype], Tensor] = {}

    def forward(self, clips: Tensor) -> Tensor:
        """(clips, frames * grid², width) of clips (clips, frames, 3, side, side), made ready by `pictures.pixels`."""
        hidden = self.patch_embed(clips)
        hidden = hidden + self._positions(clips.shape[1], hidden)
        for block in self.blocks:
            hidden = block(hidden)
        normed: Tensor = self.vision_layernorm(hidden)
        return normed

    def _positions(self, frames: int, like: Tensor) -> Tensor:
        key = (frames, like.device, like.dtype)
        if key not in self._tables:
            self._tables[key] = positions(frames, self.sizes.grid, self.sizes.width).to(like.device, like.dtype)
        return self._tables[key]


class Patched(internvideo2.Tower):
    """InternVideo2's, of which the token of the class is left out behind the last block; no norm follows."""

    def __init__(self, sizes: Tower) -> None:
        super().__init__(
            internvideo2.Sizes(
                side=sizes.side,
                frames=CLIP,
                width=sizes.width,
                heads=sizes.heads,
                inner=sizes.inner,
                blocks=sizes.blocks,
                patch=sizes.patch,
            )
        )

    def forward(self, clips: Tensor) -> Tensor:
        """As Encoder."""
        return super().forward(clips)[:, 1:]


def made(sizes: Tower) -> nn.Module:
    """The tower of these sizes, below the level that its published names begin with."""
    return Named("encoder", Encoder(sizes)) if sizes.kind == "umt" else Patched(sizes)


class Named(nn.Module):
    """A level that the published names of weights have."""

    def __init__(self, name: str, inner: nn.Module) -> None:
        super().__init__()
        self.add_module(name, inner)


class Projector(nn.Module):
    """From the tower's width to the decoder's."""

    def __init__(self, width: int, hidden: int) -> None:
        super().__init__()
        self.mlp = nn.Sequential(nn.Linear(width, hidden), nn.GELU(), nn.Linear(hidden, hidden))
