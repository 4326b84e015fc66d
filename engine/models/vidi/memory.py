"""What text reads of footage: keys and values of every layer, the same for whatever question.

A `Memory` is a value: nobody changes it once it is made. It asks nothing of where a layer's keys and values are: the decoder
takes them from `Stream.pieces`, a layer at a time, in order. `Whole` has them on the device as they were computed; `stored`
has them in 8 bits, in main memory or on disk, and hands them out where they are wanted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from torch import Tensor

from engine.models.generation.cache import Prefix, Slots, next_serial


class Stream(Protocol):
    """Keys and values of one kind of media."""

    @property
    def tokens(self) -> int: ...

    @property
    def layers(self) -> int: ...

    @property
    def bytes(self) -> int:
        """Of the device's memory."""
        ...

    @property
    def still(self) -> bool:
        """Whether all of it is on the device and stays there, so that a graph of decoding steps may name it."""
        ...

    def layer(self, number: int) -> tuple[Tensor, Tensor]:
        """(keys, values) of a layer, each (1, kv_heads, tokens, width), on the decoder's device and in its number format.

        As they were projected: without rotary positions.
        """
        ...

    def pieces(self, number: int) -> Iterator[tuple[Tensor, Tensor]]:
        """The same in one or more pieces of tokens, in order; each is good until the next one is asked for."""
        ...

    def rest(self) -> None:
        """Nobody asks for now: let go of what only serves asking."""
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
    def layers(self) -> int:
        return len(self.keys)

    @property
    def bytes(self) -> int:
        return sum(tensor.nbytes for tensor in (*self.keys, *self.values))

    @property
    def still(self) -> bool:
        return True

    def layer(self, number: int) -> tuple[Tensor, Tensor]:
        return self.keys[number], self.values[number]

    def pieces(self, number: int) -> Iterator[tuple[Tensor, Tensor]]:
        yield self.layer(number)

    def rest(self) -> None:
        pass


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
        """Of the device's memory."""
        return sum(one.bytes for one in self.streams)

    @property
    def still(self) -> bool:
        """Whether all of it is on the device and stays there."""
        return all(one.still for one in self.streams)

    def rest(self) -> None:
        """Nobody asks for now."""
        for one in self.streams:
            one.rest()


NOTHING = Memory(None, None)
"""Of no footage: text alone."""


@dataclass(eq=False)
class Shown(Prefix):
    """A memory as the start of what is decoded, for engine.models.generation.generator: it takes no place in the text."""

    memory: Memory = field(default=NOTHING)
    coarse: Shown | None = None
    """A few of its tokens, on the device, where the memory itself is brought: answers are drafted with them."""

    @property
    def device_bytes(self) -> int:
        """Of the device's memory, with what drafts are made with."""
        return self.memory.bytes + (self.coarse.memory.bytes if self.coarse is not None else 0)

    @staticmethod
    def of(memory: Memory) -> Shown:
        """Each has a number of its own: a graph of decoding steps is good for one."""
        return Shown(Slots([], []), 0, 0, next_serial(), 0, memory)


class Writing(Protocol):
    """A stream while it is made, a chunk of tokens and a layer at a time."""

    def add(self, layer: int, keys: Tensor, values: Tensor) -> None:
        """The next tokens' of a layer, each (n, kv_heads, width)."""
        ...

    def finished(self) -> Stream:
        """Raises ValueError where tokens are missing."""
        ...


class Plain:
    """Writes a `Whole`."""

    def __init__(self, layers: int, tokens: int, kv_heads: int, width: int, like: Tensor) -> None:
        """Takes all its memory at once."""
        made = Slots.empty(layers, 1, kv_heads, tokens, width, like)
        self._keys: Sequence[Tensor] = made.keys
        self._values: Sequence[Tensor] = made.values
        self._done = [0] * layers

    def add(self, layer: int, keys: Tensor, values: Tensor) -> None:
        """As Writing says."""
        first = self._done[layer]
        last = self._done[layer] = first + len(keys)
        self._keys[layer][0, :, first:last] = keys.transpose(0, 1)
        self._values[layer][0, :, first:last] = values.transpose(0, 1)

    def finished(self) -> Whole:
        """As Writing says."""
        complete(self._done, self._keys[0].shape[2])
        return Whole(tuple(self._keys), tuple(self._values))


def complete(done: Sequence[int], tokens: int) -> None:
    """Raises ValueError where not every layer has so many tokens."""
    if any(one != tokens for one in done):
        raise ValueError(f"{list(done)} tokens were taken in where {tokens} were announced")
