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
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from editor.storage import save_project
from engine.client import Engine
from ui.desktop import Desktop
from ui.main_window import MainWindow
from ui.panels.highlights import HighlightsPanel
from ui.shell import sample
from ui.state.settings import Settings
from ui.theme import motion

WIDE, NARROW, SMALL = (1680, 1000), (1366, 768), (1120, 680)
_REST_SECONDS = 2.0


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

    def take(self, window: QWidget, name: str) -> None:
        """Take the picture once it has come to rest, with whatever lies over the window."""
        picture = _at_rest(window)
        path = self.folder / f"{name}.png"
        assert picture.save(str(path)), path
        print(path)


def _at_rest(window: QWidget) -> QPixmap:
    """The window as it is when nothing has changed for a while: every still has been made."""
    last, quiet_since, deadline = _grabbed(window), time.monotonic(), time.monotonic() + 30
    while time.monotonic() < min(deadline, quiet_since + _REST_SECONDS):
        QTest.qWait(200)
        now = _grabbed(window)
        if now.toImage() != last.toImage():
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
