"""Everything that is measured in sound, in one pass over it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

import av
import numpy as np
from av.audio.resampler import AudioResampler

from engine.media import read_audio
from engine.protocol import AudioEvent, MediaInfo, Signal, Span
from engine.signals import loudness, onsets, speech
from engine.signals.resume import Keeper, Snapshot, named, of
from engine.signals.series import STEP, Samples, regular, signal

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Heard:
    """What one pass over a file's first audio stream found."""

    speech: tuple[Span, ...]
    events: tuple[AudioEvent, ...]
    signals: tuple[Signal, ...]
    notes: tuple[str, ...] = ()


def listen(info: MediaInfo, progress: Callable[[float], None], keeper: Keeper | None = None) -> Heard:
    """Measure the first audio stream. `progress` is told the share done, about once a second of sound.

    Goes on where an interrupted pass over this content was, if `keeper` has kept its state. What lies before is decoded, and
    its loudness metered, all the same: decoders of sound, resamplers and FFmpeg's meter carry on what a jump would lose,
    and cost little beside the network. Raises what `progress` raises, FootageError when the file cannot be opened,
    EngineError without the speech detector.
    """
    end = info.duration
    meter: loudness.LoudnessMeter | None = None
    voice, strokes, known = _begun(keeper)
    to_mono = AudioResampler(format="flt", layout="mono", rate=speech.RATE)
    heard = 0
    for block in read_audio(info, rate=loudness.RATE, block=loudness.RATE, mono=False):
        samples = block if block.ndim == 2 else block[:, None]
        meter = meter or loudness.LoudnessMeter(samples.shape[1])
        meter.add(samples)
        pieces = _resampled(to_mono, samples.mean(axis=1, dtype=np.float32))
        heard += len(samples)
        if heard > known:
            for piece in pieces:
                voice.add(piece)
                strokes.add(piece)
            if keeper is not None:
                keeper.consider(partial(_snapshot, voice, strokes, heard))
        progress(min(1.0, heard / loudness.RATE / max(float(end), 0.1)))
        if heard >= (end + 1) * loudness.RATE:
            break
    if meter is None:
        return Heard((), (), (), ("No sound could be decoded, so loudness and speech were not measured.",))
    for piece in _resampled(to_mono, None):
        voice.add(piece)
        strokes.add(piece)

    probabilities, flux, momentary = voice.finish(), strokes.finish(), meter.finish()
    spoken = speech.intervals(probabilities, end)
    events = sorted(
        onsets.onset_events(flux, end) + onsets.loud_events(momentary, spoken, end), key=lambda e: (e.start, e.kind, e.end)
    )
    return Heard(
        spoken,
        tuple(events),
        (
            signal("loudness", "LUFS", _fitted(momentary, end), decimals=2),
            signal("speech", "probability", _series(probabilities, float(speech.STEP), end), decimals=3),
            signal("onset", "flux", _series(flux, onsets.STEP, end), decimals=3),
        ),
    )


def _snapshot(voice: speech.SpeechDetector, strokes: onsets.OnsetMeter, heard: int) -> Snapshot:
    state = {"heard": np.array(heard), **named("voice", voice.state()), **named("strokes", strokes.state())}
    return lambda: state


def _begun(keeper: Keeper | None) -> tuple[speech.SpeechDetector, onsets.OnsetMeter, int]:
    """Both detectors, and how many samples they have heard: none, or what the state that was kept knows."""
    state = None if keeper is None else keeper.left()
    if state is not None:
        try:
            voice, strokes = speech.SpeechDetector(), onsets.OnsetMeter()
            voice.restore(of("voice", state))
            strokes.restore(of("strokes", state))
            return voice, strokes, int(state["heard"])
        except (KeyError, ValueError) as error:
            _LOG.warning("the state of an interrupted analysis is of another shape: %s", error)
    return speech.SpeechDetector(), onsets.OnsetMeter(), 0


def _resampled(converter: AudioResampler, samples: np.ndarray | None) -> list[np.ndarray]:
    frame = None
    if samples is not None:
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples)[None], format="flt", layout="mono")
        frame.sample_rate = loudness.RATE
    return [made.to_ndarray().ravel() for made in converter.resample(frame)]


def _fitted(values: np.ndarray, end: Fraction) -> np.ndarray:
    """A series in tenths of a second cut, or filled up with silence, to the length of the footage."""
    count = max(1, -(-end.numerator * STEP.denominator // (end.denominator * STEP.numerator)))
    return np.append(values[:count], np.full(max(0, count - len(values)), loudness.SILENCE))


def _series(values: np.ndarray, step: float, end: Fraction) -> np.ndarray:
    """The largest value of each tenth of a second; nothing where the sound has ended."""
    samples = Samples()
    for at, value in enumerate(values.tolist()):
        samples.add(at * step, value)
    last = len(values) * step
    beyond = float(end)
    while last < beyond:
        samples.add(last, 0.0)
        last += float(STEP)
    return regular(samples, end, reduce="max")
