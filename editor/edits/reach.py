"""Which media times a clip may show: the one rule that keeps every clip inside its footage."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

from editor.model import Clip, Media, TrackKind
from editor.speed import SpeedKey


def has_stream(media: Media, kind: TrackKind, stream: int) -> bool:
    """Whether `media` has the picture (on a video track) or sound stream at position `stream`."""
    return 0 <= stream < len(media.info.video if kind == "video" else media.info.audio)


def reach(media: Media, kind: TrackKind, stream: int) -> tuple[Fraction, Fraction] | None:
    """(first, end) of the media times that a clip on a track of `kind` may show, in seconds; None means any time.

    A picture stream is bounded by its own first and last frame. Sound is bounded by the file: where the stream itself is
    shorter than the picture, as encoders leave it, silence is heard. A still image has no bounds. The stream must exist.
    """
    info = media.info
    if info.kind == "image":
        return None
    if kind != "video":
        return Fraction(0), info.duration
    picture = info.video[stream]
    first = picture.start - info.origin
    return first, first + picture.duration


def extremes(clip: Clip, first: int, last: int, rate: Fraction) -> tuple[Fraction, Fraction]:
    """(earliest, latest) media time at the start of the clip's frames `first` to `last`, both included, in seconds.

    Frames count from the clip's start and may lie outside it, which is how handles are measured.
    """
    times = [clip.source_at(frame, rate) for frame in {first, last, *_turning_frames(clip.speed.ramp, first, last)}]
    return min(times), max(times)


def fits(clip: Clip, first: int, last: int, bounds: tuple[Fraction, Fraction] | None, rate: Fraction) -> bool:
    """Whether each of the clip's frames `first` to `last` begins within `bounds` (the end is exclusive).

    A last frame that begins inside the footage may run up to its own length past the end of it: the picture is held, and
    the sound is silent there.
    """
    if bounds is None or last < first:
        return True
    low, high = extremes(clip, first, last, rate)
    return bounds[0] <= low and high < bounds[1]


def _turning_frames(ramp: tuple[SpeedKey, ...], first: int, last: int) -> Iterator[int]:
    """Frames at which the direction of play may turn: keys, and either side of where the rate crosses zero."""
    for key in ramp:
        if first < key.frame < last:
            yield key.frame
    for left, right in pairwise(ramp):
        if left.rate * right.rate < 0 and right.frame > left.frame:
            crossing = left.frame + (right.frame - left.frame) * left.rate / (left.rate - right.rate)
            for frame in (floor(crossing), ceil(crossing)):
                if first < frame < last:
                    yield frame
