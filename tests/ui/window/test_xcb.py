"""One run on a real X server, with the platform plugin that users have: menus, docks and keys as the server gives them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.conftest import ROOT

SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui.desktop import Desktop

def wait(condition, seconds=60):
    for _ in range(seconds * 50):
        if condition():
            return
        QTest.qWait(20)
    raise SystemExit(f"did not come about: {condition.__code__.co_names}")

desktop = Desktop([])
assert QGuiApplication.platformName() == "xcb", QGuiApplication.platformName()
window = desktop.window
desktop.show([Path(sys.argv[1])])
wait(window.isActiveWindow)
wait(lambda: len(desktop.context.document.project.media) == 1)
wait(lambda: window.panel("media").isVisible())

# a menu opens where it should and its key works
bar = window.top_bar.menu_bar
view = next(action for action in bar.actions() if action.text() == "View")
QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.actionGeometry(view).center())
wait(lambda: QApplication.activePopupWidget() is not None)
popup = QApplication.activePopupWidget()
assert abs(popup.mapToGlobal(QPoint(0, 0)).y() - bar.mapToGlobal(QPoint(0, bar.height())).y()) < 24
QTest.keyClick(popup, Qt.Key.Key_Escape)
wait(lambda: QApplication.activePopupWidget() is None)

# a dock is torn off into a window of its own, and comes back
dock = window.workspace.dock("jobs")
QTest.mouseDClick(dock.titleBarWidget(), Qt.MouseButton.LeftButton, pos=QPoint(dock.width() // 2, 4))
wait(lambda: dock.isFloating() and dock.isWindow())
QTest.mouseDClick(dock.titleBarWidget(), Qt.MouseButton.LeftButton, pos=QPoint(dock.width() // 2, 4))
wait(lambda: not dock.isFloating())

# keys reach the window
QTest.keyClick(window, Qt.Key.Key_F1)
QTest.qWait(300)
QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
desktop.context.actions.trigger("view.theme")
QTest.qWait(100)
assert desktop.context.theme.name == "light"

# what is on the screen is what was painted
seen = QGuiApplication.primaryScreen().grabWindow(window.winId()).toImage()
assert seen.width() >= 1120 and seen.height() >= 680, seen.size()
assert seen.pixelColor(4, 4).lightness() > 200, seen.pixelColor(4, 4).name()
window.end(keep=False)
desktop.close()
print("done")
"""


@pytest.fixture
def display(tmp_path: Path) -> Iterator[str]:
    """An X server of its own."""
    program = shutil.which("Xvfb")
    if program is None:
        pytest.skip("Xvfb is not installed (Debian, Ubuntu: sudo apt-get install xvfb)")
    reading, writing = os.pipe()
    server = subprocess.Popen(
        [program, "-displayfd", str(writing), "-screen", "0", "1920x1200x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        if not number:
            pytest.skip("Xvfb does not start here")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(20)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X is the display of Linux")
def test_a_session_on_a_real_server(display: str, clip: Path, tmp_path: Path) -> None:
    script = tmp_path / "session.py"
    script.write_text(SCRIPT)
    environment = os.environ | {
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "PYTHONPATH": str(ROOT),
        "CLIPWRIGHT_CACHE": str(tmp_path / "cache"),
        "XDG_RUNTIME_DIR": str(tmp_path),
    }
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", str(script), str(clip)],
        capture_output=True, text=True, timeout=200, check=False, env=environment, cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    assert done.stdout.strip().endswith("done")
    assert "Traceback" not in done.stderr
