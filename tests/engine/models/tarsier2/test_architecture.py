"""What a Tarsier2 folder may be, and what is told of one that is otherwise."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch")

from safetensors.torch import load_file, save_file  # noqa: E402

from engine.models import budget, catalogue, families, parity  # noqa: E402
from engine.models.budget import Plan  # noqa: E402
from engine.models.checkpoint import Checkpoint, open_checkpoint  # noqa: E402
from engine.models.opening import FAMILIES  # noqa: E402
from engine.models.tarsier2 import architecture  # noqa: E402
from engine.models.tarsier2.family import Tarsier2  # noqa: E402
from engine.protocol import EngineError  # noqa: E402
from tests.support.golden import Edited  # noqa: E402


def test_the_published_layout_is_known_although_it_says_llava(checkpoint: Checkpoint) -> None:
    assert checkpoint.config["model_type"] == "llava"
    assert checkpoint.family == "tarsier2"
    assert checkpoint.family in FAMILIES


def test_code_that_the_published_file_names_is_ignored(edited: Edited) -> None:
    found = open_checkpoint(edited(lambda config: config.update(auto_map={"AutoModel": "modeling_tarsier.Other"})))

    assert found.family == "tarsier2"
    assert "auto_map" not in found.config
    assert parity.load(found).model.config.model_type == "qwen2_vl"


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (lambda config: config.update(projection_head="mlp"), "projection head"),
        (lambda config: config.update(image_token_index=7), "disagree"),
        (lambda config: config["text_config"].pop("image_token_id"), "text_config.image_token_id is missing"),
        (lambda config: config["text_config"].update(model_type="qwen2"), "text_config is not one of qwen2_vl"),
        (lambda config: config["text_config"]["rope_scaling"].update(type="yarn"), "kind 'yarn'"),
        (lambda config: config["text_config"]["rope_scaling"].update(mrope_section=[2, 3, 4]), "does not cover"),
        (lambda config: config["vision_config"].update(hidden_size=128), "another width"),
    ],
)
def test_a_surprise_is_told_by_name(change: Callable[[dict[str, Any]], object], line: str, edited: Edited) -> None:
    folder = edited(change)

    with pytest.raises(EngineError, match=line) as raised:
        parity.load(open_checkpoint(folder))
    assert raised.value.file == str(folder / "config.json")


def test_what_its_base_leaves_out_may_be_left_out(edited: Edited) -> None:
    def bare(config: dict[str, Any]) -> None:
        for name in ("in_channels", "temporal_patch_size", "spatial_merge_size", "hidden_act"):
            del config["vision_config"][name]

    assert parity.load(open_checkpoint(edited(bare))).model.config.vision_config.hidden_act == "quick_gelu"


def test_the_published_size_is_that_of_the_catalogue(golden: Path, checkpoint: Checkpoint) -> None:
    from accelerate import init_empty_weights

    text = {**checkpoint.config["text_config"], "vocab_size": 152064, "hidden_size": 3584, "intermediate_size": 18944}
    text |= {"num_hidden_layers": 28, "num_attention_heads": 28, "num_key_value_heads": 4}
    text["rope_scaling"] = {"type": "mrope", "mrope_section": [16, 24, 24]}
    vision = {
        "model_type": "qwen2_vl",
        "depth": 32,
        "embed_dim": 1280,
        "hidden_size": 3584,
        "num_heads": 16,
        "patch_size": 14,
    }
    config = {**checkpoint.config, "text_config": text, "vision_config": vision}
    with init_empty_weights(include_buffers=False):
        model = architecture.empty(Checkpoint(golden, config, "tarsier2"), torch.bfloat16)

    card = catalogue.find("tarsier2-recap-7b")
    assert card is not None
    assert card.ready
    assert sum(weight.numel() for weight in model.parameters()) == card.parameters
    assert set(card.tasks) == Tarsier2.tasks


def test_a_tower_of_other_shapes_is_told(edited: Edited) -> None:
    folder = edited(lambda config: config["vision_config"].pop("mlp_ratio"))

    with pytest.raises(EngineError, match=r"model\.visual\.blocks\.0\.mlp\.\w+\.\w+ has the shape"):
        parity.load(open_checkpoint(folder))


def test_a_weight_too_many_or_too_few_is_told(edited: Edited) -> None:
    folder = edited(lambda _config: None)
    file = folder / "model.safetensors"
    weights = load_file(file)

    save_file({**weights, "multi_modal_projector.weight": torch.zeros(2, 2)}, file)
    with pytest.raises(EngineError, match=r"holds multi_modal_projector\.weight, for which this architecture has no place"):
        parity.load(open_checkpoint(folder))

    save_file({name: value for name, value in weights.items() if name != "vision_tower.merger.ln_q.weight"}, file)
    with pytest.raises(EngineError, match=r"weights are missing in this checkpoint, such as model\.visual\.merger"):
        parity.load(open_checkpoint(folder))


def test_settings_of_another_model_are_told(edited: Edited) -> None:
    found = open_checkpoint(edited(lambda told: told.update(patch_size=14), "preprocessor_config.json"))

    with pytest.raises(EngineError, match=r"cut pictures into \(14, 2, 2\)"):
        Tarsier2("tiny", found, parity.load(found))


def test_settings_may_tell_their_limits_in_either_way(edited: Edited) -> None:
    def older(told: dict[str, Any]) -> None:
        told["size"] = {"shortest_edge": told.pop("min_pixels"), "longest_edge": told.pop("max_pixels")}

    settings, _ = architecture.processor(open_checkpoint(edited(older, "preprocessor_config.json")))

    assert (settings.least_pixels, settings.most_pixels) == (256, 262144)


def test_a_folder_without_words_is_told(edited: Edited) -> None:
    folder = edited(lambda _config: None)
    for name in ("tokenizer.json", "vocab.json"):
        (folder / name).unlink()

    with pytest.raises(EngineError, match=r"its tokenizer\.json is missing"):
        parity.load(open_checkpoint(folder))


def test_memory_is_reckoned_as_of_its_base_with_every_frame_a_step(checkpoint: Checkpoint) -> None:
    config = checkpoint.config
    base = {
        **config["text_config"],
        "model_type": "qwen2_vl",
        "vision_config": config["vision_config"],
    }
    tower, plain = families.vision(config), families.vision(base)

    assert tower is not None
    assert plain is not None
    assert families.sees_video(config)
    assert tower.patches(9, 32 * 48) == plain.patches(18, 32 * 48)
    plan, twice = Plan(tokens=500, frames=16, pixels=32 * 48), Plan(tokens=500, frames=32, pixels=32 * 48)
    assert budget.need(config, "bf16", plan, checkpoint.tensors) == budget.need(base, "bf16", twice, checkpoint.tensors)
