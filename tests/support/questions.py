"""Models of any size with random weights, and questions for them laid out as their processors do it."""

from __future__ import annotations

from typing import Any

import torch
from torch import nn

from engine.models import families, loader
from engine.models.budget import Choice, Plan
from engine.models.checkpoint import Checkpoint

NEW = 12
"""Tokens of a plan that are the answer's."""


def words(config: dict[str, Any], count: int) -> torch.Tensor:
    """Random numbers of ordinary tokens."""
    return torch.randint(5, min(50000, families.text(config).vocabulary // 2), (count,))


def random_model(found: Checkpoint, choice: Choice) -> Any:
    """The architecture with random weights made where they are used: what a loader leaves, without a file."""
    from engine.models import loader_quantised

    device = torch.device(choice.device)
    dtype = loader._dtype(found, choice)
    model = loader._empty(found, dtype)
    slots = dict(model.named_parameters())
    done: dict[int, nn.Parameter] = {}
    for name, slot in slots.items():
        how = families.quantised(name, tuple(slot.shape)) if choice.setting in ("fp8", "int8", "nf4") else None
        if how is not None:
            form = choice.setting if how == "linear" else "int8"
            matrix = loader_quantised.Quantised(form, *slot.shape, device, torch.bfloat16)
            matrix.values.view(torch.uint8).random_(0, 120)
            matrix.scales.fill_(2e-4 if form != "nf4" else 0.02)
            loader_quantised.replace(model, name, matrix)
        elif id(slot) in done:
            continue
        else:
            made = torch.empty(slot.shape, dtype=slot.dtype, device=device).normal_(std=0.02)
            done[id(slot)] = nn.Parameter(made, requires_grad=False)
            loader._put(model, name, made)
    model.tie_weights()
    for module in model.modules():
        for name, buffer in module._buffers.items():
            if buffer is not None:
                module._buffers[name] = buffer.to(device)
    return model


def question(config: dict[str, Any], plan: Plan, size: tuple[int, int], device: torch.device) -> dict[str, Any]:
    """A prompt with pictures of `size` (height, width) as the family's processor lays it out; `plan.tokens` of text."""
    inputs = _question(config, plan, size, device)
    return {**inputs, "attention_mask": torch.ones_like(inputs["input_ids"])}


def _question(config: dict[str, Any], plan: Plan, size: tuple[int, int], device: torch.device) -> dict[str, Any]:
    kind = families.model_type(config)
    tower = families.vision(config)
    count = plan.tokens - NEW
    if tower is None or not plan.frames:
        return {"input_ids": words(config, count)[None].to(device)}
    if kind == "internvl":
        each = tower.tokens(1, 0)
        ids = [torch.full((each * plan.frames,), config["image_token_id"])]
        pictures = torch.randn(plan.frames, 3, *config["vision_config"]["image_size"], device=device, dtype=torch.bfloat16)
        numbers = torch.cat([words(config, count), *ids])[None].to(device)
        return {"input_ids": numbers, "pixel_values": pictures}
    height, width = size[0] // tower.patch, size[1] // tower.patch
    steps = plan.frames // 2
    each = height * width // 4
    video = torch.full((each,), config["video_token_id"])
    parts, kinds, given = [], [], 0
    for _ in range(steps if kind == "qwen3_vl" else 1):
        stamp = 6 if kind == "qwen3_vl" else 1
        run = video if kind == "qwen3_vl" else video.repeat(steps)
        parts += [words(config, stamp), run]
        kinds += [torch.zeros(stamp, dtype=torch.int), torch.full((len(run),), 2, dtype=torch.int)]
        given += stamp
    parts.append(words(config, count - given))
    kinds.append(torch.zeros(count - given, dtype=torch.int))
    pixels = 3 * 2 * tower.patch**2
    return {
        "input_ids": torch.cat(parts)[None].to(device),
        "mm_token_type_ids": torch.cat(kinds)[None].to(device),
        "pixel_values_videos": torch.randn(steps * height * width, pixels, device=device, dtype=torch.bfloat16),
        "video_grid_thw": torch.tensor([[steps, height, width]], device=device),
    }
