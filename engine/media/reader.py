"""Decoded frames at exact media times: in one sequential pass, from any instant on, or those shown at given ones."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from types import TracebackType
from typing import Any

import av
from av.container import InputContainer

from engine.media.card import Card, CardError, agree
from engine.media.opening import open_footage, shown
from engine.media.scan import packets
from engine.media.skipping import Packet, PacketPlan, can_skip
from engine.media.threads import decode_with
from engine.protocol import PRESENTATION_TOLERANCE, FootageError, MediaInfo, UsageError, VideoStream

_LOG = logging.getLogger(__name__)

STEPS_BACK = (Fraction(0), *(Fraction(2) ** n / 2 for n in range(12)))
"""Seconds before the wanted instant at which a seek is tried: 0, 0.5, 1, 2, 4, ... 1024; after that, the file's start."""

Timed = tuple[Fraction, av.VideoFrame]
_SOON = Fraction(1)
"""Seconds from the first frame on up to which a stretch is read from the file's start rather than sought."""


class _FrameMissed(Exception):
    """A frame that is needed did not come: it is damaged, or decoding needs more than the keyframe before it to recover."""


@dataclass
class _Passed:
    """What has come out of the decoder: up to `last`; none with a stamp before `earliest` is right."""

    earliest: int | None = None
    last: Fraction | None = None


class FrameReader:
    """Frames of one video stream of a probed file; a context manager.

    `skip_loop_filter` decodes faster at some loss of sharpness (for measuring, not for showing), `keyframes_only` decodes
    nothing else. `broken` counts packets and frames that could not be used so far: damage is stepped over. `alive` is
    called for every packet, those too of which nothing comes out, and may raise to stop the work. `threads` are those of the
    decoder, None for as many as suit one reader. With `card` a graphics card decodes, and the frames are the same: its first
    one is compared, and from where it fails on the processor decodes.
    """

    def __init__(
        self,
        info: MediaInfo,
        *,
        stream: int = 0,
        skip_loop_filter: bool = False,
        keyframes_only: bool = False,
        alive: Callable[[], None] | None = None,
        threads: int | None = None,
        card: Card | None = None,
    ) -> None:
        if not 0 <= stream < len(info.video):
            raise UsageError(f"there is no video stream {stream}: the file has {len(info.video)}", file=shown(info.path))
        self.info = info
        self.video: VideoStream = info.video[stream]
        self.broken = 0
        self._skip_loop_filter = skip_loop_filter
        self._keyframes_only = keyframes_only
        self._alive = alive
        self._threads = threads
        self._stream = stream
        self._card = card
        self._card_is_right = False
        self._container: InputContainer | None = None
        self._used = False
        self._plan: PacketPlan | None = None
        self._wanted: tuple[tuple[Fraction, ...], bool] | None = None
        self._leaves_out = True

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
        begin, last = start, None
        while True:
            try:
                for time, frame in self._from_start() if begin is None else self._from(begin):
                    if end is not None and time + PRESENTATION_TOLERANCE >= end and not (start is not None and end <= start):
                        return
                    if last is not None and time <= last:
                        continue
                    self._hold_card_to_processor((time, frame))
                    last = time
                    yield time, frame
                return
            except CardError as failed:
                self._leave_card(begin if last is None else last, failed)
                begin = begin if last is None else last

    def at(self, time: Fraction) -> Timed:
        """The frame shown at media time `time`. Raises FootageError when nothing can be decoded."""
        for found in self.frames(time):
            return found
        raise FootageError(
            f"no picture can be decoded at {float(time):.3f} s", file=shown(self.info.path), hint="the file is damaged there"
        )

    def shown_at(self, times: Sequence[Fraction]) -> Iterator[Timed]:
        """The frame shown at each of these ascending media times: as `at`, in one pass that decodes no more than it must.

        Frames in between are left out where no wanted one needs them. Raises FootageError when nothing can be decoded.
        """
        done = 0
        while done < len(times):
            broken = self.broken
            try:
                for found in self._each(times[done:]):
                    if self.broken > broken and self._leaves_out:
                        self._leaves_out = False  # what stands in for a damaged frame may have been left out: once more
                        break
                    self._hold_card_to_processor(found)
                    done += 1
                    yield found
            except CardError as failed:
                self._leave_card(times[done], failed)
            except _FrameMissed:
                if self._card is not None:
                    self._leave_card(times[done], CardError("a picture is missing"))
                else:
                    self._leaves_out = False
            finally:
                self._wanted = self._plan = None

    def _each(self, times: Sequence[Fraction]) -> Iterator[Timed]:
        first = self.video.start - self.info.origin
        if self._leaves_out:
            self._want((max(first, time) for time in times), all_after=False)
        source = self._from(times[0]) if times[0] > first + _SOON else self._from_start()
        current = next(source, None)
        following = next(source, None)
        for time in times:
            while following is not None and following[0] <= time + PRESENTATION_TOLERANCE:
                current, following = following, next(source, None)
            if current is None and (self._leaves_out or self._card is not None):
                raise _FrameMissed
            if current is None:
                raise FootageError("no picture can be decoded", file=shown(self.info.path), hint="copy the file again")
            yield current

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
            self._container = self._opened()
            if self.video.index >= len(self._container.streams):
                raise FootageError(
                    "the file has changed since it was added", file=shown(self.info.path), hint="add it again"
                )
            stream = self._container.streams[self.video.index]
            decode_with(stream, threads=1 if self._card is not None else self._threads)
            if self._skip_loop_filter:
                stream.codec_context.options = {"skip_loop_filter": "all"}
            if self._keyframes_only:
                stream.codec_context.skip_frame = "NONKEY"
            self._used = False
        return self._container

    def _opened(self) -> InputContainer:
        if self._card is not None:
            try:
                return self._card.open(self.info)
            except CardError as failed:
                self._leave_card(None, failed)
        return open_footage(self.info.path, container=self.info.container)

    def _hold_card_to_processor(self, found: Timed) -> None:
        """Have the processor decode the first frame that the card gives, too. Raises CardError where they differ."""
        if self._card is None or self._card_is_right:
            return
        with FrameReader(self.info, stream=self._stream, alive=self._alive, threads=self._threads) as reader:
            time, frame = reader.at(found[0])
        if time != found[0] or not agree(found[1], frame, self.video):
            raise CardError("its first picture is not the one that the processor makes")
        self._card_is_right = True

    def _leave_card(self, place: Fraction | None, failed: CardError) -> None:
        """From here on the processor decodes; said aloud, since it takes longer than was reckoned with."""
        self.close()
        self._card = None
        where = f" from {float(place):.3f} s on" if place is not None else ""
        _LOG.warning("%s: the graphics card does not decode it%s (%s); the processor does", self.info.path, where, failed)

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

    def _want(self, times: Iterable[Fraction], *, all_after: bool) -> None:
        """From now on only the frames shown at these ascending times are needed, and with `all_after` those after them."""
        self._wanted = tuple(times), all_after
        if self._plan is not None:
            self._plan.want(map(self._ticks, self._wanted[0]), all_after=all_after)

    def _ticks(self, time: Fraction) -> int:
        """The largest stamp of a frame that may be shown at a media time."""
        return floor((time + PRESENTATION_TOLERANCE + self.info.origin) / self.video.time_base)

    def _packets(self, container: InputContainer, *, landed_anywhere: bool) -> Iterator[Packet]:
        """What the decoder may be given, from where the file stands."""
        waiting = landed_anywhere
        for packet in packets(container, [container.streams[self.video.index]]):
            if self._alive is not None:
                self._alive()
            if (waiting or self._keyframes_only) and not packet.is_keyframe:
                continue
            waiting = False
            yield packet

    def _planned(self, container: InputContainer, *, landed_anywhere: bool) -> PacketPlan:
        stream = container.streams[self.video.index]
        plan = PacketPlan(
            self._packets(container, landed_anywhere=landed_anywhere),
            skips=not self._keyframes_only and can_skip(stream, interlaced=self.video.interlaced),
            jumps=self._wanted is not None and not self._wanted[1],
            intra=stream.codec_context.codec.intra_only,
        )
        if self._wanted is not None:
            plan.want(map(self._ticks, self._wanted[0]), all_after=self._wanted[1])
        self._plan = plan
        return plan

    def _decode(self, *, landed_anywhere: bool) -> Iterator[Timed]:
        """Frames from where the file stands, without those that are not wanted and that nothing wanted needs.

        After a seek decoding begins at the first keyframe, and what is shown before it (leading pictures of an open group of
        pictures, which refer to frames before the keyframe) is left out.
        """
        container = self._open()
        stream: Any = container.streams[self.video.index]
        context = stream.codec_context
        self._used = True
        plan = self._planned(container, landed_anywhere=landed_anywhere)
        passed = _Passed()
        due = plan.due if self._wanted is not None and not self._wanted[1] else deque[int]()
        begun, skipping = False, None
        while (step := plan.step()) is not None:
            if self._alive is not None:
                self._alive()
            packet = step.packet
            if step.afresh:
                yield from self._out(stream, None, passed, due)
                if due and due[0] != packet.pts:
                    raise _FrameMissed
                context.flush_buffers()
                passed.earliest = packet.pts
            elif landed_anywhere and not begun:
                passed.earliest = packet.pts if packet.pts is not None else packet.dts
            begun = True
            if step.skip is not skipping and not self._keyframes_only:
                skipping = step.skip
                context.skip_frame = "NONREF" if skipping else "DEFAULT"
            yield from self._out(stream, packet, passed, due)
        yield from self._out(stream, None, passed, due)
        if due:
            raise _FrameMissed

    def _out(self, stream: Any, packet: Packet | None, passed: _Passed, due: deque[int]) -> Iterator[Timed]:
        """What comes out of the decoder when a packet goes in, or all that is left in it (None)."""
        try:
            decoded = stream.decode(packet) if self._card is None else self._card.decode(stream, packet)
        except av.FFmpegError:
            self.broken += packet is not None
            return
        for frame in decoded:
            at = frame.pts if frame.pts is not None else frame.dts
            if at is None or (passed.earliest is not None and at < passed.earliest):
                continue
            if due and at >= due[0] and at > due.popleft():
                raise _FrameMissed
            time = at * self.video.time_base - self.info.origin  # frames flushed out at the end carry no time base
            if passed.last is not None and time <= passed.last:
                if self._card is not None:
                    raise CardError("its pictures come in another order")
                self.broken += 1
                continue
            passed.last = time
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
