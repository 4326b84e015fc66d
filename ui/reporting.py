"""How a command speaks: results on stdout, progress and everything else on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from engine.protocol import ClipwrightError
from ui import documents

if TYPE_CHECKING:
    from rich.console import RenderableType


class Advance(Protocol):
    """Told how far a job is: `done` 0..1, what it is doing, and the seconds to go if known."""

    def __call__(self, done: float, stage: str, eta: float | None = None) -> None: ...


class Reporter:
    """Where one command's output goes. With `as_json`, stdout carries exactly one JSON document."""

    def __init__(self, *, as_json: bool, verbose: bool = False) -> None:
        self.as_json = as_json
        self.verbose = verbose

    def result(self, document: documents.Document, readable: Callable[[], RenderableType]) -> None:
        """The command's answer: `document` for a program, or what `readable` draws for a person."""
        if self.as_json:
            sys.stdout.write(json.dumps(document, ensure_ascii=False, allow_nan=False) + "\n")
            sys.stdout.flush()
            return
        drawn = readable()
        if isinstance(drawn, str):
            sys.stdout.write(f"{drawn}\n")  # as it is: names may hold what a table would take for markup
        else:
            from rich.console import Console

            Console().print(drawn)

    def note(self, text: str) -> None:
        """Something the user should know, though nothing failed."""
        sys.stderr.write(f"note: {text}\n")

    def failure(self, error: ClipwrightError) -> None:
        """Why the command failed, in one line, and as a document where one is wanted."""
        sys.stderr.write(f"clipwright: {error.line()}\n")
        if self.as_json:
            self.result(documents.failure(error), str)

    @contextmanager
    def progress(self, title: str) -> Iterator[Advance]:
        """A progress bar on a terminal; elsewhere a line a stage with -v, and nothing without."""
        if not sys.stderr.isatty():
            yield _Lines(title) if self.verbose else _ignore
            return
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            TaskProgressColumn(),
            TimeElapsedColumn(),
            TextColumn("{task.fields[eta]}"),
        )
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task(title, total=1.0, eta="")

            def advance(done: float, stage: str, eta: float | None = None) -> None:
                left = f"{eta:.0f} s left" if eta is not None else ""
                bar.update(task, completed=done, description=f"{title}: {stage}" if stage else title, eta=left)

            yield advance


def _ignore(done: float, stage: str, eta: float | None = None) -> None:
    pass


class _Lines:
    def __init__(self, title: str) -> None:
        self._title = title
        self._stage: str | None = None

    def __call__(self, done: float, stage: str, eta: float | None = None) -> None:
        if stage != self._stage:
            self._stage = stage
            left = f", {eta:.0f} s left" if eta is not None else ""
            sys.stderr.write(f"{self._title}: {stage} ({done:.0%}{left})\n")
