"""Downloads of models as jobs of the tray. They go on when the dialog is closed, and are found again when it is opened."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from engine.client import Engine
from engine.models.catalogue import ModelCard
from engine.models.download import download
from engine.models.download_control import Control
from engine.models.store import Installed
from ui.state.context import Context
from ui.state.engine import OnProgress
from ui.state.jobs import JobEntry


@dataclass(frozen=True)
class Running:
    """One download that is not over."""

    card: ModelCard
    entry: JobEntry
    control: Control


class Downloads(QObject):
    """All downloads of this window by the model's id."""

    changed = Signal(str)
    """The id of a model whose download began, got on, was paused or is over."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._running: dict[str, Running] = {}
        self._failures: dict[str, str] = {}

    def get(self, id_: str) -> Running | None:
        """The download of a model, while it is not over."""
        return self._running.get(id_)

    def failure(self, id_: str) -> str:
        """Why the last download of a model failed, in one line; empty when it did not."""
        return self._failures.get(id_, "")

    def start(self, card: ModelCard) -> JobEntry:
        """Download a model, or go on with it."""
        known = self._running.get(card.id)
        if known is not None:
            return known.entry
        self._failures.pop(card.id, None)
        control = Control()
        title = self.tr("Download {0}").format(card.title)
        job = self._context.engine.call(title, partial(_work, card, control))
        entry = self._context.jobs.track(title, job)
        entry.control = control
        self._running[card.id] = Running(card, entry, control)
        entry.changed.connect(partial(self._entry_changed, card.id))
        self.changed.emit(card.id)
        return entry

    def pause(self, id_: str) -> None:
        running = self._running.get(id_)
        if running is not None:
            running.entry.pause()

    def resume(self, id_: str) -> None:
        running = self._running.get(id_)
        if running is not None:
            running.entry.resume()

    def cancel(self, id_: str) -> None:
        """Stop it; what was fetched stays for the next time."""
        running = self._running.get(id_)
        if running is not None:
            running.entry.cancel()

    def _entry_changed(self, id_: str) -> None:
        running = self._running.get(id_)
        if running is not None and running.entry.over:
            del self._running[id_]
            if running.entry.state == "failed":
                self._failures[id_] = running.entry.message
        self.changed.emit(id_)


def _work(card: ModelCard, control: Control, _engine: Engine, progress: OnProgress, cancel: threading.Event) -> Installed:
    control.follow(cancel)
    return download(card, control=control, on_progress=progress)
