"""The command line: every job of the window without the window.

`run` is the one way in. It turns every failure into one line, a JSON document where one is wanted, and an exit status
(engine.protocol.Status). Heavy modules are imported inside the commands, so that `--help` costs next to nothing.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from engine.protocol import Cancelled, ClipwrightError, EngineError, OutputError, Status, UsageError
from ui import (
    commands_evaluate,
    commands_find,
    commands_models,
    commands_prompts,
    commands_thumbnails,
    commands_transcribe,
    commands_understanding,
)
from ui.reporting import Reporter

app = typer.Typer(
    name="clipwright",
    help="A video editor that finds the moments worth showing, on your own machine.\n\n"
    "Without a command it opens the window, with the projects and footage that are named.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Footage = Annotated[
    list[Path], typer.Argument(metavar="FOOTAGE", help="Video or sound files.", show_default=False, readable=False)
]
OneFootage = Annotated[
    Path, typer.Argument(metavar="FOOTAGE", help="A video or sound file.", show_default=False, readable=False)
]
ProjectFile = Annotated[
    Path, typer.Argument(metavar="PROJECT", help="A project (.cwp).", show_default=False, readable=False)
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document on stdout and nothing else there.")]
EngineName = Annotated[str, typer.Option("--engine", metavar="NAME", help="Which engine answers.")]
Language = Annotated[
    str,
    typer.Option(
        "--language",
        metavar="CODE",
        help="In which a model says what is seen, such as zh; English without it.",
        show_default=False,
    ),
]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="Say more on stderr.")]
Output = Annotated[Path, typer.Option("-o", "--output", metavar="OUT", help="The file to write.", show_default=False)]


@app.command()
def probe(footage: Footage, json: Json = False, engine: EngineName = "basic", verbose: Verbose = False) -> None:
    """Streams, rates, rotation, timecode and real duration of footage."""
    from ui import jobs

    jobs.probe(Reporter(as_json=json, verbose=verbose), footage, engine)


@app.command()
def analyse(footage: Footage, json: Json = False, engine: EngineName = "basic", verbose: Verbose = False) -> None:
    """Measure shots, speech, motion, sound and faces once; every later job recalls them."""
    from ui import jobs

    jobs.analyse(Reporter(as_json=json, verbose=verbose), footage, engine)


@app.command()
def highlights(
    footage: OneFootage,
    count: Annotated[int | None, typer.Option(min=1, max=1000, help="How many moments at most.", show_default=False)] = None,
    query: Annotated[
        str, typer.Option(metavar="TEXT", help="What the moments are to show.", show_default="the best of all")
    ] = "",
    language: Language = "",
    json: Json = False,
    engine: EngineName = "basic",
    verbose: Verbose = False,
) -> None:
    """The moments worth showing, best first, each with its reasons."""
    from ui import jobs

    jobs.highlights(Reporter(as_json=json, verbose=verbose), footage, count, engine, query=query, language=language)


@app.command()
def reel(
    footage: Footage,
    output: Output,
    length: Annotated[str, typer.Option(metavar="TIME", help="Target length: seconds, or M:SS.")] = "30",
    aspect: Annotated[
        str | None, typer.Option(metavar="W:H", help="Picture shape, such as 9:16.", show_default="the footage's")
    ] = None,
    order: Annotated[str, typer.Option(metavar="chronological|score", help="Order of the moments.")] = "chronological",
    query: Annotated[
        str, typer.Option(metavar="TEXT", help="What the reel is to show.", show_default="the best of all")
    ] = "",
    music: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Music to lay under the sound.", show_default=False)
    ] = None,
    edl: Annotated[Path | None, typer.Option(metavar="FILE", help="Also write an EDL (CMX 3600).")] = None,
    otio: Annotated[Path | None, typer.Option(metavar="FILE", help="Also write an OpenTimelineIO file.")] = None,
    project: Annotated[Path | None, typer.Option(metavar="FILE", help="Also write the project (.cwp).")] = None,
    preset: Annotated[str, typer.Option(metavar="resolve|premiere", help="Which program will read the EDL.")] = "resolve",
    language: Language = "",
    json: Json = False,
    engine: EngineName = "basic",
    verbose: Verbose = False,
) -> None:
    """A finished highlight reel, its edit decision list and its project, in one go."""
    from ui import jobs

    request = jobs.ReelRequest(
        footage=tuple(footage),
        output=output,
        length=jobs.parse_length(length),
        aspect=jobs.parse_aspect(aspect) if aspect else None,
        order=jobs.parse_order(order),
        edl=edl,
        otio=otio,
        project=project,
        preset=jobs.parse_preset(preset),
        music=music,
        query=query,
        language=language,
    )
    jobs.reel(Reporter(as_json=json, verbose=verbose), request, engine)


@app.command()
def render(
    project: ProjectFile, output: Output, json: Json = False, engine: EngineName = "basic", verbose: Verbose = False
) -> None:
    """Render a project to a film."""
    from ui import jobs

    jobs.render_project(Reporter(as_json=json, verbose=verbose), project, output, engine)


@app.command()
def export(
    project: ProjectFile,
    output: Output,
    format_name: Annotated[
        str | None, typer.Option("--format", metavar="edl|otio", help="Instead of what the suffix says.", show_default=False)
    ] = None,
    preset: Annotated[str, typer.Option(metavar="resolve|premiere", help="Which program will read the EDL.")] = "resolve",
    json: Json = False,
    engine: EngineName = "basic",
    verbose: Verbose = False,
) -> None:
    """Write a project's timeline for another editing program, and say what its format cannot carry."""
    from ui import jobs

    jobs.export_project(
        Reporter(as_json=json, verbose=verbose), project, output, format_name, jobs.parse_preset(preset), engine
    )


@app.command()
def sample(output: Output, json: Json = False, engine: EngineName = "basic", verbose: Verbose = False) -> None:
    """Make a one-minute sample film to try things on."""
    from ui import jobs

    jobs.make_sample(Reporter(as_json=json, verbose=verbose), output, engine)


@app.command()
def doctor(
    index: Annotated[bool, typer.Option("--index", help="Read all that is kept of footage instead.")] = False,
    repair: Annotated[bool, typer.Option("--repair", help="With --index: mend what is broken.")] = False,
    json: Json = False,
    engine: EngineName = "basic",
    verbose: Verbose = False,
) -> None:
    """What this machine can do, and what is missing."""
    if repair and not index:
        raise UsageError("--repair goes with --index", hint="clipwright doctor --index --repair")
    if index:
        from ui import doctor_index

        doctor_index.run(Reporter(as_json=json, verbose=verbose), repair=repair)
        return
    from ui import doctor as examination

    examination.run(Reporter(as_json=json, verbose=verbose), engine)


commands_find.register(app)
commands_transcribe.register(app)
commands_understanding.register(app)
commands_thumbnails.register(app)
commands_evaluate.register(app)
commands_prompts.register(app)
app.add_typer(commands_models.app)


@app.callback(invoke_without_command=True)
def _start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if version:
        from importlib.metadata import version as installed

        typer.echo(f"clipwright {installed('clipwright')}")
    elif context.invoked_subcommand is None:
        raise UsageError("no command was named", hint="clipwright --help lists the commands")


def run(arguments: Sequence[str]) -> int:
    """Run the command line with `arguments`, or open the window where they name no command; returns the exit status."""
    reporter = Reporter(as_json="--json" in arguments)
    previous = signal.signal(signal.SIGTERM, _stop)
    try:
        files = _for_the_window(arguments)
        if files is not None:
            from ui.app import open_window

            return open_window(files)
        answer = typer.main.get_command(app).main(list(arguments), prog_name="clipwright", standalone_mode=False)
        sys.stdout.flush()
        if answer != Status.CANCELLED:
            return answer if isinstance(answer, int) else int(Status.DONE)
        error: ClipwrightError = Cancelled()  # typer makes a plain exit status of an interrupt
    except typer.Abort:
        error = Cancelled()
    except typer.TyperException as problem:
        explain = getattr(problem, "format_message", problem.__str__)
        error = UsageError(explain(), hint="clipwright --help lists the commands")
    except KeyboardInterrupt:
        error = Cancelled()
    except ClipwrightError as problem:
        error = problem
    except BrokenPipeError:
        # The reader of our output has gone: that is its right, and no more can be said to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return int(Status.OUTPUT)
    except OSError as problem:
        error = OutputError(problem.strerror or str(problem), file=problem.filename)
    except Exception as problem:  # noqa: BLE001 - the last line of defence: a user never sees a traceback
        from ui.faults import record

        error = EngineError(f"a fault in Clipwright: {type(problem).__name__}: {problem}", hint=record(problem))
    finally:
        signal.signal(signal.SIGTERM, previous)
    reporter.failure(error)
    return int(error.status)


def _for_the_window(arguments: Sequence[str]) -> list[Path] | None:
    """The projects and footage that the window is to open, or None when a command is meant.

    `clipwright FILE...` opens the window; a word that names neither a file nor a command is a mistyped command.
    """
    if not arguments:
        return []
    if arguments[0] == "--":
        return [Path(argument) for argument in arguments[1:]]
    first = arguments[0]
    if first.startswith("-") or first in _commands():
        return None
    if not (os.path.lexists(first) or Path(first).suffix or os.sep in first):
        return None
    return [Path(argument) for argument in arguments if argument != "--"]


def _commands() -> set[str]:
    group = typer.main.get_command(app)
    return set(getattr(group, "commands", {}))


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
