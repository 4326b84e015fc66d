"""Stills: the frame that the rule names, upright, small, made once per content, stopped when nobody wants them any more."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
import pytest

import engine.media
from engine.client import Engine
from engine.index import Index
from engine.protocol import Cancelled, FootageError, StillPictures, Stills, UsageError
from engine.tasks.context import Context
from engine.tasks.stills import handle
from tests.support.footage import counter_clip, read_counter

RATE = Fraction(30000, 1001)


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return counter_clip(tmp_path_factory.mktemp("footage") / "clip.mp4", rate=RATE, frames=90, gop=30, b_frames=2)


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with Index(tmp_path / "cache") as index:
        yield Context(index)


def pictures(answer: StillPictures) -> list[np.ndarray]:
    return [cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR) for jpeg in answer.jpegs]


def ask(path: Path, context: Context, *times: Fraction, height: int = 90, stream: int = 0) -> StillPictures:
    return handle(Stills(path=str(path), times=times, height=height, stream=stream), context)


def test_each_still_is_the_frame_at_its_time_in_the_order_asked_for(clip: Path, context: Context) -> None:
    numbers = (60, 3, 89, 3, 31)
    answer = ask(clip, context, *(number / RATE for number in numbers))
    shown = pictures(answer)
    assert [read_counter(picture) for picture in shown] == list(numbers)
    assert {picture.shape for picture in shown} == {(90, 160, 3)}
    assert all(len(jpeg) < 20_000 for jpeg in answer.jpegs)


def test_beyond_the_ends_the_first_and_the_last_frame_are_shown(clip: Path, context: Context) -> None:
    shown = pictures(ask(clip, context, Fraction(-5), Fraction(1000)))
    assert [read_counter(picture) for picture in shown] == [0, 89]


def test_turned_footage_stands_upright(tmp_path: Path, context: Context) -> None:
    path = counter_clip(tmp_path / "turned.mp4", frames=10, size=(320, 180), rotation=90)
    (picture,) = pictures(ask(path, context, Fraction(1, 10)))
    assert picture.shape == (90, 51, 3)
    assert read_counter(picture) == 3


def test_pictures_are_never_enlarged(clip: Path, context: Context) -> None:
    (picture,) = pictures(ask(clip, context, Fraction(0), height=1080))
    assert picture.shape == (180, 320, 3)


def test_what_was_made_of_this_content_is_recalled_and_only_the_rest_is_made(
    clip: Path, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ask(clip, context, Fraction(0), Fraction(1))
    moved = shutil.copy(clip, tmp_path / "renamed.mp4")
    sample = engine.media.sample_frames
    asked: list[Fraction] = []

    def counted(info, times, **options):  # type: ignore[no-untyped-def]
        asked.extend(times)
        return sample(info, times, **options)

    monkeypatch.setattr(engine.media, "sample_frames", counted)
    again = ask(moved, context, Fraction(1), Fraction(2), Fraction(0))
    assert asked == [Fraction(2)]
    assert (again.jpegs[2], again.jpegs[0]) == first.jpegs
    ask(moved, context, Fraction(1), height=45)
    assert asked == [Fraction(2), Fraction(1)]


def test_a_cancelled_job_keeps_what_it_had(clip: Path, tmp_path: Path) -> None:
    with Index(tmp_path / "cache") as index:
        context = Context(index, cancelled=lambda: index.count("still") >= 1)
        with pytest.raises(Cancelled):
            ask(clip, context, Fraction(0), Fraction(1), Fraction(2))
        assert index.count("still") == 1


def test_it_can_be_cancelled_in_the_middle_of_a_long_decode(tmp_path: Path) -> None:
    path = counter_clip(tmp_path / "long.mp4", frames=200, size=(64, 48), gop=250)
    looks = 0

    def cancelled() -> bool:
        nonlocal looks
        looks += 1
        return looks > 40

    with Index(tmp_path / "cache") as index:
        with pytest.raises(Cancelled):
            ask(path, Context(index, cancelled=cancelled), Fraction(6))
        assert index.count("still") == 0


def test_progress_rises_to_one(clip: Path, tmp_path: Path) -> None:
    heard: list[float] = []
    with Index(tmp_path / "cache") as index:
        ask(clip, Context(index, report=lambda done, _: heard.append(done)), *(Fraction(n, 4) for n in range(8)))
    assert heard == sorted(heard)
    assert heard[-1] == 1.0


def test_senseless_requests_are_refused(clip: Path, context: Context, tmp_path: Path) -> None:
    for bad in ({"height": 0}, {"height": 5000}, {"stream": 1}, {"stream": -1}):
        with pytest.raises(UsageError):
            ask(clip, context, Fraction(0), **bad)
    with pytest.raises(UsageError):
        ask(clip, context, *[Fraction(0)] * 1000)
    with pytest.raises(FootageError):
        ask(tmp_path / "missing.mp4", context, Fraction(0))
    assert ask(clip, context).jpegs == ()


def test_they_come_through_the_engine_byte_for_byte(clip: Path, context: Context) -> None:
    with Engine() as running:
        answer = running.run(Stills(path=str(clip), times=(Fraction(1),), height=90))
    assert answer == ask(clip, context, Fraction(1))
