"""What is not as the published models are is refused by its name."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from accelerate import init_empty_weights
from safetensors.torch import load_file, save_file

from engine.models import families, parity
from engine.models.catalogue import card
from engine.models.checkpoint import open_checkpoint
from engine.models.vidi import architecture, settings
from engine.models.vidi.settings import Settings
from engine.protocol import EngineError
from tests.engine.models.vidi.conftest import FAMILIES
from tests.support.golden import golden_folder
from tests.support.vidi_sizes import DECODER, TOWERS

Change = Callable[[dict[str, Any]], None]


def changed(family: str, folder: Path, **entries: Any) -> Path:
    """A copy of the tiny checkpoint with other entries in its configuration."""
    shutil.copytree(golden_folder(family) / "checkpoint", folder, copy_function=shutil.copyfile)
    for path in (folder, *folder.iterdir()):
        path.chmod(0o755 if path.is_dir() else 0o644)
    path = folder / "config.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **entries}))
    return folder


def read(folder: Path) -> Settings:
    return settings.read(open_checkpoint(folder))


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("mm_input_type", "image"),
        ("mm_image_aspect_ratio", "pad"),
        ("mm_projector_type", "mlp3x_gelu"),
        ("mm_vision_select_layer", 1),
        ("mm_image_pool_size", 1),
        ("mm_audio_pool_size", None),
        ("mm_time_interval", 1),
        ("mm_vision_tower", "openai/clip-vit-large-patch14"),
        ("mm_audio_tower", "facebook/wav2vec2"),
        ("rope_scaling", {"type": "yarn"}),
        ("quantization_config", {"bits": 4}),
        ("attention_bias", True),
    ],
)
def test_another_edition_is_refused(family: str, name: str, value: object, tmp_path: Path) -> None:
    folder = changed(family, tmp_path / "model", **{name: value})
    with pytest.raises(EngineError, match=name) as caught:
        read(folder)
    assert caught.value.file == str(folder / "config.json")


def test_a_tower_that_vidi15_was_not_made_for_is_refused(tmp_path: Path) -> None:
    folder = changed("vidi1_5_9b", tmp_path / "model")
    tower = folder / "siglip-tiny" / "config.json"
    tower.chmod(0o644)
    tower.write_text(json.dumps({**json.loads(tower.read_text()), "image_size": 40}))
    with pytest.raises(EngineError, match="20 patches each way"):
        read(folder)


def test_towers_are_found_in_the_checkpoint_or_among_the_published_ones(tmp_path: Path) -> None:
    folder = changed(
        "vidi_7b", tmp_path / "model", mm_vision_tower="/elsewhere/siglip-tiny", mm_audio_tower="a/whisper-tiny"
    )
    assert (read(folder).side, read(folder).grid, read(folder).positions) == (42, 5, 100)
    published = changed(
        "vidi1_5_9b",
        tmp_path / "other",
        mm_vision_tower="google/siglip2-so400m-patch14-384",
        mm_audio_tower="openai/whisper-large-v3",
    )
    found = read(published)
    assert (found.side, found.grid, found.vision_layers, found.positions, found.window) == (384, 27, 26, 1500, 480000)
    unknown = changed("vidi_7b", tmp_path / "third", mm_vision_tower="google/siglip-of-tomorrow")
    with pytest.raises(EngineError, match="siglip-of-tomorrow") as caught:
        read(unknown)
    assert "put its config.json" in (caught.value.hint or "")


def test_weights_of_another_model_are_told_by_name(tmp_path: Path) -> None:
    folder = changed("vidi_7b", tmp_path / "model")
    path = folder / "model.safetensors"
    weights = load_file(path)
    missing = {name: value for name, value in weights.items() if name != "model.mm_rand_img_pool.conv.weight"}
    save_file(missing, path)
    with pytest.raises(EngineError, match=r"model\.mm_rand_img_pool\.conv\.weight"):
        parity.load(open_checkpoint(folder))
    save_file({**weights, "model.mm_rand_extra.weight": torch.zeros(3)}, path)
    with pytest.raises(EngineError, match=r"holds model\.mm_rand_extra\.weight"):
        parity.load(open_checkpoint(folder))


def test_vidi15_ends_its_turn_by_the_token_of_gemma_and_ties_its_head(tmp_path: Path) -> None:
    folder = changed("vidi1_5_9b", tmp_path / "model", eos_token_id=1)
    loaded = parity.load(open_checkpoint(folder))
    assert loaded.model.config.eos_token_id == 107
    assert loaded.model.lm_head.weight is loaded.model.model.embed_tokens.weight


def test_at_its_published_size_it_is_the_model_of_the_catalogue(tmp_path: Path) -> None:
    checkpoint = open_checkpoint(changed("vidi1_5_9b", tmp_path / "model", **DECODER, **TOWERS))
    with init_empty_weights(include_buffers=False):
        model = architecture.empty(checkpoint, torch.bfloat16)
    model.tie_weights()
    count = sum(weight.numel() for weight in model.parameters())
    # the tower's norm and head at its end, which are in the file, are not made
    assert count == pytest.approx(card("vidi1.5-9b").parameters, rel=0.003)
    assert {weight.dtype for weight in model.parameters()} == {torch.bfloat16}
    text = families.text(checkpoint.config)
    each = 2 * text.layers * text.kv_heads * text.head * 2
    assert each * (3600 * 25 + 36000) == pytest.approx(43.4e9, rel=0.01)  # as the specification reckons an hour
