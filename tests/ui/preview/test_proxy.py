"""Proxies stand for every frame at its time, and leave nothing behind when they fail."""

from __future__ import annotations

import os
import threading
from fractions import Fraction
from itertools import accumulate
from pathlib import Path

import pytest

from engine.media import FrameReader, upright_rgb
from engine.protocol import Cancelled, OutputError
from tests.support.footage import counter_clip, read_counter
from tests.support.renders import media
from ui.preview import proxy


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(proxy, "LINES", 90)
    monkeypatch.setenv("CLIPWRIGHT_CACHE", str(tmp_path / "cache"))


@pytest.mark.parametrize("name", ["a.mp4", "a.mkv", "a.ts"])
def test_every_frame_keeps_its_time(tmp_path: Path, name: str) -> None:
    steps = [Fraction(1, 30), Fraction(1, 60), Fraction(3, 60), Fraction(1, 25)] * 12
    stamps = list(accumulate(steps, initial=Fraction(0)))[:-1]
    one = media(
        counter_clip(
            tmp_path / name,
            frames=len(stamps),
            timestamps=stamps,
            b_frames=2,
            size=(320, 180),
            start=Fraction(1),
            rotation=0 if name == "a.ts" else 90,
        )
    )[0]
    made = proxy.make_proxy(one, lambda _: None, threading.Event())
    assert proxy.existing(one) == made
    assert made.video[0].display_size == ((160, 90) if name == "a.ts" else (90, 160))
    with FrameReader(one.info) as full, FrameReader(made) as small:
        pairs = list(zip(full.frames(), small.frames(), strict=True))
        for (time, frame), (at, little) in pairs:
            assert abs(time - at) < Fraction(1, 2000)
            assert read_counter(upright_rgb(little, made.video[0])) == read_counter(upright_rgb(frame, one.info.video[0]))


def test_a_cancelled_proxy_leaves_nothing(tmp_path: Path) -> None:
    one = media(counter_clip(tmp_path / "a.mp4", frames=60))[0]
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(Cancelled):
        proxy.make_proxy(one, lambda _: None, cancel)
    assert proxy.existing(one) is None
    assert list(proxy.proxy_path(one).parent.iterdir()) == []


def test_footage_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    path = counter_clip(tmp_path / "a.mp4", frames=60)
    one = media(path)[0]
    path.write_bytes(b"nothing")
    with pytest.raises(OutputError):
        proxy.make_proxy(one, lambda _: None, threading.Event())
    assert proxy.existing(one) is None


def test_the_oldest_proxies_go_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "proxies"
    folder.mkdir()
    for age, name in ((30, "a"), (20, "b"), (10, "c")):
        path = folder / f"{name}.mp4"
        path.write_bytes(b"x" * 100)
        os.utime(path, (10_000 - age, 10_000 - age))
    monkeypatch.setattr(proxy, "MOST_BYTES", 250)
    proxy.tidy(folder)
    assert sorted(path.stem for path in folder.iterdir()) == ["b", "c"]


def test_small_still_and_see_through_footage_has_none(tmp_path: Path) -> None:
    small = media(counter_clip(tmp_path / "a.mp4", frames=4, size=(128, 80)))[0]
    assert not proxy.can_have(small)
    large = media(counter_clip(tmp_path / "b.mp4", frames=4))[0]
    assert proxy.can_have(large)
