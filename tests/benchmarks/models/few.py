"""Few rows times the matrices of a 7 B decoder in nf4: bf16, the library and our kernel, in some forms of its tiles.

`python -m tests.benchmarks.models.few NUMBER OF` only compiles what is measured, that part of it: so many processes at once
are quicker than one, and what they made is found afterwards.
"""

from __future__ import annotations

import logging
import sys
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any
from unittest import mock

from engine.models import loader_kernels
from engine.models.compiled import compiled
from engine.models.loader_quantised import Form, Quantised
from tests.benchmarks.models.bench import Bench, clean, torch
from tests.benchmarks.models.decoding import replayed

SHAPES = {"out": (3584, 3584), "query, key, value": (4608, 3584), "gate and up": (37888, 3584), "down": (3584, 18944)}
"""(rows, width)."""
ROWS = (1, 8, 16, 24, 32, 64)
_COMPARED = (8, 24, 64)
"""Of those, for which each form of tiles is measured: each has to be compiled."""
_COUNTS = (1, 24, 64)
"""Rows times int8."""
HEAD = (152064, 3584)
_APART = 2**28
"""Bytes of matrices that take turns, more than a cache holds."""


def few(bench: Bench) -> None:
    """Microseconds of one product, replayed from a graph."""
    shapes = {"tiny": (128, 128)} if bench.tiny else SHAPES
    for place, (rows, width) in shapes.items():
        number = 2 if bench.tiny else max(2, -(-_APART // (rows * width // 2)))
        matrices = [_made(bench, rows, width) for _ in range(number)]
        whole = [torch.randn(rows, width, device=bench.device).bfloat16() for _ in range(max(2, number // 4))]
        told = {
            "library": replayed(bench, matrices, _unpacked_by_library),
            "as chosen": replayed(bench, matrices, lambda matrix: matrix.dense()),
        }
        bench.figure(f"{place} {rows} x {width}, unpacked, microseconds", {name: f"{one:.1f}" for name, one in told.items()})
        for count in ROWS[:1] if bench.tiny else ROWS:
            given = torch.randn(count, width, device=bench.device, dtype=torch.bfloat16)
            times: dict[str, Any] = {"bf16": replayed(bench, whole, partial(_whole, given))}
            times["library"] = replayed(bench, matrices, partial(_by_library, given))
            times["as chosen"] = replayed(bench, matrices, partial(_as_chosen, given))
            for name, tile in _tiles(bench, count).items() if count in _COMPARED else ():
                try:
                    times[name] = replayed(bench, matrices, partial(_tiled, given, tile))
                except Exception as error:  # noqa: BLE001 - a tile that does not work is a figure, too
                    times[name] = (str(error).splitlines() or [type(error).__name__])[0][:60]
            shown = {name: f"{taken:.1f}" if isinstance(taken, float) else taken for name, taken in times.items()}
            bench.figure(f"{place} {rows} x {width}, {count} rows, microseconds", shown)
        del matrices, whole
        clean(bench.device)
    _bytes(bench)


def _bytes(bench: Bench) -> None:
    """The same of int8, and of a head, which is int8 in nf4, too."""
    shapes = {"tiny": (128, 128)} if bench.tiny else {**SHAPES, "head": HEAD}
    for place, (rows, width) in shapes.items():
        number = 2 if bench.tiny else max(2, -(-_APART // (rows * width)))
        matrices = [_made(bench, rows, width, "int8") for _ in range(number)]
        for count in (1,) if bench.tiny else _COUNTS:
            given = torch.randn(count, width, device=bench.device, dtype=torch.bfloat16)
            times = {"as chosen": replayed(bench, matrices, partial(_as_chosen, given))}
            if not bench.tiny:
                times["in halves"] = replayed(bench, matrices, partial(_in_halves, given))
            shown = {name: f"{taken:.1f}" for name, taken in times.items()}
            bench.figure(f"int8: {place} {rows} x {width}, {count} rows, microseconds", shown)
        del matrices
        clean(bench.device)


def _made(bench: Bench, rows: int, width: int, form: Form = "nf4") -> Quantised:
    made = Quantised(form, rows, width, bench.device, torch.bfloat16)
    made.values.view(torch.uint8).random_(0, 256)
    made.scales.fill_(0.02 if form == "nf4" else 2e-4)
    return made


def _tiles(bench: Bench, count: int) -> dict[str, Any]:
    ours = compiled(bench.device, "loader_triton")
    if ours is None:
        return {}
    forms: list[tuple[int, int, int, float, int]] = [(64, 4, 4, 4, 128), (64, 4, 4, 9, 128), (64, 4, 3, 9, 256)]
    forms += [(64, 2, 4, 4, 128), (64, 2, 4, 9, 128), (32, 2, 4, 9, 128), (128, 4, 3, 3, 128), (128, 4, 3, 5, 128)]
    if count > 32:
        forms = [(64, 4, 4, 3, 128), (64, 4, 3, 9, 128), (64, 4, 3, 3, 256), (128, 8, 4, 2, 128), (128, 4, 3, 5, 128)]
    return {" ".join(map(str, form)): ours.Tile(*form) for form in forms}


def _whole(given: Any, matrix: Any) -> Any:
    return torch.nn.functional.linear(given, matrix)


def _by_library(given: Any, matrix: Quantised) -> Any:
    library: Any = loader_kernels.kernels(given.device)
    return library.gemm(given, matrix.values, matrix.scales, None)


def _unpacked_by_library(matrix: Quantised) -> Any:
    with mock.patch.object(loader_kernels, "compiled", return_value=None):
        return matrix.dense()


def _as_chosen(given: Any, matrix: Quantised) -> Any:
    return matrix.multiply(given)


def _in_halves(given: Any, matrix: Quantised) -> Any:
    with mock.patch.object(loader_kernels, "compiled", return_value=None):
        return matrix.multiply(given)


def _tiled(given: Any, tile: Any, matrix: Quantised) -> Any:
    ours = compiled(given.device, "loader_triton")
    return ours.times(given, matrix.values, matrix.scales, None, tile)


def compile_for(bench: Bench, number: int, processes: int) -> None:
    """Everything that is measured once, divided among processes."""
    names = {count: [None, *(_tiles(bench, count) if count in _COMPARED else ())] for count in ROWS}
    every = [(*shape, count, name) for shape, count in product(SHAPES.values(), ROWS) for name in names[count]]
    for rows, width, count in [(*HEAD, count) for count in _COUNTS][number::processes]:
        given = torch.randn(count, width, device=bench.device, dtype=torch.bfloat16)
        _as_chosen(given, _made(bench, rows, width, "int8"))
    for rows, width, count, name in every[number::processes]:
        given = torch.randn(count, width, device=bench.device, dtype=torch.bfloat16)
        _tiled(given, _tiles(bench, count)[name] if name else None, _made(bench, rows, width))


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    compile_for(Bench(Path(), tiny=False), int(sys.argv[1]), int(sys.argv[2]))
