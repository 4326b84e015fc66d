"""`clipwright evaluate own`: engines compared on a user's own labelled clips."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from engine.protocol import FootageError, Status, UsageError
from ui.memory_option import MemoryLimit
from ui.reporting import Advance, Reporter

if TYPE_CHECKING:
    from engine.evaluation.own_labels import Entry
    from engine.evaluation.own_scores import Said
    from engine.protocol import Given


@dataclass(frozen=True)
class Compared:
    """One engine's answers to all rows."""

    engine: str
    """As it was named,"""
    name: str
    """and as short as it is still told from the others."""
    given: Sequence[Given]


def own(
    context: typer.Context,
    labels: Annotated[
        Path,
        typer.Argument(
            metavar="LABELS",
            help="A table (.csv) or list (.json) with file and query, label or question; see the README.",
            show_default=False,
            readable=False,
        ),
    ],
    engine: Annotated[
        list[str] | None,
        typer.Option(
            "--engine",
            metavar="NAME",
            help="What is compared: basic, a model's id or folder, or a server's address, with URL#MODEL for one of its "
            "models. Repeat it; the others are compared with the first.",
            show_default=False,
        ),
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Ask anew what was answered in an earlier run.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document on stdout and nothing else there.")] = False,
    memory: MemoryLimit = "",  # noqa: ARG001 - its callback does the work
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Also each rule, and every failure.")] = False,
) -> None:
    """Compare engines on clips of your own, with an interval for every difference. Ends with status 4 where one of them
    answers nothing."""
    from engine.evaluation import own_labels
    from ui import commands_evaluate_tables as output

    reporter = Reporter(as_json=json or bool(context.obj), verbose=verbose)
    engines = _engines(engine or [])
    entries = own_labels.read(labels)
    with reporter.progress("Comparing") as advance:
        entries = _measured(entries, labels)
        compared = [
            Compared(name, label, _asked(name, label, entries, advance, (place, len(engines)), again=again))
            for place, (name, label) in enumerate(zip(engines, _names(engines), strict=True))
        ]
    notes = output.notes(entries, compared)
    for line in notes:
        reporter.note(line)
    reporter.result(
        output.document(labels, entries, compared, notes), lambda: output.table(entries, compared, verbose=verbose)
    )
    if any(all(one.problem for one in each.given) for each in compared):
        raise typer.Exit(int(Status.ENGINE))


def said(given: Given) -> Said:
    """An answer as it is scored."""
    from engine.evaluation.own_scores import Said

    ranges = tuple((float(start), float(end)) for start, end in given.ranges)
    return Said(ranges, given.choice, bool(given.problem))


def _engines(named: Sequence[str]) -> list[str]:
    """Raises UsageError for none, for "auto", and for one that is there twice; EngineError for one that is not here."""
    from ui.jobs import engine_of

    if not named:
        raise UsageError("no engine was named", hint="name those to be compared: --engine basic --engine MODEL")
    found: dict[str, str] = {}
    for name in named:
        if name == "auto":
            raise UsageError("auto is no engine to be compared", hint="name the model: clipwright models list --installed")
        engine = engine_of(name)
        place = _place(engine)
        if place in found:
            same = "" if found[place] == name else f", as {found[place]}"
            raise UsageError(f"{name} is there twice{same}", hint="name different engines")
        found[place] = name
    return [engine_of(name) for name in named]


def _place(engine: str) -> str:
    """The same for two names of one engine."""
    if "://" in engine:
        from engine.remote.address import parse

        return str(parse(engine))
    if engine == "basic":
        return engine
    from engine.models import store

    return str(store.resolve(engine).directory.resolve())


def _names(engines: Sequence[str]) -> list[str]:
    short = [engine if "://" in engine else Path(engine).name for engine in engines]
    return [one if short.count(one) == 1 else engine for one, engine in zip(short, engines, strict=True)]


def _measured(entries: Sequence[Entry], labels: Path) -> list[Entry]:
    """The rows, held against the length of each clip. Raises FootageError, with the line, for a clip that cannot be used."""
    from engine.client import Engine
    from engine.evaluation import own_labels
    from engine.protocol import Probe

    durations: dict[Path, float] = {}
    with Engine() as running:
        for entry in entries:
            if entry.clip in durations:
                continue
            try:
                durations[entry.clip] = float(running.run(Probe(path=str(entry.clip))).duration)
            except FootageError as error:
                what = f"line {entry.line}: {entry.name}: {error.message}"
                raise FootageError(what, file=str(labels), hint=error.hint) from error
    return own_labels.within(entries, durations, labels)


def _asked(
    engine: str, name: str, entries: Sequence[Entry], advance: Advance, share: tuple[int, int], *, again: bool
) -> Sequence[Given]:
    """All rows put to one engine, in a process of its own: what it takes of memory is its own, too."""
    from engine.client import Engine
    from engine.protocol import Assess, Posed

    place, count = share

    def heard(progress: Any) -> None:
        stage = f"{name}: {progress.stage}" if progress.stage else name
        advance((place + progress.done) / count, stage, progress.eta)

    posed = tuple(Posed(path=str(entry.clip), kind=entry.kind, text=entry.text, choices=entry.choices) for entry in entries)
    with Engine() as running:
        return running.run(Assess(posed=posed, engine=engine, again=again), on_progress=heard).given
