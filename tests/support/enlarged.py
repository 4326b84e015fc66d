"""Golden checkpoints made wide enough for every form of quantised matrices, with random weights under published names."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file

from engine.models import loader, loader_reading, ported
from engine.models.checkpoint import open_checkpoint
from tests.support.golden import golden_folder

WIDE: dict[str, Any] = {"hidden_size": 128, "intermediate_size": 192, "num_attention_heads": 4, "num_key_value_heads": 2}
"""Sizes of a decoder: nf4 wants rows of whole blocks of 64."""


def _tarsier(config: dict[str, Any]) -> None:
    config["text_config"] |= {**WIDE, "rope_scaling": {"type": "mrope", "mrope_section": [4, 6, 6]}}
    config["vision_config"] |= {"hidden_size": 128}


def _valley(config: dict[str, Any]) -> None:
    config |= WIDE
    config["golden_qwen2vl_vit_override"] |= {"hidden_size": 128}


def _hico(config: dict[str, Any]) -> None:
    config["llm_config"] |= {**WIDE, "max_position_embeddings": 8192}


def _plain(config: dict[str, Any]) -> None:
    config |= WIDE


def _vidi(config: dict[str, Any]) -> None:
    config |= {**WIDE, "head_dim": 32}


WIDER: dict[str, tuple[str, Callable[[dict[str, Any]], None]]] = {
    "tarsier2": ("tarsier2", _tarsier),
    "valley2": ("valley", _valley),
    "videochat_flash": ("videochat_flash", _plain),
    "internvideo2_5": ("internvideo2_5", _hico),
    "internvideo2_chat": ("internvideo2_chat", _plain),
    "vidi_7b": ("vidi", _vidi),
    "vidi1_5_9b": ("vidi", _vidi),
}
"""Golden folder -> (family, what makes the configuration of its decoder wide)."""
_APART = {"internvideo2_chat": "mistralai/Mistral-7B-Instruct-v0.3/config.json"}
"""Where that is not config.json."""
_LORA = re.compile(r"\.lora_([AB])\.(?:\w+\.)?weight$")
_RANK = 4


def enlarged(golden: str, folder: Path) -> Path:
    """A checkpoint at `folder` of the golden one's layout, wider, with random weights in float32; returns `folder`."""
    _, change = WIDER[golden]
    shutil.copytree(golden_folder(golden) / "checkpoint", folder)
    path = folder / _APART.get(golden, "config.json")
    config = json.loads(path.read_text(encoding="utf-8"))
    change(config)
    path.write_text(json.dumps(config), encoding="utf-8")
    loader.prepare()
    small = open_checkpoint(golden_folder(golden) / "checkpoint")
    wide = open_checkpoint(folder)
    own = ported.architecture(small.family)
    assert own is not None
    shapes = {name: tensor.shape for name, tensor in loader._empty(wide, torch.float32).state_dict().items()}
    generator = torch.Generator().manual_seed(5)
    made: dict[str, torch.Tensor] = {}
    for name, there in loader_reading.locate(small.weights).items():
        lora = _LORA.search(name)
        base = name if lora is None else f"{name[: lora.start()]}.weight"
        parts = ported.apart(small, {name: there}) if golden == "internvideo2_5" else [base]
        found = [shapes[part] for part in map(own.renamed, parts) if part is not None]
        shape = (sum(one[0] for one in found), *found[0][1:]) if found and found[0] else there.shape
        if lora is not None:
            shape = (_RANK, shape[1]) if lora[1] == "A" else (shape[0], _RANK)
        if not there.dtype.is_floating_point:
            made[name] = torch.zeros(shape, dtype=there.dtype)
            continue
        values = torch.randn(shape, generator=generator)
        made[name] = values * (0.7 / shape[-1] ** 0.5) if len(shape) > 1 else 1 + values * 0.02
    save_file(made, folder / "model.safetensors", {"format": "pt"})
    return folder
