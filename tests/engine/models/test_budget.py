"""Predicted memory of weights against what a checkpoint holds, of work against what torch keeps alive; what is chosen."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from safetensors import safe_open

from engine.models import budget, families
from engine.models.budget import SETTINGS, Plan
from engine.models.checkpoint import Checkpoint
from engine.models.headers import read_header
from engine.models.memory import MemoryState
from engine.protocol import EngineError
from tests.support import published
from tests.support.tiny_checkpoints import BUILDERS, build

GIB = 2**30
QUESTION = Plan(tokens=768, frames=32, pixels=448 * 448)
PUBLISHED_PARAMETERS = {  # in billions, as their publishers tell or their files sum up to
    "qwen2.5-vl-7b": 8.29,
    "qwen2-vl-7b": 8.29,
    "qwen3-vl-8b": 8.77,
    "internvl3-8b": 7.94,
    "siglip2-so400m-naflex": 1.136,
    "siglip2-so400m-384": 1.136,
    "whisper-large-v3": 1.543,
    "qwen3-8b": 8.19,
}


def card(size: float, *, ram: float = 64, compute: tuple[int, int] = (8, 9)) -> MemoryState:
    """A card with `size` GiB, all free."""
    return MemoryState(
        device="cuda:0",
        total=int(size * GIB),
        free=int(size * GIB),
        ram_total=int(ram * GIB),
        ram_free=int(ram * GIB),
        compute=compute,
    )


@pytest.mark.parametrize("name", published.FULL_SIZE)
def test_a_configuration_tells_the_size_of_its_weights(name: str) -> None:
    size, host = budget.weights(published.FULL_SIZE[name], "bf16")

    assert size / 2e9 == pytest.approx(PUBLISHED_PARAMETERS[name], rel=0.02)
    assert host == 0


@pytest.mark.parametrize("name", BUILDERS)
def test_weights_are_counted_from_the_headers(name: str, tmp_path: Path) -> None:
    folder = build(name, tmp_path, dtype="float32")
    config = json.loads((folder / "config.json").read_text())
    tensors = read_header(folder / "model.safetensors")
    with safe_open(folder / "model.safetensors", "pt") as file:
        count = sum(file.get_tensor(key).numel() for key in file.keys())  # noqa: SIM118 - no mapping

    assert budget.weights(config, "bf16", tensors) == (2 * count, 0)
    if families.kind(config) == "decoder":
        sizes = [budget.weights(config, setting, tensors)[0] for setting in ("bf16", "int8", "nf4")]
        assert sizes == sorted(sizes, reverse=True)
        assert budget.weights(config, "fp8", tensors) == budget.weights(config, "int8", tensors)


def middle(name: str) -> dict[str, Any]:
    """The architecture with few and narrow layers, so that the work outweighs the weights."""
    config = copy.deepcopy(published.FULL_SIZE[name])
    nested = "text_config" in config
    text = config["text_config"] if nested else config
    text |= {"hidden_size": 256, "intermediate_size": 1024, "num_attention_heads": 8, "num_key_value_heads": 2}
    text |= {"num_hidden_layers": 4, "vocab_size": 2048}
    if "head_dim" in text:
        text["head_dim"] = 32
    if "mrope_section" in (text.get("rope_scaling") or {}):
        text["rope_scaling"]["mrope_section"] = [6, 5, 5] if nested else [4, 6, 6]
    for section in (config, text):
        section |= {"bos_token_id": 1, "eos_token_id": 2, "pad_token_id": 0}
    numbers = {"image_token_id": 2000, "video_token_id": 2001, "vision_start_token_id": 2002, "vision_end_token_id": 2003}
    config |= numbers
    if "vision_config" in config:
        config["vision_config"] |= {
            "qwen2_vl": {"embed_dim": 128, "hidden_size": 256, "depth": 3, "num_heads": 4},
            "qwen2_5_vl": {
                "hidden_size": 128,
                "intermediate_size": 320,
                "depth": 3,
                "num_heads": 4,
                "out_hidden_size": 256,
                "fullatt_block_indexes": [1],
            },
            "qwen3_vl": {
                "hidden_size": 128,
                "intermediate_size": 512,
                "depth": 4,
                "num_heads": 4,
                "out_hidden_size": 256,
                "deepstack_visual_indexes": [0, 1],
            },
            "internvl": {
                "hidden_size": 128,
                "intermediate_size": 512,
                "num_hidden_layers": 3,
                "num_attention_heads": 4,
                "image_size": [112, 112],
            },
        }[config["model_type"]]
    return config


@pytest.mark.parametrize("pictures", [False, True], ids=["text", "pictures"])
@pytest.mark.parametrize("name", ["qwen2-vl-7b", "qwen2.5-vl-7b", "qwen3-vl-8b", "internvl3-8b", "qwen3-8b"])
def test_the_work_takes_what_was_predicted(name: str, pictures: bool, tmp_path: Path) -> None:
    """Within a tenth of what torch keeps alive at most, whether the decoder's part of it is the larger or the tower's."""
    import torch

    from tests.support.live_bytes import LiveBytes
    from tests.support.questions import question, random_model

    config = middle(name)
    tower = families.vision(config)
    side = 112 if name.startswith("intern") else 224
    frames = 0 if tower is None else (16 if pictures else 2) * (2 if side == 112 else 1)
    plan = Plan(tokens=256 if pictures else 1024, frames=frames, pixels=side * side)
    (tmp_path / "config.json").write_text(json.dumps(config))
    choice = budget.Choice(setting="cpu", need=budget.need(config, "cpu", plan), reason="", device="cpu")
    model = random_model(Checkpoint(tmp_path, config, ""), choice)
    inputs = question(config, plan, (side, side), torch.device("cpu"))

    with torch.no_grad(), LiveBytes() as live:
        inputs = {key: value + 0 for key, value in inputs.items()}  # pictures count
        model.generate(**inputs, max_new_tokens=1, do_sample=False)

    predicted = choice.need.total - choice.need.weights
    assert predicted == pytest.approx(live.peak, rel=0.1)


def test_keys_and_values_are_counted_by_heads_and_windows() -> None:
    text = {"hidden_size": 512, "intermediate_size": 1024, "num_hidden_layers": 6, "num_attention_heads": 8}
    text |= {"vocab_size": 1000, "model_type": "gemma2"}
    plan = Plan(tokens=1000)

    whole = budget.need(text, "bf16", plan).cache
    assert whole == 6 * 1000 * 2 * 8 * 64 * 2
    assert budget.need({**text, "num_key_value_heads": 2}, "bf16", plan).cache == whole // 4
    assert budget.need({**text, "head_dim": 128}, "bf16", plan).cache == whole * 2
    # every other layer of Gemma 2 looks back 100 tokens
    assert budget.need({**text, "sliding_window": 100}, "bf16", plan).cache == whole // 6 * 3 + whole // 6 * 3 // 10
    layers = ["sliding_attention"] * 5 + ["full_attention"]
    assert families.text({**text, "sliding_window": 7, "layer_types": layers}).windows == (7, 7, 7, 7, 7, None)
    qwen = {**text, "model_type": "qwen2", "sliding_window": 9, "use_sliding_window": False}
    assert families.text(qwen).windows == (None,) * 6
    assert families.text({**qwen, "use_sliding_window": True, "max_window_layers": 4}).windows == (None,) * 4 + (9, 9)
    assert families.text({**text, "model_type": "mistral", "sliding_window": 8}).windows == (8,) * 6


@pytest.mark.parametrize("name", ["qwen2.5-vl-7b", "qwen3-vl-8b", "internvl3-8b"])
def test_the_best_setting_that_fits_is_chosen(name: str) -> None:
    config = published.FULL_SIZE[name]

    chosen = {size: budget.choose(config, QUESTION, card(size)) for size in (8, 12, 16, 24)}

    assert [chosen[size].setting for size in (8, 12, 16, 24)] == ["nf4", "fp8", "fp8", "bf16"]
    assert all(choice.need.total <= size * GIB for size, choice in chosen.items())
    assert "bf16 needs" in chosen[8].reason
    assert budget.choose(config, QUESTION, card(12, compute=(8, 6))).setting == "int8"


def test_what_is_asked_changes_what_fits() -> None:
    config = published.QWEN3_VL_8B
    long = Plan(tokens=2048, frames=160, pixels=448 * 800)

    assert budget.choose(config, QUESTION, card(24)).setting == "bf16"
    assert budget.choose(config, long, card(24)).setting == "fp8"


def test_a_limit_of_the_user_counts_and_so_does_what_others_hold() -> None:
    config = published.QWEN3_VL_8B
    full = MemoryState(device="cuda:0", total=24 * GIB, free=9 * GIB, ram_total=64 * GIB, ram_free=60 * GIB, compute=(8, 9))

    assert budget.choose(config, QUESTION, card(24), cap=12 * GIB).setting == "fp8"
    assert budget.choose(config, QUESTION, full).setting == "nf4"
    ours = MemoryState(
        device="cuda:0", total=24 * GIB, free=9 * GIB, used_by_us=15 * GIB, ram_total=1, ram_free=1, compute=(8, 9)
    )
    assert budget.choose(config, QUESTION, ours).setting == "bf16"


def test_layers_wait_in_main_memory_before_the_processor_does_all() -> None:
    config = published.QWEN3_VL_8B
    plan = Plan(tokens=512, frames=8, pixels=448 * 448)

    partly = budget.choose(config, plan, card(12), allowed=("bf16", "offload", "cpu"))
    assert partly.setting == "offload"
    assert partly.resident_layers
    assert 9 <= partly.resident_layers < 36
    assert partly.need.host > 5 * GIB
    assert partly.need.total <= 12 * GIB
    assert budget.choose(config, plan, card(4)).setting == "cpu"
    nothing = MemoryState(device="cpu", total=32 * GIB, free=30 * GIB, ram_total=32 * GIB, ram_free=30 * GIB)
    assert budget.choose(config, plan, nothing).setting == "cpu"


def test_what_does_not_fit_anywhere_is_said_with_what_it_takes() -> None:
    with pytest.raises(EngineError, match=r"does not fit into 4\.0 GB.*bf16 needs 1[78].*processor needs") as caught:
        budget.choose(published.QWEN3_VL_8B, QUESTION, card(4, ram=8))
    assert caught.value.hint
    with pytest.raises(EngineError, match="the limit that was set"):
        budget.choose(published.QWEN3_VL_8B, QUESTION, card(24, ram=8), cap=2 * GIB)


def test_encoders_stay_whole() -> None:
    for name in ("siglip2-so400m-naflex", "whisper-large-v3"):
        assert budget.choose(published.FULL_SIZE[name], Plan(frames=16), card(8)).setting == "bf16"
        assert budget.choose(published.FULL_SIZE[name], Plan(frames=16), card(2)).setting == "cpu"


def test_smaller_settings_come_in_order() -> None:
    assert budget.smaller(published.QWEN3_VL_8B, "bf16") == ("fp8", "int8", "nf4", "offload", "cpu")
    assert budget.smaller(published.QWEN3_VL_8B, "fp8") == ("nf4", "offload", "cpu")
    assert budget.smaller(published.WHISPER_LARGE_V3, "bf16") == ("cpu",)
    assert budget.smaller(published.QWEN3_VL_8B, "cpu") == ()
    assert set(SETTINGS) == {"bf16", "fp8", "int8", "nf4", "offload", "cpu"}


def test_a_configuration_that_tells_too_little_is_refused() -> None:
    with pytest.raises(EngineError, match="does not tell its num_hidden_layers"):
        budget.need({"model_type": "strange", "hidden_size": 8}, "bf16", Plan())
