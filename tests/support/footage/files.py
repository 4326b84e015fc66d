"""Pictures and sound as files of every kind: exact timestamps, edit lists, rotation, variable rate."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from tests.support import scheduling
from tests.support.footage.sounds import Sound, codec_for, sound_packets


def write(
    path: Path,
    pictures: Iterable[np.ndarray],
    *,
    frames: int,
    rate: Fraction,
    size: tuple[int, int],
    codec: str,
    gop: int,
    b_frames: int,
    open_gop: bool,
    timestamps: Sequence[Fraction] | None,
    start: Fraction,
    audio: Sound | np.ndarray | None,
    audio_codec: str | None,
    audio_rate: int,
    audio_start: Fraction,
    channels: int,
    pixel_format: str,
    rotation: int,
    mirrored: bool,
    timecode: str | None,
    colour: Mapping[str, int],
    codec_options: Mapping[str, str],
    container_options: Mapping[str, str],
) -> Path:
    """Code `pictures`, gray or RGB, and sound into a file, as `counter_clip` says of each argument; returns `path`."""
    if timestamps is not None and len(timestamps) != frames:
        raise ValueError(f"{frames} frames need as many timestamps, not {len(timestamps)}")
    tick = Fraction(1, 90000) if timestamps is not None else 1 / Fraction(rate)
    origin = 0
    if start:
        tick = Fraction(1, 90000) if (start / tick).denominator != 1 else tick
        origin = round(start / tick)
    with scheduling.kept(), av.open(str(path), "w", options={"fflags": "+bitexact", **container_options}) as container:
        if timecode is not None:
            container.metadata["timecode"] = timecode
        video = container.add_stream(codec, rate=rate)
        context = video.codec_context
        context.width, context.height, context.pix_fmt = *size, pixel_format
        context.time_base = video.time_base = tick
        context.gop_size, context.thread_count = gop, 1
        if codec in ("libx264", "libx265", "mpeg4", "mpeg2video"):
            context.max_b_frames = b_frames
        for name, value in colour.items():
            setattr(context, name, value)
        context.options = _encoder_options(codec, gop, b_frames, open_gop) | dict(codec_options)
        if rotation or mirrored:
            video.set_display_rotation(-rotation, hflip=mirrored)
        seconds = _length(frames, rate, timestamps)
        tracks = None
        if audio is not None:
            chosen = audio_codec or codec_for(path)
            layout = {1: "mono", 2: "stereo", 6: "5.1"}[channels]
            stream = container.add_stream(chosen, rate=audio_rate, layout=layout)
            stream.codec_context.thread_count = 1
            tracks = sound_packets(stream, audio, seconds, start + audio_start, audio_start, audio_rate, channels)
        ahead = next(tracks, None) if tracks else None
        for n, picture in enumerate(pictures):
            at = timestamps[n] if timestamps is not None else n / Fraction(rate)
            while tracks and ahead is not None and ahead[0] <= at:
                container.mux(ahead[1])
                ahead = next(tracks, None)
            frame = av.VideoFrame.from_ndarray(picture, format="gray" if picture.ndim == 2 else "rgb24")
            if frame.format.name != pixel_format:
                frame = frame.reformat(format=pixel_format)
            frame.time_base = tick
            frame.pts = origin + (
                round(timestamps[n] / tick) if timestamps is not None else round(n / Fraction(rate) / tick)
            )
            container.mux(video.encode(frame))
        container.mux(video.encode(None))
        while tracks and ahead is not None:
            container.mux(ahead[1])
            ahead = next(tracks, None)
    return path


def remux(
    source: Path,
    path: Path,
    *,
    start: Fraction | None = None,
    shift: Fraction = Fraction(0),
    container_options: Mapping[str, str] | None = None,
) -> Path:
    """Copy the streams of `source` into `path` without coding them anew.

    With `start`, seconds on the file's clock, the copy begins at the keyframe before that instant and everything earlier
    than it gets a negative timestamp, as a cut by stream copy does: mov and mp4 then hold an edit list. `shift` is added to
    all timestamps.
    """
    with av.open(str(source)) as given, av.open(str(path), "w", options=dict(container_options or {})) as made:
        copies = {stream.index: made.add_stream_from_template(stream) for stream in given.streams}
        offset = shift
        if start is not None:
            given.seek(round(start * 1_000_000), backward=True, any_frame=False)
            offset -= start
        for packet in _with_decoding_times(given):
            moved = round(offset / packet.time_base)
            packet.pts, packet.dts = packet.pts + moved, packet.dts + moved
            packet.stream = copies[packet.stream_index]
            made.mux(packet)
    return path


def _with_decoding_times(given: av.container.InputContainer) -> Iterator[av.Packet]:
    """All packets; the first ones of a Matroska stream with B-frames lack a decoding time and get one."""
    unknown: dict[int, list[av.Packet]] = {}
    for packet in given.demux():
        if not packet.size:
            continue
        waiting = unknown.setdefault(packet.stream_index, [])
        if packet.dts is None:
            waiting.append(packet)
            continue
        for before, early in enumerate(reversed(waiting), start=1):
            early.dts = min(packet.dts, *(each.pts for each in waiting)) - before
        yield from waiting
        waiting.clear()
        yield packet


def _encoder_options(codec: str, gop: int, b_frames: int, open_gop: bool) -> dict[str, str]:
    if codec == "libx264":
        structure = f"keyint={gop}:min-keyint=1:scenecut=0:bframes={b_frames}:b-adapt=0:open-gop={int(open_gop)}"
        return {"preset": "ultrafast", "crf": "23", "x264-params": structure}
    if codec == "libx265":
        structure = f"keyint={gop}:min-keyint=1:scenecut=0:bframes={b_frames}:b-adapt=0:open-gop={int(open_gop)}"
        return {"preset": "ultrafast", "crf": "23", "x265-params": f"{structure}:log-level=none:pools=1:frame-threads=1"}
    if codec == "libsvtav1":
        os.environ["SVT_LOG"] = "0"  # the encoder's own way to be quiet
        return {"preset": "9", "crf": "20", "svtav1-params": "lp=1"}
    if codec in ("libvpx", "libvpx-vp9"):
        return {"deadline": "realtime", "cpu-used": "8", "b": "400k"}
    if codec in ("mpeg4", "mpeg2video"):
        return {"b": "2M"}
    return {}


def _length(frames: int, rate: Fraction, timestamps: Sequence[Fraction] | None) -> Fraction:
    if timestamps is None:
        return frames / Fraction(rate)
    last = timestamps[-1] - timestamps[-2] if len(timestamps) > 1 else 1 / Fraction(rate)
    return timestamps[-1] + last
