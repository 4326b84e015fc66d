"""Exports in the background, one after another, each a job of the tray that can be cancelled by itself."""

from __future__ import annotations

import threading
from collections import deque
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from editor import interchange
from editor.collect import readable_size
from editor.model import Project
from editor.render import RenderResult, render
from engine.client import Engine
from engine.protocol import Cancelled
from ui.dialogs.export_targets import Target
from ui.state.context import Context
from ui.state.engine import OnProgress
from ui.state.jobs import JobEntry

_LOOK_SECONDS = 0.05


class _Turn:
    """A place in the queue."""

    def __init__(self, path: Path) -> None:
        self.path = path


class ExportQueue(QObject):
    """Encoding uses all of a machine, so films wait for each other. What is exported is the project as it was then."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._turns: deque[_Turn] = deque()
        self._gate = threading.Condition()

    @property
    def coming(self) -> frozenset[Path]:
        """The files that are being made or wait for their turn."""
        with self._gate:
            return frozenset(turn.path for turn in self._turns)

    def add(self, project: Project, target: Target) -> JobEntry:
        """Export the project's active sequence to `target` when its turn comes. The file appears whole or not at all."""
        title = self.tr("Export {0}").format(target.path.name)
        turn = _Turn(target.path)
        with self._gate:
            waits = bool(self._turns)
            self._turns.append(turn)
        job = self._context.engine.call(title, partial(self._work, turn, project, target))
        job.running = not waits  # one that waits begins with the first news of it
        entry = self._context.jobs.track(title, job)
        job.finished.connect(partial(_tell, entry))
        return entry

    def _work(
        self, turn: _Turn, project: Project, target: Target, engine: Engine, progress: OnProgress, cancel: threading.Event
    ) -> tuple[Path, tuple[str, ...]]:
        try:
            self._wait(turn, cancel)
            if target.preset.is_timeline:
                written = interchange.export(project, target.path, format=target.preset.format, preset=target.preset.reader)
                return written.paths[0], written.lost
            made = render(project, target.path, engine=engine, settings=target.settings, on_progress=progress, cancel=cancel)
            return made.path, _facts(made)
        finally:
            with self._gate:
                self._turns.remove(turn)
                self._gate.notify_all()

    def _wait(self, turn: _Turn, cancel: threading.Event) -> None:
        with self._gate:
            while self._turns[0] is not turn:
                if cancel.is_set():
                    raise Cancelled("the export was cancelled")
                self._gate.wait(_LOOK_SECONDS)


def _facts(made: RenderResult) -> tuple[str, ...]:
    size = readable_size(made.path.stat().st_size)
    return (f"{made.width} × {made.height} · {made.encoder} · {size}", *made.notes)


def _tell(entry: JobEntry, result: tuple[Path, tuple[str, ...]]) -> None:
    path, notes = result
    entry.log.extend((str(path), *notes))
    entry.changed.emit()
