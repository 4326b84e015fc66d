"""What opens the dialogs: handlers of the actions that they stand behind."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.dialogs.export import ExportDialog
from ui.dialogs.export_queue import ExportQueue
from ui.dialogs.make_reel import MakeReelDialog
from ui.dialogs.reel_choices import usable
from ui.dialogs.sheet import Sheet
from ui.state.context import Context


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

    queue = ExportQueue(context, window)
    actions.register("file.export", lambda: open_(lambda: ExportDialog(context, window, queue)), enabled=has_cut)
    actions.register("make.reel", lambda: open_(lambda: MakeReelDialog(context, window)), enabled=has_footage)


def _say(text: str) -> str:
    return QCoreApplication.translate("DialogCommands", text)
