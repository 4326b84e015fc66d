"""What opens the models dialog."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.actions.action import Action
from ui.dialogs.sheet import Sheet
from ui.models.dialog import ModelsDialog
from ui.models.downloads import Downloads
from ui.state.context import Context

MODELS = Action("engine.models", "Models", "chip", group="Engine")


def register(context: Context, window: QWidget) -> None:
    """Stand behind `engine.models`. Downloads belong to the window, so they outlive the dialog."""
    downloads = Downloads(context, window)

    def open_() -> None:
        if not any(other.is_open for other in window.window().findChildren(Sheet)):
            ModelsDialog(context, window, downloads).open()

    context.actions.register(MODELS, open_)
