"""`clipwright evaluate`: what it prints, and what it says of files that are no predictions."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ui.conftest import Answer, assert_refused

Cli = Callable[..., Answer]
TRUTH = [
    {"query_id": 1, "gt": [[0, 10]], "query_format": "keyword"},
    {"query_id": 2, "gt": [[5, 10], [20, 25]], "query_format": "phrase"},
]
SAID = [{"query_id": 2, "answer": [[5, 10], [20, 25]]}, {"query_id": 1, "answer": []}]


@pytest.fixture
def truth(tmp_path: Path) -> Path:
    path = tmp_path / "truth.json"
    path.write_text(json.dumps(TRUTH))
    return path


def said(folder: Path, content: object, name: str = "said.json") -> Path:
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    return path


def test_the_figures_are_one_document(cli: Cli, truth: Path, tmp_path: Path) -> None:
    answer = cli("evaluate", "vue-tr-v2", "--ground-truth", truth, "--predictions", said(tmp_path, SAID))
    assert answer.status == 0
    assert answer.document == {
        "benchmark": "vue-tr-v2",
        "unit": "percent",
        "queries": 2,
        "answered": 1,
        "scores": {"precision": 100.0, "recall": 50.25, "iou": 49.75},
        "groups": {
            "query_format": {
                "keyword": {"precision": None, "recall": 0.5, "iou": 0.0},
                "phrase": {"precision": 100.0, "recall": 100.0, "iou": 99.5},
            }
        },
        "notes": [],
    }


def test_a_person_reads_as_many_digits_as_are_published(
    truth: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from ui.cli import run

    files = ["--ground-truth", str(truth), "--predictions", str(said(tmp_path, SAID))]
    assert run(["evaluate", "vue-tr", *files, "-v"]) == 0
    text = capsys.readouterr().out
    assert "1 of 2 queries answered" in text
    assert "recall     50.25" in text
    assert "keyword  precision -  recall 0.50" in text


def test_what_has_no_prediction_is_told_and_counts_as_empty(cli: Cli, truth: Path, tmp_path: Path) -> None:
    partial = [SAID[0], {"query_id": 77, "answer": []}]
    answer = cli("evaluate", "vue-tr-v2", "--ground-truth", truth, "--predictions", said(tmp_path, partial))
    assert answer.document["scores"]["recall"] == 50.25
    assert len(answer.document["notes"]) == 2
    assert "1 of the 2 queries have no prediction" in answer.errors


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "is empty"),
        ("not json", "not JSON"),
        ('[{"query_id": 1, "answer": [[1, NaN]]}]', "not JSON"),
        ('[{"query_id": 1, "answer": [[1, 1e400]]}]', "out of range"),
        ({"query_id": 1}, "Expected `array`"),
        ([{"query_id": 1}], "answer"),
        ([{"query_id": 1, "answer": [[1, 2, 3]]}], "$[0].answer[0]"),
        ([{"query_id": 1, "answer": [["1", 2]]}], "Expected `float`"),
        ([*SAID, *SAID], "there twice"),
        ([{"query_id": 99, "answer": []}], "none of its queries"),
        ([], "none of its queries"),
        ('[{"x": ' + "[" * 100_000, "nested too deeply"),
    ],
)
def test_bad_predictions_are_refused_in_one_line(cli: Cli, truth: Path, tmp_path: Path, content: object, words: str) -> None:
    path = said(tmp_path, content)
    answer = cli("evaluate", "vue-tr-v2", "--ground-truth", truth, "--predictions", path)
    assert_refused(answer, 3, str(path))
    assert words in answer.document["error"]["message"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("query_id,time_ms\na,1\n", "x0 is missing"),
        ("query_id,time_ms,x0,y0,x1,y1\na,1000,0,0,1\n", "line 2: y1 is ''"),
        ("query_id,time_ms,x0,y0,x1,y1\na,nan,0,0,1,1\n", "line 2: time_ms is 'nan'"),
        ("query_id,time_ms,x0,y0,x1,y1\nb,1000,0,0,1,1\n", "none of its queries"),
    ],
)
def test_bad_tubes_are_refused_in_one_line(cli: Cli, tmp_path: Path, content: str, words: str) -> None:
    said(tmp_path, "query_id,query_text\na,a dog\n", "query.csv")
    said(tmp_path, "query_id,time_ms,x0,y0,x1,y1\na,1000,0,0,1,1\n", "tubes.csv")
    path = said(tmp_path, content, "mine.csv")
    answer = cli("evaluate", "vue-stg", "--ground-truth", tmp_path, "--predictions", path)
    assert_refused(answer, 3, str(path))
    assert words in answer.document["error"]["message"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"qid": 1, "pred_relevant_windows": [[0, 1]]}', "line 1"),
        ('{"qid": 1}', "neither windows nor saliency"),
        ('{"qid": 1, "pred_saliency_scores": [1, "2"]}', "line 1"),
    ],
)
def test_bad_moments_are_refused_in_one_line(cli: Cli, tmp_path: Path, line: str, words: str) -> None:
    known = said(tmp_path, '{"qid": 1, "duration": 20, "relevant_windows": [[0, 10]]}\n', "truth.jsonl")
    answer = cli("evaluate", "qvhighlights", "--ground-truth", known, "--predictions", said(tmp_path, line, "m.jsonl"))
    assert_refused(answer, 3, "m.jsonl")
    assert words in answer.document["error"]["message"]


def test_wrong_files_and_names_are_told(cli: Cli, truth: Path, tmp_path: Path) -> None:
    def ask(benchmark: str, known: Path, claimed: Path) -> Answer:
        return cli("evaluate", benchmark, "--ground-truth", known, "--predictions", claimed)

    missing, binary = tmp_path / "missing.json", tmp_path / "binary.json"
    binary.write_bytes(b"\xff\xfe\x00\x80")
    assert_refused(ask("vue-tr", truth, missing), 3, "missing.json")
    assert_refused(ask("vue-tr", tmp_path, truth), 3, str(tmp_path))
    assert_refused(ask("vue-stg", truth, truth), 3, "truth.json")
    assert_refused(ask("vue-tr", truth, binary), 3, "binary.json")
    assert_refused(ask("vue-xyz", truth, truth), 2, "vue-tr-v2")
    assert_refused(cli("evaluate", "vue-tr", "--ground-truth", truth), 2, "--predictions")
