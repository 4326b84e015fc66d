"""The frames on the screen are the ones that the edit names: read off the numbers burnt into them."""

from __future__ import annotations

from fractions import Fraction
from itertools import accumulate
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from editor.model import Clip, Speed, Track
from editor.speed import SpeedKey
from engine.media import FrameReader, probe
from tests.support.footage import counter_clip, read_counter
from tests.support.renders import expected, media, project
from tests.ui.preview.conftest import Screen
from ui.preview.reader import GivenUp, ScreenReader

SIZE = (320, 180)


def test_paused_frames_over_cuts_are_exact_in_any_order(tmp_path: Path, screen: Screen) -> None:
    one = counter_clip(tmp_path / "one.mp4", frames=90, b_frames=2, gop=48)
    other = counter_clip(tmp_path / "other.mkv", frames=90, b_frames=2, gop=24, first_number=1000)
    clips = (
        Clip(id="a", media="m0", record_in=0, duration=20, source_in=Fraction(1)),
        Clip(id="b", media="m1", record_in=20, duration=15, source_in=Fraction(1, 2)),
        Clip(id="c", media="m0", record_in=35, duration=20, source_in=Fraction(2, 30)),
    )
    screen.show(project(media(one, other), clips), SIZE)
    wanted = {
        **{frame: 30 + frame for frame in range(20)},
        **{20 + n: 1000 + 15 + n for n in range(15)},
        **{35 + n: 2 + n for n in range(20)},
    }
    for frame in (0, 19, 20, 34, 35, 54, 21, 18, 3, 36, 33, 1, 53, 0):
        assert read_counter(screen.at(frame)) == wanted[frame], frame


def test_paused_frames_of_variable_rate_footage_at_another_speed_are_exact(tmp_path: Path, screen: Screen) -> None:
    steps = [Fraction(1, 30), Fraction(1, 60), Fraction(3, 60), Fraction(1, 24)] * 20
    stamps = [Fraction(round(at * 90000), 90000) for at in accumulate(steps, initial=Fraction(0))][:-1]
    path = counter_clip(tmp_path / "vfr.mp4", frames=len(stamps), timestamps=stamps, b_frames=2)
    clip = Clip(id="a", media="m0", record_in=0, duration=40, source_in=Fraction(1, 7), speed=Speed(rate=Fraction(3, 2)))
    screen.show(project(media(path), [clip]), SIZE)
    right = expected(clip, Fraction(30), stamps)
    for frame in (0, 39, 1, 2, 3, 20, 19, 18, 38, 5):
        assert read_counter(screen.at(frame)) == right[frame], frame


def test_ramps_reverse_and_freezes_are_exact(tmp_path: Path, screen: Screen) -> None:
    path = counter_clip(tmp_path / "a.mp4", frames=120)
    stamps = [Fraction(n, 30) for n in range(120)]
    clips = (
        Clip(
            id="a", media="m0", record_in=0, duration=30, source_in=Fraction(0),
            speed=Speed(ramp=(SpeedKey(0, Fraction(1)), SpeedKey(30, Fraction(3)))),
        ),
        Clip(id="b", media="m0", record_in=30, duration=20, source_in=Fraction(2), speed=Speed(rate=Fraction(-1))),
        Clip(id="c", media="m0", record_in=50, duration=10, source_in=Fraction(1), speed=Speed(rate=Fraction(0))),
    )  # fmt: skip
    screen.show(project(media(path), clips), SIZE)
    for clip in clips:
        right = expected(clip, Fraction(30), stamps)
        for at in (0, clip.duration - 1, clip.duration // 2):
            assert read_counter(screen.at(clip.record_in + at)) == right[at], (clip.id, at)


def test_upper_tracks_cover_and_hidden_ones_do_not(tmp_path: Path, screen: Screen) -> None:
    low = counter_clip(tmp_path / "low.mp4", frames=30)
    high = counter_clip(tmp_path / "high.mp4", frames=30, first_number=500)
    below = Track(id="v1", kind="video", items=(Clip(id="a", media="m0", record_in=0, duration=30, source_in=Fraction(0)),))
    above = Track(id="v2", kind="video", items=(Clip(id="b", media="m1", record_in=10, duration=5, source_in=Fraction(0)),))
    footage = media(low, high)
    screen.show(project(footage, tracks=(below, above)), SIZE)
    assert read_counter(screen.at(9)) == 9
    assert read_counter(screen.at(12)) == 502
    hidden = Track(id="v2", kind="video", items=above.items, hidden=True)
    screen.pictures.clear()
    screen.player.set_project(project(footage, tracks=(below, hidden)))
    assert read_counter(screen.wait(12)) == 12


def test_gaps_and_missing_footage_are_dark_and_named(tmp_path: Path, screen: Screen) -> None:
    path = counter_clip(tmp_path / "a.mp4", frames=30)
    footage = media(path)
    clips = (
        Clip(id="a", media="m0", record_in=0, duration=10, source_in=Fraction(0)),
        Clip(id="b", media="m0", record_in=20, duration=10, source_in=Fraction(0)),
    )
    screen.show(project(footage, clips), SIZE)
    assert screen.at(15).max() == 0
    path.unlink()
    screen.player.footage.forget()
    screen.at(25)
    assert screen.pictures[-1].missing == ("a.mp4",)


def test_scrubbing_shows_the_newest_request_last(tmp_path: Path, screen: Screen) -> None:
    path = counter_clip(tmp_path / "a.mp4", frames=200, gop=200)
    screen.show(project(media(path), [Clip(id="a", media="m0", record_in=0, duration=200, source_in=Fraction(0))]), SIZE)
    screen.pictures.clear()
    for frame in range(5, 195, 5):
        screen.player.seek(frame)
    assert read_counter(screen.wait(190)) == 190
    assert len(screen.pictures) < 30


def test_turned_and_mirrored_pictures_stand_upright(tmp_path: Path, screen: Screen) -> None:
    for number, (rotation, mirrored) in enumerate(((90, False), (180, False), (270, True))):
        path = counter_clip(tmp_path / f"{number}.mov", frames=6, size=(320, 180), rotation=rotation, mirrored=mirrored)
        size = (180, 320) if rotation % 180 else (320, 180)
        clip = Clip(id="a", media="m0", record_in=0, duration=6, source_in=Fraction(0))
        screen.show(project(media(path), [clip], size=size), size)
        assert read_counter(screen.at(number + 1)) == number + 1


@pytest.mark.parametrize("codec", ["libx264", "mpeg4", "libx265"])
def test_the_screen_reader_finds_what_the_exact_reader_finds(tmp_path: Path, codec: str) -> None:
    path = counter_clip(tmp_path / "a.mp4", codec=codec, frames=80, b_frames=2 if codec != "libx265" else 3, gop=30)
    info = probe(path)
    with FrameReader(info) as exact, ScreenReader(info) as quick:
        for number in (70, 3, 4, 5, 33, 31, 64, 10, 79, 78, 12):
            time = Fraction(number, 30)
            (at, frame), end = quick.show(time)
            there, right = exact.at(time)
            assert at == there
            assert bytes(frame.planes[0]) == bytes(right.planes[0])
            assert end is None or end > time


def test_a_reader_can_be_called_off_and_used_again(tmp_path: Path) -> None:
    path = counter_clip(tmp_path / "a.mp4", frames=60, gop=60, b_frames=2)
    asked = 0

    def given_up() -> bool:
        nonlocal asked
        asked += 1
        return asked > 20

    with ScreenReader(probe(path), given_up=given_up) as reader:
        with pytest.raises(GivenUp):
            reader.show(Fraction(50, 30))
        reader.given_up = lambda: False
        assert reader.show(Fraction(50, 30))[0][0] == Fraction(50, 30)
        asked, reader.given_up = 0, given_up
        with pytest.raises(GivenUp):
            list(reader.stretch(Fraction(0), Fraction(55, 30)))
        reader.given_up = lambda: False
        (at, _), end = reader.show(Fraction(50, 30))
        assert (at, end) == (Fraction(50, 30), Fraction(51, 30))
        assert len(list(reader.stretch(Fraction(0), Fraction(2)))) == 60


def test_no_thread_is_left_when_the_player_is_closed(tmp_path: Path, qtbot: QtBot) -> None:
    import threading

    from ui.preview.player import Player

    before = set(threading.enumerate())
    path = counter_clip(tmp_path / "a.mp4", frames=60)
    player = Player()
    player.set_project(project(media(path), [Clip(id="a", media="m0", record_in=0, duration=60, source_in=Fraction(0))]))
    player.set_shown(320, 180)
    player.play()
    qtbot.waitUntil(lambda: player.frame > 3, timeout=60_000)
    player.close()
    left = {thread for thread in threading.enumerate() if thread not in before and thread.name.startswith("preview")}
    assert not left


def test_interlaced_footage_shows_the_right_frames(tmp_path: Path, screen: Screen) -> None:
    path = counter_clip(
        tmp_path / "a.mpg",
        codec="mpeg2video",
        frames=40,
        size=(320, 192),
        codec_options={"flags": "+ildct+ilme", "top": "1"},
    )
    footage = media(path)
    screen.show(project(footage, [Clip(id="a", media="m0", record_in=0, duration=40, source_in=Fraction(0))]), SIZE)
    for frame in (0, 39, 20, 19, 21, 5):
        assert read_counter(screen.at(frame)) == frame
