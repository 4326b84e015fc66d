"""Every frame of a render is the one that the project names, whatever the rates and the container."""

from __future__ import annotations

import random
from fractions import Fraction
from pathlib import Path

import pytest

from editor.model import Clip, Speed
from editor.render import RenderSettings, render
from tests.support.footage import counter_clip
from tests.support.renders import QUICK, Planner, counters, expected, media, project

RATES = {
    "23.976": Fraction(24000, 1001),
    "24": Fraction(24),
    "25": Fraction(25),
    "29.97": Fraction(30000, 1001),
    "30": Fraction(30),
    "50": Fraction(50),
    "59.94": Fraction(60000, 1001),
    "60": Fraction(60),
}
FRAMES = 150


def stamps_at(rate: Fraction, frames: int = FRAMES) -> list[Fraction]:
    return [number / rate for number in range(frames)]


def cut_up(rate: Fraction, source_rate: Fraction, seed: int, media_id: str = "m0", start: int = 0) -> list[Clip]:
    """Six clips from all over the footage, some on frame edges, some between, one retimed."""
    chance = random.Random(seed)
    length = FRAMES / source_rate
    clips: list[Clip] = []
    at = start
    for number in range(6):
        duration = chance.choice([1, 2, 5, 9, 14])
        speed = Speed(rate=Fraction(5, 4)) if number == 3 else Speed()
        latest = length - duration * speed.rate / rate
        where = Fraction(chance.randrange(int(latest * 1000)), 1000)
        if number % 2:
            where = Fraction(int(where * source_rate)) / source_rate
        clips.append(
            Clip(id=f"{media_id}{number}", media=media_id, record_in=at, duration=duration, source_in=where, speed=speed)
        )
        at += duration
    return clips


@pytest.mark.parametrize("name", RATES)
def test_every_rate_into_its_own_and_another(name: str, tmp_path: Path) -> None:
    rate = RATES[name]
    suffix = ".mkv" if name in ("24", "50", "23.976") else ".mp4"
    source = counter_clip(tmp_path / f"source{suffix}", rate=rate, frames=FRAMES, size=(160, 120), b_frames=2, gop=40)
    footage = media(source)
    stamps = stamps_at(rate)
    if suffix == ".mkv":
        stamps = [Fraction(round(stamp * 1000), 1000) for stamp in stamps]
    names = list(RATES)
    other = RATES[names[(names.index(name) + 3) % len(names)]]
    for target in (rate, other):
        clips = cut_up(target, rate, seed=len(name) + target.numerator)
        made = project(footage, clips, rate=target, size=(160, 120))
        result = render(made, tmp_path / "out.mp4", engine=Planner(), settings=QUICK)
        wanted = [number for clip in clips for number in expected(clip, target, stamps)]
        assert counters(result.path) == wanted
        assert result.duration == len(wanted) / target


def test_variable_rate_and_a_clock_that_starts_late(tmp_path: Path) -> None:
    chance = random.Random(5)
    stamps = [Fraction(0)]
    while len(stamps) < FRAMES:
        stamps.append(stamps[-1] + Fraction(chance.choice([8, 17, 33, 40, 90]), 1000))
    source = counter_clip(
        tmp_path / "vfr.mkv", frames=FRAMES, size=(160, 120), timestamps=stamps, start=Fraction(7, 2), gop=30, b_frames=2
    )
    footage = media(source)
    assert footage[0].info.origin == Fraction(7, 2)
    clips = cut_up(Fraction(30), Fraction(30), seed=3)
    made = project(footage, clips, size=(160, 120))
    result = render(made, tmp_path / "out.mp4", engine=Planner(), settings=QUICK)
    assert counters(result.path) == [number for clip in clips for number in expected(clip, Fraction(30), stamps)]


@pytest.mark.parametrize(
    ("suffix", "codec", "b_frames"),
    [(".ts", "libx264", 2), (".mov", "libx264", 2), (".avi", "libx264", 0), (".avi", "mpeg4", 0)],
)
def test_other_containers(suffix: str, codec: str, b_frames: int, tmp_path: Path) -> None:
    rate = Fraction(25)
    source = counter_clip(
        tmp_path / f"a{suffix}", rate=rate, frames=FRAMES, size=(160, 120), gop=25, codec=codec, b_frames=b_frames
    )
    clips = cut_up(rate, rate, seed=9)
    made = project(media(source), clips, rate=rate, size=(160, 120))
    result = render(made, tmp_path / "out.mp4", engine=Planner(), settings=QUICK)
    assert counters(result.path) == [number for clip in clips for number in expected(clip, rate, stamps_at(rate))]


def test_mixed_rates_in_parts_that_are_joined(tmp_path: Path) -> None:
    rate = Fraction(30000, 1001)
    first = counter_clip(tmp_path / "a.mp4", rate=Fraction(25), frames=FRAMES, size=(160, 120), b_frames=2)
    second = counter_clip(tmp_path / "b.mp4", rate=Fraction(60000, 1001), frames=FRAMES, size=(192, 144), b_frames=2)
    clips: list[Clip] = []
    for number in range(6):
        name, source_rate = (("m0", Fraction(25)), ("m1", Fraction(60000, 1001)))[number % 2]
        clips += cut_up(rate, source_rate, number, name, start=clips[-1].record_out if clips else 0)
    made = project(media(first, second), clips, rate=rate, size=(160, 120))
    stamps = {"m0": stamps_at(Fraction(25)), "m1": stamps_at(Fraction(60000, 1001))}
    wanted = [number for clip in clips for number in expected(clip, rate, stamps[clip.media])]
    for name in ("out.mp4", "out.mkv"):
        settings = RenderSettings(preset="ultrafast", hardware=False, workers=2)
        result = render(made, tmp_path / name, engine=Planner(), settings=settings)
        assert counters(result.path) == wanted


def test_the_ends_of_the_footage_are_held(tmp_path: Path) -> None:
    rate = Fraction(30)
    source = counter_clip(tmp_path / "a.mp4", rate=rate, frames=20, size=(160, 120))
    early = Clip(id="a", media="m0", record_in=0, duration=8, source_in=Fraction(-4, 30))
    late = Clip(id="b", media="m0", record_in=8, duration=8, source_in=Fraction(16, 30))
    result = render(
        project(media(source), [early, late], size=(160, 120)), tmp_path / "out.mov", engine=Planner(), settings=QUICK
    )
    assert counters(result.path) == [0, 0, 0, 0, 0, 1, 2, 3, 16, 17, 18, 19, 19, 19, 19, 19]
