"""Kernels that do not work on a card are not used, and the log says why."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from types import ModuleType

import pytest

pytest.importorskip("torch")

import torch

from engine.models import compiled as trying
from engine.models.compiled import compiled

CARD = torch.device("cuda", 0)


class Tried(ModuleType):
    """Stands for a module of kernels."""

    def __init__(self, problem: str | None) -> None:
        super().__init__("engine.models.tried")
        self.problem = problem
        self.attempts: list[torch.device] = []

    def attempt(self, device: torch.device) -> None:
        self.attempts.append(device)
        if self.problem is not None:
            raise RuntimeError(self.problem)


@pytest.fixture(autouse=True)
def _card(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(torch.cuda, "device", lambda _: nullcontext())
    trying._tried.cache_clear()
    yield
    trying._tried.cache_clear()


def test_a_module_is_tried_once_for_each_card(monkeypatch: pytest.MonkeyPatch) -> None:
    module = Tried(None)
    monkeypatch.setitem(sys.modules, "engine.models.tried", module)

    assert compiled(torch.device("cpu"), "tried") is None
    assert [compiled(CARD, "tried"), compiled(CARD, "tried"), compiled(torch.device("cuda", 1), "tried")] == [module] * 3
    assert module.attempts == [CARD, torch.device("cuda", 1)]


@pytest.mark.parametrize(
    ("problem", "why"), [("ptxas is too old\nand more lines", "ptxas is too old"), ("", "RuntimeError")]
)
def test_what_does_not_work_is_done_without_and_the_log_says_why(
    problem: str, why: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(sys.modules, "engine.models.tried", Tried(problem))

    with caplog.at_level(logging.INFO):
        assert compiled(CARD, "tried") is None
    assert [record.getMessage() for record in caplog.records] == [
        f"the kernels of tried do not work here, and torch or a library does it: {why}"
    ]
