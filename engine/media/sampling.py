"""Pictures at given instants, by whatever decodes least."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

import numpy as np

from engine.media.keyframes import keyframe_spacing
from engine.media.picture import upright_rgb
from engine.media.reader import FrameReader, Timed
from engine.protocol import PRESENTATION_TOLERANCE, FootageError, MediaInfo

_SEEK_OVERHEAD = Fraction(1, 2)
"""What a seek costs beside decoding (refilling the decoder's pipeline), as seconds of footage decoded in that time."""
_SHORT_GAP = Fraction(1)
"""Gaps up to this are always decoded through, without asking where keyframes lie."""


def sample_frames(
    info: MediaInfo,
    times: Sequence[Fraction],
    *,
    size: tuple[int, int] | None = None,
    stream: int = 0,
    alive: Callable[[], None] | None = None,
) -> Iterator[tuple[Fraction, np.ndarray]]:
    """(time of the frame, picture) for each of `times`, in ascending order of time; `times` may come in any order.

    The picture at t is the last frame at or before t + PRESENTATION_TOLERANCE; before the first frame it is the first,
    after the last frame the last. Pictures are upright RGB uint8 (height, width, 3), of `size` (width, height) if given: see
    `upright_rgb`. Times close to each other are decoded through, far ones are sought. Raises FootageError when nothing can
    be decoded, UsageError when there is no such stream, and what `alive` raises, which is called all the while.
    """
    with FrameReader(info, stream=stream, alive=alive) as reader:
        cursor = _Cursor(reader)
        held: Timed | None = None
        picture: np.ndarray | None = None
        for time in sorted(times):
            found = cursor.shown_at(time)
            if picture is None or found is not held:
                picture = upright_rgb(found[1], reader.video, size)
                held = found
            else:
                picture = picture.copy()  # each picture is the caller's own
            yield found[0], picture


class _Cursor:
    """The frame shown at ascending times: runs on through the file, or jumps when that decodes less."""

    def __init__(self, reader: FrameReader) -> None:
        self._reader = reader
        self._source: Iterator[Timed] = iter(())
        self._current: Timed | None = None
        self._next: Timed | None = None
        self._spacing: Fraction | None = None

    def shown_at(self, time: Fraction) -> Timed:
        if self._current is None or self._worth_seeking(time):
            self._jump(time)
        limit = time + PRESENTATION_TOLERANCE
        while self._next is not None and self._next[0] <= limit:
            self._current, self._next = self._next, next(self._source, None)
        if self._current is None:
            raise FootageError("no picture can be decoded", file=self._reader.info.path, hint="copy the file again")
        return self._current

    def _jump(self, time: Fraction) -> None:
        first = self._reader.video.start - self._reader.info.origin
        self._source = self._reader.frames(time if time > first + _SHORT_GAP else None)
        self._current = next(self._source, None)
        self._next = next(self._source, None)

    def _worth_seeking(self, time: Fraction) -> bool:
        """A seek lands up to one keyframe distance early, half of it in the mean; running on decodes the whole gap."""
        if self._next is None or time - self._next[0] <= _SHORT_GAP:
            return False
        if self._spacing is None:
            self._spacing = keyframe_spacing(self._reader.info, self._reader.video)
        return time - self._next[0] > self._spacing / 2 + _SEEK_OVERHEAD
