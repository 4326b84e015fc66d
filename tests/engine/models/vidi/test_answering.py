"""Answers over footage tell of each token how probable it was."""

from __future__ import annotations

import pytest
import torch

from engine.models.generation.decoder import Step
from engine.models.generation.generator import Job
from engine.models.vidi.memory import Shown
from engine.models.vidi.model import VidiModel
from engine.tasks.context import Context
from tests.engine.models.vidi.conftest import FAMILIES, QUERIES, SIDES, Opened, clip


@torch.inference_mode()
def read_once_more(model: VidiModel, shown: Shown, job: Job, tokens: list[int]) -> list[float]:
    """Logarithms of the probabilities of an answer's tokens, read together with the question."""
    decoder = model._decoder
    ids = torch.tensor([[*job.ids, *tokens]])
    waves = decoder.waves(torch.arange(ids.shape[1])[None])
    step = Step(*waves, shown, 0, decoder.scratch(*ids.shape), torch.zeros(1, dtype=torch.int64))
    logits = decoder.logits(decoder.run(decoder.embed(ids), step)[0]).log_softmax(-1)
    return [float(logits[len(job.ids) - 1 + place, token]) for place, token in enumerate(tokens)]


@pytest.mark.parametrize("family", FAMILIES)
def test_answers_tell_how_probable_their_tokens_were(family: str, opened: Opened, context: Context) -> None:
    model = opened(family)
    shown, _ = model._of(model.see([clip(SIDES[family])], context), context)
    jobs = [Job(model._prompts.find(query, 5.0), most, frozenset()) for query, most in zip(QUERIES, (7, 1, 12), strict=True)]
    steps = [0]

    def busy() -> None:
        """Another job comes in between."""
        steps[0] += 1
        if steps[0] == 4:
            model.generator.answers(shown, jobs[:2], lambda: None)

    said = model.generator.answers(shown, jobs, busy)
    assert steps[0] > 4
    assert [len(one.tokens) for one in said] == [7, 1, 12]
    for job, one in zip(jobs, said, strict=True):
        assert one.sure == pytest.approx(read_once_more(model, shown, job, one.tokens), abs=1e-4)
        assert all(sure < 0 for sure in one.sure)
