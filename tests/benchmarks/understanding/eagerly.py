"""The same model as it was published to be run: picture after picture through the tower, attention written out as three
steps, and transformers' own `generate` with a cache that grows."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor
from torch.nn import functional
from torch.overrides import TorchFunctionMode

from engine.models.interface import Turn, Views
from tests.benchmarks.understanding.sheet import Sheet


class Eager(TorchFunctionMode):
    """Attention as product, softmax and product wherever torch's fused one is called."""

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        if func is functional.scaled_dot_product_attention:
            return _attend(*args, **(kwargs or {}))
        return func(*args, **(kwargs or {}))


def _attend(
    query: Tensor,
    key: Tensor,
    value: Tensor,
    attn_mask: Tensor | None = None,
    dropout_p: float = 0.0,
    is_causal: bool = False,
    scale: float | None = None,
    enable_gqa: bool = False,
) -> Tensor:
    """As torch's, which names the arguments; nothing is dropped."""
    if dropout_p:
        raise ValueError("models that answer drop nothing")
    if enable_gqa:
        times = query.shape[-3] // key.shape[-3]
        key, value = key.repeat_interleave(times, -3), value.repeat_interleave(times, -3)
    scores = query @ key.transpose(-2, -1) * (query.shape[-1] ** -0.5 if scale is None else scale)
    if is_causal:
        rows, columns = scores.shape[-2:]
        scores = scores.masked_fill(torch.ones(rows, columns, device=scores.device).triu(1).bool(), float("-inf"))
    if attn_mask is not None:
        seen = attn_mask.dtype == torch.bool
        scores = scores.masked_fill(~attn_mask, float("-inf")) if seen else scores + attn_mask
    return scores.softmax(-1, dtype=torch.float32).to(query.dtype) @ value


@torch.inference_mode()
def vision(sheet: Sheet, model: Any, views: Views, rounds: int) -> tuple[Tensor, float]:
    """(features (tokens, parts, width), seconds): a clip at a time where pictures share tokens, else one at a time."""
    family = model._family
    pictures = torch.from_numpy(next(iter(views.pieces())))
    made: list[Tensor] = []

    def work() -> None:
        made.clear()
        with Eager():
            clips = (pictures[first : first + family.together] for first in range(0, len(pictures), family.together))
            made.extend(family.encode(clip.to(sheet.device)) for clip in clips)

    taken = sheet.timed(work, rounds)
    return torch.cat(made), taken


@torch.inference_mode()
def answer(
    sheet: Sheet, model: Any, transformers_model: Any, seen: Any, features: Tensor, count: int, rounds: int
) -> tuple[float, float]:
    """(seconds to the first token from features on, seconds for each that follows) with `generate`."""
    ids = torch.tensor([*seen.ids, *model._template.after((Turn("user", "What happens?"),))], device=sheet.device)
    rows = transformers_model.get_input_embeddings()(ids)
    rows[torch.tensor(seen.places, device=sheet.device)] = features[:, 0].to(rows.dtype)
    given = {"inputs_embeds": rows[None], "attention_mask": torch.ones_like(ids)[None], "do_sample": False}
    given |= {"eos_token_id": None, "pad_token_id": 0, "use_cache": True}

    def generate(tokens: int) -> None:
        transformers_model.generate(**given, max_new_tokens=tokens, min_new_tokens=tokens)

    with Eager():
        first = sheet.timed(lambda: generate(1), rounds)
        whole = sheet.timed(lambda: generate(1 + count), rounds)
    return first, (whole - first) / count
