"""An hour under a cap of 12 GB, by the way that a user's model takes: from a folder, through residency."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from engine.index import Index
from engine.models.interface import ask
from engine.models.opening import open_model
from engine.models.residency import Residency
from engine.tasks.context import Context
from tests.benchmarks.understanding import full_size
from tests.benchmarks.understanding.sheet import Sheet
from tests.benchmarks.understanding.small_card import peak, small_card

CAP = 12
EACH = 16
"""Tokens a picture."""


def run(sheet: Sheet, folder: Path, *, tiny: bool) -> None:
    """See an hour, ask twice."""
    checkpoint = full_size.written("tiny" if tiny else "2b", folder, sheet.device)
    sheet.note(f"written: {checkpoint.size / 2**30:.1f} GB")
    if tiny:
        _hour(sheet, folder, Residency())
        return
    with small_card(sheet, CAP) as residency:
        _hour(sheet, folder, residency)


def _hour(sheet: Sheet, folder: Path, residency: Residency) -> None:
    from tests.benchmarks.understanding.__main__ import views

    context = Context(Index(folder / "index"), models=lambda: residency)
    with open_model(str(folder), context) as model:
        choice = residency.loaded[0][1]
        sheet.note(f"{choice.reason}; {model.context} tokens of context")
        size = model.size(EACH, 1920, 1080)
        step = next(each for each in range(1, 100) if model.tokens(3600 // each, *size) < model.context)
        film = views(3600 // step, size, "capped", float(step))
        seen: list[Any] = []
        looked = sheet.timed(lambda: seen.append(model.see([film], context)))
        sheet.add(f"12 GB: an hour, {3600 // step} pictures, {seen[0].tokens} tokens, seen", looked, "s")
        first = sheet.timed(lambda: model.answer(seen[0], [ask("What happens?", most_tokens=64)], context))
        sheet.add("12 GB: first answer, 64 tokens", first, "s")
        second = sheet.timed(lambda: model.answer(seen[0], [ask("And why?", most_tokens=100)], context))
        sheet.add("12 GB: second question, 100 tokens", second, "s", goal="<= 3")
        many = [ask(f"What happens in part {number}?", most_tokens=64) for number in range(16)]
        sheet.add("12 GB: sixteen answers of 64 tokens", sheet.timed(lambda: model.answer(seen[0], many, context)), "s")
        model.yes(seen[0], ["Is it? Answer yes or no."] * 32, context)
        peak(sheet, CAP, choice.need.total / 2**30)
