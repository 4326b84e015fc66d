"""An index of an earlier format is taken over whole, once, and never in the way."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import zlib
from fractions import Fraction
from hashlib import blake2b
from pathlib import Path

from engine.index import Index
from engine.index.schema import FORMAT, file_name
from engine.protocol import Span, to_json

ROOT = Path(__file__).resolve().parents[3]


def format_1(folder: Path, entries: dict[tuple[str, str, str], object]) -> Path:
    """An index as the first release wrote it."""
    path = folder / "index-1.sqlite"
    folder.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(
        "CREATE TABLE IF NOT EXISTS entries (id INTEGER PRIMARY KEY, fingerprint TEXT NOT NULL, what TEXT NOT NULL, "
        "parameters TEXT NOT NULL, checksum BLOB NOT NULL, value BLOB NOT NULL, written REAL NOT NULL, "
        "UNIQUE (fingerprint, what, parameters))"
    )
    for key, value in entries.items():
        packed = zlib.compress(to_json(value), 1)
        digest = blake2b(digest_size=16)
        for part in key:
            digest.update(len(part.encode()).to_bytes(4, "big") + part.encode())
        digest.update(packed)
        connection.execute(
            "INSERT INTO entries (fingerprint, what, parameters, checksum, value, written) VALUES (?, ?, ?, ?, ?, ?)",
            (*key, digest.digest(), packed, 1000.0),
        )
    connection.close()
    return path


def span(number: int) -> Span:
    return Span(Fraction(number), Fraction(number + 1))


def test_everything_is_there_after_the_takeover(tmp_path: Path) -> None:
    old = format_1(tmp_path, {(str(number), "shots", "1"): span(number) for number in range(300)})
    with Index(tmp_path) as index:
        assert index.path.name == file_name(FORMAT) != old.name
        assert index.count() == 300
        assert all(index.get(str(number), "shots", "1", Span) == span(number) for number in range(300))
        assert index.size() > 0
        index.put("0", "shots", "1", span(7))
    assert not list(tmp_path.glob("index-1*"))
    with Index(tmp_path) as again:
        assert again.count() == 300
        assert again.get("0", "shots", "1", Span) == span(7)


def test_a_broken_entry_of_it_is_found_out_later(tmp_path: Path) -> None:
    old = format_1(tmp_path, {("a", "shots", "1"): span(1), ("b", "shots", "1"): span(2)})
    connection = sqlite3.connect(old)
    connection.execute("UPDATE entries SET value = substr(value, 2) WHERE fingerprint = 'a'")
    connection.commit()
    connection.close()
    with Index(tmp_path) as index:
        assert index.get("a", "shots", "1", Span) is None
        assert index.get("b", "shots", "1", Span) == span(2)


def test_a_damaged_earlier_index_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "index-1.sqlite").write_bytes(b"not a database" * 1000)
    with Index(tmp_path) as index:
        assert index.count() == 0
        index.put("a", "shots", "1", span(1))
        assert index.get("a", "shots", "1", Span) == span(1)
        assert index.problem is None


def test_an_earlier_index_that_appears_later_stays_as_it_is(tmp_path: Path) -> None:
    with Index(tmp_path) as index:
        index.put("a", "shots", "1", span(1))
    old = format_1(tmp_path, {("b", "shots", "1"): span(2)})
    with Index(tmp_path) as index:
        assert index.count() == 1
    assert old.is_file()


def test_one_of_several_programs_takes_it_over(tmp_path: Path) -> None:
    format_1(tmp_path, {(str(number), "shots", "1"): span(number) for number in range(2000)})
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from engine.index import Index\n"
        "with Index(Path(sys.argv[1])) as index:\n"
        "    assert index.count() == 2000, index.count()\n"
        "    assert index.problem is None\n"
    )
    started = [subprocess.Popen([sys.executable, "-c", code, tmp_path], cwd=ROOT) for _ in range(3)]
    assert [process.wait(60) for process in started] == [0, 0, 0]


def test_an_index_of_a_later_format_is_left_alone(tmp_path: Path) -> None:
    later = tmp_path / file_name(FORMAT + 1)
    later.write_bytes(b"of tomorrow")
    with Index(tmp_path) as index:
        index.put("a", "shots", "1", span(1))
        assert index.count() == 1
    assert later.read_bytes() == b"of tomorrow"


def test_killed_in_the_middle_of_the_takeover_it_is_done_by_the_next(tmp_path: Path) -> None:
    format_1(tmp_path, {(str(number), "shots", "1"): span(number) for number in range(50)})
    code = (
        "import os, sqlite3, sys\n"
        "from pathlib import Path\n"
        "from engine.index import Index, schema\n"
        "schema._STEPS = {1: schema._STEPS[1] + ' SELECT die();'}\n"
        "connect = sqlite3.connect\n"
        "def connected(*given, **named):\n"
        "    connection = connect(*given, **named)\n"
        "    connection.create_function('die', 0, lambda: os.kill(os.getpid(), 9))\n"
        "    return connection\n"
        "sqlite3.connect = connected\n"
        "Index(Path(sys.argv[1])).count()\n"
    )
    assert subprocess.run([sys.executable, "-c", code, tmp_path], cwd=ROOT, check=False).returncode != 0
    assert (tmp_path / "index-1.sqlite").is_file()
    with Index(tmp_path) as index:
        assert index.count() == 50
    assert not list(tmp_path.glob("index-1*"))
