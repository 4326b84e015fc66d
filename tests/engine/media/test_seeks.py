"""Planned seeks are tried out with the program that they are for."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import imageio_ffmpeg
import numpy as np
import pytest

from engine.media import frames, probe, upright_rgb
from engine.media.seeks import plan_seeks
from engine.protocol import PRESENTATION_TOLERANCE, MediaInfo, PlanSeeks, Seeks, UsageError, from_json, to_json
from engine.tasks.seeks import handle
from tests.engine.media.conftest import KINDS
from tests.support.footage import Unreadable, beep_times, counter_clip, read_counter

Clip = Callable[[str], Path]
NEVER_EARLIER = Fraction(3)
"""The clips' keyframes are at most 1.9 s apart; a seek may land that much early and once more where the index is coarse."""


def decoded_from(info: MediaInfo, seek: Fraction, folder: Path) -> list[tuple[Fraction, int | None]]:
    """(media time, number) of what ffmpeg decodes after seeking; None where the picture is torn."""
    out = folder / "decoded.nut"
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-y", "-seek_timestamp", "1", "-ss", f"{float(seek):.6f}"]
    command += ["-noaccurate_seek", "-copyts", "-i", f"file:{info.path}", "-map", f"0:{info.video[0].index}"]
    command += ["-fps_mode", "passthrough", "-enc_time_base", "demux", "-c:v", "rawvideo", "-pix_fmt", "gray", str(out)]
    subprocess.run(command, check=True, capture_output=True)
    found: list[tuple[Fraction, int | None]] = []
    with av.open(str(out)) as container:
        tick = Fraction(container.streams.video[0].time_base)
        for frame in container.decode(video=0):
            try:
                number = read_counter(frame.to_ndarray(format="gray"))
            except Unreadable:
                number = None
            found.append((frame.pts * tick - info.origin, number))
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_ffmpeg_shows_every_frame_from_there_on(kind: str, clip_of: Clip, tmp_path: Path) -> None:
    info = probe(clip_of(kind))
    reference = [(time, read_counter(upright_rgb(frame, info.video[0]))) for time, frame in frames(info)]
    on = [reference[n][0] for n in (0, 23, 24, 25, len(reference) - 1)]
    times = [*on, Fraction(1, 30), Fraction(27, 10), on[2] - PRESENTATION_TOLERANCE]
    seeks = plan_seeks(info.path, info.container, info.video[0].index, times, info.origin)
    for time, seek in zip(times, seeks, strict=True):
        assert (seek * 1_000_000).denominator == 1
        decoded = decoded_from(info, seek, tmp_path)
        needed = [entry for entry in reference if entry[0] <= time + PRESENTATION_TOLERANCE][-1][0]
        got = {round(at * 10_000): number for at, number in decoded}
        for at, number in reference:
            if at >= needed:
                assert got.get(round(at * 10_000)) == number, (float(time), float(seek), float(at))
        assert needed - decoded[0][0] < NEVER_EARLIER


def test_a_long_file_is_not_decoded_from_its_start(tmp_path: Path) -> None:
    for name in ("long.mp4", "long.mkv", "long.ts"):
        info = probe(counter_clip(tmp_path / name, rate=Fraction(10), frames=1500, size=(64, 36), gop=20, b_frames=2))
        times = [Fraction(n) for n in (50, 149)]
        seeks = plan_seeks(info.path, info.container, info.video[0].index, times, info.origin)
        for time, seek in zip(times, seeks, strict=True):
            first = decoded_from(info, seek, tmp_path)[0]
            assert time - 6 <= first[0] <= time, (name, float(time), float(seek))


def test_sound_gets_its_run_up(clip_of: Clip) -> None:
    info = probe(clip_of("constant rate"))
    (seek,) = plan_seeks(info.path, info.container, info.audio[0].index, [Fraction(2)], info.origin)
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-seek_timestamp", "1", "-ss", f"{float(seek):.6f}"]
    command += ["-noaccurate_seek", "-copyts", "-i", f"file:{info.path}", "-map", f"0:{info.audio[0].index}"]
    command += ["-af", "atrim=start=1.9,asetpts=PTS-STARTPTS", "-ac", "1", "-ar", "48000", "-f", "f32le", "-"]
    heard = np.frombuffer(subprocess.run(command, check=True, capture_output=True).stdout, np.float32)
    assert beep_times(heard, 48000) == pytest.approx([0.1, 1.1], abs=0.001)


def test_before_the_file_begins(clip_of: Clip, tmp_path: Path) -> None:
    info = probe(clip_of("transport stream from 10 s"))
    (seek,) = plan_seeks(info.path, info.container, info.video[0].index, [Fraction(-100)], info.origin)
    assert decoded_from(info, seek, tmp_path)[0] == (0, 0)


def test_no_times_and_no_such_stream(clip_of: Clip) -> None:
    info = probe(clip_of("constant rate"))
    assert plan_seeks(info.path, info.container, 0, [], info.origin) == ()
    with pytest.raises(UsageError, match="stream 7"):
        plan_seeks(info.path, info.container, 7, [Fraction(0)], info.origin)


class _Context:
    def __init__(self) -> None:
        self.stages: list[str] = []

    def progress(self, done: float, stage: str) -> None:
        assert 0 <= done <= 1
        self.stages.append(stage)


@pytest.mark.parametrize("knows_origin", [True, False])
def test_the_request(knows_origin: bool, clip_of: Clip) -> None:
    info = probe(clip_of("mkv from 3.5 s"))
    request = PlanSeeks(
        path=info.path,
        container=info.container,
        stream_index=info.video[0].index,
        times=(Fraction(2), Fraction(1), Fraction(2)),
        origin=info.origin if knows_origin else None,
    )
    context = _Context()
    answer = handle(from_json(to_json(request), PlanSeeks), context)  # type: ignore[arg-type]
    assert from_json(to_json(answer), Seeks) == answer
    assert answer.times == plan_seeks(info.path, info.container, 0, request.times, info.origin)
    assert answer.times[0] == answer.times[2] > answer.times[1]
    assert context.stages
