"""What text reads of footage: keys and values of every layer, the same for whatever question.

A `Memory` is a value: nobody changes it once it is made. It asks nothing of where a layer's keys and values are: the decoder
takes them from `Stream.layer`, a layer at a time, so that another kind of stream may have them in 8 bits, in main memory or
on disk and hand them out where they are wanted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

import torch
from torch import Tensor

from engine.models.generation.cache import Prefix, Slots, next_serial


class Stream(Protocol):
    """Keys and values of one kind of media."""

    @property
    def tokens(self) -> int: ...

    @property
    def bytes(self) -> int:
        """Where they are."""
        ...

    def layer(self, number: int) -> tuple[Tensor, Tensor]:
        """(keys, values) of a layer, each (1, kv_heads, tokens, width), on the decoder's device and in its number format.

        As they were projected: without rotary positions.
        """
        ...


@dataclass(frozen=True, eq=False)
class Whole:
    """A stream on the device, in the format that it was computed in."""

    keys: tuple[Tensor, ...]
    values: tuple[Tensor, ...]

    @property
    def tokens(self) -> int:
        return self.keys[0].shape[2] if self.keys else 0

    @property
    def bytes(self) -> int:
        return sum(tensor.nbytes for tensor in (*self.keys, *self.values))

    def layer(self, number: int) -> tuple[Tensor, Tensor]:
        return self.keys[number], self.values[number]

    def moved(self, device: torch.device) -> Whole:
        """The same elsewhere."""
        return Whole(tuple(one.to(device) for one in self.keys), tuple(one.to(device) for one in self.values))


@dataclass(frozen=True, eq=False)
class Memory:
    """Of a stretch of footage. Text attends to each stream apart, so absent ones are absent and not empty."""

    pictures: Stream | None
    sound: Stream | None

    @property
    def streams(self) -> tuple[Stream, ...]:
        """Those that there are."""
        return tuple(one for one in (self.pictures, self.sound) if one is not None)

    @property
    def tokens(self) -> int:
        return sum(one.tokens for one in self.streams)

    @property
    def bytes(self) -> int:
        return sum(one.bytes for one in self.streams)


NOTHING = Memory(None, None)
"""Of no footage: text alone."""


@dataclass(eq=False)
class Shown(Prefix):
    """A memory as the start of what is decoded, for engine.models.generation.generator: it takes no place in the text."""

    memory: Memory = field(default=NOTHING)

    @staticmethod
    def of(memory: Memory) -> Shown:
        """Each has a number of its own: a graph of decoding steps is good for one."""
        return Shown(Slots([], []), 0, 0, next_serial(), 0, memory)


class Writing:
    """A stream while it is made, a chunk of tokens and a layer at a time."""

    def __init__(self, layers: int, tokens: int, kv_heads: int, width: int, like: Tensor) -> None:
        """Takes all its memory at once."""
        made = Slots.empty(layers, 1, kv_heads, tokens, width, like)
        self._keys: Sequence[Tensor] = made.keys
        self._values: Sequence[Tensor] = made.values
        self._done = [0] * layers

    def add(self, layer: int, keys: Tensor, values: Tensor) -> None:
        """The next tokens' of a layer, each (n, kv_heads, width)."""
        first = self._done[layer]
        last = self._done[layer] = first + len(keys)
        self._keys[layer][0, :, first:last] = keys.transpose(0, 1)
        self._values[layer][0, :, first:last] = values.transpose(0, 1)

    def finished(self) -> Whole:
        """Raises ValueError where tokens are missing."""
        if any(done != self._keys[0].shape[2] for done in self._done):
            raise ValueError(f"{self._done} tokens were taken in where {self._keys[0].shape[2]} were announced")
        return Whole(tuple(self._keys), tuple(self._values))
