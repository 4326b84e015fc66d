"""Pictures of the window's main states, for the README and for the eye: `make screenshots`, or python -m tests.screenshots.

The sample project stands in for footage, so that every picture may be shown anywhere.
"""

from __future__ import annotations

import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from fractions import Fraction
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from editor.edits import (
    EditError,
    add_item,
    add_marker,
    add_track,
    add_transition,
    set_crop,
    set_gain,
    set_speed,
)
from editor.model import Crop, CropKey, Marker, Project, Speed, Subtitle, Title, Transition
from editor.storage import save_project
from engine.client import Engine
from engine.protocol import Progress
from ui.desktop import Desktop
from ui.main_window import MainWindow
from ui.panels.highlights import HighlightsPanel
from ui.panels.understand import UnderstandPanel
from ui.shell import sample
from ui.state.engine import News
from ui.state.settings import Settings
from ui.theme import motion
from ui.timeline.panel import TimelinePanel
from ui.timeline.scale import Scale

WIDE, NARROW, SMALL = (1680, 1000), (1366, 768), (1120, 680)
_REST_SECONDS = 0.8
_MOST_SECONDS = 60.0


class Studio:
    """Starts the window, brings it into a state, and takes its picture."""

    def __init__(self, folder: Path, project: Path) -> None:
        self.folder = folder
        self.project = project

    @contextmanager
    def window(
        self, *files: Path, size: tuple[int, int] = WIDE, theme: str = "dark", language: str = "en"
    ) -> Iterator[MainWindow]:
        """The window with `files`, for as long as it is needed."""
        settings = Settings()
        settings.set("theme", theme)
        settings.set("language", language)
        settings.set("layouts", None)
        desktop = Desktop([])
        motion.reduce(True)
        desktop.application.setCursorFlashTime(0)
        desktop.show(files)
        desktop.window.resize(*size)
        QTest.qWait(300)
        try:
            yield desktop.window
        finally:
            desktop.window.end(keep=False)
            desktop.close()
            desktop.window.close()
            desktop.window.deleteLater()
            QTest.qWait(50)

    def take(self, window: MainWindow, name: str) -> None:
        """Take the picture once it has come to rest, with whatever lies over the window."""
        picture = _at_rest(window)
        path = self.folder / f"{name}.png"
        assert picture.save(str(path)), path
        print(path)


def _at_rest(window: MainWindow) -> QPixmap:
    """The window once every still and waveform that its painting asked for is there and nothing changes any more."""
    stills = window.context.stills
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, QDialog) and dialog.isVisible():  # the screen that is none is smaller than the window
            dialog.move(window.mapToGlobal(window.rect().center()) - dialog.rect().center())
    last, quiet_since, deadline = _grabbed(window), time.monotonic(), time.monotonic() + _MOST_SECONDS
    while time.monotonic() < quiet_since + _REST_SECONDS:
        assert time.monotonic() < deadline, "the window does not come to rest"
        QTest.qWait(100)
        now = _grabbed(window)
        if stills.pending or now.toImage() != last.toImage():
            last, quiet_since = now, time.monotonic()
    return last


def _grabbed(window: QWidget) -> QPixmap:
    picture = window.grab()
    painter = QPainter(picture)
    for other in QApplication.topLevelWidgets():
        if other is not window and other.isVisible():
            painter.drawPixmap(window.mapFromGlobal(other.mapToGlobal(QPoint(0, 0))), other.grab())
    painter.end()
    return picture


def wait(condition: Callable[[], bool], seconds: float = 120) -> None:
    """Let the window live until something holds."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "a state did not come about"
        QTest.qWait(20)


def sample_project(folder: Path) -> Path:
    """The sample project as a file; made once."""
    path = folder / "Sample project.cwp"
    with Engine() as engine:
        made = sample.make(engine, lambda _progress: None, threading.Event())
    save_project(made.project, path)
    return path


def states(studio: Studio) -> None:
    """All pictures."""
    for theme in ("dark", "light"):
        with studio.window(theme=theme) as window:
            wait(lambda window=window: not window.first_run.abilities.examination.running)
            studio.take(window, f"first-run-{theme}")
        with studio.window(studio.project, theme=theme) as window:
            _at_work(window)
            studio.take(window, f"main-{theme}")
    for theme in ("dark", "light"):
        with studio.window(studio.project, theme=theme) as window, _busy(window):
            studio.take(window, f"at-work-{theme}")
    for name, size in (("narrow", NARROW), ("small", SMALL)):
        with studio.window(studio.project, size=size) as window:
            _at_work(window)
            studio.take(window, name)
            if window.workspace.railed:
                window.reveal("media")
                studio.take(window, f"{name}-media")
    with studio.window(studio.project) as window:
        _at_work(window)
        for action, name in (
            ("make.reel", "make-reel"),
            ("file.export", "export"),
            ("help.palette", "command-search"),
            ("help.shortcuts", "shortcuts"),
            ("edit.preferences", "preferences"),
        ):
            if window.context.actions.trigger(action):
                QTest.qWait(300)
                studio.take(window, name)
                over = QApplication.activePopupWidget() or QApplication.focusWidget() or window
                QTest.keyClick(over, Qt.Key.Key_Escape)
                QTest.qWait(300)
    with studio.window(studio.project) as window:
        _at_work(window)
        _described(window)
        studio.take(window, "understand")
    for language in ("zh_CN", "zh_TW"):
        with studio.window(language=language) as window:
            wait(lambda window=window: not window.first_run.abilities.examination.running)
            studio.take(window, f"first-run-{language}")
        with studio.window(studio.project, language=language) as window:
            _at_work(window)
            studio.take(window, f"main-{language}")


def _at_work(window: MainWindow) -> None:
    """The moments of the footage have been found, and a clip is selected under the playhead."""
    context = window.context
    wait(lambda: context.document.sequence is not None and window.in_workspace)
    sequence = context.document.sequence
    assert sequence is not None
    moments = window.panel("highlights")
    assert isinstance(moments, HighlightsPanel)
    find = [button for button in moments.findChildren(QPushButton) if button.isVisible() and button.isEnabled()]
    if find:
        QTest.mouseClick(find[-1], Qt.MouseButton.LeftButton)
        QTest.qWait(100)
        wait(lambda: not context.jobs.running)
    context.actions.trigger("timeline.fit")
    chosen = sequence.tracks[0].items[1]
    context.view.set_playhead(chosen.record_in + chosen.duration // 3)
    context.view.select([item.id for track in sequence.tracks for item in track.items if item.link == chosen.link])


def _described(window: MainWindow) -> None:
    """Each shot of the footage is described, by whichever engine there is."""
    context = window.context
    context.actions.trigger("understand.describe")
    panel = window.panel("understand")
    assert isinstance(panel, UnderstandPanel)
    describe = panel.describe
    wait(lambda: describe.level.isVisible() and not describe.busy)
    QTest.mouseClick(describe.level.button("shots"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(describe.go, Qt.MouseButton.LeftButton)
    wait(lambda: bool(describe.cards) and not describe.busy)


@contextmanager
def _busy(window: MainWindow) -> Iterator[None]:
    """A cut with something of everything at medium zoom, while a job runs."""
    context = window.context
    wait(lambda: context.document.sequence is not None and window.in_workspace)
    _at_work(window)
    assert context.document.do("a bit of everything", everything), context.document.why
    sequence = context.document.sequence
    assert sequence is not None
    chosen = sequence.track("V1").items[1]
    context.view.set_playhead(chosen.record_in + 20)
    context.view.set_range(chosen.record_in, sequence.track("V1").items[3].record_out)
    context.view.select([item.id for track in sequence.tracks for item in track.items if item.link == chosen.link])
    timeline = window.panel("timeline")
    assert isinstance(timeline, TimelinePanel)
    timeline.view.set_scale(Scale(4.0, 0.0))
    timeline.view.setFocus(Qt.FocusReason.OtherFocusReason)
    ended = threading.Event()

    def work(_engine: Engine, progress: Callable[[News], None], _cancel: threading.Event) -> None:
        progress(Progress(job=1, done=0.42, stage="looking", eta=38))
        ended.wait()

    context.jobs.track("Export Sample project 1080p.mp4", context.engine.call("Export", work))
    try:
        yield
    finally:
        ended.set()
        wait(lambda: not context.jobs.running)
        context.document.undo()  # what is done is kept beside the project's file, and the next window opens it


def everything(project: Project) -> Project:
    """The sample's reel with each kind of item and each kind of change, some of them wherever its clips allow it."""
    first, second, third, fourth = project.sequence.track("V1").clips[:4]
    made = set_speed(project, third.id, Speed(rate=Fraction(3, 4)), keep_duration=True)
    made = set_crop(made, second.id, Crop(keys=(CropKey(0, 0.1, 0.1, 0.6, 0.6), CropKey(40, 0.3, 0.2, 0.6, 0.6))))
    sound = next(clip for clip in made.sequence.track("A1").clips if clip.link == first.link)
    made = set_gain(made, sound.id, db=-4.0, fade_in=12, fade_out=20)
    with suppress(EditError):
        dissolve = Transition(id="", kind="dissolve", left=first.id, right=second.id, before=8, after=8)
        made = add_transition(made, "V1", dissolve)
    made = add_track(made, "video", name="Titles")
    titles = next(track.id for track in made.sequence.tracks if track.name == "Titles")
    made = add_item(made, titles, Title(id="", record_in=6, duration=70, text="A day out", template="lower_third"))
    made = add_track(made, "subtitle", name="English")
    words = next(track.id for track in made.sequence.tracks if track.name == "English")
    for text, at, frames in (("And there is the sun", 24, 60), ("Wait for it", 100, 44), ("The city at night", 150, 66)):
        made = add_item(made, words, Subtitle(id="", record_in=at, duration=frames, text=text, language="en"))
    made = add_marker(made, Marker(id="", frame=96, name="Sunrise", colour="yellow"))
    return add_marker(made, Marker(id="", frame=fourth.record_in + 20, name="Goal", colour="green"))


def main(arguments: list[str]) -> int:
    """Write all pictures into the folder that is named, or into out/screenshots."""
    folder = Path(arguments[0] if arguments else "out/screenshots").absolute()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ["CLIPWRIGHT_CONFIG"] = str(Path(home) / "config")
        os.environ["CLIPWRIGHT_DATA"] = os.environ.get("CLIPWRIGHT_DATA") or str(Path(home) / "data")
        states(Studio(folder, sample_project(Path(home))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
