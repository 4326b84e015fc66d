"""Predicted against measured peak of models at full size, as they are and under caps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine.models.budget import Plan, Setting
from tests.benchmarks.models.bench import Bench, Case, answer, checkpoint, configuration, predict, torch
from tests.support.questions import random_model


def memory(bench: Bench) -> None:
    """Predicted against measured peak, model by model, and under caps."""
    small = bench.tiny
    frames, side = (4, 224) if small else (32, 448)
    medium = Plan(tokens=256 if small else 768, frames=frames, pixels=side * side)
    long = Plan(tokens=256 if small else 1024, frames=4 if small else 128, pixels=224 * 224 if small else 448 * 672)
    wide = (224, 224) if small else (448, 672)
    cases: list[tuple[str, Plan, tuple[int, int], float | None, Setting | None]] = [
        ("qwen3-vl-8b", medium, (side, side), None, "bf16"),
        ("qwen3-vl-8b", long, wide, None, "bf16"),
        ("qwen2.5-vl-7b", medium, (side, side), None, "bf16"),
        ("qwen2.5-vl-7b", long, wide, None, "bf16"),
        ("qwen2-vl-7b", medium, (side, side), None, "bf16"),
        ("internvl3-8b", medium, (side, side), None, "bf16"),
        ("qwen3-8b", Plan(tokens=64 if small else 24000), (0, 0), None, "bf16"),
    ]
    cases += [
        (name, medium, (side, side), cap, None)
        for name in ("qwen3-vl-8b", "qwen2.5-vl-7b", "qwen2-vl-7b", "internvl3-8b")
        for cap in ((8.0,) if small else (8.0, 12.0, 16.0, 24.0))
    ]
    cases += [("qwen3-vl-8b", medium, (side, side), cap, "int8") for cap in (12.0,)]
    for name, plan, size, cap, setting in cases:
        if bench.only and name not in bench.only:
            continue
        config = configuration(bench, name)
        found = checkpoint(config, bench.folder / "configs" / name)
        case, choice = predict(bench, name, config, plan, cap, setting)
        bench.run(case, lambda f=found, c=choice: random_model(f, c), answer(config, plan, size, bench.device))
    for name, plan in (
        ("siglip2-so400m-naflex", Plan(tokens=64, frames=2 if small else 64)),
        ("siglip2-so400m-384", Plan(tokens=64, frames=2 if small else 64)),
        ("whisper-large-v3", Plan(tokens=440, batch=1)),
        ("whisper-large-v3", Plan(tokens=440, batch=1 if small else 16)),
    ):
        if bench.only and name not in bench.only:
            continue
        config = configuration(bench, name)
        found = checkpoint(config, bench.folder / "configs" / name)
        act = listen if name.startswith("whisper") else look
        for cap in (None, 8.0) if plan.frames else (None,):
            case, choice = predict(bench, name, config, plan, cap, "bf16")
            bench.run(case, lambda f=found, c=choice: random_model(f, c), act(config, plan, bench.device))


def look(config: dict[str, Any], plan: Plan, device: torch.device) -> Callable[[Any, Case], None]:
    """Embed pictures."""

    def work(model: Any, case: Case) -> None:
        own = config["vision_config"]
        if config["model_type"] == "siglip2":
            side = int(own["num_patches"] ** 0.5)
            shape = (plan.frames, own["num_patches"], 3 * own["patch_size"] ** 2)
            inputs = {
                "pixel_values": torch.randn(shape, device=device, dtype=model.dtype),
                "pixel_attention_mask": torch.ones(shape[:2], dtype=torch.int32, device=device),
                "spatial_shapes": torch.tensor([[side, side]] * plan.frames, device=device),
            }
        else:
            shape = (plan.frames, 3, own["image_size"], own["image_size"])
            inputs = {"pixel_values": torch.randn(shape, device=device, dtype=model.dtype)}
        model.get_image_features(**inputs)
        texts = torch.randint(5, 300, (plan.batch, config["text_config"]["max_position_embeddings"]), device=device)
        model.get_text_features(input_ids=texts)
        case.seconds["look"] = 0.0

    return work


def listen(config: dict[str, Any], plan: Plan, device: torch.device) -> Callable[[Any, Case], None]:
    """Transcribe windows of sound, a few words."""

    def work(model: Any, case: Case) -> None:
        sound = torch.randn(plan.batch, config["num_mel_bins"], 3000, device=device, dtype=model.dtype)
        heard = model.get_encoder()(sound)
        numbers = torch.full((plan.batch, 4), 5, device=device)
        past = None
        for _ in range(min(plan.tokens, 440) if device.type == "cuda" else 4):
            out = model(decoder_input_ids=numbers, encoder_outputs=heard, past_key_values=past, use_cache=True)
            past, numbers = out.past_key_values, out.logits[:, -1:].argmax(-1)
        case.seconds["listen"] = 0.0

    return work
