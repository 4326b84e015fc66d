"""`clipwright find -f FILE`: what files of queries may be, and what is printed of the answers."""

from __future__ import annotations

import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from engine.protocol import LONGEST_QUERY, MOST_QUERIES, UsageError
from tests.support.footage import Scene, scene_clip
from tests.support.model_server import ModelServer
from tests.ui.conftest import Answer, assert_refused
from ui.commands_find_file import Line, read_queries

Cli = Callable[..., Answer]


@pytest.fixture(scope="module")
def footage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("footage") / "Blue_harbour.mp4"
    return scene_clip(path, [Scene(75), Scene(75, look=1)])


@pytest.fixture
def listed(tmp_path: Path) -> Callable[[bytes], Path]:
    def write(data: bytes) -> Path:
        path = tmp_path / "queries.txt"
        path.write_bytes(data)
        return path

    return write


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["unix", "windows", "old mac"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "marked"])
def test_lines_of_a_file(end: str, mark: str, listed: Callable[[bytes], Path]) -> None:
    text = end.join(["# what we look for", "", "  a  red\tcar ", " # not this", "一只狗", "a red car", ""])
    found = read_queries(listed((mark + text).encode()))
    assert found == (Line(3, "a red car"), Line(5, "一只狗"), Line(6, "a red car"))


def test_the_last_line_needs_no_end(listed: Callable[[bytes], Path]) -> None:
    assert read_queries(listed(b"a dog\x0cruns")) == (Line(1, "a dog runs"),), "only ends of lines end a line"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no query in it"),
        (b"# a\n\n \n", "no query in it"),
        (b"dog\n\x00\x01", "no text in UTF-8"),
        (b"\xff\xfed\x00", "no text in UTF-8"),
        (b"dog\n\xe9t\xe9\n", "no text in UTF-8"),
        (b"# x\ndog\n\x07\n", "line 3 has no word"),
        (b"dog\n" + b"x" * (LONGEST_QUERY + 1), f"line 2 has {LONGEST_QUERY + 1} letters"),
        (b"#\n" + b"dog\n" * (MOST_QUERIES + 1), f"line {MOST_QUERIES + 2} begins the rest"),
        (b"x" * (5 << 20), "too large"),
    ],
    ids=["empty", "no query", "binary", "UTF-16", "Latin-1", "no word", "long line", "many", "huge"],
)
def test_what_is_no_list_of_queries(data: bytes, why: str, listed: Callable[[bytes], Path]) -> None:
    path = listed(data)
    with pytest.raises(UsageError) as error:
        read_queries(path)
    assert why in error.value.line()
    assert error.value.file == str(path)


def test_as_many_and_as_long_as_there_may_be(listed: Callable[[bytes], Path]) -> None:
    found = read_queries(listed(b"\n".join([b"x" * LONGEST_QUERY] * MOST_QUERIES)))
    assert len(found) == MOST_QUERIES


def test_each_answer_is_that_of_the_query_alone(footage: Path, cli: Cli, listed: Callable[[bytes], Path]) -> None:
    path = listed(b"# b-roll\nharbour\nzebra\nharbour\n")
    found = cli("find", footage, "-f", path, "--engine", "basic")
    assert found.status == 0
    assert list(found.document)[:4] == ["engine", "path", "duration", "answers"]
    assert [(each.pop("line"), each["query"]) for each in found.document["answers"]] == [
        (2, "harbour"),
        (3, "zebra"),
        (4, "harbour"),
    ]
    for each in found.document["answers"]:
        assert each == cli("find", footage, each["query"], "--engine", "basic").document
    assert found.document["duration"] == 6.0
    assert "Not understood: zebra" in found.errors


def test_a_server_is_asked_about_one_look(
    server: ModelServer, footage: Path, cli: Cli, listed: Callable[[bytes], Path]
) -> None:
    there = json.dumps({"ranges": [{"start": 0.25, "end": 1.75, "score": 80}]})
    server.says = [there, '{"ranges": []}', "yes", "no"]
    path = listed("a blue harbour\n一只狗\n".encode())
    found = cli("find", footage, "--file", path, "--engine", server.address).document
    blue, dog = found["answers"]
    assert (len(blue["answer"]), len(dog["answer"])) == (1, 0)
    assert (found["looked"]["windows"], found["looked"]["closer"]) == (1, 1)
    assert found["looked"]["frames"] == blue["looked"]["frames"] > dog["looked"]["frames"]
    assert found["claims"] == blue["claims"] == {"claimed": 1, "verified": 1, "dropped": 0}
    assert server.chats[0].pictures == server.chats[1].pictures
    assert sum("response_format" in chat.body for chat in server.chats) == 2


def test_what_a_person_reads(
    footage: Path, listed: Callable[[bytes], Path], capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.cli import run

    monkeypatch.setenv("COLUMNS", "100")
    names = b"harbour\n[b]zebra\n" + b"\n".join(b"zebra %d" % number for number in range(98))
    assert run(["find", str(footage), "-f", str(listed(names)), "-v"]) == 0
    out, err = capfd.readouterr()
    lines = out.splitlines()
    (harbour,) = [line for line in lines if "0:06.00" in line]
    assert harbour.split()[0] == "harbour"
    (zebra,) = [line for line in lines if "[b]zebra" in line]
    assert zebra.rstrip().endswith("nothing fits; not understood: b, zebra")
    assert "found: 1 of 100" in lines[-1]
    assert err.count("Not understood") == 1


def test_of_many_ranges_a_person_reads_the_best(capsys: pytest.CaptureFixture[str]) -> None:
    from rich.console import Console

    from engine.protocol import ManyMatches, Match, Matches
    from ui.commands_find import tables

    ranges = tuple(
        Match(media=0, start=Fraction(n), end=Fraction(n + 1), score=0.9, reasons=("a face in view",), evidence=())
        for n in range(8)
    )
    found = Matches(engine="basic", query="a face", words=(), matches=ranges, weak=ranges[:1])
    Console(width=100).print(tables(ManyMatches(engine="basic", answers=(found,))))
    printed = capsys.readouterr().out
    assert printed.count("a face in view") == 5
    assert "and 3 more" in printed
    assert "found: 1 of 1" in printed


def test_wrong_use(footage: Path, tmp_path: Path, cli: Cli, listed: Callable[[bytes], Path]) -> None:
    path = listed(b"harbour\n")
    assert_refused(cli("find", footage, "zebra", "-f", path), 2, "one is asked for")
    assert_refused(cli("find", footage), 2, "no query was named")
    assert_refused(cli("find", footage, "-f", tmp_path / "gone.txt"), 2, "gone.txt")
    assert_refused(cli("find", footage, "-f", tmp_path), 2, "cannot be read")
    assert_refused(cli("find", footage, "-f", footage), 2, "no text in UTF-8")
    assert_refused(cli("find", tmp_path / "gone.mp4", "-f", path), 3, "gone.mp4")
    assert_refused(cli("find", path, "-f", path), 3, "queries.txt")
    assert_refused(cli("find", footage, "-f", path, "--engine", "no-such-model"), 4, "no-such-model")
