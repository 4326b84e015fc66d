"""What opens the dialogs: handlers of the actions that they stand behind."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.actions.action import Action
from ui.bin.panel import MediaBin
from ui.dialogs.about import AboutDialog
from ui.dialogs.collect import CollectDialog
from ui.dialogs.export import ExportDialog
from ui.dialogs.export_queue import ExportQueue
from ui.dialogs.make_reel import MakeReelDialog
from ui.dialogs.new_sequence import NewSequenceDialog
from ui.dialogs.preferences import PreferencesDialog
from ui.dialogs.reel_choices import usable
from ui.dialogs.reel_job import Tell
from ui.dialogs.relink import RelinkDialog
from ui.dialogs.sheet import Sheet
from ui.shell.notices import Notices
from ui.state.context import Context

NEW_SEQUENCE = Action("sequence.new", "New sequence", "plus", ("Ctrl+Shift+N",), group="Timeline")


def register(context: Context, window: QWidget) -> None:
    """Stand behind every action that opens a dialog over `window`."""
    actions, document = context.actions, context.document

    def open_(make: Callable[[], Sheet]) -> None:
        if not any(other.is_open for other in window.window().findChildren(Sheet)):
            make().open()

    def has_footage() -> bool | str:
        return bool(usable(document.project)) or _say("add a video first")

    def has_cut() -> bool | str:
        sequence = document.sequence
        return (sequence is not None and sequence.duration > 0) or _say("there is nothing on the timeline yet")

    def has_media() -> bool | str:
        return bool(document.project.media) or _say("add footage first")

    def make_reel() -> MakeReelDialog:
        return MakeReelDialog(context, window, _chosen_media(window), tell=_teller(window))

    queue = ExportQueue(context, window)
    actions.register("file.export", lambda: open_(lambda: ExportDialog(context, window, queue)), enabled=has_cut)
    actions.register("make.reel", lambda: open_(make_reel), enabled=has_footage)
    actions.register("file.collect", lambda: open_(lambda: CollectDialog(context, window)), enabled=has_media)
    actions.register("file.relink", lambda: open_(lambda: RelinkDialog(context, window)), enabled=has_media)
    actions.register(NEW_SEQUENCE, lambda: open_(lambda: NewSequenceDialog(context, window)))
    actions.register("edit.preferences", lambda: open_(lambda: PreferencesDialog(context, window)))
    actions.register("help.about", lambda: open_(lambda: AboutDialog(context, window)))


def _chosen_media(window: QWidget) -> list[str]:
    """Ids of what is chosen in the bin, where that is more than the one file that was clicked last."""
    bin_ = window.window().findChild(MediaBin)
    ids = bin_.view.chosen_ids() if bin_ is not None else []
    return ids if len(ids) > 1 else []


def _teller(window: QWidget) -> Tell | None:
    """What says one line in the window, where it has a place for that."""
    notices = window.window().findChild(Notices)
    return partial(notices.say, kind="info") if notices is not None else None


def _say(text: str) -> str:
    return QCoreApplication.translate("DialogCommands", text)
