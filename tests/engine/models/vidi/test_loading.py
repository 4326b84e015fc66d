"""Every way in which a model is loaded runs the same layers over text and over footage."""

from __future__ import annotations

import pytest
import torch

from engine.models import budget, loader
from engine.models.budget import Choice, Setting
from engine.models.checkpoint import open_checkpoint
from engine.models.vidi.model import VidiModel
from engine.models.vidi.planning import BEST, ROOM
from engine.tasks.context import Context
from tests.engine.models.vidi.conftest import FAMILIES, SIDES, clip
from tests.support.golden import golden_folder

MOVES: dict[Setting, float] = {"offload": 1e-6, "int8": 0.1, "nf4": 0.5}
"""By how much logits of random weights may move, relative to those in bf16. In nf4 only what is 64 wide is in 4 bits."""


def opened(family: str, setting: Setting) -> VidiModel:
    checkpoint = open_checkpoint(golden_folder(family) / "checkpoint")
    resident = 1 if setting == "offload" else None
    plan = budget.Plan(tokens=8192, chunk=512)
    need = budget.need(checkpoint.config, setting, plan, checkpoint.tensors, resident_layers=resident)
    choice = Choice(setting=setting, need=need, reason="", device="cpu", resident_layers=resident)
    return VidiModel("tiny", checkpoint, loader.load(checkpoint, choice), exact=True)


@pytest.mark.parametrize("family", FAMILIES)
def test_settings_come_to_the_same_answers(family: str, context: Context) -> None:
    views = clip(SIDES[family], 2, seconds=0.5)

    def logits(model: VidiModel) -> torch.Tensor:
        shown, _ = model._of(model.see([views], context), context)
        asked = [model._prompts.find(query, 2.0) for query in ("a dog", "the crowd cheers at the end")]
        return model.generator.first_logits(shown, asked, lambda: None)

    exact = logits(opened(family, "cpu"))
    for setting, most in MOVES.items():
        moved = float((logits(opened(family, setting)) - exact).norm() / exact.norm())
        assert moved < most, setting
        assert (moved > 0) == (setting != "offload")


def test_what_may_be_seen_is_what_there_is_room_for() -> None:
    model = opened("vidi_7b", "cpu")
    each = model._decoder.bytes_per_token
    model.memories.host = lambda: 0
    # of what was granted, a part is kept for questions; what towers and layers make is exact here
    assert 0.98 * (8192 - ROOM) < model.memories.most < 8192 - ROOM
    assert model.context == model.memories.most + model._settings.longest
    within = model.context
    model.memories.host = lambda: 100_000 * each
    assert model.memories.most == 99_000
    assert model.context == within  # on the processor no more is asked of it at once
    model.memories.formats = BEST
    assert model.memories.most == 99_000 * model._decoder.dtype.itemsize
    assert model.tokens(60, 42, 42) == 60 * 9 + 60 * 10
    assert model.size(200, 1920, 1080) == (42, 42)
