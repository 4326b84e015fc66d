"""What a machine with several graphics cards is told: by doctor, by the list of models, and above the status bar."""

from __future__ import annotations

from typing import Any

import pytest

from engine.models import cap, machine
from engine.models.catalogue import Licence, ModelCard, fitting_setting, recommended
from engine.models.machine import Machine, MemoryState
from engine.protocol import CardMemory, Memory, ModelShare, ResidentModel
from ui import doctor, models_documents, models_tables
from ui.models.resident import ResidentModels
from ui.state.context import Context

GIB = 2**30


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two cards, the second of which is the larger."""
    found = tuple(
        MemoryState(device=f"cuda:{number}", name=name, total=size * GIB, free=size * GIB // 2)
        for number, (name, size) in enumerate((("Small", 12), ("Large", 16)))
    )
    monkeypatch.setattr(machine, "cards", lambda: found)
    monkeypatch.delenv(cap.CARDS_VARIABLE, raising=False)
    machine.this_machine.cache_clear()


@pytest.fixture(autouse=True)
def _forgotten() -> Any:
    yield
    machine.this_machine.cache_clear()


@pytest.mark.usefixtures("two")
def test_doctor_tells_over_how_many_a_model_may_be_spread(monkeypatch: pytest.MonkeyPatch) -> None:
    said = doctor._graphics_card().text
    assert "Small, 12.0 GB" in said
    assert "a model that one of them cannot hold is spread over up to 2 (models.devices, CLIPWRIGHT_DEVICES)" in said
    monkeypatch.setenv(cap.CARDS_VARIABLE, "1")
    assert doctor._graphics_card().text.endswith("on one of them alone (models.devices, CLIPWRIGHT_DEVICES)")


@pytest.mark.usefixtures("two")
def test_the_machine_is_its_largest_card_and_all_together(monkeypatch: pytest.MonkeyPatch) -> None:
    found = machine.this_machine()
    assert (found.card, found.video_memory, found.cards, found.together) == (
        "Large",
        16 * GIB,
        (16 * GIB, 12 * GIB),
        28 * GIB,
    )
    assert models_documents.machine()["cards"] == [16 * GIB, 12 * GIB]
    monkeypatch.setenv(cap.CARDS_VARIABLE, "1")
    machine.this_machine.cache_clear()
    assert machine.this_machine().together == 16 * GIB
    assert Machine(video_memory=5).together == 5
    assert Machine().together is None


def test_models_that_answer_may_be_wider_on_several_cards() -> None:
    def card(**more: Any) -> ModelCard:
        licence = Licence(name="MIT", link="https://x", commercial=True)
        return ModelCard(id="a", title="A", repository="a/b", parameters=8 * 10**9, licence=licence, **more)

    asked, heard = card(family="qwen3_vl", tasks=("ask", "find")), card(family="whisper", tasks=("transcribe",))
    assert fitting_setting(asked, 16 * GIB, None) == "fp8"
    assert fitting_setting(asked, 16 * GIB, None, together=32 * GIB) == "bf16"
    assert fitting_setting(heard, 16 * GIB, None, together=32 * GIB) == "fp8"
    assert fitting_setting(asked, None, 64 * GIB, together=None) is None
    alone, both = (
        next(one.setting for one in recommended(8 * GIB, None, [asked], together=together) if one.task == "ask")
        for together in (None, 40 * GIB)
    )
    assert (alone, both) == ("nf4", "bf16")


def test_the_list_says_so_where_there_are_several() -> None:
    def said(*cards: int) -> str:
        document = {"machine": {"cards": list(cards)}, "models": [], "folder": "/m", "disk_use": 0}
        return str(models_tables.table(document).renderables[2])  # type: ignore[attr-defined]

    assert said(12 * GIB, 12 * GIB).endswith("What one graphics card cannot hold is spread over 2, 26 GB together.")
    assert "spread" not in said(12 * GIB)
    assert "spread" not in said()


def test_each_further_card_is_told_above_the_status_bar(qtbot: Any, context: Context) -> None:
    from PySide6.QtWidgets import QWidget

    shares = tuple(ModelShare(device=f"cuda:{number}", layers=18, predicted=9 * GIB, weights=8 * GIB) for number in range(2))
    model = ResidentModel(
        model="large", setting="bf16", device="cuda:0", predicted=18 * GIB, weights=16 * GIB, used=17 * GIB, shares=shares
    )
    memory = Memory(
        device="cuda:0",
        total=12 * GIB,
        free=3 * GIB,
        used=9 * GIB,
        models=(model,),
        cards=(CardMemory(device="cuda:1", total=16 * GIB, free=7 * GIB, used=9 * GIB),),
    )
    assert memory.predicted == 9 * GIB  # of the first card
    over = QWidget()
    qtbot.addWidget(over)
    models = ResidentModels(context, over)
    said = models._totals(memory)
    models.leave()
    assert "9.0 GB predicted" in said
    assert "3.0 GB of 12.0 GB free" in said
    assert "card 2: 7.0 GB of 16.0 GB free" in said
