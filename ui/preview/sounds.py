"""Samples of footage for the mix: from any instant on, at any speed, pitch kept or not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from fractions import Fraction
from math import ceil, floor
from typing import Any, cast

import av
import numpy as np
import numpy.typing as npt
from av.audio.resampler import AudioResampler
from av.error import BlockingIOError as NotYet
from av.error import EOFError as Over
from av.filter import Graph

from editor.render.soundplan import SoundPiece
from editor.render.soundruns import SLOWEST_HEARD, Stretch
from engine.media.opening import open_footage
from engine.media.scan import packets
from engine.protocol import AudioStream, FootageError, MediaInfo

Samples = npt.NDArray[np.float32]
"""(n, 2), full scale 1."""

_PREROLL = Fraction(1, 5)
"""Seconds that are decoded before the wanted instant: coded sound is right only after some packets."""
_DRIFT = 0.02
"""Seconds by which timestamps and the count of samples may disagree before silence is put in or samples are dropped."""
_BLOCK = 4096
_TURNED = 1
"""Seconds of sound that are turned round at once."""


def silence(samples: int) -> Samples:
    """`samples` samples of nothing."""
    return np.zeros((max(0, samples), 2), np.float32)


class SourceSound:
    """One sound stream of a file as stereo at `rate`; sample 0 lies at media time 0. Keeps its place between reads."""

    def __init__(self, info: MediaInfo, stream: AudioStream, rate: int) -> None:
        self.info, self.stream, self.rate = info, stream, rate
        self._container: Any = None
        self._blocks: Iterator[tuple[int, Samples]] = iter(())
        self._held = silence(0)
        self._at = 0
        """Where `_held` begins."""

    def read(self, first: int, count: int) -> Samples:
        """Samples `first` to `first + count - 1`; silence where there are none. Raises FootageError."""
        if self._container is None or not self._at <= first <= self._at + len(self._held) + self.rate:
            self._seek(first)
        while self._at + len(self._held) < first + count:
            block = next(self._blocks, None)
            if block is None:
                break
            self._append(*block)
        keep = max(0, min(first - self._at, len(self._held)))
        self._held, self._at = self._held[keep:], self._at + keep
        before = silence(min(count, self._at - first)) if self._at > first else silence(0)
        found = self._held[: count - len(before)]
        return np.concatenate([before, found, silence(count - len(before) - len(found))])

    def close(self) -> None:
        if self._container is not None:
            self._container.close()
            self._container = None
        self._blocks, self._at, self._held = iter(()), 0, silence(0)

    def _append(self, at: int, block: Samples) -> None:
        end = self._at + len(self._held)
        if not len(self._held) or at - end > _DRIFT * self.rate:
            if not len(self._held):
                self._at = max(self._at, at) if at > self._at else at
            else:
                self._held = np.concatenate([self._held, silence(at - end)])
        elif end - at > _DRIFT * self.rate:
            block = block[end - at :]
        self._held = np.concatenate([self._held, block])

    def _seek(self, first: int) -> None:
        if self._container is None:
            self._container = open_footage(self.info.path, container=self.info.container)
            if self.stream.index >= len(self._container.streams):
                raise FootageError("the file has changed since it was added", file=self.info.path)
        stream = self._container.streams[self.stream.index]
        wanted = Fraction(first, self.rate) + self.info.origin - _PREROLL
        with suppress(av.FFmpegError, OverflowError):
            self._container.seek(floor(wanted / stream.time_base), stream=stream, backward=True, any_frame=False)
        self._blocks = self._decoded(stream)
        self._held, self._at = silence(0), first

    def _decoded(self, stream: Any) -> Iterator[tuple[int, Samples]]:
        """(place of its first sample, samples) of each decoded frame."""
        mono = self.stream.channels == 1
        converter: AudioResampler | None = None
        kind: tuple[str, str, int] | None = None
        place: int | None = None
        for frame in self._frames(stream):
            now = (frame.format.name, frame.layout.name, frame.sample_rate)
            if converter is None or now != kind:
                converter, kind = AudioResampler("fltp", "mono" if mono else "stereo", self.rate), now
                place = None
            if frame.pts is not None:
                stamped = floor((frame.pts * stream.time_base - self.info.origin) * self.rate + Fraction(1, 2))
                if place is None or abs(stamped - place) > _DRIFT * self.rate:
                    place = stamped
            if place is None:
                continue
            frame.pts = None
            for made in converter.resample(frame):
                samples = made.to_ndarray()
                block: Samples = np.asarray(np.repeat(samples.T, 2, axis=1) if mono else samples.T, np.float32)
                yield place, block
                place += len(block)

    def _frames(self, stream: Any) -> Iterator[av.AudioFrame]:
        source = packets(self._container, [stream])
        ended = False
        while not ended:
            packet = next(source, None)
            ended = packet is None
            with suppress(av.FFmpegError):
                yield from (frame for frame in stream.decode(packet) if frame.samples)


class Tempo:
    """Stretches sound in time: with `keep_pitch` by ffmpeg's atempo, else as a tape does. Its speed may change."""

    def __init__(self, rate: int, speed: float, *, keep_pitch: bool) -> None:
        self._rate = rate
        self._keep_pitch = keep_pitch
        self._count = max(1, ceil(-np.log2(min(speed, 0.5) / 2 + 1e-9)) - 1) if keep_pitch else 0
        self._place = 0.0
        self._last = silence(0)
        self._graph: Graph | None = None
        self._filters: list[Any] = []
        self._speed = speed
        self._sent = 0
        if keep_pitch:
            self._build(speed)

    def push(self, samples: Samples, speed: float) -> Samples:
        """Take in samples that pass at `speed`; gives those that are ready."""
        if not self._keep_pitch:
            return self._as_tape(samples, speed)
        if abs(speed - self._speed) > 1e-9:
            self._speed = speed
            for each in self._filters:
                each.process_command("tempo", f"{max(speed ** (1 / self._count), 0.5):.9f}")
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples.T), format="fltp", layout="stereo")
        frame.sample_rate, frame.time_base, frame.pts = self._rate, Fraction(1, self._rate), self._sent
        self._sent += len(samples)
        return self._pushed(frame)

    def _pushed(self, frame: av.AudioFrame) -> Samples:
        made: list[Samples] = []
        if self._graph is not None:
            self._graph.push(frame)
        while self._graph is not None:
            try:
                ready = cast(av.AudioFrame, self._graph.pull())
            except (NotYet, Over):
                break
            samples = ready.to_ndarray()
            made.append(np.asarray(samples.T if ready.format.is_planar else samples.reshape(-1, 2), np.float32))
        return np.concatenate(made) if made else silence(0)

    def _build(self, speed: float) -> None:
        factor = speed ** (1 / self._count)
        graph = Graph()
        source = graph.add_abuffer(sample_rate=self._rate, format="fltp", layout="stereo", time_base=Fraction(1, self._rate))
        self._filters = [graph.add("atempo", f"{max(factor, 0.5):.9f}") for _ in range(self._count)]
        graph.link_nodes(source, *self._filters, graph.add("abuffersink")).configure()
        self._graph = graph

    def _as_tape(self, samples: Samples, speed: float) -> Samples:
        held = np.concatenate([self._last, samples]) if len(self._last) else samples
        places = np.arange(self._place, len(held) - 1, speed)
        if not len(places):
            self._last = held
            return silence(0)
        low = places.astype(int)
        part = (places - low).astype(np.float32)[:, None]
        made: Samples = held[low] * (1 - part) + held[low + 1] * part
        after = places[-1] + speed
        kept = min(int(after), len(held) - 1)
        self._last, self._place = held[kept:], after - kept
        return made


class PieceSound:
    """The sound of one piece of the programme before its levels, read in order."""

    def __init__(self, piece: SoundPiece, source: SourceSound) -> None:
        self._piece = piece
        self._source = source
        self._at = 0
        self._made: Iterator[Samples] | None = None
        self._left = silence(0)

    def read(self, first: int, count: int) -> Samples:
        """Samples `first` to `first + count - 1` of the piece. Raises FootageError."""
        if self._made is None or first != self._at:
            self._left, self._made = silence(0), self._from(first)
        parts, have = [self._left], len(self._left)
        while have < count:
            block = next(self._made, None)
            if block is None:
                parts.append(silence(count - have))
                have = count
                break
            parts.append(block)
            have += len(block)
        joined = np.concatenate(parts)
        self._left = joined[count:]
        self._at = first + count
        return joined[:count]

    def _from(self, first: int) -> Iterator[Samples]:
        passed = 0
        for stretch in self._piece.stretches:
            if first < passed + stretch.samples:
                yield from self._stretch(stretch, max(0, first - passed))
            passed += stretch.samples

    def _stretch(self, stretch: Stretch, skip: int) -> Iterator[Samples]:
        """The samples of a stretch from its `skip`-th on, exactly as many as it has."""
        wanted = stretch.samples - skip
        if not stretch.speed:
            while wanted > 0:
                yield silence(min(wanted, _BLOCK))
                wanted -= _BLOCK
            return
        plain = stretch.speed == 1 and not stretch.bends
        speed = float(max(_speed_at(stretch, skip), SLOWEST_HEARD))
        tempo = None if plain else Tempo(self._source.rate, speed, keep_pitch=self._piece.keep_pitch)
        done = 0
        for block in self._read(stretch, skip):
            made = block
            if tempo is not None:
                made = tempo.push(block, float(max(_speed_at(stretch, skip + done), SLOWEST_HEARD)))
            made = made[: wanted - done]
            done += len(made)
            if len(made):
                yield made
            if done >= wanted:
                return

    def _read(self, stretch: Stretch, skip: int) -> Iterator[Samples]:
        """The footage's samples in the order in which they are heard."""
        rate = self._source.rate
        begin = stretch.source * rate
        passed = _passed(stretch, skip)
        if not stretch.backwards:
            at = floor(begin + passed + Fraction(1, 2))
            while True:
                yield self._source.read(at, _BLOCK)
                at += _BLOCK
        at = floor(begin + _passed(stretch, stretch.samples) - passed + Fraction(1, 2))
        while True:
            count = _TURNED * rate
            block = self._source.read(at - count, count)[::-1]
            for place in range(0, count, _BLOCK):
                yield block[place : place + _BLOCK]
            at -= count


def _speed_at(stretch: Stretch, sample: int) -> Fraction:
    speed = stretch.speed
    for at, changed in stretch.bends:
        if at > sample:
            break
        speed = changed
    return speed


def _passed(stretch: Stretch, samples: int) -> Fraction:
    """Samples of footage that pass in the first `samples` samples of a stretch."""
    if not stretch.bends:
        return stretch.speed * samples
    total = Fraction(0)
    ends = [*(at for at, _ in stretch.bends[1:]), stretch.samples]
    for (at, speed), end in zip(stretch.bends, ends, strict=True):
        total += speed * max(0, min(end, samples) - at)
    return total
