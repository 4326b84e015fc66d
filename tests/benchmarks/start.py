"""How long the window takes from the command to something that can be used, and to open a long project: processes of their
own, wall clock."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import count
from pathlib import Path
from random import Random

from editor.edits import adopt_sequence, new_id
from editor.model import Project
from editor.storage import OpenProject, save_project
from tests.benchmarks.measure import Bench
from tests.support.projects import three_clips
from tests.support.random_edits import edit_at_random
from tests.support.timelines import long_project

_ROUNDS = 7
_CLIPS, _STEPS = 2000, 200

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

_OPEN = """
import json, sys, time
from pathlib import Path
from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui.desktop import Desktop
desktop = Desktop([])
window, document = desktop.window, desktop.context.document
desktop.show([])
while not window.has_workspace:
    QTest.qWait(1)
QTest.qWait(500)
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and document.path == path and not painted:
            painted.append(time.perf_counter())
        return False
watch = Watch()
window.workspace.panel("timeline").view.installEventFilter(watch)
taken = []
for path in map(Path, sys.argv[1:]):
    painted = []
    begun, busy = time.perf_counter(), time.process_time()
    window.files.open(path)
    while not painted:
        QTest.qWait(2)
    taken.append((painted[0] - begun, time.process_time() - busy))
    QTest.qWait(300)
window.end(keep=False)
desktop.close()
print(json.dumps(taken))
"""


def run(bench: Bench) -> None:
    """The first page, all panels behind it, a project opened from the command line, and a long one in the window."""
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
    with tempfile.TemporaryDirectory() as home:
        paths = [_long(Path(home) / f"long {number}.cwp", number) for number in range(_ROUNDS)]
        taken = json.loads(_window(_OPEN, Path(home), *map(str, paths)))
    what = f"{_CLIPS} clips on 8 tracks, {_STEPS} steps of history in the journal"
    walls, busy = zip(*taken, strict=True)
    detail = f"until it is painted, {statistics.median(busy):.2f} s of it busy, the longest {max(walls):.2f} s; {what}"
    bench.add("window: a long project opened in it, seconds", statistics.median(walls), "< 1", detail)


def _long(path: Path, seed: int) -> Path:
    """A long project, edited since it was saved: all of its history is in its journal."""
    save_project(long_project(_CLIPS), path)
    rng, numbers = Random(seed), count()
    with OpenProject.open(path) as project:
        for _ in range(_STEPS):
            name, after = edit_at_random(project.project, rng, lambda: f"e{next(numbers)}")
            project.do(name, lambda _, after=after: after)  # type: ignore[misc]
    return path


def _start(home: Path, *files: Path) -> tuple[float, float]:
    painted, whole, torch = json.loads(_window(_SCRIPT, home, str(time.time()), *map(str, files)))
    assert not torch
    return painted, whole


def _window(script: str, home: Path, *arguments: str) -> str:
    """What the script prints, in a process of its own with settings and cache under `home`."""
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "CLIPWRIGHT_CONFIG": str(home / "config"),
        "CLIPWRIGHT_DATA": str(home / "data"),
        "CLIPWRIGHT_CACHE": str(home / "cache"),
    }
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True, env=environment).stdout
