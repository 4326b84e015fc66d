"""Every golden case of Tarsier2: what the model computes, and that a difference would be seen."""

from __future__ import annotations

from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from engine.models import parity  # noqa: E402
from engine.models.checkpoint import Checkpoint  # noqa: E402
from engine.models.parity import Case, Parity  # noqa: E402
from engine.models.tarsier2 import parity as tarsier2  # noqa: E402
from engine.models.tarsier2 import positions  # noqa: E402

TENSORS = {"position_ids", "vision_tower", "final_hidden", "logits", "generated"}


@pytest.fixture(scope="module")
def found(golden: Path) -> Parity:
    return parity.check(golden)


def test_every_case_is_the_references(found: Parity) -> None:
    assert (found.family, found.cases) == ("tarsier2", 7)
    assert found.tokens_equal
    assert found.worst.difference < 1e-4
    assert found.sound
    for number in range(7):
        assert {one.tensor for one in found.compared if one.case == f"case_{number}"} == TENSORS


def test_the_towers_and_the_positions_are_closer_still(found: Parity) -> None:
    gates = {"vision_tower": 5e-6, "final_hidden": 5e-5, "position_ids": 0.0, "generated": 0.0}
    for one in found.compared:
        assert one.difference <= gates.get(one.tensor, 1e-4), one


def test_what_comes_before_the_model_is_equal(found: Parity) -> None:
    before = [one for one in found.compared if one.case.startswith("item")]

    assert {(one.case, one.tensor) for one in before} == {
        (f"item{number}", tensor) for number in range(5) for tensor in ("pixel_values", "image_grid_thw", "input_ids")
    }
    assert all(one.difference == 0 for one in before)


def test_the_librarys_own_positions_would_be_noticed(golden: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(positions, "span", lambda _steps, rows, columns: max(rows, columns))

    wrong = parity.check(golden)

    assert not wrong.sound
    apart = {one.case: one.difference for one in wrong.compared if one.tensor == "logits"}
    assert apart["case_2"] > 1  # more frames than rows and columns: what follows stands elsewhere
    assert apart["case_1"] < 1e-4


def test_sixteen_bits_stay_close(checkpoint: Checkpoint, golden: Path) -> None:
    """The fixtures state no tolerance for bf16, so this one is ours: measured are 0.63 on logits up to 8.5 and 0.036 on the
    tower's features; wrong positions move logits by 5 to 9."""
    loaded = parity.load(checkpoint)
    loaded.model.to(torch.bfloat16)
    for case in parity.read_cases(golden):
        with torch.inference_mode():
            made = tarsier2.computed(loaded.model, case.inputs, 1)
        differences = {one.tensor: one.difference for one in parity.compare(case, made, _without_tokens(case))}
        assert differences["logits"] < 1, case.name
        assert differences["vision_tower"] < 0.06, case.name


def _without_tokens(case: Case) -> dict[str, torch.Tensor]:
    return {name: value for name, value in case.wanted.items() if name != "generated"}
