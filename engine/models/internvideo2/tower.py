"""The tower of InternVideo2: every patch of all frames of a clip, and a token of the class, attend to each other.

The 1B model by default; the 6B one differs in its sizes alone. Names of weights are the published ones below the tower's own
level ("patch_embed.proj", "blocks.N.attn.qkv", "pos_embed", ...). What models put behind it (a norm, pooling, a projection)
is theirs. InternVideo2.5, in the rest of this package, has another tower.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from engine.protocol import EngineError


@dataclass(frozen=True)
class Sizes:
    """Of a tower."""

    side: int = 224
    """Of the frames that positions were learnt for, in pixels."""
    frames: int = 8
    """Of the clips that positions were learnt for."""
    width: int = 1408
    heads: int = 16
    inner: int = 6144
    """Width inside a block: 48/11 of `width`, rounded down."""
    blocks: int = 39
    """That are stored and run; models that take the output of the last but one do not store the last."""
    patch: int = 14
    tubelet: int = 1
    """Frames that a patch spans."""
    class_token: bool = True
    picture_positions: bool = True
    """Whether a single frame has positions of its own ("img_pos_embed")."""
    qkv_bias: bool = False
    query_key_norm: bool = True
    """Whether queries and keys are normed, each over all heads together."""
    layer_scale: bool = True
    epsilon: float = 1e-6

    def __post_init__(self) -> None:
        """Raises EngineError for sizes of which no tower can be made."""
        numbers = (self.side, self.frames, self.width, self.heads, self.inner, self.blocks, self.patch, self.tubelet)
        if min(numbers) < 1 or self.width % self.heads or self.side % self.patch or self.frames % self.tubelet:
            raise EngineError(f"no tower of InternVideo2 can have these sizes: {self}")

    @property
    def grid(self) -> int:
        """Patches along a side."""
        return self.side // self.patch

    @property
    def steps(self) -> int:
        """Of time, for which positions were learnt."""
        return self.frames // self.tubelet


class Attention(nn.Module):
    """All to all; queries, keys and values come from one matrix."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        width = sizes.width
        self.heads = sizes.heads
        self.qkv = nn.Linear(width, 3 * width, bias=sizes.qkv_bias)
        self.q_norm = _norm(sizes) if sizes.query_key_norm else nn.Identity()
        self.k_norm = _norm(sizes) if sizes.query_key_norm else nn.Identity()
        self.proj = nn.Linear(width, width)

    def forward(self, hidden: Tensor) -> Tensor:
        """(clips, tokens, width) in and out."""
        query, key, value = self.qkv(hidden).chunk(3, dim=-1)
        whole = (self.q_norm(query), self.k_norm(key), value)
        parted = (part.unflatten(-1, (self.heads, -1)).transpose(1, 2) for part in whole)
        seen = functional.scaled_dot_product_attention(*parted)
        projected: Tensor = self.proj(seen.transpose(1, 2).flatten(2))
        return projected


class Inner(nn.Module):
    """Two matrices with an exact GELU between them."""

    def __init__(self, width: int, inner: int) -> None:
        super().__init__()
        self.fc1 = nn.Linear(width, inner)
        self.fc2 = nn.Linear(inner, width)

    def forward(self, hidden: Tensor) -> Tensor:
        """(clips, tokens, width) in and out."""
        made: Tensor = self.fc2(functional.gelu(self.fc1(hidden)))
        return made


class Block(nn.Module):
    """One layer; norms come first, and what is added is scaled channel by channel."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.norm1 = _norm(sizes)
        self.attn = Attention(sizes)
        self.norm2 = _norm(sizes)
        self.mlp = Inner(sizes.width, sizes.inner)
        self.ls1: nn.Parameter | float = nn.Parameter(torch.ones(sizes.width)) if sizes.layer_scale else 1.0
        self.ls2: nn.Parameter | float = nn.Parameter(torch.ones(sizes.width)) if sizes.layer_scale else 1.0

    def forward(self, hidden: Tensor) -> Tensor:
        """(clips, tokens, width) in and out."""
        hidden = hidden + self.ls1 * self.attn(self.norm1(hidden))
        made: Tensor = hidden + self.ls2 * self.mlp(self.norm2(hidden))
        return made


class Patches(nn.Module):
    """Clips cut into blocks of pixels, each of which becomes a vector."""

    def __init__(self, width: int, kernel: tuple[int, int, int]) -> None:
        """`kernel` is (frames, rows, columns) of a block."""
        super().__init__()
        self.kernel = kernel
        self.proj = nn.Conv3d(3, width, kernel, stride=kernel)

    def forward(self, clips: Tensor) -> Tensor:
        """(clips, steps * rows * columns, width) of clips (clips, frames, 3, height, width)."""
        count, frames, colours, height, width = clips.shape
        long, high, wide = self.kernel
        cut = clips.reshape(count, frames // long, long, colours, height // high, high, width // wide, wide)
        flat = cut.permute(0, 1, 4, 6, 3, 2, 5, 7).flatten(4).flatten(1, 3)
        return functional.linear(flat, self.proj.weight.flatten(1), self.proj.bias)


class Tower(nn.Module):
    """The tower itself."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.sizes = sizes
        own, each = int(sizes.class_token), sizes.grid**2
        if sizes.class_token:
            self.cls_token = nn.Parameter(torch.zeros(1, 1, sizes.width))
        self.pos_embed = nn.Parameter(torch.zeros(1, own + sizes.steps * each, sizes.width))
        if sizes.picture_positions:
            self.img_pos_embed = nn.Parameter(torch.zeros(1, own + each, sizes.width))
        self.patch_embed = Patches(sizes.width, (sizes.tubelet, sizes.patch, sizes.patch))
        self.blocks = nn.ModuleList(Block(sizes) for _ in range(sizes.blocks))

    def forward(self, clips: Tensor) -> Tensor:
        """(clips, tokens, width) behind the last block for clips (clips, frames, 3, side, side), normalised: the token of
        the class, where there is one, then those of patches, frame by frame and row by row."""
        return self.hidden(clips, (self.sizes.blocks,))[0]

    def hidden(self, clips: Tensor, after: Sequence[int]) -> list[Tensor]:
        """What there is behind so many blocks, for each of `after`, as `forward` gives it; 0 is what goes into the first,
        -1 what comes of the last. Blocks behind the last that is asked for are not run.

        Raises EngineError for frames that cannot be cut into patches, and for blocks that there are not.
        """
        wanted = [count if count >= 0 else self.sizes.blocks + 1 + count for count in after]
        if not wanted or min(wanted) < 0 or max(wanted) > self.sizes.blocks:
            raise EngineError(f"a tower of {self.sizes.blocks} blocks has no layers {list(after)}")
        hidden = self._begun(clips)
        found = {0: hidden}
        for number in range(max(wanted)):
            hidden = self.blocks[number](hidden)
            if number + 1 in wanted:
                found[number + 1] = hidden
        return [found[count] for count in wanted]

    def positions(self, steps: int, grid: int) -> Tensor:
        """(1, tokens, width) for so many steps of time of `grid` x `grid` patches.

        What was learnt is drawn out over time place by place, then over the picture step by step. Raises EngineError for a
        single frame of another size than was learnt, to which nothing can be drawn out that was ever trained.
        """
        sizes, own = self.sizes, int(self.sizes.class_token)
        if steps == 1 and sizes.picture_positions:
            if grid != sizes.grid:
                side = grid * sizes.patch
                raise EngineError(
                    f"a single picture of {side} px cannot be seen by a tower that knows those of {sizes.side}"
                )
            return self.img_pos_embed
        if (steps, grid) == (sizes.steps, sizes.grid):
            return self.pos_embed
        first, rest = self.pos_embed[:, :own], self.pos_embed[0, own:].float()
        table = rest.view(sizes.steps, sizes.grid**2, -1)
        if steps != sizes.steps:
            table = functional.interpolate(table.permute(1, 2, 0), size=steps, mode="linear", align_corners=False)
            table = table.permute(2, 0, 1)
        if grid != sizes.grid:
            square = table.view(-1, sizes.grid, sizes.grid, table.shape[-1]).permute(0, 3, 1, 2)
            square = functional.interpolate(square, size=(grid, grid), mode="bicubic", align_corners=False)
            table = square.permute(0, 2, 3, 1).flatten(1, 2)
        return torch.cat([first, table.to(first.dtype).reshape(1, -1, first.shape[-1])], dim=1)

    def _begun(self, clips: Tensor) -> Tensor:
        count, frames, colours, height, width = clips.shape
        sizes = self.sizes
        if colours != 3 or height != width or height % sizes.patch or frames % sizes.tubelet:
            raise EngineError(
                f"clips of {frames} frames of {width}x{height} px cannot be cut into patches of {sizes.tubelet} frames and "
                f"{sizes.patch} px of a square"
            )
        hidden = self.patch_embed(clips)
        if sizes.class_token:
            hidden = torch.cat([self.cls_token.expand(count, -1, -1), hidden], dim=1)
        begun: Tensor = hidden + self.positions(frames // sizes.tubelet, height // sizes.patch)
        return begun


def _norm(sizes: Sizes) -> nn.RMSNorm:
    return nn.RMSNorm(sizes.width, eps=sizes.epsilon)
