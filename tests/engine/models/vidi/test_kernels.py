"""The kernels for footage, interpreted, against torch's own operations; what a card does is in test_kernels_cuda."""

from __future__ import annotations

import json
import logging
from contextlib import nullcontext

import pytest

pytest.importorskip("torch")

import torch

from engine.models.vidi import kernels
from tests.support.interpreted import interpreted

CPU = torch.device("cpu")


def test_kernels_that_do_not_work_are_done_without_aloud(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_: object) -> kernels.Kernels:
        raise RuntimeError("ptxas is too old\nand more lines of that")

    monkeypatch.setattr(torch.cuda, "device", lambda _: nullcontext())
    monkeypatch.setattr(kernels, "Kernels", broken)
    with caplog.at_level(logging.WARNING):
        assert kernels._tried(CPU, torch.bfloat16, 4, 2, 32, 50.0) is None
    assert [record.getMessage() for record in caplog.records] == [
        "kernels for footage do not work here, and answers take longer: ptxas is too old"
    ]


def test_there_are_kernels_for_cards_and_widths_of_powers_of_two() -> None:
    assert kernels.begun(CPU, torch.bfloat16, 4, 2, 32, 50.0) is None
    card = torch.device("cuda", 0)
    assert kernels.begun(card, torch.bfloat16, 4, 2, 20, 50.0) is None
    assert kernels.begun(card, torch.float32, 4, 2, 32, 50.0) is None


def test_kernels_come_to_what_torch_comes_to() -> None:
    apart = json.loads(interpreted("tests.engine.models.vidi.interpreted"))
    assert len(apart) == 38
    assert {name: far for name, far in apart.items() if not far < 2e-5} == {}
