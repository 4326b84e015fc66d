"""Frames for the screen: the exact one at any instant, from a decoder that keeps its place."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator
from fractions import Fraction
from math import floor
from typing import Any, cast

import av
from av.container import InputContainer

from engine.media.reader import FrameReader, Timed
from engine.media.scan import packets
from engine.protocol import PRESENTATION_TOLERANCE, FootageError, MediaInfo
from ui.preview.deinterlace import Deinterlacer

Packet = Any
"""av.Packet, whose type differs between streams of pictures and of sound."""
_SKIPS_WELL = ("h264", "mpeg4", "mpeg2video")
"""Codecs of which pictures that no other refers to are told in the stream, and left out by the decoder when asked."""
_FAR_WITHOUT_INDEX = Fraction(3, 2)
"""Seconds ahead of the decoder from which seeking is tried in a file without an index."""
_MOST_HELD = 2_000
"""Packets that may be read ahead to find out which one holds the wanted frame."""


class GivenUp(Exception):
    """Another picture is wanted by now."""


def never() -> bool:
    """Nothing else is wanted."""
    return False


class ScreenReader(FrameReader):
    """`FrameReader` for looking at footage: it goes on from where it stands when that is quicker than seeking, and on the
    way to the wanted frame it leaves out pictures that no other one needs. Which frame is shown stays the same rule.

    `given_up` is asked between packets; once it says so, GivenUp is raised and `nearest` holds the last frame decoded.
    """

    def __init__(self, info: MediaInfo, *, stream: int = 0, given_up: Callable[[], bool] = never) -> None:
        super().__init__(info, stream=stream)
        self.given_up = given_up
        self.nearest: Timed | None = None
        self._source: Iterator[Timed] | None = None
        self._current: Timed | None = None
        self._following: Timed | None = None
        self._limit: Fraction | None = None
        self._skips = self.video.codec in _SKIPS_WELL and not self.video.interlaced

    @property
    def position(self) -> Fraction | None:
        """Media time of the frame that the decoder stands at."""
        return self._current[0] if self._current else None

    def close(self) -> None:
        self._forget()
        super().close()

    def show(self, time: Fraction) -> tuple[Timed, Fraction | None]:
        """The frame shown at media time `time`, and when the next one begins (None: it is the last).

        Raises FootageError when nothing can be decoded, GivenUp.
        """
        limit = time + PRESENTATION_TOLERANCE
        self.nearest = None
        if not self._goes_on(limit):
            self._begin(time, limit)
        self._go_to(limit)
        if self._current is None:
            raise FootageError(
                f"no picture can be decoded at {float(time):.3f} s", file=self.info.path, hint="the file is damaged there"
            )
        return self._current, self._following[0] if self._following else None

    def stretch(self, start: Fraction, end: Fraction) -> Iterator[tuple[Timed, Fraction | None]]:
        """Every frame shown from `start` to `end`, both included, each with when the next one begins. Raises as `show`."""
        self._forget()
        self._source = self.frames(start)
        self._current = self._next()
        while self._current is not None:
            self._following = self._next()
            yield self._current, self._following[0] if self._following else None
            if self._following is None or self._following[0] > end + PRESENTATION_TOLERANCE:
                return
            self._current = self._following

    # --- where the decoder stands

    def _forget(self) -> None:
        self._source = self._current = self._following = self._limit = None

    def _goes_on(self, limit: Fraction) -> bool:
        """Whether the frame is reached soonest from here."""
        if self._source is None or self._current is None or self._current[0] > limit:
            return False
        if self._following is None or self._following[0] > limit:
            return True
        keyframe = self._keyframe_before(limit)
        if keyframe is None:
            return limit - self._current[0] < _FAR_WITHOUT_INDEX
        return keyframe <= self._following[0]

    def _begin(self, time: Fraction, limit: Fraction) -> None:
        self._forget()
        self._limit = limit
        self._source = self.frames(time)
        self._current = self._next()
        self._following = self._next() if self._current else None

    def _go_to(self, limit: Fraction) -> None:
        self._limit = limit
        while self._source is not None and self._following is not None and self._following[0] <= limit:
            self._current = self._following
            self._following = self._next()

    def _next(self) -> Timed | None:
        """The next frame, None after the last. Whatever stops it on the way leaves no place to go on from."""
        try:
            return next(self._source, None) if self._source is not None else None
        except BaseException:
            self._forget()
            raise

    def _keyframe_before(self, limit: Fraction) -> Fraction | None:
        """Decoding time of the last keyframe before an instant, by the container's index; None when it has none."""
        container = self._open()
        entries = container.streams[self.video.index].index_entries
        if len(entries) < 2:
            return None
        place = entries.search_timestamp(floor((limit + self.info.origin) / self.video.time_base), backward=True)
        return entries[place].timestamp * self.video.time_base - self.info.origin if place >= 0 else None

    # --- decoding

    def _open(self) -> InputContainer:
        opened = self._container is None
        container = super()._open()
        if opened:
            # few threads: a decoder that works on many frames at once is later with the first one
            context = container.streams[self.video.index].codec_context
            context.thread_count = min(context.thread_count, (os.cpu_count() or 1) + 1)
        return container

    def _rewind(self) -> None:
        if self._used:
            FrameReader.close(self)  # not what is known of the frames: it is in the middle of finding them
        self._open()

    def _decode(self, *, landed_anywhere: bool) -> Iterator[Timed]:
        decoded = self._decoded(landed_anywhere=landed_anywhere)
        return Deinterlacer(self.video.time_base).frames(decoded) if self.video.interlaced else decoded

    def _decoded(self, *, landed_anywhere: bool) -> Iterator[Timed]:
        container = self._open()
        stream: Any = container.streams[self.video.index]
        context = stream.codec_context
        context.skip_frame = "DEFAULT"  # who was called off last may have left it otherwise
        self._used = True
        source = packets(container, [stream])
        held: deque[Packet] = deque()
        planned: Fraction | None = None
        target: int | None = None
        earliest: int | None = None
        last: Fraction | None = None
        waiting, skipping, ended = landed_anywhere, False, False
        while not ended:
            if self.given_up():
                raise GivenUp
            if self._skips and self._limit is not None and self._limit != planned:
                planned = self._limit
                target = self._target(source, held, planned)
            packet = held.popleft() if held else next(source, None)
            ended = packet is None
            if packet is not None and waiting:
                if not packet.is_keyframe:
                    continue
                waiting, earliest = False, packet.pts if packet.pts is not None else packet.dts
            skip = bool(packet and target is not None and packet.pts is not None and packet.pts < target)
            if skip != skipping:
                skipping = skip
                context.skip_frame = "NONREF" if skip else "DEFAULT"
            try:
                frames = cast("list[av.VideoFrame]", stream.decode(packet))
            except av.FFmpegError:
                self.broken += packet is not None
                continue
            for frame in frames:
                at = frame.pts if frame.pts is not None else frame.dts
                if at is None or (earliest is not None and at < earliest):
                    continue
                time = at * self.video.time_base - self.info.origin
                if last is not None and time <= last:
                    self.broken += 1
                    continue
                last = time
                self.nearest = time, frame
                yield time, frame

    def _target(self, source: Iterator[Packet], held: deque[Packet], limit: Fraction) -> int | None:
        """The timestamp of the frame shown at `limit` if it is still to come: read ahead until none earlier can follow.

        None when packets do not tell; nothing may be left out then.
        """
        ticks = floor((limit + self.info.origin) / self.video.time_base)
        while not held or held[-1].dts is None or held[-1].dts <= ticks:
            packet = next(source, None) if len(held) < _MOST_HELD else None
            if packet is None:
                break
            if packet.dts is None and packet.pts is None:
                held.append(packet)
                return None
            held.append(packet)
        stamps = [packet.pts for packet in held]
        if any(stamp is None for stamp in stamps):
            return None
        return max((stamp for stamp in stamps if stamp is not None and stamp <= ticks), default=None)
