"""Where an `ffmpeg` process must seek so that what it decodes is right from a given instant on, and no earlier than needed.

`ffmpeg -seek_timestamp 1 -ss X -noaccurate_seek` calls avformat_seek_file on the whole file (stream -1, in microseconds, not
later than X), then reads on from wherever that leads: to a keyframe of another stream, to any packet at all (MPEG-TS), or
past the wanted frame where an index is coarse. So every answer has been tried out with the same call.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import floor

import av
from av.container import InputContainer
from av.stream import Stream

from engine.media.opening import open_footage, shown
from engine.media.reader import STEPS_BACK
from engine.media.scan import packets
from engine.media.threads import decode_with
from engine.protocol import PRESENTATION_TOLERANCE, UsageError

_TICK = 1_000_000  # libavformat's AV_TIME_BASE
_SEEKS_TO_PTS = 0x4000000  # AVFMT_SEEK_TO_PTS
_EARLIER = 3 * _TICK // 23
"""How much earlier the ffmpeg command seeks in containers that seek to decoding times and hold reordered frames
(fftools/ffmpeg_demux.c)."""
_PREROLL = Fraction(1, 10)
"""Seconds that sound must be decoded for before it is right: Opus needs 80 ms, MP3 and AAC less."""
_LOOK_AHEAD = 2_000
"""Packets of the wanted stream within which a keyframe must come and yield a frame."""


def plan_seeks(
    path: str, container: str, stream_index: int, times: Sequence[Fraction], origin: Fraction
) -> tuple[Fraction, ...]:
    """For each media time, the instant on the file's clock, in whole microseconds, to be given as X: see `Seeks`.

    `stream_index` is the stream's position in the file. Where nothing nearer works the answer lies before the file's start.
    Raises FootageError when the file cannot be opened, UsageError when it has no such stream of pictures or sound.
    """
    with open_footage(path, container=container) as opened:
        if not 0 <= stream_index < len(opened.streams) or opened.streams[stream_index].type not in ("video", "audio"):
            raise UsageError(f"the file has no picture or sound in stream {stream_index}", file=shown(path))
        stream = opened.streams[stream_index]
        decode_with(stream, threads=1)  # a single thread gives the first frame soonest
        first = _first_right(opened, stream) or Fraction(0)
        answers = {time: _plan(opened, stream, time + origin, first) for time in set(times)}
    return tuple(answers[time] for time in times)


def _plan(container: InputContainer, stream: Stream, time: Fraction, first: Fraction) -> Fraction:
    """`time` is on the file's clock; before `first`, where the stream begins, there is nothing to be shown."""
    limit = max(first, time + PRESENTATION_TOLERANCE if stream.type == "video" else time - _PREROLL)
    start = min(first, Fraction(container.start_time or 0, _TICK)) - 1
    shifts = (0, _EARLIER) if _seeks_early(container) else (0,)
    nearest = [limit + Fraction(shift, _TICK) for shift in reversed(shifts)]
    for wanted in (*nearest, *(limit - back for back in STEPS_BACK[1:])):
        if wanted < start:
            break
        target = floor(wanted * _TICK)
        if all(_lands_well(container, stream, target - shift, limit) for shift in shifts):
            return Fraction(target, _TICK)
    return Fraction(floor(start * _TICK), _TICK)


def _seeks_early(container: InputContainer) -> bool:
    if container.format.flags & _SEEKS_TO_PTS:
        return False
    return any(stream.codec_context is not None and stream.codec_context.has_b_frames for stream in container.streams.video)


def _lands_well(container: InputContainer, stream: Stream, target: int, limit: Fraction) -> bool:
    """Whether what is decoded after seeking to `target` is right from `limit` on.

    So it is when the first keyframe is not later than that, and neither is the first frame that the decoder then gives:
    after a recovery point without a full picture (intra refresh) it waits for some. Every later frame in order of display is
    right, since only leading pictures, displayed before the keyframe, refer to what lies before it.
    """
    try:
        container.seek(target, backward=True, any_frame=False)
    except (av.FFmpegError, OverflowError):
        return False
    right = _first_right(container, stream, limit)
    return right is not None and right <= limit


def _first_right(container: InputContainer, stream: Stream, limit: Fraction | None = None) -> Fraction | None:
    """When the first keyframe from here on is shown, or the first frame after it that the decoder gives.

    On the file's clock. For sound the time of the first packet. None when there is no keyframe; a keyframe beyond `limit`
    is not decoded.
    """
    tick = Fraction(stream.time_base)
    keyframe: Fraction | None = None
    for count, packet in enumerate(packets(container, [stream])):
        at = packet.pts if packet.pts is not None else packet.dts
        if keyframe is None and packet.is_keyframe and at is not None:
            keyframe = at * tick
            if stream.type == "audio" or (limit is not None and keyframe > limit):
                return keyframe
        if count > _LOOK_AHEAD:
            return None
        if keyframe is not None:
            right = _first_from(stream, packet, keyframe)
            if right is not None:
                return right
    return None if keyframe is None else _first_from(stream, None, keyframe)


def _first_from(stream: Stream, packet: av.Packet | None, keyframe: Fraction) -> Fraction | None:
    """When the first frame that `packet` yields is shown, leaving out what is shown before `keyframe`."""
    try:
        decoded = stream.decode(packet)
    except av.FFmpegError:
        return None
    for frame in decoded:
        at = frame.pts if frame.pts is not None else frame.dts
        if at is not None and at * Fraction(stream.time_base) >= keyframe:
            return at * Fraction(stream.time_base)
    return None
