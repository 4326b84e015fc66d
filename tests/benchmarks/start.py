"""How long the window takes from the command to something that can be used: processes of their own, wall clock."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from editor.edits import adopt_sequence, new_id
from editor.model import Project
from editor.storage import save_project
from tests.benchmarks.measure import Bench
from tests.support.projects import three_clips

_ROUNDS = 7

_SCRIPT = """
import json, sys, time
begun = float(sys.argv[1])
from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui.desktop import Desktop
desktop = Desktop([])
window = desktop.window
painted = []
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not painted:
            painted.append(time.time() - begun)
        return False
watch = Watch()
window.installEventFilter(watch)
from pathlib import Path
desktop.show([Path(name) for name in sys.argv[2:]])
while not (painted and window.has_workspace and (len(sys.argv) < 3 or desktop.context.document.sequence)):
    QTest.qWait(1)
QApplication.processEvents()
whole = time.time() - begun
torch = "torch" in sys.modules
desktop.window.end(keep=False)
desktop.close()
print(json.dumps([painted[0], whole, torch]))
"""


def run(bench: Bench) -> None:
    """The first page, all panels behind it, and a project opened from the command line."""
    with tempfile.TemporaryDirectory() as home:
        project = Path(home) / "three.cwp"
        save_project(adopt_sequence(Project(id=new_id(), name="three"), three_clips()), project)
        empty = [_start(Path(home)) for _ in range(_ROUNDS)]
        opened = [_start(Path(home), project) for _ in range(_ROUNDS)]
    first = statistics.median(seconds for seconds, _ in empty)
    panels = statistics.median(seconds for _, seconds in empty)
    at_work = statistics.median(seconds for _, seconds in opened)
    bench.add("window: first page painted, seconds", first, "< 1.5", f"{panels:.2f} s until every panel is there")
    bench.add("window: a project open with all panels, seconds", at_work, "< 1.5", "from the command on, without torch")


def _start(home: Path, *files: Path) -> tuple[float, float]:
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "CLIPWRIGHT_CONFIG": str(home / "config"),
        "CLIPWRIGHT_DATA": str(home / "data"),
        "CLIPWRIGHT_CACHE": str(home / "cache"),
    }
    command = [sys.executable, "-c", _SCRIPT, str(time.time()), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True, env=environment)
    painted, whole, torch = json.loads(done.stdout)
    assert not torch
    return painted, whole
