"""Whether parts are right, and how quick the kernels below them are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from engine.models.generation import attention, kernels
from engine.models.generation.generator import Job
from engine.models.generation.reading import read_prefix
from engine.models.native.model import NativeModel
from tests.benchmarks.understanding import full_size
from tests.benchmarks.understanding.sheet import Sheet


def apart(found: Tensor, exact: Tensor) -> float:
    """Relative distance."""
    return float((found.double() - exact.double()).norm() / exact.double().norm())


@torch.inference_mode()
def right(sheet: Sheet, model: NativeModel, transformers_model: Any) -> None:
    """Logits and tokens of our loop against those of transformers in the same format; bf16 allows some hundredths."""
    decoder = model._decoder
    ids = torch.randint(0, 500, (1, 1500), device=sheet.device)
    exact = transformers_model(input_ids=ids, logits_to_keep=1).logits[0, -1].float()
    prefix = read_prefix(decoder, ids[0, :1400].tolist(), torch.arange(1400), None, lambda _: None, chunk=512)
    question = tuple(ids[0, 1400:].tolist())
    logits = model.generator.first_logits(prefix, [question], lambda: None)[0]
    sheet.add("logits: distance from transformers", apart(logits, exact), "")
    single = model.generator.answers(prefix, [Job(question, 24, frozenset())], lambda: None)[0].tokens
    cut = tuple(ids[0, 1400:1433].tolist())
    many = model.generator.answers(prefix, [Job(question, 24, frozenset()), Job(cut, 24, frozenset())], lambda: None)
    eager = model.generator.graphs
    model.generator.graphs = False
    without = model.generator.answers(prefix, [Job(question, 24, frozenset())], lambda: None)[0].tokens
    model.generator.graphs = eager
    sheet.add("answer: same with and without graph (24 tokens)", sum(map(int.__eq__, single, without)), "tokens")
    sheet.add("answer: same alone and in a batch (24 tokens)", sum(map(int.__eq__, single, many[0].tokens)), "tokens")
    own = transformers_model.generate(
        input_ids=ids, attention_mask=torch.ones_like(ids), max_new_tokens=24, do_sample=False, eos_token_id=None
    )[0, 1500:].tolist()
    sheet.add("answer: same as transformers' generate (24 tokens)", sum(map(int.__eq__, single, own)), "tokens")
    sheet.note(f"fused kernels: {kernels.fused(sheet.device) is not None}")


@torch.inference_mode()
def exact(sheet: Sheet, size: str, folder: Path) -> None:
    """How far our logits and those of transformers in bf16 are from those in float32."""
    checkpoint, plain = full_size.made(size, folder, sheet.device)
    ids = torch.randint(0, 500, (1, 3000), device=sheet.device)
    theirs = plain(input_ids=ids, logits_to_keep=1).logits[0, -1].float()
    model = NativeModel(size, checkpoint, full_size.loaded(checkpoint, plain, 8192, sheet.device), worth=lambda *_: False)
    prefix = read_prefix(model._decoder, ids[0, :2900].tolist(), torch.arange(2900), None, lambda _: None, chunk=1300)
    ours = model.generator.first_logits(prefix, [ids[0, 2900:].tolist()], lambda: None)[0]
    head = [Job(tuple(ids[0, 2900:].tolist()), 9, frozenset())]
    said = model.generator.answers(prefix, head, lambda: None)[0].tokens
    last = model.generator._batch._logits
    model.forget()
    whole = plain.float()
    right = whole(input_ids=ids, logits_to_keep=1).logits[0, -1].float()
    sheet.add("logits in bf16: distance of ours from float32", apart(ours, right), "", plain=apart(theirs, right))
    if last is not None:
        more = torch.tensor([said[:8]], device=sheet.device)
        right = whole(input_ids=torch.cat([ids, more], dim=1), logits_to_keep=1).logits[0, -1].float()
        sheet.add("the same after a graph's steps", apart(last[0], right), "")


@torch.inference_mode()
def attentions(sheet: Sheet) -> None:
    """Which attention is quicker for a chunk of 8,192 queries over 65,536 keys, and for a step of decoding."""
    options: dict[str, Any] = {"dtype": torch.bfloat16, "device": sheet.device}
    key = torch.randn(1, 8, 65536, 128, **options)
    value = torch.randn(1, 8, 65536, 128, **options)
    long, short = torch.randn(1, 32, 8192, 128, **options), torch.randn(1, 8, 64, 128, **options)
    ops = torch.ops.aten
    work = 4 * 8192 * 65536 * 128 * 32 / 1e12
    wide = attention._spread(key, 4), attention._spread(value, 4)
    tries: dict[str, Callable[[], Any]] = {
        "flash": lambda: ops._scaled_dot_product_flash_attention(long, key, value, 0.0, False, False),
        "cudnn spread": lambda: ops._scaled_dot_product_cudnn_attention(long, *wide, None, True, 0.0, False, False),
        "cudnn grouped": lambda: ops._scaled_dot_product_cudnn_attention(long, key, value, None, True, 0.0, False, False),
    }
    for name, attempt in tries.items():
        try:
            attempt()
            sheet.add(f"attention, 8,192 over 65,536: {name}", work / sheet.timed(attempt, 3), "TFLOP/s")
        except RuntimeError as error:
            sheet.note(f"{name}: {str(error).splitlines()[0][:150]}")
    sizes = 2 * key.nbytes / 1e9
    for rows in (4, 64):
        queries = short[:, :, :rows]

        def step(queries: Tensor = queries) -> object:
            return ops._scaled_dot_product_flash_attention(queries, key, value, 0.0, False, False)

        step()
        sheet.add(f"attention, step of {rows} queries over 65,536: flash", sizes / sheet.timed(step, 5), "GB/s")
    left = torch.randn(8192, 4096, **options)
    right = torch.randn(24576, 4096, **options)
    torch.nn.functional.linear(left, right)
    seconds = sheet.timed(lambda: torch.nn.functional.linear(left, right), 3)
    sheet.add("matrices, 8,192x4,096x24,576", 2 * 8192 * 4096 * 24576 / seconds / 1e12, "TFLOP/s")


@torch.inference_mode()
def step_profile(sheet: Sheet, work: Callable[[], object], rows: int = 14) -> None:
    """The kernels that a piece of work takes longest for."""
    from torch.profiler import ProfilerActivity, profile

    with profile(activities=[ProfilerActivity.CUDA, ProfilerActivity.CPU]) as kept:
        work()
        torch.cuda.synchronize()
    table = kept.key_averages().table(sort_by="self_cuda_time_total", row_limit=rows, max_name_column_width=70)
    lines = [line for line in table.splitlines() if line and not line.startswith("-")]
    sheet.note("kernels:")
    for line in lines[1 : rows + 1]:
        print("   ", line[:72], *line[72:].split()[-5:], flush=True)
