"""Generated footage whose every frame says which one it is, so that a test can assert exact frames and exact sync.

A frame's number is drawn over the whole picture as an 8 x 6 grid of black and white squares: the upper half holds 24 bits
(20 of the number, 4 that tell which way up the picture is), the lower half their complement. A square is read against its
complement, so fades, gain and colour conversion do no harm, and a mixed or torn picture is noticed instead of misread.
Everything is deterministic.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from pathlib import Path
from typing import Literal

import av
import numpy as np
from av.audio.resampler import AudioResampler

COLUMNS, ROWS = 8, 6
_BITS = 24
_UPRIGHT = {0: 1, 7: 0, 16: 1, 23: 1}
"""Fixed bits, placed so that mirroring or turning the picture half round breaks at least one of them."""
_NUMBER = tuple(k for k in range(_BITS) if k not in _UPRIGHT)
LARGEST = 2 ** len(_NUMBER) - 1
_BLACK, _WHITE = 24, 232

BEEP_LENGTH = 0.02
BEEP_FREQUENCY = 1000
Sound = Literal["beeps", "tone", "silence"]
_AUDIO_CODEC = {".mov": "pcm_s16le", ".mkv": "flac", ".webm": "libopus", ".avi": "pcm_s16le", ".mxf": "pcm_s16le"}


class Unreadable(ValueError):
    """The picture carries no number, or not a trustworthy one."""


def counter_picture(number: int, size: tuple[int, int]) -> np.ndarray:
    """Gray uint8 (height, width) picture that carries `number`, 0 to LARGEST; `size` is (width, height)."""
    if not 0 <= number <= LARGEST:
        raise ValueError(f"the counter goes from 0 to {LARGEST}, not {number}")
    bits = np.zeros(_BITS, bool)
    for place, k in enumerate(_NUMBER):
        bits[k] = number >> place & 1
    for k, value in _UPRIGHT.items():
        bits[k] = bool(value)
    cells = np.where(np.concatenate([bits, ~bits]), _WHITE, _BLACK).astype(np.uint8).reshape(ROWS, COLUMNS)
    width, height = size
    rows = np.arange(height) * ROWS // height
    columns = np.arange(width) * COLUMNS // width
    return np.ascontiguousarray(cells[rows][:, columns])


def read_counter(picture: np.ndarray) -> int:
    """The number in a picture: (h, w) gray or (h, w, 3) RGB, uint8 or 0..255 floats, of any size from about 32 x 24.

    Raises Unreadable when the squares contradict each other or the picture is turned or mirrored.
    """
    gray = picture.astype(np.float64)
    if gray.ndim == 3:
        gray = gray[..., :3].mean(axis=2)
    height, width = gray.shape
    cells = np.empty((ROWS, COLUMNS))
    for row in range(ROWS):
        top, bottom = _middle(row, ROWS, height)
        for column in range(COLUMNS):
            left, right = _middle(column, COLUMNS, width)
            cells[row, column] = gray[top:bottom, left:right].mean()
    difference = cells.ravel()[:_BITS] - cells.ravel()[_BITS:]
    contrast = np.abs(difference)
    if contrast.max() < 20 or contrast.min() < 0.5 * contrast.max():
        raise Unreadable(f"no clear counter: contrast of the squares runs from {contrast.min():.0f} to {contrast.max():.0f}")
    bits = difference > 0
    if any(bits[k] != value for k, value in _UPRIGHT.items()):
        raise Unreadable("the counter is not upright")
    return sum(1 << place for place, k in enumerate(_NUMBER) if bits[k])


def _middle(index: int, count: int, length: int) -> tuple[int, int]:
    """The inner half of cell `index`, at least one pixel."""
    cell = length / count
    first = int((index + 0.25) * cell)
    return first, max(first + 1, int((index + 0.75) * cell))


def sound(kind: Sound, samples: int, rate: int, channels: int, first: Fraction = Fraction(0)) -> np.ndarray:
    """(channels, samples) float32 whose first sample lies at media time `first`. Beeps begin at every whole second."""
    index = np.arange(samples, dtype=np.float64) + round(first * rate)
    if kind == "silence":
        wave = np.zeros(samples)
    elif kind == "tone":
        wave = 0.25 * np.sin(2 * np.pi * 440 * index / rate)
    else:
        into = index % rate
        wave = np.where(
            (into < BEEP_LENGTH * rate) & (index >= 0), 0.5 * np.sin(2 * np.pi * BEEP_FREQUENCY * into / rate), 0.0
        )
    return np.tile(wave.astype(np.float32), (channels, 1))


def beep_times(samples: np.ndarray, rate: int, *, length: float = BEEP_LENGTH) -> list[float]:
    """Seconds at which each whole beep of `length` seconds begins; `samples` is (n,), (n, channels) or (channels, n).

    A beep's place is the centre of its energy less half its length, which a lossy codec's smearing hardly moves. Beeps cut
    short or run together are left out.
    """
    wave = np.asarray(samples, dtype=np.float64)
    if wave.ndim == 2:
        wave = wave.mean(axis=int(np.argmin(wave.shape)))
    if not wave.size:
        return []
    window = max(1, round(rate * 0.001))
    power = np.convolve(wave * wave, np.ones(window) / window, mode="same")
    if power.max() < 1e-6:
        return []
    loud = power > 0.1 * power.max()
    edges = np.flatnonzero(np.diff(np.concatenate([[False], loud, [False]]).astype(np.int8)))
    starts, ends = edges[0::2], edges[1::2]
    times: list[float] = []
    gap = rate * 0.004
    begin = None
    for i, (start, end) in enumerate(zip(starts, ends, strict=True)):
        begin = start if begin is None else begin
        if i + 1 < len(starts) and starts[i + 1] - end < gap:
            continue
        if 0.75 * length <= (end - begin) / rate <= 1.35 * length:
            margin = round(0.003 * rate)
            low, high = max(0, begin - margin), min(len(wave), end + margin)
            energy = wave[low:high] ** 2
            centre = low + float((energy * np.arange(high - low)).sum() / energy.sum())
            times.append(float((centre + 0.5) / rate - length / 2))
        begin = None
    return times


def counter_clip(
    path: Path,
    *,
    rate: Fraction = Fraction(30),
    frames: int = 60,
    size: tuple[int, int] = (320, 180),
    codec: str = "libx264",
    gop: int = 250,
    b_frames: int = 0,
    open_gop: bool = False,
    timestamps: Sequence[Fraction] | None = None,
    start: Fraction = Fraction(0),
    audio: Sound | np.ndarray | None = None,
    audio_codec: str | None = None,
    audio_rate: int = 48000,
    audio_start: Fraction = Fraction(0),
    channels: int = 2,
    pixel_format: str = "yuv420p",
    rotation: int = 0,
    mirrored: bool = False,
    timecode: str | None = None,
    first_number: int = 0,
    colour: Mapping[str, int] | None = None,
    codec_options: Mapping[str, str] | None = None,
    container_options: Mapping[str, str] | None = None,
) -> Path:
    """Write a clip whose frame n carries the number `first_number` + n; returns `path`, whose suffix names the container.

    `timestamps` are media times of a variable-rate clip (the first is 0); `start` is where media time 0 lies on the file's
    clock (in mp4 and mov that makes an empty edit). `audio` is a kind of sound as long as the picture, or samples of
    (channels, n) float32, whose first sample lies at media time `audio_start`. `rotation` is in degrees clockwise needed to
    stand upright, then left and right change places if `mirrored`: pictures are stored the other way round, `size` is the
    stored one. `colour` sets color_primaries, color_trc, colorspace and color_range of the codec by number.
    """
    upright = size[::-1] if rotation % 180 else size
    pictures = (_stored(counter_picture(first_number + n, upright), rotation, mirrored) for n in range(frames))
    return _write(
        path, pictures, frames=frames, rate=rate, size=size, codec=codec, gop=gop, b_frames=b_frames, open_gop=open_gop,
        timestamps=timestamps, start=start, audio=audio, audio_codec=audio_codec, audio_rate=audio_rate,
        audio_start=audio_start, channels=channels, pixel_format=pixel_format, rotation=rotation, mirrored=mirrored,
        timecode=timecode, colour=colour or {}, codec_options=codec_options or {}, container_options=container_options or {},
    )  # fmt: skip


def _stored(upright: np.ndarray, rotation: int, mirrored: bool) -> np.ndarray:
    """What is stored so that turning it clockwise by `rotation`, then mirroring it, shows `upright`."""
    return np.ascontiguousarray(np.rot90(upright[:, ::-1] if mirrored else upright, rotation // 90))


@dataclass(frozen=True)
class Scene:
    """A stretch of `frames` frames that shows one moving texture, unlike that of every other `look`.

    It begins by a hard cut, or by a fade through black or a dissolve over its first `passage` frames. `flashes` are single
    white frames, counted from its start. `speed` is its motion in pixels per frame.
    """

    frames: int
    look: int = 0
    begins: Literal["cut", "fade", "dissolve"] = "cut"
    passage: int = 0
    flashes: tuple[int, ...] = ()
    speed: float = 2.0
    black: bool = False


def hard_cuts(scenes: Sequence[Scene]) -> list[int]:
    """First frames of the scenes, after the first one, that begin by a hard cut."""
    starts = np.cumsum([0] + [scene.frames for scene in scenes])
    return [int(starts[i]) for i, scene in enumerate(scenes) if i and scene.begins == "cut"]


def scene_clip(
    path: Path,
    scenes: Sequence[Scene],
    *,
    rate: Fraction = Fraction(25),
    size: tuple[int, int] = (320, 180),
    codec: str = "libx264",
    gop: int = 250,
    b_frames: int = 2,
    audio: Sound | np.ndarray | None = None,
    audio_rate: int = 48000,
    channels: int = 2,
) -> Path:
    """Write `scenes` one after another; returns `path`."""
    return _write(
        path, scene_pictures(scenes, size), frames=sum(scene.frames for scene in scenes), rate=rate, size=size, codec=codec,
        gop=gop, b_frames=b_frames, open_gop=False, timestamps=None, start=Fraction(0), audio=audio, audio_codec=None,
        audio_rate=audio_rate, audio_start=Fraction(0), channels=channels, pixel_format="yuv420p", rotation=0,
        mirrored=False, timecode=None, colour={}, codec_options={}, container_options={},
    )  # fmt: skip


def scene_pictures(scenes: Sequence[Scene], size: tuple[int, int]) -> Iterator[np.ndarray]:
    """What `scene_clip` draws: RGB uint8 (height, width, 3), frame after frame."""
    textures = [None if scene.black else _texture(scene.look, size) for scene in scenes]
    for number, scene in enumerate(scenes):
        for n in range(scene.frames):
            picture = _view(textures[number], n, scene.speed, size)
            if number and scene.begins != "cut" and n < scene.passage:
                share = (n + 1) / (scene.passage + 1)
                before = scenes[number - 1]
                left = _view(textures[number - 1], before.frames + n, before.speed, size).astype(np.float32)
                right = picture.astype(np.float32)
                if scene.begins == "dissolve":
                    mixed = left * (1 - share) + right * share
                else:
                    mixed = left * (1 - 2 * share) if share < 0.5 else right * (2 * share - 1)
                picture = mixed.clip(0, 255).astype(np.uint8)
            if n in scene.flashes:
                picture = np.full_like(picture, 250)
            yield picture


def _texture(look: int, size: tuple[int, int]) -> np.ndarray:
    """RGB noise in large and small patches around a colour of its own, twice the picture's width, seamless in x."""
    random = np.random.default_rng(look)
    width, height = size[0] * 2, size[1]
    base = np.array(
        [[200, 60, 50], [50, 110, 200], [70, 180, 80], [210, 190, 60], [150, 70, 190], [110, 110, 110]][look % 6]
    )
    layers = np.zeros((height, width, 3), np.float32)
    for cells, weight in ((6, 60), (18, 35), (60, 20)):
        noise = random.standard_normal((max(2, cells * height // width), cells, 3)).astype(np.float32)
        rows = np.arange(height) * noise.shape[0] // height
        columns = np.arange(width) * cells // width
        layers += weight * noise[rows][:, columns]
    return (base + layers).clip(0, 255).astype(np.uint8)


def _view(texture: np.ndarray | None, n: int, speed: float, size: tuple[int, int]) -> np.ndarray:
    width, height = size
    if texture is None:
        return np.full((height, width, 3), 16, np.uint8)
    return np.ascontiguousarray(np.roll(texture, -round(n * speed), axis=1)[:, :width])


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


def _write(
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
    if timestamps is not None and len(timestamps) != frames:
        raise ValueError(f"{frames} frames need as many timestamps, not {len(timestamps)}")
    tick = Fraction(1, 90000) if timestamps is not None else 1 / Fraction(rate)
    origin = 0
    if start:
        tick = Fraction(1, 90000) if (start / tick).denominator != 1 else tick
        origin = round(start / tick)
    with av.open(str(path), "w", options={"fflags": "+bitexact", **container_options}) as container:
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
            chosen = audio_codec or _AUDIO_CODEC.get(path.suffix.lower(), "aac")
            layout = {1: "mono", 2: "stereo", 6: "5.1"}[channels]
            stream = container.add_stream(chosen, rate=audio_rate, layout=layout)
            stream.codec_context.thread_count = 1
            tracks = _sound_packets(stream, audio, seconds, start + audio_start, audio_start, audio_rate, channels)
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


def _sound_packets(
    stream: av.AudioStream,
    audio: Sound | np.ndarray,
    seconds: Fraction,
    file_start: Fraction,
    media_start: Fraction,
    rate: int,
    channels: int,
) -> Iterator[tuple[Fraction, list[av.Packet]]]:
    """(media time, packets) of the coded sound; made in blocks of a second so that an hour needs no more memory."""
    context = stream.codec_context
    size = context.frame_size if context.frame_size > 1 else 1024
    converter = AudioResampler(format=context.format.name, layout=context.layout, rate=rate, frame_size=size)
    total = audio.shape[1] if isinstance(audio, np.ndarray) else ceil((seconds - media_start) * rate)
    first = round(file_start * rate)
    sent = 0
    for position in range(0, total, rate):
        count = min(rate, total - position)
        if isinstance(audio, np.ndarray):
            block = np.ascontiguousarray(audio[:, position : position + count], dtype=np.float32)
        else:
            block = sound(audio, count, rate, channels, media_start + Fraction(position, rate))
        frame = av.AudioFrame.from_ndarray(block, format="fltp", layout=context.layout.name)
        frame.sample_rate, frame.time_base, frame.pts = rate, Fraction(1, rate), first + position
        for piece in converter.resample(frame):
            yield media_start + Fraction(sent, rate), stream.encode(piece)
            sent += piece.samples
    for piece in converter.resample(None):
        yield media_start + Fraction(sent, rate), stream.encode(piece)
        sent += piece.samples
    yield media_start + Fraction(sent, rate), stream.encode(None)
