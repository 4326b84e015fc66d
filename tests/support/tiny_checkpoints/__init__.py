"""Tiny checkpoints with random weights: real architectures, published file layout, tokenizers trained on the spot.

    folder = build("qwen2.5-vl", tmp_path / "model")

What is published beside the weights is there as well: processors' settings, chat templates, generation settings. Nothing is
fetched. A checkpoint takes about a second.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from pathlib import Path

from tests.support.published import Config
from tests.support.tiny_checkpoints import internvl, qwen, siglip, whisper
from tests.support.tiny_checkpoints.parts import write_json

__all__ = ["BUILDERS", "build", "write_json"]

BUILDERS: dict[str, Callable[[Path], Config]] = {
    "qwen2-vl": qwen.qwen2_vl,
    "qwen2.5-vl": qwen.qwen2_5_vl,
    "qwen3-vl": qwen.qwen3_vl,
    "internvl": internvl.internvl,
    "siglip2": siglip.siglip2,
    "siglip": siglip.siglip,
    "whisper": whisper.whisper,
    "qwen3": qwen.qwen3,
}
"""What writes everything but the weights into a folder and returns the configuration, by name."""


def build(name: str, folder: Path, *, seed: int = 0, dtype: str = "bfloat16", shard: int | None = None) -> Path:
    """Write the checkpoint called `name` (a key of BUILDERS) into `folder` and return that.

    `shard` is the size in bytes from which the weights go into several files with an index; by default there is one file.
    The same `seed` gives the same weights.
    """
    import torch
    import transformers

    folder.mkdir(parents=True, exist_ok=True)
    config = BUILDERS[name](folder)
    config["torch_dtype"] = dtype
    class_name = config["architectures"][0]
    write_json(folder / "config.json", config)
    parsed = transformers.AutoConfig.from_pretrained(folder)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        model = getattr(transformers, class_name)(parsed).to(getattr(torch, dtype))
        with torch.no_grad():
            for parameter in model.parameters():
                if parameter.ndim > 1 and not parameter.any():
                    parameter.normal_(std=0.02)  # what was published was trained
    transformers.utils.logging.disable_progress_bar()
    settings = folder / "generation_config.json"
    generation = settings.read_bytes() if settings.exists() else None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model.save_pretrained(folder, **({"max_shard_size": shard} if shard else {}))
    write_json(folder / "config.json", config)  # the published form, not this library's own
    if generation is not None:
        settings.write_bytes(generation)
    return folder
