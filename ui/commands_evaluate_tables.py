"""What `clipwright evaluate own` prints: a table for a person, a document for a program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.evaluation import bootstrap
from engine.evaluation.bootstrap import Difference, Ratio
from engine.evaluation.own_scores import Figure, figures
from ui.commands_evaluate_own import Compared, said
from ui.documents import Document

if TYPE_CHECKING:
    from engine.evaluation.own_labels import Entry

_TITLES = {
    ("find", "iou"): "find: mean IoU",
    ("find", "iou_auc"): "find: IoU, area",
    ("find", "precision_auc"): "find: precision, area",
    ("find", "recall_auc"): "find: recall, area",
    ("labels", "precision"): "labels: precision",
    ("labels", "recall"): "labels: recall",
    ("labels", "f1"): "labels: F1",
    ("labels", "clips"): "labels: clips told right",
    ("choices", "accuracy"): "choices: accuracy",
}
_RULES = {name: title.removeprefix("labels: ") for (kind, name), title in _TITLES.items() if kind == "labels"}
_KINDS = ("find", "labels", "choices")
_ASKED = {"find": "to find", "labels": "labels", "choices": "with choices"}
_FEW = 20
_SHOWN = 5
"""Failures of one engine that are named where not all are wanted."""
Scored = Mapping[Figure, Ratio]


def notes(entries: Sequence[Entry], compared: Sequence[Compared]) -> list[str]:
    """What a reader should know before believing the figures."""
    clips = len({entry.clip for entry in entries})
    lines = []
    if len(compared) > 1 and clips < 2:
        lines.append("a single clip tells nothing of chance: label more of them")
    elif len(compared) > 1 and clips < _FEW:
        lines.append(f"{clips} clips are few, and intervals from so few are rough: label {_FEW} or more")
    failed = [(each.name, sum(bool(one.problem) for one in each.given)) for each in compared]
    lines += [f"{name} failed to answer {count} of {len(entries)}; they count as wrong" for name, count in failed if count]
    return lines


def document(labels: Path, entries: Sequence[Entry], compared: Sequence[Compared], told: Sequence[str]) -> Document:
    """All of it as JSON."""
    scored = _scored(entries, compared)
    return {
        "labels": str(labels),
        "unit": "percent",
        "clips": len({entry.clip for entry in entries}),
        "queries": {kind: sum(entry.kind == kind for entry in entries) for kind in _KINDS},
        "confidence": bootstrap.CONFIDENCE,
        "resamples": bootstrap.RESAMPLES,
        "engines": [_engine(entries, each, own) for each, own in zip(compared, scored, strict=True)],
        "differences": [
            {
                "from": compared[0].engine,
                "to": each.engine,
                "kind": figure.kind,
                "figure": figure.name,
                "rule": figure.rule or None,
                "difference": _rounded(found.value),
                "low": _rounded(found.low),
                "high": _rounded(found.high),
                "chance": _rounded(found.chance),
                "beyond_chance": found.beyond_chance,
            }
            for each, own in zip(compared[1:], scored[1:], strict=True)
            for figure, found in _differences(scored[0], own).items()
        ],
        "notes": list(told),
    }


def table(entries: Sequence[Entry], compared: Sequence[Compared], *, verbose: bool) -> str:
    """A line a figure: each engine's, and the others' difference from the first with its interval. With `verbose` each
    rule's figures and every failure, too."""
    scored = _scored(entries, compared)
    shown = [figure for figure in _ordered(scored[0]) if verbose or figure.rule == "" or figure.name == "f1"]
    asked = [f"{count} {_ASKED[kind]}" for kind in _KINDS if (count := sum(entry.kind == kind for entry in entries))]
    lines = [
        f"{len({entry.clip for entry in entries})} clips, {len(entries)} rows: {', '.join(asked)}. Figures are percent.",
        "",
    ]
    rows = [["", *(each.name for each in compared)]]
    rows += [[_title(figure), *(_shown(own[figure].value) for own in scored)] for figure in shown]
    rows.append(["seconds a clip", *(f"{_seconds_a_clip(entries, each):.2f}" for each in compared)])
    rows.append(["peak memory", *map(_memory, compared)])
    rows.append(["failures", *(str(len(_failed(entries, each))) for each in compared)])
    rows.append(["from an earlier run", *(str(sum(one.recalled for one in each.given)) for each in compared)])
    found = [_differences(scored[0], own) for own in scored[1:]]
    apart = [[_title(figure), *(_told(own[figure]) for own in found)] for figure in shown]
    if len(compared) == 2:  # two stand side by side with what is between them
        rows = [
            [*row, *more] for row, more in zip(rows, [["difference"], *(row[1:] for row in apart), *[[""]] * 4], strict=True)
        ]
    lines += _aligned(rows)
    if len(compared) > 2:
        head = [f"less {compared[0].name}", *(each.name for each in compared[1:])]
        lines += ["", *_aligned([head, *apart])]
    if len(compared) > 1:
        lines += [
            "",
            f"[ ] holds 95 of 100 differences over {bootstrap.RESAMPLES} draws of the clips; * is more than chance",
        ]
    for each in compared:
        lines += _failures(each.name, _failed(entries, each), verbose=verbose)
    return "\n".join(lines)


def _title(figure: Figure) -> str:
    return f"  {figure.rule}: {_RULES[figure.name]}" if figure.rule else _TITLES[figure.kind, figure.name]


def _failed(entries: Sequence[Entry], each: Compared) -> list[tuple[Entry, str]]:
    return [(entry, one.problem) for entry, one in zip(entries, each.given, strict=True) if one.problem]


def _failures(name: str, failed: Sequence[tuple[Entry, str]], *, verbose: bool) -> list[str]:
    if not failed:
        return []
    shown = failed if verbose else failed[:_SHOWN]
    lines = ["", f"{name} failed:"]
    lines += [f"  line {entry.line}  {entry.name}  {entry.text}: {problem}" for entry, problem in shown]
    return [*lines, f"  and {len(failed) - len(shown)} more; -v names all"] if len(failed) > len(shown) else lines


def _scored(entries: Sequence[Entry], compared: Sequence[Compared]) -> list[Scored]:
    return [figures(entries, [said(one) for one in each.given]) for each in compared]


def _differences(first: Scored, second: Scored) -> dict[Figure, Difference]:
    return {figure: bootstrap.difference(first[figure], second[figure]) for figure in _ordered(first)}


def _ordered(scored: Scored) -> list[Figure]:
    """By kind as in _TITLES; rules behind all of them together, in their order."""
    places = {key: place for place, key in enumerate(_TITLES)}
    return sorted(scored, key=lambda figure: (figure.rule, places[figure.kind, figure.name]))


def _engine(entries: Sequence[Entry], each: Compared, scored: Scored) -> Document:
    scores: dict[str, Any] = {}
    for figure in _ordered(scored):
        own = scores.setdefault(figure.kind, {})
        if figure.rule:
            own = own.setdefault("rules", {}).setdefault(figure.rule, {})
        own[figure.name] = _rounded(scored[figure].value)
    peak = max(each.given, key=lambda one: one.peak)
    return {
        "engine": each.engine,
        "answered": sum(not one.problem for one in each.given),
        "recalled": sum(one.recalled for one in each.given),
        "failed": [
            {"line": entry.line, "file": entry.name, "kind": entry.kind, "text": entry.text, "problem": problem}
            for entry, problem in _failed(entries, each)
        ],
        "scores": scores,
        "seconds_per_clip": round(_seconds_a_clip(entries, each), 3),
        "peak_memory": {"bytes": peak.peak, "device": peak.device} if peak.device else None,
    }


def _seconds_a_clip(entries: Sequence[Entry], each: Compared) -> float:
    return sum(one.seconds for one in each.given) / len({entry.clip for entry in entries})


def _memory(each: Compared) -> str:
    peak = max(each.given, key=lambda one: one.peak)
    return f"{peak.peak / 2**30:.1f} GB on {peak.device}" if peak.device else "on its server"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6)


def _shown(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _told(found: Difference) -> str:
    if found.value is None:
        return "-"
    if found.low is None or found.high is None:
        return f"{found.value:+.2f}"
    return f"{found.value:+.2f} [{found.low:+.2f}, {found.high:+.2f}]{' *' if found.beyond_chance else '  '}"


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Columns of equal width, the first to the left and the others to the right."""
    count = max(map(len, rows))
    filled = [[*row, *[""] * (count - len(row))] for row in rows]
    widths = [max(len(row[place]) for row in filled) for place in range(count)]
    lines = []
    for first, *others in filled:
        cells = [cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True)]
        lines.append("  ".join([first.ljust(widths[0]), *cells]).rstrip())
    return lines
