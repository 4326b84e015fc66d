"""The families that are written anew here, at full size with random weights, made where they are used.

Tokenizer and settings are those of the golden checkpoints (../shared/parity); sizes are the published ones. Nothing is
written to disk but these and a configuration.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import torch
from torch import nn

from engine.models import budget, declaring, loader
from engine.models.budget import Choice, Plan
from engine.models.checkpoint import Checkpoint
from engine.models.loader import Loaded
from engine.models.opening import FAMILIES
from engine.models.valley.settings import QWEN, SIGLIP
from tests.conftest import SHARED
from tests.support import published_ported as published

Scale = Literal["full", "mid", "tiny"]
_NUMBERS = ("_token_id", "_token_index")
"""Endings of fields that count tokens of a tokenizer: they follow the golden one."""


@dataclass(frozen=True)
class Way:
    """A family, and what it is asked to look at."""

    family: str
    golden: str
    config: Mapping[str, Any]
    """As published."""
    mid: Mapping[str, Any]
    """What is smaller for a processor."""
    frames: Mapping[Scale, int]
    """Pictures for the comparison."""
    tokens: int = 65536
    """Of context that is granted at full size."""
    settings: Mapping[str, Any] = field(default_factory=dict)
    """What preprocessor_config.json says at full size, where the family has one."""


_TEXT = {
    "hidden_size": 1024,
    "intermediate_size": 2816,
    "num_hidden_layers": 4,
    "num_attention_heads": 8,
    "num_key_value_heads": 2,
}
_LONG = {"max_position_embeddings": 262144, "tokenizer_model_max_length": 262144}
"""As the checkpoint for a million tokens has them: an hour is 57,600 of pictures, and the others are cut off at 32,768."""
_SEEN = {"patch_size": 14, "min_pixels": 3136, "max_pixels": 12845056, "size": None}
_CHAT_EYE = {"d_model": 1408, "encoder_embed_dim": 1408, "img_size": 224, "num_frames": 8, "origin_num_frames": 4}

WAYS: dict[str, Way] = {
    "videochat-flash-7b": Way(
        "videochat_flash",
        "videochat_flash",
        {**published.FLASH_7B_448, **_LONG},
        {
            **_TEXT,
            "mm_hidden_size": 512,
            "golden_vision_tower_override": {
                "image_size": 224,
                "patch_size": 16,
                "hidden_size": 512,
                "num_hidden_layers": 6,
                "num_attention_heads": 8,
                "mlp_ratio": 4,
            },
        },
        {"full": 256, "mid": 32, "tiny": 16},
        tokens=196608,
    ),
    "valley2-7b": Way(
        "valley",
        "valley2",
        published.VALLEY2_7B,
        {
            **_TEXT,
            "mlp_hidden_dim": 4096,
            "golden_siglip_override": {**SIGLIP, "num_hidden_layers": 4},
            "golden_qwen2vl_vit_override": {**QWEN, "depth": 4, "hidden_size": 1024},
        },
        {"full": 8, "mid": 8, "tiny": 8},
    ),
    "internvideo2.5-8b": Way(
        "internvideo2_5",
        "internvideo2_5",
        published.INTERNVIDEO2_5_8B,
        {"llm_config": _TEXT, "vision_config": {"num_hidden_layers": 3}},
        {"full": 128, "mid": 8, "tiny": 16},
    ),
    "internvideo2-chat-8b": Way(
        "internvideo2_chat",
        "internvideo2_chat",
        {"model_config": {"vision_encoder": _CHAT_EYE, "llm": {"lora_alpha": 32, "lora_r": 16}}},
        {"model_config": {"vision_encoder": {"depth": 7}}},
        {"full": 8, "mid": 8, "tiny": 8},
    ),
    "tarsier2-7b": Way(
        "tarsier2",
        "tarsier2",
        published.TARSIER2_7B,
        {
            "text_config": {**_TEXT, "rope_scaling": {"type": "mrope", "mrope_section": [16, 24, 24]}},
            "vision_config": {"depth": 4, "hidden_size": 1024},
        },
        {"full": 64, "mid": 8, "tiny": 16},
        settings=_SEEN,
    ),
}


def made(name: str, scale: Scale, folder: Path, device: torch.device) -> tuple[Any, Loaded, Mapping[str, Any]]:
    """(a VideoModel, what it is made of, its configuration) of one of WAYS."""
    way = WAYS[name]
    checkpoint = _checkpoint(way, scale, folder)
    loader.prepare()
    model = _filled(checkpoint, torch.bfloat16 if scale == "full" else torch.float32, device)
    processor, tokenizer = loader.load_processor(checkpoint)
    plan = Plan(tokens=way.tokens if scale == "full" else 8192, chunk=16384 if scale == "full" else 512)
    setting: budget.Setting = "cpu" if device.type == "cpu" else "bf16"
    need = budget.need(checkpoint.config, setting, plan)
    choice = Choice(setting=setting, need=need, reason="benchmark", device=str(device))
    loaded = Loaded(model, processor, tokenizer, choice)
    opened = declaring.part(FAMILIES[way.family])(name, checkpoint, loaded, worth=lambda *_: False)
    return opened, loaded, checkpoint.config


def _checkpoint(way: Way, scale: Scale, folder: Path) -> Checkpoint:
    golden = SHARED / "parity" / way.golden / "checkpoint"
    shutil.copytree(golden, folder, ignore=shutil.ignore_patterns("*.safetensors"))
    config: dict[str, Any] = json.loads((golden / "config.json").read_text(encoding="utf-8"))
    if scale != "tiny":
        config = _joined(_without_golden(config), way.config)
        for path in folder.rglob("config.json"):
            path.unlink()  # sizes of tiny parts
        if way.settings:
            path = folder / "preprocessor_config.json"
            told = {**json.loads(path.read_text(encoding="utf-8")), **way.settings}
            path.write_text(json.dumps({key: value for key, value in told.items() if value is not None}))
    elif way.golden == "internvideo2_5":
        config["llm_config"]["max_position_embeddings"] = 8192  # the golden one has room for a few frames
    if scale == "mid":
        config = _joined(config, way.mid)
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    if way.family == "internvideo2_chat":
        from engine.models.internvideo2_chat.components import completed

        config = completed(config, folder)
        if scale == "mid":
            config["text_config"] |= _TEXT
    return Checkpoint(folder, config, way.family, ())


def _joined(config: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    """`config` with the fields of `more`, section by section; numbers of tokens stay."""
    found = dict(config)
    for key, value in more.items():
        if isinstance(value, Mapping):
            inner = found.get(key)
            found[key] = _joined(inner if isinstance(inner, Mapping) else {}, value)
        elif not (key.endswith(_NUMBERS) and key in found):
            found[key] = value
    return found


def _without_golden(config: Mapping[str, Any]) -> dict[str, Any]:
    """Without what makes a golden checkpoint's towers tiny, and without lists of its sizes of tiles."""
    gone = {"grid_pinpoints", "image_grid_pinpoints", "depth", "num_heads", "mlp_ratio"}
    return {
        key: _without_golden(value) if isinstance(value, Mapping) else value
        for key, value in config.items()
        if not key.startswith("golden_") and key not in gone
    }


@torch.inference_mode(mode=False)
def _filled(checkpoint: Checkpoint, dtype: torch.dtype, device: torch.device) -> Any:
    model = loader._empty(checkpoint, dtype)
    chance = torch.Generator(device).manual_seed(0)
    for module in model.modules():
        norm = "norm" in type(module).__name__.lower()
        for name, parameter in module._parameters.items():
            if parameter is None:
                continue
            values = torch.empty(parameter.shape, dtype=parameter.dtype, device=device)
            if parameter.ndim > 1:
                values.normal_(0, min(0.02, 0.7 / parameter.shape[-1] ** 0.5), generator=chance)
            else:
                values.fill_(1.0 if norm and name == "weight" else 0.0)
            module._parameters[name] = nn.Parameter(values, requires_grad=False)
        for name, buffer in module._buffers.items():
            if buffer is not None:
                module._buffers[name] = buffer.to(device)
    model.tie_weights()
    return model.eval()
