"""Models that leave a real card and come back to it, and memory that really runs out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import torch

from engine.models import budget, loader
from engine.models.budget import Plan
from engine.models.checkpoint import Checkpoint
from engine.models.loader import Loaded
from engine.models.residency import Residency
from engine.protocol import OutOfMemory
from engine.protocol.memory import Memory
from tests.support import card
from tests.support.questions import question

pytestmark = pytest.mark.cuda

PLAN = Plan(tokens=256, frames=8, pixels=224 * 224)


@pytest.fixture(autouse=True)
def _clean_card() -> Iterator[None]:
    loader.prepare()
    card.clean()
    yield
    card.clean()


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> list[Checkpoint]:
    """Three models of 1.4 GB."""
    loader.prepare()
    folder = tmp_path_factory.mktemp("three")
    first = card.middle_sized(folder / "a")
    return [first, *(card.twin(first, folder / name) for name in "bc")]


def ask(loaded: Loaded, checkpoint: Checkpoint) -> str:
    """Have it answer a question of PLAN; the setting that it answered in."""
    inputs = question(checkpoint.config, PLAN, (224, 224), torch.device(loaded.device))
    with torch.no_grad():
        said = loaded.model.generate(**inputs, max_new_tokens=8, min_new_tokens=8, do_sample=False, pad_token_id=0)
    assert said.shape[1] == inputs["input_ids"].shape[1] + 8
    return loaded.choice.setting


def bytes_of(checkpoint: Checkpoint, setting: budget.Setting = "bf16") -> int:
    return budget.need(checkpoint.config, setting, PLAN, checkpoint.tensors).weights


def names(keeper: Residency) -> list[str]:
    return [checkpoint.directory.name for checkpoint, _ in keeper.loaded]


def test_the_longest_unused_leaves_the_card(three: list[Checkpoint]) -> None:
    a, b, c = three
    each = bytes_of(a)
    need = budget.need(a.config, "bf16", PLAN, a.tensors).total
    keeper = Residency(cap=round(need + 1.5 * each), allowed=("bf16",))

    for checkpoint in (a, b, a, c):
        with keeper.get(checkpoint, PLAN) as loaded:
            assert ask(loaded, checkpoint) == "bf16"

    assert names(keeper) == ["a", "c"]
    del loaded
    assert torch.cuda.memory_allocated() == pytest.approx(2 * each, rel=0.05)

    held = card.free()
    keeper.drop()
    assert torch.cuda.memory_allocated() < 64 * card.MIB
    assert card.free() - held > 1.9 * each


def test_a_cap_of_the_user_holds_on_the_card(three: list[Checkpoint]) -> None:
    told: list[Memory] = []
    cap = budget.need(three[0].config, "fp8", PLAN, three[0].tensors).total * 1.05
    keeper = Residency(cap=round(cap), report=told.append)

    for checkpoint in three:
        with keeper.get(checkpoint, PLAN) as loaded:
            assert ask(loaded, checkpoint) in ("fp8", "int8")

    assert len(keeper.loaded) == 1
    assert max(message.used for message in told) <= cap * 1.1
    assert max(each.used for message in told for each in message.models) <= cap * 1.1
    keeper.drop()


def test_a_question_that_runs_out_of_memory_is_asked_again_smaller(three: list[Checkpoint]) -> None:
    each = bytes_of(three[0])
    keeper = Residency()
    tried: list[str] = []
    card.limit(2 * each)

    def work(loaded: Loaded) -> str:
        tried.append(loaded.choice.setting)
        more = torch.empty(round(1.1 * each), dtype=torch.uint8, device="cuda:0")  # beside bf16 too much, beside 8 bits not
        del more
        return ask(loaded, three[0])

    assert keeper.run(three[0], PLAN, work) in ("fp8", "int8")
    assert len(tried) == 2
    assert tried[0] == "bf16"
    assert torch.cuda.memory_allocated() < 0.8 * each  # nothing of the first attempt is left
    keeper.drop()


def test_a_question_that_fits_nowhere_gives_the_card_back(three: list[Checkpoint]) -> None:
    keeper = Residency(allowed=("bf16", "fp8", "int8"))

    def work(_: Loaded) -> None:
        torch.empty(torch.cuda.mem_get_info()[1], dtype=torch.uint8, device="cuda:0")

    with pytest.raises(OutOfMemory, match="not enough for this question"):
        keeper.run(three[0], PLAN, work)

    keeper.drop()
    assert torch.cuda.memory_allocated() < 64 * card.MIB


def test_a_load_that_runs_out_of_memory_is_tried_smaller(three: list[Checkpoint]) -> None:
    each = bytes_of(three[0])
    keeper = Residency()
    # somebody took memory between the look at the card and the loading
    there = torch.empty(round(0.3 * each), dtype=torch.uint8, device="cuda:0")
    card.limit(1.25 * each)

    with keeper.get(three[0], PLAN) as loaded:
        assert loaded.choice.setting in ("fp8", "int8")

    del loaded, there
    keeper.drop()


def test_memory_of_the_card_is_told_as_it_is(three: list[Checkpoint]) -> None:
    told: list[Memory] = []
    keeper = Residency(report=told.append)

    with keeper.get(three[0], PLAN) as loaded:
        ask(loaded, three[0])

    assert told[-1].device == "cuda:0"
    [model] = told[-1].models
    assert model.used == pytest.approx(model.predicted, rel=0.1)
    assert told[-1].used >= model.weights == bytes_of(three[0])
    assert 0 < told[-1].free < told[-1].total
    del loaded
    keeper.drop()
