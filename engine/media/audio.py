"""Sound as blocks of samples whose first one lies at media time 0, whatever the file's clock says."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from fractions import Fraction

import av
import numpy as np
from av.audio.resampler import AudioResampler

from engine.media.opening import open_footage, shown
from engine.media.scan import packets
from engine.protocol import FootageError, MediaInfo, UsageError

_LOG = logging.getLogger(__name__)

_DRIFT = Fraction(1, 100)
"""Seconds by which timestamps and the count of samples may disagree before silence is put in or samples are dropped.
Containers that round to milliseconds jitter well below it, and sound is heard in sync well above it."""
_LONGEST_GAP = 1000 * 3600


def read_audio(
    info: MediaInfo, *, rate: int = 16000, stream: int = 0, block: int = 16000, mono: bool = True
) -> Iterator[np.ndarray]:
    """Float32 samples at `rate`, full scale 1, in blocks of `block` (the last one may be shorter).

    Mono blocks are (n,), the mean of left and right; with `mono` off they are (n, channels) of at most two channels. More
    are mixed down as ITU-R BS.775 says, without lowering them, so that loud passages may exceed 1. Sample 0 is at media
    time 0: sound that starts later is preceded by silence, what lies before is cut off; gaps are filled with silence,
    overlaps cut, damaged packets become silence. Ends where the sound ends; memory stays flat.

    Raises UsageError when there is no such stream, FootageError when the file cannot be opened any more.
    """
    if not 0 <= stream < len(info.audio):
        raise UsageError(f"there is no audio stream {stream}: the file has {len(info.audio)}", file=shown(info.path))
    if block < 1 or rate < 1:
        raise UsageError("a block and a rate must be at least 1")
    channels = min(2, info.audio[stream].channels)
    pieces = _converted(info, stream, rate, channels)
    held: list[np.ndarray] = []
    count = 0
    for piece in pieces:
        held.append(piece)
        count += len(piece)
        if count < block:
            continue
        joined = np.concatenate(held)
        whole = count - count % block
        for position in range(0, whole, block):
            yield _shaped(joined[position : position + block], mono)
        held = [joined[whole:]]
        count -= whole
    if count:
        yield _shaped(np.concatenate(held), mono)


def _shaped(samples: np.ndarray, mono: bool) -> np.ndarray:
    if not mono:
        return np.ascontiguousarray(samples)
    return samples[:, 0].copy() if samples.shape[1] == 1 else samples.mean(axis=1)


def _converted(info: MediaInfo, number: int, rate: int, channels: int) -> Iterator[np.ndarray]:
    """(n, channels) float32 pieces at `rate`."""
    layout = "mono" if channels == 1 else "stereo"
    converter: AudioResampler | None = None
    kind: tuple[str, str, int] | None = None
    for frame in _contiguous(info, number):
        now = (frame.format.name, frame.layout.name, frame.sample_rate)
        if converter is None or now != kind:
            if converter is not None:
                yield from _drained(converter, None)
            converter, kind = AudioResampler(format="flt", layout=layout, rate=rate), now
        frame.pts = None
        yield from _drained(converter, frame)
    if converter is not None:
        yield from _drained(converter, None)


def _drained(converter: AudioResampler, frame: av.AudioFrame | None) -> Iterator[np.ndarray]:
    for made in converter.resample(frame):
        yield made.to_ndarray().reshape(made.samples, -1)


def _contiguous(info: MediaInfo, number: int) -> Iterator[av.AudioFrame]:
    """Frames without gap or overlap from media time 0 on; silence stands where there is no sound."""
    expected = Fraction(0)
    for at_file, frame in _decoded(info, number):
        rate = frame.sample_rate
        at = at_file - info.origin if at_file is not None else expected
        length = Fraction(frame.samples, rate)
        off = at - expected
        first = expected == 0
        if off > (0 if first else _DRIFT):
            missing = round(off * rate)
            if off > _LONGEST_GAP:
                raise FootageError("the sound's timestamps make no sense", file=shown(info.path), hint="remux the file")
            yield from _silence(frame, missing)
            expected += Fraction(missing, rate)
        elif off < (0 if first else -_DRIFT):
            surplus = round(-off * rate)
            if surplus >= frame.samples:
                continue
            if surplus:
                frame = _tail(frame, surplus)
                length = Fraction(frame.samples, rate)
        expected += length
        yield frame


def _decoded(info: MediaInfo, number: int) -> Iterator[tuple[Fraction | None, av.AudioFrame]]:
    """(time on the file's clock, frame); damaged packets are stepped over."""
    broken = 0
    with open_footage(info.path, container=info.container) as container:
        index = info.audio[number].index
        if index >= len(container.streams):
            raise FootageError("the file has changed since it was added", file=shown(info.path), hint="add it again")
        stream = container.streams[index]
        tick = Fraction(stream.time_base)
        source = packets(container, [stream])
        ended = False
        while not ended:
            packet = next(source, None)
            ended = packet is None
            try:
                decoded = stream.decode(packet)
            except av.FFmpegError:
                broken += packet is not None
                continue
            for frame in decoded:
                if frame.samples:
                    yield frame.pts * tick if frame.pts is not None else None, frame
    if broken:
        _LOG.warning("%s: %d damaged packets of sound became silence", shown(info.path), broken)


def _silence(like: av.AudioFrame, samples: int) -> Iterator[av.AudioFrame]:
    """Frames of up to a second, in the format of `like`."""
    while samples > 0:
        count = min(samples, like.sample_rate)
        yield _frame(like, np.zeros(_shape(like, count), _zeros(like).dtype) + _zeros(like))
        samples -= count


def _tail(frame: av.AudioFrame, drop: int) -> av.AudioFrame:
    """`frame` without its first `drop` samples."""
    samples = frame.to_ndarray()
    step = 1 if frame.format.is_planar else frame.layout.nb_channels
    return _frame(frame, np.ascontiguousarray(samples[:, drop * step :]))


def _frame(like: av.AudioFrame, samples: np.ndarray) -> av.AudioFrame:
    made = av.AudioFrame.from_ndarray(samples, format=like.format.name, layout=like.layout.name)
    made.sample_rate = like.sample_rate
    return made


def _shape(like: av.AudioFrame, samples: int) -> tuple[int, int]:
    channels = like.layout.nb_channels
    return (channels, samples) if like.format.is_planar else (1, samples * channels)


def _zeros(like: av.AudioFrame) -> np.ndarray:
    """One sample of silence in the format of `like`; the middle of the range for unsigned bytes."""
    kind = like.to_ndarray().dtype
    return np.array(128 if kind == np.uint8 else 0, dtype=kind)
