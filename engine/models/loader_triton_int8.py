"""A product of few rows with a matrix in int8, in Triton. Imported only where there is a card.

Whole numbers of 8 bits are exact in 16: they are widened in registers and multiplied with what comes in as it is; a row's
scale is multiplied with the sum in float32. So nothing is lost, and columns that stand out cost nothing. There is one kernel
that reads the matrix once, and one that sums up where its width is divided (see loader_triton).
"""

from __future__ import annotations

import torch
import triton  # type: ignore[import-not-found,import-untyped,unused-ignore]
import triton.language as tl  # type: ignore[import-not-found,import-untyped,unused-ignore]
from torch import Tensor

from engine.models.loader_triton import EVEN, MOST, Tile, divided, summed


@triton.jit(do_not_specialize=["rows", "share"])  # type: ignore[untyped-decorator,unused-ignore]
def _product(  # type: ignore[no-untyped-def]
    given, values, scales, out, rows, wide, width, share,
    ROWS: tl.constexpr, TALL: tl.constexpr, DEEP: tl.constexpr, WARPS: tl.constexpr, STAGES: tl.constexpr,  # noqa: N803
    WHOLE: tl.constexpr, WIDENED: tl.constexpr,  # noqa: N803
):  # fmt: skip
    """TALL rows of the matrix times all rows of `given`, over `share` steps of the width; each warp has some of the
    matrix's. With WIDENED they are multiplied in float32."""
    at = tl.program_id(0) * TALL + tl.arange(0, TALL)
    # the last row stands in for those that there are not
    here = tl.minimum(at, wide - 1).to(tl.int64)
    row = tl.arange(0, ROWS)
    deep = tl.arange(0, DEEP)
    first = tl.program_id(1) * share * DEEP
    last = tl.minimum(width, first + share * DEEP)
    mine = given + row[:, None] * width + deep[None, :]
    packed = values + here[:, None] * width + deep[None, :]
    total = tl.zeros([WARPS, TALL // WARPS, ROWS], tl.float32)
    for begin in tl.range(first, last, DEEP, num_stages=STAGES):
        matrix = tl.load(packed + begin).to(tl.float32 if WIDENED else given.dtype.element_ty)
        matrix = tl.reshape(matrix, [WARPS, TALL // WARPS, DEEP])
        other = tl.load(mine + begin, mask=(row < rows)[:, None], other=0.0)
        other = tl.reshape(tl.trans(other.to(matrix.dtype)), [1, DEEP, ROWS])
        other = tl.broadcast_to(other, [WARPS, DEEP, ROWS])
        total = tl.dot(matrix, other, total)
    found = tl.trans(tl.reshape(total, [TALL, ROWS]))
    if WHOLE:
        found *= tl.load(scales + here)[None, :]
    else:
        out += tl.program_id(1) * rows * wide
    inside = (at < wide)[None, :] & (row < rows)[:, None]
    tl.store(out + row[:, None] * wide + at[None, :], found.to(out.dtype.element_ty), mask=inside)


def fits(given: Tensor, values: Tensor, scales: Tensor) -> bool:
    """Whether `times` is made for these, and for so many rows."""
    return (
        0 < given.numel() <= MOST * given.shape[-1]
        and given.dtype in (torch.bfloat16, torch.float16)
        and given.shape[-1] % EVEN == 0
        and values.is_contiguous()
        and scales.is_contiguous()
    )


def times(given: Tensor, values: Tensor, scales: Tensor, tile: Tile | None = None) -> Tensor:
    """`given` (..., width) times the transposed matrix int8 (rows, width) with its float32 scales (rows, 1)."""
    flat = given.reshape(-1, given.shape[-1]).contiguous()
    rows, width = flat.shape
    wide = len(values)
    tile = tile or _tile(rows)
    tiles, share, parts = divided(wide, width, tile, flat.device)
    out = torch.empty(rows, wide, dtype=flat.dtype, device=flat.device)
    made = out if parts == 1 else torch.empty(parts, rows, wide, dtype=torch.float32, device=flat.device)
    _product[(tiles, parts)](
        flat, values, scales, made, rows, wide, width, share,
        ROWS=max(8, triton.next_power_of_2(rows)), TALL=tile.tall, DEEP=tile.deep, WARPS=tile.warps, STAGES=tile.stages,
        WHOLE=parts == 1, WIDENED=not flat.is_cuda, num_warps=tile.warps,
    )  # fmt: skip
    if parts > 1:
        summed(made, out, scales, None)
    return out.view(*given.shape[:-1], wide)


def _tile(rows: int) -> Tile:
    """For so many rows."""
    return Tile(64, 4, 4, programs=4) if rows <= 32 else Tile(64, 4, 3, programs=3)


def attempt(device: torch.device) -> None:
    """Run the kernel once, small, and look at what comes of it. Raises whatever is wrong."""
    values = (torch.arange(80 * 256, device=device) * 37 % 255 - 127).to(torch.int8).view(80, 256)
    scales = (torch.arange(80, device=device) % 5 + 1).float().view(80, 1) / 64
    given = (torch.arange(5 * 256, device=device) % 7 - 3).to(torch.bfloat16).view(5, 256)
    found = times(given, values, scales)
    if not torch.allclose(found.float(), given.float() @ (values.float() * scales).t(), rtol=0.02, atol=1.0):
        raise RuntimeError("a product of 8 bits is not what it should be")
