"""The work behind each command: engine and editor joined, results handed to the reporter."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from engine.client import Engine
from engine.protocol import Analyse, EngineError, FindHighlights, FootageError, Probe, Progress, UsageError
from ui import documents, outputs, tables
from ui.reporting import Advance, Reporter
from ui.understanding_output import account

if TYPE_CHECKING:
    from editor.model import Project
    from editor.render import RenderProgress, RenderResult

Order = Literal["chronological", "score"]
Preset = Literal["resolve", "premiere"]
_CLOCK = re.compile(r"^(?:(\d+):)?(\d+(?:\.\d+)?)$")
_ASPECT = re.compile(r"^(\d{1,5}(?:\.\d{1,4})?)[:/x](\d{1,5}(?:\.\d{1,4})?)$")


@dataclass(frozen=True)
class ReelRequest:
    """What `clipwright reel` was asked for."""

    footage: tuple[Path, ...]
    output: Path
    length: Fraction
    aspect: Fraction | None
    order: Order
    edl: Path | None
    otio: Path | None
    project: Path | None
    preset: Preset
    music: Path | None = None
    query: str = ""
    language: str = ""

    @property
    def exports(self) -> dict[str, Path]:
        """The timelines to write, by format."""
        return {name: path for name, path in (("edl", self.edl), ("otio", self.otio)) if path}


def parse_length(text: str) -> Fraction:
    """Seconds in "30", "12.5" or "1:30". Raises UsageError for anything else and outside 1 s to 24 h."""
    match = _CLOCK.match(text.strip())
    if not match:
        raise UsageError(f"not a length: {text!r}", hint="give seconds, such as 30, or minutes and seconds, such as 1:30")
    length = 60 * Fraction(match.group(1) or 0) + Fraction(match.group(2))
    if not 1 <= length <= 86400:
        raise UsageError(f"a reel of {text} cannot be made", hint="give a length between 1 second and 24 hours")
    return length


def parse_aspect(text: str) -> Fraction:
    """Width over height in "9:16". Raises UsageError for anything else and outside 1:4 to 4:1."""
    match = _ASPECT.match(text.strip())
    if not match or not Fraction(match.group(1)) or not Fraction(match.group(2)):
        raise UsageError(f"not a picture shape: {text!r}", hint="give width and height, such as 9:16")
    aspect = Fraction(match.group(1)) / Fraction(match.group(2))
    if not Fraction(1, 4) <= aspect <= 4:
        raise UsageError(f"a picture of {text} is too narrow", hint="give a shape between 1:4 and 4:1")
    return aspect


def parse_order(text: str) -> Order:
    """Raises UsageError for anything but the two orders there are."""
    if text == "chronological":
        return "chronological"
    if text == "score":
        return "score"
    raise UsageError(f"not an order: {text!r}", hint="give chronological or score")


def parse_preset(text: str) -> Preset:
    """Raises UsageError for a program that no list is written for."""
    if text == "resolve":
        return "resolve"
    if text == "premiere":
        return "premiere"
    raise UsageError(f"not an EDL preset: {text!r}", hint="give resolve or premiere")


def probe(reporter: Reporter, footage: Sequence[Path], engine_name: str) -> None:
    """Answer `clipwright probe`."""
    with _engine(engine_name) as engine:
        files = [engine.run(Probe(path=str(path))) for path in _present(footage)]
    reporter.result(documents.probe(files), lambda: tables.probe(files))


def analyse(reporter: Reporter, footage: Sequence[Path], engine_name: str) -> None:
    """Answer `clipwright analyse`."""
    paths = _present(footage)
    analyses = []
    with _engine(engine_name) as engine, reporter.progress("Analysing") as advance:
        for position, path in enumerate(paths):
            share = _share(advance, position, len(paths))
            analyses.append(engine.run(Analyse(path=str(path)), on_progress=share))
    reporter.result(documents.analyse(analyses), lambda: tables.analyse(analyses))


def highlights(
    reporter: Reporter, footage: Path, count: int | None, engine_name: str, *, query: str = "", language: str = ""
) -> None:
    """Answer `clipwright highlights`."""
    paths = tuple(str(path) for path in _present([footage]))
    request = FindHighlights(paths=paths, count=count, engine=engine_of(engine_name), query=query, language=language)
    with Engine() as engine, reporter.progress("Finding highlights") as advance:
        found = engine.run(request, on_progress=_engine_progress(advance))
    for note in found.notes:
        reporter.note(note)
    document = {**documents.highlights(found), **account(found.looked, found.claims)}
    reporter.result(document, lambda: tables.highlights(found))


def reel(reporter: Reporter, request: ReelRequest, engine_name: str) -> None:
    """Answer `clipwright reel`: the film appears last, so whatever fails before leaves nothing behind."""
    from editor.interchange import export
    from editor.recipes.highlight_reel import ReelOptions, make_reel
    from editor.storage import save_project

    footage = _present(request.footage)
    written = [path for path in (request.output, *request.exports.values(), request.project) if path]
    music = _present([request.music])[0] if request.music else None
    outputs.check(written, [*footage, *([music] if music else [])])
    small = [*request.exports.values(), *([request.project] if request.project else [])]
    options = ReelOptions(
        length=request.length,
        aspect=request.aspect,
        order=request.order,
        music=music,
        query=request.query,
        engine=engine_of(engine_name),
        language=request.language,
    )
    lost: list[str] = []
    with (
        Engine() as engine,
        outputs.all_or_none(small) as created,
        _staged(request.output) as staged,
        reporter.progress("Making the reel") as advance,
    ):
        made = make_reel(engine, footage, options, on_progress=_engine_progress(_part(advance, 0.0, 0.5)))
        for name, path in request.exports.items():
            exported = export(made.project, path, format=name, preset=request.preset)
            created.extend(exported.paths)
            lost.extend(f"{name}: {loss}" for loss in exported.lost)
        if request.project:
            save_project(made.project, request.project)
        rendered = _render(made.project, staged, engine, _part(advance, 0.5, 1.0))
        staged.replace(request.output)
    notes = [*made.notes, *rendered.notes]
    for note in notes:
        reporter.note(note)
    names = {name: str(path) for name, path in request.exports.items()}
    if request.project:
        names["cwp"] = str(request.project)
    document = documents.edit(
        made.project,
        str(request.output),
        rendered.duration,
        (rendered.width, rendered.height),
        exports=names,
        lost=lost,
        notes=notes,
    )
    reporter.result(document, lambda: tables.edit(document))


def render_project(reporter: Reporter, project_file: Path, output: Path, engine_name: str) -> None:
    """Answer `clipwright render`."""
    from editor.storage import load_project

    project = load_project(project_file)
    outputs.check([output], [project_file, *(Path(media.info.path) for media in project.media)])
    with _engine(engine_name) as engine, reporter.progress("Rendering") as advance:
        rendered = _render(project, output, engine, advance)
    for note in rendered.notes:
        reporter.note(note)
    document = documents.edit(
        project, str(output), rendered.duration, (rendered.width, rendered.height), notes=rendered.notes
    )
    reporter.result(document, lambda: tables.edit(document))


def export_project(
    reporter: Reporter, project_file: Path, output: Path, format_name: str | None, preset: Preset, engine_name: str
) -> None:
    """Answer `clipwright export`."""
    from editor.interchange import export
    from editor.storage import load_project

    check_engine(engine_name)
    project = load_project(project_file)
    outputs.check([output], [project_file, *(Path(media.info.path) for media in project.media)])
    exported = export(project, output, format=format_name, preset=preset)
    name = format_name or output.suffix.lstrip(".").lower()
    document = documents.export({name: [str(path) for path in exported.paths]}, exported.lost)
    reporter.result(document, lambda: tables.export(exported.paths, exported.lost))


def make_sample(reporter: Reporter, output: Path, engine_name: str) -> None:
    """Answer `clipwright sample`."""
    from editor import sample
    from editor.render import find_ffmpeg

    check_engine(engine_name)
    outputs.check([output], [])
    notes: list[str] = []
    with reporter.progress("Making a sample film") as advance:
        advance(0.0, "drawing and speaking")
        sample.make_sample(output, ffmpeg=Path(find_ffmpeg().path), on_note=notes.append)
    for note in notes:
        reporter.note(note)
    reporter.result({"output": str(output), "notes": notes}, lambda: f"{output} is ready")


def _render(project: Project, output: Path, engine: Engine, advance: Advance) -> RenderResult:
    from editor.render import render

    def report(progress: RenderProgress) -> None:
        advance(progress.done, progress.stage, progress.eta)

    return render(project, output, engine=engine, on_progress=report)


def _present(footage: Sequence[Path]) -> list[Path]:
    """Absolute paths, links left as the user named them. Raises FootageError for one that is not there."""
    paths = []
    for path in footage:
        absolute = path.absolute()
        if not os.path.lexists(absolute):
            raise FootageError("there is no such file", file=str(path), hint="check the name")
        paths.append(absolute)
    return paths


def engine_of(name: str) -> str:
    """As requests name it, a folder by its whole path. Raises EngineError for an address or a name that is none."""
    if "://" in name:
        from engine.remote.address import parse

        parse(name)
    elif Path(name).expanduser().is_dir():
        return str(Path(name).expanduser().absolute())
    elif name not in ("basic", "auto"):
        from engine.models import store

        store.resolve(name)
    return name


def check_engine(name: str) -> None:
    """Raises EngineError for an engine that is not here."""
    if "://" in name:
        from engine.remote.address import parse

        parse(name)
        hint = "leave --engine away; models answer ask, find, describe, chapters, titles, labels, highlights and reel"
        raise EngineError("this command is answered by the basic engine alone", hint=hint)
    if name != "basic":
        from engine.models import store

        store.resolve(name)  # raises where there is no such model, or none that may be loaded
        raise EngineError("this command is answered by the basic engine alone", hint="leave --engine away")


@contextmanager
def _engine(name: str) -> Iterator[Engine]:
    check_engine(name)
    with Engine() as engine:
        yield engine


@contextmanager
def _staged(output: Path) -> Iterator[Path]:
    """A path of the same name in a private folder beside `output`, gone with all it holds at the end."""
    with tempfile.TemporaryDirectory(dir=output.parent, prefix=".clipwright-") as folder:
        yield Path(folder) / output.name


def _part(advance: Advance, start: float, end: float) -> Advance:
    def within(done: float, stage: str, eta: float | None = None) -> None:
        advance(start + (end - start) * done, stage, eta)

    return within


def _engine_progress(advance: Advance) -> Callable[[Progress], None]:
    return lambda progress: advance(progress.done, progress.stage, progress.eta)


def _share(advance: Advance, position: int, total: int) -> Callable[[Progress], None]:
    return _engine_progress(_part(advance, position / total, (position + 1) / total))
