"""`clipwright doctor --index`: it tells what is there and what is wrong, and mends it."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path

import numpy as np
import pytest

from engine.client import Engine
from engine.index import Index
from engine.index.check import check
from engine.protocol import Cancelled, CheckIndex, Span
from engine.tasks.context import Context
from engine.tasks.index import handle
from ui.cli import run


@pytest.fixture
def index(tmp_path: Path) -> Index:
    index = Index(tmp_path / "cache")
    with index:
        for number in range(5):
            index.put(str(number), "shots", "1", Span(number, number + 1))
        for number in range(3):
            index.put_arrays(str(number), "vectors", "1", {"v": np.full(100, number)}, revision="r")
    return index


def change(index: Index, statement: str) -> None:
    connection = sqlite3.connect(index.path)
    connection.execute(statement)
    connection.commit()
    connection.close()


def file_of(index: Index, fingerprint: str) -> Path:
    connection = sqlite3.connect(index.path)
    (name,) = connection.execute(
        "SELECT file FROM entries WHERE fingerprint = ? AND file NOT NULL", (fingerprint,)
    ).fetchone()
    connection.close()
    return index.arrays_folder / name


def test_a_sound_index(index: Index) -> None:
    with index:
        report = check(index)
        assert [(kind.what, kind.entries) for kind in report.kinds] == [("vectors", 3), ("shots", 5)]
        assert report.entries == 8
        assert report.bytes == sum(kind.bytes for kind in report.kinds) == index.size() < report.disk
        assert report.limit == index.limit
        assert (report.problem, report.broken, report.orphaned, report.leftovers, report.faults) == (None, (), (), (), ())
        assert not report.repaired


def test_it_finds_and_mends_whatever_is_broken(index: Index) -> None:
    change(index, "UPDATE entries SET value = x'00' WHERE fingerprint = '0' AND what = 'shots'")
    change(index, "UPDATE entries SET checksum = x'00' WHERE fingerprint = '1' AND what = 'shots'")
    path = file_of(index, "0")
    data = bytearray(path.read_bytes())
    data[-1] ^= 1  # which only reading the bytes tells
    path.write_bytes(data)
    file_of(index, "1").unlink()
    lost = index.arrays_folder / "00" / "of nobody.safetensors"
    lost.parent.mkdir(exist_ok=True)
    lost.write_bytes(b"nonsense")
    part = lost.with_suffix(".part")
    part.touch()
    os.utime(part, (0, 0))
    (index.folder / "index-1.sqlite").touch()
    with index:
        report = check(index)
        assert sorted((fault.what, fault.fingerprint) for fault in report.broken) == [
            ("shots", "0"), ("shots", "1"), ("vectors", "0"), ("vectors", "1"),
        ]  # fmt: skip
        assert set(report.orphaned) == {"arrays/00/of nobody.safetensors", "arrays/00/of nobody.part"}
        assert report.leftovers == ("index-1.sqlite",)
        assert not report.repaired
        assert index.count() == 8, "looking changes nothing"
        mended = check(index, repair=True)
        assert (mended.broken, mended.orphaned, mended.repaired) == (report.broken, report.orphaned, True)
        assert mended.entries == index.count() == 4
        again = check(index)
        assert (again.broken, again.orphaned, again.leftovers, again.faults) == ((), (), (), ())
        assert again.entries == 4
        assert not list(index.folder.glob("index-1*"))
        assert index.get("2", "shots", "1", Span) == Span(2, 3)


def test_what_was_met_broken_is_told_once(index: Index) -> None:
    change(index, "UPDATE entries SET value = x'00' WHERE fingerprint = '0'")
    with index:
        assert index.get("0", "shots", "1", Span) is None
        (fault,) = check(index).faults
        assert (fault.what, fault.fingerprint) == ("shots", "0")
        assert fault.at is not None
        assert fault.at > 1e9
        assert len(check(index, repair=True).faults) == 1
        assert check(index).faults == ()


def test_faults_do_not_pile_up(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.index.entries._FAULTS_KEPT", 3)
    with index:
        for number in range(5):
            change(index, f"UPDATE entries SET value = x'00' WHERE fingerprint = '{number}' AND file IS NULL")  # noqa: S608
            index.get(str(number), "shots", "1", Span)
        assert [fault.fingerprint for fault in check(index).faults] == ["2", "3", "4"]


def test_arrays_outlive_a_lost_database(index: Index) -> None:
    for path in index.folder.glob("index-*"):
        path.unlink()
    with Index(index.folder) as again:
        found = again.get_arrays("2", "vectors", "1", revision="r")
        assert found is not None
        assert found["v"].tolist() == [2] * 100
        assert again.count() == 3
        assert again.size() > 0


def test_a_damaged_database_is_told_and_mended(index: Index) -> None:
    data = bytearray(index.path.read_bytes())
    data[4096:] = b"\x5a" * (len(data) - 4096)
    index.path.write_bytes(data)
    with Index(index.folder) as broken:
        assert check(broken).broken[0].what == "the whole index"
    with Index(index.folder) as broken:
        check(broken, repair=True)
        again = check(broken)
        assert not again.broken
        assert again.entries == 3, "what is in files of its own is found again"


def test_where_nothing_can_be_kept(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with Index(tmp_path / "file" / "cache") as index:
        report = check(index, repair=True)
    assert report.problem is not None
    assert report.entries == 0
    assert not report.repaired


def test_it_can_be_cancelled(index: Index) -> None:
    with index, pytest.raises(Cancelled):
        handle(CheckIndex(), Context(index, cancelled=lambda: True))


def test_through_the_engine_and_the_command_line(
    index: Index, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CLIPWRIGHT_CACHE", str(index.folder))
    change(index, "UPDATE entries SET value = x'00' WHERE fingerprint = '0' AND what = 'shots'")
    with Engine() as engine:
        assert engine.run(CheckIndex()).entries == 8
    assert run(["doctor", "--index"]) == 0
    told = capfd.readouterr().out
    assert "Broken: 1" in told
    assert "--repair" in told
    assert run(["doctor", "--index", "--repair", "--json"]) == 0
    document = json.loads(capfd.readouterr().out)["index"]
    assert document["repaired"] is True
    assert [fault["what"] for fault in document["broken"]] == ["shots"]
    assert {kind["what"]: kind["entries"] for kind in document["kinds"]} == {"shots": 4, "vectors": 3}
    assert run(["doctor", "--index"]) == 0
    assert "whole" in capfd.readouterr().out


def test_repair_goes_with_index(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor", "--repair"]) == 2
    assert "--index" in capfd.readouterr().err
