"""Matrices in 8 or 4 bits that multiply the same are laid side by side."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from engine.models.loader_quantised import Form, Quantised, QuantisedLinear, joined

ROWS = (48, 16, 32)
FORMS: tuple[Form, ...] = ("fp8", "int8", "nf4")


def linears(form: Form, *, bias: bool) -> list[QuantisedLinear]:
    torch.manual_seed(0)
    found = []
    for rows in ROWS:
        matrix = Quantised(form, rows, 64, "cpu", torch.float32)
        matrix.write(0, torch.randn(rows, 64))
        found.append(QuantisedLinear(matrix, nn.Parameter(torch.randn(rows)) if bias else None))
    return found


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("bias", [True, False])
def test_one_multiplication_gives_what_all_gave(bias: bool, form: Form) -> None:
    alone = linears(form, bias=bias)
    given = torch.randn(2, 5, 64)
    wanted = torch.cat([each(given) for each in alone], dim=-1)

    whole = joined(alone)

    assert torch.allclose(whole(given), wanted, atol=1e-6)
    assert torch.allclose(torch.cat([each(given) for each in alone], dim=-1), wanted, atol=1e-6), "they still multiply"
    assert whole.out_features == sum(ROWS)


@pytest.mark.parametrize("form", FORMS)
def test_no_memory_is_taken_twice(form: Form) -> None:
    alone = linears(form, bias=False)

    whole = joined(alone)

    for kept in ("values", "scales"):
        storage = getattr(whole.matrix, kept).untyped_storage().data_ptr()
        assert [getattr(each.matrix, kept).untyped_storage().data_ptr() for each in alone] == [storage] * len(ROWS)
