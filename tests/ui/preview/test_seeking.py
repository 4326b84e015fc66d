"""Looking about: what is left out on the way changes nothing, and footage that is slow to seek in gets a proxy."""

from __future__ import annotations

import random
from fractions import Fraction
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from editor.model import Clip, Media
from engine.media import frames, probe
from tests.support.footage import counter_clip, read_counter
from tests.support.renders import media, project
from tests.ui.preview.conftest import Screen, rgb
from ui.preview import proxies, proxy
from ui.preview.drops import DropWatch
from ui.preview.proxies import Proxies
from ui.preview.reader import ScreenReader
from ui.state.context import Context

SIZE = (320, 180)
MEDIUM = {"preset": "medium", "crf": "23"}


@pytest.mark.parametrize(
    "structure",
    [
        "b-pyramid=normal:ref=3",
        "b-pyramid=strict:ref=1",
        "b-pyramid=none:weightb=1:weightp=2",
        "open-gop=1:b-pyramid=normal:keyint=20",
        "bframes=0:ref=4",
    ],
)
@pytest.mark.parametrize("container", ["mp4", "mkv", "ts"])
def test_sought_frames_are_bit_for_bit_those_of_a_plain_pass(tmp_path: Path, structure: str, container: str) -> None:
    options = MEDIUM | {"x264-params": f"keyint=40:scenecut=0:b-adapt=0:{structure}"}
    path = counter_clip(tmp_path / f"a.{container}", frames=100, size=(320, 192), b_frames=3, codec_options=options)
    info = probe(path)
    reference = [(time, frame.to_ndarray().tobytes()) for time, frame in frames(info)]
    choose = random.Random(structure + container)
    with ScreenReader(info) as reader:
        for place in [choose.randrange(len(reference)) for _ in range(16)] + [50, 51, 52, 53]:
            (at, frame), end = reader.show(reference[place][0])
            assert (at, frame.to_ndarray().tobytes()) == reference[place]
            assert end == (reference[place + 1][0] if place + 1 < len(reference) else None)
        first, last = reference[31][0], reference[60][0]
        stretch = [(at, frame.to_ndarray().tobytes()) for (at, frame), _ in reader.stretch(first, last)]
        assert stretch == reference[31:61]


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Media, ...]:
    """Footage larger than its proxy would be."""
    monkeypatch.setattr(proxy, "LINES", 90)
    monkeypatch.setenv("CLIPWRIGHT_CACHE", str(tmp_path / "cache"))
    return media(counter_clip(tmp_path / "large.mp4", frames=90, size=(640, 360), b_frames=2))


def test_footage_that_is_slow_to_seek_in_gets_a_proxy_which_shows_the_frame_first(
    context: Context, screen: Screen, large: tuple[Media, ...], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proxies, "SLOW_SEEK", 0.0)
    made = Proxies(context)
    screen.player.footage.proxies = made.known
    DropWatch(screen.player, made, made)
    clip = Clip(id="a", media="m0", record_in=0, duration=90, source_in=Fraction(0))
    screen.show(project(large, [clip], size=(640, 360)), SIZE)
    for frame in (70, 10, 60, 20, 80):
        assert read_counter(screen.at(frame)) == frame
        screen.player.footage.cache.forget()
    assert not context.jobs.entries, "five are too few to tell"
    for frame in (30, 75, 5):
        screen.player.footage.cache.forget()
        assert read_counter(screen.at(frame)) == frame
    qtbot.waitUntil(lambda: "m0" in made.known, timeout=60_000)
    screen.player.footage.cache.forget()
    assert read_counter(screen.at(65)) == 65
    seen = [picture for picture in screen.pictures if picture.frame == 65]
    assert [picture.proxy for picture in seen] == [True, False]
    assert [read_counter(rgb(picture.image)) for picture in seen] == [65, 65]


def test_quick_or_few_seeks_ask_for_no_proxy(
    context: Context, large: tuple[Media, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Proxies(context)
    asked: list[Media] = []
    monkeypatch.setattr(made, "ask", asked.append)
    made.consider_seeks(large[0], 40, 0.15)
    made.consider_seeks(large[0], 5, 2.0)
    assert asked == []
    made.consider_seeks(large[0], 6, 0.5)
    assert asked == [large[0]]
    context.settings.set("preview.proxies", False)
    made.consider_seeks(large[0], 6, 0.5)
    assert asked == [large[0]]
