"""A published InternVideo2.5 folder as transformers' InternVL with a Llama inside: configuration, weights, tokenizer.

InternLM2 is a Llama whose queries, keys and values lie in one matrix, a group of heads after the other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.models.checkpoint import Checkpoint
from engine.models.internvideo2 import prompt, words
from engine.models.ported import TEXT_SIZES, by_first
from engine.protocol import EngineError

if TYPE_CHECKING:
    import torch

    from engine.models.loader_reading import Stored

_VISION = (
    "hidden_size",
    "intermediate_size",
    "num_hidden_layers",
    "num_attention_heads",
    "image_size",
    "patch_size",
    "layer_norm_eps",
)
_PACKED = re.compile(r"(.*\.)(attention\.w|attn\.)qkv\.(weight|bias)$")
_TOWER, _LAYER = "model.vision_tower.", r"vision_model\.encoder\.layers\.(\d+)\."
_DECODER, _TEXT_LAYER = "model.language_model.", r"language_model\.model\.layers\.(\d+)\."
_RENAMED = tuple(
    (re.compile(f"^{published}"), own)
    for published, own in (
        (r"vision_model\.embeddings\.class_embedding$", f"{_TOWER}embeddings.cls_token"),
        (r"vision_model\.embeddings\.position_embedding$", f"{_TOWER}embeddings.position_embeddings"),
        (r"vision_model\.embeddings\.patch_embedding\.", f"{_TOWER}embeddings.patch_embeddings.projection."),
        (rf"{_LAYER}attn\.([qkv])\.", rf"{_TOWER}encoder.layer.\1.attention.\2_proj."),
        (rf"{_LAYER}attn\.proj\.", rf"{_TOWER}encoder.layer.\1.attention.projection_layer."),
        (rf"{_LAYER}attn\.([qk])_norm\.", rf"{_TOWER}encoder.layer.\1.attention.\2_norm."),
        (rf"{_LAYER}norm1\.", rf"{_TOWER}encoder.layer.\1.layernorm_before."),
        (rf"{_LAYER}norm2\.", rf"{_TOWER}encoder.layer.\1.layernorm_after."),
        (rf"{_LAYER}mlp\.", rf"{_TOWER}encoder.layer.\1.mlp."),
        (rf"{_LAYER}ls([12])$", rf"{_TOWER}encoder.layer.\1.lambda_\2"),
        (r"mlp1\.0\.", "model.multi_modal_projector.layer_norm."),
        (r"mlp1\.1\.", "model.multi_modal_projector.linear_1."),
        (r"mlp1\.3\.", "model.multi_modal_projector.linear_2."),
        (r"language_model\.output\.", "lm_head."),
        (r"language_model\.model\.tok_embeddings\.", "model.language_model.embed_tokens."),
        (r"language_model\.model\.norm\.", "model.language_model.norm."),
        (
            r"language_model\.model\.layers\.(\d+)\.attention\.w([qkvo])\.",
            rf"{_DECODER}layers.\1.self_attn.\2_proj.",
        ),
        (rf"{_TEXT_LAYER}feed_forward\.w1\.", rf"{_DECODER}layers.\1.mlp.gate_proj."),
        (rf"{_TEXT_LAYER}feed_forward\.w2\.", rf"{_DECODER}layers.\1.mlp.down_proj."),
        (rf"{_TEXT_LAYER}feed_forward\.w3\.", rf"{_DECODER}layers.\1.mlp.up_proj."),
        (rf"{_TEXT_LAYER}attention_norm\.", rf"{_DECODER}layers.\1.input_layernorm."),
        (rf"{_TEXT_LAYER}ffn_norm\.", rf"{_DECODER}layers.\1.post_attention_layernorm."),
    )
)


@dataclass(frozen=True)
class Settings:
    """How pictures are prepared."""

    side: int
    """Pixels of a frame each way."""


def empty(checkpoint: Checkpoint, dtype: torch.dtype) -> Any:
    """The architecture, without weights. Raises EngineError where the configuration lacks or contradicts something."""
    from transformers import InternVLForConditionalGeneration

    made: Any = InternVLForConditionalGeneration
    return made._from_config(configuration(checkpoint), dtype=dtype, attn_implementation="sdpa")


def configuration(checkpoint: Checkpoint) -> Any:
    """transformers' InternVLConfig with the fields of this checkpoint."""
    from transformers import InternVLConfig

    config = checkpoint.config
    text, vision = _section(checkpoint, "llm_config"), _section(checkpoint, "vision_config")
    for where, section, name, wanted in (
        ("", config, "select_layer", -1),
        ("", config, "ps_version", "v2"),
        ("", config, "downsample_ratio", 0.5),
        ("", config, "template", "internvl2_5"),
        ("llm_config.", text, "model_type", "internlm2"),
        ("llm_config.", text, "hidden_act", "silu"),
        ("vision_config.", vision, "hidden_act", "gelu"),
        ("vision_config.", vision, "num_channels", 3),
    ):
        if section.get(name, wanted) != wanted:
            raise _surprise(checkpoint, f"{where}{name} is {section[name]!r} and not {wanted!r}")
    seen = {name: _field(checkpoint, vision, "vision_config", name) for name in _VISION}
    read = {name: _field(checkpoint, text, "llm_config", name) for name in TEXT_SIZES}
    if config.get("force_image_size", seen["image_size"]) != seen["image_size"]:
        raise _surprise(checkpoint, "force_image_size and vision_config.image_size disagree")
    return InternVLConfig(
        text_config={
            **read,
            "model_type": "llama",
            "attention_bias": bool(text.get("bias", False)),
            "rope_parameters": _turns(checkpoint, text),
            # answers end with a token that the tokenizer knows
            "bos_token_id": text.get("bos_token_id"),
            "eos_token_id": None,
            "pad_token_id": None,
        },
        vision_config={
            **seen,
            "norm_type": vision.get("norm_type", "layer_norm"),
            "attention_bias": bool(vision.get("qkv_bias", True)),
            "use_qk_norm": bool(vision.get("qk_normalization", False)),
        },
        downsample_ratio=0.5,
        image_seq_length=prompt.EACH,
        tie_word_embeddings=bool(text.get("tie_word_embeddings", False)),
    )


def apart(checkpoint: Checkpoint, stored: dict[str, Stored]) -> dict[str, Stored]:
    """Queries, keys and values, which lie in one matrix, each by itself: "wqkv" as "wq", "wk" and "wv", "qkv" as "q", "k"
    and "v". The tower has all queries first; the decoder has the queries of a group of heads, its keys and its values."""
    from engine.models.loader_reading import selected

    text = _section(checkpoint, "llm_config")
    heads, groups = (
        int(_field(checkpoint, text, "llm_config", name)) for name in ("num_attention_heads", "num_key_value_heads")
    )
    found: dict[str, Stored] = {}
    for name, there in stored.items():
        match = _PACKED.match(name)
        if match is None:
            found[name] = there
            continue
        before, stem, kind = match.groups()
        rows = there.shape[0]
        whole = heads // groups + 2 if stem == "attention.w" else 3
        blocks = groups if stem == "attention.w" else 1
        if rows % (whole * blocks):
            raise EngineError(f"{name} has {rows} rows, which are not those of its heads", file=str(there.path))
        each = rows // blocks
        part = each // whole
        ends = (0, each - 2 * part, each - part, each)
        for letter, first, last in zip("qkv", ends, ends[1:], strict=False):
            ranges = [(block * each + first, block * each + last) for block in range(blocks)]
            found[f"{before}{stem}{letter}.{kind}"] = selected(there, ranges)
    return found


def renamed(name: str) -> str:
    """transformers' name of a published weight; any other name as it is, for which there will be no place."""
    return by_first(_RENAMED, name)


def processor(checkpoint: Checkpoint) -> tuple[Settings, Any]:
    """(settings for pictures, tokenizer). Raises EngineError where the folder lacks its tokenizer."""
    side = int(_field(checkpoint, _section(checkpoint, "vision_config"), "vision_config", "image_size"))
    return Settings(side), words.read(checkpoint.directory, prompt.END, prompt.TEMPLATE)


def _turns(checkpoint: Checkpoint, text: Mapping[str, Any]) -> dict[str, Any]:
    """Rotary positions, which are stretched behind the longest text of the training."""
    theta = float(text.get("rope_theta") or 1e6)
    scaling = text.get("rope_scaling")
    if scaling is None:
        return {"rope_type": "default", "rope_theta": theta}
    kind = scaling.get("rope_type", scaling.get("type"))
    if kind != "dynamic" or not scaling.get("factor"):
        raise _surprise(checkpoint, f"its positions are of the kind {str(kind)[:40]!r}")
    return {"rope_type": "dynamic", "rope_theta": theta, "factor": float(scaling["factor"])}


def _section(checkpoint: Checkpoint, name: str) -> Mapping[str, Any]:
    found = checkpoint.config.get(name)
    if not isinstance(found, dict):
        raise _surprise(checkpoint, f"it has no {name}")
    return found


def _field(checkpoint: Checkpoint, section: Mapping[str, Any], where: str, name: str) -> Any:
    if section.get(name) is None:
        raise _surprise(checkpoint, f"{where}.{name} is missing")
    return section[name]


def _surprise(checkpoint: Checkpoint, what: str) -> EngineError:
    return EngineError(
        f"this is no InternVideo2.5 as it is known here: {what}", file=str(checkpoint.directory / "config.json")
    )
