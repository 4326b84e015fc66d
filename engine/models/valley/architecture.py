"""A published Valley2 folder out of transformers' own Qwen2, SigLIP and the tower of Qwen2-VL, under the published names.

As engine.models.ported.Architecture. What is ours is the adapter between SigLIP and the decoder.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn

from engine.models.checkpoint import Checkpoint
from engine.models.valley import settings as settings_
from engine.models.valley.preparing import Preparing
from engine.protocol import EngineError


class Adapter(nn.Module):
    """Two matrices with an exact GELU between them, then a convolution that halves the sides of a tile."""

    def __init__(self, given: int, inner: int, width: int) -> None:
        super().__init__()
        self.mlp = nn.Sequential(nn.Linear(given, inner), nn.GELU(), nn.Linear(inner, width))
        self.conv = nn.Conv2d(width, width, 3, stride=2, padding=1)

    def forward(self, features: Tensor) -> Tensor:
        """(tiles, side², width) for (tiles, patches, given); tile by tile, as it is many times wider inside."""
        side = round(features.shape[1] ** 0.5)
        made = []
        for tile in features:
            plane = self.mlp(tile).T.reshape(1, -1, side, side)
            made.append(self.conv(plane).flatten(2).transpose(1, 2))
        return torch.cat(made)


class _Named(nn.Module):
    """A module under one more name."""

    def __init__(self, name: str, inner: nn.Module) -> None:
        super().__init__()
        setattr(self, name, inner)


def empty(checkpoint: Checkpoint, dtype: torch.dtype) -> Any:
    """The decoder with everything else below its `model`; `settings` are beside it."""
    import transformers
    from transformers.models.qwen2_vl.configuration_qwen2_vl import Qwen2VLVisionConfig
    from transformers.models.qwen2_vl.modeling_qwen2_vl import Qwen2VisionTransformerPretrainedModel

    told = settings_.read(checkpoint)
    made: Any = transformers.Qwen2ForCausalLM
    model = made._from_config(transformers.Qwen2Config(**told.decoder), dtype=dtype, attn_implementation="sdpa")
    vision = transformers.SiglipVisionConfig(**told.siglip)
    vision.vision_use_head = False
    tower: Any = transformers.SiglipVisionModel
    siglip = tower._from_config(vision, dtype=dtype, attn_implementation="sdpa")
    second: Any = Qwen2VisionTransformerPretrainedModel
    qwen = second._from_config(Qwen2VLVisionConfig(**told.qwen), dtype=dtype, attn_implementation="sdpa")
    inner = model.model
    inner.vision_tower = _Named("vision_tower", _Named("vision_model", siglip))
    inner.qwen2vl_vision_tower = qwen
    inner.mm_projector = Adapter(int(told.siglip["hidden_size"]), told.projector, told.hidden).to(dtype)
    model.settings = told
    return model


def renamed(name: str) -> str | None:
    """Names are the published ones. SigLIP's head is stored and not used."""
    return None if settings_.unused(name) else name


def processor(checkpoint: Checkpoint) -> tuple[Preparing, Any]:
    """(how pictures and words are prepared, tokenizer). Raises EngineError where the folder lacks the latter."""
    from transformers import Qwen2Tokenizer

    folder = checkpoint.directory
    if not any((folder / name).exists() for name in ("tokenizer.json", "vocab.json")):
        raise EngineError("its tokenizer.json is missing", file=str(folder), hint="download or copy it again")
    tokenizer: Any = Qwen2Tokenizer.from_pretrained(str(folder), local_files_only=True)
    return Preparing.of(checkpoint, tokenizer), tokenizer
