"""Frames for the screen: the exact one at any instant, from a decoder that keeps its place."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from fractions import Fraction
from math import floor

from av.container import InputContainer

from engine.media.reader import FrameReader, Timed
from engine.protocol import PRESENTATION_TOLERANCE, FootageError, MediaInfo
from ui.preview.deinterlace import Deinterlacer

_FAR_WITHOUT_INDEX = Fraction(3, 2)
"""Seconds ahead of the decoder from which seeking is tried in a file without an index."""


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
        super().__init__(info, stream=stream, alive=self._stop_if_given_up)
        self.given_up = given_up
        self.nearest: Timed | None = None
        self._source: Iterator[Timed] | None = None
        self._current: Timed | None = None
        self._following: Timed | None = None

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
            self._begin(time)
        else:
            self._want([time], all_after=True)
        self._go_to(limit)
        if self._current is None:
            raise FootageError(
                f"no picture can be decoded at {float(time):.3f} s", file=self.info.path, hint="the file is damaged there"
            )
        return self._current, self._following[0] if self._following else None

    def stretch(self, start: Fraction, end: Fraction) -> Iterator[tuple[Timed, Fraction | None]]:
        """Every frame shown from `start` to `end`, both included, each with when the next one begins. Raises as `show`."""
        self._begin(start)
        while self._current is not None:
            yield self._current, self._following[0] if self._following else None
            if self._following is None or self._following[0] > end + PRESENTATION_TOLERANCE:
                return
            self._current = self._following
            self._following = self._next()

    # --- where the decoder stands

    def _forget(self) -> None:
        self._source = self._current = self._following = None
        self._wanted = self._plan = None

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

    def _begin(self, time: Fraction) -> None:
        self._forget()
        self._want([time], all_after=True)
        self._source = self.frames(time)
        self._current = self._next()
        self._following = self._next() if self._current else None

    def _go_to(self, limit: Fraction) -> None:
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
        decoded = self._noted(super()._decode(landed_anywhere=landed_anywhere))
        return Deinterlacer(self.video.time_base).frames(decoded) if self.video.interlaced else decoded

    def _noted(self, decoded: Iterator[Timed]) -> Iterator[Timed]:
        for found in decoded:
            self.nearest = found
            yield found

    def _stop_if_given_up(self) -> None:
        if self.given_up():
            raise GivenUp
