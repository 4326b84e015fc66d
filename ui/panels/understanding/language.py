"""The language that answers are wanted in where no question tells it."""

from __future__ import annotations

from ui.shell.languages import chosen
from ui.state.context import Context


def language_of_answers(context: Context) -> str:
    """The window's: "zh", or empty for English."""
    return "zh" if chosen(context.settings.get("language")).startswith("zh") else ""
