"""How fast a checkpoint of 8 B parameters comes onto the card, against plain reading of the same files."""

from __future__ import annotations

import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from engine.models import budget, loader
from engine.models.budget import Choice, Plan
from engine.models.checkpoint import Checkpoint
from tests.benchmarks.models.bench import Bench, checkpoint, clean, configuration, torch
from tests.support.questions import random_model


def loading(bench: Bench) -> None:
    """How fast a checkpoint of 8 B parameters comes onto the card, from the disk and from the system's cache."""
    found = write_checkpoint(bench, "qwen3-vl-8b")
    size = sum(path.stat().st_size for path in found.weights)
    need = budget.need(found.config, "bf16", Plan())
    choice = Choice(setting="bf16", need=need, reason="", device=str(bench.device))

    def load() -> float:
        clean(bench.device)
        start = time.perf_counter()
        model = loader.load_model(found, choice)
        taken = time.perf_counter() - start
        del model
        return taken

    load()  # what is done once a process: imports, page-locked memory
    for state in ("disk", "cache"):
        rates = {}
        for threads in (1, 6):
            if state == "disk":
                forget(found.weights)
            rates[threads] = plain_read(found.weights, threads)
            bench.figure(f"plain read, {state}, {threads} threads, GB/s", rates[threads] / 1e9)
        if state == "disk":
            forget(found.weights)
        taken = min(load() for _ in range(1 if state == "disk" else 2))
        bench.figure(f"load from {state}, seconds", taken)
        bench.figure(f"load from {state}, GB/s", size / taken / 1e9)
        bench.figure(f"load from {state}, share of the plain read by one thread", size / taken / rates[1])
        bench.figure(f"load from {state}, share of the plain read by six", size / taken / rates[6])


def write_checkpoint(bench: Bench, name: str) -> Checkpoint:
    """A random checkpoint of full size on the disk, in files of 4 GB."""
    from safetensors.torch import save_file

    config = configuration(bench, name)
    folder = bench.folder / name
    found = checkpoint(config, folder)
    if found.weights:
        return found
    start = time.perf_counter()
    need = budget.need(config, "bf16", Plan())
    model = random_model(found, Choice(setting="bf16", need=need, reason="", device=str(bench.device)))
    part: dict[str, torch.Tensor] = {}
    number = 0
    for key, value in model.state_dict().items():
        part[key] = value.contiguous().cpu()
        if sum(tensor.nbytes for tensor in part.values()) > 4e9:
            save_file(part, folder / f"model-{number:05}.safetensors", {"format": "pt"})
            part, number = {}, number + 1
    save_file(part, folder / f"model-{number:05}.safetensors", {"format": "pt"})
    del model, part
    clean(bench.device)
    os.sync()
    found = checkpoint(config, folder)
    bench.figure("checkpoint, GB", sum(path.stat().st_size for path in found.weights) / 1e9)
    bench.figure("writing it, seconds", time.perf_counter() - start)
    return found


def forget(files: tuple[Path, ...]) -> None:
    """Drop the system's cache of these files."""
    os.sync()
    for path in files:
        descriptor = os.open(path, os.O_RDONLY)
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(descriptor)


def plain_read(files: tuple[Path, ...], threads: int) -> float:
    """Bytes a second of reading files from end to end, each thread its own stretches, and doing nothing with them."""
    block = 16 * 2**20
    stretches = [(path, at) for path in files for at in range(0, path.stat().st_size, 8 * block)]

    def some(stretch: tuple[Path, int]) -> int:
        path, at = stretch
        buffer, got = bytearray(block), 0
        descriptor = os.open(path, os.O_RDONLY)
        for step in range(8):
            got += os.preadv(descriptor, [buffer], at + step * block)
        os.close(descriptor)
        return got

    start = time.perf_counter()
    with ThreadPoolExecutor(threads) as pool:
        total = sum(pool.map(some, stretches))
    return total / (time.perf_counter() - start)
