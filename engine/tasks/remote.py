"""Whether a model on a server works."""

from __future__ import annotations

from engine.protocol import CheckServer, EngineError, ServerReport
from engine.remote import answers
from engine.remote.address import parse
from engine.remote.client import Picture, Remote
from engine.tasks.context import Context

_TRIAL = (
    'Which two colours has this picture? Answer with JSON alone: {"colours": "..."}.',
    "You look at pictures and answer questions about them.",
)


def check(request: CheckServer, context: Context) -> ServerReport:
    """List the server's models and, where that is asked for, put a question about a picture to one.

    Raises EngineError when there is no list; a picture that is not answered is told in the report.
    """
    server = parse(request.server)
    remote = Remote(server, context.check)
    context.progress(0.0, f"asking {server.name} for its models")
    notes = list(server.warnings())
    found: tuple[str, ...] = ()
    try:
        found = remote.models()
    except EngineError as error:
        # some servers have no list, and need none where the address names the model
        if getattr(error, "code", None) != 404 or not server.model:
            raise
        notes.append("it has no list of models")
    if server.model and found and server.model not in found:
        notes.append(f"{server.model!r} is not in its list of models")
    report = ServerReport(host=server.name, models=found, model=server.model or (found[0] if len(found) == 1 else None))
    if not request.picture:
        if report.model is None:
            remote.choose(found)  # raises, saying which there are
        return _with(report, notes=notes)
    if report.model is None:
        problem = None if found else "it has no model"
        if found:
            notes.append(f"name one to try it: {server.origin}{server.path}#{found[0]}")
        return _with(report, problem=problem, notes=notes)
    remote.model = report.model
    context.progress(0.5, f"showing {report.model} a picture")
    try:
        said = remote.chat(_TRIAL[1], [Picture("The picture:", _two_colours()), _TRIAL[0]], form=answers.PICTURE_FORM)
    except EngineError as error:
        return _with(report, problem=error.line(), notes=notes)
    form = answers.read(said.text, answers.PictureForm)
    text = answers.plain(form.colours if form else said.text, 200)
    if form is None:
        notes.append("it does not keep to the form asked for, so its answers may be unusable")
    problem = None if text else "it says nothing about a picture"
    return _with(report, answer=text or None, structured=form is not None, problem=problem, notes=notes)


def _two_colours() -> bytes:
    """A JPEG file: the left half red, the right half blue."""
    from io import BytesIO

    from PIL import Image

    picture = Image.new("RGB", (224, 224), (220, 20, 20))
    picture.paste((20, 20, 220), (112, 0, 224, 224))
    packed = BytesIO()
    picture.save(packed, "JPEG", quality=90)
    return packed.getvalue()


def _with(
    report: ServerReport,
    *,
    answer: str | None = None,
    structured: bool | None = None,
    problem: str | None = None,
    notes: list[str],
) -> ServerReport:
    return ServerReport(
        host=report.host,
        models=report.models,
        model=report.model,
        answer=answer,
        structured=structured,
        problem=problem,
        notes=tuple(notes),
    )
