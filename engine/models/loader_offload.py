"""Layers that wait in main memory and come to the card while they work: slow, but a model of twice the card runs."""

from __future__ import annotations

from typing import Any

import torch
from torch import nn


class Waiting:
    """Brings a layer's weights to the card before it works, the next one's meanwhile, and lets them go afterwards."""

    def __init__(self, layers: list[nn.Module], device: torch.device) -> None:
        self._device = device
        self._homes = [{name: parameter.data for name, parameter in layer.named_parameters()} for layer in layers]
        self._layers = layers
        self._stream = torch.cuda.Stream(device) if device.type == "cuda" else None
        self._there: dict[int, dict[str, torch.Tensor]] = {}
        for number, layer in enumerate(layers):
            layer.register_forward_pre_hook(self._before(number), with_kwargs=True)
            layer.register_forward_hook(self._after(number), always_call=True)

    def _send(self, number: int) -> None:
        if number in self._there:
            return
        with torch.cuda.stream(self._stream):
            self._there[number] = {
                name: data.to(self._device, non_blocking=True, copy=True) for name, data in self._homes[number].items()
            }

    def _before(self, number: int) -> Any:
        def hook(layer: nn.Module, *_: Any) -> None:
            self._send(number)
            if self._stream is not None:
                torch.cuda.current_stream(self._device).wait_stream(self._stream)
            for name, parameter in layer.named_parameters():
                parameter.data = self._there[number][name]
                if self._stream is not None:
                    parameter.data.record_stream(torch.cuda.current_stream(self._device))
            if number + 1 < len(self._layers):
                self._send(number + 1)

        return hook

    def _after(self, number: int) -> Any:
        def hook(layer: nn.Module, *_: Any) -> None:
            for name, parameter in layer.named_parameters():
                parameter.data = self._homes[number][name]
            self._there.pop(number, None)

        return hook
