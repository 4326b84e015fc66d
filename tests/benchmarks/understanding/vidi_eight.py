"""What eight bits change of Vidi's answers.

Random weights say nothing, so answers are held to the form that ranges have, "0.ddd-0.ddd", and the digits are the model's
choice: whichever of them is the likelier one by a little turns over where numbers move.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch

from engine.models.generation.generator import Job
from engine.models.interface import Views
from engine.models.vidi.formats import Format
from engine.models.vidi.model import VidiModel
from engine.models.vidi.prompt import ranges
from engine.tasks.context import Context


def effects(
    model: VidiModel, film: Views, asked: Sequence[str], context: Context, formats: Sequence[Format] = ("int8", "fp8")
) -> dict[str, dict[str, float]]:
    """For each format what it changes of answers to these questions, against the format that is computed in: how far keys
    and values are off, logits of the first token (relative, by the root of the mean square), and the shares of questions
    whose ranges are others, and whose ranges are elsewhere by more than a hundredth of the footage."""

    def answered(format_: Format) -> tuple[torch.Tensor, list[list[tuple[float, float]]], tuple[float, float]]:
        model.forget()
        model.memories.formats = (format_,)
        seen = model.see([film], context)
        about = model.memories.about(seen.views_key)[1]
        ids = [model._prompts.find(query, film.end - film.start) for query in asked]
        logits = model._with(seen, context, lambda shown: model.generator.first_logits(shown, ids, context.check))
        jobs = [Job(one, 11, model._ends, Digits(model)) for one in ids]
        said = model._with(seen, context, lambda shown: model.generator.answers(shown, jobs, context.check))
        told = [ranges(model._text(one.tokens), model._settings.kind) for one in said]
        return logits.float().cpu(), [[(one.start, one.end) for one in each] for each in told], about

    wanted, right, _ = answered("plain")
    if not all(right):
        raise ValueError("answers were held to their form, and are not of it")
    found: dict[str, dict[str, float]] = {}
    for format_ in formats:
        logits, ranges_, (keys, values) = answered(format_)
        others = [one != other for one, other in zip(ranges_, right, strict=True)]
        far = [
            any(abs(a - b) > 0.01 for pair in zip(one, other, strict=True) for a, b in zip(*pair, strict=True))
            for one, other in zip(ranges_, right, strict=True)
        ]
        found[format_] = {
            "keys are off by": keys,
            "values are off by": values,
            "logits are off by": float((logits - wanted).norm() / wanted.norm()),
            "largest difference of a logit": float((logits - wanted).abs().max()),
            f"share of {len(asked)} questions with other ranges": sum(others) / len(others),
            f"share of {len(asked)} questions with ranges elsewhere": sum(far) / len(far),
        }
    model.forget()
    return found


class Digits:
    """Holds an answer to "0.ddd-0.ddd", as engine.models.interface.Constraint."""

    def __init__(self, model: VidiModel) -> None:
        table = model._loaded.tokenizer.convert_tokens_to_ids
        self._digits = [table(str(digit)) for digit in range(10)]
        self._fixed = {0: table("0"), 1: table("."), 5: table("-"), 6: table("0"), 7: table(".")}
        self._place = 0
        if len({*self._digits, *self._fixed.values()}) != 12:
            raise ValueError("this tokenizer has no tokens for single digits")

    def allowed(self, words: np.ndarray) -> bool:
        """As the protocol says."""
        words.fill(0)
        fixed = self._fixed.get(self._place)
        for token in self._digits if fixed is None else [fixed]:
            words[token // 32] |= np.array(1 << (token % 32), dtype=np.uint32).astype(np.int32)
        return True

    def accept(self, token: int) -> None:  # noqa: ARG002
        """As the protocol says."""
        self._place += 1

    @property
    def ended(self) -> bool:
        """As the protocol says."""
        return self._place == 11
