"""Every golden case of InternVideo2-Chat: what the model computes, and that a difference would be seen."""

from __future__ import annotations

from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from engine.models import parity  # noqa: E402
from engine.models.checkpoint import Checkpoint  # noqa: E402
from engine.models.internvideo2_chat import architecture, seeing, words  # noqa: E402
from engine.models.internvideo2_chat.parity import OUTPUTS, preprocessing  # noqa: E402
from engine.models.parity import Case, Parity  # noqa: E402

TEXT = {"inputs_embeds", "final_hidden", "logits", "generated_ids"}
SEEN = {"vision_encoder_out", "qformer_last_hidden"}


@pytest.fixture(scope="module")
def found(golden: Path) -> Parity:
    return parity.check(golden)


def test_every_case_is_the_references(found: Parity) -> None:
    assert (found.family, found.cases, found.gate) == ("internvideo2_chat", 9, 2e-4)
    assert found.tokens_equal
    assert found.sound
    for number in range(9):
        held = TEXT if number == 8 else TEXT | SEEN  # the last is words alone
        held = held - {"generated_ids"} if number == 6 else held  # of a batch nothing is generated
        held = held | {"vision_layernorm_out", "project_up_out"} if number == 1 else held
        assert {one.tensor for one in found.compared if one.case == f"case_{number}"} == held


def test_the_gates_are_those_that_can_be_reached(found: Parity) -> None:
    """A Q-Former with the epsilon of other BERTs would stay below the gate of the whole, and not below these."""
    gates = {"vision_encoder_out": 1e-5, "vision_layernorm_out": 1e-5, "qformer_last_hidden": 1e-5, "project_up_out": 1e-5}
    for one in found.compared:
        assert one.difference <= gates.get(one.tensor, 3e-5), one


def test_what_comes_before_the_model_and_after_it_is_equal(found: Parity) -> None:
    before = {one.case for one in found.compared if not one.case.startswith("case_")}

    prepared = 10 + 11 + 3 + 10 + 33  # pictures, prompts, instructions, sampling, grids
    assert len(before) == prepared + 6 + 6  # cases as they are asked, and what is answered
    assert all(one.difference == 0 for one in found.compared if one.case in before)


def _first(golden: Path, number: int) -> Case:
    return parity.read_cases(golden, OUTPUTS)[number]


def _worst(checkpoint: Checkpoint, case: Case, tensor: str) -> float:
    from engine.models.internvideo2_chat.parity import runner

    return next(one.difference for one in parity.compare(case, runner(checkpoint)(case)) if one.tensor == tensor)


def test_an_instruction_that_the_qformer_is_not_told_would_be_noticed(
    golden: Path, checkpoint: Checkpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = seeing.gathered

    def deaf(model, seen, ids=None, mask=None):  # type: ignore[no-untyped-def]
        told = really(model, seen, ids, mask)
        return torch.cat([really(model, seen), told[:, 96:]], dim=1)

    monkeypatch.setattr(seeing, "gathered", deaf)

    assert _worst(checkpoint, _first(golden, 4), "qformer_last_hidden") > 0.01


def test_lora_that_is_not_added_would_be_noticed(
    golden: Path, checkpoint: Checkpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(architecture, "_with", lambda _name, base, *_: base)

    assert _worst(checkpoint, _first(golden, 8), "logits") > 0.01


def test_a_tokenizer_as_its_file_has_it_would_be_noticed(
    golden: Path, checkpoint: Checkpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the blank that every piece begins with, prompts would be others."""
    from engine.models.internvideo2_chat import prompt

    really = prompt.pieces
    monkeypatch.setattr(
        prompt, "pieces", lambda text, tokenizer: [piece[:1] + piece[2:] for piece in really(text, tokenizer)]
    )

    differing = [
        name
        for name, here, there in preprocessing(checkpoint, golden)
        if "visual_idx" in here and here["input_ids"].shape != there["input_ids"].shape
    ]

    assert len(differing) == 11 + 6


def test_answers_are_written_as_published() -> None:
    marks = {"<s>", "</s>", "<unk>", "[X]", "[Y]"}
    said = ["<s>", "▁A", "▁b", "[X]", "[Y]", "▁c", "<0xE6>", "<0x98>", "<0xAF>", "<0xE6>", "<0x98>", "d", "</s>"]

    assert words.written(said, ("<s>", "</s>", "<unk>"), marks, leave=True) == "A b [X] [Y] c是\ufffd\ufffdd"
    assert words.written(said[:2], ("<s>",), marks, leave=False) == "<s> A"
    assert words.written([], (), marks, leave=True) == ""
