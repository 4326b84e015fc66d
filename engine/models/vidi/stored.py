"""A stream whose layers are runs of bytes: on the device, or elsewhere and brought when they are wanted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

import torch
from torch import Tensor

from engine.models.vidi.feeding import Feeder, Source
from engine.models.vidi.layout import Layout, Run
from engine.models.vidi.locked import host
from engine.models.vidi.memory import Stream, Whole

Place = Literal["device", "host", "disk"]
Off = tuple[float, float]
"""How far keys and values are from what was computed, relative."""


class Stored:
    """Layers in `here` are on the device, all others in `source`."""

    def __init__(
        self, layout: Layout, layers: int, here: Mapping[int, Tensor], source: Source | None, device: torch.device, off: Off
    ) -> None:
        self.layout, self.off = layout, off
        self.layers: int = layers
        self._here, self._source, self._device = dict(here), source, device
        self._away = [number for number in range(layers) if number not in self._here]
        self._feeder: Feeder | None = None
        self.brought = 0
        """Pieces that were brought by feeders that are closed, for tests and measurements."""

    @property
    def tokens(self) -> int:
        return self.layout.tokens

    @property
    def bytes(self) -> int:
        """Of the device's memory."""
        return sum(one.nbytes for one in self._here.values()) + (self._feeder.bytes if self._feeder is not None else 0)

    @property
    def elsewhere(self) -> int:
        """Bytes of main memory beside the device's."""
        return self._source.bytes if self._source is not None else 0

    @property
    def still(self) -> bool:
        return not self._away

    @property
    def pieces_brought(self) -> int:
        """So far, for tests and measurements."""
        return self.brought + (self._feeder.brought if self._feeder is not None else 0)

    def layer(self, number: int) -> tuple[Tensor, Tensor]:
        parts = [(keys.clone(), values.clone()) for keys, values in self.pieces(number)]
        keys, values = zip(*parts, strict=True)
        return torch.cat(keys, 2), torch.cat(values, 2)

    def pieces(self, number: int) -> Iterator[tuple[Tensor, Tensor]]:
        here = self._here.get(number)
        for place, run in enumerate(self.layout.runs):
            data = here[run.start : run.stop] if here is not None else self._brought(number, place)
            yield self.layout.opened(data, run)

    def bytes_of(self, number: int) -> Iterator[tuple[Tensor, tuple[int, int]]]:
        """A layer's bytes in one or more runs of blocks, with (first block, behind the last); each is good until the next
        one is asked for."""
        here = self._here.get(number)
        if here is not None:
            yield here, (0, len(self.layout.lengths))
            return
        for place, run in enumerate(self.layout.runs):
            yield self._brought(number, place), (run.first, run.last)

    def flat(self, number: int) -> Tensor:
        """A layer's bytes, wherever they are. Raises Lost."""
        here = self._here.get(number)
        if here is not None or self._source is None:
            return self._here[number]
        whole = Run(0, len(self.layout.lengths), 0, self.tokens, 0, self.layout.bytes)
        staging = torch.empty(self.layout.bytes, dtype=torch.uint8) if self._source.staged else None
        return self._source.piece(number, whole, staging)

    def rest(self) -> None:
        if self._feeder is not None:
            self.brought += self._feeder.brought
            self._feeder.close()
            self._feeder = None

    def _brought(self, number: int, place: int) -> Tensor:
        if self._feeder is None:
            if self._source is None:
                raise ValueError(f"layer {number} is nowhere")
            self._feeder = Feeder(self._source, self._away, self.layout.runs, self._device)
        return self._feeder.take(number, place)


class Held:
    """Layers in main memory, page-locked where a card reads them by itself."""

    staged = False

    def __init__(self, layers: Mapping[int, Tensor]) -> None:
        self._layers = dict(layers)

    @property
    def bytes(self) -> int:
        return sum(one.nbytes for one in self._layers.values())

    def piece(self, layer: int, run: Run, staging: Tensor | None) -> Tensor:  # noqa: ARG002
        return self._layers[layer][run.start : run.stop]


def resident(layers: int, count: int) -> frozenset[int]:
    """Which layers stay on the device where `count` of them can: spread evenly, so that those between are brought while
    the device is busy with them."""
    return frozenset(number for number in range(layers) if (number + 1) * count // layers > number * count // layers)


def flats(stream: Stream) -> tuple[Layout, Iterator[Tensor]]:
    """(how a stream's layers lie, the bytes of each in turn). They may be overwritten when the next one is asked for."""
    if isinstance(stream, Stored):
        return stream.layout, (stream.flat(number) for number in range(stream.layers))
    if not isinstance(stream, Whole):
        raise TypeError(f"a stream of the kind {type(stream).__name__} cannot be taken apart")
    first = stream.keys[0]
    layout = Layout.of("plain", first.dtype, first.shape[1], first.shape[3], stream.tokens, stream.tokens)
    pairs = zip(stream.keys, stream.values, strict=True)
    return layout, (layout.packed(keys[0], values[0]) for keys, values in pairs)


@torch.inference_mode()
def placed(
    layout: Layout, data: Iterable[Tensor], layers: int, stay: frozenset[int], device: torch.device, off: Off,
    source: Source | None = None,
) -> Stream:  # fmt: skip
    """A stream of layers that come as bytes: those of `stay` on the device, the others in main memory, unless they are in
    `source` already. Bytes are copied."""
    here: dict[int, Tensor] = {}
    held: dict[int, Tensor] = {}
    for number, flat in enumerate(data):
        if number in stay:
            here[number] = flat.to(device, copy=True)
        elif source is None:
            held[number] = host(len(flat), device).copy_(flat)
    if layout.format == "plain" and len(here) == layers:
        pairs = [layout.opened(here[number], layout.runs[0]) for number in range(layers)]
        keys, values = zip(*pairs, strict=True)
        return Whole(keys, values)
    return Stored(layout, layers, here, source or (Held(held) if held else None), device, off)
