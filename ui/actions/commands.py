"""Command search, shortcut sheet and shortcut editor as actions of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from ui.actions.guard import KeyGuard
from ui.actions.palette import Palette
from ui.actions.sheet import ShortcutSheet
from ui.actions.shortcuts import ShortcutEditor

if TYPE_CHECKING:
    from ui.state.context import Context


def register(context: Context, window: QWidget) -> None:
    """Stand behind the Help actions that show what can be done, and guard the keys of focused widgets."""
    actions = context.actions

    def edit() -> None:
        ShortcutEditor(actions, window).open()

    def show() -> None:
        sheet = ShortcutSheet(actions, window)
        sheet.edit_wanted.connect(edit)
        sheet.open()

    actions.register("help.palette", lambda: Palette(actions, window, context.settings).open())
    actions.register("help.shortcuts", show)
    actions.register("help.edit_shortcuts", edit)
    application = QApplication.instance()
    if isinstance(application, QApplication):
        KeyGuard(application, window)
