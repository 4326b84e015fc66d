"""The real loader in every setting: memory, speed, and how far answers move from bf16's."""

from __future__ import annotations

import time
from typing import Any

from engine.models import loader
from engine.models.budget import Choice, Plan, Setting
from engine.models.checkpoint import Checkpoint
from engine.models.residency import Residency
from tests.benchmarks.models.bench import GIB, Bench, Case, answer, predict, torch
from tests.benchmarks.models.loading import write_checkpoint
from tests.support.questions import NEW, question, words


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
            if not bench.tiny:
                bench.figure(f"{choice.setting}: most held while loading, GB", torch.cuda.max_memory_allocated() / GIB)
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
    reports = [model for one in told for model in one.models]
    bench.figure("memory reports", [f"{one.setting} {one.predicted / GIB:.2f} {one.used / GIB:.2f}" for one in reports])
    keeper.drop()
    bench.limit(None)
