"""QVHighlights: moments for a query with scores, and a saliency for each clip of two seconds.

Definitions of the published evaluation, which decide its digits:

- Moments: R1 compares the first predicted window with the window of the truth that it fits best; mAP is the mean over
  queries and thresholds 0.5, 0.55 ... 0.95 of the interpolated average precision of the ten first windows, by score. A
  window counts once: it takes the best fitting window of the truth that is still free and fits well enough. Rows "short",
  "middle" and "long" keep the windows of the truth of up to 10, 30 and 150 seconds, and the queries that have any.
- Highlights: a clip is a highlight for an annotator whose score is at least 2 (Fair), 3 (Good) or 4 (VeryGood); clips
  outside of the truth have 0. mAP is the mean over queries and annotators, Hit1 the share of queries whose most salient clip
  is one for any annotator.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import msgspec
import numpy as np
from numpy.typing import NDArray

from engine.evaluation import reading
from engine.evaluation.scores import Scores
from engine.evaluation.spans import Span, overlap
from engine.protocol import FootageError

CLIP = 2
"""Seconds that a saliency score stands for."""
_MOST_WINDOWS = 10
_THRESHOLDS = np.linspace(0.5, 0.95, 10)
_LENGTHS = {"short": (0, 10), "middle": (10, 30), "long": (30, 150), "full": (0, 150)}
_LEVELS = {"Fair": 2, "Good": 3, "VeryGood": 4}
_Time = Annotated[float, msgspec.Meta(ge=0, le=1e6)]


class Truth(msgspec.Struct, frozen=True):
    """A query of the ground truth: its windows in seconds, and three annotators' scores of its clips."""

    qid: int | str
    duration: _Time
    relevant_windows: tuple[tuple[_Time, _Time], ...]
    relevant_clip_ids: tuple[Annotated[int, msgspec.Meta(ge=0)], ...] = ()
    saliency_scores: tuple[tuple[int, ...], ...] = ()


class Prediction(msgspec.Struct, frozen=True):
    """What is predicted for a query: windows (start, end, score), best first, and a score for each clip."""

    qid: int | str
    pred_relevant_windows: tuple[tuple[float, float, float], ...] = ()
    pred_saliency_scores: tuple[float, ...] = ()


def evaluate(ground_truth: Path, predictions: Path) -> Scores:
    """Score `predictions` (.jsonl, one query a line). Windows and saliency are each scored where they are predicted.

    Raises FootageError for files that are not as the benchmark has them.
    """
    truth = reading.by_query(reading.json_list(ground_truth, Truth), ground_truth, "qid")
    said = reading.by_query(reading.json_list(predictions, Prediction), predictions, "qid")
    notes = reading.notes(truth, said, predictions)
    scores: dict[str, float | None] = {}
    groups: dict[str, dict[str, dict[str, float | None]]] = {}
    answers = {query: said.get(query, Prediction(qid=query)) for query in truth}
    windows = any(answer.pred_relevant_windows for answer in answers.values())
    salient = any(answer.pred_saliency_scores for answer in answers.values())
    if not windows and not salient:
        raise FootageError("it predicts neither windows nor saliency", file=str(predictions))
    if windows:
        groups["length"] = {name: moments(truth, answers, *limits) for name, limits in _LENGTHS.items()}
        full = groups["length"]["full"]
        scores |= {f"MR-full-{name}": full[name] for name in ("R1@0.5", "R1@0.7", "mAP", "mAP@0.5", "mAP@0.75")}
        scores |= {f"MR-{name}-mAP": groups["length"][name]["mAP"] for name in ("long", "middle", "short")}
    if salient:
        tables = {query: _saliency(truth[query], ground_truth) for query in truth}
        for name, least in _LEVELS.items():
            precision, hit = highlights(tables, answers, least)
            scores |= {f"HL-min-{name}-mAP": precision, f"HL-min-{name}-Hit1": hit}
    answered = sum(bool(each.pred_relevant_windows or each.pred_saliency_scores) for each in answers.values())
    return Scores("qvhighlights", "percent", len(truth), answered, scores, groups, notes)


def moments(
    truth: Mapping[int | str, Truth], answers: Mapping[int | str, Prediction], above: float, longest: float
) -> dict[str, float | None]:
    """R1 and mAP in percent over the windows of the truth of more than `above` and up to `longest` seconds."""
    known = {
        query: [window for window in entry.relevant_windows if above < window[1] - window[0] <= longest]
        for query, entry in truth.items()
    }
    queries = [query for query in truth if known[query]]
    if not queries:
        return {}
    best = [
        max((overlap(window, first[:2]) for window in known[query]), default=0.0)
        if (first := next(iter(answers[query].pred_relevant_windows), None))
        else 0.0
        for query in queries
    ]
    recall = (np.array(best)[:, None] >= _THRESHOLDS).mean(0)
    precision = np.array(
        [average_precisions(known[query], answers[query].pred_relevant_windows[:_MOST_WINDOWS]) for query in queries]
    ).mean(0)
    names = [f"{threshold:g}" for threshold in _THRESHOLDS.round(2)]
    figures: dict[str, float | None] = {"mAP": 100 * float(precision.mean())}
    figures |= {f"mAP@{name}": 100 * float(value) for name, value in zip(names, precision, strict=True)}
    return figures | {f"R1@{name}": 100 * float(value) for name, value in zip(names, recall, strict=True)}


def average_precisions(known: Sequence[Span], windows: Sequence[tuple[float, float, float]]) -> NDArray[np.float64]:
    """Interpolated average precision (0..1) of windows with scores, at each of the ten thresholds."""
    ranked = sorted(windows, key=lambda window: -window[2])
    hits = np.zeros((len(_THRESHOLDS), len(ranked)))
    for row, threshold in enumerate(_THRESHOLDS):
        free = dict(enumerate(known))
        for column, window in enumerate(ranked):
            fits = {index: overlap(span, window[:2]) for index, span in free.items()}
            best = max(fits, key=lambda index: fits[index], default=None)
            if best is not None and fits[best] >= threshold:
                hits[row, column] = 1
                del free[best]
    return np.array([_interpolated(row, len(known)) for row in hits])


def _interpolated(hits: NDArray[np.float64], known: int) -> float:
    """The area under precision over recall, with precision made to fall."""
    if not hits.size:
        return 0.0
    found = hits.cumsum()
    precision = np.maximum.accumulate((found / np.arange(1, len(hits) + 1))[::-1])[::-1]
    return float((precision * hits).sum() / known)


def highlights(
    tables: Mapping[int | str, NDArray[np.int64]], answers: Mapping[int | str, Prediction], least: int
) -> tuple[float, float]:
    """(mAP, Hit1) in percent; `tables` have each query's scores, a row a clip and a column an annotator."""
    precisions, hits = [], []
    for query, table in tables.items():
        said = np.zeros(len(table))
        given = np.array(answers[query].pred_saliency_scores[: len(table)])
        said[: len(given)] = given
        is_highlight = table >= least
        precisions.append(np.mean([saliency_precision(column, said) for column in is_highlight.T]))
        place = int(np.argmax(given)) if given.size else None
        hits.append(place is not None and bool(is_highlight[place].any()))
    return 100 * float(np.mean(precisions)), 100 * float(np.mean(hits))


def saliency_precision(is_highlight: NDArray[np.bool_], scores: NDArray[np.float64]) -> float:
    """Mean of the interpolated precision over the scores at which recall rises; 0 without a highlight, 1 where all are."""
    if is_highlight.all() or not is_highlight.any():
        return float(is_highlight.any())
    order = np.argsort(-scores, kind="stable")
    # clips of one score are told apart by nothing, so they come in together
    last = np.append(np.diff(scores[order]) != 0, True)
    found = is_highlight[order].cumsum()[last]
    precision = found / (np.flatnonzero(last) + 1)
    falling = np.maximum.accumulate(precision[::-1])[::-1]
    rises = np.diff(found, prepend=0) > 0
    return float(falling[rises].mean())


def _saliency(entry: Truth, path: Path) -> NDArray[np.int64]:
    clips = int(entry.duration / CLIP)
    if len(entry.relevant_clip_ids) != len(entry.saliency_scores) or any(len(row) != 3 for row in entry.saliency_scores):
        raise FootageError(f"query {entry.qid!r} has not three scores for each of its clips", file=str(path))
    if clips == 0 or any(clip >= clips for clip in entry.relevant_clip_ids):
        raise FootageError(f"query {entry.qid!r} has clips beyond its {entry.duration:g} seconds", file=str(path))
    table = np.zeros((clips, 3), np.int64)
    for clip, row in zip(entry.relevant_clip_ids, entry.saliency_scores, strict=True):
        table[clip] = row
    return table
