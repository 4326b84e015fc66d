"""The kernels for footage beside torch's own operations, on the processor: `python -m tests.engine.models.vidi.interpreted`.

A process of its own, with TRITON_INTERPRET set before Triton is imported. Prints by name the largest difference of what was
computed in float32, as JSON.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from engine.models.checkpoint import open_checkpoint
from engine.models.generation.decoder import Step
from engine.models.vidi import architecture, attention, attention_triton, layers_triton
from engine.models.vidi.decoder import Attending
from engine.models.vidi.formats import EIGHT, Format
from engine.models.vidi.kernels import Kernels
from engine.models.vidi.layout import Layout, Run
from engine.models.vidi.memory import Memory, Shown, Whole
from engine.models.vidi.stored import Stored
from tests.support.golden import golden_folder

SHAPES = ((1, 4, 2, 1, 300, 32), (3, 4, 2, 5, 333, 16), (2, 8, 8, 3, 70, 64))
"""(batch, heads, kv_heads, n, m, width)."""
SCALE, CAP = 0.3, 5.0
BLOCK = 100
"""Tokens that share scales."""
SMALL = {
    "hidden_size": 128,
    "num_hidden_layers": 3,
    "num_attention_heads": 4,
    "num_key_value_heads": 2,
    "head_dim": 32,
    "intermediate_size": 256,
    "query_pre_attn_scalar": 32,
}
"""A decoder's, by the fields of its configuration."""


def main() -> None:
    """Print all of them."""
    torch.manual_seed(0)
    print(json.dumps(dict([*_footage(), *_layers(), *_decoders()])))


def _footage() -> Iterator[tuple[str, float]]:
    for batch, heads, kv_heads, count, length, width in SHAPES:
        query = torch.randn(batch, count, heads, width).transpose(1, 2) * 3
        key, value = torch.randn(2, 1, kv_heads, length, width)
        name = f"{batch}x{count}x{heads}/{kv_heads} over {length}x{width}"
        wanted = attention.shared(query, key, value, SCALE, CAP)
        yield name, _apart(attention_triton.shared(query, key, value, SCALE, CAP), wanted)
        plain = functional.scaled_dot_product_attention(query, key, value, scale=SCALE, enable_gqa=True)
        yield f"{name}, no cap", float((attention_triton.shared(query, key, value, SCALE)[0] - plain).abs().max())
        first = attention_triton.shared(query, key[:, :, :33], value[:, :, :33], SCALE, CAP)
        joined = attention_triton.shared(query, key[:, :, 33:], value[:, :, 33:], SCALE, CAP, first)
        yield f"{name}, joined", _apart(joined, wanted)
        for format_ in EIGHT:
            layout = Layout.of(format_, torch.float32, kv_heads, width, length, BLOCK, BLOCK)
            pieces = [
                (key[0, :, first : first + BLOCK], value[0, :, first : first + BLOCK]) for first in range(0, length, BLOCK)
            ]
            data = torch.cat([layout.packed(*piece) for piece in pieces])
            opened = attention.shared(query, *_opened(data, layout), SCALE, CAP)
            every = (0, len(layout.lengths))
            yield f"{name}, {format_}", _apart(attention_triton.narrow(query, data, layout, every, SCALE, CAP), opened)
            if len(layout.lengths) > 1:
                split = layout.starts[1]
                one = attention_triton.narrow(query, data[:split], layout, (0, 1), SCALE, CAP)
                both = attention_triton.narrow(query, data[split:], layout, (1, every[1]), SCALE, CAP, one)
                yield f"{name}, {format_}, joined", _apart(both, opened)
    kept = Kernels(frozenset(EIGHT))
    uneven = Layout("int8", torch.float32, kv_heads, width, (10, 33, 17), 60)
    pieces = [(key[0, :, first:last], value[0, :, first:last]) for first, last in ((0, 10), (10, 43), (43, 60))]
    data = torch.cat([uneven.packed(*piece) for piece in pieces])
    opened = attention.shared(query, *_opened(data, uneven), SCALE, CAP)
    yield "blocks of all lengths", _apart(kept.narrow(query, data, uneven, (0, 3), SCALE, CAP, None), opened)


def _layers() -> Iterator[tuple[str, float]]:
    hidden, delta = torch.randn(2, 3, 2, 100)
    behind, before = torch.randn(2, 100)
    total, normed = layers_triton.between(hidden, delta, behind, before, 1e-6)
    exact = hidden + _norm(delta, behind)
    yield "between", max(float((total - exact).abs().max()), float((normed - _norm(exact, before)).abs().max()))
    alone = layers_triton.between(hidden, None, None, before, 1e-6)
    yield "a norm", max(float((alone[0] - hidden).abs().max()), float((alone[1] - _norm(hidden, before)).abs().max()))
    both = torch.randn(3, 2, 2200) * 3
    first, second = both.chunk(2, -1)
    gated = functional.gelu(first, approximate="tanh") * second
    yield "gate", float((layers_triton.gate(both) - gated).abs().max())
    query = torch.randn(3, 1, 8, 32) * 3
    key, value = torch.randn(2, 3, 4, 70, 32)
    starts = torch.tensor([0, 40, 69])
    others = list(torch.randn(2, 3, 8, 1, 32))
    own = attention.masked(query.transpose(1, 2), key, value, starts + 1, SCALE, CAP)
    for number in range(3):
        exact = sum(others[:number], own).transpose(1, 2)
        found = layers_triton.own(query, key, value, starts, others[:number], SCALE, CAP)
        yield f"own text and {number} others", float((found - exact).abs().max())


def _decoders() -> Iterator[tuple[str, float]]:
    with TemporaryDirectory() as folder:
        for family in ("vidi1_5_9b", "vidi_7b"):
            decoder = Attending(small(family, Path(folder) / family, torch.float32, torch.device("cpu")))
            memory = watched(decoder, 70)
            wanted = decoded(decoder, memory)
            for formats in (frozenset(EIGHT), frozenset[Format]()):
                decoder._compiling = Future()
                decoder._compiling.set_result(Kernels(formats))
                found = decoded(decoder, memory)
                for name, one, other in zip(("read", "gone on", "several more"), found, wanted, strict=True):
                    how = "as it is kept" if formats else "made wide"
                    yield f"{family}, {name}, {how}", float((one - other).norm() / other.norm())


def small(family: str, folder: Path, dtype: torch.dtype, device: torch.device) -> Any:
    """A model of the family whose heads are of a width that the kernels take, with random weights."""
    shutil.copytree(golden_folder(family) / "checkpoint", folder, copy_function=shutil.copyfile)
    checkpoint = open_checkpoint(folder)
    known = {name: value for name, value in SMALL.items() if name in checkpoint.config}
    torch.manual_seed(1)
    with device:
        made = architecture.empty(replace(checkpoint, config={**checkpoint.config, **known}), dtype).eval()
    made.tie_weights()
    made.requires_grad_(requires_grad=False)
    return made


def watched(decoder: Attending, tokens: int) -> Memory:
    """Of noise; sound in the format that is computed in, pictures in 8 bits."""
    like: Any = {"dtype": decoder.dtype, "device": decoder.device}
    pairs = torch.randn(len(decoder.layers), 2, 2, 1, decoder.kv_heads, tokens, decoder.width, **like).unbind()
    layout = Layout.of("int8", decoder.dtype, decoder.kv_heads, decoder.width, tokens, 32, 32)
    here: dict[int, Tensor] = {}
    for number, (seen, _) in enumerate(pairs):
        pieces = seen[:, 0].split(32, 2)
        here[number] = torch.cat([layout.packed(keys, values) for keys, values in pieces])
    pictures = Stored(layout, len(pairs), here, None, decoder.device, (0.0, 0.0))
    keys, values = zip(*(heard.unbind() for _, heard in pairs), strict=True)
    return Memory(pictures, Whole(keys, values))


@torch.inference_mode()
def decoded(decoder: Attending, memory: Memory) -> list[Tensor]:
    """Logits after two questions of six tokens, after one token more, and after three more at once, which begin at another
    place in each row."""
    ids = torch.arange(2, 14, device=decoder.device).view(2, 6)
    rows = decoder.slots(2, 32)
    for tensor in (*rows.keys, *rows.values):
        tensor.zero_()
    shown = Shown.of(memory)
    zeros = torch.zeros(2, dtype=torch.int64, device=decoder.device)
    positions = torch.arange(6, device=decoder.device).expand(2, -1)
    read = decoder.run(decoder.embed(ids), Step(*decoder.waves(positions), shown, 0, rows, zeros))
    step = Step(*decoder.waves(positions[:, :1] + 6), shown, 0, rows, zeros + 6)
    after = decoder.run(decoder.embed(ids[:, :1]), step)
    starts = torch.tensor([7, 4], device=decoder.device)
    waves = decoder.waves(starts[:, None] + positions[:, :3])
    several = decoder.run(decoder.embed(ids[:, 1:4]), Step(*waves, shown, 0, rows, starts, further=True))
    return [decoder.logits(read), decoder.logits(after), decoder.logits(several)]


def _norm(values: Tensor, weight: Tensor) -> Tensor:
    return functional.rms_norm(values, values.shape[-1:], 1 + weight, 1e-6)


def _opened(data: Tensor, layout: Layout) -> tuple[Tensor, Tensor]:
    keys, values = [], []
    for number, length in enumerate(layout.lengths):
        start, stop = layout.starts[number : number + 2]
        key, value = layout.opened(data[start:stop], Run(number, number + 1, 0, length, start, stop))
        keys.append(key)
        values.append(value)
    return torch.cat(keys, 2), torch.cat(values, 2)


def _apart(found: tuple[Tensor, Tensor], wanted: tuple[Tensor, Tensor]) -> float:
    return max(float((one - other).abs().max()) for one, other in zip(found, wanted, strict=True))


if __name__ == "__main__":
    main()
