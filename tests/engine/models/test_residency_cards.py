"""Models that are on several cards: whose room they take, who leaves for them, and what follows when memory runs out."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from engine.models.budget import Choice, Plan, Setting
from engine.models.checkpoint import Checkpoint
from engine.models.guest import Guest, Way
from engine.models.loader import Loaded
from engine.models.memory import MemoryState
from engine.models.residency import Residency
from engine.protocol import OutOfMemory
from engine.protocol.memory import Memory
from tests.support import published

GIB = 2**30
PLAN = Plan(tokens=8192, chunk=2048)
FIRST, SECOND = "cuda:0", "cuda:1"


class OutOfMemoryError(RuntimeError):
    """As torch's is called."""


class Cards:
    """Cards of these GiB on which nothing is ever really loaded. Loads in `fails`, (setting, cards), run out of memory."""

    def __init__(self, *sizes: float) -> None:
        self.sizes = {f"cuda:{number}": int(size * GIB) for number, size in enumerate(sizes)}
        self.loads: list[tuple[str, str, int]] = []
        self.fails: list[tuple[str, int]] = []
        self._held: list[Loaded] = []

    def names(self) -> tuple[str, ...]:
        return tuple(self.sizes)

    def measure(self, device: str | None) -> MemoryState:
        device = device or FIRST
        needs = [loaded.choice.on(device) for loaded in self._held if loaded.model is not None]
        ours = sum(need.weights for need in needs if need is not None)
        size = self.sizes[device]
        return MemoryState(
            device=device,
            total=size,
            free=size - ours,
            used_by_us=ours,
            ram_total=64 * GIB,
            ram_free=60 * GIB,
            compute=(9, 0),
        )

    def load(self, checkpoint: Checkpoint, choice: Choice, **_: Any) -> Loaded:
        self.loads.append((checkpoint.directory.name, choice.setting, len(choice.devices)))
        if (choice.setting, len(choice.devices)) in self.fails:
            raise OutOfMemoryError("CUDA out of memory. Tried to allocate 2 GiB")
        self._held.append(Loaded(SimpleNamespace(), None, None, choice))
        return self._held[-1]

    def keeper(self, **more: Any) -> Residency:
        return Residency(measure=self.measure, load=self.load, cards=self.names, **more)


def model(name: str) -> Checkpoint:
    """A checkpoint that is nowhere."""
    return Checkpoint(Path("/models") / name, published.QWEN3_VL_8B, "")


def names(keeper: Residency) -> list[str]:
    return [checkpoint.directory.name for checkpoint, _ in keeper.loaded]


def test_a_model_that_one_card_cannot_hold_is_on_two() -> None:
    told: list[Memory] = []
    cards = Cards(16, 14)
    keeper = cards.keeper(report=told.append)
    with keeper.get(model("a"), PLAN) as loaded:
        assert (loaded.choice.setting, loaded.choice.devices, loaded.device) == ("bf16", (FIRST, SECOND), FIRST)
        first, second = (loaded.choice.on(device) for device in loaded.choice.devices)
    with keeper.get(model("a"), Plan(tokens=4096, chunk=2048)) as loaded:
        assert len(loaded.choice.shares) == 2
    assert cards.loads == [("a", "bf16", 2)]

    # the meter: what each card holds, and what of it is predicted
    assert first is not None
    assert second is not None
    memory = told[-1]
    [a] = memory.models
    assert [share.device for share in a.shares] == [FIRST, SECOND]
    assert sum(share.layers for share in a.shares) == 36
    assert a.weights == first.weights + second.weights
    assert a.on(FIRST)[1] == first.weights
    assert a.on("cuda:2") == (0, 0)
    assert memory.device == FIRST
    assert memory.predicted < a.predicted
    assert [(one.device, one.total, one.used) for one in memory.cards] == [(SECOND, 14 * GIB, second.weights)]
    keeper.drop()
    assert keeper.memory().cards == ()
    assert cards.measure(SECOND).used_by_us == 0


def test_one_card_is_enough_where_it_is_told_so() -> None:
    cards = Cards(16, 24)
    with cards.keeper(most_cards=1).get(model("a"), PLAN) as loaded:
        assert (loaded.choice.setting, loaded.choice.devices) == ("fp8", (FIRST,))
    with Cards(12, 12, 12).keeper(most_cards=2).get(model("a"), PLAN) as loaded:
        assert (loaded.choice.setting, loaded.choice.devices) == ("bf16", (FIRST, SECOND))


def test_a_limit_holds_on_each_card() -> None:
    cards = Cards(40, 40)
    with cards.keeper(cap=12 * GIB).get(model("a"), PLAN) as loaded:
        assert (loaded.choice.setting, loaded.choice.devices) == ("bf16", (FIRST, SECOND))
        assert all(share.need.total <= 12 * GIB for share in loaded.choice.shares)


def test_models_leave_the_further_card_too() -> None:
    """The longest unused one, as far as any of the cards has to have room."""
    cards = Cards(16, 16)
    keeper = cards.keeper()
    for name in ("a", "b", "a", "c"):
        with keeper.get(model(name), PLAN) as loaded:
            assert loaded.choice.setting == "bf16"
    assert names(keeper) == ["c"]
    assert [name for name, _, _ in cards.loads] == ["a", "b", "a", "c"]


def test_what_is_at_work_on_the_further_card_is_in_its_way() -> None:
    keeper = Cards(16, 16).keeper()
    with keeper.get(model("a"), PLAN) as first, keeper.get(model("b"), PLAN, allowed=("bf16", "fp8", "nf4", "cpu")) as other:
        assert len(first.choice.shares) == 2
        assert other.choice.setting != "bf16"
        assert names(keeper) == ["a", "b"]


def test_keys_and_values_that_are_kept_count_on_the_cards_of_their_layers() -> None:
    cards = Cards(16, 16)
    keeper = cards.keeper()
    with keeper.get(model("a"), PLAN) as loaded:
        loaded.kept = SimpleNamespace(bytes=3 * GIB)
    from engine.models.resident import weights

    for share in loaded.choice.shares:
        part = (share.last - share.first) / 36
        found = weights(keeper._residents.values(), share.device)
        assert found == share.need.weights + round(3 * GIB * part)


def test_a_load_that_runs_out_of_memory_is_tried_over_several_cards() -> None:
    cards = Cards(24, 24)
    cards.fails = [("bf16", 1)]
    with cards.keeper().get(model("a"), PLAN) as loaded:
        assert loaded.choice.setting == "bf16"
    assert cards.loads == [("a", "bf16", 1), ("a", "bf16", 2)]


def test_and_then_in_smaller_settings() -> None:
    cards = Cards(16, 16)
    cards.fails = [("bf16", 2)]
    with cards.keeper().get(model("a"), PLAN) as loaded:
        assert loaded.choice.setting == "fp8"
    assert cards.loads == [("a", "bf16", 2), ("a", "fp8", 1)]

    cards = Cards(24, 24)
    cards.fails = [("bf16", 1), ("bf16", 2)]
    with pytest.raises(OutOfMemory, match="2 graphics cards"), cards.keeper().get(model("a"), PLAN):
        pass


def test_a_question_that_runs_out_of_memory_is_asked_over_several_cards() -> None:
    cards = Cards(24, 24)
    keeper = cards.keeper()
    tried: list[tuple[str, int]] = []

    def work(loaded: Loaded) -> str:
        tried.append((loaded.choice.setting, len(loaded.choice.devices)))
        if len(tried) == 1:
            raise OutOfMemoryError("CUDA out of memory")
        return "answer"

    assert keeper.run(model("a"), PLAN, work) == "answer"
    assert tried == [("bf16", 1), ("bf16", 2)]


def test_a_job_comes_back_step_by_step() -> None:
    """As it does where its worker died of it: nothing is loaded, and only the number of steps is known."""
    steps: list[tuple[Setting, int]] = []
    for smaller in range(4):
        with Cards(24, 24).keeper().get(model("a"), PLAN, smaller=smaller) as loaded:
            steps.append((loaded.choice.setting, len(loaded.choice.devices)))
    assert steps == [("bf16", 1), ("bf16", 2), ("fp8", 1), ("fp8", 2)]


# --- on one card


def test_a_job_is_not_handed_what_it_ran_out_of_memory_with() -> None:
    """Loaded in a smaller setting than fits now, since something else was at work then: a step below the best is no help."""
    cards = Cards(34)
    keeper = cards.keeper()
    with keeper.get(model("other"), PLAN), keeper.get(model("a"), PLAN) as loaded:
        assert loaded.choice.setting == "fp8"
    keeper._let_go(lambda resident: resident.name == "other")

    with pytest.raises(OutOfMemoryError), keeper.get(model("a"), PLAN):
        raise OutOfMemoryError("CUDA out of memory")
    with keeper.get(model("a"), PLAN, smaller=1) as loaded:
        assert loaded.choice.setting == "nf4"
    # what was loaded anew is nothing that anybody ran out of memory with
    with keeper.get(model("a"), PLAN, smaller=1) as loaded:
        assert loaded.choice.setting == "nf4"


def test_a_job_is_not_handed_the_way_of_a_guest_that_it_ran_out_of_memory_with() -> None:
    made: list[str] = []

    def way(setting: str, gigabytes: int) -> Way[Any]:
        return Way(setting, FIRST, gigabytes * GIB, GIB, lambda: made.append(setting) or SimpleNamespace())

    guest: Guest[Any] = Guest("g", "g", "g", (way("fp32", 12), way("bf16", 6), way("int8", 3)))
    cards = Cards(22)
    keeper = cards.keeper()
    with keeper.get(model("other"), PLAN, allowed=("fp8",)), keeper.hold(guest):
        pass
    keeper._let_go(lambda resident: resident.name == "other")
    assert made == ["bf16"]

    with pytest.raises(OutOfMemoryError), keeper.hold(guest):
        raise OutOfMemoryError("CUDA out of memory")
    with keeper.hold(guest, smaller=1):
        pass
    assert made == ["bf16", "int8"]


def test_the_most_context_is_sought_on_one_card_first() -> None:
    """Which is quicker, where it has room for as much as most questions take."""
    from engine.models.opening import ENOUGH, roomiest

    for sizes, devices in (((40, 40), (FIRST,)), ((16, 16), (FIRST, SECOND))):
        keeper = Cards(*sizes).keeper()
        plan = roomiest(model("a"), keeper)
        assert plan.tokens >= ENOUGH
        with keeper.get(model("a"), plan) as loaded:
            assert (loaded.choice.setting, loaded.choice.devices) == ("bf16", devices)
