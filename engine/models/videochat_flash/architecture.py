"""A published VideoChat-Flash folder as transformers' own Qwen2 with a tower beside it.

As engine.models.ported.Architecture. Tower and projector are modules of the decoder under the names that checkpoints have;
`model.settings` says the rest.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from engine.models.checkpoint import Checkpoint
from engine.models.ported import TEXT_SIZES
from engine.models.videochat_flash import settings as settings_
from engine.protocol import EngineError

if TYPE_CHECKING:
    import torch

_SCALE = re.compile(r"^(model\.vision_tower\.vision_tower\.blocks\.\d+\.ls[12])\.(weight|gamma)$")
_ENDS = ("bos_token_id", "eos_token_id", "pad_token_id")


def empty(checkpoint: Checkpoint, dtype: torch.dtype) -> Any:
    """The architecture, without weights. Raises EngineError where the configuration lacks or contradicts something."""
    import torch
    from transformers import Qwen2ForCausalLM

    from engine.models.videochat_flash.tower import Named, Projector, made

    try:
        told = settings_.read(checkpoint.config)
    except EngineError as error:
        error.file = error.file or str(checkpoint.directory / "config.json")
        raise
    decoder: Any = Qwen2ForCausalLM
    model = decoder._from_config(configuration(checkpoint), dtype=dtype, attn_implementation="sdpa")
    before = torch.get_default_dtype()
    torch.set_default_dtype(dtype)
    try:
        model.model.vision_tower = Named("vision_tower", made(told.tower))
        model.model.mm_projector = Projector(told.tower.width, told.hidden)
    finally:
        torch.set_default_dtype(before)
    model.settings = told
    return model


def configuration(checkpoint: Checkpoint) -> Any:
    """transformers' Qwen2Config with the fields of this checkpoint. Positions are never scaled, whatever it says, and no
    layer looks back through a window: so the published model was run."""
    from transformers import Qwen2Config

    config = checkpoint.config
    read: dict[str, Any] = {name: config.get(name) for name in TEXT_SIZES}
    if missing := [name for name, value in read.items() if value is None]:
        raise EngineError(f"{missing[0]} is missing", file=str(checkpoint.directory / "config.json"))
    if config.get("hidden_act", "silu") != "silu":
        raise EngineError(
            f"its hidden_act is {str(config['hidden_act'])[:40]}, where Qwen2 has silu",
            file=str(checkpoint.directory / "config.json"),
        )
    ends: dict[str, Any] = {name: config.get(name) for name in _ENDS}
    return Qwen2Config(
        **read,
        **ends,
        tie_word_embeddings=bool(config.get("tie_word_embeddings", False)),
        use_sliding_window=False,
        sliding_window=None,
        rope_parameters={"rope_type": "default", "rope_theta": float(config.get("rope_theta", 1e6))},
    )


def renamed(name: str) -> str:
    """Names are the published ones, but that scales of InternVideo2's channels were published as modules."""
    return _SCALE.sub(r"\1", name)


def processor(checkpoint: Checkpoint) -> tuple[Any, Any]:
    """(settings, tokenizer). Raises EngineError where the folder has no tokenizer."""
    from transformers import Qwen2Tokenizer

    folder = checkpoint.directory
    if not any((folder / name).exists() for name in ("tokenizer.json", "vocab.json")):
        raise EngineError("its tokenizer.json is missing", file=str(folder), hint="download or copy it again")
    tokenizer: Any = Qwen2Tokenizer.from_pretrained(str(folder), local_files_only=True)
    return settings_.read(checkpoint.config), tokenizer
