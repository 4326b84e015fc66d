"""Opening the sample project: it is made in the background and taken over as one edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from editor.edits import adopt_sequence
from engine.protocol import Cancelled, ClipwrightError
from ui.i18n import failure
from ui.shell import sample
from ui.state.context import Context
from ui.state.engine import EngineJob

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class SampleJob(QObject):
    """One at a time. Its progress stands on the sample's card, and among the jobs."""

    def __init__(self, context: Context, window: MainWindow) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._job: EngineJob | None = None
        self._for = ""
        window.first_run.sample.cancelled.connect(self.cancel)

    def start(self) -> None:
        """Begin, unless it is being made."""
        if self._job is not None:
            return
        self._for = self._context.document.project.id
        title = self.tr("Sample project")
        job = self._job = self._context.engine.call(title, sample.make)
        self._context.jobs.track(title, job)
        job.progressed.connect(self._progressed)
        job.finished.connect(self._finished)
        job.failed.connect(self._failed)
        self._window.first_run.sample.show_progress(None, "", None)

    def cancel(self) -> None:
        """Stop making it."""
        if self._job is not None:
            self._job.cancel()

    def _progressed(self, done: float, stage: str, eta: float | None) -> None:
        self._window.first_run.sample.show_progress(done or None, stage, eta)

    def _finished(self, made: sample.Sample) -> None:
        self._end()
        document = self._context.document
        if document.project.id != self._for:
            return  # another project was opened meanwhile
        if not document.modified:
            document.new(self.tr("Sample project"))
        name = self.tr("Sample reel")
        if document.do(self.tr("open sample"), lambda project: adopt_sequence(project, made.project, name=name)):
            for note in made.notes:
                self._window.notices.say(note, "info", passing=True)

    def _failed(self, error: ClipwrightError) -> None:
        self._end()
        if not isinstance(error, Cancelled):
            self._window.notices.say(failure(error), "danger", [(self.tr("Try again"), self.start)])

    def _end(self) -> None:
        self._job = None
        self._window.first_run.sample.show_idle()
