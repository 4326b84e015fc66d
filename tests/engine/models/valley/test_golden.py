"""Every golden case of Valley2: what the model computes, and that a difference would be seen."""

from __future__ import annotations

from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from engine.models import parity  # noqa: E402
from engine.models.checkpoint import Checkpoint  # noqa: E402
from engine.models.parity import Parity, Run  # noqa: E402
from engine.models.valley import parity as valley  # noqa: E402
from engine.models.valley import tiles  # noqa: E402


@pytest.fixture(scope="module")
def found(golden: Path) -> Parity:
    return parity.check(golden)


@pytest.fixture(scope="module")
def run(checkpoint: Checkpoint) -> Run:
    return valley.runner(checkpoint)


def test_every_case_is_the_references(found: Parity) -> None:
    assert (found.family, found.cases) == ("valley2", 7)
    assert found.tokens_equal
    assert found.worst.difference < 2e-5
    assert found.sound
    for number in range(7):
        tensors = {one.tensor for one in found.compared if one.case == f"case_{number}"}
        assert {"qwen2vl_out", "mm_projector_out_0", "inputs_embeds", "inputs_embeds_mask", "final_hidden"} <= tensors
        assert "logits_last48" in tensors
        assert ("generated_ids" in tensors) == (number != 5)


def test_what_comes_before_the_model_is_equal(found: Parity) -> None:
    before = [one for one in found.compared if not one.case.startswith("case")]

    assert {one.case.split()[0] for one in before} >= {"image", "grid", "tokens", "prompt", "100"}
    assert all(one.difference < 1e-9 for one in before)


def test_tokens_beside_the_picture_would_be_noticed(golden: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    case = parity.read_cases(golden, valley.OUTPUTS)[1]
    monkeypatch.setattr(tiles, "kept", lambda _size, rows, columns: (slice(0, rows), slice(0, columns)))

    made = run(case)

    assert torch.allclose(made["mm_projector_out_0"], case.wanted["mm_projector_out_0"], atol=1e-5)
    assert made["inputs_embeds"].shape[1] > case.wanted["inputs_embeds"].shape[1]


def test_one_greater_token_number_would_be_noticed(golden: Path, run: Run) -> None:
    case = parity.read_cases(golden, valley.OUTPUTS)[0]
    made = {name: value.clone() for name, value in run(case).items()}
    made["generated_ids"][3] += 1

    assert [one.difference for one in parity.compare(case, made) if one.tensor == "generated_ids"] == [1.0]
