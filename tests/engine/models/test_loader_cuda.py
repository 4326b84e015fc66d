"""Every setting on a real card: what a model answers there, and how much of the card it takes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import torch
import transformers

from engine.models import budget, families, loader
from engine.models.budget import SETTINGS, Choice, Plan, Setting
from engine.models.checkpoint import Checkpoint, open_checkpoint
from engine.models.memory import CONTEXT
from tests.support import card
from tests.support.questions import question
from tests.support.tiny_checkpoints import BUILDERS, build

pytestmark = pytest.mark.cuda

DECODERS = ("qwen2-vl", "qwen2.5-vl", "qwen3-vl", "internvl", "qwen3")
ENCODERS = tuple(name for name in BUILDERS if name not in DECODERS)
ERRORS: dict[Setting, float] = {"bf16": 0.01, "offload": 0.01, "int8": 0.03, "fp8": 0.12, "nf4": 0.25, "cpu": 0.03}
"""By how much logits of random weights may move from those of the library's own loader, relative."""
ASKED = Plan(tokens=256, frames=8, pixels=224 * 224)


@pytest.fixture(autouse=True)
def _clean_card() -> Iterator[None]:
    loader.prepare()
    card.clean()
    yield
    card.clean()


@pytest.fixture(scope="module")
def middle_sized(tmp_path_factory: pytest.TempPathFactory) -> Checkpoint:
    loader.prepare()
    return card.middle_sized(tmp_path_factory.mktemp("middle") / "model")


def choice(checkpoint: Checkpoint, setting: Setting, plan: Plan = ASKED) -> Choice:
    layers = max(1, families.text(checkpoint.config).layers // 2) if setting == "offload" else None
    need = budget.need(checkpoint.config, setting, plan, checkpoint.tensors, resident_layers=layers)
    device = "cpu" if setting == "cpu" else "cuda:0"
    return Choice(setting=setting, need=need, reason="", device=device, resident_layers=layers)


def answer(model: Any, config: dict[str, Any], device: str) -> torch.Tensor:
    """What a model says to something fixed."""
    numbers = torch.arange(5, 45, device=device)[None]
    with torch.no_grad():
        if families.kind(config) == "decoder":
            return model(input_ids=numbers).logits.float().cpu()
        if families.kind(config) == "speech":
            sound = torch.linspace(-1, 1, 80 * 3000, dtype=model.dtype, device=device).view(1, 80, 3000)
            return model(input_features=sound, decoder_input_ids=numbers[:, :4]).logits.float().cpu()
        out = model.get_text_features(input_ids=numbers)
        return getattr(out, "pooler_output", out).float().cpu()


def off(given: torch.Tensor, exact: torch.Tensor) -> float:
    return float((given - exact).norm() / exact.norm())


def opened(folder: Path) -> Checkpoint:
    config = json.loads((folder / "config.json").read_text())
    if config["model_type"] == "qwen3":  # nothing that is offered, but what others are built on
        return Checkpoint(folder, config, "decoder", tuple(sorted(folder.glob("*.safetensors"))))
    return open_checkpoint(folder)


def reference(folder: Path, config: dict[str, Any]) -> torch.Tensor:
    auto = getattr(transformers, families.auto_class(config))
    model = auto.from_pretrained(folder, dtype=torch.bfloat16, attn_implementation="sdpa").eval().to("cuda:0")
    return answer(model, config, "cuda:0")


@pytest.mark.parametrize("name", DECODERS)
def test_every_setting_answers_as_the_library_s_own_loader_does(name: str, tmp_path: Path) -> None:
    checkpoint = opened(build(name, tmp_path))
    exact = reference(tmp_path, checkpoint.config)

    for setting in SETTINGS:
        chosen = choice(checkpoint, setting)
        model = loader.load_model(checkpoint, chosen)
        for _ in range(2):  # layers that wait elsewhere have gone back by the second time
            assert off(answer(model, checkpoint.config, chosen.device), exact) < ERRORS[setting], setting


@pytest.mark.parametrize("name", ENCODERS)
def test_encoders_answer_from_the_card(name: str, tmp_path: Path) -> None:
    checkpoint = opened(build(name, tmp_path))
    chosen = Choice(setting="bf16", need=budget.need(checkpoint.config, "bf16", Plan()), reason="", device="cuda:0")

    model = loader.load_model(checkpoint, chosen)

    assert {parameter.device.type for parameter in model.parameters()} == {"cuda"}
    assert off(answer(model, checkpoint.config, "cuda:0"), reference(tmp_path, checkpoint.config)) < ERRORS["bf16"]


@pytest.mark.parametrize("name", [name for name in DECODERS if name != "qwen3"])
def test_a_film_is_answered_about_on_the_card(name: str, tmp_path: Path) -> None:
    checkpoint = opened(build(name, tmp_path))
    loaded = loader.load(checkpoint, choice(checkpoint, "bf16"))
    content = [{"type": "video"}, {"type": "text", "text": "what happens?"}]
    text = loaded.processor.apply_chat_template([{"role": "user", "content": content}], add_generation_prompt=True)
    about = {"fps": 1.0, "frames_indices": [0, 1, 2, 3], "total_num_frames": 4}
    inputs = loaded.processor(
        text=[text],
        videos=[torch.zeros(4, 3, 56, 56, dtype=torch.uint8).numpy()],
        return_tensors="pt",
        videos_kwargs={"video_metadata": [about], "do_sample_frames": False},
    )

    placed = loaded.place(inputs)
    said = loaded.model.generate(**placed, max_new_tokens=4, min_new_tokens=4, do_sample=False)

    assert {value.device.type for value in placed.values() if isinstance(value, torch.Tensor)} == {"cuda"}
    assert said.shape[1] == inputs["input_ids"].shape[1] + 4


@pytest.mark.parametrize("setting", SETTINGS)
def test_the_card_holds_what_was_predicted(middle_sized: Checkpoint, setting: Setting) -> None:
    chosen = choice(middle_sized, setting)
    before = torch.cuda.memory_allocated()

    model = loader.load_model(middle_sized, chosen)

    weights = torch.cuda.memory_allocated() - before
    loading = torch.cuda.max_memory_allocated() + CONTEXT  # what is reserved beyond that is given back when it runs short
    if setting == "cpu":
        assert weights == 0
        return
    waiting = 2 * chosen.need.host / 4 if setting == "offload" else 0  # of four layers that wait two are there at a time
    assert weights == pytest.approx(chosen.need.weights - waiting, rel=0.02)
    assert loading <= chosen.need.total * 1.1

    torch.cuda.reset_peak_memory_stats()
    inputs = question(middle_sized.config, ASKED, (224, 224), torch.device("cuda:0"))
    with torch.no_grad():
        model.generate(**inputs, max_new_tokens=8, min_new_tokens=8, do_sample=False, pad_token_id=0)
    assert torch.cuda.max_memory_reserved() + CONTEXT <= chosen.need.total * 1.1

    del model, inputs
    card.clean()
    assert torch.cuda.memory_allocated() == before


def test_layers_that_wait_are_where_a_card_fetches_them_by_itself(middle_sized: Checkpoint) -> None:
    model = loader.load_model(middle_sized, choice(middle_sized, "offload"))

    layers = model.get_decoder().layers
    homes = [{parameter.device.type for parameter in layer.parameters()} for layer in layers]
    assert homes == [{"cuda"}] * 4 + [{"cpu"}] * 4
    assert all(parameter.is_pinned() for parameter in layers[-1].parameters())


def test_a_damaged_file_leaves_nothing_on_the_card(middle_sized: Checkpoint, tmp_path: Path) -> None:
    from engine.protocol import EngineError

    found = card.twin(middle_sized, tmp_path / "damaged")
    size = found.weights[-1].stat().st_size
    whole = found.weights[-1].read_bytes()
    found.weights[-1].unlink()  # the link; what it led to stays whole
    found.weights[-1].write_bytes(whole[: size // 2])
    before = torch.cuda.memory_allocated()

    with pytest.raises(EngineError, match="cut off"):
        loader.load_model(found, choice(middle_sized, "bf16"))

    card.clean()
    assert torch.cuda.memory_allocated() == before
