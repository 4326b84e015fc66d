"""How a layer's keys and values of a stream lie in one run of bytes: in main memory, on the device and, behind a header, in
a file of the safetensors format (https://github.com/huggingface/safetensors).

A layer is blocks of tokens, one behind the other; a block is the scales of its keys, those of its values, its keys and its
values, (kv_heads, n, width) each. So a block is written in one go as soon as it is known, and neighbouring ones are read in
one go. What is kept as it was computed has no scales, and is one block.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any

import torch
from torch import Tensor

from engine.models.vidi.formats import Format, narrowed, type_of, widen

PIECE = 16384
"""Tokens whose keys and values are brought, and made wide again, at a time, at most."""
_NAMES = {
    torch.int8: "I8",
    torch.float8_e4m3fn: "F8_E4M3",
    torch.bfloat16: "BF16",
    torch.float16: "F16",
    torch.float32: "F32",
}
_SCALE = 4
"""Bytes of a scale."""


@dataclass(frozen=True)
class Run:
    """Neighbouring blocks `first`..`last`, of tokens `begin`..`end`, at bytes `start`..`stop` of a layer."""

    first: int
    last: int
    begin: int
    end: int
    start: int
    stop: int


@dataclass(frozen=True)
class Layout:
    """The same for all layers of a stream."""

    format: Format
    dtype: torch.dtype
    """In which the model computes."""
    kv_heads: int
    width: int
    lengths: tuple[int, ...]
    """Tokens of each block."""
    piece: int = PIECE
    """Tokens that are brought at a time, unless a block has more."""

    @staticmethod
    def of(
        format_: Format, dtype: torch.dtype, kv_heads: int, width: int, tokens: int, chunk: int, piece: int = PIECE
    ) -> Layout:
        """For tokens that come `chunk` at a time."""
        if format_ == "plain":
            return Layout(format_, dtype, kv_heads, width, (tokens,), piece)
        lengths: list[int] = []
        for first in range(0, tokens, chunk):
            coming = min(chunk, tokens - first)
            lengths += [min(piece, coming - start) for start in range(0, coming, piece)]
        return Layout(format_, dtype, kv_heads, width, tuple(lengths), piece)

    @property
    def tokens(self) -> int:
        return sum(self.lengths)

    @property
    def bytes(self) -> int:
        """Of a layer."""
        return self.starts[-1]

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each block begins, and where the last one ends."""
        return tuple(accumulate(map(self._block, self.lengths), initial=0))

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """A layer in pieces of whole blocks."""
        found: list[Run] = []
        begin = first = held = 0
        for number, length in enumerate(self.lengths):
            if held and held + length > self.piece:
                found.append(self._run(first, number, begin, begin + held))
                first, begin, held = number, begin + held, 0
            held += length
        if held:
            found.append(self._run(first, len(self.lengths), begin, begin + held))
        return tuple(found)

    @property
    def largest(self) -> int:
        """Bytes of the largest piece."""
        return max((run.stop - run.start for run in self.runs), default=0)

    @property
    def widest(self) -> int:
        """Bytes of the largest piece in the format that is computed in; none are taken for what is so already."""
        if self.format == "plain":
            return 0
        longest = max((run.end - run.begin for run in self.runs), default=0)
        return 2 * self.kv_heads * longest * self.width * self.dtype.itemsize

    def packed(self, keys: Tensor, values: Tensor) -> Tensor:
        """A block's bytes (uint8) from its keys and values, (kv_heads, n, width) each."""
        parts: list[Tensor] = []
        if self.format == "plain":
            parts = [keys, values]
        else:
            (keys, first), (values, second) = narrowed(keys, self.format), narrowed(values, self.format)
            parts = [first, second, keys, values]
        return torch.cat([part.contiguous().view(-1).view(torch.uint8) for part in parts])

    def opened(self, data: Tensor, run: Run) -> tuple[Tensor, Tensor]:
        """(keys, values), (1, kv_heads, n, width) each, of a piece's bytes, wide again where they were narrowed."""
        if self.format == "plain":
            _, _, keys, values = self._views(data, self.lengths[run.first])
            return keys[None], values[None]
        shape = (1, self.kv_heads, run.end - run.begin, self.width)
        found = (torch.empty(shape, dtype=self.dtype, device=data.device) for _ in range(2))
        keys, values = found
        place = 0
        for number in range(run.first, run.last):
            length = self.lengths[number]
            start = self.starts[number] - run.start
            first, second, narrow_keys, narrow_values = self._views(data[start : start + self._block(length)], length)
            widen(narrow_keys, first, keys[0, :, place : place + length])
            widen(narrow_values, second, values[0, :, place : place + length])
            place += length
        return keys, values

    def described(self) -> dict[str, Any]:
        """The tensors of a layer as the header of a safetensors file tells of them, without its notes."""
        found: dict[str, Any] = {}
        for number, (length, start) in enumerate(zip(self.lengths, self.starts, strict=False)):
            for name, dtype, shape in self._parts(length):
                stop = start + math.prod(shape) * dtype.itemsize
                name = name if self.format == "plain" else f"{name}.{number}"
                found[name] = {"dtype": _NAMES[dtype], "shape": list(shape), "data_offsets": [start, stop]}
                start = stop
        return found

    def _views(self, data: Tensor, length: int) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Of a block's bytes; scales are empty where there are none."""
        found: list[Tensor] = []
        start = 0
        for _, dtype, shape in self._parts(length):
            stop = start + math.prod(shape) * dtype.itemsize
            found.append(data[start:stop].view(dtype).view(shape))
            start = stop
        if self.format == "plain":
            found = [data[:0], data[:0], *found]
        first, second, keys, values = found
        return first, second, keys, values

    def _parts(self, length: int) -> Iterator[tuple[str, torch.dtype, tuple[int, int, int]]]:
        if self.format != "plain":
            for name in ("keys.scales", "values.scales"):
                yield name, torch.float32, (self.kv_heads, 1, self.width)
        kept = type_of(self.format, self.dtype)
        for name in ("keys", "values"):
            yield name, kept, (self.kv_heads, length, self.width)

    def _block(self, length: int) -> int:
        scales = 0 if self.format == "plain" else 2 * self.kv_heads * self.width * _SCALE
        return scales + 2 * self.kv_heads * length * self.width * type_of(self.format, self.dtype).itemsize

    def _run(self, first: int, last: int, begin: int, end: int) -> Run:
        return Run(first, last, begin, end, self.starts[first], self.starts[last])
