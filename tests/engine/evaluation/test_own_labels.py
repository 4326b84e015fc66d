"""A user's own labels: tables and lists say the same, and what is wrong is told with its line."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engine.evaluation.own_labels import Entry, read, within
from engine.protocol import FootageError

TABLE = """\
file,query,label,ranges,question,choices,answer
a.mp4,a dog runs,,3-7.5; 12 - 15,,,

a.mp4,"a cat, asleep",,,,,
clips/b.mp4,,alcohol,all,,,
clips/b.mp4,,smoking,"1:02-1:10.5, 0:00:05-6",,,
a.mp4,,,,What runs?,a dog | a cat |a  car,A CAT
a.mp4,,,,Where?,indoors|outdoors,b
"""
ROWS = [
    {"file": "a.mp4", "query": "a dog runs", "ranges": [[12, 15], [3, 7.5]]},
    {"file": "a.mp4", "query": "a cat, asleep", "ranges": []},
    {"file": "clips/b.mp4", "label": "alcohol", "ranges": "all"},
    {"file": "clips/b.mp4", "label": "smoking", "ranges": [[5, 6], [62, 70.5]]},
    {"file": "a.mp4", "question": "What runs?", "choices": ["a dog", "a cat", "a car"], "answer": "a cat"},
    {"file": "a.mp4", "question": "Where?", "choices": ["indoors", "outdoors"], "answer": "outdoors"},
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "clips").mkdir()
    for name in ("a.mp4", "clips/b.mp4"):
        (tmp_path / name).write_bytes(b"")
    return tmp_path


def written(folder: Path, content: Any, name: str = "labels.csv") -> Path:
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content, indent=1), encoding="utf-8")
    return path


def test_a_table_is_read(folder: Path) -> None:
    a, b = folder / "a.mp4", folder / "clips" / "b.mp4"

    assert read(written(folder, TABLE)) == [
        Entry(2, "a.mp4", a, "find", "a dog runs", ((3.0, 7.5), (12.0, 15.0))),
        Entry(4, "a.mp4", a, "find", "a cat, asleep"),
        Entry(5, "clips/b.mp4", b, "labels", "alcohol", whole=True),
        Entry(6, "clips/b.mp4", b, "labels", "smoking", ((5.0, 6.0), (62.0, 70.5))),
        Entry(7, "a.mp4", a, "choices", "What runs?", choices=("a dog", "a cat", "a car"), answer=1),
        Entry(8, "a.mp4", a, "choices", "Where?", choices=("indoors", "outdoors"), answer=1),
    ]


def test_a_list_says_the_same_as_a_table(folder: Path) -> None:
    table = read(written(folder, TABLE))
    listed = read(written(folder, ROWS, "labels.json"))

    assert [replace(entry, line=0) for entry in listed] == [replace(entry, line=0) for entry in table]
    # each is known by the line on which its object begins
    lines = (folder / "labels.json").read_text().split("\n")
    assert [lines[entry.line - 1] for entry in listed] == [" {"] * len(ROWS)


@pytest.mark.parametrize("separator", [";", "\t"])
def test_programs_write_tables_in_their_own_ways(separator: str, folder: Path) -> None:
    content = '\ufeffFile;Query;Ranges\r\na.mp4;a dog;"3-4; 5-6"\r\n'.replace(";", separator, 2).replace(
        "a.mp4;", f"a.mp4{separator}"
    )
    content = content.replace("dog;", f"dog{separator}")

    (entry,) = read(written(folder, content))

    assert (entry.text, entry.ranges) == ("a dog", ((3.0, 4.0), (5.0, 6.0)))


def test_ranges_are_held_against_the_clip(folder: Path) -> None:
    path = written(folder, "file,label,ranges\na.mp4,x,all\na.mp4,y,2-8.03\n")
    entries = read(path)

    clip = folder / "a.mp4"
    assert [entry.ranges for entry in within(entries, {clip: 8.0}, path)] == [((0.0, 8.0),), ((2.0, 8.0),)]
    with pytest.raises(FootageError, match=r"line 3: 2-8\.03 lies beyond the end of a\.mp4, which is 7\.50 s long"):
        within(entries, {clip: 7.5}, path)


HEAD = "file,query,label,ranges,question,choices,answer\n"


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("", "the file is empty"),
        ("file,query\n", "there is no row in it"),
        ("file,qeury\na.mp4,x\n", "line 1: there is no column 'qeury'"),
        ("\n\nfile,query,query\n", "line 3: the column query is there twice"),
        ("query,ranges\nx,1-2\n", "line 1: a table has a column file, and query, label or question"),
        ("file,ranges\na.mp4,1-2\n", "line 1: a table has a column file, and query, label or question"),
        (HEAD + "a.mp4,x\n\nnone.mp4,x\n", r"line 4: there is no clip none\.mp4"),
        (HEAD + "clips,x\n", "line 2: there is no clip clips"),
        (HEAD + ",x\n", "line 2: it names no file"),
        (HEAD + "a.mp4,,,1-2\n", "line 2: it asks nothing"),
        (HEAD + "a.mp4,x,y\n", "line 2: it has a query and a label"),
        (HEAD + "a.mp4,x,,7-3\n", "line 2: the range 7-3 does not end after it starts"),
        (HEAD + "a.mp4,x,,3-3\n", "line 2: the range 3-3 does not end after it starts"),
        (HEAD + "a.mp4,x,,5-9;1-6\n", "line 2: the ranges 1-6 and 5-9 overlap"),
        (HEAD + "a.mp4,x,,soon\n", "line 2: 'soon' is no range"),
        (HEAD + "a.mp4,x,,1-nan\n", "line 2: '1-nan' is no range"),
        (HEAD + "a.mp4,x,,-1-2\n", "line 2: '-1-2' is no range"),
        (HEAD + "a.mp4,x\na.mp4, X \n", r"line 3: the same is asked of a\.mp4 as in line 2"),
        (HEAD + f"a.mp4,{'x' * 2001}\n", "line 2: its query is longer than 2000 letters"),
        (HEAD + "a.mp4,x,,1-2,,a|b\n", "line 2: a query has no choices"),
        (HEAD + "a.mp4,,,1-2,Who?,a|b,a\n", "line 2: a question has no ranges"),
        (HEAD + "a.mp4,,,,Who?,a,a\n", "line 2: a question has 2 to 20 different choices"),
        (HEAD + "a.mp4,,,,Who?,a|A,a\n", "line 2: a question has 2 to 20 different choices"),
        (HEAD + "a.mp4,,,,Who?,one|two,c\n", "line 2: the answer 'c' is none of its choices"),
        (HEAD + "a.mp4,x,,1-2,,,,,more\n", "line 2: it has 9 cells, and there are 7 columns"),
        (HEAD + 'a.mp4,"x\n', "line 2: it is no table"),
    ],
)
def test_mistakes_in_a_table_are_told_with_their_line(content: str, line: str, folder: Path) -> None:
    path = written(folder, content)

    with pytest.raises(FootageError, match=line) as raised:
        read(path)
    assert raised.value.file == str(path)
    assert "\n" not in raised.value.line()


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("{}", "line 1: it is no JSON list"),
        ("[]", "there is no row in it"),
        ('[\n{"file": "a.mp4", "query": "x"},\n{"file": }\n]', "line 3: it is not JSON"),
        ('[\n{"file": "a.mp4", "query": "x"}\n{}]', "line 3: a comma or the end of the list is missing"),
        ('[{"file": "a.mp4", "query": "x"}]\nand more', "line 2: something follows the list"),
        ('[{"file": "a.mp4",\n"query": "x"},\n7]', "line 3: it is no object"),
        ('[\n{"file": "a.mp4", "query": "x", "color": 1}]', "line 2: there is no column 'color'"),
        ('[\n{"file": "a.mp4", "query": 7}]', "line 2: its query is 7, which is no text"),
        ('[{"file": "a.mp4", "query": "x", "ranges": [[1]]}]', r"line 1: \[1\] is no range"),
        ('[{"file": "a.mp4", "query": "x", "ranges": [[1, Infinity]]}]', r"line 1: \[1, 'Infinity'\] is no range"),
        ('[{"file": "a.mp4", "query": "x", "ranges": [[true, 2]]}]', r"line 1: \[True, 2\] is no range"),
        ('[{"file": "a.mp4", "query": "x", "ranges": 7}]', "line 1: its ranges are 7"),
        ('[{"file": "a.mp4", "question": "x", "choices": [1, 2], "answer": "1"}]', r"line 1: its choices are \[1, 2\]"),
        ('[\n[\n{"x": ' + "[" * 100_000, "line 2: it is nested too deeply"),
    ],
)
def test_mistakes_in_a_list_are_told_with_their_line(content: str, line: str, folder: Path) -> None:
    with pytest.raises(FootageError, match=line):
        read(written(folder, content, "labels.json"))
