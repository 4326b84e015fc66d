"""Models that stay, leave and come back smaller."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from engine.models import budget
from engine.models.budget import Choice, Plan
from engine.models.cap import limit
from engine.models.checkpoint import Checkpoint, open_checkpoint
from engine.models.guest import Guest, Way
from engine.models.loader import Loaded
from engine.models.memory import MemoryState
from engine.models.residency import Residency
from engine.protocol import EngineError, OutOfMemory
from engine.protocol.memory import Memory
from tests.support import published
from tests.support.tiny_checkpoints import build

GIB = 2**30
PLAN = Plan(tokens=512)


class OutOfMemoryError(RuntimeError):
    """As torch's is called."""


class Card:
    """A card of `size` GiB on which nothing is ever really loaded. `fails` loads run out of memory."""

    def __init__(self, size: float) -> None:
        self.size = int(size * GIB)
        self.loads: list[tuple[str, str]] = []
        self.fails: list[str] = []
        self._held: list[Loaded] = []

    def measure(self, _device: str | None) -> MemoryState:
        ours = sum(loaded.choice.need.weights for loaded in self._held if loaded.model is not None)
        return MemoryState(
            device="cuda:0",
            total=self.size,
            free=self.size - ours,
            used_by_us=ours,
            ram_total=64 * GIB,
            ram_free=60 * GIB,
            compute=(9, 0),
        )

    def load(self, checkpoint: Checkpoint, choice: Choice, **_: Any) -> Loaded:
        self.loads.append((checkpoint.directory.name, choice.setting))
        if choice.setting in self.fails:
            raise OutOfMemoryError("CUDA out of memory. Tried to allocate 2 GiB")
        self._held.append(Loaded(SimpleNamespace(), None, None, choice))
        return self._held[-1]

    def keeper(self, **more: Any) -> Residency:
        return Residency(measure=self.measure, load=self.load, **more)


def model(name: str, config: dict[str, Any] = published.QWEN3_VL_8B) -> Checkpoint:
    """A checkpoint that is nowhere."""
    return Checkpoint(Path("/models") / name, config, "")


def names(keeper: Residency) -> list[str]:
    return [checkpoint.directory.name for checkpoint, _ in keeper.loaded]


def test_a_model_is_loaded_once() -> None:
    card = Card(24)
    keeper = card.keeper()

    for _ in range(3):
        with keeper.get(model("a"), PLAN) as loaded:
            assert loaded.choice.setting == "bf16"

    assert card.loads == [("a", "bf16")]


def test_the_longest_unused_leaves_first() -> None:
    card = Card(44)
    keeper = card.keeper()
    for name in ("a", "b", "a", "c"):
        with keeper.get(model(name), PLAN):
            pass

    assert names(keeper) == ["a", "c"]
    assert card.loads == [("a", "bf16"), ("b", "bf16"), ("c", "bf16")]


def test_what_is_in_use_stays_and_the_other_takes_what_is_left() -> None:
    keeper = Card(28).keeper()

    with keeper.get(model("a"), PLAN) as first, keeper.get(model("b"), PLAN) as second:
        assert (first.choice.setting, second.choice.setting) == ("bf16", "fp8")
        assert names(keeper) == ["a", "b"]


def test_a_small_encoder_lives_beside_a_large_model() -> None:
    card = Card(24)
    keeper = card.keeper()
    for name, config in (("a", published.QWEN3_VL_8B), ("s", published.SIGLIP2_SO400M_NAFLEX)) * 2:
        with keeper.get(model(name, config), PLAN):
            pass

    assert card.loads == [("a", "bf16"), ("s", "bf16")]


def test_a_larger_question_reloads_in_a_smaller_setting() -> None:
    card = Card(24)
    keeper = card.keeper()
    with keeper.get(model("a"), PLAN):
        pass
    with keeper.get(model("a"), Plan(tokens=2048, frames=160, pixels=448 * 800)) as loaded:
        assert loaded.choice.setting == "fp8"

    assert card.loads == [("a", "bf16"), ("a", "fp8")]


def test_the_limit_of_the_user_is_kept() -> None:
    keeper = Card(80).keeper(cap=12 * GIB)

    with keeper.get(model("a"), PLAN) as loaded:
        assert loaded.choice.setting == "fp8"
        with (
            pytest.raises(EngineError, match="the limit that was set"),
            keeper.get(model("b"), PLAN, allowed=("bf16", "fp8", "nf4")),
        ):
            pass


def test_a_load_that_runs_out_of_memory_is_tried_once_smaller() -> None:
    card = Card(24)
    card.fails = ["bf16"]
    with card.keeper().get(model("a"), PLAN) as loaded:
        assert loaded.choice.setting == "fp8"
    assert card.loads == [("a", "bf16"), ("a", "fp8")]

    card.fails = ["bf16", "fp8"]
    with pytest.raises(OutOfMemory, match="not enough to load"), card.keeper().get(model("a"), PLAN):
        pass


def test_work_that_runs_out_of_memory_is_done_again_smaller_once() -> None:
    card = Card(24)
    keeper = card.keeper()
    tried: list[str] = []

    def work(loaded: Loaded) -> str:
        tried.append(loaded.choice.setting)
        if len(tried) == 1:
            raise OutOfMemoryError("CUDA out of memory")
        return "done"

    assert keeper.run(model("a"), PLAN, work) == "done"
    assert tried == ["bf16", "fp8"]

    def never(loaded: Loaded) -> str:
        tried.append(loaded.choice.setting)
        raise OutOfMemoryError("CUDA out of memory")

    with pytest.raises(OutOfMemory, match="not enough for this question"):
        keeper.run(model("b"), PLAN, never)
    assert tried[2:] == ["bf16", "fp8"]


def test_other_failures_are_not_repeated() -> None:
    keeper = Card(24).keeper()
    tried: list[int] = []

    def work(_: Loaded) -> None:
        tried.append(1)
        raise ValueError("a mistake")

    with pytest.raises(ValueError, match="a mistake"):
        keeper.run(model("a"), PLAN, work)
    assert tried == [1]
    assert names(keeper) == ["a"]


def test_a_job_that_came_back_starts_smaller() -> None:
    keeper = Card(24).keeper()

    with keeper.get(model("a"), PLAN, smaller=1) as loaded:
        assert loaded.choice.setting == "fp8"
    with keeper.get(model("b"), PLAN, smaller=2) as loaded:
        assert loaded.choice.setting == "nf4"


def test_predicted_and_used_memory_are_reported() -> None:
    told: list[Memory] = []
    keeper = Card(24).keeper(report=told.append)

    with keeper.get(model("a"), PLAN) as loaded:
        need = loaded.choice.need

    assert [(message.predicted, message.models[0].at_work) for message in told] == [(need.total, True), (need.total, False)]
    assert [(one.model, one.setting, one.weights) for one in told[-1].models] == [("a", "bf16", need.weights)]
    assert told[-1].total == 24 * GIB
    assert told[-1].free == 24 * GIB - need.weights


def test_a_card_that_does_not_answer_hides_no_failure() -> None:
    told: list[Memory] = []
    card = Card(24)
    keeper = card.keeper(report=told.append)

    def lost(_device: str | None) -> MemoryState:
        raise RuntimeError("CUDA error: an illegal memory access was encountered")

    def work(_: Loaded) -> None:
        keeper.measure = lost
        raise ValueError("a mistake")

    with pytest.raises(ValueError, match="a mistake"):
        keeper.run(model("a"), PLAN, work)
    assert len(told) == 1


def test_everything_can_be_let_go() -> None:
    keeper = Card(80).keeper()
    with keeper.get(model("a"), PLAN), keeper.get(model("b"), PLAN):
        pass
    keeper.drop(model("a"))
    assert names(keeper) == ["b"]
    keeper.drop()
    assert names(keeper) == []


# --- models that other libraries load


def guest(name: str, *weights: float, fails: tuple[int, ...] = (), made: list[tuple[str, int]] | None = None) -> Guest[str]:
    """It can be loaded in as many ways as sizes are given, in GiB on the card, the last one on the processor."""

    def make(place: int) -> str:
        if made is not None:
            made.append((name, place))
        if place in fails:
            raise OutOfMemoryError("CUDA out of memory")
        return f"{name} {place}"

    last = len(weights) - 1
    ways = tuple(
        Way(
            "cpu" if place == last else "bf16",
            "cpu" if place == last else "cuda:0",
            round(size * GIB),
            0,
            partial(make, place),
        )
        for place, size in enumerate(weights)
    )
    return Guest(name, name, f"/models/{name}", ways)


def test_a_guest_is_loaded_once() -> None:
    made: list[tuple[str, int]] = []
    keeper = Card(24).keeper()
    for _ in range(3):
        with keeper.hold(guest("g", 4, 4, made=made)) as model_:
            assert model_ == "g 0"
    assert made == [("g", 0)]


def test_guests_and_checkpoints_make_room_for_each_other_within_what_is_granted() -> None:
    card, told = Card(80), []
    keeper = card.keeper(cap=22 * GIB, report=told.append)
    for name in ("g", "h"):
        with keeper.hold(guest(name, 3, 3)):
            pass
    with keeper.get(model("a"), PLAN) as loaded:  # 16.7 GiB: the older of the two has to leave
        assert loaded.choice.setting == "bf16"
    assert [one.model for one in told[-1].models] == ["h", "a"]
    with keeper.hold(guest("g", 3, 3)):
        pass
    assert [one.model for one in told[-1].models] == ["a", "g"]
    assert told[-1].limit == 22 * GIB
    assert told[-1].predicted <= 22 * GIB


def test_a_guest_goes_where_there_is_room_for_it() -> None:
    keeper = Card(8).keeper()
    with keeper.hold(guest("g", 10, 7.5, 5)) as found:
        assert found == "g 2"  # CUDA's own part counts, too
    with keeper.hold(guest("h", 10, 5, 5)) as found:
        assert found == "h 1"
    with pytest.raises(EngineError, match=r"needs 900.0 GB"), keeper.hold(guest("i", 10, 900)):
        pass
    assert "no room" in next(one.reason for one in keeper.memory().models if one.model == "g")


def test_a_guest_that_runs_out_of_memory_is_tried_once_smaller() -> None:
    made: list[tuple[str, int]] = []
    keeper = Card(24).keeper()
    with keeper.hold(guest("g", 8, 4, 4, fails=(0,), made=made)) as found:
        assert found == "g 1"
    with pytest.raises(OutOfMemory), keeper.hold(guest("h", 8, 4, 4, fails=(0, 1), made=made)):
        pass
    assert made == [("g", 0), ("g", 1), ("h", 0), ("h", 1)]
    assert [one.model for one in keeper.memory().models] == ["g"]


def test_a_job_that_came_back_takes_its_guest_smaller() -> None:
    made: list[tuple[str, int]] = []
    keeper = Card(24).keeper()
    for smaller, expected in ((0, "g 0"), (1, "g 1"), (0, "g 1"), (2, "g 2"), (9, "g 2")):
        with keeper.hold(guest("g", 8, 4, 4, made=made), smaller=smaller) as found:
            assert found == expected
    assert [place for _, place in made] == [0, 1, 2]


def test_models_are_let_go_by_name_unless_they_are_at_work() -> None:
    keeper = Card(80).keeper()
    for name in ("g", "h", "i"):
        with keeper.hold(guest(name, 3, 3)):
            pass
    assert [one.model for one in keeper.free("h").models] == ["g", "i"]
    with keeper.hold(guest("g", 3, 3)):
        left = keeper.free()
        assert [(one.model, one.at_work) for one in left.models] == [("g", True)]
    assert keeper.free().models == ()


def test_the_limit_holds_for_main_memory_where_there_is_no_card() -> None:
    def measure(_device: str | None) -> MemoryState:
        return MemoryState(device="cpu", total=64 * GIB, free=60 * GIB, ram_total=64 * GIB, ram_free=60 * GIB)

    keeper = Residency(cap=8 * GIB, measure=measure)
    for name in ("g", "h"):
        with keeper.hold(guest(name, 5)):
            pass
    assert [one.model for one in keeper.memory().models] == ["h"]
    with pytest.raises(EngineError, match=r"9.0 GB and there are 8.0 GB"), keeper.hold(guest("i", 9)):
        pass


def test_the_limit_of_the_user_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLIPWRIGHT_CONFIG", str(tmp_path))
    monkeypatch.delenv("CLIPWRIGHT_MEMORY", raising=False)
    assert limit() is None
    (tmp_path / "settings.json").write_text('{"models.gigabytes": 6.5}', encoding="utf-8")
    assert limit() == round(6.5 * GIB)
    monkeypatch.setenv("CLIPWRIGHT_MEMORY", "12G")
    assert limit() == 12 * GIB
    monkeypatch.setenv("CLIPWRIGHT_MEMORY", "much")
    assert limit() == round(6.5 * GIB)


def test_a_real_checkpoint_stays_on_the_processor(tmp_path: Path) -> None:
    import torch

    from engine.models import loader

    checkpoint = open_checkpoint(build("qwen3-vl", tmp_path))

    def only_model(found: Checkpoint, choice: Choice, *, report: Callable[[float], None] | None = None) -> Loaded:
        return Loaded(loader.load_model(found, choice, report=report), None, None, choice)

    keeper = Residency(device="cpu", load=only_model)
    with keeper.get(checkpoint, PLAN) as first, torch.no_grad():
        answer = first.model(input_ids=torch.arange(9)[None]).logits
    with keeper.get(checkpoint, PLAN) as again:
        assert again is first
        assert again.choice.setting == "cpu"
    assert answer.shape[1] == 9
    assert budget.need(checkpoint.config, "cpu", PLAN, checkpoint.tensors).total == first.choice.need.total
