"""Merging of tokens, against the same written out token by token."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from torch import Tensor  # noqa: E402

from engine.models.native import merging  # noqa: E402


def by_hand(tokens: Tensor, target: int, heads: int) -> Tensor:
    """(target, width) of one clip (count, width): one token after the other, as the method is described."""
    rows, sizes = [row.double() for row in tokens], [1] * len(tokens)
    while len(rows) > target:
        leaving = min(len(rows) - target, len(rows) // 2)
        unit = [torch.nn.functional.normalize(row.view(heads, -1).mean(0), dim=0, eps=0) for row in rows]
        even, odd = range(0, len(rows), 2), range(1, len(rows), 2)
        likeness = {a: [float(unit[a] @ unit[b]) for b in odd] for a in even}
        best = {a: max(range(len(odd)), key=lambda place, a=a: likeness[a][place]) for a in even}
        order = sorted(even, key=lambda a: -likeness[a][best[a]])
        sums, count = {b: rows[b] * sizes[b] for b in odd}, {b: sizes[b] for b in odd}
        for a in order[:leaving]:
            into = odd[best[a]]
            sums[into] = sums[into] + rows[a] * sizes[a]
            count[into] += sizes[a]
        staying = order[leaving:]
        rows = [rows[a] for a in staying] + [sums[b] / count[b] for b in odd]
        sizes = [sizes[a] for a in staying] + [count[b] for b in odd]
    return torch.stack(rows)


@pytest.mark.parametrize(
    ("count", "rounds"),
    [
        (3136, [1568, 784, 392, 196, 98, 34]),
        (1024, [512, 256, 128, 64]),
        (784, [392, 196, 98, 34]),
        (324, [162, 81, 17]),
        (81, [17]),
        (64, []),
    ],
)
def test_half_of_the_tokens_are_merged_in_each_round_but_the_last(count: int, rounds: list[int]) -> None:
    assert merging.rounds(count, 64) == rounds
    assert count - sum(rounds) == 64


def test_fewer_tokens_than_wanted_cannot_be_merged() -> None:
    with pytest.raises(ValueError, match="63 tokens cannot be merged into 64"):
        merging.rounds(63, 64)


def test_merging_by_hand() -> None:
    # tokens 0 and 2 look for one like them among 1 and 3: 2 is 3 but for its length, and becomes one with it
    tokens = torch.tensor([[[1.0, 0.2], [1.0, 0.9], [0.0, 2.0], [0.0, 4.0]]])

    assert torch.equal(merging.merged(tokens, 3, 1), torch.tensor([[[1.0, 0.2], [1.0, 0.9], [0.0, 3.0]]]))


@pytest.mark.parametrize(("count", "target", "heads"), [(37, 10, 2), (64, 17, 1), (300, 16, 4)])
def test_merged_tokens_are_those_that_the_method_makes_one_by_one(count: int, target: int, heads: int) -> None:
    tokens = torch.randn(3, count, 16, generator=torch.Generator().manual_seed(count))

    found = merging.merged(tokens, target, heads)

    for clip, rows in zip(tokens, found, strict=True):
        torch.testing.assert_close(rows.double(), by_hand(clip, target, heads), atol=2e-6, rtol=0)


def test_a_merged_token_is_the_average_of_all_that_went_into_it() -> None:
    """Two clusters far apart, of three tokens each: a pair and a single token count two to one when they become one."""
    noise = torch.tensor([[0.0], [0.01], [0.05]])
    first, second = torch.tensor([4.0, 0.1]) + noise, torch.tensor([-0.2, 3.0]) + noise

    found = merging.merged(torch.cat([first, second])[None], 2, 1)[0]

    torch.testing.assert_close(found, torch.stack([first.mean(0), second.mean(0)]))


def test_every_token_goes_somewhere_and_every_place_is_filled() -> None:
    tokens = torch.rand(3, 100, 8, generator=torch.Generator().manual_seed(5))

    into = merging.matched(tokens, 30, 2)
    sizes = torch.nn.functional.one_hot(into, 30).sum(1, dtype=torch.float32)

    assert sizes.min() >= 1
    assert torch.equal(sizes.sum(1), torch.full((3,), 100.0))
    kept = merging.gathered(tokens, into, 30)
    torch.testing.assert_close((kept * sizes[..., None]).sum(1), tokens.sum(1), atol=1e-4, rtol=0)


def test_clips_know_nothing_of_each_other() -> None:
    tokens = torch.rand(5, 301, 8, generator=torch.Generator().manual_seed(7))

    alone = torch.cat([merging.merged(clip[None], 64, 2) for clip in tokens])

    assert torch.equal(merging.merged(tokens, 64, 2), alone)


def test_black_pictures_merge_the_same_every_time() -> None:
    assert torch.equal(merging.merged(torch.ones(2, 324, 8), 64, 2), torch.ones(2, 64, 8))


def test_of_equals_the_earlier_one_is_merged_first() -> None:
    # of four pairs that are alike to the same degree, the first three go, each into the first that is as like it as any
    tokens = torch.ones(1, 8, 4)

    assert merging.matched(tokens, 5, 1).tolist() == [[1, 1, 1, 2, 1, 3, 0, 4]]


def test_sixteen_bits_are_summed_up_in_thirty_two() -> None:
    tokens = (1 + torch.rand(2, 400, 8, generator=torch.Generator().manual_seed(3)) / 8).bfloat16()

    found = merging.merged(tokens, 4, 1)

    exact = merging.gathered(tokens.float(), merging.matched(tokens, 4, 1), 4)
    assert found.dtype == torch.bfloat16
    torch.testing.assert_close(found.float(), exact, atol=2**-8, rtol=0)


def test_nothing_waits_for_numbers_of_the_device() -> None:
    # tensors without numbers: whatever has to see one to go on would fail
    assert merging.merged(torch.empty(3, 324, 32, device="meta"), 64, 4).shape == (3, 64, 32)
