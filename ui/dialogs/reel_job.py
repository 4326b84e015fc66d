"""Making a reel in the background, and what becomes of it: one edit in the project that was open when it was asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from editor.edits import adopt_sequence
from editor.recipes.highlight_reel import Reel, make_reel
from ui.dialogs.reel_choices import ReelChoices
from ui.panels.understanding.language import language_of_answers
from ui.state.context import Context
from ui.state.jobs import JobEntry

Tell = Callable[[str], object]


def start_reel(context: Context, footage: Sequence[Path], choices: ReelChoices, tell: Tell | None = None) -> JobEntry:
    """Make a reel of the files `footage`; the tray shows how far it is and can stop it.

    What comes out is a new sequence in front, as one edit that can be undone; what was in the project stays. `tell` is
    given one line of what the user should know of how it came out. Nothing happens to a project that was opened meanwhile.
    """
    paths, options = list(footage), choices.options(language_of_answers(context))
    title = QCoreApplication.translate("Reel", "Make highlight reel")
    job = context.engine.call(
        title, lambda engine, progress, cancel: make_reel(engine, paths, options, on_progress=progress, cancel=cancel)
    )
    entry = context.jobs.track(title, job)
    job.finished.connect(partial(_take_in, context, context.document.project.id, choices.shape, entry, tell))
    return entry


def _take_in(context: Context, project_id: str, shape: str, entry: JobEntry, tell: Tell | None, reel: Reel) -> None:
    say = QCoreApplication.translate
    entry.log.extend(reel.notes)
    document = context.document
    if document.project.id != project_id:
        entry.message = say("Reel", "The project it was made for is closed, so the reel was dropped")
        entry.changed.emit()
        return
    name = say("Reel", "Highlight reel") if shape == "footage" else say("Reel", "Reel {0}").format(shape)
    if not document.do(say("Reel", "make highlight reel"), lambda project: adopt_sequence(project, reel.project, name=name)):
        entry.message = document.why
        entry.changed.emit()
        return
    entry.changed.emit()
    view = context.view
    view.set_playing(False)
    view.clear_selection()
    view.set_range(None, None)
    view.set_playhead(0)
    if tell is not None and reel.notes:
        tell(" · ".join(reel.notes))
