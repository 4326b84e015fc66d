"""A stream that is narrowed to 8 bits while it is made: no more than a chunk of a layer is ever there in full."""

from __future__ import annotations

from typing import Protocol

import torch
from torch import Tensor

from engine.models.vidi.feeding import Source
from engine.models.vidi.formats import Moved
from engine.models.vidi.layout import Layout, Run
from engine.models.vidi.locked import host
from engine.models.vidi.memory import complete
from engine.models.vidi.stored import Held, Stored


class Sink(Protocol):
    """Takes a layer's blocks as they are made, each layer's in order."""

    def add(self, layer: int, block: Tensor) -> None: ...


class Packing:
    """Writes a `Stored`."""

    def __init__(
        self, layout: Layout, layers: int, stay: frozenset[int], device: torch.device, sink: Sink | None = None
    ) -> None:
        """Layers of `stay` stay on the device; the others go to `sink`, which gets all of them, else to main memory.

        Takes all its memory at once.
        """
        self._layout, self._layers, self._device, self._sink = layout, layers, device, sink
        size = layout.bytes
        self._here = {number: torch.empty(size, dtype=torch.uint8, device=device) for number in sorted(stay)}
        away = [] if sink is not None else [number for number in range(layers) if number not in stay]
        self._away = {number: host(size, device) for number in away}
        self._done = [0] * layers
        self._blocks = [0] * layers
        self._moved = Moved(), Moved()
        self._devices: set[torch.device] = set()
        """From which something is on its way to main memory."""

    def add(self, layer: int, keys: Tensor, values: Tensor) -> None:
        """As engine.models.vidi.memory.Writing. Raises ValueError for tokens that are not whole blocks."""
        place = 0
        while place < len(keys):
            number = self._blocks[layer]
            length = self._layout.lengths[number] if number < len(self._layout.lengths) else 0
            if not length or place + length > len(keys):
                raise ValueError(f"{len(keys)} tokens do not fill blocks of {self._layout.lengths}")
            run = Run(number, number + 1, 0, length, *self._layout.starts[number : number + 2])
            parts = [one[place : place + length].transpose(0, 1) for one in (keys, values)]
            block = self._layout.packed(parts[0], parts[1])
            for moved, part, kept in zip(self._moved, parts, self._layout.opened(block, run), strict=True):
                moved.add(part, kept[0])
            self._put(layer, run, block)
            self._blocks[layer] += 1
            self._done[layer] += length
            place += length

    def finished(self, source: Source | None = None) -> Stored:
        """As engine.models.vidi.memory.Writing; `source` has the layers where they went to a sink."""
        complete(self._done, self._layout.tokens)
        for device in self._devices:
            torch.cuda.synchronize(device)
        found = source or (Held(self._away) if self._away else None)
        return Stored(self._layout, self._layers, self._here, found, self._device, self.off)

    @property
    def off(self) -> tuple[float, float]:
        """How far keys and values are from what was computed, relative, so far."""
        return self._moved[0].share, self._moved[1].share

    def _put(self, layer: int, run: Run, block: Tensor) -> None:
        if self._sink is not None:
            self._sink.add(layer, block)
        for held in (self._here, self._away):
            if layer in held:
                held[layer][run.start : run.stop].copy_(block, non_blocking=True)
        if block.device.type == "cuda":
            self._devices.add(block.device)
