"""What a model on a server answers on the command line: `ask`, titles of highlights, and whether it works."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from engine.protocol import ClipwrightError, EngineError
from ui.documents import Document
from ui.reporting import Advance, Reporter

if TYPE_CHECKING:
    from engine.protocol import Highlights, ServerReport

HINT = "add --engine URL with the address of a model's server, such as http://127.0.0.1:8000"


def highlights(reporter: Reporter, footage: Path, count: int | None, address: str) -> None:
    """Answer `clipwright highlights --engine URL`: the basic engine finds the moments, the server's model names them.

    A server that cannot be used at all fails the command before the footage is read; one that fails later costs titles.
    """
    from engine.client import Engine
    from engine.protocol import Cancelled, CheckServer, FindHighlights, Moment, NameMoments
    from ui import documents, tables
    from ui.jobs import _engine_progress, _part, _present

    path = str(_present([footage])[0])
    with Engine() as engine, reporter.progress("Finding highlights") as advance:
        report = engine.run(CheckServer(server=address), on_progress=_engine_progress(_part(advance, 0.0, 0.02)))
        whole: Advance = _part(advance, 0.02, 0.6)
        found = engine.run(FindHighlights(paths=(path,), count=count), on_progress=_engine_progress(whole))
        moments = tuple(
            Moment(media=each.media, start=each.start, end=each.end, evidence=each.evidence) for each in found.highlights
        )
        notes = report.notes
        if moments:
            request = NameMoments(paths=(path,), moments=moments, server=address)
            try:
                titles = engine.run(request, on_progress=_engine_progress(_part(advance, 0.6, 1.0)))
            except Cancelled:
                raise
            except EngineError as error:
                notes += (f"the basic engine found the moments and named them: {error.line()}",)
            else:
                found, notes = _named(found, titles.titles, titles.engine), notes + titles.notes
                notes += (_shares(titles.titles, titles.engine),)
    from msgspec.structs import replace

    found = replace(found, notes=(*found.notes, *notes))
    for note in found.notes:
        reporter.note(note)
    reporter.result(documents.highlights(found), lambda: tables.highlights(found))


def checked(address: str, advance: Advance) -> Document:
    """What `clipwright models check URL` says of a server; its "state" is "ok" or "failed"."""
    from engine.client import Engine
    from engine.protocol import Cancelled, CheckServer
    from ui.jobs import _engine_progress

    result: Document = {"id": address, "directory": None, "state": "ok", "problems": [], "notes": []}
    try:
        with Engine() as engine:
            report = engine.run(CheckServer(server=address, picture=True), on_progress=_engine_progress(advance))
    except Cancelled:
        raise
    except ClipwrightError as error:
        return {**result, "id": _safe(address), "state": "failed", "problems": [error.line()]}
    return {**result, **_reported(report)}


def _safe(address: str) -> str:
    """An address to be repeated: without what may be a secret in it."""
    from engine.remote.address import parse

    try:
        parse(address)
    except EngineError:
        return address.partition("://")[0][:20] + "://"
    return address


def _named(found: Highlights, titles: tuple[str | None, ...], engine: str) -> Highlights:
    from msgspec.structs import replace

    moments = tuple(
        replace(moment, title=title) if title else moment for moment, title in zip(found.highlights, titles, strict=True)
    )
    return replace(found, highlights=moments, engine=engine or found.engine)


def _shares(titles: tuple[str | None, ...], engine: str) -> str:
    """Which engine did what."""
    named = sum(title is not None for title in titles)
    if not named:
        return "the basic engine found the moments and named them"
    if named == len(titles):
        return f"the basic engine found the moments, {engine} named them"
    return f"the basic engine found the moments, {engine} named {named} of {len(titles)}"


def _reported(report: ServerReport) -> Document:
    notes = list(report.notes)
    if report.answer is not None:
        form = "in the form asked for" if report.structured else "in a form of its own"
        notes.append(f"{report.model} answers about a picture, {form}: {report.answer}")
    return {
        "state": "failed" if report.problem else "ok",
        "problems": [report.problem] if report.problem else [],
        "notes": notes,
        "host": report.host,
        "models": list(report.models),
        "model": report.model,
        "answer": report.answer,
        "structured": report.structured,
    }
