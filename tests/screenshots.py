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

WIDE, NARROW, SMALL = (1680, 1000), (1366, 768), (1120, 680)
_PATIENCE_MS = 120_000


class Studio:
    """Starts the window, brings it into a state, and takes its picture."""

    def __init__(self, folder: Path, project: Path) -> None:
        self.folder = folder
        self.project = project

    @contextmanager
    def window(
        self, *files: Path, size: tuple[int, int] = WIDE, theme: str = "dark", language: str = "en"
    ) -> Iterator[object]:
        from PySide6.QtTest import QTest

        from ui.desktop import Desktop
        from ui.state.settings import Settings
        from ui.theme import motion

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

    def take(self, window: object, name: str) -> None:
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QWidget

        assert isinstance(window, QWidget)
        QTest.qWait(400)
        path = self.folder / f"{name}.png"
        assert window.grab().save(str(path)), path
        print(path)


def wait(condition: Callable[[], bool], milliseconds: int = _PATIENCE_MS) -> None:
    """Let the window live until something holds."""
    from PySide6.QtTest import QTest

    deadline = time.monotonic() + milliseconds / 1000
    while not condition():
        assert time.monotonic() < deadline, "a state did not come about"
        QTest.qWait(20)


def sample_project(folder: Path) -> Path:
    """The sample project as a file; made once."""
    from editor.storage import save_project
    from engine.client import Engine
    from ui.shell import sample

    path = folder / "Sample project.cwp"
    with Engine() as engine:
        made = sample.make(engine, lambda _progress: None, threading.Event())
    save_project(made.project, path)
    return path


def states(studio: Studio) -> None:
    """All pictures."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from ui.main_window import MainWindow

    for theme in ("dark", "light"):
        with studio.window(theme=theme) as window:
            assert isinstance(window, MainWindow)
            wait(lambda window=window: not window.first_run.abilities.examination.running)
            studio.take(window, f"first-run-{theme}")
        with studio.window(studio.project, theme=theme) as window:
            assert isinstance(window, MainWindow)
            _at_work(window)
            studio.take(window, f"main-{theme}")
    for name, size in (("narrow", NARROW), ("small", SMALL)):
        with studio.window(studio.project, size=size) as window:
            assert isinstance(window, MainWindow)
            _at_work(window)
            studio.take(window, name)
            if window.workspace.railed:
                window.reveal("media")
                studio.take(window, f"{name}-media")
    with studio.window(studio.project) as window:
        assert isinstance(window, MainWindow)
        _at_work(window)
        for action, name in (
            ("make.reel", "make-reel"),
            ("file.export", "export"),
            ("help.palette", "command-search"),
            ("help.shortcuts", "shortcuts"),
        ):
            if window.context.actions.trigger(action):
                QTest.qWait(600)
                studio.take(window, name)
                QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Escape)
                QTest.qWait(300)
    for language in ("zh_CN", "zh_TW"):
        with studio.window(studio.project, language=language) as window:
            assert isinstance(window, MainWindow)
            _at_work(window)
            studio.take(window, f"main-{language}")


def _at_work(window: object) -> None:
    """A clip is selected under the playhead, and every still has been made."""
    from PySide6.QtTest import QTest

    from ui.main_window import MainWindow

    assert isinstance(window, MainWindow)
    context = window.context
    wait(lambda: context.document.sequence is not None)
    sequence = context.document.sequence
    assert sequence is not None
    chosen = sequence.tracks[0].items[3]
    context.actions.trigger("timeline.fit")
    context.view.set_playhead(chosen.record_in + chosen.duration // 3)
    context.view.select([item.id for track in sequence.tracks for item in track.items if item.link == chosen.link])
    QTest.qWait(2500)


def main(arguments: list[str]) -> int:
    """Write all pictures into the folder that is named, or into out/screenshots."""
    folder = Path(arguments[0] if arguments else "out/screenshots").absolute()
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        os.environ["CLIPWRIGHT_CONFIG"] = str(Path(home) / "config")
        os.environ["CLIPWRIGHT_DATA"] = os.environ.get("CLIPWRIGHT_DATA") or str(Path(home) / "data")
        states(Studio(folder, sample_project(Path(home))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
