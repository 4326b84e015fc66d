"""The kernels of `kernels` in Triton. Imported only where there is a card.

Values are bf16 or fp16 in memory and float32 while they are computed with.
"""

from __future__ import annotations

from typing import Any

import torch
import triton  # type: ignore[import-not-found,import-untyped,unused-ignore]
import triton.language as tl  # type: ignore[import-not-found,import-untyped,unused-ignore]
from torch import Tensor

FEW = 8192
"""Keys up to which `parts` is quicker than flash attention."""
MOST_ROWS = 64
"""Rows times heads of a group, that it takes at once."""


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def _add_norm(x, d, w, total, out, epsilon, width, HAS: tl.constexpr, BLOCK: tl.constexpr):  # type: ignore[no-untyped-def]  # noqa: N803
    row = tl.program_id(0).to(tl.int64)
    at = tl.arange(0, BLOCK)
    inside = at < width
    value = tl.load(x + row * width + at, mask=inside, other=0.0)
    if HAS:
        other = tl.load(d + row * width + at, mask=inside, other=0.0)
        value = (value.to(tl.float32) + other.to(tl.float32)).to(value.dtype)
        tl.store(total + row * width + at, value, mask=inside)
    wide = value.to(tl.float32)
    scale = tl.rsqrt(tl.sum(wide * wide, axis=0) / width + epsilon)
    weight = tl.load(w + at, mask=inside, other=0.0)
    tl.store(out + row * width + at, (wide * scale).to(value.dtype) * weight, mask=inside)


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def _gate(both, out, width, BLOCK: tl.constexpr):  # type: ignore[no-untyped-def]  # noqa: N803
    row = tl.program_id(0).to(tl.int64)
    at = tl.program_id(1) * BLOCK + tl.arange(0, BLOCK)
    inside = at < width
    first = tl.load(both + row * 2 * width + at, mask=inside, other=0.0)
    second = tl.load(both + row * 2 * width + width + at, mask=inside, other=0.0)
    wide = first.to(tl.float32)
    tl.store(out + row * width + at, (wide * tl.sigmoid(wide)).to(first.dtype) * second, mask=inside)


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def _to_fp8(x, out, scales, width, LARGEST: tl.constexpr, BLOCK: tl.constexpr):  # type: ignore[no-untyped-def]  # noqa: N803
    row = tl.program_id(0).to(tl.int64)
    at = tl.arange(0, BLOCK)
    inside = at < width
    value = tl.load(x + row * width + at, mask=inside, other=0.0).to(tl.float32)
    scale = tl.maximum(tl.max(tl.abs(value), axis=0) / LARGEST, 1e-12)
    value = tl.minimum(tl.maximum(value / scale, -LARGEST), LARGEST)
    tl.store(out + row * width + at, value.to(out.dtype.element_ty), mask=inside)
    tl.store(scales + row, scale)


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def _place(  # type: ignore[no-untyped-def]
    qkv, cos, sin, qw, kw, q_out, k_out, v_out, starts, count, epsilon, row_stride, head_stride,
    HEADS: tl.constexpr, KV: tl.constexpr, WIDTH: tl.constexpr, NORMED: tl.constexpr, TOGETHER: tl.constexpr,  # noqa: N803
):  # fmt: skip
    token = tl.program_id(0).to(tl.int64)
    first = tl.program_id(1) * TOGETHER
    row = token // count
    slot = tl.load(starts + row) + token % count
    half: tl.constexpr = WIDTH // 2
    at = tl.arange(0, half)
    head = first + tl.arange(0, TOGETHER)
    base = qkv + token * (HEADS + 2 * KV) * WIDTH + head[:, None] * WIDTH + at[None, :]
    low, high = tl.load(base), tl.load(base + half)
    if first < HEADS + KV:
        a, b = low.to(tl.float32), high.to(tl.float32)
        if NORMED:
            scale = tl.rsqrt((tl.sum(a * a, axis=1) + tl.sum(b * b, axis=1)) / WIDTH + epsilon)[:, None]
            weight = qw
            if first >= HEADS:
                weight = kw
            low = (a * scale).to(low.dtype) * tl.load(weight + at)[None, :]
            high = (b * scale).to(high.dtype) * tl.load(weight + half + at)[None, :]
            a, b = low.to(tl.float32), high.to(tl.float32)
        c1 = tl.load(cos + token * WIDTH + at).to(tl.float32)[None, :]
        c2 = tl.load(cos + token * WIDTH + half + at).to(tl.float32)[None, :]
        s1 = tl.load(sin + token * WIDTH + at).to(tl.float32)[None, :]
        s2 = tl.load(sin + token * WIDTH + half + at).to(tl.float32)[None, :]
        low, high = (a * c1 - b * s1).to(low.dtype), (b * c2 + a * s2).to(high.dtype)
    if first < HEADS:
        there = q_out + (token * HEADS + head[:, None]) * WIDTH + at[None, :]
    elif first < HEADS + KV:
        there = k_out + row * row_stride + (head[:, None] - HEADS).to(tl.int64) * head_stride + slot * WIDTH + at[None, :]
    else:
        there = (
            v_out + row * row_stride + (head[:, None] - HEADS - KV).to(tl.int64) * head_stride + slot * WIDTH + at[None, :]
        )
    tl.store(there, low)
    tl.store(there + half, high)


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def _parts(  # type: ignore[no-untyped-def]
    q, k, v, out, sums, length, share, scale, head_stride, batch,
    HEADS: tl.constexpr, KV: tl.constexpr, WIDTH: tl.constexpr, ROWS: tl.constexpr, BLOCK: tl.constexpr,  # noqa: N803
):  # fmt: skip
    kv = tl.program_id(0)
    part = tl.program_id(1)
    groups: tl.constexpr = HEADS // KV
    r = tl.arange(0, ROWS)
    at = tl.arange(0, WIDTH)
    inside = r < batch * groups
    head = (r // groups) * HEADS + kv * groups + r % groups
    query = tl.load(q + head[:, None] * WIDTH + at[None, :], mask=inside[:, None], other=0.0)
    base = kv.to(tl.int64) * head_stride
    best = tl.full([ROWS], -1e30, tl.float32)
    total = tl.zeros([ROWS], tl.float32)
    result = tl.zeros([ROWS, WIDTH], tl.float32)
    last = tl.minimum(length, (part + 1) * share)
    for first in range(part * share, last, BLOCK):
        n = first + tl.arange(0, BLOCK)
        fits = n < last
        keys = tl.load(k + base + n[:, None] * WIDTH + at[None, :], mask=fits[:, None], other=0.0)
        values = tl.load(v + base + n[:, None] * WIDTH + at[None, :], mask=fits[:, None], other=0.0)
        scores = tl.where(fits[None, :], tl.dot(query, tl.trans(keys)) * scale, -1e30)
        higher = tl.maximum(best, tl.max(scores, axis=1))
        fade = tl.exp(best - higher)
        weights = tl.exp(scores - higher[:, None])
        total = total * fade + tl.sum(weights, axis=1)
        result = result * fade[:, None] + tl.dot(weights.to(values.dtype), values)
        best = higher
    there = part * batch * HEADS + head
    tl.store(out + there[:, None] * WIDTH + at[None, :], result / total[:, None], mask=inside[:, None])
    tl.store(sums + there, best + tl.log(total), mask=inside)


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def _own(  # type: ignore[no-untyped-def]
    q, k, v, lengths, earlier, sums, out, scale, row_stride, head_stride, batch, parts,
    HEADS: tl.constexpr, KV: tl.constexpr, WIDTH: tl.constexpr, ROWS: tl.constexpr, BLOCK: tl.constexpr,  # noqa: N803
    PACKED: tl.constexpr,  # noqa: N803
):  # fmt: skip
    row = tl.program_id(0).to(tl.int64)
    kv = tl.program_id(1)
    groups: tl.constexpr = HEADS // KV
    g = tl.arange(0, ROWS)
    at = tl.arange(0, WIDTH)
    inside = g < groups
    head = row * HEADS + kv * groups + g
    place = head[:, None] * WIDTH + at[None, :]
    query = tl.load(q + place, mask=inside[:, None], other=0.0)
    length = tl.load(lengths + row) + 1
    base = row * row_stride + kv.to(tl.int64) * head_stride
    best = tl.full([ROWS], -1e30, tl.float32)
    total = tl.zeros([ROWS], tl.float32)
    result = tl.zeros([ROWS, WIDTH], tl.float32)
    for part in range(parts):
        # what was attended to before counts as parts with sums of their own
        there = part * batch * HEADS + head
        if PACKED:
            there = (kv * batch + row) * groups + g  # flash attention's only part lies as (kv, row, group)
        one = tl.load(sums + there, mask=inside, other=-1e30)
        found = tl.load(earlier + there[:, None] * WIDTH + at[None, :], mask=inside[:, None], other=0.0).to(tl.float32)
        higher = tl.maximum(best, one)
        fade, weight = tl.exp(best - higher), tl.exp(one - higher)
        total = total * fade + weight
        result = result * fade[:, None] + found * weight[:, None]
        best = higher
    for first in range(0, length, BLOCK):
        n = first + tl.arange(0, BLOCK)
        fits = n < length
        keys = tl.load(k + base + n[:, None] * WIDTH + at[None, :], mask=fits[:, None], other=0.0)
        values = tl.load(v + base + n[:, None] * WIDTH + at[None, :], mask=fits[:, None], other=0.0)
        scores = tl.dot(query, tl.trans(keys)) * scale
        scores = tl.where(fits[None, :], scores, -1e30)
        higher = tl.maximum(best, tl.max(scores, axis=1))
        fade = tl.exp(best - higher)
        weights = tl.exp(scores - higher[:, None])
        total = total * fade + tl.sum(weights, axis=1)
        result = result * fade[:, None] + tl.dot(weights.to(values.dtype), values)
        best = higher
    tl.store(out + place, (result / total[:, None]).to(query.dtype), mask=inside[:, None])


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def _join(  # type: ignore[no-untyped-def]
    one, sum_one, two, sum_two, out, heads, count,
    a_batch, a_head, a_row, b_batch, b_head, b_row, s_batch, s_head, s_row, t_batch, t_head, t_row,
    WIDTH: tl.constexpr, ROWS: tl.constexpr,  # noqa: N803
):  # fmt: skip
    n = tl.program_id(0).to(tl.int64) * ROWS + tl.arange(0, ROWS)
    head = tl.program_id(1).to(tl.int64)
    batch = tl.program_id(2).to(tl.int64)
    inside = n < count
    at = tl.arange(0, WIDTH)
    first = tl.load(sum_one + batch * s_batch + head * s_head + n * s_row, mask=inside, other=0.0)
    second = tl.load(sum_two + batch * t_batch + head * t_head + n * t_row, mask=inside, other=0.0)
    share = tl.sigmoid(first - second)[:, None]
    a = tl.load(one + batch * a_batch + head * a_head + n[:, None] * a_row + at[None, :], mask=inside[:, None], other=0.0)
    b = tl.load(two + batch * b_batch + head * b_head + n[:, None] * b_row + at[None, :], mask=inside[:, None], other=0.0)
    joined = a.to(tl.float32) * share + b.to(tl.float32) * (1.0 - share)
    there = out + ((batch * count + n[:, None]) * heads + head) * WIDTH + at[None, :]
    tl.store(there, joined.to(a.dtype), mask=inside[:, None])


def join(one: Tensor, sum_one: Tensor, two: Tensor, sum_two: Tensor) -> Tensor:
    """As `attention.join`, for (batch, heads, n, width); the result lies as (batch, n, heads, width)."""
    batch, heads, count, width = one.shape
    out = torch.empty(batch, count, heads, width, dtype=one.dtype, device=one.device)
    one, two = (part if part.stride(3) == 1 else part.contiguous() for part in (one, two))
    rows = 16
    _join[(triton.cdiv(count, rows), heads, batch)](
        one, sum_one, two, sum_two, out, heads, count, *one.stride()[:3], *two.stride()[:3], *sum_one.stride(),
        *sum_two.stride(), WIDTH=width, ROWS=rows, num_warps=4,
    )  # fmt: skip
    return out.transpose(1, 2)


def add_norm(hidden: Tensor, delta: Tensor | None, weight: Tensor, epsilon: float) -> tuple[Tensor, Tensor]:
    """As in `kernels`."""
    width = hidden.shape[-1]
    hidden = hidden.contiguous()
    out = torch.empty_like(hidden)
    total = hidden if delta is None else torch.empty_like(hidden)
    other = hidden if delta is None else delta.contiguous()
    block = triton.next_power_of_2(width)
    _add_norm[(hidden.numel() // width,)](
        hidden, other, weight, total, out, epsilon, width, HAS=delta is not None, BLOCK=block, num_warps=8
    )
    return total, out


def gate(both: Tensor) -> Tensor:
    """As in `kernels`."""
    both = both.contiguous()
    width = both.shape[-1] // 2
    out = torch.empty((*both.shape[:-1], width), dtype=both.dtype, device=both.device)
    block = 1024
    _gate[(both.numel() // (2 * width), triton.cdiv(width, block))](both, out, width, BLOCK=block)
    return out


def to_fp8(rows: Tensor, largest: float) -> tuple[Tensor, Tensor]:
    """As in `kernels`."""
    rows = rows.contiguous()
    count, width = rows.shape
    out = torch.empty(count, width, dtype=torch.float8_e4m3fn, device=rows.device)
    scales = torch.empty(count, 1, dtype=torch.float32, device=rows.device)
    block = triton.next_power_of_2(width)
    _to_fp8[(count,)](rows, out, scales, width, LARGEST=largest, BLOCK=block, num_warps=8 if block > 4096 else 4)
    return out, scales


def place(
    qkv: Tensor,
    cos: Tensor,
    sin: Tensor,
    weights: tuple[Tensor, Tensor] | None,
    epsilon: float,
    keys: Tensor,
    values: Tensor,
    starts: Tensor,
    heads: int,
) -> Tensor:
    """Queries (batch, n, heads, width), normalised and rotated; keys and values go to their slots.

    qkv is (batch, n, (heads + 2 kv_heads) * width), keys and values (batch, kv_heads, slots, width), starts (batch,) the
    slot of each row's first token.
    """
    batch, count = qkv.shape[:2]
    kv_heads, width = keys.shape[1], keys.shape[3]
    queries = torch.empty(batch, count, heads, width, dtype=qkv.dtype, device=qkv.device)
    q_weight, k_weight = weights if weights is not None else (cos, cos)
    together = next(size for size in (8, 4, 2, 1) if heads % size == 0 and kv_heads % size == 0)
    _place[(batch * count, (heads + 2 * kv_heads) // together)](
        qkv, cos, sin, q_weight, k_weight, queries, keys, values, starts, count, epsilon, keys.stride(0), keys.stride(1),
        HEADS=heads, KV=kv_heads, WIDTH=width, NORMED=weights is not None,
        TOGETHER=together, num_warps=2 if together > 2 else 1,
    )  # fmt: skip
    return queries


def parts(queries: Tensor, keys: Tensor, values: Tensor, scale: float) -> tuple[Tensor, Tensor]:
    """One query a row (batch, 1, heads, width) over keys (1, kv_heads, m, width) that all rows see, in parts side by side.

    Returns results (parts, batch, heads, width) and sums (parts, batch, heads), float32. Quicker than flash attention where
    keys are few (up to FEW), since nothing joins the parts but `own`.
    """
    batch, _, heads, width = queries.shape
    kv_heads, length = keys.shape[1], keys.shape[2]
    share = max(128, triton.cdiv(triton.cdiv(length, 16), 64) * 64)
    count = triton.cdiv(length, share)
    results = torch.empty(count, batch, heads, width, dtype=torch.float32, device=queries.device)
    sums = torch.empty(count, batch, heads, dtype=torch.float32, device=queries.device)
    _parts[(kv_heads, count)](
        queries, keys, values, results, sums, length, share, scale, keys.stride(1), batch,
        HEADS=heads, KV=kv_heads, WIDTH=width, ROWS=max(16, triton.next_power_of_2(batch * heads // kv_heads)), BLOCK=64,
        num_warps=4, num_stages=3,
    )  # fmt: skip
    return results, sums


def own(
    queries: Tensor, keys: Tensor, values: Tensor, lengths: Tensor, earlier: tuple[Tensor, Tensor] | None, scale: float
) -> Tensor:
    """One query a row (batch, 1, heads, width) over its own keys up to `lengths`, joined with `earlier` results.

    `earlier` is what `parts` returns, or (1, kv_heads, batch * group, width) and sums (1, kv_heads, batch * group).
    """
    batch, _, heads, width = queries.shape
    kv_heads = keys.shape[1]
    out = torch.empty_like(queries)
    result, sums = earlier if earlier is not None else (queries, queries)
    _own[(batch, kv_heads)](
        queries, keys, values, lengths, result, sums, out, scale, keys.stride(0), keys.stride(1), batch,
        0 if earlier is None else result.shape[0],
        HEADS=heads, KV=kv_heads, WIDTH=width, ROWS=max(16, triton.next_power_of_2(heads // kv_heads)), BLOCK=64,
        PACKED=result.dtype != torch.float32, num_warps=4,
    )  # fmt: skip
    return out


def attempt(device: torch.device) -> None:
    """Run each kernel once, small. Raises whatever is wrong."""
    one: Any = {"dtype": torch.bfloat16, "device": device}
    add_norm(torch.ones(2, 64, **one), torch.ones(2, 64, **one), torch.ones(64, **one), 1e-6)
    gate(torch.ones(2, 128, **one))
    keys, values = torch.zeros(1, 1, 16, 64, **one), torch.zeros(1, 1, 16, 64, **one)
    starts = torch.zeros(1, dtype=torch.int64, device=device)
    wave = torch.ones(1, 1, 64, **one)
    queries = place(torch.ones(1, 1, 256, **one), wave, wave, None, 1e-6, keys, values, starts, 2)
    own(queries, keys, values, starts, parts(queries, keys, values, 1.0), 1.0)
    if torch.cuda.get_device_capability(device) >= (8, 9):
        to_fp8(torch.ones(2, 64, **one), 448.0)
    part = torch.ones(1, 2, 4, 64, **one)
    join(part, part[..., 0].float(), part, part[..., 0].float())
    torch.cuda.synchronize(device)


@triton.jit  # type: ignore[untyped-decorator,unused-ignore]
def _turn_patches(  # type: ignore[no-untyped-def]
    qkv, cos, sin, count, heads, width,
    TOKENS: tl.constexpr, HALF: tl.constexpr,  # noqa: N803
):  # fmt: skip
    token = tl.program_id(0).to(tl.int64) * TOKENS + tl.arange(0, TOKENS)
    head = tl.program_id(1)
    at = tl.arange(0, HALF)
    half = width // 2
    inside = (token < count)[:, None] & (at < half)[None, :]
    base = qkv + (token[:, None] * 3 * heads + head) * width + at[None, :]
    wave = token[:, None] * width + at[None, :]
    low = tl.load(base, mask=inside, other=0.0)
    high = tl.load(base + half, mask=inside, other=0.0)
    a, b = low.to(tl.float32), high.to(tl.float32)
    c1, c2 = tl.load(cos + wave, mask=inside, other=0.0), tl.load(cos + wave + half, mask=inside, other=0.0)
    s1, s2 = tl.load(sin + wave, mask=inside, other=0.0), tl.load(sin + wave + half, mask=inside, other=0.0)
    tl.store(base, (a * c1 - b * s1).to(low.dtype), mask=inside)
    tl.store(base + half, (b * c2 + a * s2).to(high.dtype), mask=inside)


def turn_patches(qkv: Tensor, cos: Tensor, sin: Tensor) -> None:
    """Rotate queries and keys of (n, 3, heads, width) where they lie; cos and sin (n, width) are float32."""
    count, _, heads, width = qkv.shape
    tokens = 16
    _turn_patches[(triton.cdiv(count, tokens), 2 * heads)](
        qkv, cos, sin, count, heads, width, TOKENS=tokens, HALF=triton.next_power_of_2(width // 2)
    )
