"""Loudness, speech and sound events, against known signals and annotated speech."""

from __future__ import annotations

import wave
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from engine.media import probe
from engine.protocol import Signal, Span
from engine.signals import loudness, onsets, speech
from engine.signals.sound import Heard, listen

RATE = 48000


def tone(seconds: float, decibels: float, hertz: float = 997.0) -> np.ndarray:
    time = np.arange(round(seconds * RATE)) / RATE
    return (10 ** (decibels / 20) * np.sin(2 * np.pi * hertz * time)).astype(np.float32)


def heard(path: Path, samples: np.ndarray) -> Heard:
    """(n,) or (n, channels) samples written as a wave file and measured."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1 if samples.ndim == 1 else samples.shape[1])
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
    return listen(probe(path), lambda _: None)


def named(found: Heard, name: str) -> Signal:
    return next(signal for signal in found.signals if signal.name == name)


@pytest.mark.parametrize(("channels", "expected"), [(1, -23.01), (2, -20.0)])
def test_a_sine_has_the_loudness_that_the_standard_says(tmp_path: Path, channels: int, expected: float) -> None:
    # EBU Tech 3341, minimum requirements: a 1 kHz sine at -23 dBFS in both channels reads -23 LUFS, within 0.1
    samples = np.repeat(tone(3, -20)[:, None], channels, axis=1)
    values = named(heard(tmp_path / "sine.wav", samples), "loudness").values
    assert len(values) == 30
    assert all(abs(value - expected) <= 0.1 for value in values[2:-2])


def test_momentary_loudness_follows_within_its_window() -> None:
    meter = loudness.LoudnessMeter(1)
    for block in (tone(2, -40), tone(1, -10), tone(2, -40)):
        meter.add(block[:, None])
    values = meter.finish()
    assert len(values) == 50
    assert np.argmax(values > -30) in range(17, 22)
    assert abs(values[24] - -13.01) < 0.1
    assert values[10] < -42
    assert values[40] < -42


def test_silence_has_no_loudness_no_speech_no_events(tmp_path: Path) -> None:
    found = heard(tmp_path / "silence.wav", np.zeros(2 * RATE))
    assert set(named(found, "loudness").values) == {loudness.SILENCE}
    assert found.speech == ()
    assert found.events == ()


def test_a_tone_is_not_speech(tmp_path: Path) -> None:
    assert heard(tmp_path / "tone.wav", tone(4, -12, 440)).speech == ()


def test_a_loud_stretch_and_its_beginning_are_events(tmp_path: Path) -> None:
    random = np.random.default_rng(3)
    samples = random.standard_normal(12 * RATE) * 0.004
    samples[5 * RATE : 7 * RATE] += random.standard_normal(2 * RATE) * 0.2
    found = heard(tmp_path / "burst.wav", samples)
    (loud,) = [event for event in found.events if event.kind == "loud"]
    assert abs(loud.start - 5) <= Fraction(3, 10)
    assert abs(loud.end - 7) <= Fraction(3, 10)
    assert loud.strength > 0.5
    sudden = [event for event in found.events if event.kind == "onset"]
    assert [event for event in sudden if abs(event.start - 5) <= Fraction(5, 100)]


def test_strokes_are_heard_when_they_fall() -> None:
    meter = onsets.OnsetMeter()
    samples = np.zeros(6 * onsets.RATE, np.float32)
    times = [0.7, 1.9, 3.05, 4.6]
    random = np.random.default_rng(0)
    for time in times:
        at = round(time * onsets.RATE)
        samples[at : at + 1600] += (random.standard_normal(1600) * np.exp(-np.arange(1600) / 300) * 0.3).astype(np.float32)
    for at in range(0, len(samples), 5000):
        meter.add(samples[at : at + 5000])
    events = onsets.onset_events(meter.finish(), Fraction(6))
    assert [round(float(event.start), 1) for event in events] == pytest.approx(times, abs=0.08)


def test_speech_agrees_with_people_who_marked_it(shared_media: Path) -> None:
    recording = next(shared_media.rglob("sample.wav"))
    lines = (line.split() for line in recording.with_suffix(".rttm").read_text().splitlines())
    truth = [(float(p[3]), float(p[3]) + float(p[4])) for p in lines if p and p[0] == "SPEAKER"]
    found = listen(probe(recording), lambda _: None).speech

    def spoken(spans: list[tuple[float, float]]) -> np.ndarray:
        return np.array([any(a <= i / 100 < b for a, b in spans) for i in range(3000)])

    agreement = (spoken(truth) == spoken([(float(s.start), float(s.end)) for s in found])).mean()
    assert agreement >= 0.965


def test_speech_does_not_depend_on_how_sound_is_cut_into_blocks() -> None:
    random = np.random.default_rng(5)
    samples = (random.standard_normal(40000) * 0.05).astype(np.float32)
    answers = []
    for block in (512, 1000, 40000):
        detector = speech.SpeechDetector()
        for at in range(0, len(samples), block):
            detector.add(samples[at : at + block])
        answers.append(detector.finish())
    assert len(answers[0]) == -(-len(samples) // speech.WINDOW)
    assert np.array_equal(answers[0], answers[1])
    assert np.array_equal(answers[0], answers[2])


def test_short_pauses_are_bridged_and_clicks_dropped() -> None:
    step = float(speech.STEP)
    probabilities = np.zeros(200)
    probabilities[20:50] = 0.9
    probabilities[55:90] = 0.9  # a pause of 160 ms
    probabilities[120:123] = 0.9  # 96 ms
    (span,) = speech.intervals(probabilities, Fraction(10))
    assert abs(float(span.start) - (20 * step - speech.LEADS)) < 0.002
    assert abs(float(span.end) - (90 * step - speech.LINGERS)) < 0.002
    assert speech.intervals(probabilities, Fraction(1)) == (Span(span.start, Fraction(1)),)
