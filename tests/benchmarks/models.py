"""Predicted against measured memory of models at full size, and how fast a checkpoint is loaded: wants an NVIDIA card.

    python -m tests.benchmarks.models --folder DISK [--json FILE] [--only memory|loading|settings] [--model NAME] [--tiny]

Weights are random, configurations are the published ones. `--tiny` shrinks everything and does without a card, to try the
benchmark itself.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from engine.models import budget, families, loader
from engine.models.budget import Choice, Plan, Setting
from engine.models.checkpoint import Checkpoint
from engine.models.memory import MemoryState
from tests.support import published

loader.prepare()

import torch  # noqa: E402 - the allocator's settings come first

from tests.support.questions import NEW, question, random_model, words  # noqa: E402

GIB = 2**30


@dataclass
class Case:
    """One measurement, bytes."""

    model: str
    setting: str
    cap: float | None
    plan: dict[str, int]
    predicted: int = 0
    measured: int = 0
    allocated: int = 0
    reserved: int = 0
    context: int = 0
    need: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    failed: str = ""

    def line(self) -> str:
        """For the terminal."""
        cap = f"{self.cap:g} GB" if self.cap else "-"
        off = (self.predicted / self.measured - 1) * 100 if self.measured else float("nan")
        inner = self.predicted - budget.CONTEXT
        alone = (inner / self.allocated - 1) * 100 if self.allocated else float("nan")
        shown = " ".join(f"{name} {value:.3f}" for name, value in self.seconds.items())
        return (
            f"{self.model:22} {self.setting:8} cap {cap:6} predicted {self.predicted / GIB:6.2f} measured "
            f"{self.measured / GIB:6.2f} ({off:+5.1f}%; allocated {self.allocated / GIB:6.2f}, {alone:+5.1f}%; reserved "
            f"{self.reserved / GIB:6.2f}) {shown} {self.failed}"
        )


class Bench:
    """What was measured so far, and the card it was measured on."""

    def __init__(self, folder: Path, tiny: bool, only: frozenset[str] = frozenset()) -> None:
        self.folder, self.tiny, self.only = folder, tiny, only
        self.cases: list[Case] = []
        self.figures: dict[str, Any] = {"torch": torch.__version__}
        self.device = torch.device("cpu" if tiny else "cuda:0")
        self.context = 0
        if not tiny:
            torch.ones(64, 64, device=self.device, dtype=torch.bfloat16).matmul(
                torch.ones(64, 64, device=self.device).bfloat16()
            )
            self.figures["card"] = torch.cuda.get_device_name()
        import transformers

        self.figures["transformers"] = transformers.__version__

    def figure(self, name: str, value: Any) -> None:
        """Keep and print one."""
        self.figures[name] = value
        print(f"{name}: {value}", flush=True)

    def limit(self, cap: float | None) -> None:
        """Let the allocator give no more than a card of `cap` GiB would."""
        if not self.tiny:
            total = torch.cuda.mem_get_info()[1]
            share = 1.0 if cap is None else (cap * GIB - self.measured_context()) / total
            torch.cuda.set_per_process_memory_fraction(min(1.0, share))

    def measured_context(self) -> int:
        """Bytes of the card that are in use and not the allocator's."""
        free, total = torch.cuda.mem_get_info()
        return total - free - torch.cuda.memory_reserved()

    def memory(self, cap: float | None) -> MemoryState:
        """As a card of `cap` GiB would tell."""
        if self.tiny:
            size = int((cap or 64) * GIB)
            return MemoryState(device="cpu", total=size, free=size, ram_total=64 * GIB, ram_free=64 * GIB)
        total = torch.cuda.mem_get_info()[1]
        size = int(cap * GIB) if cap else total
        return MemoryState(
            device="cuda:0",
            total=size,
            free=size,
            ram_total=100 * GIB,
            ram_free=100 * GIB,
            compute=torch.cuda.get_device_capability(),
        )

    def run(self, case: Case, model: Callable[[], Any], work: Callable[[Any, Case], None]) -> None:
        """Measure one case; what it holds is let go afterwards."""
        clean(self.device)
        held: list[Any] = []
        try:
            self.limit(case.cap)
            held.append(model())
            with torch.no_grad():
                work(held[0], case)
        except Exception as error:  # noqa: BLE001 - the other cases go on
            case.failed = f"{type(error).__name__}: {str(error)[:300]}"
            if not isinstance(error, torch.OutOfMemoryError):
                traceback.print_exc(limit=-6)
        if not self.tiny:
            torch.cuda.synchronize()
            case.allocated = torch.cuda.max_memory_allocated()
            case.reserved = torch.cuda.max_memory_reserved()
            case.context = self.measured_context()
            case.measured = case.reserved + case.context
        held.clear()
        self.limit(None)
        self.cases.append(case)
        print(case.line(), flush=True)
        clean(self.device)

    def write(self, path: Path) -> None:
        """Everything, as JSON."""
        path.write_text(json.dumps({"figures": self.figures, "cases": [asdict(case) for case in self.cases]}, indent=1))


def clean(device: torch.device) -> None:
    """Nothing of earlier cases is left, and peaks count from now."""
    gc.collect()
    if device.type == "cuda":
        torch.cuda.synchronize()
        torch.cuda.empty_cache()
        torch.cuda.reset_peak_memory_stats()


TINY = {
    "qwen3-vl-8b": "qwen3-vl",
    "qwen2.5-vl-7b": "qwen2.5-vl",
    "qwen2-vl-7b": "qwen2-vl",
    "internvl3-8b": "internvl",
    "qwen3-8b": "qwen3",
    "siglip2-so400m-naflex": "siglip2",
    "siglip2-so400m-384": "siglip",
    "whisper-large-v3": "whisper",
}


def configuration(bench: Bench, name: str) -> dict[str, Any]:
    """The published one, or a small one of the same architecture."""
    if not bench.tiny:
        return published.FULL_SIZE[name]
    from tests.support.tiny_checkpoints import BUILDERS

    folder = bench.folder / "tiny" / name
    folder.mkdir(parents=True, exist_ok=True)
    return BUILDERS[TINY[name]](folder)


def checkpoint(config: dict[str, Any], folder: Path) -> Checkpoint:
    """A folder with nothing but the configuration."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.json").write_text(json.dumps(config))
    return Checkpoint(folder, config, families.model_type(config), tuple(sorted(folder.glob("*.safetensors"))))


def answer(config: dict[str, Any], plan: Plan, size: tuple[int, int], device: torch.device) -> Callable[[Any, Case], None]:
    """Ask once and answer a few tokens."""

    def work(model: Any, case: Case) -> None:
        inputs = question(config, plan, size, device)
        start = time.perf_counter()
        model.generate(**inputs, max_new_tokens=NEW, min_new_tokens=NEW, do_sample=False, pad_token_id=0)
        if device.type == "cuda":
            torch.cuda.synchronize()
        case.seconds["ask"] = time.perf_counter() - start

    return work


def look(config: dict[str, Any], plan: Plan, device: torch.device) -> Callable[[Any, Case], None]:
    """Embed pictures."""

    def work(model: Any, case: Case) -> None:
        own = config["vision_config"]
        if config["model_type"] == "siglip2":
            side = int(own["num_patches"] ** 0.5)
            shape = (plan.frames, own["num_patches"], 3 * own["patch_size"] ** 2)
            inputs = {
                "pixel_values": torch.randn(shape, device=device, dtype=model.dtype),
                "pixel_attention_mask": torch.ones(shape[:2], dtype=torch.int32, device=device),
                "spatial_shapes": torch.tensor([[side, side]] * plan.frames, device=device),
            }
        else:
            shape = (plan.frames, 3, own["image_size"], own["image_size"])
            inputs = {"pixel_values": torch.randn(shape, device=device, dtype=model.dtype)}
        model.get_image_features(**inputs)
        texts = torch.randint(5, 300, (plan.batch, config["text_config"]["max_position_embeddings"]), device=device)
        model.get_text_features(input_ids=texts)
        case.seconds["look"] = 0.0

    return work


def listen(config: dict[str, Any], plan: Plan, device: torch.device) -> Callable[[Any, Case], None]:
    """Transcribe windows of sound, a few words."""

    def work(model: Any, case: Case) -> None:
        sound = torch.randn(plan.batch, config["num_mel_bins"], 3000, device=device, dtype=model.dtype)
        heard = model.get_encoder()(sound)
        numbers = torch.full((plan.batch, 4), 5, device=device)
        past = None
        for _ in range(min(plan.tokens, 440) if device.type == "cuda" else 4):
            out = model(decoder_input_ids=numbers, encoder_outputs=heard, past_key_values=past, use_cache=True)
            past, numbers = out.past_key_values, out.logits[:, -1:].argmax(-1)
        case.seconds["listen"] = 0.0

    return work


def predict(bench: Bench, name: str, config: dict[str, Any], plan: Plan, cap: float | None, setting: Setting | None) -> Any:
    """(case, choice) for a model; with a cap the setting is chosen as the program would."""
    allowed = (setting,) if setting else budget.SETTINGS
    if bench.tiny:
        wanted = budget.need(config, setting or "bf16", plan)
        choice = Choice(setting=setting or "bf16", need=wanted, reason="", device="cpu", resident_layers=1)
    else:
        choice = budget.choose(config, plan, bench.memory(cap), allowed=allowed)
        print(f"  {name}: {choice.reason}", flush=True)
    numbers = {"tokens": plan.tokens, "frames": plan.frames, "pixels": plan.pixels, "batch": plan.batch}
    need = {key: getattr(choice.need, key) for key in choice.need.__struct_fields__}
    return Case(name, choice.setting, cap, numbers, predicted=choice.need.total, need=need), choice


def memory(bench: Bench) -> None:
    """Predicted against measured peak, model by model, and under caps."""
    small = bench.tiny
    frames, side = (4, 224) if small else (32, 448)
    medium = Plan(tokens=256 if small else 768, frames=frames, pixels=side * side)
    long = Plan(tokens=256 if small else 1024, frames=4 if small else 128, pixels=224 * 224 if small else 448 * 672)
    wide = (224, 224) if small else (448, 672)
    cases: list[tuple[str, Plan, tuple[int, int], float | None, Setting | None]] = [
        ("qwen3-vl-8b", medium, (side, side), None, "bf16"),
        ("qwen3-vl-8b", long, wide, None, "bf16"),
        ("qwen2.5-vl-7b", medium, (side, side), None, "bf16"),
        ("qwen2.5-vl-7b", long, wide, None, "bf16"),
        ("qwen2-vl-7b", medium, (side, side), None, "bf16"),
        ("internvl3-8b", medium, (side, side), None, "bf16"),
        ("qwen3-8b", Plan(tokens=64 if small else 24000), (0, 0), None, "bf16"),
    ]
    cases += [
        (name, medium, (side, side), cap, None)
        for name in ("qwen3-vl-8b", "qwen2.5-vl-7b", "internvl3-8b")
        for cap in ((8.0,) if small else (8.0, 12.0, 16.0, 24.0))
    ]
    cases += [("qwen3-vl-8b", medium, (side, side), cap, "int8") for cap in (12.0,)]
    for name, plan, size, cap, setting in cases:
        if bench.only and name not in bench.only:
            continue
        config = configuration(bench, name)
        found = checkpoint(config, bench.folder / "configs" / name)
        case, choice = predict(bench, name, config, plan, cap, setting)
        bench.run(case, lambda f=found, c=choice: random_model(f, c), answer(config, plan, size, bench.device))
    for name, plan in (
        ("siglip2-so400m-naflex", Plan(tokens=64, frames=2 if small else 64)),
        ("siglip2-so400m-384", Plan(tokens=64, frames=2 if small else 64)),
        ("whisper-large-v3", Plan(tokens=440, batch=1)),
        ("whisper-large-v3", Plan(tokens=440, batch=1 if small else 16)),
    ):
        if bench.only and name not in bench.only:
            continue
        config = configuration(bench, name)
        found = checkpoint(config, bench.folder / "configs" / name)
        act = listen if name.startswith("whisper") else look
        for cap in (None, 8.0) if plan.frames else (None,):
            case, choice = predict(bench, name, config, plan, cap, "bf16")
            bench.run(case, lambda f=found, c=choice: random_model(f, c), act(config, plan, bench.device))


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
    from concurrent.futures import ThreadPoolExecutor

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


def settings(bench: Bench) -> None:
    """The real loader in every setting under its cap: memory, speed, and how far answers move from bf16's."""
    found = write_checkpoint(bench, "qwen3-vl-8b")
    config = found.config
    plan = Plan(tokens=256, frames=0) if bench.tiny else Plan(tokens=768, frames=32, pixels=448 * 448)
    numbers = words(config, 256)[None].to(bench.device)
    reference: list[torch.Tensor] = []
    order: tuple[tuple[Setting, float], ...] = (("bf16", 24), ("fp8", 12), ("int8", 12), ("nf4", 8), ("offload", 12))
    for setting, cap in order:
        case, choice = predict(bench, "qwen3-vl-8b, loaded", config, plan, cap, setting)
        start = [0.0]

        def model(choice: Choice = choice, start: list[float] = start) -> Any:
            start[0] = time.perf_counter()
            loaded = loader.load_model(found, choice)
            start[0] = time.perf_counter() - start[0]
            return loaded

        def work(model: Any, case: Case, start: list[float] = start) -> None:
            case.seconds["load"] = start[0]
            answer(config, plan, (448, 448), bench.device)(model, case)
            logits = model(input_ids=numbers).logits.float()
            if not reference:
                reference.append(logits)
            off = (logits - reference[0]).norm() / reference[0].norm()
            case.seconds["error"] = float(off)
            del logits
            if bench.tiny:
                return
            given = {"min_new_tokens": 1, "do_sample": False, "pad_token_id": 0}
            for count in (1, 25):
                torch.cuda.synchronize()
                begin = time.perf_counter()
                model.generate(input_ids=numbers, max_new_tokens=count, **{**given, "min_new_tokens": count})
                torch.cuda.synchronize()
                case.seconds[f"{count} tokens"] = time.perf_counter() - begin
            case.seconds["tokens/s"] = 24 / (case.seconds["25 tokens"] - case.seconds["1 tokens"])

        bench.run(case, model, work)
    if not bench.tiny:
        _retry(bench, found)


def _retry(bench: Bench, found: Checkpoint) -> None:
    """A question that takes more than was planned runs out of memory in bf16, and is answered in 8 bits."""
    from engine.models.residency import Residency

    cap = 22.0
    planned = Plan(tokens=768, frames=8, pixels=448 * 448)
    asked = Plan(tokens=1024, frames=160, pixels=448 * 672)
    bench.limit(cap)
    told: list[Any] = []
    keeper = Residency(measure=lambda _device: bench.memory(cap), report=told.append)

    def work(loaded: loader.Loaded) -> str:
        with torch.no_grad():
            inputs = question(found.config, asked, (448, 672), bench.device)
            loaded.model.generate(**inputs, max_new_tokens=NEW, min_new_tokens=NEW, do_sample=False, pad_token_id=0)
        return loaded.choice.setting

    try:
        bench.figure("a question too large for bf16 was answered in", keeper.run(found, planned, work))
    except Exception as error:  # noqa: BLE001 - a figure like others
        bench.figure("a question too large for bf16 failed", str(error)[:300])
    bench.figure("memory reports", [f"{one.setting} {one.predicted / GIB:.2f} {one.used / GIB:.2f}" for one in told])
    keeper.drop()
    bench.limit(None)


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True, help="where checkpoints are written; 18 GB")
    parser.add_argument("--json", type=Path, help="where all figures go")
    parser.add_argument("--only", action="append", choices=("memory", "loading", "settings"))
    parser.add_argument("--model", action="append", default=[], help="whose memory is measured; all by default")
    parser.add_argument("--tiny", action="store_true", help="small and without a card")
    given = parser.parse_args()
    bench = Bench(given.folder, given.tiny, frozenset(given.model))
    for name, part in (("memory", memory), ("loading", loading), ("settings", settings)):
        if given.only and name not in given.only:
            continue
        start = time.perf_counter()
        try:
            part(bench)
        except Exception:  # noqa: BLE001 - the other parts go on
            traceback.print_exc()
        bench.figure(f"{name}, seconds", time.perf_counter() - start)
        if given.json:
            bench.write(given.json)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
