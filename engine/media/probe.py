"""What is in a file: streams, exact rates, orientation, colour, timecode and how long it really is."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
from av.container import InputContainer
from av.stream import Disposition, Stream

from engine.media.describe import colour, layout_name, orientation, sample_aspect, transfer
from engine.media.fingerprint import fingerprint
from engine.media.opening import open_footage, shown
from engine.media.rates import frame_rate
from engine.media.scan import StreamScan, packets, scan
from engine.media.threads import decode_with
from engine.media.timecodes import start_timecode
from engine.protocol import AudioStream, FootageError, MediaInfo, MediaKind, VideoStream

_MAX_SIDE = 32768
_MAX_PIXELS = 1 << 28
_MAX_START = 10**10
"""Seconds: beyond the year 2280 for a recorder that stamps frames with the time of day since 1970."""
_MAX_DURATION = 1000 * 3600
_FIRST_FRAME_BYTES = 64_000_000
"""How far is read for a first frame before a stream counts as undecodable."""
_PICTURE_RATE = Fraction(25)
"""Nominal rate of a single picture."""


def probe(path: str | Path) -> MediaInfo:
    """Look into a file. Decodes the first frame of every stream, reads at most some tens of megabytes of a large file.

    Raises FootageError when there is nothing in it that can be shown or heard, or when its times or sizes are absurd.
    """
    name = str(Path(path).absolute())
    warnings: list[str] = []
    with open_footage(name) as container:
        format_name = container.format.name
        wanted = [stream for stream in container.streams if _is_footage(stream)]
        _refuse_absurd_sizes(name, wanted)
        first = _first_frames(container, wanted)
        warnings += [
            f"stream {stream.index} ({stream.type}, {_codec(stream)}) holds nothing that can be decoded"
            for stream in wanted
            if stream.index not in first
        ]
    if not first:
        raise FootageError(
            "nothing in it can be decoded: it has no picture and no sound, or is damaged",
            file=shown(name),
            hint="play it in another program to check, or copy it again",
        )
    with open_footage(name, container=format_name) as container:
        streams = [stream for stream in container.streams if stream.index in first]
        still = _is_still(format_name, streams)
        scans = scan(container, name, streams)
        video = tuple(
            _video(name, stream, scans[stream.index], first[stream.index], still, warnings)
            for stream in streams
            if stream.type == "video"
        )
        audio = tuple(
            _audio(stream, scans[stream.index], first[stream.index]) for stream in streams if stream.type == "audio"
        )
        claimed = Fraction(container.duration or 0, 1_000_000)  # counted from the start, or from 0 in Matroska
        timecode, complaint = start_timecode(container, video[0].rate) if video and not still else (None, None)
        warnings += [complaint] if complaint else []
    kind: MediaKind = "image" if still else "video" if video else "audio"
    origin = video[0].start if video else audio[0].start
    end = max(stream.start + stream.duration for stream in (*video, *audio))
    duration = end - origin
    if not still and claimed - max(end, duration) > max(1, duration / 50):
        warnings.append(f"it should run for {float(claimed):.1f} s but ends after {float(duration):.1f} s: cut off?")
    _refuse_absurd_times(name, kind, origin, duration)
    return MediaInfo(
        path=name,
        fingerprint=fingerprint(name),
        size=Path(name).stat().st_size,
        container=format_name,
        kind=kind,
        origin=origin,
        duration=duration,
        video=video,
        audio=audio,
        start_timecode=timecode,
        warnings=tuple(warnings),
    )


def _is_footage(stream: Stream) -> bool:
    """Pictures and sound, without cover art and thumbnails."""
    if stream.type == "video":
        return not stream.disposition & (Disposition.attached_pic | Disposition.timed_thumbnails)
    return stream.type == "audio"


def _is_still(format_name: str, streams: list[Stream]) -> bool:
    return format_name.endswith("_pipe") or (format_name == "gif" and all(stream.frames == 1 for stream in streams))


def _codec(stream: Stream) -> str:
    return stream.codec_context.codec.canonical_name if stream.codec_context is not None else "unknown codec"


def _refuse_absurd_sizes(name: str, streams: list[Stream]) -> None:
    for stream in streams:
        if stream.type != "video" or stream.codec_context is None:
            continue
        width, height = stream.codec_context.width, stream.codec_context.height
        if max(width, height) > _MAX_SIDE or width * height > _MAX_PIXELS:
            raise FootageError(
                f"its picture of {width} x {height} pixels is too large: up to {_MAX_PIXELS // 10**6} megapixels work",
                file=shown(name),
                hint="scale it down first",
            )


def _refuse_absurd_times(name: str, kind: MediaKind, origin: Fraction, duration: Fraction) -> None:
    if abs(origin) > _MAX_START or duration > _MAX_DURATION:
        what = (
            f"run over {float(duration) / 3600:.0f} hours" if duration > _MAX_DURATION else f"begin at {float(origin):.0f} s"
        )
        raise FootageError(
            f"its timestamps make no sense: they {what}",
            file=shown(name),
            hint="remux it (copy the streams into a new file)",
        )
    if kind != "image" and duration <= 0:
        raise FootageError(
            "its frames have no usable times (0 frames per second, no length)",
            file=shown(name),
            hint="remux it, telling the program its frame rate",
        )


def _first_frames(container: InputContainer, streams: list[Stream]) -> dict[int, av.VideoFrame | av.AudioFrame]:
    """The first frame of each stream that has one, by stream index."""
    first: dict[int, av.VideoFrame | av.AudioFrame] = {}
    usable = [stream for stream in streams if stream.codec_context is not None]
    for stream in usable:
        decode_with(stream)
    read = 0
    for packet in packets(container, usable):
        read += packet.size
        _keep_first(first, packet.stream, packet)
        if len(first) == len(usable) or read > _FIRST_FRAME_BYTES:
            break
    for stream in usable:
        _keep_first(first, stream, None)
    return first


def _keep_first(first: dict[int, av.VideoFrame | av.AudioFrame], stream: Stream, packet: av.Packet | None) -> None:
    if stream.index in first:
        return
    try:
        for frame in stream.decode(packet):
            if frame.pts is not None:
                first[stream.index] = frame
                return
    except av.FFmpegError:
        return


def _video(
    name: str, stream: Stream, scanned: StreamScan, frame: av.VideoFrame, still: bool, warnings: list[str]
) -> VideoStream:
    time_base = Fraction(stream.time_base)
    start = frame.pts * time_base
    scanned.begin_at(frame.pts)
    declared = [Fraction(rate) for rate in (stream.guessed_rate, stream.average_rate, stream.base_rate) if rate]
    found = None if still else frame_rate(scanned.windows, time_base, declared)
    if found is None and not still and scanned.read > 1 and scanned.first == scanned.last:
        raise FootageError(
            "all its frames carry the same time (0 frames per second)",
            file=shown(name),
            hint="remux it, telling the program its frame rate",
        )
    sane = [rate for rate in declared if 1 <= rate <= 1000]
    rate, varies = found or (sane[0] if sane and not still else _PICTURE_RATE, False)
    duration = Fraction(0) if still else _duration(scanned, start, rate)
    rotation, flipped, exact = orientation(frame)
    if not exact:
        warnings.append(f"stream {stream.index} is turned by an angle that is no quarter turn; the nearest is used")
    return VideoStream(
        index=stream.index,
        codec=_codec(stream),
        width=frame.width,
        height=frame.height,
        rate=rate,
        vfr=varies,
        time_base=time_base,
        start=start,
        duration=duration,
        frames=1 if still else scanned.frames if scanned.complete else None,
        rotation=rotation,
        flipped=flipped,
        sample_aspect=sample_aspect(stream.sample_aspect_ratio),
        transfer=transfer(frame),
        **colour(frame),  # type: ignore[arg-type]
    )


def _audio(stream: Stream, scanned: StreamScan, frame: av.AudioFrame) -> AudioStream:
    start = frame.pts * Fraction(stream.time_base)
    context = stream.codec_context
    language = stream.language or ""
    channels = frame.layout.nb_channels
    return AudioStream(
        index=stream.index,
        codec=_codec(stream),
        rate=frame.sample_rate,
        channels=channels,
        layout=layout_name(context.layout.name, channels),
        start=start,
        duration=_duration(scanned, start, Fraction(frame.sample_rate, max(1, frame.samples))),
        language="" if language == "und" else language,
    )


def _duration(scanned: StreamScan, start: Fraction, rate: Fraction) -> Fraction:
    """From `start` to the end of what was read last, which lasts one step at `rate` where the file does not say."""
    if scanned.end is None:
        return 1 / rate
    end = scanned.end * scanned.time_base + (0 if scanned.last_duration > 0 else 1 / rate)
    return max(end - start, 1 / rate)
