"""Merging on a real card: as on the processor, and without waiting for the card."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import torch
from torch import Tensor

from engine.models.native import merging
from tests.support.merging_rounds import off

pytestmark = pytest.mark.cuda

TOWERS = [(3136, 1024, 16), (1024, 1408, 16), (1024, 4096, 32)]
"""Tokens of a clip, width, heads: UMT-L, InternVideo2-1B, InternVideo2.5."""
NEAR = {torch.float32: 1e-6, torch.bfloat16: 2**-10, torch.float16: 2**-10}
"""Cosines that count as equal; the golden cases, in float32, are 4e-6 apart and more."""


@pytest.fixture
def unwaiting() -> Iterator[None]:
    """Whatever waits for the card fails."""
    # kernels are tried for the first time before
    merging.merged(torch.ones(1, 4, 16, device="cuda"), 2, 1)
    merging.merged(torch.ones(90, 3136, 1024, device="cuda", dtype=torch.bfloat16), 64, 16)
    merging.merged(torch.ones(256, 1024, 1408, device="cuda", dtype=torch.bfloat16), 64, 16)
    torch.cuda.synchronize()
    torch.cuda.set_sync_debug_mode("error")
    try:
        yield
    finally:
        torch.cuda.set_sync_debug_mode("default")


def tokens(dtype: torch.dtype, *shape: int, seed: int = 6) -> Tensor:
    """By the seed at hand no two choices of the towers' sizes are nearer to each other than 1e-5."""
    return torch.randn(*(shape or (5, 3136, 256)), generator=torch.Generator().manual_seed(seed)).to(dtype)


def into(given: Tensor, heads: int) -> Callable[[int], Tensor]:
    """Where each token is when so many are left."""
    return lambda left: merging.matched(given, left, heads)


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
@pytest.mark.parametrize("dtype", NEAR)
def test_any_number_of_tokens(count: int, target: int, dtype: torch.dtype) -> None:
    given = tokens(dtype, 3, count, 160).cuda()

    assert off(given, target, 2, into(given, 2)) < NEAR[dtype]
    means = merging.gathered(given, merging.matched(given, target, 2), target).cpu().float()
    exact = merging.gathered(given.cpu().float(), merging.matched(given, target, 2).cpu(), target)
    torch.testing.assert_close(means, exact, atol=1e-6, rtol=torch.finfo(dtype).eps)


@pytest.mark.parametrize(("count", "width", "heads"), TOWERS)
@pytest.mark.parametrize("dtype", NEAR)
def test_each_row_goes_into_the_one_most_like_it_in_every_round(
    count: int, width: int, heads: int, dtype: torch.dtype
) -> None:
    given = tokens(dtype, 4, count, width, seed=1).cuda()

    assert off(given, 64, heads, into(given, heads)) < NEAR[dtype]


@pytest.mark.parametrize(("count", "width", "heads"), TOWERS)
@pytest.mark.parametrize("dtype", NEAR)
def test_those_that_stay_are_the_least_alike_in_order(count: int, width: int, heads: int, dtype: torch.dtype) -> None:
    given = tokens(dtype, 4, count, width, seed=2).cuda()

    assert off(given, count // 2 + count // 8, heads, into(given, heads)) < NEAR[dtype]


@pytest.mark.parametrize("dtype", NEAR)
def test_wide_rows(dtype: torch.dtype) -> None:
    given = tokens(dtype, 2, 900, 256).cuda()

    assert off(given, 64, 1, into(given, 1)) < NEAR[dtype]


@pytest.mark.parametrize("dtype", NEAR)
def test_of_opposites_too_the_first_counts(dtype: torch.dtype) -> None:
    """Every even row is as unlike any odd one as can be, and to the same degree."""
    given = torch.ones(2, 600, 64, dtype=dtype, device="cuda")
    given[:, ::2] = -1

    assert int(merging.matched(given, 300, 4)[:, ::2].max()) == 0


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


@pytest.mark.parametrize(("count", "width", "heads"), TOWERS)
@pytest.mark.parametrize("dtype", [torch.bfloat16, torch.float16])
def test_what_comes_of_clips_does_not_depend_on_groups(count: int, width: int, heads: int, dtype: torch.dtype) -> None:
    streams = hopper()
    given, rounds = tokens(dtype, 37, count, width).cuda(), merging.rounds(count, 64)

    plain = streams.merged(given, 64, heads, rounds, streams.Plan(1, 1))

    assert torch.equal(merging.merged(given, 64, heads), plain)
    for plan in ((2, 1), (3, 2), (8, 4), (37, 3), (2, 1, 2), (6, 3, 2), (37, 4, 2)):
        assert torch.equal(streams.merged(given, 64, heads, rounds, streams.Plan(*plan)), plain)
    means = merging.gathered(given.float(), merging.matched(given, 64, heads), 64)
    torch.testing.assert_close(plain.float(), means, atol=1e-6, rtol=torch.finfo(dtype).eps)


@pytest.mark.parametrize(
    ("count", "width", "heads"),
    [(192, 32, 2), (448, 96, 1), (576, 240, 3), (8192, 256, 2), (640, 704, 8), (448, 264, 3), (320, 208, 2), (320, 112, 2)],
)
@pytest.mark.parametrize("target", [1, 9, 64])
def test_other_shapes_in_groups(count: int, width: int, heads: int, target: int) -> None:
    streams = hopper()
    given, rounds = tokens(torch.bfloat16, 9, count, width).cuda(), merging.rounds(count, target)
    assert streams.able(given, heads, rounds)

    found = streams.merged(given, target, heads, rounds, streams.Plan(4, 2))

    assert off(given, target, heads, into(given, heads)) < NEAR[torch.bfloat16]
    means = merging.gathered(given.float(), merging.matched(given, target, heads), target)
    torch.testing.assert_close(found.float(), means, atol=1e-6, rtol=torch.finfo(torch.bfloat16).eps)


def test_black_pictures_in_groups() -> None:
    streams = hopper()
    given = torch.ones(12, 3136, 1024, device="cuda", dtype=torch.bfloat16)
    given[::2] = 0

    found = streams.merged(given, 64, 16, merging.rounds(3136, 64), streams.Plan(4, 3))

    assert torch.equal(found, given[:, :64])


@pytest.mark.parametrize("shape", [(90, 3136, 1024), (256, 1024, 1408)])
def test_groups_wait_for_nothing_and_can_be_captured(shape: tuple[int, ...], unwaiting: None) -> None:
    streams = hopper()
    given = tokens(torch.bfloat16, *shape).pin_memory().cuda(non_blocking=True)
    clips, count, width = shape
    assert streams.planned(clips, count, width // 16, False).groups > 1
    plain = merging.merged(given, 64, 16)
    held = torch.zeros_like(given)
    graph = torch.cuda.CUDAGraph()
    torch.cuda.set_sync_debug_mode("default")
    with torch.cuda.graph(graph):
        found = merging.merged(held, 64, 16)

    held.copy_(given)
    graph.replay()

    assert torch.equal(found, plain)


def hopper() -> Any:
    """The module that reads some clips while rounds of others run."""
    if torch.cuda.get_device_capability()[0] != 9:
        pytest.skip("groups of clips are for cards of the Hopper kind")
    given = torch.ones(1, 640, 64, device="cuda", dtype=torch.bfloat16)
    found = merging._kernels(given, 1)._streamed(given, 1, [320, 160, 80, 16], None)
    assert found is not None, "the kernels do not work with this card"
    return found


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
