"""How well answers agree with a user's own labels.

    find      mean IoU of the unions of ranges, and the areas that VUE-TR has of IoU, precision and recall, over exact times
              (its predictions are widened to whole seconds, which short clips do not bear), ranges in the order of time
    labels    precision, recall and F1 by the seconds that are flagged, for each rule and for all together; and the share of
              clips of which it was rightly said whether they meet the rule
    choices   the share of right answers

What an engine failed to answer counts as wrong: as nothing found, and never as "rightly found nothing". Figures are in
percent.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.evaluation import vue_tr
from engine.evaluation.bootstrap import Ratio
from engine.evaluation.own_labels import Entry
from engine.evaluation.spans import Span, length, merged, shared

FIND = ("iou", "iou_auc", "precision_auc", "recall_auc")
LABELS = ("precision", "recall", "f1", "clips")
CHOICES = ("accuracy",)
_Sums = tuple[float, float]


@dataclass(frozen=True)
class Said:
    """An engine's answer to one row."""

    ranges: tuple[Span, ...] = ()
    choice: int | None = None
    failed: bool = False


@dataclass(frozen=True, order=True)
class Figure:
    """Names a figure: of which kind of rows, which, and of labels perhaps of one rule alone."""

    kind: str
    name: str
    rule: str = ""


def figures(entries: Sequence[Entry], said: Sequence[Said]) -> dict[Figure, Ratio]:
    """Every figure that these rows have, in percent, over all clips in the order in which they are first named."""
    places: dict[Path, int] = {}
    for entry in entries:
        places.setdefault(entry.clip, len(places))
    sums: dict[Figure, np.ndarray] = {}
    for entry, answer in zip(entries, said, strict=True):
        for figure, (part, whole) in _of(entry, answer):
            held = sums.setdefault(figure, np.zeros((2, len(places))))
            held[:, places[entry.clip]] += 100 * part, whole
    return {figure: Ratio(part, whole) for figure, (part, whole) in sums.items()}


def _of(entry: Entry, said: Said) -> Iterable[tuple[Figure, _Sums]]:
    """What one row adds to each of its figures: (part, whole)."""
    if entry.kind == "find":
        for name, value in zip(FIND, _found(entry, said), strict=True):
            yield Figure("find", name), (value or 0.0, float(value is not None))
    elif entry.kind == "choices":
        yield Figure("choices", "accuracy"), (float(not said.failed and said.choice == entry.answer), 1.0)
    else:
        for name, sums in zip(LABELS, _flagged(entry, said), strict=True):
            yield Figure("labels", name), sums
            yield Figure("labels", name, entry.text), sums


def _found(entry: Entry, said: Said) -> tuple[float | None, ...]:
    if said.failed:
        return 0.0, 0.0, None, 0.0 if entry.ranges else None
    precision, recall, iou = vue_tr.of_query(entry.ranges, sorted(said.ranges), widened=False)
    return (
        iou,
        *(
            None if value is None else (vue_tr.area([value], strict=strict) or 0.0) / 100
            for value, strict in ((iou, True), (precision, False), (recall, False))
        ),
    )


def _flagged(entry: Entry, said: Said) -> tuple[_Sums, ...]:
    known, claimed = merged(entry.ranges), [] if said.failed else merged(said.ranges)
    right, wanted, given = shared(known, claimed), length(known), length(claimed)
    decided = not said.failed and bool(known) == bool(claimed)
    return (right, given), (right, wanted), (2 * right, wanted + given), (float(decided), 1.0)
