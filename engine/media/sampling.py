"""Pictures at given instants, by whatever decodes least."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

import numpy as np

from engine.media.card import Card
from engine.media.keyframes import keyframe_spacing
from engine.media.picture import upright_rgb
from engine.media.reader import FrameReader, Timed
from engine.protocol import MediaInfo

_SEEK_OVERHEAD = Fraction(1, 2)
"""What a seek costs beside decoding (refilling the decoder's pipeline), as seconds of footage decoded in that time."""
_SHORT_GAP = Fraction(1)
"""Gaps up to this are always read through, without asking where keyframes lie."""


def sample_frames(
    info: MediaInfo,
    times: Sequence[Fraction],
    *,
    size: tuple[int, int] | None = None,
    stream: int = 0,
    alive: Callable[[], None] | None = None,
    card: Card | None = None,
) -> Iterator[tuple[Fraction, np.ndarray]]:
    """(time of the frame, picture) for each of `times`, in ascending order of time; `times` may come in any order.

    The picture at t is the last frame at or before t + PRESENTATION_TOLERANCE; before the first frame it is the first,
    after the last frame the last. Pictures are upright RGB uint8 (height, width, 3), of `size` (width, height) if given: see
    `upright_rgb`. Times close to each other are read through in one pass, which leaves out frames that no wanted one needs;
    far ones are sought. With `card` a graphics card decodes, as far as it can. Raises FootageError when nothing can be
    decoded, UsageError when there is no such stream, and what `alive` raises, which is called all the while.
    """
    with FrameReader(info, stream=stream, alive=alive, card=card) as reader:
        yield from sampled(reader, sorted(times), size)


def sampled(
    reader: FrameReader, times: Sequence[Fraction], size: tuple[int, int] | None
) -> Iterator[tuple[Fraction, np.ndarray]]:
    """`sample_frames` of ascending `times` with a reader that is there already."""
    held: Timed | None = None
    picture: np.ndarray | None = None
    for stretch in _stretches(reader, times):
        for found in reader.shown_at(stretch):
            if picture is None or found is not held:
                picture = upright_rgb(found[1], reader.video, size)
                held = found
            else:
                picture = picture.copy()  # each picture is the caller's own
            yield found[0], picture


def _stretches(reader: FrameReader, times: Sequence[Fraction]) -> Iterator[Sequence[Fraction]]:
    """Ascending times, divided where seeking decodes less than reading on.

    A seek lands up to one keyframe distance early, half of it in the mean; reading on decodes up to the whole gap.
    """
    begun = 0
    far: Fraction | None = None
    for place in range(1, len(times)):
        gap = times[place] - times[place - 1]
        if gap <= _SHORT_GAP:
            continue
        if far is None:
            far = keyframe_spacing(reader.info, reader.video) / 2 + _SEEK_OVERHEAD
        if gap > far:
            yield times[begun:place]
            begun = place
    if times:
        yield times[begun:]
