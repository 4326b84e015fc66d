"""`clipwright prompts`: what video-language models are asked, word for word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from engine.protocol import UsageError
from ui.documents import Document
from ui.reporting import Reporter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.tasks.understanding.prompts import Prompt


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(prompts)


def prompts(
    task: Annotated[
        str | None, typer.Argument(metavar="TASK", help="Such as find or ask.", show_default="the names of all")
    ] = None,
    language: Annotated[str, typer.Option("--language", metavar="en|zh", help="In which it is asked.")] = "en",
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document on stdout and nothing else there.")] = False,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Say more on stderr.")] = False,
) -> None:
    """What a video-language model is asked for a task; "$name" is where something goes in, marked as a quote."""
    from engine.tasks.understanding.prompts import LANGUAGES, TASKS, template

    if task is not None and task not in TASKS:
        raise UsageError(f"there is no prompt for {task!r}", hint="one of " + ", ".join(TASKS))
    if language not in LANGUAGES:
        raise UsageError(f"there are no prompts in {language!r}", hint="one of " + ", ".join(LANGUAGES))
    found = [template(name, language) for name in TASKS if task in (None, name)]
    Reporter(as_json=json, verbose=verbose).result(document(found), lambda: found[0].text if task else "\n".join(TASKS))


def document(found: Sequence[Prompt]) -> Document:
    """The prompts as JSON."""
    return {
        "prompts": [
            {"task": one.task, "language": one.language, "version": one.version, "key": one.key, "text": one.text}
            for one in found
        ]
    }
