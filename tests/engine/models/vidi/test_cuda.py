"""On a card the same is computed as on the processor, with its kernels and with graphs of decoding steps."""

from __future__ import annotations

import pytest
import torch

from engine.models import budget, loader, parity
from engine.models.budget import Choice
from engine.models.checkpoint import open_checkpoint
from engine.models.generation.generator import Job
from engine.models.loader import Loaded
from engine.models.vidi.memory import Shown
from engine.models.vidi.model import VidiModel
from engine.models.vidi.parity import Golden
from engine.tasks.context import Context
from tests.engine.models.vidi.conftest import FAMILIES, SIDES, clip, golden

pytestmark = [pytest.mark.cuda, pytest.mark.parametrize("family", FAMILIES)]


def loaded(family: str, device: str) -> Loaded:
    checkpoint = open_checkpoint(golden(family) / "checkpoint")
    setting: budget.Setting = "cpu" if device == "cpu" else "bf16"
    need = budget.need(checkpoint.config, setting, budget.Plan(tokens=8192, chunk=2048))
    return loader.load(checkpoint, Choice(setting=setting, need=need, reason="", device=device))


def test_golden_cases_in_half_precision_are_as_near_as_on_the_processor(family: str) -> None:
    moved = []
    for device in ("cpu", "cuda:0"):
        run = Golden(loaded(family, device).model)
        cases = parity.read_cases(golden(family))[:6]
        found = [one for case in cases for one in parity.compare(case, run(case)) if one.tensor == "logits"]
        moved.append(sum(one.difference for one in found))
    assert moved[1] < 2 * moved[0]


def test_steps_of_a_graph_come_to_the_tokens_of_steps_without(family: str, context: Context) -> None:
    model = VidiModel("tiny", open_checkpoint(golden(family) / "checkpoint"), loaded(family, "cuda:0"), exact=True)
    memory = model.footage.memory(clip(SIDES[family], 6), context)
    jobs = [Job(model._prompts.find(query, 30.0), 24, frozenset()) for query in ("a dog", "the crowd cheers", "rain")]
    assert model.generator.graphs
    recorded = [one.tokens for one in model.generator.answers(Shown.of(memory), jobs, lambda: None)]
    model.generator.graphs = False
    model.generator.forget()
    assert [one.tokens for one in model.generator.answers(Shown.of(memory), jobs, lambda: None)] == recorded
    again = model.footage.memory(clip(SIDES[family], 6), context)
    assert torch.equal(again.streams[0].layer(1)[0], memory.streams[0].layer(1)[0])
