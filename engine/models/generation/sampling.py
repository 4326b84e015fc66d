"""The choice of the next token: the most probable one of those that may come."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import torch
from torch import Tensor

from engine.models.interface import Constraint
from engine.protocol import EngineError

Processor = Callable[[Sequence[int], Tensor], Tensor]
"""(tokens of the answer so far, logits (vocabulary,)) -> logits."""


class Masks:
    """Which tokens the rows of a batch may choose from next, as bits that go to the device in one piece."""

    def __init__(self, constraints: Sequence[Constraint | None], vocabulary: int, device: torch.device) -> None:
        self._constraints = constraints
        self._vocabulary = vocabulary
        self._device = device
        words = -(-vocabulary // 32)
        host = torch.full((len(constraints), words), -1, dtype=torch.int32)
        self._host = host.pin_memory() if device.type == "cuda" else host
        self._words = self._host.numpy()
        self._shifts = torch.arange(32, dtype=torch.int32, device=device)
        self.needed = any(constraint is not None for constraint in constraints)

    def fill(self, active: Sequence[bool]) -> None:
        """Ask every constraint of a row that goes on. Done while the device works on the step before."""
        for row, constraint in enumerate(self._constraints):
            words = self._words[row]
            if constraint is None or row >= len(active) or not active[row] or not constraint.allowed(words):
                words.fill(-1)
            elif not words.any():
                raise EngineError("a constraint of the answer's form admits no token at all")

    def apply(self, logits: Tensor) -> Tensor:
        """(rows, vocabulary) with what may not come at minus infinity."""
        words = self._host.to(self._device, non_blocking=True)
        bits = (words[..., None] >> self._shifts) & 1
        allowed = bits.flatten(-2)[:, : self._vocabulary].bool()
        return logits.masked_fill(~allowed, float("-inf"))


def choose(logits: Tensor) -> Tensor:
    """(rows,) the most probable token of each row; of equals the one of the lowest number."""
    return logits.argmax(dim=-1)


def probability(logits: Tensor, wanted: Sequence[int], against: Sequence[int]) -> np.ndarray:
    """(rows,) of `wanted` tokens together against `against` ones together, 0..1, for logits (rows, vocabulary)."""
    first = logits[:, list(wanted)].double().logsumexp(-1)
    second = logits[:, list(against)].double().logsumexp(-1)
    found: np.ndarray = torch.sigmoid(first - second).cpu().numpy()
    return found
