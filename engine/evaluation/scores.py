"""What a scorer says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True)
class Scores:
    """The figures of one set of predictions.

    `scores` are in the unit in which the benchmark is published: percent, or a fraction of one; a figure is None where it is
    defined for no query. `groups` has the same figures for the queries of each value of an attribute, such as
    groups["query_format"]["keyword"]["iou"]. `answered` of the `queries` have a prediction that claims something.
    """

    benchmark: str
    unit: Literal["percent", "fraction"]
    queries: int
    answered: int
    scores: Mapping[str, float | None]
    groups: Mapping[str, Mapping[str, Mapping[str, float | None]]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
