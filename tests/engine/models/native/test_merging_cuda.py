"""Merging on a real card: as on the processor, and without waiting for the card."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import torch

from engine.models.native import merging

pytestmark = pytest.mark.cuda


@pytest.fixture
def unwaiting() -> Iterator[None]:
    """Whatever waits for the card fails."""
    torch.cuda.set_sync_debug_mode("error")
    try:
        yield
    finally:
        torch.cuda.set_sync_debug_mode("default")


def tokens(dtype: torch.dtype) -> torch.Tensor:
    return torch.randn(5, 3136, 256, generator=torch.Generator().manual_seed(2)).to(dtype)


def test_the_card_merges_as_the_processor_does() -> None:
    given = tokens(torch.float32)

    found = merging.merged(given.cuda(), 64, 16).cpu()

    torch.testing.assert_close(found, merging.merged(given, 64, 16), atol=1e-5, rtol=0)


def test_means_of_sixteen_bits_are_rounded_once() -> None:
    given = tokens(torch.bfloat16).cuda()

    into = merging.matched(given, 64, 16)
    found = merging.gathered(given, into, 64)

    exact = merging.gathered(given.float(), into, 64)
    assert torch.equal(found, exact.bfloat16())


def test_the_same_twice() -> None:
    given = tokens(torch.bfloat16).cuda()

    assert torch.equal(merging.merged(given, 64, 16), merging.merged(given, 64, 16))


def test_nothing_waits_for_the_card(unwaiting: None) -> None:
    given = torch.ones(2, 324, 32, device="cuda", dtype=torch.bfloat16)

    merging.merged(given, 64, 4)
