"""The same by transformers as it comes: sdpa attention, its own cache and loop."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from tests.benchmarks.understanding.sheet import Sheet, sync


@torch.inference_mode()
def vision(sheet: Sheet, model: Any, pictures: Tensor, patch: int) -> float:
    """Pictures a second through the tower: (k, height, width, 3) uint8 on the device, even number."""
    frames, height, width, _ = pictures.shape
    grid = torch.tensor([[frames // 2, height // patch, width // patch]], device=pictures.device)
    count = int(grid.prod())
    pixels = torch.randn(count, 3 * 2 * patch * patch, device=pictures.device, dtype=model.dtype)
    tower = model.model.visual
    tower(pixels, grid_thw=grid)
    return frames / sheet.timed(lambda: tower(pixels, grid_thw=grid), 2)


@torch.inference_mode()
def prefill(sheet: Sheet, model: Any, tokens: int) -> float:
    """Tokens a second through the decoder, text only, keys and values kept."""
    from transformers import DynamicCache

    ids = torch.randint(0, 500, (1, tokens), device=sheet.device)

    def work() -> None:
        cache = DynamicCache(config=model.config.get_text_config())
        model(input_ids=ids, past_key_values=cache, use_cache=True, logits_to_keep=1)

    return tokens / sheet.timed(work)


@torch.inference_mode()
def decode(sheet: Sheet, model: Any, batch: int, before: int, steps: int) -> float:
    """Tokens a second after a prompt of `before` tokens."""
    from transformers import DynamicCache

    cache = DynamicCache(config=model.config.get_text_config())
    ids = torch.randint(0, 500, (batch, before), device=sheet.device)
    given = model(input_ids=ids, past_key_values=cache, use_cache=True, logits_to_keep=1).logits[:, -1].argmax(-1)

    def work() -> None:
        nonlocal given
        for _ in range(steps):
            given = model(input_ids=given[:, None], past_key_values=cache, use_cache=True).logits[:, -1].argmax(-1)
            given.tolist()

    sync(sheet.device)
    return steps * batch / sheet.timed(work)
