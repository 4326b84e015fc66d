"""What is measured of models, and the card that it is measured on."""

from __future__ import annotations

import gc
import json
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

from tests.support.questions import NEW, question  # noqa: E402

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
