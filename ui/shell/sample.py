"""The sample project: a film drawn and spoken on the spot, and a finished reel of it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from editor.model import Project
from editor.recipes.highlight_reel import ReelOptions, make_reel
from engine.client import Engine
from engine.protocol import Cancelled, OutputError, Progress
from ui.state.document import data_folder

OnProgress = Callable[[Progress], None]

FILM = "Sample film.mp4"
LENGTH = Fraction(20)
_FILM_SHARE = 0.3


@dataclass(frozen=True)
class Sample:
    """A reel of the sample film, and what to know about it."""

    project: Project
    notes: tuple[str, ...]


def film_path() -> Path:
    """Where the sample film is, or will be."""
    return data_folder() / "sample" / FILM


def make(engine: Engine, on_progress: OnProgress, cancel: threading.Event) -> Sample:
    """Make the film if it is not there, and a reel of it. Blocking; for a thread. Raises ClipwrightError."""
    notes: list[str] = []
    film = film_path()
    if not film.is_file():
        on_progress(Progress(job=0, done=0.0, stage="drawing the sample film", eta=None))
        _draw(film, notes)
    if cancel.is_set():
        raise Cancelled

    def report(news: Progress) -> None:
        on_progress(Progress(job=0, done=_FILM_SHARE + (1 - _FILM_SHARE) * news.done, stage=news.stage, eta=news.eta))

    reel = make_reel(engine, [film], ReelOptions(length=LENGTH), report, cancel=cancel)
    return Sample(reel.project, (*notes, *reel.notes))


def _draw(film: Path, notes: list[str]) -> None:
    from editor.render import find_ffmpeg
    from editor.sample import make_sample

    try:
        film.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror or error}", file=str(film.parent)) from error
    make_sample(film, ffmpeg=Path(find_ffmpeg().path), on_note=notes.append)
