"""A timeline of three hundred clips of real footage is looked at and played while its pictures are made."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.model import Clip, Media, Project, Sequence, Track
from editor.storage import save_project
from engine.media import probe
from tests.support.footage import Scene, scene_clip
from tests.support.watchdog import Watchdog
from ui.main_window import MainWindow
from ui.timeline.panel import TimelinePanel

RATE = Fraction(25)


@pytest.fixture(scope="module")
def long_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("long")
    film = scene_clip(folder / "film.mp4", [Scene(25, look=look) for look in range(12)], size=(320, 180), audio="tone")
    clips = [
        Clip(id=f"v{n}", media="m", record_in=12 * n, duration=12, source_in=Fraction(7 * n % 280, 25), link=f"l{n}")
        for n in range(300)
    ]
    sounds = [
        Clip(id=f"a{n}", media="m", record_in=12 * n, duration=12, source_in=Fraction(7 * n % 280, 25), link=f"l{n}")
        for n in range(300)
    ]
    tracks = (
        Track(id="V1", kind="video", items=tuple(clips)),
        Track(id="A1", kind="audio", items=tuple(sounds)),
    )
    sequence = Sequence(id="s", name="Long", rate=RATE, width=320, height=180, tracks=tracks)
    media = Media(id="m", name="film.mp4", info=probe(film))
    path = folder / "long.cwp"
    save_project(Project(id="p", name="long", media=(media,), sequences=(sequence,), active="s"), path)
    return path


@pytest.mark.parametrize("playing", [False, True], ids=["at rest", "playing"])
def test_looking_at_it_never_blocks_the_window(
    playing: bool, long_project: Path, start: Callable[..., MainWindow], qtbot: QtBot, watchdog: Watchdog
) -> None:
    window = start(long_project)
    qtbot.waitUntil(lambda: window.context.document.sequence is not None and window.in_workspace, timeout=60_000)
    timeline = window.panel("timeline")
    assert isinstance(timeline, TimelinePanel)
    qtbot.waitUntil(timeline.view.isVisible)
    QTest.qWait(100)
    if playing:
        window.context.actions.trigger("play.toggle")
    farthest = 0.0
    with watchdog.watching():
        for zoomed in range(5):
            for _ in range(8):
                _wheel(timeline, -1)
                QTest.qWait(20)
            farthest = max(farthest, timeline.view.scale.origin)
            _wheel(timeline, 2 if zoomed < 4 else -6, Qt.KeyboardModifier.ControlModifier)
            QTest.qWait(100)
    assert farthest > 0, "it was scrolled"
    window.context.actions.trigger("play.stop")


def _wheel(timeline: TimelinePanel, notches: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    view = timeline.view
    point = QPoint(view.width() // 2, view.height() // 2)
    event = QWheelEvent(
        QPointF(point), QPointF(view.mapToGlobal(point)), QPoint(), QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, event)
