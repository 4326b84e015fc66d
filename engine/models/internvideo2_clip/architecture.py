"""A published checkpoint of InternVideo2 with words. As engine.models.ported.Architecture."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from engine.models.checkpoint import Checkpoint
from engine.models.internvideo2_clip import reading, seeing, settings, words
from engine.models.internvideo2_clip.settings import LLAMA, READ, SEEN, Settings
from engine.models.ported import by_first
from engine.protocol import EngineError

if TYPE_CHECKING:
    from engine.models.loader_reading import Stored

_PLACES = f"{READ}positional_embedding.pos_embed.pos_embed"
_LAYER, _OWN_LAYER = rf"{READ}transformer\.(\d+)\.", rf"{READ}text.encoder.layers.\1."
_RENAMED = tuple(
    (re.compile(f"^{published}"), own)
    for published, own in (
        (rf"({SEEN}blocks\.\d+\.ls[12])\.(gamma|weight)$", r"\1"),
        (rf"{READ}embedding_layer\.", f"{READ}text.embeddings.token_embedding."),
        (re.escape(_PLACES), f"{READ}text.embeddings.position_embedding.weight"),
        (rf"{_LAYER}pre_norm_mha\.0\.", rf"{_OWN_LAYER}layer_norm1."),
        (rf"{_LAYER}pre_norm_mha\.1\.([qkv]|out)_proj\.", rf"{_OWN_LAYER}self_attn.\2_proj."),
        (rf"{_LAYER}pre_norm_ffn\.0\.", rf"{_OWN_LAYER}layer_norm2."),
        (rf"{_LAYER}pre_norm_ffn\.1\.", rf"{_OWN_LAYER}mlp.fc1."),
        (rf"{_LAYER}pre_norm_ffn\.4\.", rf"{_OWN_LAYER}mlp.fc2."),
        (rf"{READ}final_layer_norm\.", f"{READ}text.final_layer_norm."),
        (rf"({LLAMA}layers\.\d+\.self_attn\.\w+)\.base_layer\.", r"\1."),
        (rf"({LLAMA}layers\.\d+\.self_attn\.\w+\.lora_[AB])\.default\.", r"\1."),
    )
)
_PACKED = re.compile(rf"({_LAYER}pre_norm_mha\.1\.)qkv_proj\.(weight|bias)$")


class VideoText(nn.Module):
    """Clips and sentences as vectors of length 1 in one space."""

    def __init__(self, told: Settings) -> None:
        super().__init__()
        self.settings = told
        self.vision_encoder = seeing.Pooled(told.seeing)
        if told.reading.kind == "clip":
            pooled = told.seeing.pooled
            self.vision_align = nn.Sequential(nn.LayerNorm(pooled), nn.Linear(pooled, told.joint))
            self.text_encoder: nn.Module = reading.Clip(told.reading, told.joint)
        elif told.reading.kind == "llama":
            self.text_encoder = reading.Llama(told.reading, told.joint)
        else:
            self.vision_proj = nn.Linear(told.seeing.pooled, told.joint)
            self.text_encoder = reading.Bert(told.reading)
            self.text_proj = nn.Linear(told.reading.width, told.joint)

    @property
    def dtype(self) -> torch.dtype:
        """Of the weights."""
        return self.vision_encoder.patch_embed.proj.weight.dtype

    def watch(self, clips: Tensor) -> Tensor:
        """(n, joint) float32 for clips (n, frames, 3, side, side), normalised as the tower wants them."""
        joint = self.vision_encoder(clips.to(self.dtype))
        for head in ("vision_align", "vision_proj"):
            joint = getattr(self, head)(joint) if hasattr(self, head) else joint
        return functional.normalize(joint.float(), dim=-1)

    def read(self, ids: Tensor, mask: Tensor) -> Tensor:
        """(n, joint) float32 for sentences (n, tokens), filled up behind; the mask is 1 where there are words."""
        made = self.text_encoder(ids, mask)
        joint = self.text_proj(made) if hasattr(self, "text_proj") else made
        return functional.normalize(joint.float(), dim=-1)

    def get_input_embeddings(self) -> None:
        """The loader asks for what may be shared with a head; there is none."""

    def tie_weights(self) -> None:
        """Nothing is shared."""

    def can_generate(self) -> bool:
        """It says nothing."""
        return False


def empty(checkpoint: Checkpoint, dtype: torch.dtype) -> Any:
    """The architecture, without weights. Raises EngineError where something is missing or contradicts itself."""
    before = torch.get_default_dtype()
    torch.set_default_dtype(dtype)
    try:
        return VideoText(settings.read(checkpoint))
    finally:
        torch.set_default_dtype(before)


def apart(checkpoint: Checkpoint, stored: dict[str, Stored]) -> dict[str, Stored]:
    """What is of use; queries, keys and values of MobileCLIP's layers each by themselves, its positions as a table."""
    from engine.models.loader_reading import selected

    told = settings.read(checkpoint)
    found: dict[str, Stored] = {}
    for name, there in stored.items():
        if not settings.used(name, told):
            continue
        match = _PACKED.match(name)
        if name == _PLACES:
            found[name] = replace(there, shape=there.shape[2:])
        elif match is None:
            found[name] = there
        else:
            each, left = divmod(there.shape[0], 3)
            if left:
                raise EngineError(f"{name} has {there.shape[0]} rows, which are not three parts", file=str(there.path))
            for place, letter in enumerate("qkv"):
                part = f"{match[1]}{letter}_proj.{match[3]}"
                found[part] = selected(there, [(place * each, (place + 1) * each)])
    return found


def renamed(name: str) -> str:
    """This program's name of a published weight; any other as it is, for which there will be no place."""
    return by_first(_RENAMED, name)


def processor(checkpoint: Checkpoint) -> tuple[Settings, Any]:
    """(settings, tokenizer). Raises EngineError where the folder has no tokenizer."""
    told = settings.read(checkpoint)
    return told, words.read(checkpoint.directory, told.reading.kind)
