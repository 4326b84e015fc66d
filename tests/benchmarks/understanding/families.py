"""The families that are written anew, at full size with random weights, beside the same models run as they were published:
`python -m tests.benchmarks.understanding.families [NAME...] [--tiny | --mid] [--json FILE]`.

Wants an NVIDIA card of 80 GB, on which nothing else is at work; --tiny and --mid run on a processor, to try it out, and
their figures say nothing about a card.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from engine.models import loader

loader.prepare()

import torch  # noqa: E402 - the allocator's settings come first

from engine.index import Index  # noqa: E402
from engine.models import budget, memory  # noqa: E402
from engine.models.budget import Plan  # noqa: E402
from engine.models.generation.generator import Job  # noqa: E402
from engine.models.generation.reading import chunk_for  # noqa: E402
from engine.models.interface import Turn, ask  # noqa: E402
from engine.tasks.context import Context  # noqa: E402
from tests.benchmarks.understanding import eagerly, film, merging, ported_size  # noqa: E402
from tests.benchmarks.understanding.__main__ import views  # noqa: E402
from tests.benchmarks.understanding.ported_size import WAYS, Scale  # noqa: E402
from tests.benchmarks.understanding.sheet import Sheet, free  # noqa: E402

HOURS = "videochat-flash-7b"
"""The one that reads hours."""
ROUNDS = 3
"""The quickest of so many counts."""
_BANDWIDTH = 3.0e12
"""Bytes a second of the card that figures are for."""


def main() -> None:
    """Measure the families that were named, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[[], *WAYS])
    parser.add_argument("--tiny", action="store_true", help="golden sizes, on the processor")
    parser.add_argument("--mid", action="store_true", help="some hundredths of the full size, on the processor")
    parser.add_argument("--no-hours", action="store_true", help=f"leave the hour and the 10,000 frames of {HOURS} out")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    scale: Scale = "tiny" if given.tiny else "mid" if given.mid else "full"
    if scale == "full" and not torch.cuda.is_available():
        parser.error("full size wants an NVIDIA card, and torch finds none; --tiny and --mid run without")
    device = torch.device("cuda:0" if scale == "full" else "cpu")
    sheet = Sheet(device, given.json)
    sheet.beside = "as published"
    sheet.note(f"{scale} size on {torch.cuda.get_device_name() if scale == 'full' else 'a processor: no figures of a card'}")
    for name in given.names or WAYS:
        with tempfile.TemporaryDirectory() as folder:
            sheet.part(name, lambda name=name, folder=folder: _family(sheet, name, scale, Path(folder), not given.no_hours))


def _family(sheet: Sheet, name: str, scale: Scale, folder: Path, hours: bool) -> None:
    free(sheet.device)
    with Index(folder / "index") as index:
        context = Context(index)
        model, loaded, config = ported_size.made(name, scale, folder / "model", sheet.device)
        parameters = sum(parameter.numel() for parameter in loaded.model.parameters())
        sheet.note(f"{name}: {parameters / 1e9:.2f} G, {model.context} tokens of context")
        if sheet.device.type == "cpu":
            sheet.note("peaks against predictions are measured on a card alone")
        _beside(sheet, name, model, loaded, config, context, scale)
        if name == HOURS and hours:
            _merging(sheet, loaded, scale)
            _hours(sheet, name, model, config, context, folder, scale)
        model.features.settle()
        model.forget()


def _beside(
    sheet: Sheet, name: str, model: Any, loaded: Any, config: Mapping[str, Any], context: Context, scale: Scale
) -> None:
    """Looking, reading and answering about one clip, and the same as published."""
    count = WAYS[name].frames[scale]
    size = model.size(64, 1920, 1080)
    steps = 64 if scale == "full" else 8
    seen: list[Any] = []
    _reset(sheet)
    seen.append(model.see([views(count, size, "warm")], context))
    model.answer(seen.pop(), [ask("What happens?", most_tokens=steps)], context)
    _peak(sheet, f"{name}, a clip", config, model.tokens(count, *size) + steps)
    model.forget()
    clip = views(count, size, "clip")

    anew = (replace(clip, fingerprint=f"clip {number}") for number in range(ROUNDS))
    vision = sheet.timed(lambda: model.features.get(next(anew), context), ROUNDS)
    model.features.get(clip, context)
    reading = sheet.timed(lambda: seen.append(model.see([clip], context)))
    prefix = model._prefix(seen[0], context)
    words = model._template.after((Turn("user", "What happens?"),))
    first = sheet.timed(lambda: model.generator.answers(prefix, [Job(words, 1, frozenset())], lambda: None), ROUNDS)
    whole = sheet.timed(lambda: model.generator.answers(prefix, [Job(words, 1 + steps, frozenset())], lambda: None), ROUNDS)
    each = (whole - first) / steps

    features, theirs = eagerly.vision(sheet, model, clip, ROUNDS)
    ours = model.features.get(clip, context)
    if features.shape[0] != ours.count:
        sheet.note("what the tower makes goes through a Q-Former, which only our own time holds")
        features = ours.take(0, ours.count, sheet.device, loaded.model.dtype)
    else:
        kept = ours.take(0, ours.count, sheet.device, torch.float32)
        apart = float((kept - features.float()).norm() / features.float().norm())
        sheet.add(f"{name}: distance of features in batches from those one by one", apart, "")
    their_first, their_each = eagerly.answer(sheet, model, loaded.model, seen[0], features, steps, ROUNDS)
    tokens = seen[0].tokens
    sheet.add(f"{name}: vision, {count} pictures", count / vision, "pictures/s", plain=count / theirs)
    sheet.add(f"{name}: {tokens} tokens and a question to the first token", reading + first, "s", plain=their_first)
    floor = sum(weight.nbytes for weight in loaded.model.get_decoder().parameters()) / _BANDWIDTH
    if min(each, their_each) <= 0:
        sheet.note(f"{name}: the machine was too busy to tell the time of a token")
    else:
        sheet.add(
            f"{name}: decoding, one answer",
            1 / each,
            "token/s",
            floor=f"{1 / floor:,.0f} by the decoder's bytes at 3.0 TB/s" if scale == "full" else "",
            plain=1 / their_each,
        )
    total, published = vision + reading + whole, theirs + their_first + steps * their_each
    sheet.add(f"{name}: clip to an answer of {steps} tokens", total, "s", plain=published)
    sheet.add(f"{name}: times as quick as published", published / total, "")
    model.forget()


def _reset(sheet: Sheet) -> None:
    if sheet.device.type == "cuda":
        free(sheet.device)
        torch.cuda.reset_peak_memory_stats()


def _peak(sheet: Sheet, name: str, config: Mapping[str, Any], tokens: int) -> None:
    """What the card held at most since `_reset`, against what is predicted for so many tokens."""
    if sheet.device.type != "cuda":
        return
    predicted = budget.need(config, "bf16", Plan(tokens=tokens, chunk=chunk_for(sheet.device))).total / 2**30
    peak = (torch.cuda.max_memory_reserved() + memory.CONTEXT) / 2**30
    sheet.add(
        f"{name}: peak of the card",
        peak,
        "GB",
        goal="<= 80",
        floor=f"predicted {predicted:.2f}, {predicted / peak - 1:+.1%}",
    )


def _merging(sheet: Sheet, loaded: Any, scale: Scale) -> None:
    """The tokens of clips merged, as many as the tower makes at once and many more, against what memory allows."""
    tower = loaded.processor.tower
    count = 4 * tower.grid**2
    for clips in (10, 64) if scale == "full" else (4,):
        tokens = torch.randn(clips, count, tower.width, dtype=loaded.model.dtype, device=sheet.device)
        merging.measure(sheet, f"merging, {clips} clips of {count} tokens", tokens, tower.heads, 3)


def _hours(
    sheet: Sheet, name: str, model: Any, config: Mapping[str, Any], context: Context, folder: Path, scale: Scale
) -> None:
    """An hour at a picture a second from pictures, and from its file; then 10,000 frames."""
    size = model.size(16, 1920, 1080)
    steps = 100 if scale == "full" else 8
    for frames in (3600, 10_000) if scale == "full" else (48, 96):
        _reset(sheet)
        many = views(frames, size, f"hours {frames}")
        vision = sheet.timed(lambda many=many: model.features.get(many, context))
        goal = "<= 15" if frames == 3600 else ""
        sheet.add(f"{name}: {frames} frames, vision and merging", vision, "s", goal=goal)
        seen: list[Any] = []
        reading = sheet.timed(lambda many=many, seen=seen: seen.append(model.see([many], context)))
        first = sheet.timed(lambda seen=seen: model.answer(seen[0], [ask("What happens?", most_tokens=1)], context))
        sheet.add(f"{name}: {frames} frames, {seen[0].tokens} tokens read", reading, "s")
        goal = "<= 45 with decoding of the film" if frames == 3600 else ""
        sheet.add(f"{name}: {frames} frames, pictures to first token", vision + reading + first, "s", goal=goal)
        second = sheet.timed(lambda seen=seen: model.answer(seen[0], [ask("And then?", most_tokens=steps)], context))
        sheet.add(f"{name}: {frames} frames, second question, {steps} tokens", second, "s", goal="<= 3")
        _peak(sheet, f"{name}: {frames} frames", config, seen[0].tokens + steps)
        model.features.settle()
        model.forget()
    film.run(sheet, model, context, folder / "film", tiny=scale != "full", each=16)


if __name__ == "__main__":
    main()
