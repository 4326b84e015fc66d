"""Matrices in 8 bits that multiply the same are laid side by side."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from engine.models.loader_quantised import Quantised, QuantisedLinear, joined

ROWS = (48, 16, 32)


def linears(*, bias: bool) -> list[QuantisedLinear]:
    torch.manual_seed(0)
    found = []
    for rows in ROWS:
        matrix = Quantised("fp8", rows, 64, "cpu", torch.float32)
        matrix.write(0, torch.randn(rows, 64))
        found.append(QuantisedLinear(matrix, nn.Parameter(torch.randn(rows)) if bias else None))
    return found


@pytest.mark.parametrize("bias", [True, False])
def test_one_multiplication_gives_what_all_gave(bias: bool) -> None:
    alone = linears(bias=bias)
    given = torch.randn(2, 5, 64)
    wanted = torch.cat([each(given) for each in alone], dim=-1)

    whole = joined(alone)

    assert torch.allclose(whole(given), wanted, atol=1e-6)
    assert torch.allclose(torch.cat([each(given) for each in alone], dim=-1), wanted, atol=1e-6), "they still multiply"
    assert whole.out_features == sum(ROWS)


def test_no_memory_is_taken_twice() -> None:
    alone = linears(bias=False)

    whole = joined(alone)

    storage = whole.matrix.values.untyped_storage().data_ptr()
    assert [each.matrix.values.untyped_storage().data_ptr() for each in alone] == [storage] * len(ROWS)
