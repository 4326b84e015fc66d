"""The index keeps to its limit, and what goes is what was not used for longest."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path

import numpy as np
import pytest

from engine.index import Index
from engine.index.size import DEFAULT, limit
from engine.sizes import parse


def blob(seed: int, length: int = 10_000) -> bytes:
    return np.random.default_rng(seed).bytes(length)


def used_at(index: Index, fingerprint: str, seconds: float) -> None:
    connection = sqlite3.connect(index.path)
    connection.execute("UPDATE entries SET used = ? WHERE fingerprint = ?", (seconds, fingerprint))
    connection.commit()
    connection.close()


def kept(index: Index, count: int) -> list[int]:
    return [number for number in range(count) if index.get(str(number), "still", "1", bytes) is not None]


def test_what_was_not_used_for_longest_goes(tmp_path: Path) -> None:
    with Index(tmp_path, limit=80_000) as index:
        for number in range(6):
            index.put(str(number), "still", "1", blob(number))
            used_at(index, str(number), number)
        assert index.get("0", "still", "1", bytes) == blob(0), "its use is remembered until the next writing"
        for number in range(6, 9):
            index.put(str(number), "still", "1", blob(number))
        assert index.size() <= 80_000
        found = kept(index, 9)
        assert 0 in found
        assert found[-1] == 8
        assert 1 not in found
        assert found[1:] == list(range(found[1], 9))


def test_uses_are_remembered_at_the_end(tmp_path: Path) -> None:
    with Index(tmp_path) as index:
        index.put("0", "still", "1", b"")
        used_at(index, "0", 5.0)
        assert index.get("0", "still", "1", bytes) == b""
    connection = sqlite3.connect(index.path)
    assert connection.execute("SELECT used FROM entries").fetchone()[0] > 1e9
    connection.close()


def test_reading_does_not_wait_for_a_writer_to_note_a_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.index.uses._MOST_HELD", 1)
    with Index(tmp_path) as index:
        index.put("0", "still", "1", b"x")
        used_at(index, "0", 5.0)
        other = sqlite3.connect(index.path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        assert index.get("0", "still", "1", bytes) == b"x"
        other.execute("ROLLBACK")
        other.close()
        assert index.problem is None


def test_arrays_count_and_their_files_go(tmp_path: Path) -> None:
    with Index(tmp_path, limit=100_000) as index:
        for number in range(8):
            index.put_arrays(str(number), "vectors", "1", {"v": np.full(5_000, number, np.float32)})
            used_at(index, str(number), number)
        assert index.size() <= 100_000
        files = list(index.arrays_folder.glob("*/*"))
        assert len(files) == index.count("vectors") < 8
        assert sum(path.stat().st_size for path in files) <= 100_000
        assert index.get_arrays("0", "vectors", "1") is None
        assert index.get_arrays("7", "vectors", "1") is not None


def test_what_is_larger_than_the_limit_is_not_kept_and_no_error(tmp_path: Path) -> None:
    with Index(tmp_path, limit=1_000) as index:
        index.put("0", "still", "1", blob(0))
        index.put_arrays("0", "vectors", "1", {"v": np.zeros(1000)})
        assert index.count() == index.size() == 0
        assert index.problem is None
        assert not list(index.arrays_folder.glob("*/*"))


def test_the_file_shrinks_with_what_it_holds(tmp_path: Path) -> None:
    with Index(tmp_path, limit=3_000_000) as index:
        for number in range(60):
            index.put(str(number), "still", "1", blob(number, 100_000))
    assert index.path.stat().st_size < 5_000_000


def test_the_sums_follow_what_is_kept(tmp_path: Path) -> None:
    with Index(tmp_path) as index:
        for length in (10, 10_000, 10):
            index.put("0", "still", "1", blob(0, length))
        index.put("1", "still", "1", blob(1))
        assert 10_000 < index.size() < 15_000
        index.forget("1", "still", "1")
        index.forget("1", "still", "1")
        assert 0 < index.size() < 1_000
        index.forget("0", "still", "1")
        assert index.size() == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1000", 1000),
        ("20G", 20 * 10**9),
        ("1.5 GB", 1_500_000_000),
        ("500m", 500_000_000),
        ("0", 0),
        ("-1", None),
        ("", None),
        ("a lot", None),
    ],
)
def test_sizes_in_words(text: str, expected: int | None) -> None:
    assert parse(text) == expected


def test_where_the_limit_comes_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLIPWRIGHT_CONFIG", str(tmp_path))
    monkeypatch.delenv("CLIPWRIGHT_INDEX_SIZE", raising=False)
    assert 0 < limit(tmp_path / "not" / "there") <= DEFAULT
    for wrong in ("not JSON", "[]", '{"index.gigabytes": "5"}', '{"index.gigabytes": true}', '{"index.gigabytes": -1}'):
        (tmp_path / "settings.json").write_text(wrong)
        assert 0 < limit(tmp_path) <= DEFAULT
    (tmp_path / "settings.json").write_text(json.dumps({"index.gigabytes": 1.5}))
    assert limit(tmp_path) == 1_500_000_000
    monkeypatch.setenv("CLIPWRIGHT_INDEX_SIZE", "12 MB")
    assert limit(tmp_path) == Index(tmp_path).limit == 12_000_000
    monkeypatch.setenv("CLIPWRIGHT_INDEX_SIZE", "nonsense")
    assert limit(tmp_path) == 1_500_000_000
    assert os.environ["CLIPWRIGHT_CONFIG"] == str(tmp_path)


def test_a_changed_setting_counts_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CLIPWRIGHT_INDEX_SIZE", raising=False)
    monkeypatch.setattr("engine.index.size.settings_folder", lambda: tmp_path)
    with Index(tmp_path / "index") as index:
        for gigabytes in (2, 0.5):
            (tmp_path / "settings.json").write_text(json.dumps({"index.gigabytes": gigabytes}))
            assert index.limit == round(gigabytes * 10**9)
