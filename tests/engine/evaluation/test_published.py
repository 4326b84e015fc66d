"""The scorers reproduce the published digits of other systems' predictions."""

from __future__ import annotations

import csv
import json

import pytest

from engine.evaluation import Scores, evaluate
from tests.support.benchmarks import published

STG_FIGURES = ("t_precision", "t_recall", "t_IoU", "v_precision", "v_recall", "v_IoU", "v_IoU_Int")


@pytest.mark.parametrize(
    ("system", "overall"),
    [
        ("Vidi2", ("62.45", "64.93", "48.75")),
        ("Gemini-3-Pro-Prev", ("48.61", "56.30", "37.58")),
        ("GPT-5", ("29.64", "26.63", "17.15")),
    ],
)
def test_vue_tr_v2_is_as_published_in_every_row(system: str, overall: tuple[str, ...]) -> None:
    found = evaluate(
        "vue-tr-v2", published("vue-tr-v2", "ground_truth.json"), published("vue-tr-v2", f"predictions_{system}.json")
    )
    rows = {"overall": found.scores}
    for values in found.groups.values():
        rows |= values
    with published("vue-tr-v2", "published.csv").open(encoding="utf-8", newline="") as file:
        wanted = [row for row in csv.DictReader(file) if row["method"] == system]
    assert len(wanted) == len(rows) == 12
    for row in wanted:
        figures = tuple(f"{rows[row['attribute']][name]:.2f}%" for name in ("precision", "recall", "iou"))
        assert figures == (row["precision"], row["recall"], row["iou"]), row["attribute"]
    assert tuple(f"{found.scores[name]:.2f}" for name in ("precision", "recall", "iou")) == overall


@pytest.mark.parametrize(
    ("system", "wanted"),
    [
        ("vidi2", (0.730, 0.598, 0.532, 0.446, 0.363, 0.326, 0.603)),
        ("qwen3-vl-32b-instruct", (0.453, 0.392, 0.259, 0.086, 0.075, 0.051, 0.185)),
    ],
)
def test_vue_stg_is_as_published(system: str, wanted: tuple[float, ...]) -> None:
    found = evaluate("vue-stg", published("vue-stg"), published("vue-stg", f"predictions_{system}.csv"))
    assert tuple(round(found.scores[name] or 0, 3) for name in STG_FIGURES) == wanted
    assert found.queries == 1600


@pytest.fixture(scope="module")
def sample() -> Scores:
    truth = published("qvhighlights", "ground_truth_val.jsonl")
    return evaluate("qvhighlights", truth, published("qvhighlights", "predictions_sample.jsonl"))


def test_qvhighlights_is_as_published(sample: Scores) -> None:
    wanted = json.loads(published("qvhighlights", "published_sample_metrics.json").read_text())
    assert {name: round(value or 0, 2) for name, value in sample.scores.items()} == wanted["brief"]
    for name in ("full", "long", "middle", "short"):
        row = {key: round(value or 0, 2) for key, value in sample.groups["length"][name].items()}
        assert row.pop("mAP") == wanted[name]["MR-mAP"].pop("average")
        printed = {f"mAP@{key.rstrip('0')}": value for key, value in wanted[name]["MR-mAP"].items()}
        printed |= {f"R1@{key.rstrip('0')}": value for key, value in wanted[name]["MR-R1"].items()}
        assert row == printed
