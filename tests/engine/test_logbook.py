"""The end of the engine's log."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.folders import log_file
from engine.logbook import last_lines, note


@pytest.fixture(autouse=True)
def _own_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLIPWRIGHT_CACHE", str(tmp_path))


def test_there_need_not_be_one() -> None:
    assert last_lines(5) == []


def test_the_last_lines_in_order() -> None:
    for number in range(20):
        note(f"line {number}")
    assert [line.rpartition(": ")[2] for line in last_lines(3)] == ["line 17", "line 18", "line 19"]
    assert len(last_lines(100)) == 20


def test_lines_are_bounded_whatever_is_in_the_file() -> None:
    note("begin")
    with log_file().open("ab") as log:
        log.write(b"\xff\x00" * 1_000_000 + b"\n\n\nlast\n")
    lines = last_lines(10)
    assert lines[-1] == "last"
    assert all(len(line) <= 500 for line in lines)


def test_a_log_that_cannot_be_written_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("CLIPWRIGHT_CACHE", str(tmp_path / "file" / "below"))
    note("lost")
    assert last_lines(1) == []
