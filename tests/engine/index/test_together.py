"""Several programs at one index at once, some of them killed in the middle of writing."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from engine.index import Index
from engine.index.check import check
from engine.protocol import Span

ROOT = Path(__file__).resolve().parents[3]

WRITER = """
import sys
from pathlib import Path
import numpy as np
from engine.index import Index
folder, name, rounds, limit = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
with Index(folder, limit=limit or None) as index:
    print("ready", flush=True)
    number = 0
    while number != rounds:
        key = str(number % 40)
        # every array holds one number, so that a mixture of two writings is noticed
        index.put_arrays(key, "shared", "1", {"v": np.full(3000, number)})
        found = index.get_arrays(key, "shared", "1")
        if found is not None:
            assert (found["v"] == found["v"][0]).all()
        index.put(key, name, "1", number)
        assert index.get(key, name, "1", int) in (number, None)
        assert index.problem is None, index.problem
        number += 1
"""


def writer(folder: Path, name: str, rounds: int = -1, limit: int = 0) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(folder), name, str(rounds), str(limit)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n", process.stderr.read() if process.stderr else ""
    return process


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    _, errors = process.communicate(timeout=120)
    return process.returncode, errors


def waited_for(condition: Callable[[], bool], seconds: float = 60.0) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if condition():
            return True
        time.sleep(0.01)
    return False


def test_three_programs_write_the_same_arrays(tmp_path: Path) -> None:
    writers = [writer(tmp_path, name, 80) for name in "abc"]
    assert [ended(process) for process in writers] == [(0, "")] * 3
    with Index(tmp_path) as index:
        assert [index.count(name) for name in ("a", "b", "c", "shared")] == [40, 40, 40, 40]
        report = check(index)
    assert (report.broken, report.orphaned, report.faults) == ((), (), ())
    assert len(list(index.arrays_folder.glob("*/*"))) == 40


def test_programs_that_drop_what_others_write(tmp_path: Path) -> None:
    writers = [writer(tmp_path, name, 60, 400_000) for name in "ab"]
    assert [ended(process) for process in writers] == [(0, "")] * 2
    with Index(tmp_path, limit=400_000) as index:
        assert 0 < index.size() <= 400_000
        report = check(index)
    assert (report.broken, report.orphaned) == ((), ())


@pytest.mark.skipif(sys.platform == "win32", reason="processes are killed otherwise on Windows")
def test_killed_in_the_middle_of_writing(tmp_path: Path) -> None:
    survivor = writer(tmp_path, "survivor", 150)
    for number in range(6):
        victim = writer(tmp_path, f"victim {number}")
        time.sleep(random.uniform(0.0, 0.2))
        victim.send_signal(signal.SIGKILL)
        assert ended(victim)[0] == -signal.SIGKILL
    assert ended(survivor) == (0, "")
    with Index(tmp_path) as index:
        report = check(index)
        assert report.problem is None
        assert report.broken == ()
        assert index.count("survivor") == 40
        for path in index.arrays_folder.glob("*/*.part"):
            os.utime(path, (0, 0))  # left behind long ago
        check(index, repair=True)
        again = check(index)
        assert (again.broken, again.orphaned) == ((), ())
        assert not list(index.arrays_folder.glob("*/*.part"))
        for number in range(40):
            found = index.get_arrays(str(number), "shared", "1")
            assert found is not None
            assert (found["v"] == found["v"][0]).all()


@pytest.mark.skipif(sys.platform == "win32", reason="processes are killed otherwise on Windows")
@pytest.mark.parametrize("stage", ["os.fsync", "pathlib.Path.replace", "engine.index.entries.insert"])
def test_killed_at_each_stage_of_placing_a_file(tmp_path: Path, stage: str) -> None:
    code = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from unittest.mock import patch\n"
        "import numpy as np\n"
        "from engine.index import Index\n"
        "index = Index(Path(sys.argv[1]))\n"
        "index.put_arrays('a', 'vectors', '1', {'v': np.zeros(5)})\n"
        "with patch(sys.argv[2], lambda *given: os.kill(os.getpid(), 9)):\n"
        "    index.put_arrays('a', 'vectors', '1', {'v': np.ones(5)})\n"
    )
    killed = subprocess.run([sys.executable, "-c", code, tmp_path, stage], cwd=ROOT, check=False)
    assert killed.returncode == -signal.SIGKILL
    with Index(tmp_path) as index:
        found = index.get_arrays("a", "vectors", "1")
        assert found is not None, "what was there before is there still"
        assert found["v"].tolist() == [0] * 5
        index.put_arrays("a", "vectors", "1", {"v": np.full(5, 2.0)})
        for path in index.arrays_folder.glob("*/*.part"):
            os.utime(path, (0, 0))
        assert len(check(index, repair=True).orphaned) == 1
        assert len(list(index.arrays_folder.glob("*/*"))) == 1
        found = index.get_arrays("a", "vectors", "1")
        assert found is not None
        assert found["v"].tolist() == [2] * 5


def test_two_programs_meet_a_damaged_file(tmp_path: Path) -> None:
    with Index(tmp_path) as index:
        for number in range(300):
            index.put(str(number), "shots", "1", Span(number, number + 1))
        path = index.path
    noise = bytearray(path.read_bytes())
    for place in range(100, len(noise), 61):
        noise[place] ^= 0x5A
    path.write_bytes(noise)
    writers = [writer(tmp_path, name, 60) for name in "ab"]
    assert [process_status for process_status, _ in map(ended, writers)] == [0, 0]
    with Index(tmp_path) as index:
        assert [index.count(name) for name in "ab"] == [40, 40], "neither throws away what the other has begun"
        report = check(index)
    assert report.broken == ()


def test_a_file_that_is_replaced_while_it_is_open(tmp_path: Path) -> None:
    one, other = Index(tmp_path), Index(tmp_path)
    with one, other:
        one.put("a", "shots", "1", Span(0, 1))
        other.put("b", "shots", "1", Span(1, 2))
        one.start_afresh("a trial")
        one.put("c", "shots", "1", Span(2, 3))
        other.start_afresh("the same, found a moment later")
        assert other.get("c", "shots", "1", Span) == Span(2, 3)
        assert one.get("c", "shots", "1", Span) == Span(2, 3)
