"""What the frame of the window stands behind: projects, undo, what is shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.actions.registry import translated
from ui.state.context import Context

if TYPE_CHECKING:
    from ui.main_window import MainWindow

PANELS = {
    "media": "media",
    "preview": "preview",
    "engine": "highlights",
    "inspector": "inspector",
    "timeline": "timeline",
    "jobs": "jobs",
    "history": "history",
    "markers": "markers",
    "search": "search",
    "understand": "understand",
    "transcript": "transcript",
}
"""Panel by the name that its action has."""


def register(context: Context, window: QWidget) -> None:
    """Register all of them; `window` is the MainWindow."""
    from ui.main_window import MainWindow

    if not isinstance(window, MainWindow):
        raise TypeError("these actions belong to the main window")
    _register_projects(context, window)
    _register_history(context)
    _register_view(context, window)


def _register_projects(context: Context, window: MainWindow) -> None:
    actions, document, files = context.actions, context.document, window.files
    actions.register("file.new", files.new, enabled=lambda: window.in_workspace or document.modified)
    actions.register("file.open", files.choose_project)
    actions.register("file.save", files.save, enabled=lambda: _has_something(context))
    actions.register("file.save_as", files.save_as, enabled=lambda: _has_something(context))
    actions.register("file.close", files.close_project, enabled=lambda: window.in_workspace)
    actions.register("file.quit", window.close)
    actions.register("file.add_media", window.add_footage)


def _has_something(context: Context) -> bool | str:
    project = context.document.project
    if context.document.is_untitled and not project.media and not project.sequences:
        return _say("There is nothing to save yet")
    return True


def _register_history(context: Context) -> None:
    document = context.document

    def undo_text() -> str:
        names = document.undo_names
        return f"{translated('Undo')} {names[-1]}" if names else translated("Undo")

    def redo_text() -> str:
        names = document.redo_names
        return f"{translated('Redo')} {names[0]}" if names else translated("Redo")

    context.actions.register("edit.undo", document.undo, enabled=lambda: bool(document.undo_names), text=undo_text)
    context.actions.register("edit.redo", document.redo, enabled=lambda: bool(document.redo_names), text=redo_text)


def _register_view(context: Context, window: MainWindow) -> None:
    actions = context.actions

    def in_workspace() -> bool | str:
        return True if window.in_workspace else _say("Open a project or add footage first")

    def toggle(panel: str) -> None:
        window.workspace.set_shown(panel, not window.workspace.is_shown(panel))

    def shown(panel: str) -> bool:
        return window.has_workspace and window.workspace.is_shown(panel)

    for name, panel in PANELS.items():
        actions.register(f"view.panel.{name}", partial(toggle, panel), enabled=in_workspace, checked=partial(shown, panel))
    actions.register("view.next_panel", lambda: window.step_panel(1), enabled=in_workspace)
    actions.register("view.prev_panel", lambda: window.step_panel(-1), enabled=in_workspace)
    actions.register("view.reset_layout", lambda: window.workspace.reset(), enabled=in_workspace)
    actions.register("view.theme", lambda: context.theme.set("light" if context.theme.name == "dark" else "dark"))
    actions.register("view.full_screen", window.toggle_full_screen)


def _say(text: str) -> str:
    return QCoreApplication.translate("ShellCommands", text)
