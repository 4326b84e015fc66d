"""VUE-TR and VUE-TR-V2: temporal retrieval, any number of spans a query.

Definitions of the published evaluation, which decide its digits:

- Predicted spans are widened to whole seconds; the ground truth is taken as it is.
- IoU is of the unions; a predicted span that ends before it starts is no span there. Both empty: 1. The figure is the area
  under success(t) = share of queries with IoU > t, over t = 0, 0.01 ... 1.
- Precision is what is shared over the length of all predicted spans (with their ends put in order, overlaps counted twice),
  and is not defined where that is 0; recall is what is shared over the length of the ground truth. What is shared is counted
  in one walk along both lists in the order given, so that answers out of order read low. The figures are the areas under the
  share of queries with a value >= t. In V2 a query with no span on either side has a precision of 1.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import msgspec
import numpy as np

from engine.evaluation import reading
from engine.evaluation.scores import Scores
from engine.evaluation.spans import Span, length, merged, shared

ATTRIBUTES = ("duration_category", "query_format", "query_modality")
# so far that no footage reaches it, yet near enough for whole seconds to be exact
_Time = Annotated[float, msgspec.Meta(ge=-1e9, le=1e9)]
_Query = int | str
# 0.01 apart as published: a hair beside i / 100 at some of them, which ties notice
_THRESHOLDS = np.linspace(0.0, 1.0, 101)


class _Truth(msgspec.Struct, frozen=True):
    query_id: _Query
    gt: tuple[tuple[_Time, _Time], ...]
    duration_category: str | None = None
    query_format: str | None = None
    query_modality: str | None = None


class _Answer(msgspec.Struct, frozen=True):
    query_id: _Query
    answer: tuple[tuple[_Time, _Time], ...]


def evaluate(ground_truth: Path, predictions: Path, *, second: bool) -> Scores:
    """Score `predictions` (a JSON list of {query_id, answer}); `second` for VUE-TR-V2.

    Raises FootageError for files that are not as the benchmark has them.
    """
    truth = reading.by_query(reading.json_list(ground_truth, _Truth), ground_truth)
    said = reading.by_query(reading.json_list(predictions, _Answer), predictions)
    notes = reading.notes(truth, said, predictions)
    answers = {query: said[query].answer if query in said else () for query in truth}
    figures = {query: of_query(truth[query].gt, answers[query], both_empty=second) for query in truth}
    groups: dict[str, dict[str, dict[str, float | None]]] = {}
    for attribute in ATTRIBUTES:
        values = sorted({value for entry in truth.values() if (value := getattr(entry, attribute)) is not None})
        if values:
            groups[attribute] = {
                value: summary([figures[query] for query in truth if getattr(truth[query], attribute) == value])
                for value in values
            }
    return Scores(
        benchmark="vue-tr-v2" if second else "vue-tr",
        unit="percent",
        queries=len(truth),
        answered=sum(bool(answer) for answer in answers.values()),
        scores=summary(list(figures.values())),
        groups=groups,
        notes=notes,
    )


def of_query(
    truth: Sequence[Span], answer: Sequence[Span], *, both_empty: bool = True, widened: bool = True
) -> tuple[float | None, float | None, float]:
    """(precision, recall, IoU) of one query, 0..1, None where not defined.

    `both_empty`: whether no span on either side is a precision of 1 rather than none. `widened`: whether predicted spans are
    widened to whole seconds, as published.
    """
    wide = _widened if widened else list
    exact = merged(wide([span for span in answer if span[0] <= span[1]]))
    known = list(truth)
    union = length(exact) + length(known) - (both := shared(exact, known))
    iou = both / union if union > 0 else float(not exact and not known)
    claimed = wide([(min(span), max(span)) for span in answer])
    found = shared(claimed, known)
    precision = found / total if (total := length(claimed)) > 0 else None
    if both_empty and not answer and not known:
        precision = 1.0
    recall = found / total if (total := length(known)) > 0 else None
    return precision, recall, iou


def summary(figures: Sequence[tuple[float | None, float | None, float]]) -> dict[str, float | None]:
    """The three figures of many queries in percent."""
    precisions, recalls, ious = zip(*figures, strict=True)
    return {
        "precision": area(precisions, strict=False),
        "recall": area(recalls, strict=False),
        "iou": area(ious, strict=True),
    }


def _widened(spans: Sequence[Span]) -> list[Span]:
    return [(float(math.floor(start)), float(math.ceil(end))) for start, end in spans]


def area(values: Sequence[float | None], *, strict: bool) -> float | None:
    """The area under the share of values beyond each threshold, in percent: of values > t if `strict`, else >= t."""
    defined = np.array([value for value in values if value is not None])
    if not defined.size:
        return None
    beyond = defined[:, None] > _THRESHOLDS if strict else defined[:, None] >= _THRESHOLDS
    return 100 * float(np.trapezoid(beyond.mean(0), _THRESHOLDS))
