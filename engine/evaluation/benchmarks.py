"""Which benchmarks there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from engine.evaluation import qvhighlights, vue_stg, vue_tr
from engine.evaluation.scores import Scores

BENCHMARKS: Mapping[str, Callable[[Path, Path], Scores]] = {
    "vue-tr-v2": partial(vue_tr.evaluate, second=True),
    "vue-tr": partial(vue_tr.evaluate, second=False),
    "vue-stg": vue_stg.evaluate,
    "qvhighlights": qvhighlights.evaluate,
}
"""The scorers by the benchmark's name: (ground truth, predictions) -> Scores."""


def evaluate(benchmark: str, ground_truth: Path, predictions: Path) -> Scores:
    """Score the file `predictions` on a benchmark.

    Raises KeyError for one that is not in BENCHMARKS, FootageError for files that are not as the benchmark has them.
    """
    return BENCHMARKS[benchmark](ground_truth, predictions)
