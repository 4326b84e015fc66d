"""`clipwright evaluate`: how well predictions agree with the ground truth of a published benchmark, or models with a user's
own labels."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from engine.protocol import UsageError
from ui import commands_evaluate_own
from ui.documents import Document
from ui.reporting import Reporter

if TYPE_CHECKING:
    from rich.console import RenderableType

    from engine.evaluation import Scores


_TITLES = {
    "vue-tr-v2": "VUE-TR-V2: ranges of time for a query.",
    "vue-tr": "VUE-TR: ranges of time for a query.",
    "vue-stg": "VUE-STG: a tube of boxes for a query.",
    "qvhighlights": "QVHighlights: moments for a query, and how salient each clip is.",
}


class _Benchmarks(TyperGroup):
    """Names all that there are where another is meant."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and not args[0].startswith("-") and args[0] not in self.commands:
            raise UsageError(f"there is no scorer for {args[0]!r}", hint="one of " + ", ".join(self.commands))
        return super().resolve_command(ctx, args)


app = typer.Typer(
    name="evaluate",
    cls=_Benchmarks,
    help="Score predictions against a benchmark's ground truth, or compare models on clips of your own.",
    no_args_is_help=False,
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def register(to: typer.Typer) -> None:
    """Add the command."""
    for name, title in _TITLES.items():
        app.command(name, help=f"{title} Scores predictions to the digits that are published.")(evaluate)
    app.command("own")(commands_evaluate_own.own)
    to.add_typer(app)


@app.callback(invoke_without_command=True)
def _evaluate(
    context: typer.Context,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document on stdout and nothing else there.")] = False,
) -> None:
    context.obj = json
    if context.invoked_subcommand is None:
        raise UsageError("say what to evaluate", hint="one of " + ", ".join([*_TITLES, "own"]))


def evaluate(
    context: typer.Context,
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
    from engine.evaluation import evaluate as score

    reporter = Reporter(as_json=json or context.obj, verbose=verbose)
    scores = score(str(context.info_name), ground_truth, predictions)
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
