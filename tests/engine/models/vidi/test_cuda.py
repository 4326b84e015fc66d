"""On a card the same is computed as on the processor, with its kernels and with graphs of decoding steps."""

from __future__ import annotations

import pytest
import torch

from engine.models import budget, loader, parity
from engine.models.budget import Choice
from engine.models.checkpoint import open_checkpoint
from engine.models.generation.generator import Job
from engine.models.loader import Loaded
from engine.models.vidi import planning
from engine.models.vidi.drafting import Drafts
from engine.models.vidi.formats import Format
from engine.models.vidi.locked import host
from engine.models.vidi.memory import Shown
from engine.models.vidi.model import VidiModel
from engine.models.vidi.parity import Golden
from engine.models.vidi.stored import Place
from engine.tasks.context import Context
from tests.engine.models.vidi.conftest import FAMILIES, SIDES, clip
from tests.support.golden import golden_folder

pytestmark = [pytest.mark.cuda, pytest.mark.parametrize("family", FAMILIES)]


def loaded(family: str, device: str) -> Loaded:
    checkpoint = open_checkpoint(golden_folder(family) / "checkpoint")
    setting: budget.Setting = "cpu" if device == "cpu" else "bf16"
    need = budget.need(checkpoint.config, setting, budget.Plan(tokens=8192, chunk=2048))
    return loader.load(checkpoint, Choice(setting=setting, need=need, reason="", device=device))


def test_golden_cases_in_half_precision_are_as_near_as_on_the_processor(family: str) -> None:
    moved = []
    for device in ("cpu", "cuda:0"):
        run = Golden(loaded(family, device).model)
        cases = parity.read_cases(golden_folder(family))[:6]
        found = [one for case in cases for one in parity.compare(case, run(case)) if one.tensor == "logits"]
        moved.append(sum(one.difference for one in found))
    assert moved[1] < 2 * moved[0]


def test_steps_of_a_graph_come_to_the_tokens_of_steps_without(family: str, context: Context) -> None:
    model = VidiModel("tiny", open_checkpoint(golden_folder(family) / "checkpoint"), loaded(family, "cuda:0"), exact=True)
    memory = model.footage.memory(clip(SIDES[family], 6), context)
    jobs = [Job(model._prompts.find(query, 30.0), 24, frozenset()) for query in ("a dog", "the crowd cheers", "rain")]
    assert model.generator.graphs
    recorded = [one.tokens for one in model.generator.answers(Shown.of(memory), jobs, lambda: None)]
    model.generator.graphs = False
    model.generator.forget()
    assert [one.tokens for one in model.generator.answers(Shown.of(memory), jobs, lambda: None)] == recorded
    again = model.footage.memory(clip(SIDES[family], 6), context)
    assert torch.equal(again.streams[0].layer(1)[0], memory.streams[0].layer(1)[0])


@pytest.mark.parametrize(
    ("format_", "place"), [("plain", "host"), ("int8", "device"), ("int8", "host"), ("int8", "disk"), ("fp8", "disk")]
)
def test_footage_that_is_brought_comes_to_what_footage_on_the_card_comes_to(
    family: str, format_: Format, place: Place, context: Context
) -> None:
    """The same bytes, on the card as a whole or brought piece by piece beside the work, are the same answers; only what is
    on the card as a whole is read by graphs."""
    model = VidiModel("tiny", open_checkpoint(golden_folder(family) / "checkpoint"), loaded(family, "cuda:0"))
    model.most = 24
    views = clip(SIDES[family], 20, seconds=12.0)
    queries = [f"a dog runs past tree {number}" for number in range(20)]

    def found(where: Place) -> tuple[list, torch.Tensor]:
        model.forget()
        model.memories.formats = (format_,)
        model.memories.granted = lambda: 10**9 if where == "device" else 0
        model.memories.host = lambda: 10**9 if where == "host" else 0
        seen = model.see([views], context)
        plan, _ = model.memories.about(seen.views_key)
        assert plan.place == where
        answers = model.find(seen, queries, context)
        asked = [model._prompts.find(query, 20.0) for query in queries]
        logits = model._with(seen, context, lambda shown: model.generator.first_logits(shown, asked, context.check))
        torch.cuda.synchronize()
        assert model.memories.bytes == plan.held
        return answers, logits

    wanted = found("device")
    for _ in range(3 if place != "device" else 1):  # pieces that come too late would not be wrong every time
        answers, logits = found(place)
        torch.testing.assert_close(logits, wanted[1], rtol=0.02, atol=0.05)
        assert [len(one) for one in answers] == [len(one) for one in wanted[0]]


def test_the_first_question_finds_its_graph_recorded(family: str, context: Context) -> None:
    model = VidiModel("tiny", open_checkpoint(golden_folder(family) / "checkpoint"), loaded(family, "cuda:0"))
    model.most = 24
    model.memories.granted = lambda: 10**9
    seen = model.see([clip(SIDES[family], 6)], context)
    batch = model.generator._batch
    assert batch is not None
    graph = batch._again._graph
    assert graph is not None
    model.find(seen, ["a dog runs"], context)
    assert model.generator._batch is batch
    assert batch._again._graph is graph
    steps = model.generator.steps
    model.see([clip(SIDES[family], 6)], context)  # it is there already
    assert model.generator.steps == steps


def test_drafts_of_one_answer_are_replayed_from_a_graph(
    family: str, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning, "COARSE_SHARE", 4)
    monkeypatch.setattr(planning, "_PIECES", (32,))
    model = VidiModel("tiny", open_checkpoint(golden_folder(family) / "checkpoint"), loaded(family, "cuda:0"))
    model.most = 24
    model.memories.formats = ("int8",)
    model.memories.granted = lambda: 0
    model.memories.host = lambda: 10**9
    views = clip(SIDES[family], 60, seconds=30.0)
    without, _ = model.memories.about(model.see([views], context).views_key)
    model.forget()
    whole = len(model._decoder.layers) * sum(one.bytes for one in without.layouts.values())
    spare = without.room * model._decoder.bytes_per_token + without.brought + without.opened + whole // 4
    model.memories.granted = lambda: spare
    seen = model.see([views], context)
    shown, plan = model._of(seen, context)
    assert shown.coarse is not None
    assert not shown.memory.still
    ids = model._prompts.find("a dog runs", 30.0)

    def answers(number: int) -> list[list[int]]:
        jobs = [Job(ids, 24, frozenset())] * number
        with model.generator.over(still=False, room=plan.room):
            return [one.tokens for one in model.generator.answers(shown, jobs, lambda: None)]

    drafted = model.generator.drafted
    found = answers(1)
    batch = model.generator._batch
    assert batch is not None
    assert isinstance(batch.beside, Drafts)
    graph = batch.beside._again._graph
    assert graph is not None
    assert answers(1) == found
    assert batch.beside._again._graph is graph
    assert model.generator.drafted > drafted
    assert [len(one) for one in answers(20)] == [24] * 20  # without a graph, and tiles of other sizes
    shown.memory.rest()


def test_main_memory_is_locked_and_let_go(family: str) -> None:
    for _ in range(20):  # what was locked once more at the same place would be refused
        held = host(3 * 2**20 + 4096, torch.device("cuda:0"))
        assert held.is_pinned()
        del held


def test_the_card_holds_no_more_than_was_predicted(family: str, context: Context) -> None:
    model = VidiModel("tiny", open_checkpoint(golden_folder(family) / "checkpoint"), loaded(family, "cuda:0"))
    model.memories.formats = ("int8",)
    model.memories.granted = lambda: 0
    model.memories.host = lambda: 10**9
    seen = model.see([clip(SIDES[family], 60, seconds=30.0)], context)
    plan, _ = model.memories.about(seen.views_key)
    shown, _ = model._of(seen, context)
    torch.cuda.synchronize()
    before = torch.cuda.memory_allocated()
    torch.cuda.reset_peak_memory_stats()
    for layer in range(len(model._decoder.layers)):
        for stream in shown.memory.streams:
            for pair in stream.pieces(layer):
                del pair  # as the decoder does: the next piece takes its place
    torch.cuda.synchronize()
    # the allocator rounds each piece up to 512 bytes
    assert torch.cuda.max_memory_allocated() - before <= plan.brought + plan.opened + 32 * 512
    shown.memory.rest()
    assert torch.cuda.memory_allocated() == before
