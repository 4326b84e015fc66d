"""Nearest neighbours: exact, over many files, without copying them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.index import Index
from engine.index.vectors import VectorSet, keep, unit


def random_set(seed: int, files: int = 5, dimension: int = 16) -> tuple[VectorSet, dict[str, np.ndarray]]:
    random = np.random.default_rng(seed)
    vectors = {f"file {number}": unit(random.normal(size=(random.integers(0, 400), dimension))) for number in range(files)}
    found = VectorSet()
    for name, one in vectors.items():
        found.add(name, np.arange(len(one)) * 0.5, one)
    return found, vectors


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("count", [1, 7, 5000])
def test_the_nearest_are_those_of_a_full_sort(seed: int, count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.index.vectors._ROWS", 64)
    searched, vectors = random_set(seed)
    question = np.random.default_rng(seed + 100).normal(size=16)
    everything = [
        (float(score), name, row) for name, one in vectors.items() for row, score in enumerate(one @ unit(question))
    ]
    expected = sorted(everything, key=lambda item: -item[0])[:count]
    found = searched.top(question, count)
    assert [(near.name, near.row) for near in found] == [(name, row) for _, name, row in expected]
    assert [near.score for near in found] == pytest.approx([score for score, _, _ in expected], abs=1e-6)
    assert all(near.time == near.row * 0.5 for near in found)


def test_among_equals_the_first_come_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.index.vectors._ROWS", 3)
    searched = VectorSet()
    for name in "ab":
        searched.add(name, np.arange(8.0), np.tile(unit(np.ones(4)), (8, 1)))
    assert [(near.name, near.row) for near in searched.top(np.ones(4), 10)] == [("a", row) for row in range(8)] + [
        ("b", 0),
        ("b", 1),
    ]


def test_only_some_files() -> None:
    searched, _ = random_set(1)
    assert {near.name for near in searched.top(np.ones(16), 50, only=["file 1", "file 3"])} <= {"file 1", "file 3"}
    assert searched.top(np.ones(16), 5, only=["no such"]) == []


def test_vectors_of_nothing_and_of_nonsense_score_nothing() -> None:
    made = unit(np.array([[0.0, 0.0], [np.nan, 1.0], [np.inf, 1.0], [3.0, 4.0]]))
    assert made.tolist() == [[0, 0], [0, 0], [0, 0], pytest.approx([0.6, 0.8])]
    assert made.dtype == np.float32


def test_an_empty_set() -> None:
    searched = VectorSet()
    searched.add("empty", np.zeros(0), np.zeros((0, 4), np.float32))
    assert len(searched) == 0
    assert searched.dimension is None
    assert searched.top(np.ones(4), 3) == []


def test_shapes_that_do_not_fit_are_refused() -> None:
    searched, _ = random_set(2)
    with pytest.raises(ValueError, match="dimension"):
        searched.add("other", np.zeros(1), np.zeros((1, 3), np.float32))
    with pytest.raises(ValueError, match="dimension"):
        searched.add("other", np.zeros(2), np.zeros((1, 16), np.float32))
    with pytest.raises(ValueError, match="dimension"):
        searched.top(np.ones(3), 1)


def test_kept_and_recalled_by_content_and_model(tmp_path: Path) -> None:
    random = np.random.default_rng(0)
    with Index(tmp_path) as index:
        for name in ("a", "b"):
            keep(index, name, "frames", "1 fps", np.arange(50.0), random.normal(size=(50, 8)), revision="r1")
        searched = VectorSet()
        assert [searched.recall(index, name, "frames", "1 fps", revision="r1") for name in ("a", "b", "c")] == [
            True,
            True,
            False,
        ]
        assert not searched.recall(index, "a", "frames", "1 fps", revision="r2")
        assert len(searched) == 100
        stored = index.get_arrays("b", "frames", "1 fps", revision="r1")
        assert stored is not None
        (best,) = searched.top(stored["vectors"][7], 1)
        assert (best.name, best.row, best.time) == ("b", 7, 7.0)
        assert best.score == pytest.approx(1.0)
        index.put_arrays("odd", "frames", "1 fps", {"times": np.zeros(3), "vectors": np.zeros((2, 8))}, revision="r1")
        assert not searched.recall(index, "odd", "frames", "1 fps", revision="r1")
