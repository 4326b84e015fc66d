"""Checkpoints of the real architectures, loaded by the path that a user's folder takes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import torch
import transformers

from engine.models import budget, families, loader
from engine.models.budget import Choice, Plan, Setting
from engine.models.checkpoint import Checkpoint, open_checkpoint
from engine.models.loader_quantised import Quantised
from engine.protocol import EngineError
from tests.support.tiny_checkpoints import BUILDERS, build

DECODERS = ("qwen2-vl", "qwen2.5-vl", "qwen3-vl", "internvl", "qwen3")
ERRORS: dict[Setting, float] = {"int8": 0.03, "fp8": 0.08, "nf4": 0.25}
"""By how much logits of random weights may move, relative."""


def opened(folder: Path) -> Checkpoint:
    """As the program opens it; a plain decoder is nothing that it offers, but what others are built on."""
    config = json.loads((folder / "config.json").read_text())
    if config["model_type"] == "qwen3":
        return Checkpoint(folder, config, "decoder", tuple(sorted(folder.glob("*.safetensors"))))
    return open_checkpoint(folder)


def choice(checkpoint: Checkpoint, setting: Setting) -> Choice:
    """On the processor, whatever the setting."""
    need = budget.need(checkpoint.config, setting, Plan(), checkpoint.tensors, resident_layers=1)
    return Choice(setting=setting, need=need, reason="", device="cpu", resident_layers=1)


def logits(model: Any, config: dict[str, Any]) -> torch.Tensor:
    """What a model answers to something fixed."""
    numbers = torch.arange(5, 45)[None]
    with torch.no_grad():
        if families.kind(config) == "decoder":
            return model(input_ids=numbers).logits.float()
        if families.kind(config) == "speech":
            sound = torch.linspace(-1, 1, 80 * 3000, dtype=model.dtype).view(1, 80, 3000)
            return model(input_features=sound, decoder_input_ids=numbers[:, :4]).logits.float()
        out = model.get_text_features(input_ids=numbers)
        return getattr(out, "pooler_output", out).float()


def reference(folder: Path, config: dict[str, Any]) -> torch.Tensor:
    """The answer of the library's own loader."""
    dtype = torch.bfloat16 if families.kind(config) == "decoder" else torch.float32
    auto = getattr(transformers, families.auto_class(config))
    return logits(auto.from_pretrained(folder, dtype=dtype, attn_implementation="sdpa").eval(), config)


@pytest.mark.parametrize("name", BUILDERS)
def test_a_loaded_model_answers_as_the_library_s_own_does(name: str, tmp_path: Path) -> None:
    checkpoint = opened(build(name, tmp_path))
    heard: list[float] = []

    model = loader.load_model(checkpoint, choice(checkpoint, "cpu"), report=heard.append)

    assert torch.equal(logits(model, checkpoint.config), reference(tmp_path, checkpoint.config))
    assert not any(parameter.requires_grad for parameter in model.parameters())
    assert heard == sorted(heard)


@pytest.mark.parametrize("setting", ERRORS)
@pytest.mark.parametrize("name", DECODERS)
def test_quantised_models_answer_nearly_the_same_and_are_as_large_as_predicted(
    name: str, setting: Setting, tmp_path: Path
) -> None:
    checkpoint = opened(build(name, tmp_path))
    chosen = choice(checkpoint, setting)

    model = loader.load_model(checkpoint, chosen)

    exact = reference(tmp_path, checkpoint.config)
    assert (logits(model, checkpoint.config) - exact).norm() / exact.norm() < ERRORS[setting]
    held = {tensor.data_ptr(): tensor.nbytes for tensor in model.state_dict().values()}
    assert sum(held.values()) == pytest.approx(chosen.need.weights, rel=0.01)


@pytest.mark.parametrize("name", DECODERS)
def test_layers_that_wait_elsewhere_change_no_answer(name: str, tmp_path: Path) -> None:
    checkpoint = opened(build(name, tmp_path))

    model = loader.load_model(checkpoint, choice(checkpoint, "offload"))

    exact = reference(tmp_path, checkpoint.config)
    assert torch.equal(logits(model, checkpoint.config), exact)
    assert torch.equal(logits(model, checkpoint.config), exact)


@pytest.mark.parametrize("setting", ["cpu", "int8"])
def test_one_table_may_serve_as_head_too(setting: Setting, tmp_path: Path) -> None:
    folder = build("qwen3", tmp_path)
    config = json.loads((folder / "config.json").read_text()) | {"tie_word_embeddings": True}
    (folder / "config.json").write_text(json.dumps(config))
    from safetensors.torch import load_file, save_file

    tensors = load_file(folder / "model.safetensors")
    del tensors["lm_head.weight"]
    save_file(tensors, folder / "model.safetensors", {"format": "pt"})
    checkpoint = opened(folder)

    model = loader.load_model(checkpoint, choice(checkpoint, setting))

    exact = reference(folder, config)
    assert (logits(model, config) - exact).norm() / exact.norm() < 0.03


def test_several_files_are_one_checkpoint(tmp_path: Path) -> None:
    checkpoint = opened(build("qwen3-vl", tmp_path, shard=100_000))

    assert len(checkpoint.weights) > 1
    model = loader.load_model(checkpoint, choice(checkpoint, "cpu"))
    assert torch.equal(logits(model, checkpoint.config), reference(tmp_path, checkpoint.config))


def test_a_missing_weight_is_named(tmp_path: Path) -> None:
    from safetensors.torch import load_file, save_file

    folder = build("qwen3-vl", tmp_path)
    tensors = load_file(folder / "model.safetensors")
    del tensors["model.language_model.layers.1.mlp.up_proj.weight"]
    save_file(tensors, folder / "model.safetensors", {"format": "pt"})
    checkpoint = opened(folder)

    with pytest.raises(EngineError, match=r"1 weights are missing.*layers\.1\.mlp\.up_proj"):
        loader.load_model(checkpoint, choice(checkpoint, "cpu"))


def test_a_weight_of_the_wrong_shape_is_named(tmp_path: Path) -> None:
    folder = build("qwen2.5-vl", tmp_path)
    config = json.loads((folder / "config.json").read_text()) | {"intermediate_size": 192}
    (folder / "config.json").write_text(json.dumps(config))
    checkpoint = opened(folder)

    with pytest.raises(EngineError, match=r"mlp\.\w+_proj.weight has the shape .*128.*wants .*192"):
        loader.load_model(checkpoint, choice(checkpoint, "cpu"))


@pytest.mark.parametrize("name", [name for name in BUILDERS if name != "qwen3"])
def test_the_processor_comes_with_the_model(name: str, tmp_path: Path) -> None:
    pytest.importorskip("torchvision")
    checkpoint = opened(build(name, tmp_path))

    loaded = loader.load(checkpoint, choice(checkpoint, "cpu"))

    assert loaded.processor is not None
    assert loaded.tokenizer is not None
    assert loaded.device == "cpu"


@pytest.mark.parametrize("name", ["qwen2-vl", "qwen2.5-vl", "qwen3-vl", "internvl"])
def test_a_film_is_answered_about(name: str, tmp_path: Path) -> None:
    pytest.importorskip("torchvision")
    checkpoint = opened(build(name, tmp_path))
    loaded = loader.load(checkpoint, choice(checkpoint, "cpu"))
    content = [{"type": "video"}, {"type": "text", "text": "what happens?"}]
    text = loaded.processor.apply_chat_template([{"role": "user", "content": content}], add_generation_prompt=True)
    film = torch.zeros(4, 3, 56, 56, dtype=torch.uint8).numpy()
    about = {"fps": 1.0, "frames_indices": [0, 1, 2, 3], "total_num_frames": 4}
    inputs = loaded.processor(
        text=[text], videos=[film], return_tensors="pt", videos_kwargs={"video_metadata": [about], "do_sample_frames": False}
    )

    placed = loaded.place(inputs)
    answer = loaded.model.generate(**placed, max_new_tokens=4, min_new_tokens=4, do_sample=False)

    assert answer.shape[1] == inputs["input_ids"].shape[1] + 4
    pictures = placed.get("pixel_values_videos", placed.get("pixel_values"))
    assert pictures is not None
    assert pictures.dtype == torch.bfloat16


@pytest.mark.parametrize("form", ["int8", "fp8", "nf4"])
def test_a_matrix_is_quantised_piece_by_piece(form: Any) -> None:
    generator = torch.Generator().manual_seed(3)
    weight = torch.randn(96, 128, generator=generator).to(torch.bfloat16)
    whole = Quantised(form, 96, 128, "cpu", torch.bfloat16)
    whole.write(0, weight)
    parts = Quantised(form, 96, 128, "cpu", torch.bfloat16)
    for first in range(0, 96, 40):
        parts.write(first, weight[first : first + 40])

    assert torch.equal(whole.dense(), parts.dense())
    error = (whole.dense().float() - weight.float()).norm() / weight.float().norm()
    assert error < {"int8": 0.01, "fp8": 0.03, "nf4": 0.1}[form]
    given = torch.randn(3, 128, generator=generator).to(torch.bfloat16)
    product = whole.multiply(given).float()
    exact = given.float() @ whole.dense().float().T
    assert (product - exact).norm() / exact.norm() < 0.01
