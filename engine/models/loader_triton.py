"""Matrices in nf4 unpacked and multiplied with few rows, in Triton. Imported only where there is a card.

The matrix is read as the library keeps it: two values a byte, the first one above, and a scale for 64 of them. Four bytes of
a row are one number of 32 bits, whose eight values are looked up in registers: a byte permutation (prmt) finds the bytes of
four values at once among the eight of half a table, a second one in the other half, and a third one takes of each the right
one; upper and lower bytes of the 16 bits of a level have tables of their own. That is three instructions a value, where
looking them up in memory would wait for it. They are multiplied by their scale and rounded as they are where the matrix is
unpacked as a whole, and are already where the matrix units want them: the thread that holds four bytes has the eight values
beside each other, so the numbers of a row are multiplied in another order, the same on both sides. No row knows of others.

A matrix of a few thousand rows has fewer tiles than a card has processors: its width is then divided, and what the parts
make, in float32, is summed up in their order by a second kernel.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import torch
import triton  # type: ignore[import-not-found,import-untyped,unused-ignore]
import triton.language as tl  # type: ignore[import-not-found,import-untyped,unused-ignore]
from torch import Tensor

from engine.models.loader_kernels import LEVELS

MOST = 64
"""Rows that are multiplied at once."""
EVEN = 128
"""Widths are multiples of this: the scales of two blocks are one number of 32 bits."""
_BLOCK = 1024
"""Sums of a program,"""
_UNPACKED = 8192
"""and numbers of one that only unpacks."""


def _unpacking(scaled: str) -> str:
    """Eight values ($4) and their scale twice ($5) become four pairs ($0 to $3), by the bytes of the levels ($6 to $13).
    `scaled` is what multiplies two numbers of 16 bits."""
    # multiplying bf16 alone is an instruction of newer cards only; older ones also add, here nothing
    lines = ["mov.b32 none, 0x80008000;", "and.b32 few, $4, 0x77777777;"]
    # of four bytes of the lower half of a table and four of the upper one, which: 0xEA is a & b | c
    lines += ["shr.u32 which, $4, 1;", "lop3.b32 which, which, 0x44444444, 0x32103210, 0xEA;"]
    for half in (0, 2):
        if half:
            lines += ["shr.u32 few, few, 16;", "shr.u32 which, which, 16;"]
        lines += [f"prmt.b32 {name}, ${6 + 2 * at}, ${7 + 2 * at}, few;" for at, name in enumerate("abcd")]
        lines += ["prmt.b32 a, a, b, which;", "prmt.b32 c, c, d, which;"]
        # the first value of a byte is above
        lines += ["prmt.b32 b, a, c, 0x4051;", "prmt.b32 d, a, c, 0x6273;"]
        lines += [scaled.format(f"${half}", "b"), scaled.format(f"${half + 1}", "d")]
    return "{.reg .b32 none, few, which, a, b, c, d;\n" + "\n".join(lines) + "}"


_SCALED = {torch.bfloat16: "fma.rn.bf16x2 {}, {}, $5, none;", torch.float16: "mul.rn.f16x2 {}, {}, $5;"}
_BF16 = tl.constexpr(_unpacking(_SCALED[torch.bfloat16]))
_FP16 = tl.constexpr(_unpacking(_SCALED[torch.float16]))
_OPERANDS = tl.constexpr("=&r,=&r,=&r,=&r" + ",r" * 10)
_APART = tl.constexpr("mov.b32 {$0, $1}, $2;")


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def _wide(part, rows: tl.constexpr, numbers: tl.constexpr):  # type: ignore[no-untyped-def]
    """(rows, numbers) of (rows, groups, 1) or (1, 1, 4): each for as many that lie beside each other."""
    if part.shape[2] == 1:
        whole = tl.broadcast_to(part, [rows, part.shape[1], numbers // part.shape[1]])
    else:
        whole = tl.broadcast_to(part, [rows, numbers // 4, 4])
    return tl.reshape(whole, [rows, numbers])


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def _apart(pair, BF16: tl.constexpr):  # type: ignore[no-untyped-def]  # noqa: N803
    """The two of 16 bits in one of 32, the lower one first."""
    if BF16:
        first, second = tl.inline_asm_elementwise(
            _APART, "=h,=h,r", [pair], dtype=(tl.bfloat16, tl.bfloat16), is_pure=True, pack=1
        )
    else:
        first, second = tl.inline_asm_elementwise(
            _APART, "=h,=h,r", [pair], dtype=(tl.float16, tl.float16), is_pure=True, pack=1
        )
    return first, second


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def _looked_up(words, scales, levels, SHIFT: tl.constexpr, BF16: tl.constexpr):  # type: ignore[no-untyped-def]  # noqa: N803
    """The value of four bits, by memory: for who has no such instructions."""
    found = tl.load(levels + ((words >> SHIFT) & 15))
    scale = (scales & 0xFFFF).to(tl.int16)
    if BF16:
        return (found * scale.to(tl.bfloat16, bitcast=True).to(tl.float32)).to(tl.bfloat16)
    return (found * scale.to(tl.float16, bitcast=True).to(tl.float32)).to(tl.float16)


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def _table_of(table):  # type: ignore[no-untyped-def]
    """(1, 1, 4) of each number of `table`, which has them four times: different lanes load them, so that they stay in
    registers of their own."""
    at = table + tl.arange(0, 4)[None, None, :]
    low = tl.load(at), tl.load(at + 4), tl.load(at + 8), tl.load(at + 12)
    top = tl.load(at + 16), tl.load(at + 20), tl.load(at + 24), tl.load(at + 28)
    return low, top


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def _unpack(  # type: ignore[no-untyped-def]
    words, both, table, low, top, ROWS: tl.constexpr, WORDS: tl.constexpr, BF16: tl.constexpr, BY_MEMORY: tl.constexpr,  # noqa: N803
):  # fmt: skip
    """(ROWS, WORDS, 2, 2, 2) of words (ROWS, WORDS) and pairs of scales (ROWS, WORDS / 16): a word's eight numbers in their
    order."""
    both = tl.join((both & 0xFFFF) | (both << 16), ((both >> 16) & 0xFFFF) | (both & -65536))
    scale = _wide(tl.reshape(both, [ROWS, WORDS // 8, 1]), ROWS, WORDS)
    if BY_MEMORY:
        a0, b0 = _looked_up(words, scale, table, 4, BF16), _looked_up(words, scale, table, 0, BF16)
        a1, b1 = _looked_up(words, scale, table, 12, BF16), _looked_up(words, scale, table, 8, BF16)
        a2, b2 = _looked_up(words, scale, table, 20, BF16), _looked_up(words, scale, table, 16, BF16)
        a3, b3 = _looked_up(words, scale, table, 28, BF16), _looked_up(words, scale, table, 24, BF16)
    else:
        pair0, pair1, pair2, pair3 = tl.inline_asm_elementwise(
            _BF16 if BF16 else _FP16,
            _OPERANDS,
            [
                words, scale,
                _wide(low[0], ROWS, WORDS), _wide(low[1], ROWS, WORDS),
                _wide(low[2], ROWS, WORDS), _wide(low[3], ROWS, WORDS),
                _wide(top[0], ROWS, WORDS), _wide(top[1], ROWS, WORDS),
                _wide(top[2], ROWS, WORDS), _wide(top[3], ROWS, WORDS),
            ],
            dtype=(tl.int32, tl.int32, tl.int32, tl.int32),
            is_pure=True,
            pack=1,
        )  # fmt: skip
        a0, b0 = _apart(pair0, BF16)
        a1, b1 = _apart(pair1, BF16)
        a2, b2 = _apart(pair2, BF16)
        a3, b3 = _apart(pair3, BF16)
    return tl.join(tl.join(tl.join(a0, a2), tl.join(a1, a3)), tl.join(tl.join(b0, b2), tl.join(b1, b3)))


@triton.jit(do_not_specialize=["rows", "share"])  # type: ignore[untyped-decorator,unused-ignore]
def _product(  # type: ignore[no-untyped-def]
    given, values, scales, table, bias, out, rows, wide, width, share,
    ROWS: tl.constexpr, TALL: tl.constexpr, DEEP: tl.constexpr, WARPS: tl.constexpr, STAGES: tl.constexpr,  # noqa: N803
    BF16: tl.constexpr, BIASED: tl.constexpr, WHOLE: tl.constexpr, BY_MEMORY: tl.constexpr,  # noqa: N803
):  # fmt: skip
    """TALL rows of the matrix times all rows of `given`, over `share` steps of the width; each warp has some of the
    matrix's. `table` is the bytes of levels, eight times the same number four times, or, BY_MEMORY, 16 levels in float32."""
    at = tl.program_id(0) * TALL + tl.arange(0, TALL)
    # the last row stands in for those that there are not
    here = tl.minimum(at, wide - 1)
    row = tl.arange(0, ROWS)
    first = tl.program_id(1) * share * DEEP
    last = tl.minimum(width, first + share * DEEP)
    mine = given + row[:, None] * width + tl.arange(0, DEEP)[None, :]
    packed = values + here[:, None] * (width // 8) + tl.arange(0, DEEP // 8)[None, :]
    scaled = scales + here[:, None] * (width // 128) + tl.arange(0, DEEP // 128)[None, :]
    if BY_MEMORY:
        low, top = table, table
    else:
        low, top = _table_of(table)
    total = tl.zeros([WARPS, TALL // WARPS, ROWS], tl.float32)
    for begin in tl.range(first, last, DEEP, num_stages=STAGES):
        words, both = tl.load(packed + begin // 8), tl.load(scaled + begin // 128)
        unpacked = _unpack(words, both, table, low, top, TALL, DEEP // 8, BF16, BY_MEMORY)
        # four threads have 32 numbers, four pairs each, and give the matrix units the first of two pairs from their first 16
        # numbers and the second one from the others, twice: so the pairs of a word change places
        unpacked = tl.reshape(unpacked, [WARPS, TALL // WARPS, DEEP // 32, 4, 2, 2, 2])
        matrix = tl.reshape(tl.permute(unpacked, [0, 1, 2, 5, 3, 4, 6]), [WARPS, TALL // WARPS, DEEP])
        other = tl.load(mine + begin, mask=(row < rows)[:, None], other=0.0)
        other = tl.reshape(other, [ROWS, DEEP // 32, 4, 2, 2, 2])
        other = tl.reshape(tl.permute(other, [1, 4, 2, 3, 5, 0]), [1, DEEP, ROWS])
        other = tl.broadcast_to(other, [WARPS, DEEP, ROWS])
        if BY_MEMORY:  # as what has been rounded is multiplied by who has no matrix units
            matrix, other = matrix.to(tl.float32), other.to(tl.float32)
        total = tl.dot(matrix, other, total)
    found = tl.trans(tl.reshape(total, [TALL, ROWS]))
    inside = (at < wide)[None, :] & (row < rows)[:, None]
    if not WHOLE:
        out += tl.program_id(1) * rows * wide
    elif BIASED:
        found += tl.load(bias + here).to(tl.float32)[None, :]
    tl.store(out + row[:, None] * wide + at[None, :], found.to(out.dtype.element_ty), mask=inside)


@triton.jit(do_not_specialize=["total", "parts"])  # type: ignore[untyped-decorator,unused-ignore]
def _summed(  # type: ignore[no-untyped-def]
    partial, scales, bias, out, total, wide, parts, SCALED: tl.constexpr, BIASED: tl.constexpr, BLOCK: tl.constexpr,  # noqa: N803
):  # fmt: skip
    """Parts one after the other, times the scale of a row of the matrix, plus the bias."""
    at = tl.program_id(0) * BLOCK + tl.arange(0, BLOCK)
    inside = at < total
    found = tl.zeros([BLOCK], tl.float32)
    for part in range(parts):
        found += tl.load(partial + part * total + at, mask=inside, other=0.0)
    if SCALED:
        found *= tl.load(scales + at % wide, mask=inside, other=0.0)
    if BIASED:
        found += tl.load(bias + at % wide, mask=inside, other=0.0).to(tl.float32)
    tl.store(out + at, found.to(out.dtype.element_ty), mask=inside)


@triton.jit(do_not_specialize=["wide"])  # type: ignore[untyped-decorator,unused-ignore]
def _whole(  # type: ignore[no-untyped-def]
    values, scales, table, out, wide, width,
    TALL: tl.constexpr, DEEP: tl.constexpr, BF16: tl.constexpr, BY_MEMORY: tl.constexpr,  # noqa: N803
):  # fmt: skip
    """TALL rows of DEEP numbers, unpacked."""
    at = tl.program_id(0).to(tl.int64) * TALL + tl.arange(0, TALL)
    first = tl.program_id(1) * DEEP
    inside = at < wide
    packed = values + at[:, None] * (width // 8) + first // 8 + tl.arange(0, DEEP // 8)[None, :]
    scaled = scales + at[:, None] * (width // 128) + first // 128 + tl.arange(0, DEEP // 128)[None, :]
    words = tl.load(packed, mask=inside[:, None], other=0)
    both = tl.load(scaled, mask=inside[:, None], other=0)
    if BY_MEMORY:
        low, top = table, table
    else:
        low, top = _table_of(table)
    unpacked = tl.reshape(_unpack(words, both, table, low, top, TALL, DEEP // 8, BF16, BY_MEMORY), [TALL, DEEP])
    tl.store(out + at[:, None] * width + first + tl.arange(0, DEEP)[None, :], unpacked, mask=inside[:, None])


@dataclass(frozen=True)
class Tile:
    """What a program does at a time."""

    tall: int
    """Rows of the matrix,"""
    warps: int
    """divided among so many warps, 16 or 32 each."""
    stages: int
    """Steps of 128 numbers of the width, of which the next ones are on their way."""
    programs: float = 2
    """For each of the card's processors, at most, that the width is divided for."""
    deep: int = 128
    """Numbers of the width in a step."""


def reads(values: Tensor, scales: Tensor, dtype: torch.dtype) -> bool:
    """Whether a matrix is kept so that it can be read here, for numbers of that kind."""
    return (
        dtype in (torch.bfloat16, torch.float16)
        and scales.dtype == dtype
        and values.shape[1] * 2 % EVEN == 0
        and values.is_contiguous()
        and scales.is_contiguous()
        and values.data_ptr() % 4 == 0
        and scales.data_ptr() % 4 == 0
    )


def fits(given: Tensor, values: Tensor, scales: Tensor) -> bool:
    """Whether `times` is made for these, and for so many rows."""
    return 0 < given.numel() <= MOST * given.shape[-1] and reads(values, scales, given.dtype)


def times(given: Tensor, values: Tensor, scales: Tensor, bias: Tensor | None, tile: Tile | None = None) -> Tensor:
    """`given` (..., width) times the transposed matrix, plus `bias`; what `fits` has been asked of."""
    flat = given.reshape(-1, given.shape[-1]).contiguous()
    rows, width = flat.shape
    wide = len(values)
    tile = tile or _tile(rows)
    tiles, share, parts = divided(wide, width, tile, flat.device)
    out = torch.empty(rows, wide, dtype=flat.dtype, device=flat.device)
    made = out if parts == 1 else torch.empty(parts, rows, wide, dtype=torch.float32, device=flat.device)
    offset = bias if bias is not None else out
    _product[(tiles, parts)](
        flat, values.view(torch.int32), scales.view(torch.int32), _table(flat.device, flat.dtype), offset, made,
        rows, wide, width, share,
        ROWS=max(8, triton.next_power_of_2(rows)), TALL=tile.tall, DEEP=tile.deep, WARPS=tile.warps, STAGES=tile.stages,
        BF16=flat.dtype == torch.bfloat16, BIASED=bias is not None and parts == 1, WHOLE=parts == 1,
        BY_MEMORY=not flat.is_cuda, num_warps=tile.warps,
    )  # fmt: skip
    if parts > 1:
        summed(made, out, None, bias)
    return out.view(*given.shape[:-1], wide)


def divided(wide: int, width: int, tile: Tile, device: torch.device) -> tuple[int, int, int]:
    """(tiles beside each other, steps of the width for each program, programs one after the other along it)."""
    tiles, steps = triton.cdiv(wide, tile.tall), width // tile.deep
    programs = int(tile.programs * _processors(device))
    share = triton.cdiv(steps, max(1, min(steps, programs // tiles)))
    return tiles, share, triton.cdiv(steps, share)


def summed(partial: Tensor, out: Tensor, scales: Tensor | None, bias: Tensor | None) -> None:
    """`partial` (parts, rows, wide) summed up into `out` (rows, wide), times float32 `scales` (wide), plus `bias` (wide)."""
    none = out
    _summed[(triton.cdiv(out.numel(), _BLOCK),)](
        partial, none if scales is None else scales, none if bias is None else bias, out, out.numel(), out.shape[1],
        len(partial), SCALED=scales is not None, BIASED=bias is not None, BLOCK=_BLOCK, num_warps=4,
    )  # fmt: skip


def _tile(rows: int) -> Tile:
    """For so many rows, as measured on an H200."""
    return Tile(64, 4, 4, programs=4) if rows <= 32 else Tile(64, 4, 4, programs=3)


def unpacked(values: Tensor, scales: Tensor) -> Tensor:
    """(rows, width) of a matrix, in the number format of its scales; what `reads` has been asked of."""
    wide, width = len(values), values.shape[1] * 2
    deep = next(size for size in (512, 256, EVEN) if width % size == 0)
    tall = _UNPACKED // deep
    out = torch.empty(wide, width, dtype=scales.dtype, device=values.device)
    _whole[(triton.cdiv(wide, tall), width // deep)](
        values.view(torch.int32), scales.view(torch.int32), _table(values.device, scales.dtype), out, wide, width,
        TALL=tall, DEEP=deep, BF16=scales.dtype == torch.bfloat16, BY_MEMORY=not values.is_cuda, num_warps=4,
    )  # fmt: skip
    return out


@cache
def _processors(device: torch.device) -> int:
    return int(torch.cuda.get_device_properties(device).multi_processor_count) if device.type == "cuda" else 1


@cache
def _table(device: torch.device, dtype: torch.dtype) -> Tensor:
    """What `_product` looks levels up in."""
    found = torch.tensor(LEVELS, dtype=dtype)
    return _bytes(found).repeat_interleave(4).to(device) if device.type == "cuda" else found.float()


def _bytes(levels: Tensor) -> Tensor:
    """Lower bytes of 16 levels, then upper ones, four in a number of 32 bits."""
    return levels.view(torch.uint8).view(16, 2).t().contiguous().view(torch.int32).flatten()


def attempt(device: torch.device) -> None:
    """Run each kernel once, small, and look at what comes of it. Raises whatever is wrong."""
    values = (torch.arange(80 * 256, device=device) * 37 % 251).to(torch.uint8).view(80, 256)
    codes = torch.stack((values >> 4, values & 15), dim=-1).view(80, 512).int()
    scales = (torch.arange(80 * 8, device=device) % 5 + 1).to(torch.bfloat16).view(80, 8)
    # as many as are compiled for a single answer
    given = (torch.arange(5 * 512, device=device) % 7 - 3).to(torch.bfloat16).view(5, 512)
    bias = scales[:, 0].contiguous()
    found = times(given, values, scales, bias)
    matrix = torch.tensor(LEVELS, device=device)[codes] * scales.float().repeat_interleave(64, dim=1)
    if not torch.allclose(unpacked(values, scales).float(), matrix, rtol=0.02):
        raise RuntimeError("4 bits are not unpacked as they should be")
    if not torch.allclose(found.float(), given.float() @ matrix.t() + bias.float(), rtol=0.02, atol=1.0):
        raise RuntimeError("a product of 4 bits is not what it should be")
