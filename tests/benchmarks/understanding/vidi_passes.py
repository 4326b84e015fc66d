"""One pass of text over an hour of footage: `python -m tests.benchmarks.understanding.vidi_passes [--tune | --steps]`.

A layer of Vidi1.5-9B (8 heads of keys, 256 wide, a cap) and one of Vidi-7B (128 wide, no cap) on an NVIDIA card, by the
kernels and by torch's operations, for a question, for many, and while questions are read. With --tune other ways to divide a
launch are tried, too.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor

from engine.models.generation import attention
from engine.models.generation.generator import Job
from engine.models.vidi import attention as capped
from engine.models.vidi import attention_triton, kernels
from engine.models.vidi.formats import EIGHT, Format
from engine.models.vidi.kernels import Kernels
from engine.models.vidi.layout import PIECE, Layout
from engine.models.vidi.memory import Memory, Shown
from tests.benchmarks.understanding.sheet import Sheet
from tests.benchmarks.understanding.vidi_memory import Run

CARD = torch.device("cuda", 0)
TOKENS = 126000
LAYERS = 42
SHAPES = {"1.5-9B": (16, 8, 256, 50.0), "7B": (32, 8, 128, 0.0)}
ASKED = ((1, 1), (1, 20), (16, 1), (100, 1), (100, 20))
"""Questions side by side, and tokens of each."""
WAYS = {
    16: ((16, 32, 4, 2), (16, 32, 4, 3), (16, 64, 4, 2), (16, 64, 4, 3), (16, 64, 8, 3)),
    64: ((64, 32, 4, 3), (64, 64, 4, 2), (64, 64, 8, 2), (64, 32, 8, 3)),
    128: ((64, 64, 8, 2), (128, 64, 8, 2), (128, 32, 8, 3), (64, 64, 4, 2)),
}


def main() -> None:
    """Measure all of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tune", action="store_true")
    parser.add_argument("--steps", action="store_true", help="tokens of the whole model instead")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    sheet = Sheet(CARD, given.json)
    rate = copying()
    sheet.add("memory of the card, by copies", rate / 1e12, "TB/s")
    for name, shape in SHAPES.items():
        if not given.steps:
            sheet.part(name, lambda name=name, shape=shape: _shape(sheet, name, shape, rate))
    if given.tune:
        sheet.part("ways", lambda: _shape(sheet, "1.5-9B", SHAPES["1.5-9B"], rate, tune=True))
    if given.steps:
        with tempfile.TemporaryDirectory() as folder:
            sheet.part("steps", lambda: _steps(sheet, Path(folder), rate))


def copying() -> float:
    """Bytes a second that the card reads and writes while it copies."""
    one, other = torch.empty(2, 2**30, dtype=torch.uint8, device=CARD)
    return 2 * 2**30 / _seconds(lambda: one.copy_(other))


@torch.inference_mode()
def _steps(sheet: Sheet, folder: Path, rate: float) -> None:
    """Of the whole model, by graphs, over an hour that is on the card; and what a step is made of."""
    model = Run(sheet, folder, tiny=False, seconds=3600).model()
    decoder, generator = model._decoder, model.generator
    streams = []
    for tokens in (90000, 36000):
        writing = decoder.writing(tokens)
        for one in (*writing._keys, *writing._values):
            one.normal_()
        writing._done = [tokens] * len(decoder.layers)
        streams.append(writing.finished())
    shown = Shown.of(Memory(*streams))
    weights = sum(one.nbytes for one in model._loaded.model.model.layers.parameters())
    floor = (shown.memory.bytes + weights) / rate * 1e3
    sheet.add("memory and weights", (shown.memory.bytes + weights) / 1e9, "GB", floor=f"{floor:.1f} ms a token")
    for width in (1, 16, 100):
        jobs = [Job(model._prompts.find(f"a dog {number}", 3600.0), 24, frozenset()) for number in range(width)]
        with generator.over(still=True, room=width * 256):
            generator.forget()
            first = sheet.timed(lambda jobs=jobs: generator.answers(shown, jobs, lambda: None))
            again = sheet.timed(lambda jobs=jobs: generator.answers(shown, jobs, lambda: None), 2)
            short = [replace(job, most=8) for job in jobs]
            few = sheet.timed(lambda short=short: generator.answers(shown, short, lambda: None), 2)
            sheet.add(f"{width} answers of 24 tokens, first time", first, "s")
            sheet.add(f"{width} answers of 24 tokens, again", again, "s")
            sheet.add("  a token", (again - few) / 16 * 1e3, "ms", floor=f"{floor:.1f}")
            generator.graphs = False
            plain = sheet.timed(lambda jobs=jobs: generator.answers(shown, jobs, lambda: None), 2)
            sheet.add(f"{width} answers of 24 tokens, without graphs", plain, "s")
            generator.graphs = True
    for width in (1, 100):
        jobs = [Job(model._prompts.find(f"a dog {number}", 3600.0), 2, frozenset()) for number in range(width)]
        sheet.note(f"{width} questions are read and a token is decoded")
        with (
            generator.over(still=True, room=width * 256),
            torch.profiler.profile(activities=[torch.profiler.ProfilerActivity.CUDA]) as told,
        ):
            generator.answers(shown, jobs, lambda: None)
            torch.cuda.synchronize()
        print(told.key_averages().table(sort_by="device_time_total", row_limit=22, max_name_column_width=60), flush=True)


@torch.inference_mode()
def _shape(sheet: Sheet, name: str, shape: tuple[int, int, int, float], rate: float, *, tune: bool = False) -> None:
    heads, kv_heads, width, cap = shape
    coming = kernels.begun(CARD, torch.bfloat16, heads, kv_heads, width, cap)
    found = coming.result() if coming is not None else None
    if not isinstance(found, Kernels):
        sheet.note(f"{name}: kernels do not work here")
        return
    torch.manual_seed(0)
    key, value = torch.randn(2, 1, kv_heads, TOKENS, width, dtype=torch.bfloat16, device=CARD)
    scale = width**-0.5
    packed = {format_: _packed(format_, key, value) for format_ in EIGHT if format_ in found.narrow_formats}
    for batch, count in ASKED:
        query = torch.randn(batch, count, heads, width, dtype=torch.bfloat16, device=CARD).transpose(1, 2)
        asked = f"{name}, {batch} x {count} tokens"
        if tune:
            _tuned(sheet, asked, found, query, (key, value), (scale, cap), packed)
            continue
        floor = (key.nbytes + value.nbytes) / rate
        work = 4 * batch * count * heads * TOKENS * width
        seconds = _seconds(lambda query=query: found.shared(query, key, value, scale, cap, None))
        sheet.add(f"{asked}: a layer", seconds * 1e3, "ms", floor=f"of the memory's bytes {floor * 1e3:.3f}")
        sheet.add(f"{asked}: all {LAYERS} layers", seconds * 1e3 * LAYERS, f"ms, {work / seconds / 1e12:.0f} TFLOP/s")
        for format_, (data, layout) in packed.items():
            blocks = (0, len(layout.lengths))
            seconds = _seconds(
                lambda query=query, d=data, y=layout, b=blocks: found.narrow(query, d, y, b, scale, cap, None)
            )
            sheet.add(f"{asked}: a layer in {format_}", seconds * 1e3, "ms", floor=f"{floor * 5e2:.3f}")
        if batch * count <= 20 or not cap:
            own = (
                (lambda q: capped.shared(q, key, value, scale, cap))
                if cap
                else (lambda q: attention.shared(q, key, value, scale))
            )
            sheet.add(f"{asked}: by torch's operations", _seconds(lambda query=query, own=own: own(query)) * 1e3, "ms")


def _tuned(
    sheet: Sheet, asked: str, found: Kernels, query: Tensor, pair: tuple[Tensor, Tensor], form: tuple[float, float],
    packed: dict[Format, tuple[Tensor, Layout]],
) -> None:  # fmt: skip
    rows = query.shape[0] * query.shape[1] // pair[0].shape[1] * query.shape[2]
    kind = next((size for size in WAYS if rows <= size), 128)
    for way in WAYS[kind]:
        for rounds, bounded in ((2, True), (4, True), (8, True), (4, False)):
            with _divided(way, rounds, bounded=bounded):
                told = []
                works: list[Callable[[], object]] = [lambda: found.shared(query, *pair, *form, None)]
                works += [
                    lambda d=data, y=layout: found.narrow(query, d, y, (0, len(y.lengths)), *form, None)
                    for data, layout in list(packed.values())[:1]
                ]
                for work in works:
                    try:
                        told.append(f"{_seconds(work, 5) * 1e3:8.3f}")
                    except Exception as error:  # noqa: BLE001  not every way fits onto a card
                        told.append(f"{type(error).__name__:>8}")
                sheet.note(
                    f"{asked}: {way}, {rounds} rounds{'' if bounded else ', with the largest score'}: {' '.join(told)} ms"
                )


@contextmanager
def _divided(way: tuple[int, int, int, int], rounds: int, *, bounded: bool) -> Iterator[None]:
    before = attention_triton._SIZES, attention_triton._ROUNDS, attention_triton._BOUNDED
    attention_triton._SIZES, attention_triton._ROUNDS = (way,), rounds
    attention_triton._BOUNDED = before[2] if bounded else 0.0
    attention_triton._card.cache_clear()
    try:
        yield
    finally:
        attention_triton._SIZES, attention_triton._ROUNDS, attention_triton._BOUNDED = before
        attention_triton._card.cache_clear()


def _packed(format_: Format, key: Tensor, value: Tensor) -> tuple[Tensor, Layout]:
    layout = Layout.of(format_, key.dtype, key.shape[1], key.shape[3], TOKENS, PIECE)
    pieces = [(key[0, :, first : first + PIECE], value[0, :, first : first + PIECE]) for first in range(0, TOKENS, PIECE)]
    return torch.cat([layout.packed(*piece) for piece in pieces]), layout


def _seconds(work: Callable[[], object], rounds: int = 20) -> float:
    """Of the card, for one of so many in a row."""
    work()
    first, last = torch.cuda.Event(enable_timing=True), torch.cuda.Event(enable_timing=True)
    first.record()
    for _ in range(rounds):
        work()
    last.record()
    torch.cuda.synchronize()
    return first.elapsed_time(last) / 1e3 / rounds


if __name__ == "__main__":
    main()
