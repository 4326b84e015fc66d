"""Merging on a real card: as on the processor, and without waiting for the card."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import torch
from torch import Tensor

from engine.models.native import merging

pytestmark = pytest.mark.cuda

TOWERS = [(3136, 1024, 16), (1024, 1408, 16), (1024, 4096, 32)]
"""Tokens of a clip, width, heads: UMT-L, InternVideo2-1B, InternVideo2.5."""
NEAR = 1e-6
"""Cosines that count as equal; the golden cases are 4e-6 apart and more."""


@pytest.fixture
def unwaiting() -> Iterator[None]:
    """Whatever waits for the card fails."""
    merging.merged(torch.ones(1, 4, 16, device="cuda"), 2, 1)  # kernels are tried for the first time before
    torch.cuda.synchronize()
    torch.cuda.set_sync_debug_mode("error")
    try:
        yield
    finally:
        torch.cuda.set_sync_debug_mode("default")


def tokens(dtype: torch.dtype, *shape: int, seed: int = 6) -> Tensor:
    """By the seed at hand no two choices of the towers' sizes are nearer to each other than 1e-5."""
    return torch.randn(*(shape or (5, 3136, 256)), generator=torch.Generator().manual_seed(seed)).to(dtype)


def likeness(given: Tensor, heads: int) -> Tensor:
    """(clips, even rows, odd rows), in float64."""
    unit = torch.nn.functional.normalize(given.double().view(*given.shape[:2], heads, -1).mean(2), dim=-1)
    return unit[:, ::2] @ unit[:, 1::2].transpose(1, 2)


def test_the_kernels_work_with_this_card() -> None:
    pytest.importorskip("triton", reason="without Triton torch's own operations are used")

    assert merging._kernels(torch.ones(1, 4, 16, device="cuda"), 1) is not None


@pytest.mark.parametrize(("count", "width", "heads"), TOWERS)
def test_the_card_merges_as_the_processor_does(count: int, width: int, heads: int) -> None:
    given = tokens(torch.float32, 2, count, width)

    into = merging.matched(given.cuda(), 64, heads).cpu()
    found = merging.merged(given.cuda(), 64, heads).cpu()

    assert torch.equal(into, merging.matched(given, 64, heads))
    torch.testing.assert_close(found, merging.merged(given, 64, heads), atol=1e-5, rtol=0)


@pytest.mark.parametrize(("count", "target"), [(2, 1), (37, 10), (301, 64), (1000, 7), (64, 64), (1999, 1500), (5000, 16)])
@pytest.mark.parametrize("dtype", [torch.bfloat16, torch.float16, torch.float32])
def test_any_number_of_tokens(count: int, target: int, dtype: torch.dtype) -> None:
    given = tokens(dtype, 3, count, 160)

    into = merging.matched(given.cuda(), target, 2).cpu()

    apart = (into != merging.matched(given, target, 2)).float().mean()
    assert float(apart) < 0.01  # two that are alike to the seventh digit may change places
    found = merging.gathered(given.cuda(), into.cuda(), target).cpu().float()
    exact = merging.gathered(given.float(), into, target)
    torch.testing.assert_close(found, exact, atol=1e-6, rtol=torch.finfo(dtype).eps)


@pytest.mark.parametrize(("count", "width", "heads"), TOWERS)
@pytest.mark.parametrize("dtype", [torch.bfloat16, torch.float32])
def test_each_even_row_goes_into_the_one_most_like_it(count: int, width: int, heads: int, dtype: torch.dtype) -> None:
    given = tokens(dtype, 4, count, width, seed=1).cuda()

    into = merging.matched(given, count // 2, heads)

    assert torch.equal(into[:, 1::2], torch.arange(count // 2, device="cuda").expand(4, -1))
    alike = likeness(given, heads)
    chosen = alike.gather(2, into[:, ::2, None])[..., 0]
    assert float((alike.amax(2) - chosen).max()) < NEAR


@pytest.mark.parametrize(("count", "width", "heads"), TOWERS)
def test_those_that_stay_are_the_least_alike_in_order(count: int, width: int, heads: int) -> None:
    given = tokens(torch.bfloat16, 4, count, width, seed=2).cuda()
    staying = count // 8

    into = merging.matched(given, count // 2 + staying, heads)

    best = likeness(given, heads).amax(2)
    for clip, value in zip(into[:, ::2], best, strict=True):
        stays = clip < staying
        assert int(stays.sum()) == staying
        inside = value[stays][clip[stays].argsort()]
        assert float(inside.diff().max()) < NEAR
        assert float(inside[0] - value[~stays].min()) < NEAR


def test_of_equals_the_first_counts() -> None:
    """A still picture: all four frames of a clip are the same."""
    given = tokens(torch.bfloat16, 3, 784, 1024).repeat(1, 4, 1).cuda()

    into = merging.matched(given, 1568, 16)

    # of four equal ones each goes into that of the first picture
    assert int(into[:, ::2].max()) < 392
    assert torch.equal(into[:, :784:2], into[:, 784:1568:2])


@pytest.mark.parametrize("target", [64, 17, 1600])
def test_black_pictures(target: int) -> None:
    given = torch.ones(2, 3136, 1024)

    into = merging.matched(given.cuda().bfloat16(), target, 16).cpu()

    assert torch.equal(into, merging.matched(given, target, 16))
    assert torch.equal(merging.merged(given.cuda(), target, 16).cpu(), given[:, :target])


@pytest.mark.parametrize(("count", "width", "heads"), TOWERS)
def test_clips_know_nothing_of_each_other(count: int, width: int, heads: int) -> None:
    given = tokens(torch.bfloat16, 9, count, width).cuda()

    alone = torch.cat([merging.merged(clip[None], 64, heads) for clip in given])

    assert torch.equal(merging.merged(given, 64, heads), alone)


def test_means_of_sixteen_bits_are_rounded_once() -> None:
    given = tokens(torch.bfloat16).cuda()

    into = merging.matched(given, 64, 16)
    found = merging.gathered(given, into, 64)

    exact = merging.gathered(given.float(), into, 64)
    assert torch.equal(found, exact.bfloat16())


def test_the_same_twice() -> None:
    given = tokens(torch.bfloat16, 40, 3136, 1024).cuda()

    assert torch.equal(merging.merged(given, 64, 16), merging.merged(given, 64, 16))


def test_nothing_waits_for_the_card(unwaiting: None) -> None:
    given = torch.ones(2, 324, 32, device="cuda", dtype=torch.bfloat16)

    merging.merged(given, 64, 4)


def test_merging_can_be_captured() -> None:
    given = tokens(torch.bfloat16, 2, 784, 1024).cuda()
    plain = merging.merged(given, 64, 16)
    held = torch.zeros_like(given)
    merging.merged(held, 64, 16)
    graph = torch.cuda.CUDAGraph()
    with torch.cuda.graph(graph):
        found = merging.merged(held, 64, 16)

    held.copy_(given)
    graph.replay()

    assert torch.equal(found, plain)


@pytest.mark.parametrize("shape", [(1, 8200, 32), (2, 100, 300)])
def test_what_the_kernels_are_not_made_for_goes_by_torch(shape: tuple[int, int, int]) -> None:
    given = tokens(torch.float32, *shape).cuda()

    assert merging._kernels(given, 1) is None
    found = merging.merged(given, 64, 1).cpu()
    assert found.shape == (shape[0], 64, shape[2])
    assert torch.isfinite(found).all()
