"""Memory of the card and of the machine."""

from __future__ import annotations

import psutil
import pytest

from engine.models import machine, memory


def test_what_the_driver_prints_is_read() -> None:
    printed = "NVIDIA GeForce RTX 4070, 12282, 10890, 8.9\nQuadro, odd, 8192, 8000, 7.5\nNVIDIA GB10, [N/A], [N/A], 12.1\n\n"

    first, second = machine.read_cards(printed)

    assert (first.device, first.name) == ("cuda:0", "NVIDIA GeForce RTX 4070")
    assert (first.total, first.free) == (12282 * 2**20, 10890 * 2**20)
    assert first.has_fp8
    assert (second.name, second.compute, second.has_fp8) == ("Quadro, odd", (7, 5), False)
    assert machine.read_cards("NVIDIA-SMI has failed because\n") == ()


def test_no_driver_means_no_card(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    assert machine.cards() == ()


def test_main_memory_is_measured() -> None:
    total, free = machine.machine_memory()

    assert 0 < free <= total <= psutil.virtual_memory().total


def test_without_a_card_the_processor_is_the_device() -> None:
    import torch

    if torch.cuda.is_available():
        pytest.skip("there is a card")
    now = memory.state()
    assert (now.device, now.total, now.has_fp8) == ("cpu", now.ram_total, False)
