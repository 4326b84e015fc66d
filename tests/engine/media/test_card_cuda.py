"""Footage decoded on a real graphics card, beside models that are at work on it."""

from __future__ import annotations

import logging
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
import torch

from engine import nvdec
from engine.media import probe, sample_frames
from engine.media.card import Card
from tests.support.footage import counter_clip, read_counter

pytestmark = [
    pytest.mark.cuda,
    pytest.mark.skipif(not torch.cuda.is_available(), reason="torch finds no NVIDIA card"),
]


@pytest.mark.parametrize("rate", [30, 60])
def test_a_card_that_models_are_computed_on_decodes_too(rate: int, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    torch.ones(1, device="cuda")
    info = probe(counter_clip(tmp_path / "film.mp4", rate=Fraction(rate), frames=240, size=(640, 360), gop=48, b_frames=2))
    assert nvdec.missing() == ""
    times = [Fraction(n, rate) for n in range(0, 240, 7)]

    with caplog.at_level(logging.WARNING, logger="engine.media"):
        found = list(sample_frames(info, times, card=Card()))

    assert [(time, read_counter(picture)) for time, picture in found] == list(zip(times, range(0, 240, 7), strict=True))
    assert caplog.records == [], "the processor took over"
    right = sample_frames(info, times)
    assert all(np.array_equal(one, other) for (_, one), (_, other) in zip(found, right, strict=True))
