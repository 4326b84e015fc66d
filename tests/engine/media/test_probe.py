"""What a probe reports is what was written, or what is really there where a header says otherwise."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

import engine.media.scan
from engine.media import frames, probe, read_audio, sample_frames
from engine.media.fingerprint import fingerprint
from engine.protocol import MediaInfo, StartTimecode, from_json, to_json
from tests.engine.media.conftest import FRAMES, KINDS, uneven_times
from tests.support.footage import counter_clip, counter_picture, read_counter, remux

Clip = Callable[[str], Path]
NTSC = Fraction(30000, 1001)
RATES = [
    Fraction(24000, 1001),
    Fraction(24),
    Fraction(25),
    NTSC,
    Fraction(30),
    Fraction(50),
    Fraction(60000, 1001),
    Fraction(60),
]
RATES += [Fraction(10), Fraction(25, 2), Fraction(15), Fraction(1)]


@pytest.mark.parametrize("suffix", [".mp4", ".mkv", ".mov", ".ts"])
@pytest.mark.parametrize("rate", RATES, ids=str)
def test_constant_rates_are_exact(rate: Fraction, suffix: str, tmp_path: Path) -> None:
    info = probe(counter_clip(tmp_path / f"a{suffix}", rate=rate, frames=60, size=(64, 36)))
    video = info.video[0]
    assert (video.rate, video.vfr) == (rate, False)
    assert abs(video.duration - 60 / rate) <= Fraction(1, 500)
    assert video.frames == 60


@pytest.mark.parametrize("kind", KINDS)
def test_start_and_length_are_those_of_what_is_shown(kind: str, clip_of: Clip) -> None:
    info = probe(clip_of(kind))
    video = info.video[0]
    expected = {"empty edit": 2, "mkv from 3.5 s": Fraction(7, 2)}.get(kind, 10 if kind.startswith("transport") else 0)
    assert (
        0 <= info.origin - expected <= Fraction(1, 10)
    )  # AVI and fragments cannot hold times before 0 and shift by the delay
    assert info.origin == video.start
    assert video.vfr is kind.startswith("variable")
    last = [time for time, _ in frames(info)][-1]
    assert last < video.duration <= last + Fraction(3, 20)
    assert info.duration == max(stream.start + stream.duration for stream in (*info.video, *info.audio)) - info.origin
    assert info.kind == "video"
    assert not info.warnings


def test_the_mean_rate_of_uneven_footage(clip_of: Clip) -> None:
    times = uneven_times()
    video = probe(clip_of("variable rate, mp4")).video[0]
    assert abs(video.rate - (FRAMES - 1) / times[-1]) < Fraction(1, 1000)


def test_a_dropped_frame_makes_the_rate_vary(tmp_path: Path) -> None:
    times = [Fraction(n, 30) for n in range(60) if n != 31]
    assert probe(counter_clip(tmp_path / "a.mp4", timestamps=times, frames=59, size=(64, 36))).video[0].vfr


def test_jitter_of_a_coarse_clock_does_not(tmp_path: Path) -> None:
    times = [Fraction(round(n * 600 / NTSC), 600) for n in range(90)]  # as phones write them
    video = probe(counter_clip(tmp_path / "a.mov", timestamps=times, frames=90, size=(64, 36))).video[0]
    assert (video.rate, video.vfr) in [(NTSC, False), (video.rate, True)]
    assert abs(video.rate - NTSC) < Fraction(1, 50)


@pytest.mark.parametrize(
    ("pixel_format", "bits", "colour", "transfer"),
    [
        ("yuv420p", 8, {"color_primaries": 1, "color_trc": 1, "colorspace": 1}, "sdr"),
        ("yuv420p10le", 10, {"color_primaries": 9, "color_trc": 16, "colorspace": 9}, "pq"),
        ("yuv420p10le", 10, {"color_primaries": 9, "color_trc": 18, "colorspace": 9}, "hlg"),
    ],
)
def test_colour(pixel_format: str, bits: int, colour: dict[str, int], transfer: str, tmp_path: Path) -> None:
    path = counter_clip(tmp_path / "a.mp4", codec="libx265", frames=5, pixel_format=pixel_format, colour=colour)
    video = probe(path).video[0]
    assert (video.pixel_format, video.bit_depth, video.transfer) == (pixel_format, bits, transfer)
    assert video.hdr is (transfer != "sdr")
    names = {
        1: ("bt709", "bt709", "bt709"),
        16: ("bt2020", "smpte2084", "bt2020nc"),
        18: ("bt2020", "arib-std-b67", "bt2020nc"),
    }
    assert (video.colour_primaries, video.colour_transfer, video.colour_matrix) == names[colour["color_trc"]]
    assert not video.full_range


def test_full_range_and_alpha(tmp_path: Path) -> None:
    assert probe(counter_clip(tmp_path / "a.mp4", frames=3, pixel_format="yuvj420p")).video[0].full_range
    video = probe(counter_clip(tmp_path / "b.mov", frames=3, codec="qtrle", pixel_format="argb")).video[0]
    assert video.has_alpha
    assert (
        not probe(counter_clip(tmp_path / "c.mov", frames=3, codec="prores_ks", pixel_format="yuv422p10le"))
        .video[0]
        .has_alpha
    )


def test_sample_aspect(tmp_path: Path) -> None:
    path = tmp_path / "wide.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=25)
        stream.width, stream.height, stream.pix_fmt = 144, 96, "yuv420p"
        stream.codec_context.sample_aspect_ratio = Fraction(16, 11)
        for n in range(3):
            frame = av.VideoFrame(144, 96, "yuv420p")
            frame.pts = n
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    video = probe(path).video[0]
    assert video.sample_aspect == Fraction(16, 11)
    assert video.display_size == (209, 96)


@pytest.mark.parametrize("suffix", [".mov", ".mp4"])
@pytest.mark.parametrize(
    ("rate", "text", "frame", "drop"),
    [
        (Fraction(25), "10:00:00:05", 900005, False),
        (NTSC, "01:00:00;00", 107892, True),
        (NTSC, "01:00:00:00", 108000, False),
        (Fraction(24000, 1001), "00:59:59:23", 86399, False),
    ],
)
def test_start_timecode(rate: Fraction, text: str, frame: int, drop: bool, suffix: str, tmp_path: Path) -> None:
    info = probe(counter_clip(tmp_path / f"a{suffix}", rate=rate, frames=5, size=(64, 36), timecode=text))
    assert info.start_timecode == StartTimecode(frame=frame, rate=rate, drop_frame=drop)


def test_no_timecode_no_guess(clip_of: Clip) -> None:
    assert probe(clip_of("constant rate")).start_timecode is None


def test_nonsense_timecode_is_ignored_with_a_warning(tmp_path: Path) -> None:
    info = probe(counter_clip(tmp_path / "a.mkv", frames=5, timecode="25:61:00:99"))
    assert info.start_timecode is None
    assert "25:61:00:99" in info.warnings[0]


def test_sound_only_and_its_cover_art(tmp_path: Path) -> None:
    path = tmp_path / "song.m4a"
    with av.open(str(path), "w", format="mp4") as container:
        sound = container.add_stream("aac", rate=44100, layout="stereo")
        cover = container.add_stream("mjpeg", rate=1)
        cover.width, cover.height, cover.pix_fmt = 64, 64, "yuvj420p"
        cover.disposition = av.stream.Disposition.attached_pic
        frame = av.VideoFrame(64, 64, "yuvj420p")
        frame.pts = 0
        container.mux(cover.encode(frame))
        container.mux(cover.encode(None))
        samples = np.zeros((2, 44100), np.float32)
        block = av.AudioFrame.from_ndarray(samples, format="fltp", layout="stereo")
        block.sample_rate = 44100
        container.mux(sound.encode(block))
        container.mux(sound.encode(None))
    info = probe(path)
    assert info.kind == "audio"
    assert not info.video
    assert [(stream.rate, stream.channels, stream.layout) for stream in info.audio] == [(44100, 2, "stereo")]
    assert abs(info.duration - 1) < Fraction(1, 20)
    assert info.origin == info.audio[0].start


@pytest.mark.parametrize("channels", [1, 2, 6])
def test_sound_layouts_and_language(channels: int, tmp_path: Path) -> None:
    info = probe(counter_clip(tmp_path / "a.mkv", frames=30, audio="tone", channels=channels, audio_rate=44100))
    audio = info.audio[0]
    assert (audio.codec, audio.rate, audio.channels) == ("flac", 44100, channels)
    assert audio.layout == {1: "mono", 2: "stereo", 6: "5.1"}[channels]
    assert audio.language == ""
    assert abs(audio.duration - 1) < Fraction(1, 100)


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp", ".bmp", ".tiff", ".gif"])
def test_stills(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"shot%03d{suffix}"  # not a numbered sequence
    gradient = np.linspace(0, 255, 60 * 40 * 3).astype(np.uint8).reshape(40, 60, 3)
    Image.fromarray(gradient).save(path)
    info = probe(path)
    assert (info.kind, info.duration, info.origin) == ("image", 0, 0)
    assert (info.video[0].width, info.video[0].height, info.video[0].frames) == (60, 40, 1)
    ((time, picture),) = sample_frames(info, [Fraction(3)])
    assert time == 0
    assert np.abs(picture.astype(int) - gradient).mean() < 30


@pytest.mark.parametrize(("orientation", "rotation"), [(1, 0), (6, 90), (3, 180), (8, 270)])
def test_stills_turned_by_exif(orientation: int, rotation: int, tmp_path: Path) -> None:
    upright = (90, 160) if rotation % 180 else (160, 90)
    stored = np.rot90(counter_picture(77, upright), rotation // 90)
    exif = Image.Exif()
    exif[0x0112] = orientation
    Image.fromarray(stored).save(tmp_path / "phone.jpg", exif=exif)
    info = probe(tmp_path / "phone.jpg")
    assert info.video[0].rotation == rotation
    assert read_counter(next(sample_frames(info, [Fraction(0)]))[1]) == 77


def test_an_animated_gif_is_video(tmp_path: Path) -> None:
    pictures = [Image.fromarray(np.full((40, 60), shade, np.uint8)) for shade in range(0, 200, 20)]
    pictures[0].save(tmp_path / "a.gif", save_all=True, append_images=pictures[1:], duration=100)
    info = probe(tmp_path / "a.gif")
    assert (info.kind, info.video[0].rate, info.video[0].frames, info.duration) == ("video", 10, 10, 1)


@pytest.mark.parametrize("size", [(2, 2), (66, 38), (1920, 1080)])
def test_one_frame(size: tuple[int, int], tmp_path: Path) -> None:
    info = probe(counter_clip(tmp_path / "a.mp4", frames=1, size=size))
    assert info.kind == "video"
    assert (info.video[0].width, info.video[0].height, info.video[0].frames) == (*size, 1)
    assert info.duration > 0


def test_one_pixel(tmp_path: Path) -> None:
    info = probe(counter_clip(tmp_path / "a.mkv", frames=3, size=(1, 1), codec="ffv1", pixel_format="yuv444p"))
    assert (info.video[0].width, info.video[0].height) == (1, 1)


@pytest.mark.parametrize("name", ['it\'s "here" ü漢🎬.mp4', "-i.mp4", "c:on.mp4", "100%d %s.mp4", "a\nb;c|d`e$f.mp4"])
def test_awkward_names(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(counter_clip(tmp_path / "plain.mp4", frames=5, audio="tone"), tmp_path / name)
    monkeypatch.chdir(tmp_path)
    info = probe(name)
    assert info.path == str(tmp_path / name)
    assert read_counter(next(sample_frames(info, [Fraction(1, 10)]))[1]) == 3
    assert sum(len(block) for block in read_audio(info)) > 2000


def test_fingerprint_follows_the_content(tmp_path: Path) -> None:
    path = counter_clip(tmp_path / "a.mp4", frames=5)
    moved = tmp_path / "folder" / "b.mov"
    moved.parent.mkdir()
    before = probe(path).fingerprint
    shutil.move(path, moved)
    assert probe(moved).fingerprint == before
    assert probe(counter_clip(tmp_path / "c.mp4", frames=6)).fingerprint != before


def test_fingerprint_of_large_files_sees_head_tail_blocks_and_size(tmp_path: Path) -> None:
    path = tmp_path / "large"
    data = bytearray(9_000_000)
    path.write_bytes(data)
    seen = {fingerprint(path)}
    for place in (10, 1 << 20, len(data) - 10):
        data[place] ^= 1
        path.write_bytes(data)
        seen.add(fingerprint(path))
    path.write_bytes(data + b"\0")
    seen.add(fingerprint(path))
    assert len(seen) == 5


def test_the_report_survives_the_pipe(clip_of: Clip) -> None:
    info = probe(clip_of("edit list"))
    assert from_json(to_json(info), MediaInfo) == info


@pytest.mark.parametrize(
    "kind", ["constant rate", "variable rate, mkv", "open groups", "transport stream from 10 s", "AVI", "VP9", "fragmented"]
)
def test_large_files_are_reported_alike_without_being_read_through(
    kind: str, clip_of: Clip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = probe(clip_of(kind))
    monkeypatch.setattr(engine.media.scan, "SCAN_WHOLE_BYTES", 0)
    monkeypatch.setattr(engine.media.scan, "_WINDOW", Fraction(1, 2))
    monkeypatch.setattr(engine.media.scan, "_WINDOW_FRAMES", 24)
    bounded = probe(clip_of(kind))
    assert bounded.duration == whole.duration
    assert bounded.video[0].vfr == whole.video[0].vfr
    assert kind.startswith("variable") or bounded.video[0].rate == whole.video[0].rate
    assert bounded.video[0].frames in (None, whole.video[0].frames)


@pytest.mark.parametrize("bounded", [False, True])
@pytest.mark.parametrize("suffix", [".mkv", ".mp4"])
def test_a_cut_off_recording_is_as_long_as_what_is_there(
    suffix: str, bounded: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if bounded:
        monkeypatch.setattr(engine.media.scan, "SCAN_WHOLE_BYTES", 0)
        monkeypatch.setattr(engine.media.scan, "_WINDOW", Fraction(1, 2))
        monkeypatch.setattr(engine.media.scan, "_WINDOW_FRAMES", 24)
    options = {"movflags": "faststart"} if suffix == ".mp4" else {}
    path = counter_clip(tmp_path / f"whole{suffix}", frames=300, gop=30, audio="tone", container_options=options)
    cut = tmp_path / f"cut{suffix}"
    data = path.read_bytes()
    cut.write_bytes(data[: len(data) // 2])
    info = probe(cut)
    shown = [time for time, _ in frames(info)]
    assert Fraction(3) < info.video[0].duration < Fraction(7)
    assert abs(shown[-1] - info.video[0].duration) < Fraction(1, 10)
    assert "cut off" in info.warnings[0]


def test_a_file_that_begins_between_keyframes(tmp_path: Path) -> None:
    whole = counter_clip(tmp_path / "whole.ts", frames=90, gop=30, rate=Fraction(30), start=Fraction(10))
    data = whole.read_bytes()
    cut = tmp_path / "cut.ts"
    cut.write_bytes(data[188 * (len(data) // 188 // 5) :])
    info = probe(cut)
    pictures = list(sample_frames(info, [Fraction(0), Fraction(1, 2)]))
    assert [read_counter(picture) for _, picture in pictures] == [30, 45]
    assert info.video[0].frames == 60


def test_a_second_video_stream_keeps_its_own_clock(tmp_path: Path) -> None:
    one = counter_clip(tmp_path / "one.mkv", frames=30, rate=Fraction(30))
    two = counter_clip(tmp_path / "two.mkv", frames=50, rate=Fraction(50), first_number=500, start=Fraction(1, 2))
    both = tmp_path / "both.mkv"
    with av.open(str(both), "w") as made, av.open(str(one)) as first, av.open(str(two)) as second:
        sources = [(source, made.add_stream_from_template(source.streams.video[0])) for source in (first, second)]
        held = [(packet, copy) for source, copy in sources for packet in source.demux() if packet.size]
        for packet, copy in sorted(held, key=lambda pair: pair[0].dts):
            packet.stream = copy
            made.mux(packet)
    info = probe(both)
    assert [stream.rate for stream in info.video] == [30, 50]
    assert info.video[1].start - info.origin == Fraction(1, 2)
    numbers = [read_counter(picture) for _, picture in sample_frames(info, [Fraction(0), Fraction(1)], stream=1)]
    assert numbers == [500, 525]


def test_remuxing_changes_nothing_that_is_shown(clip_of: Clip, tmp_path: Path) -> None:
    info = probe(remux(clip_of("constant rate"), tmp_path / "a.mkv", shift=Fraction(5)))
    assert abs(info.origin - 5) < Fraction(1, 10)
    assert (info.video[0].rate, info.video[0].frames) == (NTSC, FRAMES)
