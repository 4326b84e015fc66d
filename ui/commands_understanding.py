"""Questions about what is to be seen: `ask`, `describe`, `chapters`, `titles` and `labels`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from engine.protocol import UsageError
from ui.memory_option import MemoryLimit
from ui.reporting import Reporter

if TYPE_CHECKING:
    from rich.console import RenderableType

    from engine.protocol.question import Question
    from ui.documents import Document

R = TypeVar("R")

Footage = Annotated[list[Path], typer.Argument(metavar="FOOTAGE", help="Video files.", show_default=False, readable=False)]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document on stdout and nothing else there.")]
EngineName = Annotated[
    str,
    typer.Option(
        "--engine",
        metavar="NAME",
        help="Which engine answers: auto for the best model that is installed, basic for signals alone, a model's id or "
        "folder, or a server's address, with URL#MODEL for one of its models.",
    ),
]
Language = Annotated[
    str,
    typer.Option("--language", metavar="CODE", help="Of the answer, such as zh; English without it.", show_default=False),
]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="Say more on stderr.")]


class Detail(StrEnum):
    """How much a description says."""

    line = "line"
    paragraph = "paragraph"
    shots = "shots"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (ask, describe, chapters, titles, labels):
        app.command()(command)


def ask(
    footage: Annotated[Path, typer.Argument(metavar="FOOTAGE", help="A video file.", show_default=False, readable=False)],
    question: Annotated[
        str, typer.Argument(metavar="QUESTION", help="In any language the model knows.", show_default=False)
    ],
    also: Annotated[
        list[Path] | None, typer.Option("--also", metavar="FOOTAGE", help="More footage to be asked about; may be repeated.")
    ] = None,
    json: Json = False,
    engine: EngineName = "auto",
    memory: MemoryLimit = "",  # noqa: ARG001 - its callback does the work
    verbose: Verbose = False,
) -> None:
    """An answer to a question about what is to be seen, and the times it rests on."""
    from engine.protocol import Ask
    from ui import understanding_output as output

    def request(paths: tuple[str, ...], name: str) -> Ask:
        return Ask(paths=paths, question=question, engine=name)

    _answer("Asking", [footage, *(also or [])], request, engine, Reporter(as_json=json, verbose=verbose), output.ANSWER)


def describe(
    footage: Footage,
    level: Annotated[Detail, typer.Option("--level", help="One line, a paragraph, or a line a shot.")] = Detail.paragraph,
    language: Language = "",
    json: Json = False,
    engine: EngineName = "auto",
    memory: MemoryLimit = "",  # noqa: ARG001 - its callback does the work
    verbose: Verbose = False,
) -> None:
    """What happens, with the times at which it can be seen."""
    from engine.protocol import Describe
    from ui import understanding_output as output

    def request(paths: tuple[str, ...], name: str) -> Describe:
        return Describe(paths=paths, level=level.value, language=language, engine=name)

    _answer("Describing", footage, request, engine, Reporter(as_json=json, verbose=verbose), output.DESCRIPTION)


def chapters(
    footage: Footage,
    language: Language = "",
    json: Json = False,
    engine: EngineName = "auto",
    memory: MemoryLimit = "",  # noqa: ARG001 - its callback does the work
    verbose: Verbose = False,
) -> None:
    """The parts that footage falls into, each with a title."""
    from engine.protocol import FindChapters
    from ui import understanding_output as output

    def request(paths: tuple[str, ...], name: str) -> FindChapters:
        return FindChapters(paths=paths, language=language, engine=name)

    _answer("Finding chapters", footage, request, engine, Reporter(as_json=json, verbose=verbose), output.CHAPTERS)


def titles(
    footage: Footage,
    language: Language = "",
    json: Json = False,
    engine: EngineName = "auto",
    memory: MemoryLimit = "",  # noqa: ARG001 - its callback does the work
    verbose: Verbose = False,
) -> None:
    """Titles, first sentences and hashtags that the footage could go by."""
    from engine.protocol import SuggestTitles
    from ui import understanding_output as output

    def request(paths: tuple[str, ...], name: str) -> SuggestTitles:
        return SuggestTitles(paths=paths, language=language, engine=name)

    _answer("Looking for titles", footage, request, engine, Reporter(as_json=json, verbose=verbose), output.TITLES)


def labels(
    footage: Footage,
    rule: Annotated[
        list[str] | None,
        typer.Option("--rule", metavar="TEXT", help="What to look for, such as alcohol; may be repeated."),
    ] = None,
    rules: Annotated[
        Path | None, typer.Option("--rules", metavar="FILE", help="A text file with a rule a line.", show_default=False)
    ] = None,
    json: Json = False,
    engine: EngineName = "auto",
    memory: MemoryLimit = "",  # noqa: ARG001 - its callback does the work
    verbose: Verbose = False,
) -> None:
    """Where footage meets your content rules: a review report with times."""
    from engine.protocol import CheckLabels
    from ui import understanding_output as output

    wanted = tuple(dict.fromkeys(text for line in [*(rule or []), *_lines(rules)] if (text := " ".join(line.split()))))
    if not wanted:
        raise UsageError("no rule was given", hint='clipwright labels FOOTAGE --rule "alcohol", or --rules FILE')

    def request(paths: tuple[str, ...], name: str) -> CheckLabels:
        return CheckLabels(paths=paths, rules=wanted, engine=name)

    _answer("Checking the rules", footage, request, engine, Reporter(as_json=json, verbose=verbose), output.LABELS)


def _answer(
    doing: str,
    footage: Sequence[Path],
    request: Callable[[tuple[str, ...], str], Question[R]],
    engine: str,
    reporter: Reporter,
    output: tuple[Callable[[R, Sequence[str]], Document], Callable[[R, Sequence[str]], RenderableType]],
) -> None:
    """Put one request to the engine and print what comes back."""
    from engine.client import Engine
    from ui.jobs import _engine_progress, _present, engine_of

    paths = tuple(str(path) for path in _present(footage))
    engine = engine_of(engine)
    with Engine() as running, reporter.progress(doing) as advance:
        found = running.run(request(paths, engine), on_progress=_engine_progress(advance))
    for note in getattr(found, "notes", ()):
        reporter.note(note)
    document, readable = output
    reporter.result(document(found, paths), lambda: readable(found, paths))


def _lines(path: Path | None) -> list[str]:
    """The lines of a list of rules; those that begin with # say nothing."""
    if path is None:
        return []
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is no text in UTF-8"
        raise UsageError(f"the rules cannot be read: {why}", file=str(path), hint="a text file with a rule a line") from None
    return [line for line in text.splitlines() if not line.lstrip().startswith("#")]
