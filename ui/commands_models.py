"""`clipwright models`: what there is, what is on this machine, and whether it is sound."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from engine.protocol import Status, UsageError
from ui import models_documents, models_tables
from ui.reporting import Reporter

if TYPE_CHECKING:
    from engine.models.catalogue import ModelCard
    from engine.models.store import Installed
    from ui.documents import Document

app = typer.Typer(
    name="models",
    help="Models: which there are, which are on this machine; download, remove and check them.",
    no_args_is_help=False,
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document on stdout and nothing else there.")]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="Say more on stderr.")]


@app.callback(invoke_without_command=True)
def _models(context: typer.Context, json: Json = False) -> None:
    context.obj = json
    if context.invoked_subcommand is None:
        raise UsageError("say what to do with the models", hint="list, add, remove, check or parity")


@app.command(name="list")
def list_models(
    context: typer.Context,
    installed: Annotated[bool, typer.Option("--installed", help="Only those on this machine.")] = False,
    task: Annotated[str | None, typer.Option(metavar="TASK", help="Only those for a task, such as find.")] = None,
    json: Json = False,
    verbose: Verbose = False,
) -> None:
    """Every model that is known: its tasks, its terms, what it takes, and whether it is here."""
    from engine.models import store

    reporter = Reporter(as_json=json or context.obj, verbose=verbose)
    _known_task(task)
    models = [model for model in models_documents.models() if not installed or model["installed"]]
    models = [model for model in models if not task or task in model["tasks"]]
    document = {
        "folder": str(store.models_folder()),
        "disk_use": store.disk_use(),
        "machine": models_documents.machine(),
        "models": models,
    }
    reporter.result(document, lambda: models_tables.table(document))


@app.command()
def add(
    context: typer.Context,
    model: Annotated[str, typer.Argument(metavar="MODEL", help="An id that list names, or a folder with a model.")],
    accept: Annotated[bool, typer.Option("--accept-licence", help="I have read the model's terms and agree.")] = False,
    json: Json = False,
    verbose: Verbose = False,
) -> None:
    """Download a model, or go on with a download; or make a folder of yours known."""
    from engine.models import catalogue, store

    reporter = Reporter(as_json=json or context.obj, verbose=verbose)
    card = catalogue.find(model)
    if card is None:
        if os.sep not in model and not Path(model).expanduser().exists():
            catalogue.card(model)  # raises, saying what there is
        found = store.add_directory(Path(model))
        notes: list[str] = []
    else:
        found, notes = _download(reporter, card, accept)
    document = {"model": models_documents.installed(found), "notes": notes}
    reporter.result(document, lambda: f"{found.id} is ready: {found.directory}")


@app.command()
def remove(
    context: typer.Context,
    model: Annotated[str, typer.Argument(metavar="MODEL", help="The id of a model on this machine.")],
    json: Json = False,
    verbose: Verbose = False,
) -> None:
    """Delete a downloaded model, or what a download had fetched; a folder of yours is only forgotten."""
    from editor.collect import readable_size
    from engine.models import store

    reporter = Reporter(as_json=json or context.obj, verbose=verbose)
    local = (there := store.get(model)) is not None and there.local
    freed = store.remove(model)
    text = f"{model} is forgotten; its folder is as it was" if local else f"{model} is removed, {readable_size(freed)} freed"
    reporter.result({"removed": model, "freed": freed}, lambda: text)


@app.command()
def check(
    context: typer.Context,
    models: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="MODEL|URL", help="Ids, folders or servers; all models on this machine by default.", show_default=False
        ),
    ] = None,
    json: Json = False,
    verbose: Verbose = False,
) -> None:
    """Whether models may be loaded, and whether their files are what was published. Ends with status 4 if not.

    Of a server: which models it has, and whether one answers a question about a picture.
    """
    from ui import commands_remote

    reporter = Reporter(as_json=json or context.obj, verbose=verbose)
    servers = [each for each in models or [] if "://" in each]
    chosen = _chosen([each for each in models or [] if each not in servers]) if servers != models else []
    with reporter.progress("Checking") as advance:
        results = [_checked(each, advance) for each in chosen]
        results += [commands_remote.checked(each, advance) for each in servers]
    reporter.result({"models": results}, lambda: models_tables.verdicts(results))
    if any(result["state"] == "failed" for result in results):
        raise typer.Exit(int(Status.ENGINE))


@app.command()
def parity(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A golden folder: checkpoint/, cases.json and its cases.")],
    json: Json = False,
    verbose: Verbose = False,
) -> None:
    """Whether a family computes on this machine what its reference computed, in 32 bits. Ends with status 4 if not."""
    from engine.models.parity import check as run_cases

    reporter = Reporter(as_json=json or context.obj, verbose=verbose)
    with reporter.progress("Comparing") as advance:
        found = run_cases(folder, lambda done, of, name: advance(done / of, name))
    document = {
        "family": found.family,
        "cases": found.cases,
        "max_abs_difference": found.worst.difference,
        "tokens_equal": found.tokens_equal,
        "worst": {"case": found.worst.case, "tensor": found.worst.tensor},
    }
    reporter.result(document, lambda: models_tables.parity(found))
    if not found.sound:
        raise typer.Exit(int(Status.ENGINE))


# --- the work


def _download(reporter: Reporter, card: ModelCard, accept: bool) -> tuple[Installed, list[str]]:
    import threading

    from engine.models.download import download
    from engine.models.download_control import Control
    from engine.protocol import Cancelled, EngineError, Progress

    if card.unavailable:
        raise EngineError(f"{card.title} cannot be had: {card.unavailable}")
    licence = card.licence
    if licence.needs_consent and not accept:
        raise UsageError(
            f"{card.title} comes under terms that need your consent: {models_tables.terms(card)}",
            hint=f"read {licence.link}, then add --accept-licence",
        )
    notes = []
    if not card.ready:
        notes.append(f"this version of Clipwright cannot run {card.title} yet")
        reporter.note(notes[-1])  # before anybody waits for gigabytes
    control = Control(threading.Event())
    try:
        with reporter.progress(f"Downloading {card.title}") as advance:

            def report(news: Progress) -> None:
                advance(news.done, news.stage, news.eta)

            return download(card, control=control, on_progress=report), notes
    except KeyboardInterrupt:
        control.cancel()
        raise Cancelled("the download was stopped", hint=f"clipwright models add {card.id} goes on from there") from None


def _chosen(models: list[str] | None) -> list[tuple[str, Path]]:
    from engine.models import store
    from engine.protocol import EngineError

    if not models:
        return [(each.id, Path(each.directory)) for each in store.installed()]
    chosen = []
    for name in models:
        found = store.get(name)
        path = Path(found.directory) if found else Path(name).expanduser()
        if not path.exists():
            raise EngineError(f"no model called {name!r} is on this machine", hint="clipwright models list names them")
        chosen.append((name, path))
    return chosen


def _checked(chosen: tuple[str, Path], advance: Any) -> Document:
    from engine.models import store
    from engine.models.checkpoint import open_checkpoint, verify
    from engine.protocol import EngineError

    name, directory = chosen
    result: Document = {"id": name, "directory": str(directory), "state": "ok", "problems": [], "notes": []}
    try:
        open_checkpoint(directory)
    except EngineError as error:
        return {**result, "state": "failed", "problems": [error.line()]}
    record, card = store.record_of(directory), store.card_of(directory)
    if record is not None:
        problems = verify(directory, record.files, on_progress=lambda done, file: advance(done, f"{name}: {file}"))
        return {**result, "state": "failed" if problems else "ok", "problems": problems}
    hashed = [file for file in card.files if file.sha256] if card else []
    if not hashed:
        return {**result, "state": "unverified", "notes": ["there is no published hash to compare its files with"]}
    differing = verify(directory, hashed, on_progress=lambda done, file: advance(done, f"{name}: {file}"))
    notes = [f"not as the catalogue's revision has it: {problem}" for problem in differing]
    return {**result, "state": "unverified" if differing else "ok", "notes": notes}


def _known_task(task: str | None) -> None:
    from typing import get_args

    from engine.models.catalogue import Task

    if task is not None and task not in get_args(Task):
        raise UsageError(f"there is no task called {task!r}", hint=", ".join(get_args(Task)))
