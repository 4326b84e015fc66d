"""A lock is held by a living process, and by that one only."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from editor.storage.lock import Owner, acquire, holder
from engine.protocol import FootageError, UsageError, from_json, to_json


def owned_by(path: Path, **fields: object) -> None:
    owner = {"pid": os.getpid(), "host": socket.gethostname(), "started": "", "token": "t", **fields}
    path.write_bytes(to_json(owner))


def test_it_is_taken_and_given_back(tmp_path: Path) -> None:
    path = tmp_path / "p.lock"
    lock = acquire(path, tmp_path / "p")
    assert lock.held
    owner = holder(path)
    assert owner is not None
    assert owner.pid == os.getpid()
    with pytest.raises(UsageError, match="is open in another"):
        acquire(path, tmp_path / "p")
    lock.release()
    lock.release()
    assert not lock.held
    assert list(tmp_path.iterdir()) == []


def test_a_dead_process_holds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "p.lock"
    with subprocess.Popen([sys.executable, "-c", ""]) as child:
        child.wait()
    owned_by(path, pid=child.pid)
    assert holder(path) is None
    lock = acquire(path, tmp_path / "p")
    assert from_json(path.read_bytes(), Owner).pid == os.getpid()
    lock.release()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a process's start is known on Linux only")
def test_a_later_process_of_the_same_number_is_not_taken_for_the_owner(tmp_path: Path) -> None:
    path = tmp_path / "p.lock"
    owned_by(path, started="1")
    assert holder(path) is None
    acquire(path, tmp_path / "p").release()


def test_another_machine_cannot_be_asked_and_is_believed(tmp_path: Path) -> None:
    path = tmp_path / "p.lock"
    owned_by(path, host="elsewhere", pid=1)
    with pytest.raises(UsageError, match="on elsewhere"):
        acquire(path, tmp_path / "p")


@pytest.mark.parametrize("content", [b"", b"\x00" * 80, b'{"pid": "x"}'])
def test_a_lock_that_makes_no_sense_is_cleared_away(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "p.lock"
    path.write_bytes(content)
    lock = acquire(path, tmp_path / "p")
    assert lock.held
    lock.release()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(FootageError, match="cannot be edited here"):
        acquire(tmp_path / "nowhere" / "p.lock", tmp_path / "nowhere" / "p")


def test_leavings_of_killed_processes_go_after_a_minute(tmp_path: Path) -> None:
    old, new = tmp_path / ".p.lock.01234567.tmp", tmp_path / ".p.lock.89abcdef.stale"
    for leaving in (old, new):
        leaving.write_bytes(b"")
    os.utime(old, (time.time() - 100,) * 2)
    acquire(tmp_path / "p.lock", tmp_path / "p").release()
    assert list(tmp_path.iterdir()) == [new]


def test_of_many_at_once_one_gets_it(tmp_path: Path) -> None:
    path = tmp_path / "p.lock"
    owned_by(path, pid=2**22 + 1)  # above Linux's highest process number
    program = (
        "import sys, time; from pathlib import Path; from editor.storage.lock import acquire\n"
        "sys.stdin.readline()\n"
        "try: acquire(Path(sys.argv[1]), Path('p')); print('got', flush=True); sys.stdin.readline()\n"
        "except Exception as error: print(type(error).__name__, flush=True)\n"
    )
    root = Path(__file__).resolve().parents[3]
    crowd = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(root)},
        )
        for _ in range(4)
    ]
    try:
        for process in crowd:
            assert process.stdin is not None
            process.stdin.write("\n")
            process.stdin.flush()
        answers = [process.stdout.readline().strip() for process in crowd if process.stdout is not None]
        assert sorted(answers) == ["UsageError"] * 3 + ["got"]
    finally:
        for process in crowd:
            process.communicate("\n")
