"""A write is whole or has not happened."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from editor.storage.atomic import write_atomically
from engine.protocol import OutputError


def test_it_replaces_keeps_the_previous_and_the_permissions(tmp_path: Path) -> None:
    path, backup = tmp_path / "file", tmp_path / "file.bak"
    write_atomically(path, b"one", backup=backup)
    assert not backup.exists()
    path.chmod(0o640)
    write_atomically(path, b"two", backup=backup)
    write_atomically(path, b"three", backup=backup)
    assert (path.read_bytes(), backup.read_bytes()) == (b"three", b"two")
    assert path.stat().st_mode & 0o777 == 0o640
    assert {entry.name for entry in tmp_path.iterdir()} == {"file", "file.bak"}


def test_where_no_second_names_are_known_the_previous_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "not here")

    monkeypatch.setattr(os, "link", no_links)
    path, backup = tmp_path / "file", tmp_path / "file.bak"
    path.write_bytes(b"one")
    write_atomically(path, b"two", backup=backup)
    assert (path.read_bytes(), backup.read_bytes()) == (b"two", b"one")


@pytest.mark.parametrize("failing", ["fsync", "read_bytes", "replace"])
def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    def fail(*_: object) -> bytes:
        raise OSError(errno.ENOSPC, "No space left on device")

    path = tmp_path / "file"
    path.write_bytes(b"one")
    with monkeypatch.context() as patch:
        if failing == "fsync":
            patch.setattr(os, "fsync", fail)
        elif failing == "read_bytes":
            patch.setattr(Path, "read_bytes", lambda _: b"another")
        else:
            patch.setattr(Path, "replace", fail)
        with pytest.raises(OutputError, match=r"cannot be written: (No space left|what was written)") as error:
            write_atomically(path, b"two", backup=tmp_path / "file.bak")
    assert error.value.file == str(path)
    assert path.read_bytes() == b"one"
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]


def test_what_need_not_last_waits_for_no_disk_and_is_whole_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    monkeypatch.setattr(os, "fsync", lambda _: pytest.fail("waited for the disk"))
    write_atomically(path, b"one", lasting=False)
    assert path.read_bytes() == b"one"

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OutputError):
        write_atomically(path, b"two", lasting=False)
    assert path.read_bytes() == b"one"
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]
