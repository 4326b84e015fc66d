"""How far apart a stream's keyframes are: what keyframe-only sampling and seeking depend on."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from engine.media.opening import open_footage
from engine.media.scan import StreamScan, scan
from engine.protocol import MediaInfo, VideoStream


def has_open_groups(info: MediaInfo, video: VideoStream) -> bool:
    """Whether frames shown before a keyframe are stored after it and refer to what precedes it: naive seeking tears those.

    Of a file larger than 64 MB only stretches are looked at. Raises FootageError.
    """
    return _scanned(info, video).leading


def keyframe_spacing(info: MediaInfo, video: VideoStream | None = None) -> Fraction:
    """The longest stretch, in seconds, without a keyframe in `video` (default: the first video stream).

    Found without decoding, from the container's index or from the packets; of a large file without an index only from
    stretches of ten seconds, so that a longer group of pictures counts as at least that. A stream with a single keyframe
    answers with its whole length. Raises FootageError.
    """
    video = video or info.video[0]
    scanned = _scanned(info, video)
    longest = Fraction(0)
    keys = sorted(scanned.keyframes)
    for window in scanned.windows:
        inside = [key for key in keys if window[0] <= key <= window[-1]]
        marks = [int(window[0]), *inside, int(window[-1])]
        longest = max(longest, *((b - a) * scanned.time_base for a, b in pairwise(marks)))
    return min(longest + 1 / video.rate, max(video.duration, 1 / video.rate))


def _scanned(info: MediaInfo, video: VideoStream) -> StreamScan:
    with open_footage(info.path, container=info.container) as container:
        return scan(container, info.path, [container.streams[video.index]])[video.index]


def indexed_keyframes(info: MediaInfo, video: VideoStream | None = None) -> tuple[Fraction, ...]:
    """Media times of the keyframes, ascending, as far as the container's index tells them; () where it has none.

    Cheap, and good for choosing times that are quick to decode, no more: indexes hold times of decoding, which are taken to
    lie before those of showing by the same amount at all keyframes. Raises FootageError.
    """
    video = video or info.video[0]
    with open_footage(info.path, container=info.container) as container:
        stream = container.streams[video.index]
        stamps = [entry.timestamp for entry in stream.index_entries if entry.is_keyframe]
        base = Fraction(stream.time_base or 0)
    first = video.start - info.origin
    return tuple(first + (stamp - stamps[0]) * base for stamp in stamps)
