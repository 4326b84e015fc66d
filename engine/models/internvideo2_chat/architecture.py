"""A published InternVideo2-Chat folder as transformers' own Mistral and Q-Former with InternVideo2's tower beside them.

As engine.models.ported.Architecture. Tower, Q-Former and projection are modules of the decoder, nearly under the names that
checkpoints have. Where LoRA is stored apart, it is added to the weights while they are read: in float32, and rounded once.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from engine.models.checkpoint import Checkpoint
from engine.models.internvideo2_chat import components
from engine.models.internvideo2_chat.components import inside
from engine.models.ported import TEXT_SIZES
from engine.protocol import EngineError

if TYPE_CHECKING:
    import torch

    from engine.models.internvideo2_chat.settings import Lora, Settings
    from engine.models.loader_reading import Stored

_BERT = (
    "vocab_size",
    "hidden_size",
    "intermediate_size",
    "num_hidden_layers",
    "num_attention_heads",
    "max_position_embeddings",
    "layer_norm_eps",
    "pad_token_id",
)
_EVERY = 2
"""Of the Q-Former's layers the first, third, ... look at what the tower saw."""
_RENAMED = (
    (re.compile(r"^qformer\.bert\.embeddings\.LayerNorm\."), "qformer.embeddings.layernorm."),
    (re.compile(r"^qformer\.bert\."), "qformer."),
    (re.compile(r"^(qformer\.encoder\.layer\.\d+\.(?:cross)?attention)\.self\."), r"\1.attention."),
)
_LORA = re.compile(r"\.lora_([AB])\.(?:\w+\.)?weight$")
_TRAINED = re.compile(r"(^|\.)(\w+_proj|lm_head)\.weight$")
"""Weights of the language model that LoRA was trained for."""
_MERGED = "lm.model."
"""How names begin in a checkpoint whose LoRA was merged; where it is stored apart, they have "base_model" in them."""


def empty(checkpoint: Checkpoint, dtype: torch.dtype) -> Any:
    """The architecture, without weights. Raises EngineError where the configuration lacks or contradicts something."""
    import torch
    from torch import nn
    from transformers import InstructBlipQFormerModel, MistralForCausalLM

    from engine.models.internvideo2.tower import Tower

    told = settings(checkpoint)
    decoder: Any = MistralForCausalLM
    model = decoder._from_config(configuration(checkpoint), dtype=dtype, attn_implementation="sdpa")
    bridge: Any = InstructBlipQFormerModel
    model.qformer = bridge._from_config(_bert(checkpoint, told), dtype=dtype, attn_implementation="sdpa")
    wide, hidden = int(model.qformer.config.hidden_size), int(model.config.hidden_size)
    before = torch.get_default_dtype()
    torch.set_default_dtype(dtype)
    try:
        model.vision_encoder = Tower(told.tower)
        model.vision_layernorm = nn.LayerNorm(told.tower.width, eps=1e-12)
        model.query_tokens, model.extra_query_tokens = (nn.Parameter(torch.empty(1, count, wide)) for count in told.queries)
        model.project_up = nn.Linear(wide, hidden)
    finally:
        torch.set_default_dtype(before)
    model.settings = told
    return model


def settings(checkpoint: Checkpoint) -> Settings:
    """What its configuration says. Raises EngineError."""
    from engine.models.internvideo2_chat import settings as settings_

    try:
        return settings_.read(checkpoint.config)
    except EngineError as error:
        error.file = error.file or str(checkpoint.directory / "config.json")
        raise


def configuration(checkpoint: Checkpoint) -> Any:
    """transformers' MistralConfig."""
    from transformers import MistralConfig

    own = components.text(checkpoint.config)
    where = checkpoint.directory / components.language_folder(checkpoint.config) / "config.json"
    for name, wanted in (("hidden_act", "silu"), ("sliding_window", None), ("tie_word_embeddings", False)):
        if own.get(name, wanted) != wanted:
            raise EngineError(f"its {name} is {str(own[name])[:40]}, where this Mistral has {wanted}", file=str(where))
    ends: dict[str, Any] = {name: own.get(name) for name in ("bos_token_id", "eos_token_id")}
    return MistralConfig(
        **{name: own[name] for name in TEXT_SIZES},
        **ends,
        head_dim=own.get("head_dim"),
        sliding_window=None,
        tie_word_embeddings=False,
        rope_parameters={"rope_type": "default", "rope_theta": float(own["rope_theta"])},
    )


def _bert(checkpoint: Checkpoint, told: Settings) -> Any:
    from transformers import InstructBlipQFormerConfig

    own = dict(components.qformer(checkpoint.config))
    own["vocab_size"] = int(own["vocab_size"]) + 1  # one word was added for its training, and is never said
    return InstructBlipQFormerConfig(
        **{name: own[name] for name in _BERT},
        hidden_act="gelu",
        cross_attention_frequency=_EVERY,
        encoder_hidden_size=told.tower.width,
    )


def apart(checkpoint: Checkpoint, stored: dict[str, Stored]) -> dict[str, Stored]:
    """The weights with LoRA added to each that it was trained for, by the names of the language model inside itself.

    Raises EngineError where LoRA lacks one of those, belongs to none, or is of another size than the configuration says.
    """
    told = settings(checkpoint).lora
    factors: dict[str, dict[str, Stored]] = {}
    found: dict[str, Stored] = {}
    for name, there in stored.items():
        match = _LORA.search(name)
        if match is not None:
            factors.setdefault(inside(f"{name[: match.start()]}.weight"), {})[match[1]] = there
        else:
            found[inside(name)] = there
    wanted = {name for name in found if _TRAINED.search(name)} if told is not None else set()
    if wanted and not factors and any(name.startswith(_MERGED) for name in stored):
        return found  # merged by whoever stored it: the names of a wrapped model are gone with the wrapping
    lacking = sorted(wanted - {name for name, both in factors.items() if both.keys() == {"A", "B"}})
    if lacking:
        raise EngineError(
            f"LoRA of the language model is missing ({lacking[0]}), and the configuration says use_lora",
            file=str(checkpoint.weights[0]),
            hint="get the checkpoint again; one into which it was merged has names without base_model",
        )
    for name, both in factors.items():
        if told is None or name not in wanted:
            raise EngineError(
                f"it holds LoRA of {name}, which it should not",
                file=str(both.popitem()[1].path),
                hint="it is not what its configuration says",
            )
        found[name] = _with(name, found[name], both["A"], both["B"], told)
    return found


def _with(name: str, base: Stored, right: Stored, left: Stored, told: Lora) -> Stored:
    from engine.models.loader_reading import Added

    if (left.shape, right.shape) != ((base.shape[0], told.rank), (told.rank, base.shape[1])):
        raise EngineError(
            f"LoRA of {name} ({left.shape}, {right.shape}) is not of rank {told.rank} for {base.shape}",
            file=str(left.path),
        )
    return replace(base, added=Added(left, right, told.scale))


def renamed(name: str) -> str | None:
    """transformers' name of a weight; None for those that are stored and not used."""
    if components.unused(name):
        return None
    name = inside(name)
    for published, own in _RENAMED:
        name = published.sub(own, name)
    return name


def processor(checkpoint: Checkpoint) -> tuple[Any, Any]:
    """(how pictures and instructions are prepared, tokenizer). Raises EngineError where the folder lacks the latter."""
    from engine.models.internvideo2_chat import words
    from engine.models.internvideo2_chat.pictures import Preparing

    told = settings(checkpoint)
    return Preparing(told, words.instructions(checkpoint.directory)), words.read(checkpoint.directory)
