"""What a model on a server answers on the command line: `ask`, titles of highlights, and whether it works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.protocol import ClipwrightError, EngineError
from ui.documents import Document
from ui.reporting import Advance

if TYPE_CHECKING:
    from engine.protocol import ServerReport

HINT = "add --engine URL with the address of a model's server, such as http://127.0.0.1:8000"


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
