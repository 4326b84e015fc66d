"""Nothing that was committed is ever lost: an editing process is killed at random instants, and its project reopened."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from editor.edits import check
from editor.storage import OpenProject, load_project
from tests.support.killed_editor import state
from tests.support.projects import three_clips

ROOT = Path(__file__).resolve().parents[3]
KILLS = 200


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
def test_a_project_killed_at_200_random_instants_reopens_as_last_committed(tmp_path: Path) -> None:
    rng = Random()
    path = tmp_path / "edit.cwp"
    OpenProject.create(path, three_clips()).close()
    committed = in_flight = 0
    with subprocess.Popen(
        [sys.executable, "-m", "tests.support.killed_editor"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as editor:
        assert editor.stdin is not None
        assert editor.stdout is not None
        for _ in range(KILLS):
            print(path, rng.randrange(10**9), file=editor.stdin, flush=True)
            word, pid = editor.stdout.readline().split()
            assert word == "start"
            accepted: set[str] = set()
            if rng.random() < 0.9:  # in the others it is killed while it opens the project
                accepted.add(editor.stdout.readline().split()[1])
            time.sleep(rng.uniform(0.0, 0.025))
            os.kill(int(pid), signal.SIGKILL)
            while (line := editor.stdout.readline()) != "reaped\n":
                kind, reported = line.split()
                if kind == "done":
                    accepted = {reported}
                    committed += 1
                else:
                    accepted.add(reported)
            in_flight += len(accepted) == 2
            seen = load_project(path)
            with OpenProject.open(path, limit=12) as reopened:
                assert reopened.project == seen
                assert not reopened.notes
                found = state(reopened.history)
                # reopening may bring back steps that the limit had cut off, never fewer than there were
                assert not accepted or any(_continues(found, reported) for reported in accepted)
        editor.stdin.close()
    assert committed > KILLS
    assert in_flight > KILLS // 10
    assert check(load_project(path)) == []
    left = {entry.name for entry in tmp_path.iterdir() if not entry.name.startswith(".edit.cwp.lock.")}
    assert left <= {"edit.cwp", "edit.cwp.bak", "edit.cwp.journal"}


def _continues(found: str, reported: str) -> bool:
    """Whether project and redo are the same, and at least the reported steps can be undone."""
    (digest, *names), (wanted, *steps) = found.split(","), reported.split(",")
    return digest == wanted and names[len(names) - len(steps) :] == steps
