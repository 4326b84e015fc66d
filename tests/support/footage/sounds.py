"""Sound that says where it is: beeps at every whole second, and how to find them again."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil
from pathlib import Path
from typing import Literal

import av
import numpy as np
from av.audio.resampler import AudioResampler

BEEP_LENGTH = 0.02
BEEP_FREQUENCY = 1000
Sound = Literal["beeps", "tone", "silence"]
_AUDIO_CODEC = {".mov": "pcm_s16le", ".mkv": "flac", ".webm": "libopus", ".avi": "pcm_s16le", ".mxf": "pcm_s16le"}


def sound(kind: Sound, samples: int, rate: int, channels: int, first: Fraction = Fraction(0)) -> np.ndarray:
    """(channels, samples) float32 whose first sample lies at media time `first`. Beeps begin at every whole second."""
    index = np.arange(samples, dtype=np.float64) + round(first * rate)
    if kind == "silence":
        wave = np.zeros(samples)
    elif kind == "tone":
        wave = 0.25 * np.sin(2 * np.pi * 440 * index / rate)
    else:
        into = index % rate
        wave = np.where(
            (into < BEEP_LENGTH * rate) & (index >= 0), 0.5 * np.sin(2 * np.pi * BEEP_FREQUENCY * into / rate), 0.0
        )
    return np.tile(wave.astype(np.float32), (channels, 1))


def beep_times(samples: np.ndarray, rate: int, *, length: float = BEEP_LENGTH) -> list[float]:
    """Seconds at which each whole beep of `length` seconds begins; `samples` is (n,), (n, channels) or (channels, n).

    A beep's place is the centre of its energy less half its length, which a lossy codec's smearing hardly moves. Beeps cut
    short or run together are left out.
    """
    wave = np.asarray(samples, dtype=np.float64)
    if wave.ndim == 2:
        wave = wave.mean(axis=int(np.argmin(wave.shape)))
    if not wave.size:
        return []
    window = max(1, round(rate * 0.001))
    power = np.convolve(wave * wave, np.ones(window) / window, mode="same")
    if power.max() < 1e-6:
        return []
    loud = power > 0.1 * power.max()
    edges = np.flatnonzero(np.diff(np.concatenate([[False], loud, [False]]).astype(np.int8)))
    starts, ends = edges[0::2], edges[1::2]
    times: list[float] = []
    gap = rate * 0.004
    begin = None
    for i, (start, end) in enumerate(zip(starts, ends, strict=True)):
        begin = start if begin is None else begin
        if i + 1 < len(starts) and starts[i + 1] - end < gap:
            continue
        if 0.75 * length <= (end - begin) / rate <= 1.35 * length:
            margin = round(0.003 * rate)
            low, high = max(0, begin - margin), min(len(wave), end + margin)
            energy = wave[low:high] ** 2
            centre = low + float((energy * np.arange(high - low)).sum() / energy.sum())
            times.append(float((centre + 0.5) / rate - length / 2))
        begin = None
    return times


def codec_for(path: Path) -> str:
    """The sound's codec where a test names none: by the container."""
    return _AUDIO_CODEC.get(path.suffix.lower(), "aac")


def sound_packets(
    stream: av.AudioStream,
    audio: Sound | np.ndarray,
    seconds: Fraction,
    file_start: Fraction,
    media_start: Fraction,
    rate: int,
    channels: int,
) -> Iterator[tuple[Fraction, list[av.Packet]]]:
    """(media time, packets) of the coded sound; made in blocks of a second so that an hour needs no more memory."""
    context = stream.codec_context
    size = context.frame_size if context.frame_size > 1 else 1024
    converter = AudioResampler(format=context.format.name, layout=context.layout, rate=rate, frame_size=size)
    total = audio.shape[1] if isinstance(audio, np.ndarray) else ceil((seconds - media_start) * rate)
    first = round(file_start * rate)
    sent = 0
    for position in range(0, total, rate):
        count = min(rate, total - position)
        if isinstance(audio, np.ndarray):
            block = np.ascontiguousarray(audio[:, position : position + count], dtype=np.float32)
        else:
            block = sound(audio, count, rate, channels, media_start + Fraction(position, rate))
        frame = av.AudioFrame.from_ndarray(block, format="fltp", layout=context.layout.name)
        frame.sample_rate, frame.time_base, frame.pts = rate, Fraction(1, rate), first + position
        for piece in converter.resample(frame):
            yield media_start + Fraction(sent, rate), stream.encode(piece)
            sent += piece.samples
    for piece in converter.resample(None):
        yield media_start + Fraction(sent, rate), stream.encode(piece)
        sent += piece.samples
    yield media_start + Fraction(sent, rate), stream.encode(None)
