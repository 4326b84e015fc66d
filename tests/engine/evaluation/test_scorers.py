"""What every scorer must hold to, whatever is predicted."""

from __future__ import annotations

import json
import random
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.evaluation import evaluate, qvhighlights, vue_stg, vue_tr
from engine.evaluation.spans import length, merged, overlap, shared

seconds = st.integers(0, 300)
pairs = st.tuples(seconds, seconds).map(lambda pair: (float(min(pair)), float(max(pair) + 1)))
span_lists = st.lists(pairs, min_size=1, max_size=5).map(merged)


def covered(spans: list[tuple[float, float]]) -> set[int]:
    """The whole seconds of spans."""
    return {second for start, end in spans for second in range(int(start), int(end))}


@given(span_lists, span_lists)
def test_lengths_and_what_is_shared_are_those_of_sets_of_seconds(
    one: list[tuple[float, float]], other: list[tuple[float, float]]
) -> None:
    assert length(one) == len(covered(one))
    assert shared(one, other) == len(covered(one) & covered(other)) == shared(other, one)


@given(pairs, pairs)
def test_overlap_of_two_spans_is_that_of_their_seconds(one: tuple[float, float], other: tuple[float, float]) -> None:
    common = len(covered([one]) & covered([other]))
    assert overlap(one, other) == pytest.approx(common / (len(covered([one])) + len(covered([other])) - common))


@given(span_lists, span_lists)
def test_retrieval_figures_are_fractions_of_seconds(
    truth: list[tuple[float, float]], answer: list[tuple[float, float]]
) -> None:
    precision, recall, iou = vue_tr.of_query(truth, answer)
    known, said = covered(truth), covered(answer)
    assert precision == pytest.approx(len(known & said) / len(said))
    assert recall == pytest.approx(len(known & said) / len(known))
    assert iou == pytest.approx(len(known & said) / len(known | said))


@given(span_lists)
def test_a_perfect_retrieval_has_every_point(truth: list[tuple[float, float]]) -> None:
    assert vue_tr.of_query(truth, truth) == (1, 1, 1)
    assert vue_tr.summary([(1.0, 1.0, 1.0)]) == pytest.approx({"precision": 100, "recall": 100, "iou": 99.5})


def test_predicted_spans_are_widened_and_the_truth_is_not() -> None:
    assert vue_tr.of_query([(10, 12)], [(10.9, 11.1)]) == (1, 1, 1)
    assert vue_tr.of_query([(10.9, 11.1)], [(10.9, 11.1)])[2] == pytest.approx(0.1)


def test_nothing_where_nothing_is_wanted() -> None:
    assert vue_tr.of_query([], [], both_empty=True) == (1, None, 1)
    assert vue_tr.of_query([], [], both_empty=False) == (None, None, 1)
    assert vue_tr.of_query([(1, 2)], []) == (None, 0, 0)
    assert vue_tr.of_query([], [(1, 2)]) == (0, None, 0)


def test_a_span_that_ends_before_it_starts_is_none_to_the_union() -> None:
    assert vue_tr.of_query([(1, 5)], [(5, 1)]) == (1, 1, 0)


def test_a_threshold_is_reached_by_precision_and_passed_by_iou() -> None:
    figures = vue_tr.summary([(0.5, 0.5, 0.5)])
    # reached: thresholds 0 ... 0.50, passed: 0 ... 0.49; the trapezoid loses half a step at the end of either
    assert figures == pytest.approx({"precision": 50.5, "recall": 50.5, "iou": 49.5})


boxes = st.tuples(*[st.integers(0, 20)] * 4).map(
    lambda at: (min(at[0], at[2]) / 21, min(at[1], at[3]) / 21, (max(at[0], at[2]) + 1) / 21, (max(at[1], at[3]) + 1) / 21)
)
tubes = st.dictionaries(st.integers(0, 30), boxes, min_size=1, max_size=12)


@given(tubes)
def test_a_perfect_tube_has_one_in_every_figure(tube: dict[int, vue_stg.Box]) -> None:
    assert vue_stg.of_query(tube, tube) == pytest.approx([1.0] * 7)


@given(tubes, tubes)
def test_figures_of_tubes_are_in_order(truth: dict[int, vue_stg.Box], tube: dict[int, vue_stg.Box]) -> None:
    t_precision, t_recall, t_iou, v_precision, v_recall, v_iou, inside = vue_stg.of_query(truth, tube)
    assert t_precision is not None
    assert t_recall is not None
    assert t_iou is not None
    assert v_iou is not None
    assert 0 <= v_iou <= t_iou <= min(t_precision, t_recall) <= 1
    assert (inside is None) == (t_iou == 0)
    # turned round, precision is recall
    assert vue_stg.of_query(tube, truth) == pytest.approx(
        (t_recall, t_precision, t_iou, v_recall, v_precision, v_iou, inside)
    )


@given(boxes, boxes)
def test_overlap_of_boxes_is_that_of_their_cells(one: vue_stg.Box, other: vue_stg.Box) -> None:
    def cells(box: vue_stg.Box) -> set[tuple[int, int]]:
        x0, y0, x1, y1 = (round(Fraction(edge) * 21) for edge in box)
        return {(x, y) for x in range(x0, x1) for y in range(y0, y1)}

    union = cells(one) | cells(other)
    assert vue_stg.overlap(one, other) == pytest.approx(len(cells(one) & cells(other)) / len(union))


def test_a_tube_without_any_area_claims_nothing() -> None:
    flat = {0: (0.5, 0.5, 0.5, 0.5)}
    assert vue_stg.of_query({0: (0, 0, 1, 1)}, flat)[0] is None
    assert vue_stg.of_query({0: (0, 0, 1, 1)}, {})[0] is None
    assert vue_stg.of_query({0: (0, 0, 1, 1)}, {})[2] == 0


def test_the_first_box_of_a_second_counts_and_boxes_are_clamped(tmp_path: Path) -> None:
    table = tmp_path / "tubes.csv"
    table.write_text("query_id,time_ms,x0,y0,x1,y1\na,1400,-1,0,2,1\na,600,0,0,0.5,0.5\na,1501,0,0,0.1,0.1\n")
    assert vue_stg.tubes(table) == {"a": {1: (0, 0, 1, 1), 2: (0, 0, 0.1, 0.1)}}


def test_precision_of_windows_against_an_example_by_hand() -> None:
    # ranked: hit, miss, hit of two known: precision 1 and 2/3 at the two points of recall
    windows = [(50.0, 60.0, 0.5), (0.0, 10.0, 0.9), (20.0, 30.0, 0.1)]
    precisions = qvhighlights.average_precisions([(0, 10), (20, 30)], windows)
    assert precisions == pytest.approx([(1 + 2 / 3) / 2] * 10)


def test_a_window_of_the_truth_is_found_once() -> None:
    again = [(0.0, 10.0, 0.9), (0.0, 10.0, 0.8), (20.0, 30.0, 0.7)]
    assert qvhighlights.average_precisions([(0, 10), (20, 30)], again) == pytest.approx([(1 + 2 / 3) / 2] * 10)


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 4)), min_size=2, max_size=30))
def test_saliency_precision_is_one_for_perfect_scores_and_else_at_most_one(clips: list[tuple[bool, int]]) -> None:
    wanted = np.array([clip[0] for clip in clips])
    scores = np.array([clip[1] for clip in clips], np.float64)
    assert 0 <= qvhighlights.saliency_precision(wanted, scores) <= 1
    assert qvhighlights.saliency_precision(wanted, wanted.astype(np.float64)) == float(wanted.any())
    order = np.random.default_rng(len(clips)).permutation(len(clips))
    again = qvhighlights.saliency_precision(wanted[order], scores[order])
    assert qvhighlights.saliency_precision(wanted, scores) == pytest.approx(again)


def retrieval(rng: random.Random, queries: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Ground truth and predictions of some queries, with something wrong in most of them."""
    truth, said = [], []
    for query in range(queries):
        start = rng.randrange(100)
        truth.append({"query_id": query, "gt": [[start, start + 1 + rng.randrange(20)]], "query_format": rng.choice("ab")})
        answer = [[start + rng.random() * 5, start + 5 + rng.random() * 9] for _ in range(rng.randrange(3))]
        said.append({"query_id": query, "answer": answer, "extra": "ignored"})
    return truth, said


@given(st.integers(0, 2**32))
def test_the_order_of_queries_is_irrelevant(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    rng = random.Random(seed)
    truth, said = retrieval(rng, 12)
    folder = tmp_path_factory.getbasetemp() / "order"
    folder.mkdir(exist_ok=True)
    known, claimed = folder / "truth.json", folder / "said.json"
    found = []
    for _ in range(2):
        known.write_text(json.dumps(truth))
        claimed.write_text(json.dumps(said))
        found.append(evaluate("vue-tr", known, claimed))
        rng.shuffle(truth)
        rng.shuffle(said)
    for name, value in found[0].scores.items():
        assert found[1].scores[name] == (None if value is None else pytest.approx(value))
    assert found[0].groups.keys() == {"query_format"}


def test_perfect_windows_and_saliency_have_every_point(tmp_path: Path) -> None:
    truth = [
        {
            "qid": number,
            "duration": 60,
            "relevant_windows": [[0, 2 * length_], [50, 60]],
            "relevant_clip_ids": [*range(length_), *range(25, 30)],
            "saliency_scores": [[4, 4, 4]] * (length_ + 5),
        }
        for number, length_ in enumerate((3, 8, 20))
    ]
    said = [
        {
            "qid": entry["qid"],
            "pred_relevant_windows": [[*window, 1.0] for window in entry["relevant_windows"]],
            "pred_saliency_scores": [float(clip in entry["relevant_clip_ids"]) for clip in range(30)],
        }
        for entry in reversed(truth)
    ]
    known, claimed = tmp_path / "truth.jsonl", tmp_path / "said.jsonl"
    known.write_text("\n".join(map(json.dumps, truth)))
    claimed.write_text("\n".join(map(json.dumps, said)) + "\n")
    scores = evaluate("qvhighlights", known, claimed).scores
    # short windows are predicted beside longer ones, which count against them
    assert {name: value for name, value in scores.items() if name.startswith(("MR-full", "HL"))} == pytest.approx(
        dict.fromkeys((name for name in scores if name.startswith(("MR-full", "HL"))), 100)
    )
