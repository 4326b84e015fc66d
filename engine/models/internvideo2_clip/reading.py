"""A sentence becomes a vector: transformers' own text models with the sizes and the ends of the published ones."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn

from engine.models.internvideo2_clip.settings import Reading


def clip(told: Reading) -> Any:
    """MobileCLIP's, which is CLIP's but for an exact GELU: each token reads those before it."""
    from transformers import CLIPTextConfig, CLIPTextModel

    made: Any = CLIPTextModel
    config = CLIPTextConfig(
        vocab_size=told.words,
        hidden_size=told.width,
        intermediate_size=told.inner,
        num_hidden_layers=told.layers,
        num_attention_heads=told.heads,
        max_position_embeddings=told.places,
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
        vocab_size=told.words,
        hidden_size=told.width,
        intermediate_size=told.inner,
        num_hidden_layers=told.layers,
        num_attention_heads=told.heads,
        max_position_embeddings=told.places,
        type_vocab_size=told.kinds,
        hidden_act="gelu",
        layer_norm_eps=1e-12,
    )
    return made._from_config(config, attn_implementation="sdpa", add_pooling_layer=False)


class Clip(nn.Module):
    """Vectors of what stands at the end of a sentence."""

    def __init__(self, told: Reading, joint: int) -> None:
        super().__init__()
        self.text = clip(told)
        self.projection_layer = nn.Parameter(torch.zeros(told.width, joint))

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """(n, joint) of sentences (n, tokens), filled up behind their ends."""
        hidden = self.text(input_ids=ids, attention_mask=mask).last_hidden_state
        ends = mask.sum(1) - 1
        projected: Tensor = hidden[torch.arange(len(ids), device=ids.device), ends] @ self.projection_layer
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
