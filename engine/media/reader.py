"""Decoded frames at exact media times: in one sequential pass, or from any instant on."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from math import floor
from types import TracebackType

import av
from av.container import InputContainer

from engine.media.opening import open_footage, shown
from engine.media.scan import packets
from engine.media.threads import decode_with
from engine.protocol import PRESENTATION_TOLERANCE, FootageError, MediaInfo, UsageError, VideoStream

_LOG = logging.getLogger(__name__)

STEPS_BACK = (Fraction(0), *(Fraction(2) ** n / 2 for n in range(12)))
"""Seconds before the wanted instant at which a seek is tried: 0, 0.5, 1, 2, 4, ... 1024; after that, the file's start."""

Timed = tuple[Fraction, av.VideoFrame]


class FrameReader:
    """Frames of one video stream of a probed file; a context manager.

    `skip_loop_filter` decodes faster at some loss of sharpness (for measuring, not for showing), `keyframes_only` decodes
    nothing else. `broken` counts packets and frames that could not be used so far: damage is stepped over. `alive` is
    called for every packet, those too of which nothing comes out, and may raise to stop the work.
    """

    def __init__(
        self,
        info: MediaInfo,
        *,
        stream: int = 0,
        skip_loop_filter: bool = False,
        keyframes_only: bool = False,
        alive: Callable[[], None] | None = None,
    ) -> None:
        if not 0 <= stream < len(info.video):
            raise UsageError(f"there is no video stream {stream}: the file has {len(info.video)}", file=shown(info.path))
        self.info = info
        self.video: VideoStream = info.video[stream]
        self.broken = 0
        self._skip_loop_filter = skip_loop_filter
        self._keyframes_only = keyframes_only
        self._alive = alive
        self._container: InputContainer | None = None
        self._used = False

    def __enter__(self) -> FrameReader:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; reading again opens it anew."""
        if self._container is not None:
            self._container.close()
            self._container = None

    def frames(self, start: Fraction | None = None, end: Fraction | None = None) -> Iterator[Timed]:
        """(media time, frame) in ascending order, from the frame shown at `start` to the last one that begins before `end`.

        The frame shown at t is the last whose time is at or before t + PRESENTATION_TOLERANCE, or the first of all. Frames
        are as stored: neither turned upright nor scaled. A second call on the same reader ends what the first one yields.
        """
        source = self._from_start() if start is None else self._from(start)
        for time, frame in source:
            if end is not None and time + PRESENTATION_TOLERANCE >= end and not (start is not None and end <= start):
                return
            yield time, frame

    def at(self, time: Fraction) -> Timed:
        """The frame shown at media time `time`. Raises FootageError when nothing can be decoded."""
        for found in self.frames(time):
            return found
        raise FootageError(
            f"no picture can be decoded at {float(time):.3f} s", file=shown(self.info.path), hint="the file is damaged there"
        )

    def _from_start(self) -> Iterator[Timed]:
        self._rewind()
        return self._decode(landed_anywhere=False)

    def _from(self, start: Fraction) -> Iterator[Timed]:
        """Seek so that the frame shown at `start` is among what is decoded, drop what lies before it."""
        limit = start + PRESENTATION_TOLERANCE
        source: Iterator[Timed] = iter(())
        shown_at: Timed | None = None
        for back in STEPS_BACK:
            if start - back <= self.video.start - self.info.origin:
                break
            if not self._seek(start - back):
                continue
            source = self._decode(landed_anywhere=True)
            shown_at = next(source, None)
            if shown_at is not None and shown_at[0] <= limit:
                break
            shown_at = None
        if shown_at is None:
            source = self._from_start()
            shown_at = next(source, None)
        if shown_at is None:
            return
        for time, frame in source:
            if time > limit:
                yield shown_at
                yield time, frame
                break
            shown_at = time, frame
        else:
            yield shown_at
        yield from source

    def _open(self) -> InputContainer:
        if self._container is None:
            self._container = open_footage(self.info.path, container=self.info.container)
            if self.video.index >= len(self._container.streams):
                raise FootageError(
                    "the file has changed since it was added", file=shown(self.info.path), hint="add it again"
                )
            stream = self._container.streams[self.video.index]
            decode_with(stream)
            if self._skip_loop_filter:
                stream.codec_context.options = {"skip_loop_filter": "all"}
            if self._keyframes_only:
                stream.codec_context.skip_frame = "NONKEY"
            self._used = False
        return self._container

    def _rewind(self) -> None:
        """Be at the very first packet: by opening anew, since not every container can seek there."""
        if self._used:
            self.close()
        self._open()

    def _seek(self, time: Fraction) -> bool:
        container = self._open()
        stream = container.streams[self.video.index]
        self._used = True
        try:
            container.seek(
                floor((time + self.info.origin) / self.video.time_base), stream=stream, backward=True, any_frame=False
            )
        except (av.FFmpegError, OverflowError):
            return False
        return True

    def _decode(self, *, landed_anywhere: bool) -> Iterator[Timed]:
        """Frames from where the file stands.

        After a seek decoding begins at the first keyframe, and what is shown before it (leading pictures of an open group of
        pictures, which refer to frames before the keyframe) is left out.
        """
        container = self._open()
        stream = container.streams[self.video.index]
        self._used = True
        earliest: int | None = None
        last: Fraction | None = None
        waiting = landed_anywhere
        source = packets(container, [stream])
        ended = False
        while not ended:
            packet = next(source, None)
            ended = packet is None
            if self._alive is not None:
                self._alive()
            if packet is not None:
                if waiting and not packet.is_keyframe:
                    continue
                if waiting:
                    waiting, earliest = False, packet.pts if packet.pts is not None else packet.dts
                if self._keyframes_only and not packet.is_keyframe:
                    continue
            try:
                decoded = stream.decode(packet)
            except av.FFmpegError:
                self.broken += packet is not None
                continue
            for frame in decoded:
                at = frame.pts if frame.pts is not None else frame.dts
                if at is None or (earliest is not None and at < earliest):
                    continue
                time = at * self.video.time_base - self.info.origin  # frames flushed out at the end carry no time base
                if last is not None and time <= last:
                    self.broken += 1
                    continue
                last = time
                yield time, frame


def frames(
    info: MediaInfo,
    *,
    stream: int = 0,
    start: Fraction | None = None,
    end: Fraction | None = None,
    skip_loop_filter: bool = False,
    keyframes_only: bool = False,
) -> Iterator[Timed]:
    """(media time, frame) of one video stream in one sequential pass: see `FrameReader.frames`.

    Memory stays flat however long the footage is. Damage is stepped over and logged as a warning at the end.
    """
    with (
        FrameReader(info, stream=stream, skip_loop_filter=skip_loop_filter, keyframes_only=keyframes_only) as reader,
        _reported(reader),
    ):
        yield from reader.frames(start, end)


@contextmanager
def _reported(reader: FrameReader) -> Iterator[None]:
    try:
        yield
    finally:
        if reader.broken:
            _LOG.warning("%s: %d damaged packets or frames were left out", shown(reader.info.path), reader.broken)
