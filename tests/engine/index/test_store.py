"""The index: what goes in comes out, and nothing that happens to its file is an error."""

from __future__ import annotations

import logging
import os
import sqlite3
import subprocess
import sys
import threading
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.index import Index
from engine.protocol import FaceBox, Signal, Span

ROOT = Path(__file__).resolve().parents[3]
SPAN = Span(Fraction(1, 3), Fraction(30000, 1001))


@pytest.fixture
def index(tmp_path: Path) -> Index:
    return Index(tmp_path / "cache")


def damage(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_value_comes_back_for_its_own_key_only(index: Index) -> None:
    with index:
        index.put("content", "shots", "1", SPAN)
        assert index.get("content", "shots", "1", Span) == SPAN
        for key in (("other", "shots", "1"), ("content", "speech", "1"), ("content", "shots", "2")):
            assert index.get(*key, Span) is None


def test_putting_again_replaces(index: Index) -> None:
    with index:
        for end in range(1, 5):
            index.put("content", "shots", "1", Span(Fraction(0), Fraction(end)))
        assert index.get("content", "shots", "1", Span) == Span(Fraction(0), Fraction(4))
        assert index.count() == 1


def test_count(index: Index) -> None:
    with index:
        assert index.count() == 0
        for number in range(5):
            index.put(str(number), "shots" if number < 2 else "it's; speech", "1", SPAN)
        assert (index.count(), index.count("shots"), index.count("it's; speech"), index.count("faces")) == (5, 2, 3, 0)


def test_values_outlive_the_process(tmp_path: Path) -> None:
    with Index(tmp_path) as first:
        first.put("content", "shots", "1", SPAN)
    with Index(tmp_path) as second:
        assert second.get("content", "shots", "1", Span) == SPAN


def test_a_killed_process_loses_nothing_it_had_put(tmp_path: Path) -> None:
    code = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from engine.index import Index\n"
        "from engine.protocol import Span\n"
        "index = Index(Path(sys.argv[1]))\n"
        "for n in range(20):\n"
        "    index.put(str(n), 'shots', '1', Span(n, n + 1))\n"
        "os.kill(os.getpid(), 9)\n"
    )
    assert subprocess.run([sys.executable, "-c", code, tmp_path], cwd=ROOT, check=False).returncode != 0
    with Index(tmp_path) as index:
        assert index.count() == 20
        assert index.get("19", "shots", "1", Span) == Span(Fraction(19), Fraction(20))


@given(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.lists(st.floats(allow_nan=False, allow_infinity=False)),
    st.fractions(-(10**9), 10**9, max_denominator=10**12),
)
def test_any_series_comes_back_exactly(
    tmp_path_factory: pytest.TempPathFactory, key: str, values: list[float], step: Fraction
) -> None:
    series = Signal(name=key, unit="dB", step=step, values=tuple(values))
    with Index(tmp_path_factory.getbasetemp() / "any series") as index:
        index.put(key, key, key, series)
        assert index.get(key, key, key, Signal) == series


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entries SET value = substr(value, 2)",
        "UPDATE entries SET value = zeroblob(length(value))",
        "UPDATE entries SET value = x''",
        "UPDATE entries SET checksum = zeroblob(16)",
        "UPDATE entries SET checksum = 'text'",
        "UPDATE entries SET value = 'text'",
        "UPDATE entries SET value = (SELECT value FROM entries WHERE fingerprint = 'other'), "
        "checksum = (SELECT checksum FROM entries WHERE fingerprint = 'other') WHERE fingerprint = 'content'",
    ],
)
def test_a_damaged_entry_counts_as_absent(index: Index, statement: str, caplog: pytest.LogCaptureFixture) -> None:
    with index:
        index.put("content", "shots", "1", SPAN)
        index.put("other", "shots", "1", Span(Fraction(5), Fraction(6)))
        damage(index.path, statement)
        with caplog.at_level(logging.WARNING):
            assert index.get("content", "shots", "1", Span) is None
        assert "damaged" in caplog.text
        assert index.count() == 1
        index.put("content", "shots", "1", SPAN)
        assert index.get("content", "shots", "1", Span) == SPAN
        assert index.problem is None


def test_an_entry_of_another_shape_counts_as_absent(index: Index) -> None:
    with index:
        index.put("content", "faces", "1", SPAN)
        assert index.get("content", "faces", "1", FaceBox) is None
        assert index.count() == 0


@pytest.mark.parametrize("content", [b"", b"not a database at all, " * 1000, b"SQLite format 3\0" + b"\xff" * 8000])
def test_a_file_that_is_no_database_is_started_afresh(tmp_path: Path, content: bytes) -> None:
    index = Index(tmp_path)
    index.path.write_bytes(content)
    with index:
        assert index.get("content", "shots", "1", Span) is None
        index.put("content", "shots", "1", SPAN)
    with Index(tmp_path) as again:
        assert again.get("content", "shots", "1", Span) == SPAN


@pytest.mark.parametrize("step", [97, 1013])
def test_a_file_overwritten_with_noise_is_never_an_error(tmp_path: Path, step: int) -> None:
    with Index(tmp_path) as index:
        for number in range(200):
            index.put(str(number), "shots", "1", SPAN)
    noise = bytearray(index.path.read_bytes())
    for position in range(100, len(noise), step):
        noise[position] ^= 0x5A
    index.path.write_bytes(noise)
    with Index(tmp_path) as broken:
        for number in range(200):
            assert broken.get(str(number), "shots", "1", Span) in (None, SPAN)
            broken.put(str(number), "shots", "1", SPAN)
        assert broken.get("199", "shots", "1", Span) == SPAN
    with Index(tmp_path) as cut:
        os.truncate(cut.path, cut.path.stat().st_size // 2)
        assert cut.get("0", "shots", "1", Span) in (None, SPAN)
        cut.put("0", "shots", "1", SPAN)


def test_a_database_of_another_kind_under_our_name(tmp_path: Path) -> None:
    index = Index(tmp_path)
    damage(index.path, "CREATE TABLE entries (colour TEXT)")
    with index:
        index.put("content", "shots", "1", SPAN)
        assert index.get("content", "shots", "1", Span) in (None, SPAN)


def test_without_a_usable_folder_it_works_and_says_so_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").touch()
    with Index(tmp_path / "file" / "cache") as index, caplog.at_level(logging.WARNING):
        for _ in range(3):
            index.put("content", "shots", "1", SPAN)
            assert index.get("content", "shots", "1", Span) is None
            assert index.count() == 0
        assert index.problem is not None
        assert str(tmp_path) in index.problem
    assert caplog.text.count("going on without") == 1


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_read_only_folder(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with Index(tmp_path) as index:
            index.put("content", "shots", "1", SPAN)
            assert index.problem is not None
    finally:
        tmp_path.chmod(0o700)


def test_a_file_that_may_only_be_read(tmp_path: Path) -> None:
    with Index(tmp_path) as index:
        index.put("content", "shots", "1", SPAN)
        index._database.connection.execute("PRAGMA query_only = ON")  # type: ignore[union-attr]
        index.put("other", "shots", "1", SPAN)
        assert index.problem is not None
        assert index.get("other", "shots", "1", Span) is None


def test_a_full_disk(tmp_path: Path) -> None:
    with Index(tmp_path) as index:
        index.put("content", "shots", "1", SPAN)
        index._database.connection.execute("PRAGMA max_page_count = 8")  # type: ignore[union-attr]
        index.put("large", "text", "1", os.urandom(200_000).hex())
        assert index.problem is not None
        assert "full" in index.problem
    with Index(tmp_path) as later:
        assert later.get("content", "shots", "1", Span) == SPAN
        assert later.get("large", "text", "1", str) is None


def test_a_folder_where_the_file_should_be(tmp_path: Path) -> None:
    index = Index(tmp_path)
    index.path.mkdir()
    with index:
        index.put("content", "shots", "1", SPAN)
        assert index.problem is not None


def test_a_busy_file_costs_one_entry_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.index.database._BUSY_SECONDS", 0.05)
    with Index(tmp_path) as index:
        index.put("first", "shots", "1", SPAN)
        other = sqlite3.connect(index.path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        index.put("second", "shots", "1", SPAN)
        assert index.get("first", "shots", "1", Span) == SPAN, "readers do not wait for a writer"
        other.execute("ROLLBACK")
        other.close()
        index.put("third", "shots", "1", SPAN)
        assert index.problem is None
        assert [index.get(key, "shots", "1", Span) for key in ("second", "third")] == [None, SPAN]


def test_two_processes_write_at_once(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from engine.index import Index\n"
        "from engine.protocol import Span\n"
        "with Index(Path(sys.argv[1])) as index:\n"
        "    for n in range(150):\n"
        "        index.put(str(n), sys.argv[2], '1', Span(n, n + 1))\n"
        "        index.put('shared', 'shots', '1', Span(n, n + 1))\n"
        "        assert index.get(str(n), sys.argv[2], '1', Span) == Span(n, n + 1)\n"
        "    assert index.problem is None\n"
    )
    writers = [subprocess.Popen([sys.executable, "-c", code, tmp_path, name], cwd=ROOT) for name in ("a", "b", "c")]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0]
    with Index(tmp_path) as index:
        assert [index.count(name) for name in ("a", "b", "c", "shots")] == [150, 150, 150, 1]


def test_threads_share_one(index: Index) -> None:
    def write(name: str) -> None:
        for number in range(100):
            index.put(str(number), name, "1", SPAN)

    with index:
        threads = [threading.Thread(target=write, args=(name,)) for name in "abcd"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert index.count() == 400


def test_its_folder_is_the_users_cache_unless_told_otherwise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLIPWRIGHT_CACHE", str(tmp_path / "Zwischenspeicher – 日本語"))
    with Index() as index:
        index.put("content", "shots", "1", SPAN)
    assert index.path.is_file()
    assert index.path.parent == tmp_path / "Zwischenspeicher – 日本語"


def test_importing_it_is_light() -> None:
    code = "import sys, engine.index; print([m for m in ('numpy', 'av', 'torch') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
