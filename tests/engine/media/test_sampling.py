"""Every frame that is asked for is the one that the rule names, on every kind of file."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.media import FrameReader, frames, keyframe_spacing, probe, sample_frames, upright_rgb
from engine.media.keyframes import has_open_groups
from engine.protocol import PRESENTATION_TOLERANCE, FootageError, MediaInfo, UsageError
from tests.engine.media.conftest import FRAMES, KINDS, uneven_times
from tests.support.footage import Scene, counter_clip, read_counter, scene_clip, scene_pictures

Clip = Callable[[str], Path]
FIRST_NUMBER = {"edit list": 63}
"""Number of the frame that is shown first, where it is not 0: 2.1 s into 29.97 frames a second."""


def numbered(info: MediaInfo) -> list[tuple[Fraction, int]]:
    return [(time, read_counter(upright_rgb(frame, info.video[0]))) for time, frame in frames(info)]


def shown_at(reference: list[tuple[Fraction, int]], time: Fraction) -> tuple[Fraction, int]:
    shown = [entry for entry in reference if entry[0] <= time + PRESENTATION_TOLERANCE]
    return shown[-1] if shown else reference[0]


def awkward_times(reference: list[tuple[Fraction, int]]) -> list[Fraction]:
    """Before the start, past the end, on frames, a hair to either side of them, between them."""
    hair = PRESENTATION_TOLERANCE
    on = [time for time, _ in reference[::9]]
    between = [(a + b) / 2 for (a, _), (b, _) in list(pairwise(reference))[::17]]
    last = reference[-1][0]
    return [
        Fraction(-1),
        last + 5,
        *on,
        *(t - hair for t in on[1:]),
        *(t - hair - Fraction(1, 10**6) for t in on[1:]),
        *between,
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_a_pass_gives_every_frame_once_from_time_zero(kind: str, clip_of: Clip) -> None:
    info = probe(clip_of(kind))
    reference = numbered(info)
    first = FIRST_NUMBER.get(kind, 0)
    assert [number for _, number in reference] == list(range(first, FRAMES))
    assert reference[0][0] == 0
    assert info.video[0].frames == len(reference)
    if kind.startswith("variable"):
        expected = uneven_times()
    else:
        expected = [Fraction(n) / info.video[0].rate for n in range(len(reference))]
    assert all(abs(time - wanted) <= Fraction(1, 1000) for (time, _), wanted in zip(reference, expected, strict=True))


@pytest.mark.parametrize("kind", KINDS)
def test_random_access_gives_the_frame_of_the_pass(kind: str, clip_of: Clip) -> None:
    info = probe(clip_of(kind))
    reference = numbered(info)
    with FrameReader(info) as reader:
        for time in reversed(awkward_times(reference)):
            at, frame = reader.at(time)
            assert (at, read_counter(upright_rgb(frame, info.video[0]))) == shown_at(reference, time), float(time)


@pytest.mark.parametrize("kind", KINDS)
def test_samples_are_the_frames_of_the_pass(kind: str, clip_of: Clip) -> None:
    info = probe(clip_of(kind))
    reference = numbered(info)
    times = awkward_times(reference)
    got = [(time, read_counter(picture)) for time, picture in sample_frames(info, times)]
    assert got == [shown_at(reference, time) for time in sorted(times)]
    far = [Fraction(1, 2), Fraction(31, 10)]
    got = [(time, read_counter(picture)) for time, picture in sample_frames(info, far, size=(64, 36))]
    assert got == [shown_at(reference, time) for time in far]


@settings(max_examples=25)
@given(times=st.lists(st.fractions(-1, 6, max_denominator=10_000), max_size=8))
def test_any_times_in_any_order(times: list[Fraction], clip_of: Clip) -> None:
    info = probe(clip_of("variable rate, mp4"))
    reference = [(time, n) for n, time in enumerate(uneven_times())]
    got = [(time, read_counter(picture)) for time, picture in sample_frames(info, times)]
    assert got == [shown_at(reference, time) for time in sorted(times)]


def test_far_times_are_sought_and_near_ones_decoded_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    info = probe(counter_clip(tmp_path / "long.mp4", rate=Fraction(10), frames=600, size=(64, 36), gop=20))
    decoded = 0
    whole = FrameReader._decode

    def counting(self: FrameReader, *, landed_anywhere: bool) -> object:
        nonlocal decoded
        for entry in whole(self, landed_anywhere=landed_anywhere):
            decoded += 1
            yield entry

    monkeypatch.setattr(FrameReader, "_decode", counting)
    far = [Fraction(n) for n in (5, 25, 45)]
    assert [read_counter(picture) for _, picture in sample_frames(info, far)] == [50, 250, 450]
    assert decoded < 3 * 30
    decoded = 0
    near = [Fraction(n, 2) for n in range(100)]
    assert [read_counter(picture) for _, picture in sample_frames(info, near)] == [5 * n for n in range(100)]
    assert decoded <= 600


def test_a_stretch_begins_with_the_frame_shown_and_ends_before_the_end(clip_of: Clip) -> None:
    info = probe(clip_of("constant rate"))
    rate = info.video[0].rate
    stretch = [time for time, _ in frames(info, start=Fraction(101, 100), end=Fraction(2))]
    assert stretch == [n / rate for n in range(30, 60)]
    assert [time for time, _ in frames(info, end=1 / rate)] == [0]


def test_keyframes_only(clip_of: Clip) -> None:
    info = probe(clip_of("constant rate"))
    times = [time for time, _ in frames(info, keyframes_only=True)]
    assert times == [n / info.video[0].rate for n in range(0, FRAMES, 24)]


def test_skipping_the_loop_filter_changes_no_frame_number(clip_of: Clip) -> None:
    info = probe(clip_of("open groups"))
    fast = [(time, read_counter(upright_rgb(frame, info.video[0]))) for time, frame in frames(info, skip_loop_filter=True)]
    assert fast == numbered(info)


@pytest.mark.parametrize(("kind", "spacing"), [("constant rate", 24), ("transport stream from 10 s", 24), ("AVI", 24)])
def test_keyframe_spacing(kind: str, spacing: int, clip_of: Clip) -> None:
    info = probe(clip_of(kind))
    assert abs(keyframe_spacing(info) - spacing / info.video[0].rate) <= 2 / info.video[0].rate


def test_a_single_keyframe_is_as_far_apart_as_the_clip_is_long(tmp_path: Path) -> None:
    info = probe(counter_clip(tmp_path / "one.mp4", frames=75, rate=Fraction(25), gop=1000))
    assert keyframe_spacing(info) == 3


def test_open_groups_are_told_from_closed_ones(clip_of: Clip) -> None:
    for kind, is_open in (("open groups", True), ("open groups, HEVC", True), ("constant rate", False)):
        info = probe(clip_of(kind))
        assert has_open_groups(info, info.video[0]) is is_open


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_pictures_stand_upright(rotation: int, mirrored: bool, tmp_path: Path) -> None:
    info = probe(counter_clip(tmp_path / "turned.mp4", frames=3, size=(160, 90), rotation=rotation, mirrored=mirrored))
    assert (info.video[0].rotation, info.video[0].flipped) == (rotation, mirrored)
    expected = (90, 160) if rotation in (90, 270) else (160, 90)
    assert info.video[0].display_size == expected
    for number, (_, picture) in enumerate(sample_frames(info, [Fraction(n, 30) for n in range(3)])):
        assert picture.shape == (expected[1], expected[0], 3)
        assert read_counter(picture) == number
    for _, picture in sample_frames(info, [Fraction(0)], size=(80, 120)):
        assert picture.shape == (120, 80, 3)
        assert read_counter(picture) == 0


def test_each_picture_is_the_callers_own(clip_of: Clip) -> None:
    info = probe(clip_of("constant rate"))
    first, second = (picture for _, picture in sample_frames(info, [Fraction(1), Fraction(1)]))
    assert np.array_equal(first, second)
    first[:] = 0
    assert second.any()


def test_colours_come_out_as_they_went_in(tmp_path: Path) -> None:
    scenes = [Scene(6, look=1, speed=0)]
    path = scene_clip(tmp_path / "colour.mp4", scenes, size=(320, 180))
    info = probe(path)
    ((_, picture),) = sample_frames(info, [Fraction(0)])
    drawn = next(scene_pictures(scenes, (320, 180)))
    assert np.abs(picture.mean(axis=(0, 1)) - drawn.mean(axis=(0, 1))).max() < 4


def test_no_such_stream(clip_of: Clip) -> None:
    info = probe(clip_of("constant rate"))
    with pytest.raises(UsageError, match="no video stream 3"):
        list(sample_frames(info, [Fraction(0)], stream=3))


def test_damage_in_the_middle_is_stepped_over(tmp_path: Path) -> None:
    path = counter_clip(tmp_path / "damaged.mkv", frames=120, gop=12, size=(320, 180))
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    for place in range(middle, middle + 3000, 7):
        data[place] ^= 0xFF
    path.write_bytes(data)
    info = probe(path)
    with FrameReader(info) as reader:
        times = [time for time, _ in reader.frames()]
    assert times[0] == 0
    assert times[-1] > Fraction(38, 10)
    assert len(times) < 120
    assert times == sorted(set(times))


def test_damage_is_logged(shared_media: Path, caplog: pytest.LogCaptureFixture) -> None:
    list(frames(probe(shared_media / "dmlc+decord" / "corrupted.mp4")))
    assert "1 damaged packets" in caplog.text


def test_a_file_that_vanished_is_a_clear_error(tmp_path: Path) -> None:
    path = counter_clip(tmp_path / "gone.mp4", frames=5)
    info = probe(path)
    path.unlink()
    with pytest.raises(FootageError, match="no such file"):
        list(sample_frames(info, [Fraction(0)]))
