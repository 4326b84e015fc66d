"""Scores of a user's own labels, worked out by hand; differences, and when they are more than chance."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.evaluation.bootstrap import LEAST, Difference, Ratio, difference
from engine.evaluation.own_labels import Entry
from engine.evaluation.own_scores import Figure, Said, figures

A, B, C = Path("a"), Path("b"), Path("c")


def find(clip: Path, *ranges: tuple[float, float]) -> Entry:
    return Entry(1, clip.name, clip, "find", "a dog", ranges)


def rule(clip: Path, text: str, *ranges: tuple[float, float]) -> Entry:
    return Entry(1, clip.name, clip, "labels", text, ranges)


def question(clip: Path, answer: int) -> Entry:
    return Entry(1, clip.name, clip, "choices", "what?", choices=("x", "y", "z"), answer=answer)


def values(entries: list[Entry], said: list[Said]) -> dict[tuple[str, ...], float | None]:
    found = figures(entries, said)
    return {tuple(filter(None, (figure.kind, figure.name, figure.rule))): ratio.value for figure, ratio in found.items()}


def test_ranges_are_scored_by_hand() -> None:
    entries = [find(A, (2.0, 4.5), (6.0, 8.0)), find(A), find(B, (0.0, 5.0)), find(B), find(C, (1.0, 2.0))]
    said = [
        Said(((7.0, 9.0), (2.0, 4.5))),  # 3.5 of a union of 5.5; given out of order
        Said(),  # rightly nothing
        Said(),  # missed
        Said(((1.0, 2.0),)),  # claimed what is not there
        Said(((1.0, 2.0),)),  # exact
    ]

    found = values(entries, said)

    assert found["find", "iou"] == pytest.approx(100 * (3.5 / 5.5 + 1 + 0 + 0 + 1) / 5)
    # the areas are VUE-TR's: under the share of values > t for IoU, >= t for the others, over t = 0, 0.01 ... 1
    assert found["find", "iou_auc"] == pytest.approx((63.5 + 99.5 + 0 + 0 + 99.5) / 5)
    precision = [100 * _area(3.5 / 4.5), 100.0, 0.5, 100.0]  # nothing claimed where something was: not defined
    assert found["find", "precision_auc"] == pytest.approx(sum(precision) / 4)
    recall = [100 * _area(3.5 / 4.5), 0.5, 100.0]  # nothing there: not defined
    assert found["find", "recall_auc"] == pytest.approx(sum(recall) / 3)


def _area(value: float) -> float:
    thresholds = np.linspace(0, 1, 101)
    return float(np.trapezoid((value >= thresholds).astype(float), thresholds))


def test_flagged_seconds_are_scored_by_hand() -> None:
    entries = [rule(A, "alcohol", (0.0, 4.0)), rule(B, "alcohol"), rule(C, "alcohol", (5.0, 6.0)), rule(A, "smoking")]
    said = [Said(((2.0, 6.0), (3.0, 5.0))), Said(((1.0, 2.0),)), Said(), Said()]

    found = values(entries, said)

    # 2 s right of 5 s that were flagged and of 5 s that are labelled; three of four clips were told rightly or wrongly
    assert found["labels", "precision", "alcohol"] == pytest.approx(40)
    assert found["labels", "recall", "alcohol"] == pytest.approx(40)
    assert found["labels", "f1", "alcohol"] == pytest.approx(40)
    assert found["labels", "clips", "alcohol"] == pytest.approx(100 / 3)
    assert (found["labels", "precision", "smoking"], found["labels", "f1", "smoking"]) == (None, None)
    assert found["labels", "clips", "smoking"] == 100
    assert found["labels", "f1"] == pytest.approx(40)
    assert found["labels", "clips"] == 50


def test_choices_are_right_or_wrong() -> None:
    found = values([question(A, 0), question(B, 1), question(C, 2)], [Said(choice=0), Said(choice=2), Said(choice=2)])

    assert found == {("choices", "accuracy"): pytest.approx(200 / 3)}


def test_a_failure_is_never_right() -> None:
    entries = [find(A), rule(A, "alcohol"), question(A, 0), find(B, (0.0, 1.0))]
    failed = Said(failed=True)

    found = values(entries, [failed, failed, Said(choice=0, failed=True), failed])

    assert (found["find", "iou"], found["find", "recall_auc"], found["find", "precision_auc"]) == (0, 0, None)
    assert (found["labels", "clips"], found["choices", "accuracy"]) == (0, 0)


def ratio(part: list[float]) -> Ratio:
    return Ratio(np.array(part), np.ones(len(part)))


def test_a_difference_is_the_same_every_time() -> None:
    rng = np.random.default_rng(0)
    first = ratio(list(rng.random(40)))
    second = ratio(list(first.part + rng.normal(0.1, 0.3, 40)))

    found = difference(first, second)

    assert found == difference(first, second)
    assert found != difference(first, second, seed=1)
    assert found.low < found.value < found.high  # type: ignore[operator]
    # about as wide as a t-interval, and turned round with the engines
    spread = float(np.std(second.part - first.part, ddof=1)) / 40**0.5
    assert found.high - found.low == pytest.approx(2 * 2.0227 * spread, rel=0.1)  # type: ignore[operator]
    turned = difference(second, first)
    assert (turned.value, turned.low, turned.high) == pytest.approx((-found.value, -found.high, -found.low))  # type: ignore[operator]


@pytest.mark.parametrize("clips", [8, 30])
def test_noise_is_not_called_a_result(clips: int) -> None:
    rng = np.random.default_rng(1)
    called = 0
    for _ in range(400):
        first, second = rng.random(clips), rng.random(clips)
        called += bool(difference(ratio(list(first)), ratio(list(second)), resamples=1000).beyond_chance)

    assert 6 <= called <= 32  # one in twenty: 20 of 400, with a standard deviation of 4.4


def test_swapping_is_counted_by_hand() -> None:
    # of 2^6 ways to swap six clips that all point one way two do as much as none
    found = difference(ratio([0.0] * 6), ratio([1.0] * 6))

    assert found.chance == pytest.approx(2 / 64, abs=0.012)
    same = ratio([0.5] * 6)
    assert difference(same, same).chance == 1


def test_clips_are_drawn_whole() -> None:
    # twenty questions about one of two clips are two clips and not twenty
    many = Ratio(np.array([20.0, 0.0]), np.array([20.0, 1.0]))
    none = Ratio(np.array([0.0, 0.0]), np.array([20.0, 1.0]))

    found = difference(none, many)

    assert (found.low, found.high) == (0.0, 1.0)
    assert found.clips == 2


def test_few_clips_are_never_more_than_chance() -> None:
    ones, zeros = [1.0] * LEAST, [0.0] * LEAST

    assert difference(ratio(zeros), ratio(ones)).beyond_chance is True
    assert difference(ratio(ones), ratio(ones)).beyond_chance is False
    assert difference(ratio(zeros[1:]), ratio(ones[1:])).beyond_chance is None
    assert difference(ratio([0.0]), ratio([1.0])) == Difference(1.0, clips=1)
    undefined = Ratio(np.zeros(8), np.zeros(8))
    assert difference(undefined, ratio([1.0] * 8)) == Difference(None)


def test_figures_are_named_once_for_each_rule() -> None:
    found = figures([rule(A, "alcohol"), rule(B, "alcohol"), rule(A, "smoking")], [Said()] * 3)

    assert Figure("labels", "f1", "alcohol") in found
    assert len(found) == 3 * 4
    assert all(len(ratio.part) == 2 for ratio in found.values())
