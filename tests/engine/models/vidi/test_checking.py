"""`clipwright doctor --index` on memories of footage: what is there, what is broken, and its repair."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from engine.index import Index
from engine.models.vidi import checking, place
from engine.models.vidi.checking import check
from engine.models.vidi.files import Key
from engine.models.vidi.place import FOLDER
from engine.models.vidi.shelf import Shelf
from engine.protocol import Cancelled, CheckIndex
from engine.tasks.context import Context
from engine.tasks.index import handle
from tests.support.kept_memories import LAYERS, LAYOUT, SIZE, write
from ui.cli import run


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / FOLDER, limit=10**9)


def spoil(path: Path) -> None:
    """Change a byte, which only reading the bytes tells."""
    data = bytearray(path.read_bytes())
    data[-40] ^= 1
    path.write_bytes(data)


def left_behind(shelf: Shelf) -> Path:
    """What a writer that was killed long ago has left."""
    making = shelf.making(Key("dead", "as it is"), SIZE)
    folder: Path = making._folder
    os.utime(folder, (0, 0))
    return folder


def test_a_folder_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLIPWRIGHT_FOOTAGE_SIZE", "5G")
    report = check(tmp_path / FOLDER, repair=True)
    assert (report.folder, report.memories, report.bytes, report.limit) == (str(tmp_path / FOLDER), 0, 0, 5 * 10**9)
    assert (report.problem, report.broken, report.leftovers, report.repaired) == (None, (), (), True)
    assert not (tmp_path / FOLDER).exists()


def test_whole_memories(shelf: Shelf) -> None:
    kept = [write(shelf, name) for name in "ab"]
    told: list[float] = []
    report = check(shelf.folder, alive=told.append)
    assert report.memories == 2
    assert report.bytes == sum(path.stat().st_size for one in kept for path in one.folder.iterdir()) > 2 * SIZE
    assert (report.problem, report.broken, report.leftovers, report.repaired) == (None, (), (), False)
    assert len(told) == 2 * LAYERS * len(LAYOUT.runs)
    assert told == sorted(told)
    assert 0 < told[0] < told[-1] <= 1


def test_what_is_broken_is_told_and_deleted_and_nothing_else(shelf: Shelf) -> None:
    spoilt, cut, silent, moved, whole = (write(shelf, name) for name in "abcde")
    spoil(spoilt.folder / "pictures-01.safetensors")
    (cut.folder / "pictures-00.safetensors").unlink()
    (silent.folder / "memory.json").write_text("{}")
    elsewhere = moved.folder.rename(shelf.folder / "of-another")
    left = left_behind(shelf)
    report = check(shelf.folder)
    assert {fault.fingerprint: fault.problem for fault in report.broken if fault.fingerprint} == {
        "a": f"{spoilt.key.digest}/pictures-01.safetensors: its bytes have changed",
        "b": f"{cut.key.digest}/pictures-00.safetensors: No such file or directory",
    }
    assert sorted(fault.problem for fault in report.broken if not fault.fingerprint) == sorted(
        [f"{silent.key.digest}/memory.json: it tells of no memory", "of-another/memory.json: it is of another memory"]
    )
    assert report.leftovers == (left.name,)
    assert report.memories == 5
    assert spoilt.folder.is_dir(), "looking changes nothing"
    mended = check(shelf.folder, repair=True)
    assert (sorted(f.problem for f in mended.broken), mended.leftovers) == (
        sorted(f.problem for f in report.broken),
        report.leftovers,
    )
    assert (mended.repaired, mended.memories) == (True, 1)
    assert [path.name for path in shelf.folder.iterdir()] == [whole.key.digest]
    assert not elsewhere.exists()
    assert check(shelf.folder).broken == ()


def test_what_is_being_written_stays(shelf: Shelf) -> None:
    making = shelf.making(Key("a", "as it is"), SIZE)
    report = check(shelf.folder, repair=True)
    assert (report.memories, report.leftovers) == (0, ())
    assert making._folder.is_dir()
    making.abandon()


def test_one_that_leaves_meanwhile_is_not_broken(shelf: Shelf) -> None:
    first, second = sorted((write(shelf, name) for name in "ab"), key=lambda kept: kept.folder)
    gone: list[Path] = []

    def leave(_done: float) -> None:
        if not gone:
            gone.append(second.folder)
            place.remove(second.folder)

    report = check(shelf.folder, alive=leave)
    assert gone
    assert (report.broken, report.memories) == ((), 1)
    assert first.folder.is_dir()


def test_without_pytorch_they_are_counted(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = write(shelf)
    spoil(kept.folder / "pictures-01.safetensors")
    monkeypatch.setattr(checking, "find_spec", lambda _: None)
    report = check(shelf.folder, repair=True)
    assert report.problem is not None
    assert "PyTorch" in report.problem
    assert (report.memories, report.broken, report.repaired) == (1, (), False)
    assert kept.folder.is_dir()


def test_it_can_be_cancelled(shelf: Shelf) -> None:
    write(shelf)
    with Index(shelf.folder.parent) as index, pytest.raises(Cancelled):
        handle(CheckIndex(), Context(index, cancelled=lambda: True))


def test_on_the_command_line(shelf: Shelf, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("CLIPWRIGHT_CACHE", str(shelf.folder.parent))
    monkeypatch.setenv("CLIPWRIGHT_FOOTAGE_SIZE", "5G")
    broken, _ = write(shelf), write(shelf, "b")
    spoil(broken.folder / "pictures-01.safetensors")
    assert run(["doctor", "--index"]) == 0
    told = capfd.readouterr().out
    assert f"{shelf.folder}\n2 memories of footage" in told
    assert "of 5.0 GB" in told
    assert "Broken: 1\n  memory of a: " in told
    assert "--repair" in told
    assert run(["doctor", "--index", "--repair", "--json"]) == 0
    document = json.loads(capfd.readouterr().out)["footage"]
    assert document == {
        "folder": str(shelf.folder),
        "problem": None,
        "memories": 1,
        "bytes": place.bytes_of(next(iter(place.memories(shelf.folder)))),
        "limit": 5 * 10**9,
        "broken": [
            {
                "what": "memory",
                "fingerprint": "a",
                "parameters": "as it is",
                "revision": "",
                "problem": f"{broken.key.digest}/pictures-01.safetensors: its bytes have changed",
            }
        ],
        "leftovers": [],
        "repaired": True,
    }
