"""Attention in parts is attention over the whole."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from engine.models.generation import attention  # noqa: E402


def whole(query: torch.Tensor, key: torch.Tensor, value: torch.Tensor, mask: torch.Tensor | None = None) -> torch.Tensor:
    """torch's own, in float64."""
    return torch.nn.functional.scaled_dot_product_attention(
        query.double(), key.double(), value.double(), mask, enable_gqa=True
    ).float()


@pytest.fixture(params=[torch.float32, torch.float64], ids=["kernel", "plain"])
def parts(request: pytest.FixtureRequest) -> tuple[torch.Tensor, ...]:
    """Queries of 3 rows and 4 heads, keys and values of 2 heads; in float64 no kernel of the processor takes them."""
    torch.manual_seed(1)
    return tuple(torch.randn(3, heads, count, 16, dtype=request.param) for heads, count in ((4, 5), (2, 5), (2, 5)))


def test_one_part_is_all(parts: tuple[torch.Tensor, ...]) -> None:
    causal = torch.ones(5, 5, dtype=torch.bool).tril()

    result, sums = attention.attend(*parts, causal=True, scale=0.25)

    torch.testing.assert_close(result.float(), whole(*parts, causal), rtol=1e-5, atol=1e-5)
    scores = torch.matmul(parts[0], parts[1].repeat_interleave(2, 1).mT).float() * 0.25
    torch.testing.assert_close(sums, scores.masked_fill(~causal, float("-inf")).logsumexp(-1), rtol=1e-5, atol=1e-5)


def test_two_parts_are_joined(parts: tuple[torch.Tensor, ...]) -> None:
    query, key, value = parts
    first = attention.attend(query, key[:, :, :2], value[:, :, :2], causal=False, scale=0.25)
    second = attention.attend(query, key[:, :, 2:], value[:, :, 2:], causal=False, scale=0.25)

    torch.testing.assert_close(attention.join(first, second).float(), whole(*parts), rtol=1e-5, atol=1e-5)


def test_what_rows_share_is_read_for_all_of_them_at_once(parts: tuple[torch.Tensor, ...]) -> None:
    query, key, value = parts[0], parts[1][:1], parts[2][:1]

    result, sums = attention.shared(query, key, value, 0.25)

    alone, alone_sums = attention.attend(
        query, key.expand(3, -1, -1, -1), value.expand(3, -1, -1, -1), causal=False, scale=0.25
    )
    torch.testing.assert_close(result, alone, rtol=1e-5, atol=1e-5)
    torch.testing.assert_close(sums, alone_sums, rtol=1e-5, atol=1e-5)


def test_memory_that_was_not_written_does_not_count(parts: tuple[torch.Tensor, ...]) -> None:
    query, key, value = parts
    lengths = torch.tensor([1, 5, 3])

    result, _ = attention.masked(query[:, :, :1], key, value, lengths, 0.25)

    for row, length in enumerate(lengths.tolist()):
        exact = whole(query[row : row + 1, :, :1], key[row : row + 1, :, :length], value[row : row + 1, :, :length])
        torch.testing.assert_close(result[row : row + 1].float(), exact, rtol=1e-5, atol=1e-5)
