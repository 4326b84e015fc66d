"""Every golden case of VideoChat-Flash: what the model computes, and that a difference would be seen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch")

from engine.models import parity  # noqa: E402
from engine.models.checkpoint import Checkpoint  # noqa: E402
from engine.models.parity import Parity  # noqa: E402
from engine.models.videochat_flash import merging  # noqa: E402
from engine.models.videochat_flash import parity as flash  # noqa: E402

DROPPED = {"case_5": {"kept_rows_after_layer_1", "kept_rows_after_layer_3"}, "case_6": {"kept_rows_after_layer_2"}}


@pytest.fixture(scope="module")
def found(golden: Path) -> Parity:
    return parity.check(golden)


def test_every_case_is_the_references(found: Parity) -> None:
    assert (found.family, found.cases) == ("videochat_flash", 7)
    assert found.tokens_equal
    assert found.worst.difference < 1e-4
    assert found.sound


def test_every_part_of_every_case_is_compared(found: Parity) -> None:
    for number in range(7):
        compared = {one.tensor for one in found.compared if one.case == f"case_{number}"}
        assert compared >= {"inputs_embeds", "inputs_embeds_mask", "final_hidden", "projector_out_0"}
        assert compared & {"logits", "logits_last48"}
        assert ("generated_ids" in compared) == (number != 4)
        assert ("vision_out_0" in compared) == (number < 4)
        assert compared >= DROPPED.get(f"case_{number}", set())


def test_tower_and_projector_are_closer_still(found: Parity) -> None:
    for one in found.compared:
        if one.tensor.startswith(("vision_out", "projector_out")):
            assert one.difference < 1e-5, one
        if one.tensor.startswith(("kept_rows", "generated", "inputs_embeds_mask")):
            assert one.difference == 0, one


def test_what_comes_before_the_model_is_equal(found: Parity) -> None:
    before = [one for one in found.compared if not one.case.startswith("case")]

    kinds = {one.case.rstrip("0123456789").rstrip("_") for one in before}
    assert kinds == {"frames_u8", "anyres", "positions", "sampling", "prompt", "time_range"}
    for one in before:
        if one.tensor in ("pixel_values", "tiles"):
            assert one.difference < 1e-6, one
        else:
            assert one.difference == 0, one


def test_tokens_in_raster_order_would_be_noticed(golden: Path, checkpoint: Checkpoint, monkeypatch: Any) -> None:
    really = merging.merged
    monkeypatch.setattr(merging, "merged", lambda *given: really(*given).flip(1))
    (case, *_) = parity.read_cases(golden, flash.OUTPUTS)

    apart = {one.tensor: one.difference for one in parity.compare(case, flash.runner(checkpoint)(case))}

    assert apart["vision_out_0"] < 1e-5
    assert apart["projector_out_0"] > 0.01
    assert apart["logits"] > 1e-2
