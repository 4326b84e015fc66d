"""Waveform: peaks where the sound is, of every channel, in order and without gaps, measured once per content."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

import engine.media
from engine.client import Engine
from engine.index import Index
from engine.protocol import Cancelled, FootageError, Peaks, UsageError, Waveform
from engine.tasks import waveform
from engine.tasks.context import Context
from engine.tasks.waveform import handle
from tests.support.footage import counter_clip

STEPS = (Fraction(1, 100), Fraction(1, 30), Fraction(1001, 30000), Fraction(1, 7), Fraction(5))


def clip_with(path: Path, samples: np.ndarray, rate: int = 48000) -> Path:
    """A short clip whose sound is `samples`, (channels, n), without loss."""
    frames = round(samples.shape[1] / rate * 25)
    return counter_clip(
        path, rate=Fraction(25), frames=frames, size=(64, 48), audio=samples, audio_rate=rate, channels=len(samples)
    )


@pytest.fixture(scope="module")
def noise() -> np.ndarray:
    random = np.random.default_rng(3)
    envelope = np.abs(np.sin(np.linspace(0, 20, 3 * 44100))).astype(np.float32)
    return (random.uniform(-0.9, 0.9, (2, 3 * 44100)).astype(np.float32) * envelope).astype(np.float32)


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory, noise: np.ndarray) -> Path:
    return clip_with(tmp_path_factory.mktemp("footage") / "noise.mov", noise, 44100)


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with Index(tmp_path / "cache") as index:
        yield Context(index)


def ask(path: Path, context: Context, step: Fraction = Fraction(1, 100), stream: int = 0) -> Peaks:
    return handle(Waveform(path=str(path), step=step, stream=stream), context)


def values(peaks: Peaks) -> np.ndarray:
    return np.frombuffer(peaks.values, np.uint8) / 255


@pytest.mark.parametrize("step", STEPS)
def test_each_value_is_the_loudest_sample_of_its_stretch(
    step: Fraction, clip: Path, noise: np.ndarray, context: Context
) -> None:
    found = ask(clip, context, step)
    assert found.step == step
    loudest = np.abs(noise).max(axis=0)
    stretch = np.arange(len(loudest)) * step.denominator // (step.numerator * 44100)
    expected = [loudest[stretch == number].max() for number in range(int(stretch[-1]) + 1)]
    assert values(found) == pytest.approx(expected, abs=0.003)


def test_channels_that_cancel_out_are_still_seen(tmp_path: Path, context: Context) -> None:
    wave = 0.5 * np.sin(np.arange(48000) / 20).astype(np.float32)
    path = clip_with(tmp_path / "out of phase.mov", np.stack([wave, -wave]))
    assert values(ask(path, context)) == pytest.approx(0.5, abs=0.01)


def test_sound_that_begins_late_is_preceded_by_silence(tmp_path: Path, context: Context) -> None:
    path = counter_clip(
        tmp_path / "late.mkv", frames=60, size=(64, 48), audio="tone", audio_start=Fraction(1, 2), audio_codec="flac"
    )
    found = values(ask(path, context))
    assert found[:49].max() == 0
    assert found[52:150].min() > 0.2


def test_very_long_sound_gets_coarser_values(
    clip: Path, noise: np.ndarray, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waveform, "_MOST", 40)
    found = ask(clip, context)
    assert found.step == Fraction(8, 100)
    assert len(found.values) == 38
    assert values(found).max() == pytest.approx(np.abs(noise).max(), abs=0.003)


def test_it_is_measured_once_per_content(
    clip: Path, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ask(clip, context)
    monkeypatch.setattr(engine.media, "read_audio", None)
    assert ask(Path(shutil.copy(clip, tmp_path / "renamed.mov")), context) == first


def test_a_cancelled_job_stops_at_the_next_block_and_keeps_nothing(clip: Path, tmp_path: Path) -> None:
    looks = 0

    def cancelled() -> bool:
        nonlocal looks
        looks += 1
        return looks > 3

    with Index(tmp_path / "cache") as index:
        with pytest.raises(Cancelled):
            ask(clip, Context(index, cancelled=cancelled))
        assert index.count("waveform") == 0


def test_senseless_requests_are_refused(clip: Path, context: Context, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        ask(clip, context, stream=1)
    for step in (Fraction(0), Fraction(-1), Fraction(1, 10**6)):
        with pytest.raises(UsageError):
            ask(clip, context, step=step)
    with pytest.raises(FootageError):
        ask(tmp_path / "missing.mov", context)


def test_it_comes_through_the_engine(clip: Path, context: Context) -> None:
    with Engine() as running:
        assert running.run(Waveform(path=str(clip))) == ask(clip, context)
