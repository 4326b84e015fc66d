"""Which of the operations in attention_triton and layers_triton a card does; where it does none, torch's own are used.

They are compiled when they are first used, which takes seconds: a thread does that while a model is made ready and its first
footage is taken in, so that the first question finds it done.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from typing import Any

import torch
from torch import Tensor

from engine.models.vidi.formats import EIGHT, Format
from engine.models.vidi.layout import Layout

_LOG = logging.getLogger(__name__)
_COMPILER = ThreadPoolExecutor(1, thread_name_prefix="footage-kernels")
NARROW = 512
"""Rows of queries up to which bytes count; what is made wide for more of them is made so once for all."""
_ROWS = (1, 40, 100)
"""Rows of queries: of each way in which a launch is divided,"""
_TOKENS = 256
"""and tokens, of several parts."""


class Kernels:
    """Those that were tried, for decoders of one shape."""

    def __init__(self, narrow: frozenset[Format]) -> None:
        from engine.models.vidi import attention_triton, layers_triton

        self._attention, self._layers = attention_triton, layers_triton
        self.narrow_formats = narrow
        """In which footage is read as it is kept."""

    def reads(self, format_: Format, rows: int) -> bool:
        """Whether footage in that format is best read as it is kept by so many rows of queries for each head of the keys."""
        return format_ in self.narrow_formats and rows <= NARROW

    def shared(
        self, query: Tensor, key: Tensor, value: Tensor, scale: float, cap: float, earlier: tuple[Tensor, Tensor] | None
    ) -> tuple[Tensor, Tensor]:
        """As in attention_triton."""
        found: tuple[Tensor, Tensor] = self._attention.shared(query, key, value, scale, cap, earlier)
        return found

    def narrow(
        self, query: Tensor, data: Tensor, layout: Layout, blocks: tuple[int, int], scale: float, cap: float,
        earlier: tuple[Tensor, Tensor] | None,
    ) -> tuple[Tensor, Tensor]:  # fmt: skip
        """As in attention_triton, for any blocks."""
        first, last = blocks
        if self._attention.even(layout, first, last):
            found: tuple[Tensor, Tensor] = self._attention.narrow(query, data, layout, blocks, scale, cap, earlier)
            return found
        begin = layout.starts[first]
        for block in range(first, last):
            piece = data[layout.starts[block] - begin : layout.starts[block + 1] - begin]
            earlier = self._attention.narrow(query, piece, layout, (block, block + 1), scale, cap, earlier)
        if earlier is None:
            raise ValueError("there is nothing to attend to")
        return earlier

    def own(
        self, query: Tensor, keys: Tensor, values: Tensor, starts: Tensor, others: Sequence[Tensor], scale: float, cap: float
    ) -> Tensor:
        """As in layers_triton."""
        found: Tensor = self._layers.own(query, keys, values, starts, others, scale, cap)
        return found

    def between(
        self, hidden: Tensor, delta: Tensor | None, behind: Tensor | None, before: Tensor, epsilon: float
    ) -> tuple[Tensor, Tensor]:
        """As in layers_triton."""
        found: tuple[Tensor, Tensor] = self._layers.between(hidden, delta, behind, before, epsilon)
        return found

    def gate(self, both: Tensor) -> Tensor:
        """As in layers_triton."""
        found: Tensor = self._layers.gate(both)
        return found


def begun(device: torch.device, dtype: torch.dtype, heads: int, kv_heads: int, width: int, cap: float) -> Future[Any] | None:
    """What comes to the `Kernels` for decoders of this shape, or to None where they do not work. None where there are
    none."""
    fits = width >= 16 and width & (width - 1) == 0 and dtype in (torch.bfloat16, torch.float16)
    if device.type != "cuda" or not fits:
        return None
    return _compiling(device.index or 0, dtype, heads, kv_heads, width, cap)


@cache
def _compiling(index: int, dtype: torch.dtype, heads: int, kv_heads: int, width: int, cap: float) -> Future[Any]:
    return _COMPILER.submit(_tried, torch.device("cuda", index), dtype, heads, kv_heads, width, cap)


def _tried(device: torch.device, dtype: torch.dtype, heads: int, kv_heads: int, width: int, cap: float) -> Kernels | None:
    with torch.cuda.device(device), torch.inference_mode():
        try:
            found = Kernels(frozenset())
            _attempt(found, device, dtype, (heads, kv_heads, width), cap)
        except Exception as error:  # noqa: BLE001  whatever is wrong with a compiler or a driver, there is another way
            _LOG.warning("kernels for footage do not work here, and answers take longer: %s", _line(error))
            return None
        works = set[Format]()
        for format_ in EIGHT:
            try:
                _attempt_narrow(found, device, dtype, (heads, kv_heads, width), cap, format_)
                works.add(format_)
            except Exception as error:  # noqa: BLE001
                _LOG.info("footage in %s is not read as it is kept: %s", format_, _line(error))
        return Kernels(frozenset(works))


def _attempt(found: Kernels, device: torch.device, dtype: torch.dtype, shape: tuple[int, int, int], cap: float) -> None:
    """Run each kernel once, small. Raises whatever is wrong."""
    heads, kv_heads, width = shape
    one: Any = {"dtype": dtype, "device": device}
    held = torch.zeros(1, kv_heads, _TOKENS, width, **one)
    for query in _queries(shape, one):
        first = found.shared(query, held, held, 1.0, cap, None)
        _right(found.shared(query, held, held, 1.0, cap, first), 2 * _TOKENS)
    starts = torch.zeros(1, dtype=torch.int64, device=device)
    query = torch.zeros(1, 1, heads, width, **one)
    others = [torch.zeros(1, heads, 1, width, device=device) for _ in range(2)]
    for number in range(3):
        found.own(query, held, held, starts, others[:number], 1.0, cap)
    hidden = torch.ones(1, 64, **one)
    found.between(hidden, None, None, hidden[0], 1e-6)
    found.between(hidden, hidden, hidden[0], hidden[0], 1e-6)
    found.gate(torch.ones(1, 128, **one))
    torch.cuda.synchronize(device)


def _attempt_narrow(
    found: Kernels, device: torch.device, dtype: torch.dtype, shape: tuple[int, int, int], cap: float, format_: Format
) -> None:
    _, kv_heads, width = shape
    one: Any = {"dtype": dtype, "device": device}
    layout = Layout.of(format_, dtype, kv_heads, width, _TOKENS, _TOKENS)
    held = torch.zeros(kv_heads, _TOKENS, width, **one)
    data = layout.packed(held, held)
    for query in _queries(shape, one):
        _right(found.narrow(query, data, layout, (0, 1), 1.0, cap, None), _TOKENS)


def _queries(shape: tuple[int, int, int], one: dict[str, Any]) -> list[Tensor]:
    heads, kv_heads, width = shape
    return [torch.zeros(-(-rows * kv_heads // heads), heads, 1, width, **one) for rows in _ROWS]


def _right(found: tuple[Tensor, Tensor], tokens: int) -> None:
    """Raises RuntimeError unless that is what zeros come to."""
    result, sums = found
    if bool(result.any()) or not torch.allclose(sums, torch.full_like(sums, tokens).log()):
        raise RuntimeError("they come to other numbers than they should")


def _line(error: Exception) -> str:
    return next(iter(str(error).strip().splitlines()), type(error).__name__)
