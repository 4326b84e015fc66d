"""A sentence becomes a vector: transformers' own text models with the sizes and the ends of the published ones."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn

from engine.models.internvideo2_clip.settings import Reading

_ALPHA = 32
"""By which what was added is weighed, over its rank."""


def _sizes(told: Reading) -> dict[str, Any]:
    """By the names that the configurations of all of them have."""
    return {
        "vocab_size": told.words,
        "hidden_size": told.width,
        "intermediate_size": told.inner,
        "num_hidden_layers": told.layers,
        "num_attention_heads": told.heads,
        "max_position_embeddings": told.places,
    }


def clip(told: Reading) -> Any:
    """MobileCLIP's, which is CLIP's but for an exact GELU: each token reads those before it."""
    from transformers import CLIPTextConfig, CLIPTextModel

    made: Any = CLIPTextModel
    config = CLIPTextConfig(
        **_sizes(told),
        hidden_act="gelu",
        layer_norm_eps=1e-5,
        # the place of the sentence's end is looked for here, below
        bos_token_id=None,
        eos_token_id=2,
        pad_token_id=None,
    )
    whole = made._from_config(config, attn_implementation="sdpa")
    return getattr(whole, "text_model", whole)  # a level of its own in earlier versions


def bert(told: Reading) -> Any:
    """The layers of BERT that read words alone."""
    from transformers import BertConfig, BertModel

    made: Any = BertModel
    config = BertConfig(
        **_sizes(told),
        type_vocab_size=told.kinds,
        hidden_act="gelu",
        layer_norm_eps=1e-12,
    )
    return made._from_config(config, attn_implementation="sdpa", add_pooling_layer=False)


def llama(told: Reading) -> Any:
    """InternVL-C's LLaMA, with what was added to its queries and values beside them."""
    from transformers import LlamaConfig, LlamaModel

    made: Any = LlamaModel
    config = LlamaConfig(
        **_sizes(told),
        num_key_value_heads=told.heads,
        hidden_act="silu",
        rms_norm_eps=1e-6,
        rope_parameters={"rope_type": "default", "rope_theta": 10000.0},
        bos_token_id=None,
        eos_token_id=None,
        pad_token_id=None,
        use_cache=False,
    )
    whole = made._from_config(config, attn_implementation="sdpa")
    if told.rank:
        for layer in whole.layers:
            layer.self_attn.q_proj = Added(told.width, told.rank)
            layer.self_attn.v_proj = Added(told.width, told.rank)
    return whole


class Added(nn.Linear):
    """A matrix with a narrow product added to it (LoRA; Hu et al. 2021)."""

    def __init__(self, width: int, rank: int) -> None:
        super().__init__(width, width, bias=False)
        self.lora_A = nn.Linear(width, rank, bias=False)
        self.lora_B = nn.Linear(rank, width, bias=False)
        self.scale = _ALPHA / rank

    def forward(self, rows: Tensor) -> Tensor:
        """(..., width) in and out."""
        more: Tensor = self.lora_B(self.lora_A(rows))
        return super().forward(rows) + self.scale * more


class Llama(nn.Module):
    """Vectors of the token that ends a sentence."""

    def __init__(self, told: Reading, joint: int) -> None:
        super().__init__()
        self.transformer = llama(told)
        self.text_projection = nn.Parameter(torch.zeros(told.width, joint))

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """(n, joint) of sentences (n, tokens), filled up behind their ends."""
        hidden = self.transformer(input_ids=ids, attention_mask=mask).last_hidden_state
        projected: Tensor = at_end(hidden, mask) @ self.text_projection
        return projected


def at_end(hidden: Tensor, mask: Tensor) -> Tensor:
    """(n, width) of (n, tokens, width): what stands at the last word of each."""
    return hidden[torch.arange(len(mask), device=mask.device), mask.sum(1) - 1]


class Clip(nn.Module):
    """Vectors of what stands at the end of a sentence."""

    def __init__(self, told: Reading, joint: int) -> None:
        super().__init__()
        self.text = clip(told)
        self.projection_layer = nn.Parameter(torch.zeros(told.width, joint))

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """(n, joint) of sentences (n, tokens), filled up behind their ends."""
        hidden = self.text(input_ids=ids, attention_mask=mask).last_hidden_state
        projected: Tensor = at_end(hidden, mask) @ self.projection_layer
        return projected


class Bert(nn.Module):
    """Vectors of the token that begins a sentence, before the projection."""

    def __init__(self, told: Reading) -> None:
        super().__init__()
        self.bert = bert(told)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """(n, width) of sentences (n, tokens), filled up behind their ends."""
        first: Tensor = self.bert(input_ids=ids, attention_mask=mask).last_hidden_state[:, 0]
        return first
