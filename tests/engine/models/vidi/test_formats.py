"""Keys and values in 8 bits, and how they lie in bytes."""

from __future__ import annotations

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from safetensors.torch import save
from torch import Tensor

from engine.models.vidi.formats import EIGHT, Format, Moved, narrowed, type_of, widen
from engine.models.vidi.layout import PIECE, Layout
from engine.models.vidi.stored import resident

FORMATS: tuple[Format, ...] = ("plain", *EIGHT)
STEPS = {"int8": 0.5 / 127, "fp8": 1 / 28}
"""How far a number may be moved, of the largest of its channel: half a step; fp8's largest numbers are 32 apart of 448."""


def noise(seed: int, kv_heads: int, tokens: int, width: int, dtype: torch.dtype = torch.float32) -> Tensor:
    """Channels of very different sizes, as those of keys are, one that is nothing, and a token that is far larger."""
    generator = torch.Generator().manual_seed(seed)
    made = torch.randn(kv_heads, tokens, width, generator=generator)
    made *= 10 ** torch.linspace(-3, 2, width)
    made[:, :, 0] = 0
    made[:, tokens // 2] *= 20
    return made.to(dtype)


def wide(tensor: Tensor, format_: Format) -> Tensor:
    into = torch.empty_like(tensor)
    widen(*narrowed(tensor, format_), into)
    return into


@pytest.mark.parametrize("format_", EIGHT)
@given(seed=st.integers(0, 10**6), kv_heads=st.integers(1, 3), tokens=st.integers(1, 40), width=st.integers(2, 24))
def test_no_number_moves_by_more_than_half_a_step_of_its_channel(
    format_: Format, seed: int, kv_heads: int, tokens: int, width: int
) -> None:
    tensor = noise(seed, kv_heads, tokens, width)
    kept = wide(tensor, format_)
    largest = tensor.abs().amax(1, keepdim=True)
    assert bool(((kept - tensor).abs() <= largest * STEPS[format_] * 1.001 + 1e-30).all())
    assert torch.equal(kept[:, :, 0], tensor[:, :, 0])
    # what is stored is itself once more: nothing moves further by being stored again
    torch.testing.assert_close(wide(kept, format_), kept, rtol=1e-6, atol=0)


@pytest.mark.parametrize("format_", EIGHT)
def test_even_numbers_of_a_channel_lose_less_in_int8_and_a_large_token_costs_less_in_fp8(format_: Format) -> None:
    even = torch.randn(2, 4096, 64, generator=torch.Generator().manual_seed(1))
    spiked = even.clone()
    spiked[:, 7] *= 200
    off: dict[str, tuple[float, float]] = {}
    for name in EIGHT:
        shares = []
        for tensor in (even, spiked):
            moved = Moved()
            rest = torch.arange(4096) != 7
            moved.add(tensor[:, rest], wide(tensor, name)[:, rest])
            shares.append(moved.share)
        off[name] = shares[0], shares[1]
    assert off["int8"][0] < 0.012
    assert 2 < off["fp8"][0] / off["int8"][0] < 5
    assert off["int8"][1] > 2 * off["fp8"][1]
    assert off[format_][0] > 0


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
@pytest.mark.parametrize("format_", FORMATS)
@given(
    seed=st.integers(0, 10**6),
    tokens=st.integers(1, 60),
    chunk=st.integers(1, 40),
    piece=st.integers(1, 20),
    kv_heads=st.integers(1, 3),
    pairs=st.integers(1, 6),
)
def test_a_layer_is_read_back_in_pieces_as_it_was_written_in_blocks(
    format_: Format, dtype: torch.dtype, seed: int, tokens: int, chunk: int, piece: int, kv_heads: int, pairs: int
) -> None:
    layout = Layout.of(format_, dtype, kv_heads, 2 * pairs, tokens, chunk, piece)
    keys, values = (noise(seed + more, kv_heads, tokens, 2 * pairs, dtype) for more in (0, 1))
    whole = []
    first = 0
    for length in layout.lengths:
        whole.append(layout.packed(keys[:, first : first + length], values[:, first : first + length]))
        assert len(whole[-1]) == layout.starts[len(whole)] - layout.starts[len(whole) - 1]
        first += length
    flat = torch.cat(whole)
    assert (layout.tokens, layout.bytes, layout.runs[-1].stop) == (tokens, len(flat), len(flat))
    assert all(run.end - run.begin <= piece or run.last == run.first + 1 for run in layout.runs)
    assert max(run.stop - run.start for run in layout.runs) == layout.largest
    found = [layout.opened(flat[run.start : run.stop], run) for run in layout.runs]
    for part, tensor in enumerate((keys, values)):
        read = torch.cat([pair[part] for pair in found], 2)[0]
        assert read.dtype == dtype
        if format_ == "plain":
            assert torch.equal(read, tensor)
            continue
        first = 0
        for length in layout.lengths:  # each block by its own scales
            block = tensor[:, first : first + length]
            assert torch.equal(read[:, first : first + length], wide(block, format_))
            first += length
    if format_ != "plain":
        assert max(sum(one.nbytes for one in pair) for pair in found) == layout.widest


@pytest.mark.parametrize("format_", FORMATS)
def test_other_programs_read_a_layer_as_it_is_described(format_: Format) -> None:
    layout = Layout.of(format_, torch.bfloat16, 2, 8, 10, 4)
    described = layout.described()
    last = max(entry["data_offsets"][1] for entry in described.values())
    assert last == layout.bytes
    kept = {name: tuple(entry["shape"]) for name, entry in described.items() if "scales" not in name}
    assert sum(shape[1] for name, shape in kept.items() if name.startswith("keys")) == 10
    names = {
        str(one): name for one, name in ((torch.int8, "I8"), (torch.float8_e4m3fn, "F8_E4M3"), (torch.bfloat16, "BF16"))
    }
    assert {described[name]["dtype"] for name in kept} == {names[str(type_of(format_, torch.bfloat16))]}
    # the library's own names of these types
    sample = save({"one": torch.zeros(4).to(type_of(format_, torch.bfloat16))})
    assert f'"dtype":"{described[next(iter(kept))]["dtype"]}"'.encode() in sample


def test_layers_that_stay_are_spread_evenly() -> None:
    for count in range(43):
        stay = resident(42, count)
        assert len(stay) == count
        gaps = [later - earlier for earlier, later in zip(sorted(stay), sorted(stay)[1:], strict=False)]
        assert not gaps or max(gaps) - min(gaps) <= 1


def test_pieces_of_an_hour_are_few_and_small() -> None:
    layout = Layout.of("int8", torch.bfloat16, 8, 256, 90000, 16384)
    assert len(layout.runs) == 6
    assert layout.largest < 70e6
    small = Layout.of("int8", torch.bfloat16, 8, 256, 90000, 2048, PIECE)
    assert len(small.runs) == len(layout.runs)
    assert small.bytes < 1.0025 * 90000 * 2 * 8 * 256
