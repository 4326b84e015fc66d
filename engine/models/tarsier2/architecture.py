"""A published Tarsier2 folder as transformers' own Qwen2-VL: its configuration, the names of its weights, its processor.

The configuration calls itself "llava" and nests two sections called "qwen2_vl". Handed to a library it would become two
whole models of default sizes; so it is read field by field.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from engine.models.checkpoint import Checkpoint, read_config
from engine.models.ported import TEXT_SIZES
from engine.protocol import EngineError

if TYPE_CHECKING:
    import torch

_TEXT = (*TEXT_SIZES, "hidden_act")
_VISION = ("depth", "embed_dim", "hidden_size", "num_heads", "patch_size")
_OF_ITS_BASE = {
    "in_channels": 3,
    "mlp_ratio": 4,
    "spatial_merge_size": 2,
    "temporal_patch_size": 2,
    "hidden_act": "quick_gelu",
}
"""What Qwen2-VL's own files leave out of vision_config; the shapes of the weights hold all of them but the last to it."""
_TOKENS = ("image_token_id", "vision_start_token_id", "vision_end_token_id")
_RENAMED = (
    ("language_model.model.", "model.language_model."),
    ("language_model.lm_head.", "lm_head."),
    ("vision_tower.", "model.visual."),
)


def empty(checkpoint: Checkpoint, dtype: torch.dtype) -> Any:
    """The architecture, without weights. Raises EngineError where the configuration lacks or contradicts something."""
    from transformers import Qwen2VLForConditionalGeneration

    made: Any = Qwen2VLForConditionalGeneration
    return made._from_config(configuration(checkpoint), dtype=dtype, attn_implementation="sdpa")


def configuration(checkpoint: Checkpoint) -> Any:
    """transformers' Qwen2VLConfig with the fields of this checkpoint."""
    from transformers import Qwen2VLConfig

    config = checkpoint.config
    text, vision = _section(checkpoint, "text_config"), _section(checkpoint, "vision_config")
    if config.get("projection_head") is not None:
        raise _surprise(checkpoint, "it has a projection head, which Tarsier2 has not")
    told = {name: _field(checkpoint, text, "text_config", name) for name in _TOKENS}
    if config.get("image_token_index", told["image_token_id"]) != told["image_token_id"]:
        raise _surprise(checkpoint, "image_token_index and text_config.image_token_id disagree")
    seen = {name: _field(checkpoint, vision, "vision_config", name) for name in _VISION}
    seen |= {name: vision.get(name) or known for name, known in _OF_ITS_BASE.items()}
    read = {name: _field(checkpoint, text, "text_config", name) for name in _TEXT}
    if seen["hidden_size"] != read["hidden_size"]:
        raise _surprise(checkpoint, "its tower makes features of another width than its decoder takes")
    # ends of text come from generation_config.json and the tokenizer; unset, the library complains of small vocabularies
    ends = {name: text.get(name) for name in ("bos_token_id", "eos_token_id", "pad_token_id")}
    tied = bool(config.get("tie_word_embeddings", text.get("tie_word_embeddings", False)))
    return Qwen2VLConfig(
        text_config={**read, **ends, "use_sliding_window": False, "rope_parameters": _turns(checkpoint, text, read)},
        vision_config=seen,
        image_token_id=told["image_token_id"],
        video_token_id=text.get("video_token_id", told["image_token_id"]),
        vision_start_token_id=told["vision_start_token_id"],
        vision_end_token_id=told["vision_end_token_id"],
        tie_word_embeddings=tied,
    )


def renamed(name: str) -> str:
    """transformers' name of a published weight; any other name as it is, for which there will be no place."""
    for published, own in _RENAMED:
        if name.startswith(published):
            return own + name.removeprefix(published)
    return name


def processor(checkpoint: Checkpoint) -> tuple[Any, Any]:
    """(settings for pictures, tokenizer). Raises EngineError where the folder lacks either."""
    from transformers import Qwen2Tokenizer

    from engine.models.tarsier2.pictures import read_settings

    folder = checkpoint.directory
    if not any((folder / name).exists() for name in ("tokenizer.json", "vocab.json")):
        raise EngineError("its tokenizer.json is missing", file=str(folder), hint="download or copy it again")
    tokenizer: Any = Qwen2Tokenizer.from_pretrained(str(folder), local_files_only=True)
    apart = folder / "chat_template.json"  # as older processors kept it
    if not tokenizer.chat_template and apart.exists():
        tokenizer.chat_template = str(read_config(apart).get("chat_template", "")) or None
    return read_settings(folder), tokenizer


def _turns(checkpoint: Checkpoint, text: Mapping[str, Any], read: Mapping[str, Any]) -> dict[str, Any]:
    """Rotary positions on three axes, without scaling."""
    told = text.get("rope_scaling") or text.get("rope_parameters") or {}
    kind = told.get("rope_type", told.get("type", "default"))
    section = told.get("mrope_section")
    if kind not in ("mrope", "default") or not isinstance(section, list):
        raise _surprise(checkpoint, f"its positions are of the kind {str(kind)[:40]!r}, or without mrope_section")
    head = int(read["hidden_size"]) // int(read["num_attention_heads"])
    if 2 * sum(section) != head:
        raise _surprise(checkpoint, f"mrope_section {section} does not cover heads of {head}")
    theta = text.get("rope_theta", told.get("rope_theta", 1e6))
    return {"rope_type": "default", "rope_theta": float(theta), "mrope_section": [int(part) for part in section]}


def _section(checkpoint: Checkpoint, name: str) -> Mapping[str, Any]:
    found = checkpoint.config.get(name)
    if not isinstance(found, dict) or found.get("model_type") != "qwen2_vl":
        raise _surprise(checkpoint, f"its {name} is not one of qwen2_vl")
    return found


def _field(checkpoint: Checkpoint, section: Mapping[str, Any], where: str, name: str) -> Any:
    if section.get(name) is None:
        raise _surprise(checkpoint, f"{where}.{name} is missing")
    return section[name]


def _surprise(checkpoint: Checkpoint, what: str) -> EngineError:
    return EngineError(f"this is no Tarsier2 as it is known here: {what}", file=str(checkpoint.directory / "config.json"))
