"""`clipwright find`: where footage shows or says what somebody asks for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from engine.protocol import STRONG, FootageError
from ui.documents import Document, seconds
from ui.memory_option import MemoryLimit
from ui.reporting import Reporter
from ui.understanding_output import account

if TYPE_CHECKING:
    from rich.console import RenderableType

    from engine.protocol import Match, Matches, QueryWord


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(find)


def find(
    footage: Annotated[
        Path, typer.Argument(metavar="FOOTAGE", help="A video or sound file.", show_default=False, readable=False)
    ],
    query: Annotated[
        str, typer.Argument(metavar="QUERY", help="What to look for, such as a person in red.", show_default=False)
    ],
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
    from engine.client import Engine
    from engine.protocol import Find
    from ui.jobs import _engine_progress, _present

    path = _present([footage])[0]
    if Path(engine).expanduser().is_dir():
        engine = str(Path(engine).expanduser().absolute())
    reporter = Reporter(as_json=json, verbose=verbose)
    with Engine() as running, reporter.progress("Searching") as advance:
        request = Find(paths=(str(path),), query=query, prepare=True, engine=engine)
        found = running.run(request, on_progress=_engine_progress(advance))
    for left_out in found.not_searched:
        raise FootageError(left_out.text, file=str(path))
    for line in (*spoken_for(found), *found.notes):
        reporter.note(line)
    reporter.result(document(found, str(path)), lambda: table(found))


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


def spoken_for(found: Matches) -> list[str]:
    """What the search made of the words, as far as a person needs to be told."""
    lines = [f"“{word.text}” is taken for {_meaning(word)}" for word in found.words if word.state == "broadened"]
    if found.not_understood:
        lines.append("Not understood: " + ", ".join(found.not_understood))
    return lines


def table(found: Matches) -> RenderableType:
    """The answer for a person: a line a range."""
    from ui.tables import clock

    def line(match: Match) -> str:
        return f"{clock(match.start)}-{clock(match.end)}  {match.score:.2f}  {', '.join(match.reasons)}"

    lines = [line(match) for match in found.matches] or ["Nothing fits."]
    if found.weak:
        lines += ["", f"Weak matches, below {STRONG:.2f}:", *(line(match) for match in found.weak)]
    return "\n".join(lines)


def _range(match: Match) -> list[float]:
    return [seconds(match.start), seconds(match.end)]


def _meaning(word: QueryWord) -> str:
    return word.concept.replace("-", " ")
