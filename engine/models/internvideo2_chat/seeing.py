"""From pixels to what stands in the prompt: the tower and its norm, the Q-Former, and the projection to the decoder."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor


def looked(model: Any, clips: Tensor) -> Tensor:
    """(clips, tokens, width): what the tower saw in clips (clips, frames, 3, side, side), all of its tokens."""
    seen: Tensor = model.vision_encoder(clips.to(model.vision_layernorm.weight.dtype))
    return seen


def normed(model: Any, seen: Tensor) -> Tensor:
    """The same behind the norm that the Q-Former looks at it through; whatever is asked, it does not change."""
    found: Tensor = model.vision_layernorm(seen)
    return found


def gathered(model: Any, seen: Tensor, ids: Tensor | None = None, mask: Tensor | None = None) -> Tensor:
    """(clips, queries + words, width) of the Q-Former for what `normed` gives; `ids` and `mask` (clips, words) of an
    instruction. Behind the queries stands what became of its words, which goes no further."""
    queries = torch.cat([model.query_tokens, model.extra_query_tokens], dim=1).expand(len(seen), -1, -1)
    whole = None
    if ids is not None and mask is not None:
        whole = torch.cat([mask.new_ones(len(mask), queries.shape[1]), mask], dim=1)
    found: Tensor = model.qformer(
        input_ids=ids, attention_mask=whole, query_embeds=queries, encoder_hidden_states=seen, return_dict=True
    ).last_hidden_state
    return found


def projected(model: Any, found: Tensor) -> Tensor:
    """(clips, queries, hidden) of what `gathered` gives: what stands in the prompt."""
    count = sum(model.settings.queries)
    made: Tensor = model.project_up(found[:, :count])
    return made


def features(model: Any, seen: Tensor, ids: Tensor | None = None, mask: Tensor | None = None) -> Tensor:
    """(clips, queries, hidden) of what `normed` gives."""
    return projected(model, gathered(model, seen, ids, mask))
