"""What 8 and 4 bits cost: matrices of a decoder of 8 B parameters by each way to multiply them, and the whole decoder."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

from engine.models import budget, loader_kernels
from engine.models.budget import Choice, Plan, Setting
from engine.models.generation.decoder import Decoder
from engine.models.generation.generator import Generator, Job
from engine.models.generation.reading import read_prefix
from engine.models.loader_quantised import Quantised
from tests.benchmarks.models.bench import Bench, checkpoint, clean, configuration, torch
from tests.support.questions import random_model, words

functional = torch.nn.functional
SHAPES = {"up": (12288, 4096), "down": (4096, 12288), "query": (4096, 4096), "key": (1024, 4096), "head": (151936, 4096)}
"""(rows, width)."""
ROWS = (1, 4, 16, 32, 64)
_APART = 2**29
"""Bytes of matrices that take turns, so that none is found in a cache."""
_PROMPT = 4096


def decoding(bench: Bench) -> None:
    """The decoder in every setting, by the library and by torch alone, then matrices, which take longest."""
    name = loader_kernels.kernels(bench.device).name
    bench.figure("kernels", f"{name}; {loader_kernels.missing(bench.device) or 'nothing is missing'}")
    _decoder(bench)
    _matrices(bench)


def _matrices(bench: Bench) -> None:
    shapes = {"tiny": (128, 128)} if bench.tiny else SHAPES
    for place, (rows, width) in shapes.items():
        for count in (1,) if bench.tiny else ROWS:
            given = torch.randn(count, width, device=bench.device, dtype=torch.bfloat16)
            times: dict[str, str] = {}
            for name, (make, act) in _ways().items():
                try:
                    times[name] = f"{_microseconds(bench, make, act, rows, width, given):.1f}"
                except Exception as error:  # noqa: BLE001 - a way that does not work here is a figure, too
                    times[name] = str(error).splitlines()[0][:80] if str(error) else type(error).__name__
                clean(bench.device)
            bench.figure(f"{place} {rows} x {width}, {count} rows, microseconds", times)


Way = tuple[Callable[[Any, int, int], Any], Callable[[Any, Any], Any]]


def _ways() -> dict[str, Way]:
    """How matrices are made, and multiplied with."""

    def quantised(form: Any) -> Callable[[Any, int, int], Any]:
        def make(device: Any, rows: int, width: int) -> Quantised:
            made = Quantised(form, rows, width, device, torch.bfloat16)
            made.values.view(torch.uint8).random_(0, 120)
            made.scales.fill_(2e-4 if form != "nf4" else 0.02)
            return made

        return make

    def whole(device: Any, rows: int, width: int) -> Any:
        return torch.randn(rows, width, device=device, dtype=torch.bfloat16)

    def alone(matrix: Quantised, given: Any) -> Any:
        with torch_alone(given.device):
            return matrix.multiply(given)

    def halves(matrix: Quantised, given: Any) -> Any:
        from bitsandbytes.functional import int8_linear_matmul

        return loader_kernels.in_halves(given, matrix.values, matrix.scales, int8_linear_matmul)

    def llm_int8(matrix: Quantised, given: Any) -> Any:
        from bitsandbytes import functional as functions

        values, largest, _ = functions.int8_vectorwise_quant(given.to(torch.float16))
        product = functions.int8_linear_matmul(values, matrix.values)
        return functions.int8_mm_dequant(product, largest, matrix.scales[:, 0] * 127).to(given.dtype)

    def packed(matrix: Quantised, given: Any) -> Any:
        return torch._weight_int8pack_mm(given, matrix.values, matrix.scales[:, 0].to(given.dtype))

    def plain(matrix: Quantised, given: Any) -> Any:
        return matrix.multiply(given)

    return {
        "bf16": (whole, lambda matrix, given: functional.linear(given, matrix)),
        "fp8": (quantised("fp8"), plain),
        "int8 as chosen": (quantised("int8"), plain),
        "int8 in halves": (quantised("int8"), halves),
        "int8 unpacked by torch": (quantised("int8"), alone),
        "int8 as LLM.int8, no outliers": (quantised("int8"), llm_int8),
        "int8 by torch's weight_int8pack_mm": (quantised("int8"), packed),
        "nf4 as chosen": (quantised("nf4"), plain),
        "nf4 unpacked by torch": (quantised("nf4"), alone),
    }


@contextmanager
def torch_alone(device: Any) -> Iterator[None]:
    """As it is where the library has nothing for the device."""
    before = loader_kernels._FOUND.get(device)
    loader_kernels._FOUND[device] = loader_kernels._TORCH, "for comparison"
    try:
        yield
    finally:
        del loader_kernels._FOUND[device]
        if before is not None:
            loader_kernels._FOUND[device] = before


def _microseconds(
    bench: Bench, make: Callable[[Any, int, int], Any], act: Callable[[Any, Any], Any], rows: int, width: int, given: Any
) -> float:
    """Of one product, replayed from a graph over matrices that take turns."""
    count = 2 if bench.tiny else max(2, -(-_APART // (rows * width)))
    matrices = [make(bench.device, rows, width) for _ in range(count)]
    return replayed(bench, matrices, lambda matrix: act(matrix, given))


def replayed(bench: Bench, matrices: Sequence[Any], act: Callable[[Any], Any]) -> float:
    """Microseconds of one product, replayed from a graph over matrices that take turns."""

    def all_of_them() -> None:
        for matrix in matrices:
            act(matrix)

    with torch.inference_mode():
        all_of_them()
        if bench.tiny:
            return _timed(bench, all_of_them, 1) / len(matrices) * 1e6
        torch.cuda.synchronize()
        graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(graph):
            all_of_them()
        return min(_timed(bench, graph.replay, 5) for _ in range(3)) / len(matrices) * 1e6


def _timed(bench: Bench, act: Callable[[], Any], times: int) -> float:
    """Seconds of one call."""
    if not bench.tiny:
        torch.cuda.synchronize()
    start = time.perf_counter()
    for _ in range(times):
        act()
    if not bench.tiny:
        torch.cuda.synchronize()
    return (time.perf_counter() - start) / times


def steps(bench: Bench) -> None:
    """The decoder alone, in the settings of smaller cards beside bf16."""
    _decoder(bench, ("bf16", "nf4", "int8"), alone=False)


def _decoder(bench: Bench, settings: Sequence[Setting] = ("bf16", "fp8", "int8", "nf4"), *, alone: bool = True) -> None:
    """With `alone` also by torch alone."""
    config = configuration(bench, "qwen3-8b")
    found = checkpoint(config, bench.folder / "configs" / "qwen3-8b")
    for setting in settings:
        need = budget.need(config, setting, Plan())
        model = random_model(found, Choice(setting=setting, need=need, reason="", device=str(bench.device)))
        _decoded(bench, f"{setting}", config, model)
        if alone and setting != "bf16":
            with torch_alone(bench.device):
                _decoded(bench, f"{setting}, by torch alone", config, model)
        del model
        clean(bench.device)


def _decoded(bench: Bench, name: str, config: dict[str, Any], model: Any) -> None:
    """A prompt of 4096 tokens, then answers after it, alone and 16 side by side."""
    decoder = Decoder(model)
    length, short, long = (64, 2, 4) if bench.tiny else (_PROMPT, 32, 160)
    ids = words(config, length).tolist()
    prefixes: list[Any] = []

    def read() -> None:
        prefixes[:] = [read_prefix(decoder, ids, torch.arange(length), None, lambda _: None)]

    read()
    seconds = min(_timed(bench, read, 1) for _ in range(2))
    bench.figure(f"{name}: prompt of {length} tokens, seconds", round(seconds, 4))
    generator = Generator(decoder)
    for rows in (1, 16):

        def answers(most: int, rows: int = rows) -> None:
            # as many slots whatever is asked for, so that one graph serves
            jobs = [Job(tuple(words(config, 8).tolist()), most, frozenset()) for _ in range(rows)]
            generator.answers(prefixes[0], jobs, lambda: None)

        answers(long)
        both = [min(_timed(bench, partial(answers, most), 1) for _ in range(2)) for most in (short, long)]
        step = (both[1] - both[0]) / (long - short)
        bench.figure(f"{name}: {rows} side by side, ms a step", round(step * 1e3, 3))
        bench.figure(f"{name}: {rows} side by side, tokens a second", round(rows / step, 1))
    prefixes.clear()
