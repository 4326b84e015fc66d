"""VUE-STG: a tube of boxes for each query, scored slot by slot of a second.

Definitions of the published evaluation, which decide its digits: times are rounded to the nearest second, of several boxes
in one slot the first counts, boxes are clamped to 0..1. With S the sum of the boxes' IoU over the slots that both have:
temporal figures count slots (precision |both| / |predicted|, recall |both| / |truth|, IoU |both| / |either|), spatial ones
divide S by the same numbers, and v_IoU_Int divides it by |both|. A figure is the mean over the queries for which it is
defined: v_IoU_Int needs a slot in common, precisions a predicted tube with at least one box that has an area. A query
without predictions has an empty tube.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from engine.evaluation import reading
from engine.evaluation.scores import Scores
from engine.protocol import FootageError

Box = tuple[float, float, float, float]
Tube = Mapping[int, Box]
FIGURES = ("t_precision", "t_recall", "t_IoU", "v_precision", "v_recall", "v_IoU", "v_IoU_Int")
_COLUMNS = ("query_id", "time_ms", "x0", "y0", "x1", "y1")


def evaluate(ground_truth: Path, predictions: Path) -> Scores:
    """Score `predictions` (a tubes.csv) against the folder `ground_truth` with its query.csv and tubes.csv.

    Raises FootageError for files that are not as the benchmark has them.
    """
    if not ground_truth.is_dir():
        raise FootageError(
            "the ground truth of VUE-STG is a folder, with query.csv and tubes.csv in it", file=str(ground_truth)
        )
    asked = [row["query_id"] for _, row in reading.csv_rows(ground_truth / "query.csv", ("query_id",))]
    queries = list(dict.fromkeys(asked))
    if not queries:
        raise FootageError("there is no query in it", file=str(ground_truth / "query.csv"))
    truth, said = tubes(ground_truth / "tubes.csv"), tubes(predictions)
    notes = reading.notes(queries, said, predictions)
    figures = [of_query(truth.get(query, {}), said.get(query, {})) for query in queries]
    return Scores(
        benchmark="vue-stg",
        unit="fraction",
        queries=len(queries),
        answered=sum(bool(said.get(query)) for query in queries),
        scores=summary(figures),
        notes=notes,
    )


def tubes(path: Path) -> dict[str, dict[int, Box]]:
    """The tubes of a table by query: a box for each whole second. Raises FootageError."""
    found: dict[str, dict[int, Box]] = {}
    for line, row in reading.csv_rows(path, _COLUMNS):
        slot = round(reading.number(row, "time_ms", line, path) / 1000)
        x0, y0, x1, y1 = (min(max(reading.number(row, name, line, path), 0.0), 1.0) for name in _COLUMNS[2:])
        found.setdefault(row["query_id"], {}).setdefault(slot, (x0, y0, x1, y1))
    return found


def of_query(truth: Tube, predicted: Tube) -> tuple[float | None, ...]:
    """The seven FIGURES of one query, 0..1, None where not defined."""
    both, either = truth.keys() & predicted.keys(), truth.keys() | predicted.keys()
    agreed = sum(overlap(truth[slot], predicted[slot]) for slot in both)
    claimed = len(predicted) if any(area(box) > 0 for box in predicted.values()) else 0
    sizes = (claimed, len(truth), len(either))
    return (
        *(len(both) / size if size else None for size in sizes),
        *(agreed / size if size else None for size in sizes),
        agreed / len(both) if both else None,
    )


def summary(figures: Sequence[tuple[float | None, ...]]) -> dict[str, float | None]:
    """Each figure's mean over the queries for which it is defined."""
    means: dict[str, float | None] = {}
    for name, column in zip(FIGURES, zip(*figures, strict=True), strict=True):
        defined = [value for value in column if value is not None]
        means[name] = sum(defined) / len(defined) if defined else None
    return means


def area(box: Box) -> float:
    """The box's area; 0 where it is inside out."""
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def overlap(one: Box, other: Box) -> float:
    """Intersection over union of two boxes."""
    common = area((max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])))
    union = area(one) + area(other) - common
    return common / union if union > 0 else 0.0
