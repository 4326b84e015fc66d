"""Waveform, remembered: the loudest sample of each short stretch of sound, measured once per content."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

from engine.protocol import AudioStream, MediaInfo, Peaks, Probe, UsageError, Waveform
from engine.tasks import probe
from engine.tasks.context import Context

VERSION = "1"
"""Of how peaks are measured; raise it when the same request comes to give other values."""

FINEST = Fraction(1, 1000)
_MOST = 4_000_000
"""Values in one answer: eleven hours at a hundredth of a second."""
_BLOCK_SECONDS = 2
_STAGE = "listening to the sound"


def handle(request: Waveform, context: Context) -> Peaks:
    """The peaks of one audio stream, recalled where this content was measured before.

    Raises UsageError when there is no such stream or the step is too short, FootageError when the file cannot be used.
    """
    if request.step < FINEST:
        raise UsageError(f"a waveform has a value each {FINEST} s at most, not each {request.step} s")
    info = probe.handle(Probe(path=request.path), context.part(0.0, 0.02))
    if not 0 <= request.stream < len(info.audio):
        raise UsageError(f"there is no audio stream {request.stream}: the file has {len(info.audio)}", file=info.path)
    key = f"{VERSION} {request.stream} {request.step}"
    known = context.index.get(info.fingerprint, "waveform", key, Peaks)
    if known is None:
        known = _measure(info, request, context)
        context.index.put(info.fingerprint, "waveform", key, known)
    context.progress(1.0, _STAGE)
    return known


def _measure(info: MediaInfo, request: Waveform, context: Context) -> Peaks:
    import numpy as np  # neither it nor the decoder is needed when the answer is known

    from engine.media import read_audio

    audio = info.audio[request.stream]
    # in whole samples of the file's own rate, since resampling rounds peaks off
    rate = audio.rate
    end = _end(info, audio)
    step = max(request.step, Fraction(1, rate))
    step *= max(1, ceil(end / step / _MOST))
    numerator, denominator = (step * rate).numerator, (step * rate).denominator
    peaks = bytearray()
    open_peak, position = 0.0, 0  # of the stretch that has begun but not ended; samples seen so far
    for block in read_audio(info, rate=rate, stream=request.stream, block=_BLOCK_SECONDS * rate, mono=False):
        loudness = np.abs(block).max(axis=1)
        first, last = position * denominator // numerator, (position + len(block) - 1) * denominator // numerator
        begins = np.arange(first + 1, last + 1, dtype=np.int64)
        begins = -(-begins * numerator // denominator) - position  # first sample of each further stretch
        found = np.maximum.reduceat(loudness, np.concatenate([[0], begins]).astype(np.int64))
        if first == len(peaks):
            found[0] = max(found[0], open_peak)
        else:
            peaks += _bytes(np.array([open_peak]))
        peaks += _bytes(found[:-1])
        open_peak = float(found[-1])
        position += len(block)
        context.progress(0.02 + 0.98 * position / rate / max(float(end), 0.1), _STAGE)
    if position:
        peaks += _bytes(np.array([open_peak]))
    return Peaks(step=step, values=bytes(peaks))


def _bytes(loudness) -> bytes:  # type: ignore[no-untyped-def]
    import numpy as np

    return np.clip(np.rint(np.nan_to_num(loudness) * 255), 0, 255).astype(np.uint8).tobytes()


def _end(info: MediaInfo, audio: AudioStream) -> Fraction:
    """Media time at which the stream ends."""
    return max(Fraction(0), audio.start - info.origin + audio.duration)
