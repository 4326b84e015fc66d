"""`--memory SIZE`: how much models may take while a command runs."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from engine.models.cap import VARIABLE
from engine.protocol import UsageError
from engine.sizes import parse


def _grant(context: typer.Context, value: str) -> str:
    """The engine's process reads it from the environment; afterwards that is as it was."""
    if not value:
        return value
    if not parse(value, 1024):
        raise UsageError(f"not an amount of memory: {value!r}", hint="give a size such as 12G or 800M")
    before = os.environ.get(VARIABLE)
    os.environ[VARIABLE] = value

    def restore() -> None:
        if before is None:
            os.environ.pop(VARIABLE, None)
        else:
            os.environ[VARIABLE] = before

    context.call_on_close(restore)
    return value


MemoryLimit = Annotated[
    str,
    typer.Option(
        "--memory",
        metavar="SIZE",
        help="The most memory that models may take, such as 12G.",
        callback=_grant,
        show_default="all that is free",
    ),
]
