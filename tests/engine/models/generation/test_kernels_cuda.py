"""The fused kernels of a real card against torch's own operations in float32."""

from __future__ import annotations

from typing import Any

import pytest
import torch

from engine.models.generation import attention, kernels

pytestmark = pytest.mark.cuda

HEADS, KV, WIDTH = 8, 2, 128


@pytest.fixture
def fused() -> Any:
    found = kernels.fused(torch.device("cuda", 0))
    if found is None:
        pytest.skip("Triton does not work with this card, and torch's own operations are used")
    torch.manual_seed(0)
    return found


def noise(*shape: int) -> torch.Tensor:
    return torch.randn(*shape, dtype=torch.bfloat16, device="cuda")


def close(found: torch.Tensor, exact: torch.Tensor) -> None:
    assert float((found.float() - exact.float()).norm() / exact.float().norm()) < 0.008


@pytest.mark.parametrize("width", [128, 4096, 3584])
@pytest.mark.parametrize("adds", [True, False])
def test_add_norm(fused: Any, width: int, adds: bool) -> None:
    hidden, delta, weight = noise(2, 5, width), noise(2, 5, width), noise(width)

    total, normed = fused.add_norm(hidden, delta if adds else None, weight, 1e-6)

    exact = hidden.float() + delta.float() if adds else hidden.float()
    close(total, exact)
    close(normed, torch.nn.functional.rms_norm(exact, (width,), weight.float(), 1e-6))


@pytest.mark.parametrize("width", [1024, 12288, 3000])
def test_gate(fused: Any, width: int) -> None:
    both = noise(3, 2, 2 * width)

    first, second = both.float().chunk(2, dim=-1)
    close(fused.gate(both), torch.nn.functional.silu(first) * second)


@pytest.mark.parametrize("normed", [True, False])
@pytest.mark.parametrize("count", [1, 7])
def test_place(fused: Any, normed: bool, count: int) -> None:
    qkv, angles = noise(3, count, (HEADS + 2 * KV) * WIDTH), torch.rand(3, count, WIDTH // 2, device="cuda") * 6
    cos, sin = (torch.cat((wave, wave), dim=-1).bfloat16() for wave in (angles.cos(), angles.sin()))
    weights = (noise(WIDTH), noise(WIDTH)) if normed else None
    keys, values = noise(3, KV, 20, WIDTH), noise(3, KV, 20, WIDTH)
    before, starts = keys.clone(), torch.tensor([0, 4, 9], device="cuda")

    queries = fused.place(qkv, cos, sin, weights, 1e-6, keys, values, starts, HEADS)

    query, key, value = (
        part.unflatten(-1, (-1, WIDTH)).float() for part in qkv.split([HEADS * WIDTH, KV * WIDTH, KV * WIDTH], -1)
    )
    q_weight, k_weight = (weight.float() for weight in weights) if weights else (None, None)
    close(queries, _turned(query, cos, sin, q_weight))
    for row, start in enumerate(starts.tolist()):
        written = slice(start, start + count)
        close(keys[row, :, written], _turned(key, cos, sin, k_weight)[row].transpose(0, 1))
        assert torch.equal(values[row, :, written].float(), value[row].transpose(0, 1))
        assert torch.equal(keys[row, :, start + count :], before[row, :, start + count :])


def _turned(heads: torch.Tensor, cos: torch.Tensor, sin: torch.Tensor, weight: torch.Tensor | None) -> torch.Tensor:
    if weight is not None:
        heads = torch.nn.functional.rms_norm(heads, (WIDTH,), weight, 1e-6)
    turned = torch.cat((-heads[..., WIDTH // 2 :], heads[..., : WIDTH // 2]), dim=-1)
    return heads * cos[:, :, None].float() + turned * sin[:, :, None].float()


@pytest.mark.parametrize("shared", [0, 100, 3000, 9000])
def test_a_step_of_decoding_attends_to_what_is_shared_and_to_its_own(fused: Any, shared: int) -> None:
    queries, keys, values = noise(5, 1, HEADS, WIDTH), noise(5, KV, 300, WIDTH), noise(5, KV, 300, WIDTH)
    before = noise(1, KV, max(1, shared), WIDTH), noise(1, KV, max(1, shared), WIDTH)
    lengths = torch.tensor([0, 3, 63, 64, 200], device="cuda")
    earlier = None
    if shared > fused.FEW:
        packed = queries.view(5, KV, -1, WIDTH).transpose(0, 1).reshape(1, KV, -1, WIDTH)
        earlier = attention.attend(packed, *before, causal=False, scale=0.1)
    elif shared:
        earlier = fused.parts(queries, *before, 0.1)

    found = fused.own(queries, keys, values, lengths, earlier, 0.1)

    for row, length in enumerate(lengths.tolist()):
        whole = [
            torch.cat([*([earlier_[:1].float()] if shared else []), own[row : row + 1, :, : length + 1].float()], dim=2)
            for earlier_, own in zip(before, (keys, values), strict=True)
        ]
        exact = torch.nn.functional.scaled_dot_product_attention(
            queries[row : row + 1].transpose(1, 2).float(), *whole, scale=0.1, enable_gqa=True
        )
        close(found[row], exact[0].transpose(0, 1))


def test_parts_are_joined(fused: Any) -> None:
    query, key, value = noise(2, HEADS, 50, WIDTH), noise(2, KV, 90, WIDTH), noise(2, KV, 90, WIDTH)
    first, second = (
        attention.attend(query, key[:, :, part], value[:, :, part], causal=False, scale=0.1)
        for part in (slice(0, 40), slice(40, 90))
    )

    found = fused.join(first[0], first[1], second[0], second[1])

    exact = torch.nn.functional.scaled_dot_product_attention(
        query.float(), key.float(), value.float(), scale=0.1, enable_gqa=True
    )
    close(found, exact)


def test_patches_are_turned(fused: Any) -> None:
    qkv = noise(77, 3, 16, 72)
    angles = torch.rand(77, 36, device="cuda") * 6
    cos, sin = (torch.cat((wave, wave), dim=-1) for wave in (angles.cos(), angles.sin()))
    before = qkv.float()

    fused.turn_patches(qkv, cos, sin)

    turned = torch.cat((-before[..., 36:], before[..., :36]), dim=-1)
    exact = before * cos[:, None, None] + turned * sin[:, None, None]
    close(qkv[:, :2], exact[:, :2])
    assert torch.equal(qkv[:, 2].float(), before[:, 2])


@pytest.mark.parametrize("width", [128, 4096, 12288])
def test_rows_in_8_bits(fused: Any, width: int) -> None:
    if torch.cuda.get_device_capability() < (8, 9):
        pytest.skip("this card has no numbers of 8 bits with a point")
    rows = noise(33, width)
    rows[5] = 0
    rows[7, 3] = 500

    found, scales = fused.to_fp8(rows, 448.0)

    exact = rows.float().abs().amax(-1, keepdim=True).div(448).clamp(min=1e-12)
    assert torch.allclose(scales, exact)
    others = found.float() != (rows.float() / exact).to(torch.float8_e4m3fn).float()
    assert float(others.float().mean()) < 0.001, "its division is off by a last bit, which turns what lies halfway"
    close(found.float() * scales, (rows.float() / exact).to(torch.float8_e4m3fn).float() * exact)
