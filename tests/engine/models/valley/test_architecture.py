"""What a Valley2 folder may be, and what is told of one that is otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from safetensors.torch import load_file, save_file  # noqa: E402

from engine.models import catalogue, parity  # noqa: E402
from engine.models.checkpoint import Checkpoint, open_checkpoint  # noqa: E402
from engine.models.opening import FAMILIES  # noqa: E402
from engine.models.valley import architecture, settings, tiles  # noqa: E402
from engine.models.valley.family import Valley  # noqa: E402
from engine.models.valley.preparing import LONGEST  # noqa: E402
from engine.protocol import EngineError  # noqa: E402
from tests.support.golden import Edited  # noqa: E402


def test_the_published_layout_is_known_and_its_code_ignored(edited: Edited) -> None:
    found = open_checkpoint(edited(lambda config: config.update(auto_map={"AutoModel": "modeling_valley.Other"})))

    assert found.family in FAMILIES
    assert "auto_map" not in found.config
    assert parity.load(found).model.config.model_type == "qwen2"


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"mm_vision_tower": "openai/clip-vit"}, "mm_vision_tower names 'openai/clip-vit'"),
        ({"eagle_vision_tower": None}, "eagle_vision_tower is missing"),
        ({"mm_projector_type": "mlp2x_gelu"}, "mm_projector_type is 'mlp2x_gelu' and not 'conv_adapter'"),
        ({"mm_vision_select_feature": "patch"}, "mm_vision_select_feature is 'patch'"),
        ({"token_compressor_config": {"type": "evo"}}, "it has token_compressor_config"),
        ({"only_navit": True}, "it has only_navit"),
        ({"rope_scaling": {"type": "yarn"}}, "it has rope_scaling"),
        ({"use_sliding_window": True}, "windows"),
        ({"max_vision_token": None}, "max_vision_token is missing"),
        ({"max_vision_token": 16}, "max_vision_token 16 leaves nothing"),
        ({"num_patches_per_side": 14}, "num_patches_per_side is 14, its tower makes it 4"),
        ({"vit_crop_size": 384}, "vit_crop_size is 384, its tower makes it 42"),
        ({"grid_pinpoints": [[40, 42]]}, "not made of tiles of 42"),
        ({"grid_pinpoints": "all"}, "grid_pinpoints are 'all'"),
        ({"vocab_size": None}, "vocab_size is missing"),
    ],
)
def test_a_surprise_is_told_by_name(change: dict[str, Any], line: str, edited: Edited) -> None:
    folder = edited(lambda config: config.update(change))

    with pytest.raises(EngineError, match=line) as raised:
        settings.read(open_checkpoint(folder))
    assert raised.value.file == str(folder / "config.json")


def test_the_published_grids_are_read_from_their_pattern() -> None:
    found = settings.grids("(1x1),...,(3x3)", 384)

    assert found[:4] == ((384, 384), (384, 768), (384, 1152), (768, 384))
    assert len(found) == 9


def test_the_published_sizes_are_those_of_the_catalogue(golden: Path, checkpoint: Checkpoint) -> None:
    from accelerate import init_empty_weights

    config = {name: value for name, value in checkpoint.config.items() if not name.startswith("golden")}
    config |= {"vocab_size": 152064, "hidden_size": 3584, "intermediate_size": 18944, "num_hidden_layers": 28}
    config |= {"num_attention_heads": 28, "num_key_value_heads": 4, "vit_crop_size": 384, "mm_hidden_size": 1152}
    config |= {"num_patches_per_side": 14, "grid_pinpoints": "(1x1),...,(3x3)", "max_vision_token": 729}
    with init_empty_weights(include_buffers=False):
        model = architecture.empty(Checkpoint(golden, config, "valley"), torch.bfloat16)

    assert model.settings.side == 14
    without = sum(value.numel() for name, value in model.named_parameters() if ".mm_projector." not in name)
    for name in ("valley-eagle-7b", "valley2-dpo"):
        card = catalogue.find(name)
        assert card is not None
        assert card.ready
        assert card.parameters == pytest.approx(without, rel=0.005)
        assert set(card.tasks) == Valley.tasks


def test_valley3_says_that_it_does_not_run() -> None:
    card = catalogue.find("valley3-8b")

    assert card is not None
    assert not card.ready
    assert card.family not in FAMILIES
    assert "does not run here" in card.notes


def test_a_weight_too_many_or_too_few_is_told(edited: Edited) -> None:
    folder = edited(lambda _config: None)
    file = folder / "model.safetensors"
    weights = load_file(file)

    save_file({**weights, "model.image_newline": torch.zeros(2)}, file)
    with pytest.raises(EngineError, match=r"holds model\.image_newline, for which this architecture has no place"):
        parity.load(open_checkpoint(folder))

    save_file({name: value for name, value in weights.items() if name != "model.mm_projector.conv.bias"}, file)
    with pytest.raises(EngineError, match=r"1 weights are missing in this checkpoint, such as model\.mm_projector"):
        parity.load(open_checkpoint(folder))


def test_a_folder_without_words_is_told(edited: Edited) -> None:
    folder = edited(lambda _config: None)
    for name in ("tokenizer.json", "vocab.json"):
        (folder / name).unlink()

    with pytest.raises(EngineError, match=r"its tokenizer\.json is missing"):
        architecture.processor(open_checkpoint(folder))


@pytest.mark.parametrize(
    ("told", "line"),
    [('{"min_pixels": 3136, "max_pixels": 100}', "3136 to 100 pixels"), ('{"max_pixels": "many"}', "to many pixels")],
)
def test_limits_that_cannot_be_are_told(told: str, line: str, edited: Edited) -> None:
    folder = edited(lambda _config: None)
    (folder / "preprocessor_config.json").write_text(told, encoding="utf-8")

    with pytest.raises(EngineError, match=line):
        architecture.processor(open_checkpoint(folder))


def test_pictures_keep_to_the_limits_of_their_folder(edited: Edited) -> None:
    folder = edited(lambda _config: None)
    (folder / "preprocessor_config.json").write_text('{"max_pixels": 4096}', encoding="utf-8")
    preparing, _ = architecture.processor(open_checkpoint(folder))

    rows, (_, high, wide) = preparing.patches(np.zeros((200, 300, 3), np.uint8))

    assert len(rows) == high * wide
    assert high * wide * 8**2 <= 4096


def test_tiles_stand_where_they_were_cut() -> None:
    picture = np.zeros((10, 20, 3), np.uint8)
    picture[:, 10:] = 200

    found = tiles.cut(picture, ((8, 8), (16, 8)), 8)

    assert found.shape == (3, 8, 8, 3)
    assert found[1, 2:6, :5].max() < 20 < 180 < found[2, 2:6, 3:].min()


def test_a_conversation_may_be_too_long(checkpoint: Checkpoint) -> None:
    preparing, _ = architecture.processor(checkpoint)

    with pytest.raises(EngineError, match="too long"):
        preparing.numbers("x" * (LONGEST + 1))


def test_words_of_a_template_of_its_own_are_used(checkpoint: Checkpoint) -> None:
    preparing, tokenizer = architecture.processor(checkpoint)
    said = [{"role": "user", "content": [{"type": "text", "text": "hi"}]}]
    with_own = preparing.apply_chat_template(said, add_generation_prompt=True, tokenize=False)
    tokenizer.chat_template = None

    assert preparing.apply_chat_template(said, add_generation_prompt=True, tokenize=False) == with_own
