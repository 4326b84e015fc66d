"""Fifty files at once through the real engine: the window stays alive, and every one gets its picture."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.footage import counter_clip
from tests.support.watchdog import Watchdog
from ui.bin.panel import MediaBin
from ui.bin.thumbnails import LINES, poster_time
from ui.state.context import Context, make_context

FILES = 50


@pytest.fixture
def context(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Context]:
    monkeypatch.setenv("CLIPWRIGHT_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("CLIPWRIGHT_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("CLIPWRIGHT_CACHE", str(tmp_path / "cache"))
    made = make_context()
    yield made
    made.close()


@pytest.fixture(scope="module")
def footage(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("fifty")
    return [
        counter_clip(folder / f"{number}.mp4", rate=Fraction(25), frames=12, size=(160, 90), first_number=100 * number)
        for number in range(FILES)
    ]


def test_the_event_loop_is_never_held_up_and_all_files_arrive(context: Context, footage: list[Path], qtbot: QtBot) -> None:
    panel = MediaBin(context)
    panel.resize(284, 700)
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitExposed(panel)
    stills = context.stills
    with Watchdog().watching():
        panel.add_files([*footage, footage[0].parent / "missing.mp4"])
        qtbot.waitUntil(lambda: len(context.document.project.media) == FILES, timeout=60_000)
        media = context.document.project.media
        for each in media:
            stills.still(each, poster_time(each), LINES)
        qtbot.waitUntil(lambda: all(stills.has(each, poster_time(each), LINES) for each in media), timeout=60_000)
        context.document.undo()
        context.document.redo()
    assert context.document.undo_names == ("add 50 files",)
    assert [notice.subject for notice in panel.notices.notices] == ["missing.mp4"]
    assert {media.name for media in media} == {path.name for path in footage}
    picture = stills.still(media[0], poster_time(media[0]), LINES)
    assert picture is not None
    assert (picture.width(), picture.height()) == (160, 90)
    panel.close_down()


def test_sound_is_shown_as_its_waveform(context: Context, qtbot: QtBot, tmp_path: Path) -> None:
    path = counter_clip(tmp_path / "beeps.mp4", frames=50, size=(64, 48), audio="beeps")
    panel = MediaBin(context)
    qtbot.addWidget(panel)
    panel.add_files([path])
    qtbot.waitUntil(lambda: len(context.document.project.media) == 1, timeout=60_000)
    media = context.document.project.media[0]
    with qtbot.waitSignal(context.stills.ready, timeout=60_000):
        assert context.stills.peaks(media) is None
    peaks = context.stills.peaks(media)
    assert peaks is not None
    assert len(peaks.values) == pytest.approx(167, abs=6)
    assert max(peaks.values[:3]) > 60
    assert max(peaks.values[10:90]) < 10
    panel.close_down()
