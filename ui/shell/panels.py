"""The panels of the workspace, by name, and what they stand behind. Importing them is what takes time at the start."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.bin import commands as bin_commands
from ui.bin.panel import MediaBin
from ui.dialogs import commands as dialog_commands
from ui.models import commands as model_commands
from ui.panels import commands as panel_commands
from ui.panels.highlights import HighlightsPanel
from ui.panels.history import HistoryPanel
from ui.panels.inspector import Inspector
from ui.panels.jobs import JobsTray
from ui.panels.markers import MarkersPanel
from ui.panels.search import SearchPanel
from ui.panels.transcript import TranscriptPanel
from ui.panels.understand import UnderstandPanel
from ui.preview import commands as preview_commands
from ui.preview.panel import PreviewPanel
from ui.shell.workspace import Panel
from ui.state.context import Context
from ui.timeline import commands as timeline_commands
from ui.timeline.panel import TimelinePanel


def panels_of(context: Context) -> dict[str, Panel]:
    """Every panel, none of them made yet; the engine's tabs in their order."""
    kinds: tuple[tuple[str, str, Callable[[Context], QWidget]], ...] = (
        ("media", _say("Media"), MediaBin),
        ("preview", _say("Preview"), PreviewPanel),
        ("timeline", _say("Timeline"), TimelinePanel),
        ("inspector", _say("Inspector"), Inspector),
        ("jobs", _say("Jobs"), JobsTray),
        ("highlights", _say("Highlights"), HighlightsPanel),
        ("search", _say("Find"), SearchPanel),
        ("understand", _say("Understand"), UnderstandPanel),
        ("transcript", _say("Transcript"), TranscriptPanel),
        ("markers", _say("Markers"), MarkersPanel),
        ("history", _say("History"), HistoryPanel),
    )
    return {name: Panel(name, title, partial(kind, context)) for name, title, kind in kinds}


def register_panels(context: Context, window: QWidget) -> None:
    """Have every part stand behind its actions; the panels are there."""
    for part in (bin_commands, timeline_commands, preview_commands, panel_commands, dialog_commands, model_commands):
        part.register(context, window)


def _say(text: str) -> str:
    return QCoreApplication.translate("Panels", text)
