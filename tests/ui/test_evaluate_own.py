"""`clipwright evaluate own`: engines compared on labelled clips, from the file of labels to the table."""

from __future__ import annotations

import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.support.footage import counter_clip
from tests.support.model_server import ModelServer
from tests.ui.conftest import Answer, assert_refused
from ui.cli import run

Cli = Callable[..., Answer]
TABLE = """\
file,query,label,ranges,question,choices,answer
a.mp4,a loud moment,,0.5-1,,,
b.mp4,a loud moment,,,,,
b.mp4,,alcohol,all,,,
a.mp4,,,,What is to be seen?,a dog|numbers,b
"""
ROWS: list[dict[str, Any]] = [
    {"file": "a.mp4", "query": "a loud moment", "ranges": [[0.5, 1.0]]},
    {"file": "b.mp4", "query": "a loud moment"},
    {"file": "b.mp4", "label": "alcohol", "ranges": "all"},
    {"file": "a.mp4", "question": "What is to be seen?", "choices": ["a dog", "numbers"], "answer": "numbers"},
]
SHORT = """\
file,query,ranges,question,choices,answer
a.mp4,a loud moment,0.5-1,,,
a.mp4,,,What is to be seen?,a dog|numbers,b
b.mp4,,,What is to be seen?,a dog|numbers|a cat,numbers
"""
SHORT_ROWS = [ROWS[0], ROWS[3], {**ROWS[3], "file": "b.mp4", "choices": ["a dog", "numbers", "a cat"]}]
FIND = {"iou", "iou_auc", "precision_auc", "recall_auc"}


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two clips of two seconds without sound, and what is in them."""
    folder = tmp_path_factory.mktemp("labelled")
    for name, frames in (("a", 50), ("b", 60)):
        counter_clip(folder / f"{name}.mp4", rate=Fraction(25), frames=frames, size=(160, 90))
    for name, table, rows in (("labels", TABLE, ROWS), ("short", SHORT, SHORT_ROWS)):
        (folder / f"{name}.csv").write_text(table)
        (folder / f"{name}.json").write_text(json.dumps(rows))
    return folder


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two tiny checkpoints with random weights."""
    pytest.importorskip("torchvision")
    from tests.support.tiny_checkpoints import build

    folder = tmp_path_factory.mktemp("models")
    return [build("qwen2.5-vl", folder / "first"), build("qwen2.5-vl", folder / "second", seed=1)]


def test_two_models_are_compared(clips: Path, models: list[Path], cli: Cli) -> None:
    engines = ["--engine", models[0], "--engine", models[1]]

    answer = cli("evaluate", "own", clips / "short.csv", *engines)

    assert answer.status == 0, answer.errors
    document = answer.document
    assert (document["clips"], document["queries"]) == (2, {"find": 1, "labels": 0, "choices": 2})
    for each, folder in zip(document["engines"], models, strict=True):
        assert (each["engine"], each["answered"], each["recalled"], each["failed"]) == (str(folder), 3, 0, [])
        assert (set(each["scores"]), set(each["scores"]["find"])) == ({"find", "choices"}, FIND)
        assert all(0 <= value <= 100 for value in each["scores"]["find"].values() if value is not None)
        assert each["scores"]["choices"]["accuracy"] in (0, 50, 100)
        assert (each["peak_memory"]["device"], each["peak_memory"]["bytes"] > 2**20) == ("cpu", True)
        assert each["seconds_per_clip"] > 0
    first, second = (each["scores"] for each in document["engines"])
    for one in document["differences"]:
        assert (one["from"], one["to"], one["rule"], one["beyond_chance"]) == (*map(str, models), None, None)
        a, b = (scores[one["kind"]][one["figure"]] for scores in (first, second))
        assert one["difference"] == (None if None in (a, b) else pytest.approx(b - a, abs=2e-6))
    assert {(one["kind"], one["figure"]) for one in document["differences"]} == {
        *(("find", name) for name in FIND), ("choices", "accuracy"),
    }  # fmt: skip
    assert "2 clips are few" in answer.errors

    again = cli("evaluate", "own", clips / "short.json", *engines).document

    assert [each["recalled"] for each in again["engines"]] == [3, 3]
    assert [each["scores"] for each in again["engines"]] == [first, second]
    assert again["differences"] == document["differences"]


def test_the_basic_engine_is_one_of_them(clips: Path, cli: Cli) -> None:
    (basic,) = cli("evaluate", "own", clips / "labels.csv", "--engine", "basic").document["engines"]

    assert [(one["line"], one["problem"]) for one in basic["failed"]] == [
        (4, "not understood: alcohol"), (5, "the basic engine answers no questions"),
    ]  # fmt: skip
    # silence is no loud moment: nothing found is right in one of the two clips
    assert basic["scores"]["find"] == {"iou": 50.0, "iou_auc": 49.75, "precision_auc": 100.0, "recall_auc": 0.5}
    assert basic["scores"]["labels"] == {
        "precision": None, "recall": 0.0, "f1": 0.0, "clips": 0.0,
        "rules": {"alcohol": {"precision": None, "recall": 0.0, "f1": 0.0, "clips": 0.0}},
    }  # fmt: skip
    assert basic["scores"]["choices"]["accuracy"] == 0.0

    again = cli("evaluate", "own", clips / "labels.json", "--engine", "basic")

    (listed,) = again.document["engines"]
    assert (listed["scores"], listed["recalled"]) == (basic["scores"], 2)
    assert "basic failed to answer 2 of 4; they count as wrong" in again.errors


def test_a_person_reads_a_table(clips: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", "own", str(clips / "labels.csv"), "--engine", "basic"]) == 0

    text = capsys.readouterr().out
    assert text.startswith("2 clips, 4 rows: 2 to find, 1 labels, 1 with choices. Figures are percent.")
    lines = {line[:24].strip(): line[24:].split() for line in text.splitlines()}
    assert lines["find: mean IoU"] == ["50.00"]
    assert lines["labels: precision"] == ["-"]
    assert lines["choices: accuracy"] == ["0.00"]
    assert lines["failures"] == ["2"]
    assert "  line 4  b.mp4  alcohol: not understood: alcohol" in text


def test_a_server_is_compared_too(clips: Path, server: ModelServer, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CLIPWRIGHT_API_KEY", raising=False)
    (clips / "asked.csv").write_text(
        "file,question,choices,answer\na.mp4,What?,dogs|numbers,b\nb.mp4,What?,dogs|numbers,a\n"
    )
    server.says = ['{"choice": 2}']

    answer = cli("evaluate", "own", clips / "asked.csv", "--engine", server.address, "--engine", "basic", "-v")

    assert answer.status == 4, "basic answers none of it"
    remote, basic = answer.document["engines"]
    assert remote["scores"] == {"choices": {"accuracy": 50.0}}
    assert (remote["engine"], remote["peak_memory"]) == (server.address, None)
    assert (basic["answered"], basic["scores"]) == (0, {"choices": {"accuracy": 0.0}})
    (found,) = answer.document["differences"]
    assert (found["difference"], found["beyond_chance"]) == (-50.0, None)


def test_engines_that_make_no_comparison_are_refused(clips: Path, models: list[Path], cli: Cli) -> None:
    def ask(*engines: object) -> Answer:
        return cli("evaluate", "own", clips / "labels.csv", *(part for each in engines for part in ("--engine", each)))

    assert_refused(ask(), 2, "no engine was named")
    assert_refused(ask("basic", "basic"), 2, "basic is there twice")
    twice = ask(models[0], f"{models[0].parent}/../{models[0].parent.name}/{models[0].name}")
    assert_refused(twice, 2, "is there twice, as")
    assert_refused(ask("http://127.0.0.1:1", "http://127.0.0.1:1/"), 2, "is there twice")
    assert_refused(ask("basic", "auto"), 2, "auto is no engine to be compared")
    assert_refused(ask("basic", "nobody"), 4, "nobody")


def test_labels_that_are_wrong_are_refused_with_their_line(clips: Path, cli: Cli) -> None:
    def ask(content: str) -> Answer:
        path = clips / "wrong.csv"
        path.write_text(content)
        return cli("evaluate", "own", path, "--engine", "basic")

    (clips / "broken.mp4").write_bytes(b"no film")
    assert_refused(ask(""), 3, "the file is empty")
    assert_refused(ask("file,query\nnone.mp4,a dog\n"), 3, "line 2: there is no clip none.mp4")
    assert_refused(ask("file,query,ranges\na.mp4,a dog,1-9\n"), 3, "line 2: 1-9 lies beyond the end of a.mp4")
    assert_refused(ask("file,query\na.mp4,a dog\nbroken.mp4,a dog\n"), 3, "line 3: broken.mp4: ")
    assert_refused(cli("evaluate", "own", clips / "nothing.csv", "--engine", "basic"), 3, "nothing.csv")
    assert_refused(cli("evaluate", "own"), 2, "LABELS")


def test_what_is_evaluated_has_to_be_named(cli: Cli) -> None:
    assert_refused(cli("evaluate"), 2, "vue-tr-v2, vue-tr, vue-stg, qvhighlights, own")
