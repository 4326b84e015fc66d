"""Models over several cards: which has what, when that is chosen, and what is tried where memory runs out."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.models import budget, cap, spreading, weighing, working
from engine.models.budget import Choice, Granted, Plan, Setting
from engine.models.memory import MemoryState
from engine.protocol import EngineError
from tests.support import published
from tests.support import published_ported as ported

GIB = 2**30
PLAN = Plan(tokens=8192, chunk=2048)
MODELS = {
    "qwen3-vl-8b": published.QWEN3_VL_8B,
    "videochat-flash-7b": ported.FLASH_7B_448,
    "valley2-7b": ported.VALLEY2_7B,
    "tarsier2-7b": ported.TARSIER2_7B,
    "internvideo2.5-8b": ported.INTERNVIDEO2_5_8B,
    "internvideo2-chat-8b": ported.INTERNVIDEO2_CHAT_8B,
}


def card(number: int, size: float, *, free: float | None = None) -> MemoryState:
    """A card with `size` GiB."""
    return MemoryState(
        device=f"cuda:{number}",
        total=int(size * GIB),
        free=int((size if free is None else free) * GIB),
        ram_total=64 * GIB,
        ram_free=60 * GIB,
        compute=(8, 9),
    )


def rooms(*sizes: float) -> list[spreading.Room]:
    return [(f"cuda:{number}", int(size * GIB)) for number, size in enumerate(sizes)]


def others(*cards: MemoryState) -> Callable[[], Sequence[MemoryState]]:
    return lambda: cards


@pytest.mark.parametrize("setting", spreading.SETTINGS)
@pytest.mark.parametrize("name", MODELS)
def test_shares_are_the_whole_model(name: str, setting: Setting) -> None:
    """Layer after layer, each on one card; weights, keys and values together what one card would hold, to the byte."""
    config = MODELS[name]
    whole = budget.need(config, setting, PLAN)
    shares = spreading.spread(config, setting, PLAN, rooms(14, 14))
    assert shares is not None

    layers = len(weighing.by_layer(config, setting)[1])
    assert [share.first for share in shares] == [0, *(share.last for share in shares[:-1])]
    assert shares[-1].last == layers
    assert sum(share.need.weights for share in shares) == whole.weights
    assert sum(share.need.cache for share in shares) == whole.cache
    # the towers work on the first card alone, and CUDA takes its part of each
    assert [share.need.vision > 0 for share in shares] == [True] + [False] * (len(shares) - 1)
    assert all(share.need.workspace > working.CONTEXT for share in shares)
    assert all(share.need.total * working.MARGIN <= 14 * GIB for share in shares)


@given(st.lists(st.floats(2, 40), min_size=2, max_size=4), st.sampled_from(spreading.SETTINGS))
def test_nothing_is_lost_and_no_card_is_overfilled(sizes: list[float], setting: Setting) -> None:
    shares = spreading.spread(published.QWEN3_VL_8B, setting, PLAN, rooms(*sizes))
    if shares is None:
        return
    assert [number for share in shares for number in range(share.first, share.last)] == list(range(36))
    assert all(share.last > share.first for share in shares)
    for share, (device, room) in zip(shares, rooms(*sizes), strict=False):
        assert share.device == device
        assert share.need.total * working.MARGIN <= room


def test_cards_are_filled_to_the_same_share_of_their_room() -> None:
    for sizes in ((16, 16), (24, 12), (12, 24)):
        shares = spreading.spread(published.QWEN3_VL_8B, "bf16", PLAN, rooms(*sizes))
        assert shares is not None
        filled = [share.need.total / (size * GIB) for share, size in zip(shares, sizes, strict=True)]
        assert max(filled) - min(filled) < 0.06  # of a layer of 0.4 GB


def test_no_more_cards_are_taken_than_it_needs() -> None:
    for size, cards in ((24, 2), (12, 2), (9, 3), (7, 4)):
        shares = spreading.spread(published.QWEN3_VL_8B, "bf16", PLAN, rooms(*[size] * 4))
        assert shares is not None
        assert len(shares) == cards
    assert spreading.spread(published.QWEN3_VL_8B, "bf16", PLAN, rooms(4, 4, 4, 4)) is None
    assert spreading.spread(published.QWEN3_VL_8B, "bf16", PLAN, rooms(2, 40)) is None  # the towers alone are more


def test_encoders_and_vidi_are_on_one_card() -> None:
    """Vidi's footage is kept by a plan of its own, of one card, main memory and disk."""
    for config in (published.WHISPER_LARGE_V3, published.SIGLIP2_SO400M_384, ported.VIDI_7B, ported.VIDI1_5_9B):
        assert spreading.spread(config, "bf16", PLAN, rooms(40, 40)) is None


def test_another_plan_leaves_layers_where_they_are() -> None:
    shares = spreading.spread(published.QWEN3_VL_8B, "bf16", PLAN, rooms(16, 16))
    assert shares is not None
    longer = spreading.again(published.QWEN3_VL_8B, "bf16", Plan(tokens=16384, chunk=2048), shares)
    assert [(one.device, one.first, one.last) for one in longer] == [(one.device, one.first, one.last) for one in shares]
    assert [one.need.cache for one in longer] == [2 * one.need.cache for one in shares]
    assert spreading.again(published.QWEN3_VL_8B, "bf16", PLAN, ()) == ()


def test_layers_are_weighed_by_the_names_in_files_too() -> None:
    """Of the names of published layouts, also where a layer of a tower is called a layer."""
    from engine.models.headers import Tensor

    config = ported.INTERNVIDEO2_5_8B
    names = {
        "vision_model.encoder.layers.3.mlp.fc1.weight": (4096, 1024),
        "language_model.model.layers.3.feed_forward.w1.weight": (14336, 4096),
        "language_model.model.layers.3.attention.wqkv.weight": (6144, 4096),
        "language_model.output.weight": (92553, 4096),
    }
    tensors = {name: Tensor("BF16", shape, 0) for name, shape in names.items()}
    rest, layers = weighing.by_layer(config, "bf16", tensors)
    assert rest == 2 * (4096 * 1024 + 92553 * 4096)
    assert layers[3] == 2 * (14336 + 6144) * 4096
    assert sum(layers) == layers[3]


# --- what is chosen


def test_a_setting_is_spread_before_a_smaller_one_is_taken() -> None:
    config = published.QWEN3_VL_8B
    alone = budget.choose(config, PLAN, card(0, 16))
    both = budget.choose(config, PLAN, card(0, 16), others=others(card(1, 16)))

    assert (alone.setting, alone.devices) == ("fp8", ("cuda:0",))
    assert (both.setting, both.devices) == ("bf16", ("cuda:0", "cuda:1"))
    assert "bf16 over 2 graphics cards" in both.reason
    assert "bf16 needs" in both.reason
    assert both.need.total == sum(share.need.total for share in both.shares)
    assert both.need.cache == budget.need(config, "bf16", PLAN).cache
    for device in both.devices:
        need = both.on(device)
        assert need is not None
        assert need.total <= 16 * GIB
    assert both.on("cuda:2") is None
    assert sum(both.part_on(device) for device in both.devices) == pytest.approx(1)
    assert (both.home_of(0), both.home_of(35), both.part_on("cpu")) == ("cuda:0", "cuda:1", 0.0)


def test_other_cards_are_looked_at_only_where_one_has_no_room() -> None:
    asked: list[int] = []

    def look() -> Sequence[MemoryState]:
        asked.append(1)
        return (card(1, 16),)

    assert budget.choose(published.QWEN3_VL_8B, PLAN, card(0, 24), others=look).shares == ()
    assert not asked
    assert budget.choose(published.QWEN3_VL_8B, PLAN, card(0, 8), others=look, allowed=("bf16", "nf4")).shares
    assert asked == [1]


def test_what_others_hold_of_a_further_card_counts() -> None:
    config = published.QWEN3_VL_8B
    busy = card(1, 24, free=2)
    assert budget.choose(config, PLAN, card(0, 16), others=others(busy)).setting == "fp8"
    ours = MemoryState(device="cuda:1", total=24 * GIB, free=2 * GIB, used_by_us=20 * GIB, ram_total=1, ram_free=1)
    assert budget.choose(config, PLAN, card(0, 16), others=others(ours)).setting == "bf16"


def test_a_model_larger_than_any_card_runs_over_both() -> None:
    """Qwen3-VL-32B's decoder on two cards of 48 GB: 64 layers of 5120."""
    config = json.loads(json.dumps(published.QWEN3_VL_8B))
    config["text_config"] |= {
        "hidden_size": 5120, "intermediate_size": 25600, "num_hidden_layers": 64, "num_attention_heads": 64,
    }  # fmt: skip
    config["vision_config"]["out_hidden_size"] = 5120
    found = budget.choose(config, PLAN, card(0, 48), others=others(card(1, 48)))
    assert (found.setting, len(found.shares)) == ("bf16", 2)
    assert found.need.weights > 60 * GIB
    assert budget.choose(config, PLAN, card(0, 24), others=others(card(1, 24))).setting == "fp8"


def test_what_fits_nowhere_is_said_as_ever() -> None:
    tight = MemoryState(device="cuda:0", total=3 * GIB, free=3 * GIB, ram_total=8 * GIB, ram_free=8 * GIB, compute=(8, 9))
    with pytest.raises(EngineError, match=r"does not fit into 3\.0 GB"):
        budget.choose(published.QWEN3_VL_8B, PLAN, tight, others=others(card(1, 3)))


def test_a_limit_counts_for_the_first_card() -> None:
    found = budget.choose(published.QWEN3_VL_8B, PLAN, card(0, 48), cap=12 * GIB, others=others(card(1, 12)))
    assert (found.setting, len(found.shares)) == ("bf16", 2)
    assert all(share.need.total <= 12 * GIB for share in found.shares)


# --- what is tried where memory runs out


def chosen(setting: Setting, **more: Any) -> Choice:
    return Choice(setting=setting, need=budget.need(published.QWEN3_VL_8B, setting, PLAN), reason="", **more)


def test_after_one_card_come_several_and_then_smaller_settings() -> None:
    config = published.QWEN3_VL_8B
    first = budget.below(config, chosen("bf16"), Granted(), cards=2)
    assert first is not None
    assert first == Granted(("bf16", "fp8", "int8", "nf4", "offload", "cpu"), frozenset({"bf16"}))
    shares = spreading.spread(config, "bf16", PLAN, rooms(16, 16))
    assert shares is not None
    second = budget.below(config, chosen("bf16", shares=shares), first, cards=2)
    assert second == Granted(("fp8", "int8", "nf4", "offload", "cpu"), frozenset({"bf16"}))
    # one card alone, and what is no setting for several
    assert budget.below(config, chosen("bf16"), Granted()) == Granted(("fp8", "int8", "nf4", "offload", "cpu"))
    assert budget.below(config, chosen("offload"), Granted(), cards=2) == Granted(("cpu",))
    assert budget.below(config, chosen("cpu", device="cpu"), Granted(), cards=2) is None


def test_a_setting_for_which_one_card_was_not_enough_is_only_spread() -> None:
    config = published.QWEN3_VL_8B
    roomy, further = card(0, 40), card(1, 40)
    found = budget.choose(config, PLAN, roomy, apart={"bf16"}, others=others(further))
    assert (found.setting, len(found.shares)) == ("bf16", 2)
    assert budget.choose(config, PLAN, roomy, apart={"bf16"}).setting == "fp8"


# --- how many cards


def test_how_many_cards_may_be_taken_is_told_by_the_environment_or_the_settings(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(cap, "settings_folder", lambda: tmp_path)
    monkeypatch.delenv(cap.CARDS_VARIABLE, raising=False)
    assert cap.devices() is None
    for told, meant in ((2, 2), (0, None), (-1, None), (True, None), ("2", None), (1.5, None)):
        (tmp_path / "settings.json").write_text(json.dumps({cap.CARDS_SETTING: told}))
        assert cap.devices() == meant, told
    (tmp_path / "settings.json").write_text(json.dumps({cap.CARDS_SETTING: 3}))
    monkeypatch.setenv(cap.CARDS_VARIABLE, "1")
    assert cap.devices() == 1
    monkeypatch.setenv(cap.CARDS_VARIABLE, "many")
    assert cap.devices() == 3
    (tmp_path / "settings.json").write_text("[")
    assert cap.devices() is None
