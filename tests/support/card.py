"""What tests on a real graphics card share: a checkpoint that is large enough to be seen on it, and what the card holds."""

from __future__ import annotations

import copy
import gc
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file

from engine.models import budget
from engine.models.budget import Choice, Plan
from engine.models.checkpoint import Checkpoint, open_checkpoint
from engine.models.machine import cards
from tests.support import published
from tests.support.questions import random_model
from tests.support.tiny_checkpoints import write_json

MIB = 2**20


def free() -> int:
    """Bytes of the first card that nobody holds, as its driver tells."""
    return cards()[0].free


def clean() -> None:
    """Nothing of this process is left on the card but CUDA's own part, no limit holds, and peaks count from now."""
    gc.collect()
    torch.cuda.synchronize()
    torch._C._cuda_clearCublasWorkspaces()
    torch.cuda.set_per_process_memory_fraction(1.0)
    torch.cuda.empty_cache()
    torch.cuda.reset_peak_memory_stats()


def limit(size: float) -> None:
    """Let the allocator of this process give no more than `size` bytes."""
    torch.cuda.set_per_process_memory_fraction(size / torch.cuda.mem_get_info()[1])


def middle_sized(folder: Path) -> Checkpoint:
    """Qwen3-VL with 0.7 billion random weights, written to `folder` in two files: 1.4 GB."""
    config: dict[str, Any] = copy.deepcopy(published.QWEN3_VL_8B)
    config["text_config"] |= {
        "hidden_size": 2048,
        "intermediate_size": 6144,
        "num_attention_heads": 16,
        "num_hidden_layers": 8,
        "vocab_size": 32768,
        "bos_token_id": 1,
        "eos_token_id": 2,
    }
    config["vision_config"] |= {"depth": 3, "out_hidden_size": 2048, "deepstack_visual_indexes": [0, 1, 2]}
    config |= {
        "image_token_id": 32000,
        "video_token_id": 32001,
        "vision_start_token_id": 32002,
        "vision_end_token_id": 32003,
    }
    folder.mkdir(parents=True, exist_ok=True)
    write_json(folder / "config.json", config)
    need = budget.need(config, "bf16", Plan())
    choice = Choice(setting="bf16", need=need, reason="", device="cuda:0" if torch.cuda.is_available() else "cpu")
    with torch.random.fork_rng(devices=[0] if torch.cuda.is_available() else []):
        torch.manual_seed(5)
        model = random_model(Checkpoint(folder, config, "qwen3_vl"), choice)
    tensors = {name: tensor.contiguous().cpu() for name, tensor in model.state_dict().items()}
    names = sorted(tensors)
    files = {f"model-{part + 1:05}-of-00002.safetensors": names[part::2] for part in range(2)}
    for file, held in files.items():
        save_file({name: tensors[name] for name in held}, folder / file, {"format": "pt"})
    where = {name: file for file, held in files.items() for name in held}
    write_json(folder / "model.safetensors.index.json", {"metadata": {}, "weight_map": where})
    return open_checkpoint(folder)


def twin(checkpoint: Checkpoint, folder: Path) -> Checkpoint:
    """The same weights under another name, without a second copy of them."""
    folder.mkdir(parents=True)
    for path in checkpoint.directory.iterdir():
        (folder / path.name).hardlink_to(path)
    return open_checkpoint(folder)
