"""What a checkpoint says in fewer bits, beside what it says as it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import torch
from torch import Tensor

from engine.models import budget, loader, parity
from engine.models.budget import Setting
from engine.models.checkpoint import Checkpoint


def quantised_alike(checkpoint: Checkpoint, setting: Setting, alike: float, said: Callable[[Any, Tensor], Tensor]) -> Any:
    """The checkpoint's model in a setting of fewer bits, on the processor. Asserts that it takes the bytes that were
    predicted, and that its logits, as `said` gets them from a model and (1, 200) tokens, are at a cosine of more than
    `alike` to those of the whole model."""
    need = budget.need(checkpoint.config, setting, budget.Plan(tokens=512, chunk=512), checkpoint.tensors)
    choice = budget.Choice(setting=setting, need=need, reason="", device="cpu")
    whole, small = parity.load(checkpoint).model, loader.load(checkpoint, choice).model
    ids = torch.arange(3, 203)[None]
    with torch.inference_mode():
        logits = [said(model, ids).float().flatten() for model in (whole, small)]
    assert torch.cosine_similarity(*logits, dim=0) > alike
    held = sum(value.numel() * value.element_size() for value in (*small.parameters(), *small.buffers()))
    assert need.weights == pytest.approx(held, rel=0.01)
    return small
