"""Small memories of footage on disk, of known bytes."""

from __future__ import annotations

import torch
from torch import Tensor

from engine.models.vidi.files import Kept, Key
from engine.models.vidi.layout import Layout
from engine.models.vidi.shelf import Making, Shelf
from engine.models.vidi.stored import Stored

CPU = torch.device("cpu")
LAYERS = 3
LAYOUT = Layout.of("int8", torch.float32, 2, 4, 25, 10, 10)
SIZE = LAYERS * LAYOUT.bytes


def flat(layer: int, seed: int = 0) -> Tensor:
    generator = torch.Generator().manual_seed(100 * seed + layer)
    return torch.randint(0, 256, (LAYOUT.bytes,), dtype=torch.uint8, generator=generator)


def fill(making: Making, seed: int = 0) -> None:
    sink = making.stream("pictures", LAYOUT, LAYERS)
    for start, stop in zip(LAYOUT.starts, LAYOUT.starts[1:], strict=False):  # a chunk at a time, as it is made
        for layer in range(LAYERS):
            sink.add(layer, flat(layer, seed)[start:stop])


def write(shelf: Shelf, name: str = "a", seed: int = 0) -> Kept:
    making = shelf.making(Key(name, "as it is"), SIZE)
    fill(making, seed)
    return making.finish({"pictures": (0.25, 0.5)})


def read(kept: Kept) -> list[Tensor]:
    about = kept.streams["pictures"]
    stream = Stored(about.layout, about.layers, {}, kept.source("pictures"), CPU, about.off)
    return [stream.flat(layer) for layer in range(about.layers)]
