"""Every golden case of InternVideo2.5: what the model computes, and that a difference would be seen."""

from __future__ import annotations

from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from engine.models import parity  # noqa: E402
from engine.models.internvideo2 import seeing  # noqa: E402
from engine.models.parity import Parity  # noqa: E402
from engine.protocol import EngineError  # noqa: E402

TEXT = {"inputs_embeds", "final_hidden", "logits", "generated_ids"}
SEEN = {"vision_last_hidden", "merged_tokens"}


@pytest.fixture(scope="module")
def found(golden: Path) -> Parity:
    return parity.check(golden)


def test_every_case_is_the_references(found: Parity) -> None:
    assert (found.family, found.cases) == ("internvideo2_5", 8)
    assert found.tokens_equal
    assert found.sound
    for number in range(8):
        shown = TEXT if number in (4, 6) else TEXT | SEEN  # these two are words alone
        assert {one.tensor for one in found.compared if one.case == f"case_{number}"} == shown


def test_the_gates_are_those_that_can_be_reached(found: Parity) -> None:
    gates = {"vision_last_hidden": 2e-5, "merged_tokens": 2e-5, "inputs_embeds": 2e-5, "logits": 5e-5}
    for one in found.compared:
        assert one.difference <= gates.get(one.tensor, 5e-5), one


def test_what_comes_before_the_model_is_equal(found: Parity) -> None:
    before = [one for one in found.compared if not one.case.startswith("case_")]

    assert len(before) == 5 + 7 + 6 + 1 + 1  # pictures, prompts, sampling, lengths, grids
    assert all(one.difference == 0 for one in before)


def test_another_order_of_merged_tokens_would_be_noticed(golden: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ordered = seeing.merged
    monkeypatch.setattr(seeing, "merged", lambda *given: ordered(*given).flip(1))

    wrong = parity.check(golden)

    assert not wrong.sound
    assert max(one.difference for one in wrong.compared if one.tensor == "merged_tokens") > 0.1


@pytest.mark.parametrize(("tiles", "grid"), [(3, (12, 12)), (6, (12, 12)), (4, (8, 8)), (4, (12, 13))])
def test_what_cannot_be_merged_is_told(tiles: int, grid: tuple[int, int]) -> None:
    with pytest.raises(EngineError, match="cannot be merged into 16 tokens each"):
        seeing.mergeable(tiles, grid)
