"""Keys and values in 8 bits, and where they lie."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from engine.models.generation import cache  # noqa: E402
from engine.models.generation.cache import Prefix, Slots  # noqa: E402


def filled(width: int = 16) -> Prefix:
    torch.manual_seed(2)
    slots = Slots.empty(2, 1, 2, 9, width, torch.empty(0, dtype=torch.bfloat16))
    for tensor in (*slots.keys, *slots.values):
        tensor.copy_(torch.randn(tensor.shape) * torch.logspace(-3, 3, 9)[:, None])
    return Prefix(slots, 9, 12, cache.next_serial())


@pytest.mark.parametrize("width", [16, 128, 72])
def test_eight_bits_are_within_half_a_step_of_127_to_the_largest_value(width: int) -> None:
    values = torch.randn(50, width) * torch.logspace(-4, 4, 50)[:, None]

    found = cache.from_bytes(*cache.to_bytes(values), torch.float32)

    assert ((found - values).abs().amax(-1) <= values.abs().amax(-1) / 253).all()


def test_nothing_stays_nothing() -> None:
    whole, scales = cache.to_bytes(torch.zeros(3, 64))

    assert not cache.from_bytes(whole, scales, torch.float32).any()


def test_what_is_kept_comes_back_as_it_is_used() -> None:
    prefix = filled()
    arrays = cache.packed(prefix)
    cache.round_to_bytes(prefix)

    found = cache.unpacked(arrays, 12, torch.empty(0, dtype=torch.bfloat16))

    assert (found.length, found.next_position) == (9, 12)
    for one, other in zip(found.slots.keys + found.slots.values, prefix.slots.keys + prefix.slots.values, strict=True):
        assert torch.equal(one, other)


@pytest.mark.parametrize("gone", ["keys.0", "values.1.scales"])
def test_a_part_that_is_missing_is_noticed(gone: str) -> None:
    arrays = cache.packed(filled())
    del arrays[gone]

    with pytest.raises((KeyError, ValueError)):
        cache.unpacked(arrays, 12, torch.empty(0))
