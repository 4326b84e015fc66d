"""Layers on several cards: what a layer is given is brought to its card, and what the last one made comes back.

A layer's card becomes the thread's current one while it works, since kernels that are not torch's own go there.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import fields, is_dataclass
from typing import Any

import torch
from torch import Tensor, nn


class Crossing:
    """Takes the hidden state from card to card. Each layer gets its `card`, by which others learn where it lives."""

    def __init__(self, layers: Sequence[nn.Module], cards: Sequence[torch.device], home: torch.device) -> None:
        """`home` is where the first layer's inputs come from, and where outputs of the last one are wanted."""
        self._home = home
        self._brought: tuple[Any, torch.device, Any] | None = None
        for layer, card in zip(layers, cards, strict=True):
            setattr(layer, "card", card)  # noqa: B010  the attribute is ours, and no module of its own
            layer.register_forward_pre_hook(self._before(card), with_kwargs=True)
            layer.register_forward_hook(self._after(card), always_call=True)
        if cards and cards[-1] != home:
            layers[-1].register_forward_hook(self._back)

    def _before(self, card: torch.device) -> Any:
        def hook(_: nn.Module, args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[tuple[Any, ...], dict[str, Any]]:
            if card.type == "cuda" and card != self._home:
                torch.cuda.set_device(card)
            return tuple(self._there(value, card) for value in args), {
                name: self._there(value, card) for name, value in kwargs.items()
            }

        return hook

    def _there(self, value: Any, card: torch.device) -> Any:
        """It on the card. What every layer of a run is given, such as where its tokens stand, is brought once."""
        if not is_dataclass(value) or isinstance(value, type):
            return brought(value, card)
        known = self._brought
        if known is None or known[0] is not value or known[1] != card:
            known = self._brought = value, card, brought(value, card)
        return known[2]

    def _after(self, card: torch.device) -> Any:
        def hook(_: nn.Module, __: Any, made: Any) -> None:
            if made is None:  # it failed, and what was brought for the others must not live on
                self._brought = None
            if card.type == "cuda" and card != self._home:
                torch.cuda.set_device(self._home)

        return hook

    def _back(self, _: nn.Module, __: Any, made: Any) -> Any:
        self._brought = None
        return brought(made, self._home)


def brought(value: Any, device: torch.device) -> Any:
    """A value with all tensors that it holds itself on the device: those of tuples, lists, mappings and dataclasses too, but
    not what a dataclass refers to, such as keys and values, which are where they belong."""
    if isinstance(value, Tensor):
        return value if value.device == device else value.to(device, non_blocking=True)
    if isinstance(value, tuple | list):
        moved = [brought(one, device) for one in value]
        return value if all(new is old for new, old in zip(moved, value, strict=True)) else type(value)(moved)
    if isinstance(value, dict):
        return {name: brought(one, device) for name, one in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        held = {field.name: getattr(value, field.name) for field in fields(value)}
        there = {name: brought(one, device) for name, one in held.items() if isinstance(one, Tensor)}
        if all(there[name] is held[name] for name in there):
            return value
        made = copy(value)
        for name, one in there.items():
            object.__setattr__(made, name, one)
        return made
    return value
