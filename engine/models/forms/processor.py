"""A logits processor for transformers' own `generate`, for families that are not decoded by engine.models.generation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from transformers import LogitsProcessor

from engine.models.generation.sampling import Masks
from engine.models.interface import Form


class FormProcessor(LogitsProcessor):
    """Keeps each answer of a batch to its form; rows may have forms of their own, or None.

    For one call of `generate`, greedy or sampled, not for beams. Rows that have ended are left as they are.
    """

    def __init__(
        self, forms: Sequence[Form | None], tokenizer: Any, vocabulary: int, ends: Sequence[int], prompt: int = 0
    ) -> None:
        """`prompt`: tokens of the (padded) prompt in `input_ids`; 0 for models that are given embeddings."""
        self._guides = [form.constraint(tokenizer, vocabulary, ends) if form is not None else None for form in forms]
        self._vocabulary = vocabulary
        self._ends = frozenset(ends)
        self._heard = prompt
        self._active = [True] * len(forms)
        self._masks: Masks | None = None

    def __call__(self, input_ids: torch.Tensor, scores: torch.Tensor) -> torch.Tensor:
        """(rows, vocabulary) scores, with what may not come at minus infinity."""
        for tokens in input_ids[:, self._heard :].T.tolist():
            for row, (guide, token) in enumerate(zip(self._guides, tokens, strict=True)):
                if guide is not None and self._active[row]:
                    guide.accept(token)
                    # what stands behind the end is padding
                    self._active[row] = token not in self._ends
        self._heard = input_ids.shape[1]
        if self._masks is None:
            self._masks = Masks(self._guides, self._vocabulary, scores.device)
        if not self._masks.needed:
            return scores
        self._masks.fill(self._active)
        return self._masks.apply(scores)
