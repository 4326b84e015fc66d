"""The command line, run in this process or in one of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ui.cli import run

ROOT = Path(__file__).resolve().parents[2]

# Root passes every permission check, so a test of permissions gives up the two capabilities that make it so.
UNPRIVILEGED = """
import ctypes, os, sys
for capability in (1, 2):
    ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""


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
