"""`clipwright transcribe`: what is said in footage, and when."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from engine.protocol import UsageError
from ui.documents import Document, seconds
from ui.memory_option import MemoryLimit
from ui.reporting import Reporter

if TYPE_CHECKING:
    from rich.console import RenderableType

    from engine.protocol import SpokenSegment, Transcribe, Transcript

ENGINES = ("auto", "basic", "faster-whisper", "transformers", "openai-whisper")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(transcribe)


def transcribe(
    footage: Annotated[
        Path, typer.Argument(metavar="FOOTAGE", help="A video or sound file.", show_default=False, readable=False)
    ],
    language: Annotated[
        str, typer.Option(metavar="CODE", help="The language spoken, such as de.", show_default="found")
    ] = "",
    translate: Annotated[bool, typer.Option("--translate", help="Put it into English.")] = False,
    model: Annotated[
        str, typer.Option(metavar="DIR|ID", help="A speech model: a folder, or an installed one.", show_default=False)
    ] = "",
    subtitles: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Take the words from this subtitle file.", show_default=False)
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document on stdout and nothing else there.")] = False,
    engine: Annotated[
        str, typer.Option("--engine", metavar="NAME", help=f"Which engine answers: {', '.join(ENGINES)}, or a model.")
    ] = "auto",
    memory: MemoryLimit = "",  # noqa: ARG001 - its callback grants it
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Say more on stderr.")] = False,
) -> None:
    """What is said, and when: from subtitles that are there, or by a speech model."""
    from engine.client import Engine
    from ui.jobs import _engine_progress, _present

    request = requested(
        _present([footage])[0], engine=engine, model=model, language=language, translate=translate, subtitles=subtitles
    )
    reporter = Reporter(as_json=json, verbose=verbose)
    with Engine() as running, reporter.progress("Transcribing") as advance:
        found = running.run(request, on_progress=_engine_progress(advance))
    for note in found.notes:
        reporter.note(note)
    reporter.result(document(found, str(request.path)), lambda: table(found))


def requested(path: Path, *, engine: str, model: str, language: str, translate: bool, subtitles: Path | None) -> Transcribe:
    """The request of these options. `engine` may name a model as well. Raises UsageError."""
    from engine.protocol import Transcribe

    if "://" in engine:
        raise UsageError("a remote engine does not transcribe", hint=f"give one of {', '.join(ENGINES)}, or a model")
    if engine not in ENGINES:
        if model:
            raise UsageError(f"there is no speech engine called {engine[:60]!r}", hint=f"these are: {', '.join(ENGINES)}")
        engine, model = "auto", engine
    if model and Path(model).expanduser().exists():
        model = str(Path(model).expanduser().absolute())
    return Transcribe(
        path=str(path),
        engine=engine,
        model=model,
        language=language,
        translate=translate,
        subtitles=str(subtitles.absolute()) if subtitles else "",
    )


def document(found: Transcript, path: str) -> Document:
    """The answer as JSON."""
    return {
        "engine": found.engine,
        "language": found.language,
        "segments": [_segment(segment) for segment in found.segments],
        "path": path,
        "source": found.source,
        "file": found.file or None,
        "translated": found.translated,
        "word_times": "estimated" if found.estimated else "heard" if found.has_words else None,
        "notes": list(found.notes),
    }


def _segment(segment: SpokenSegment) -> Document:
    made: Document = {
        "start": seconds(segment.start),
        "end": seconds(segment.end),
        "text": segment.text,
        "words": [[seconds(word.start), seconds(word.end), word.text] for word in segment.words],
    }
    for mark in ("filler", "profanity"):
        places = [place for place, word in enumerate(segment.words) if word.mark == mark]
        if places:
            made["fillers" if mark == "filler" else mark] = places
    return {**made, "speaker": segment.speaker} if segment.speaker else made


def table(found: Transcript) -> RenderableType:
    """The answer for a person: a line a segment."""
    from ui.tables import clock

    lines = []
    for segment in found.segments:
        speaker = f"{segment.speaker}: " if segment.speaker else ""
        lines.append(f"{clock(segment.start)}-{clock(segment.end)}  {speaker}{segment.text or '(speech)'}")
    return "\n".join(lines) or "Nothing is said."
