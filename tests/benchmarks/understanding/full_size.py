"""Models at full size with random weights, made where they are used, with the tokenizer and processor of the tiny ones."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import torch

from engine.models import budget, loader
from engine.models.budget import Choice, Plan
from engine.models.checkpoint import Checkpoint, open_checkpoint
from engine.models.loader import Loaded
from engine.models.loader_quantised import Quantised, replace
from tests.support import published
from tests.support.tiny_checkpoints import BUILDERS, write_json
from tests.support.tiny_checkpoints.parts import shrunk

_2B_TEXT = {"hidden_size": 2048, "intermediate_size": 6144, "num_attention_heads": 16, "num_hidden_layers": 28}
_2B_VISION = {
    "deepstack_visual_indexes": [5, 11, 17],
    "depth": 24,
    "hidden_size": 1024,
    "intermediate_size": 4096,
    "out_hidden_size": 2048,
}


def config_of(name: str, folder: Path) -> dict[str, Any]:
    """Of "8b", "2b" or "tiny"; tokenizer and processor are written into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    small = BUILDERS["qwen3-vl"](folder)
    if name == "tiny":
        return small
    numbers = {key: value for key, value in small.items() if key.endswith("token_id")}
    own = {key: small["text_config"][key] for key in ("bos_token_id", "eos_token_id")}
    changes: dict[str, Any] = {**numbers, "text_config": own}
    if name == "2b":
        changes |= {"text_config": {**own, **_2B_TEXT}, "vision_config": _2B_VISION, "tie_word_embeddings": True}
    return shrunk(published.QWEN3_VL_8B, **changes)


def made(name: str, folder: Path, device: torch.device) -> tuple[Checkpoint, Any]:
    """(what stands for its folder, transformers' model on the device)."""
    import transformers

    config = config_of(name, folder)
    write_json(folder / "config.json", {**config, "torch_dtype": "bfloat16"})
    parsed = transformers.AutoConfig.from_pretrained(folder)
    torch.manual_seed(0)
    with torch.device(device):
        model = transformers.AutoModelForImageTextToText.from_config(
            parsed, dtype=torch.bfloat16, attn_implementation="sdpa"
        ).eval()
    model.requires_grad_(requires_grad=False)
    settings = json.loads((folder / "generation_config.json").read_text())
    model.generation_config = transformers.GenerationConfig(**settings)
    return Checkpoint(folder, config, "qwen3_vl", ()), model


def loaded(checkpoint: Checkpoint, model: Any, tokens: int, device: torch.device) -> Loaded:
    """As the loader hands it over, with `tokens` of context granted."""
    processor, tokenizer = loader.load_processor(checkpoint)
    plan = Plan(tokens=tokens, chunk=8192)
    setting: budget.Setting = "cpu" if device.type == "cpu" else "bf16"
    need = budget.need(checkpoint.config, setting, plan)
    name = "cpu" if device.type == "cpu" else "cuda:0"
    return Loaded(model, processor, tokenizer, Choice(setting=setting, need=need, reason="benchmark", device=name))


def in_8_bits(model: Any) -> None:
    """Have the matrices of the decoder's layers in fp8, as the loader has them in that setting."""
    for name, module in list(model.named_modules()):
        if isinstance(module, torch.nn.Linear) and ".layers." in name and "visual" not in name:
            weight = module.weight
            matrix = Quantised("fp8", *weight.shape, weight.device, weight.dtype)
            matrix.write(0, weight.data)
            replace(model, f"{name}.weight", matrix)


def written(name: str, folder: Path, device: torch.device) -> Checkpoint:
    """The model as a folder on disk, such as a user has."""
    from safetensors.torch import save_file

    _, model = made(name, folder, device)
    tied = set(getattr(model, "all_tied_weights_keys", None) or ())
    tensors = {key: value.cpu().contiguous() for key, value in model.state_dict().items() if key not in tied}
    del model
    save_file(tensors, folder / "model.safetensors", {"format": "pt"})
    if device.type == "cuda":
        torch.cuda.empty_cache()
    return open_checkpoint(folder)
