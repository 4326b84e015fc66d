"""The kernels for footage on a real card, at real sizes, against torch's own operations in float32."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from torch import Tensor

from engine.models.vidi import attention, kernels
from engine.models.vidi.decoder import Attending
from engine.models.vidi.formats import EIGHT, Format
from engine.models.vidi.kernels import Kernels
from engine.models.vidi.layout import Layout, Run
from tests.engine.models.vidi.interpreted import decoded, small, watched

pytestmark = pytest.mark.cuda

GEMMA, MISTRAL = (16, 8, 256, 50.0), (32, 8, 128, 0.0)
"""Heads, heads of keys, width, cap: Vidi1.5-9B's and Vidi-7B's."""
NO_CAP = 1e4
"""One that is as good as none."""
CARD = torch.device("cuda", 0)


def chosen(shape: tuple[int, int, int, float]) -> Kernels:
    heads, kv_heads, width, cap = shape
    coming = kernels.begun(CARD, torch.bfloat16, heads, kv_heads, width, cap)
    assert coming is not None
    found = coming.result()
    if found is None:
        pytest.skip("Triton does not work with this card, and torch's own operations are used")
    torch.manual_seed(0)
    assert isinstance(found, Kernels)
    return found


def noise(*shape: int, by: float = 1.0) -> Tensor:
    return torch.randn(*shape, dtype=torch.bfloat16, device=CARD) * by


def close(found: Tensor, exact: Tensor, bound: float = 0.008) -> None:
    assert float((found.float() - exact.float()).norm() / exact.float().norm()) < bound


def exact(query: Tensor, key: Tensor, value: Tensor, scale: float, cap: float) -> tuple[Tensor, Tensor]:
    return attention.shared(query.float(), key.float(), value.float(), scale, cap or NO_CAP)


@pytest.mark.parametrize("shape", [GEMMA, MISTRAL])
@pytest.mark.parametrize(("batch", "count"), [(1, 1), (1, 23), (16, 1), (100, 1), (100, 20)])
@pytest.mark.parametrize("length", [1, 77, 36007])
def test_any_number_of_questions_over_footage(
    shape: tuple[int, int, int, float], batch: int, count: int, length: int
) -> None:
    heads, kv_heads, width, cap = shape
    found = chosen(shape)
    query = noise(batch, count, heads, width, by=8).transpose(1, 2)
    key, value = noise(1, kv_heads, length, width), noise(1, kv_heads, length, width)
    wanted = exact(query, key, value, 0.05, cap)

    result, sums = found.shared(query, key, value, 0.05, cap, None)

    assert result.dtype == sums.dtype == torch.float32
    assert result.is_contiguous()
    close(result, wanted[0])
    torch.testing.assert_close(sums, wanted[1], rtol=1e-3, atol=1e-3)
    if length > 1:
        first = found.shared(query, key[:, :, : length // 3], value[:, :, : length // 3], 0.05, cap, None)
        both = found.shared(query, key[:, :, length // 3 :], value[:, :, length // 3 :], 0.05, cap, first)
        close(both[0], wanted[0])


@pytest.mark.parametrize("format_", EIGHT)
@pytest.mark.parametrize(("batch", "count"), [(1, 1), (16, 1), (100, 3)])
@pytest.mark.parametrize("block", [16384, 2048])
def test_footage_in_8_bits_is_read_as_it_is_kept(format_: Format, batch: int, count: int, block: int) -> None:
    heads, kv_heads, width, cap = GEMMA
    found = chosen(GEMMA)
    if format_ not in found.narrow_formats:
        pytest.skip("this card does not read that format, and pieces are made wide first")
    query = noise(batch, count, heads, width, by=4).transpose(1, 2)
    length = 36007
    layout = Layout.of(format_, torch.bfloat16, kv_heads, width, length, block, block)
    own = torch.rand(1, kv_heads, 1, width, device=CARD) * 3  # channels have sizes of their own
    key, value = noise(1, kv_heads, length, width) * own.bfloat16(), noise(1, kv_heads, length, width)
    pieces = zip(key[0].split(block, 1), value[0].split(block, 1), strict=True)
    data = torch.cat([layout.packed(*piece) for piece in pieces])
    whole = Run(0, len(layout.lengths), 0, length, 0, layout.bytes)
    wanted = exact(query, *layout.opened(data, whole), 0.03, cap)

    result, sums = found.narrow(query, data, layout, (0, len(layout.lengths)), 0.03, cap, None)

    close(result, wanted[0], 0.012)
    torch.testing.assert_close(sums, wanted[1], rtol=2e-3, atol=2e-3)
    uneven = Layout(format_, torch.bfloat16, kv_heads, width, (100, 200, 50, 17), 400)
    parts = [(0, 100), (100, 300), (300, 350), (350, 367)]
    odd = torch.cat([layout.packed(key[0, :, first:last], value[0, :, first:last]) for first, last in parts])
    opened = exact(query, *uneven.opened(odd, Run(0, 4, 0, 367, 0, uneven.bytes)), 0.03, cap)
    close(found.narrow(query, odd, uneven, (0, 4), 0.03, cap, None)[0], opened[0], 0.012)


def test_what_is_launched_may_stand_in_a_graph() -> None:
    heads, kv_heads, width, cap = GEMMA
    found = chosen(GEMMA)
    query, key, value = noise(2, heads, 1, width, by=4), noise(1, kv_heads, 9000, width), noise(1, kv_heads, 9000, width)
    keys, values = noise(2, kv_heads, 256, width), noise(2, kv_heads, 256, width)
    starts = torch.tensor([0, 40], device=CARD)

    def step() -> Tensor:
        watched = found.shared(query, key, value, 0.05, cap, None)[0]
        return found.own(query.transpose(1, 2), keys, values, starts, [watched], 0.05, cap)

    step()
    torch.cuda.synchronize()
    graph = torch.cuda.CUDAGraph()
    with torch.cuda.graph(graph):
        recorded = step()
    query.copy_(noise(2, heads, 1, width, by=4))
    starts.fill_(200)
    graph.replay()
    assert torch.equal(recorded, step())
    own = attention.masked(query.float(), keys.float(), values.float(), starts + 1, 0.05, cap)
    close(recorded, (own + exact(query, key, value, 0.05, cap)[0]).transpose(1, 2))


def test_layers_come_to_what_torch_comes_to() -> None:
    found = chosen(GEMMA)
    hidden, delta, behind, before = noise(2, 5, 3584), noise(2, 5, 3584), noise(3584), noise(3584)
    total, normed = found.between(hidden, delta, behind, before, 1e-6)
    close(total, hidden.float() + _norm(delta, behind))
    close(normed, _norm(total, before))
    both = noise(3, 1, 2 * 14336)
    first, second = both.float().chunk(2, -1)
    close(found.gate(both), torch.nn.functional.gelu(first, approximate="tanh") * second)


def _norm(values: Tensor, weight: Tensor) -> Tensor:
    return torch.nn.functional.rms_norm(values.float(), values.shape[-1:], 1 + weight.float(), 1e-6)


@pytest.mark.parametrize("family", ["vidi1_5_9b", "vidi_7b"])
def test_a_decoder_comes_to_the_same_with_and_without(family: str, tmp_path: Path) -> None:
    """Questions that are read and steps of decoding, in a model whose heads are of a width that the kernels take."""
    decoder = Attending(small(family, tmp_path / "model", torch.bfloat16, CARD))
    assert decoder.kernels is not None
    memory = watched(decoder, 3000)
    found = decoded(decoder, memory)
    decoder._compiling = None
    wanted = decoded(decoder, memory)
    for one, other in zip(found, wanted, strict=True):
        close(one, other, 0.03)
