"""`clipwright find`: where footage shows or says what somebody asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec.structs import replace

from engine.protocol import MOST_QUERIES, STRONG, FootageError, FoundOne, UsageError
from ui.commands_find_file import Line, read_queries
from ui.documents import Document, seconds
from ui.memory_option import MemoryLimit
from ui.reporting import Reporter
from ui.understanding_output import account

if TYPE_CHECKING:
    from rich.console import RenderableType

    from engine.client import Part
    from engine.protocol import ManyMatches, Match, Matches, Progress, QueryWord


_MOST_ROWS = 5
"""Of the ranges for one of many queries, that a person is shown."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(find)


def find(
    footage: Annotated[
        Path, typer.Argument(metavar="FOOTAGE", help="A video or sound file.", show_default=False, readable=False)
    ],
    query: Annotated[
        str | None,
        typer.Argument(metavar="QUERY", help="What to look for, such as a person in red.", show_default=False),
    ] = None,
    queries: Annotated[
        Path | None,
        typer.Option(
            "-f",
            "--file",
            metavar="FILE",
            help=f"Instead of QUERY: a text file with a query a line, up to {MOST_QUERIES}; lines that begin with # say "
            "nothing. The footage is looked at once for all of them.",
            show_default=False,
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document on stdout and nothing else there.")] = False,
    engine: Annotated[
        str,
        typer.Option(
            "--engine",
            metavar="NAME",
            help="Which engine answers: auto, basic, a search model, a video-language model, or URL.",
        ),
    ] = "auto",
    memory: MemoryLimit = "",  # noqa: ARG001 - its callback grants it
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Say more on stderr.")] = False,
) -> None:
    """Where it is in the footage: ranges of time, best first, each with its score."""
    if (query is None) == (queries is None):
        why = "a query and a file of queries were named, and one is asked for" if queries else "no query was named"
        raise UsageError(why, hint="clipwright find FOOTAGE QUERY, or clipwright find FOOTAGE -f FILE")
    reporter = Reporter(as_json=json, verbose=verbose)
    if queries is not None:
        _find_many(reporter, footage, read_queries(queries), engine)
    elif query is not None:
        _find_one(reporter, footage, query, engine)


def _find_one(reporter: Reporter, footage: Path, query: str, engine: str) -> None:
    from engine.client import Engine
    from engine.protocol import Find
    from ui.jobs import _engine_progress

    path, engine = _places(footage, engine)
    with Engine() as running, reporter.progress("Searching") as advance:
        request = Find(paths=(path,), query=query, prepare=True, engine=engine)
        found = running.run(request, on_progress=_engine_progress(advance))
    for left_out in found.not_searched:
        raise FootageError(left_out.text, file=path)
    for line in (*spoken_for([found]), *found.notes):
        reporter.note(line)
    reporter.result(document(found, path), lambda: table(found))


def _find_many(reporter: Reporter, footage: Path, lines: Sequence[Line], engine: str) -> None:
    from engine.client import Engine
    from engine.protocol import FindMany
    from ui.jobs import _engine_progress

    path, engine = _places(footage, engine)
    answered: set[int] = set()
    with Engine() as running, reporter.progress("Searching") as advance:
        report = _engine_progress(advance)

        def heard(part: Part) -> None:
            if not part.number:
                answered.clear()  # the first, or the first of a job that began anew
            if isinstance(part.value, FoundOne):
                answered.add(part.value.number)

        def progressed(progress: Progress) -> None:
            count = f"{len(answered)} of {len(lines)} queries answered"
            stage = f"{progress.stage}, {count}" if progress.stage else count
            report(replace(progress, stage=stage) if answered else progress)

        request = FindMany(paths=(path,), queries=tuple(line.text for line in lines), prepare=True, engine=engine)
        found = running.run(request, on_progress=progressed, on_partial=heard)
    for left_out in found.answers[0].not_searched:
        raise FootageError(left_out.text, file=path)
    for note in (*spoken_for(found.answers), *found.notes):
        reporter.note(note)
    numbers = [line.number for line in lines]
    reporter.result(documents(found, path, numbers), lambda: tables(found))


def _places(footage: Path, engine: str) -> tuple[str, str]:
    """Footage and engine by their whole paths. Raises FootageError for footage that is not there."""
    from ui.jobs import _present

    if Path(engine).expanduser().is_dir():
        engine = str(Path(engine).expanduser().absolute())
    return str(_present([footage])[0]), engine


def document(found: Matches, path: str) -> Document:
    """The answer as JSON."""
    return {
        "engine": found.engine,
        "query": found.query,
        "duration": seconds(found.durations[0]),
        "answer": [_range(match) for match in found.matches],
        "scores": [match.score for match in found.matches],
        "not_understood": list(found.not_understood),
        "path": path,
        "words": [{"text": word.text, "state": word.state, "concept": word.concept or None} for word in found.words],
        "reasons": [list(match.reasons) for match in found.matches],
        "weak": [
            {"range": _range(match), "score": match.score, "reasons": list(match.reasons), "lacking": list(match.lacking)}
            for match in found.weak
        ],
        **account(found.looked, found.claims),
        "notes": list(found.notes),
    }


def documents(found: ManyMatches, path: str, lines: Sequence[int]) -> Document:
    """The answers to a file of queries as JSON; `lines` are the numbers of the queries' lines."""
    return {
        "engine": found.engine,
        "path": path,
        "duration": seconds(found.answers[0].durations[0]),
        "answers": [{"line": line, **document(one, path)} for line, one in zip(lines, found.answers, strict=True)],
        **account(found.looked, found.claims),
        "notes": list(found.notes),
    }


def spoken_for(answers: Sequence[Matches]) -> list[str]:
    """What the search made of the words, as far as a person needs to be told; each once."""
    words = [word for found in answers for word in found.words if word.state == "broadened"]
    lines = [f"“{word.text}” is taken for {_meaning(word)}" for word in words]
    unknown = [text for found in answers for text in found.not_understood]
    if unknown:
        lines.append("Not understood: " + ", ".join(dict.fromkeys(unknown)))
    return list(dict.fromkeys(lines))


def table(found: Matches) -> RenderableType:
    """The answer for a person: a line a range."""
    from ui.tables import clock

    def line(match: Match) -> str:
        return f"{clock(match.start)}-{clock(match.end)}  {match.score:.2f}  {', '.join(match.reasons)}"

    lines = [line(match) for match in found.matches] or ["Nothing fits."]
    if found.weak:
        lines += ["", f"Weak matches, below {STRONG:.2f}:", *(line(match) for match in found.weak)]
    return "\n".join(lines)


def tables(found: ManyMatches) -> RenderableType:
    """The answers to many queries for a person: each with its ranges, best first; of one that nothing fits, what comes
    nearest."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from ui.tables import clock

    drawn = Table(box=box.SIMPLE_HEAD, caption_justify="left", pad_edge=False)
    drawn.add_column("query", overflow="fold", ratio=2)
    for name in ("from", "to", "score"):
        drawn.add_column(name, justify="right", no_wrap=True)
    drawn.add_column("why", overflow="fold", ratio=2)
    for one in found.answers:
        rows = [_cells(match, clock) for match in one.matches[:_MOST_ROWS]]
        if len(one.matches) > len(rows):
            rows.append(("", "", "", f"and {len(one.matches) - len(rows)} more"))
        if not rows and one.weak:
            start, end, score, why = _cells(one.weak[0], clock)
            rows = [(start, end, score, f"weak: {why}")]
        rows = rows or [("", "", "", "nothing fits")]
        if one.not_understood:
            start, end, score, why = rows[0]
            rows[0] = (start, end, score, f"{why}; not understood: {', '.join(one.not_understood)}")
        for number, cells in enumerate(rows):
            drawn.add_row(*map(Text, (one.query if not number else "", *cells)))
    fits = sum(bool(one.matches) for one in found.answers)
    drawn.caption = Text(f"found: {fits} of {len(found.answers)}")
    return drawn


def _cells(match: Match, clock: Callable[[Fraction], str]) -> tuple[str, str, str, str]:
    return clock(match.start), clock(match.end), f"{match.score:.2f}", ", ".join(match.reasons)


def _range(match: Match) -> list[float]:
    return [seconds(match.start), seconds(match.end)]


def _meaning(word: QueryWord) -> str:
    return word.concept.replace("-", " ")
