"""`clipwright evaluate`: how well predictions agree with the ground truth of a published benchmark."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from engine.protocol import UsageError
from ui.documents import Document
from ui.reporting import Reporter

if TYPE_CHECKING:
    from rich.console import RenderableType

    from engine.evaluation import Scores


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(evaluate)


def evaluate(
    benchmark: Annotated[
        str,
        typer.Argument(metavar="BENCHMARK", help="vue-tr-v2, vue-tr, vue-stg or qvhighlights.", show_default=False),
    ],
    ground_truth: Annotated[
        Path,
        typer.Option("--ground-truth", metavar="FILE", help="As published; of vue-stg the folder.", show_default=False),
    ],
    predictions: Annotated[
        Path,
        typer.Option("--predictions", metavar="FILE", help="Of the system to be scored.", show_default=False),
    ],
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document on stdout and nothing else there.")] = False,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Also the figures of each kind of query.")] = False,
) -> None:
    """Score predictions against a benchmark's ground truth, to the digits that are published."""
    from engine.evaluation import BENCHMARKS
    from engine.evaluation import evaluate as score

    if benchmark not in BENCHMARKS:
        raise UsageError(f"there is no scorer for {benchmark!r}", hint="one of " + ", ".join(BENCHMARKS))
    reporter = Reporter(as_json=json, verbose=verbose)
    scores = score(benchmark, ground_truth, predictions)
    for line in scores.notes:
        reporter.note(line)
    reporter.result(document(scores), lambda: table(scores, groups=verbose))


def document(scores: Scores) -> Document:
    """The figures as JSON."""
    return {
        "benchmark": scores.benchmark,
        "unit": scores.unit,
        "queries": scores.queries,
        "answered": scores.answered,
        "scores": {name: _rounded(value) for name, value in scores.scores.items()},
        "groups": {
            attribute: {value: {name: _rounded(figure) for name, figure in row.items()} for value, row in rows.items()}
            for attribute, rows in scores.groups.items()
        },
        "notes": list(scores.notes),
    }


def table(scores: Scores, *, groups: bool) -> RenderableType:
    """The figures for a person, with as many digits as are published; with `groups` a line for each kind of query, too."""
    width = max(map(len, scores.scores))
    lines = [f"{scores.benchmark}: {scores.answered} of {scores.queries} queries answered"]
    lines += [f"  {name:{width}}  {_figure(value, scores.unit)}" for name, value in scores.scores.items()]
    for attribute, rows in scores.groups.items() if groups else ():
        lines += ["", attribute.replace("_", " ")]
        widest = max(map(len, rows))
        for value, row in rows.items():
            figures = "  ".join(f"{name} {_figure(figure, scores.unit)}" for name, figure in row.items())
            lines.append(f"  {value:{widest}}  {figures}")
    return "\n".join(lines)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6)


def _figure(value: float | None, unit: str) -> str:
    if value is None:
        return "-"
    return f"{value:.2f}" if unit == "percent" else f"{value:.3f}"
