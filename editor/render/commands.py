"""The ffmpeg commands that a render is made of: pure functions from the plan to argument lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any

from editor.render import graph
from editor.render.encoder import Encoder, timescale
from editor.render.filters import Chain, Option, file_url, footage, make, own_file
from editor.render.graph import Command
from editor.render.layers import span_stream
from editor.render.picture import counted
from editor.render.plan import RenderPlan
from editor.render.seeking import SeekTable
from editor.render.sound import mixed, piece_stream, whole
from editor.render.soundplan import SoundPiece
from editor.render.spans import PictureSpan
from engine.protocol import PROTOCOLS, MediaInfo

COPY_TIMES = ("-copyts",)
MUXERS = {".mp4": "mp4", ".mov": "mov", ".mkv": "matroska", ".wav": "wav", ".m4a": "ipod"}
DEMUXER = {".mp4": "mov", ".mov": "mov", ".mkv": "matroska", ".wav": "wav", ".m4a": "mov"}
SOUND_FILE = {"f": "wav", "c:a": "pcm_f32le", "rf64": "auto"}
METER = make("ebur128", peak="true", framelog="quiet")
OVERSAMPLING = 4
"""Times the sample rate at which peaks are limited, so that those between the samples are too (ITU-R BS.1770-5, annex 2)."""


def picture_command(
    plan: RenderPlan,
    spans: Sequence[PictureSpan],
    seeks: SeekTable,
    encoder: Encoder,
    to: Path,
    threads: int,
) -> Command:
    """Encodes consecutive spans, read from `seeks`, as one picture-only file. `threads` is how many each decoder uses."""
    inputs = count()
    streams = [span_stream(plan, span, inputs, seeks, threads) for span in spans]
    # every frame is in its place already: the last filter only names the rate to the encoder
    named = (*counted(plan.rate), make("fps", fps=str(plan.rate)))
    picture = graph.through(graph.sequenced(streams, video=True), named)
    options: dict[str, Option | None] = {
        "f": encoder.container,
        **dict(encoder.options),
        "fps_mode": "passthrough",
        "video_track_timescale": timescale(plan),
        "map_metadata": -1,
    }
    return graph.command([([picture], file_url(str(to)), options)], COPY_TIMES)


def sound_command(
    plan: RenderPlan,
    pieces: Sequence[SoundPiece],
    seeks: SeekTable,
    first: int,
    samples: int,
    to: Path,
    *,
    stretcher: bool = False,
) -> Command:
    """Mixes pieces into `samples` samples from sample `first` of the programme, unlimited float PCM. With `stretcher` pitch
    is kept by ffmpeg's rubberband filter.

    The whole programme is measured too where its loudness is to be changed.
    """
    complete = samples == plan.lead + plan.samples
    lanes = _lanes(pieces, seeks, first, plan.sample_rate, stretcher=stretcher)
    measure, lead = complete and plan.loudness is not None, plan.lead if complete else 0
    return _mixed(graph.together(lanes, mixed(len(lanes))), samples, to, measure=measure, lead=lead)


def stems_command(plan: RenderPlan, stems: Sequence[tuple[int, int, Path]], to: Path) -> Command:
    """Mixes (first sample, samples, file) parts of the programme into all of it, as `sound_command` does."""
    lanes = []
    for number, (first, _, path) in enumerate(stems):
        late = first + plan.lead
        delay: Chain = (make("adelay", delays=f"{late}S", all=1),) if late else (make("anull"),)
        lanes.append(graph.chain_of(number, own_file(str(path), "wav", "0"), delay))
    measure = plan.loudness is not None
    samples = plan.lead + plan.samples
    return _mixed(graph.together(lanes, mixed(len(lanes))), samples, to, measure=measure, lead=plan.lead)


def mastered_command(
    sound: Path, samples: int, rate: int, gain: float, ceiling: float | None, to: Path, suffix: str, bitrate: int | None
) -> Command:
    """Encodes mixed sound as AAC, or as 24-bit PCM where there is no `bitrate`, after `gain` decibels and, where `ceiling`
    is given, a limiter at that many dBTP."""
    steps: list[Any] = []
    if gain:
        steps.append(make("volume", volume=f"{gain:.4f}dB", precision="float"))
    if ceiling is not None:
        limit = f"{10 ** (ceiling / 20):.6f}"
        steps += [
            make("aresample", osr=rate * OVERSAMPLING),
            make("alimiter", limit=limit, level=0, attack=5, release=60, latency=1),
            make("aresample", osr=rate),
        ]
    stream = graph.chain_of(0, own_file(str(sound), "wav", "0"), (*steps, *whole(samples)))
    coded: dict[str, Option | None] = {"c:a": "pcm_s24le"} if bitrate is None else {"c:a": "aac", "b:a": bitrate}
    if suffix == ".wav":
        coded["rf64"] = "auto"
    options: dict[str, Option | None] = {"f": MUXERS[suffix], **coded, "ar": rate, "map_metadata": -1}
    return graph.command([([stream], file_url(str(to)), options)])


def metered_command(sound: Path, suffix: str) -> Command:
    """Decodes an encoded sound and measures it."""
    stream = graph.chain_of(0, own_file(str(sound), DEMUXER[suffix], "0"), (METER,))
    return graph.command([([stream], "pipe:1", {"f": "null"})])


def joined_command(
    picture: Path,
    *,
    listed: bool,
    sound: Path | None,
    plan: RenderPlan,
    to: Path,
    suffix: str,
    tag: Mapping[str, Option | None],
) -> Command:
    """Puts picture (one file, or with `listed` a list of files in order) and sound together without encoding either again.

    Times of the picture are set to exact frames: joining adds durations that were rounded to microseconds.
    """
    inputs: list[str] = [
        "-f",
        "concat" if listed else "mov",
        "-protocol_whitelist",
        PROTOCOLS,
        "-i",
        file_url(str(picture)),
    ]
    maps = ["-map", "0:v:0"]
    if sound is not None:
        inputs += ["-f", DEMUXER[suffix], "-protocol_whitelist", PROTOCOLS, "-i", file_url(str(sound))]
        maps += ["-map", "1:a:0"]
    frame = f"{plan.rate.numerator}/{plan.rate.denominator}"
    exact = f"setts=pts=round(PTS*TB*{frame})/({frame})/TB:dts=round(DTS*TB*{frame})/({frame})/TB"
    options = ["-c", "copy", *maps, *(["-bsf:v", exact] if listed else []), "-map_metadata", "-1"]
    for key, value in tag.items():
        options += [f"-{key}", str(value)]
    if suffix in (".mp4", ".mov"):
        options += ["-movflags", "+faststart", "-video_track_timescale", str(timescale(plan))]
    return Command((*inputs, *options, "-f", MUXERS[suffix], file_url(str(to))))


def first_frame_command(info: MediaInfo, stream: int) -> Command:
    """Lists the first picture of a stream with the time that ffmpeg gives it."""
    picture = graph.chain_of(0, footage(info, stream, seek=None, video=True, threads=1), (make("scale", w=16, h=16),))
    options: dict[str, Option | None] = {"f": "framecrc", "frames:v": 1, "fps_mode": "passthrough"}
    return graph.command([([picture], "pipe:1", options)], COPY_TIMES)


def checked_command(path: Path, suffix: str, *, sound: bool, picture: bool = True) -> Command:
    """Lists every packet of the picture, every block of decoded sound, and decodes the picture's key frames."""
    if not picture:
        only = ("-f", DEMUXER[suffix], "-protocol_whitelist", PROTOCOLS, "-i", file_url(str(path)))
        return Command((*only, "-map", "0:a:0", "-c:a", "pcm_s16le", "-f", "framecrc", "pipe:1"))
    inputs = ["-f", DEMUXER[suffix], "-protocol_whitelist", PROTOCOLS, "-skip_frame:v", "nokey", "-i", file_url(str(path))]
    audio = ["-map", "0:a:0", "-c:a", "pcm_s16le"] if sound else []
    listing = ["-map", "0:v:0", "-c:v", "copy", *audio, "-copyinkf", "-f", "framecrc", "pipe:1"]
    decoding = ["-map", "0:v:0", "-fps_mode", "passthrough", "-f", "null", "-"]
    return Command((*inputs, *listing, *decoding))


def _lanes(pieces: Sequence[SoundPiece], seeks: SeekTable, first: int, rate: int, *, stretcher: bool) -> list[Any]:
    """Each lane as one stream: its pieces in order, each after the silence before it."""
    at: dict[int, int] = {}
    lanes: dict[int, list[Any]] = {}
    inputs = count()
    for piece in sorted(pieces, key=lambda piece: piece.first):
        delay = piece.first - at.get(piece.lane, first)
        stream = piece_stream(piece, inputs, seeks, rate, delay, stretcher=stretcher)
        lanes.setdefault(piece.lane, []).append(stream)
        at[piece.lane] = piece.first + piece.samples
    return [graph.sequenced(streams, video=False) for streams in lanes.values()]


def _mixed(stream: Any, samples: int, to: Path, *, measure: bool, lead: int) -> Command:
    begin: Chain = (make("atrim", start_sample=lead), make("asetpts", expr="N/SR/TB")) if lead else ()
    heard = graph.through(stream, (*whole(samples), *begin, *((METER,) if measure else ())))
    return graph.command([([heard], file_url(str(to)), dict(SOUND_FILE))], COPY_TIMES)
