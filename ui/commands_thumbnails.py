"""`clipwright thumbnails`: frames that make good cover pictures, listed, and written as pictures."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from engine.protocol import MediaInfo, OutputError, Thumbnail, Thumbnails, UsageError
from ui.commands_understanding import EngineName, Footage, Json, Verbose
from ui.documents import Document, seconds
from ui.memory_option import MemoryLimit
from ui.reporting import Reporter
from ui.tables import clock
from ui.understanding_output import looked_document


class Picture(StrEnum):
    """What kind of file a picture becomes."""

    jpg = "jpg"
    png = "png"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(thumbnails)


def thumbnails(
    footage: Footage,
    count: Annotated[int, typer.Option("--count", metavar="N", help="How many pictures, 1 to 20.")] = 5,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="DIR", help="Write the frames here, at full size; made where it is missing.",
            show_default=False,
        ),
    ] = None,
    kind: Annotated[Picture, typer.Option("--format", help="Of the pictures.")] = Picture.jpg,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace pictures that are there.")] = False,
    title: Annotated[
        str, typer.Option("--title", metavar="TEXT", help="That the picture is to go with.", show_default=False)
    ] = "",
    json: Json = False,
    engine: EngineName = "auto",
    memory: MemoryLimit = "",  # noqa: ARG001 - its callback does the work
    verbose: Verbose = False,
) -> None:  # fmt: skip
    """Frames that make good cover pictures, best first, each with why."""
    from engine.client import Engine
    from engine.protocol import PickThumbnails, Probe
    from ui.jobs import _engine_progress, _present, engine_of

    reporter = Reporter(as_json=json, verbose=verbose)
    paths = tuple(str(path) for path in _present(footage))
    if output is not None:
        _check_folder(output)
    request = PickThumbnails(paths=paths, count=count, title=title, engine=engine_of(engine))
    with Engine() as running, reporter.progress("Picking cover pictures") as advance:
        found = running.run(request, on_progress=_engine_progress(advance))
        infos: dict[int, MediaInfo] = {}
        if output is not None:
            infos = {media: running.run(Probe(path=paths[media])) for media in {one.media for one in found.pictures}}
    files = [] if output is None else _written(found.pictures, infos, output, f".{kind.value}", overwrite)
    for note in found.notes:
        reporter.note(note)
    reporter.result(_document(found, paths, files), lambda: _text(found, paths, files))


def _check_folder(folder: Path) -> None:
    """Refuse a folder that cannot be written to, before any work. Raises OutputError."""
    at = folder.absolute()
    while not os.path.lexists(at) and at.parent != at:
        at = at.parent
    if not at.is_dir():
        raise OutputError("cannot write: this is no folder", file=str(at), hint="choose another folder")
    if not os.access(at, os.W_OK | os.X_OK):
        raise OutputError("cannot write: Permission denied", file=str(folder), hint="choose another folder")


def _written(
    pictures: Sequence[Thumbnail], infos: dict[int, MediaInfo], folder: Path, suffix: str, overwrite: bool
) -> list[Path]:
    """Write each picture; all of them or none that was not there. Raises UsageError, FootageError, OutputError."""
    from ui.outputs import all_or_none
    from ui.preview.frame_file import file_name, save_frame

    paths = _distinct(folder.absolute() / file_name(infos[one.media], one.time, suffix) for one in pictures)
    there = [path for path in paths if os.path.lexists(path)]
    if there and not overwrite:
        raise UsageError("there is a file of this name", file=str(there[0]), hint="--overwrite replaces it")
    for path in there:
        if path.is_dir():
            raise OutputError("cannot write: there is a folder of this name", file=str(path), hint="choose another folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"cannot write: {error.strerror}", file=str(folder), hint="choose another folder") from error
    with all_or_none(paths):
        for one, path in zip(pictures, paths, strict=True):
            save_frame(infos[one.media], one.time, path)
    return paths


def _distinct(paths: Iterable[Path]) -> list[Path]:
    """Files of the same name in different folders get a number each."""
    taken: list[Path] = []
    for path in paths:
        number, free = 1, path
        while free in taken:
            number += 1
            free = path.with_stem(f"{path.stem}_{number}")
        taken.append(free)
    return taken


def _document(found: Thumbnails, paths: Sequence[str], files: Sequence[Path]) -> Document:
    return {
        "engine": found.engine,
        "pictures": [
            {
                "path": paths[one.media],
                "time": seconds(one.time),
                "score": round(one.score, 3),
                "reasons": list(one.reasons),
                "file": str(files[place]) if files else None,
            }
            for place, one in enumerate(found.pictures)
        ],
        "looked": looked_document(found.looked),
        "notes": list(found.notes),
    }


def _text(found: Thumbnails, paths: Sequence[str], files: Sequence[Path]) -> str:
    lines = []
    for place, one in enumerate(found.pictures):
        name = f"{Path(paths[one.media]).name}  " if len(paths) > 1 else ""
        lines.append(f"{name}{clock(one.time)}  {one.score:.2f}  {', '.join(one.reasons)}")
        if files:
            lines.append(f"    {files[place]}")
    return "\n".join(lines)
