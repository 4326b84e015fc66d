"""The command line, run in this process or in one of its own; and what every test of the window starts from."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ui.cli import run

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from tests.support.watchdog import Watchdog
    from ui.state.context import Context

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before the application is made, which outlives every test

ROOT = Path(__file__).resolve().parents[2]

# Root passes every permission check, so a test of permissions gives up the two capabilities that make it so.
UNPRIVILEGED = """
import ctypes, os, sys
for capability in (1, 2):
    ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """What a test of the window leaves in circles is freed here, on the window's thread, as the program itself does it:
    on any other a widget takes the process with it. Only what came since the test began is looked through."""
    if "qapp" not in getattr(item, "fixturenames", ()):
        return (yield)
    was_enabled = gc.isenabled()
    gc.disable()
    gc.freeze()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.unfreeze()
        if was_enabled:
            gc.enable()


@dataclass(frozen=True)
class Answer:
    status: int
    document: dict[str, Any]
    errors: str


@pytest.fixture
def cli(capfd: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """Run a command with --json in this process."""

    def call(*arguments: object) -> Answer:
        capfd.readouterr()
        status = run([*map(str, arguments[:1]), "--json", *map(str, arguments[1:])])
        out, err = capfd.readouterr()
        return Answer(status, json.loads(out), err)

    return call


@pytest.fixture
def unprivileged_cli() -> Callable[..., Answer]:
    """Run a command with --json as a user whom permissions bind."""

    def call(*arguments: object) -> Answer:
        command = [sys.executable, "-c", UNPRIVILEGED, str(ROOT / "main.py"), str(arguments[0]), "--json"]
        done = subprocess.run([*command, *map(str, arguments[1:])], capture_output=True, text=True, timeout=120, check=False)
        return Answer(done.returncode, json.loads(done.stdout), done.stderr)

    return call


def assert_refused(answer: Answer, status: int, name: str) -> None:
    """One clear line that names the file, the documented status, and the same as a document."""
    assert answer.status == status, answer
    error = answer.document["error"]
    assert error["status"] == status
    assert error["message"]
    assert name in json.dumps(error, ensure_ascii=False)
    failures = [line for line in answer.errors.splitlines() if not line.startswith("note: ")]
    assert len(failures) == 1, answer.errors
    assert failures[0].startswith("clipwright: ")
    assert "Traceback" not in answer.errors


@pytest.fixture(autouse=True)
def _own_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test has settings and kept projects of its own. (The cache is told by content, so tests may share it.)"""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("CLIPWRIGHT_CONFIG", str(home / "config"))
    monkeypatch.setenv("CLIPWRIGHT_DATA", str(home / "data"))


@pytest.fixture(autouse=True)
def _nothing_left_running(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test of the window ends the threads that it began, and leaves no window on the screen."""
    before = set(threading.enumerate())
    yield
    if "qapp" not in request.fixturenames:
        return
    from PySide6.QtWidgets import QApplication

    deadline = time.monotonic() + 5
    while (left := _left_running(before)) and time.monotonic() < deadline:
        QApplication.processEvents()
        time.sleep(0.01)
    assert not left, f"threads left running: {left}"
    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert not shown, f"windows left open: {shown}"


def _left_running(before: set[threading.Thread]) -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread not in before and thread.is_alive()]


@pytest.fixture
def context(qapp: QApplication) -> Iterator[Context]:
    """A context with engines of its own, in the dark theme; nothing moves by itself."""
    from ui.state.context import make_context
    from ui.theme import motion

    motion.reduce(True)
    made = make_context()
    made.theme.apply(qapp)
    yield made
    made.close()
    motion.reduce(False)


@pytest.fixture
def watchdog() -> Watchdog:
    """Use as `with watchdog.watching():` around whatever runs the event loop; it fails when that was ever blocked."""
    from tests.support.watchdog import Watchdog

    # beside another worker two processors are shared by four busy processes, and a wait for one is no fault of the window
    return Watchdog(0.25 if os.environ.get("PYTEST_XDIST_WORKER") else 0.1)
