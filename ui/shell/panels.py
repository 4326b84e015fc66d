"""The panels of the workspace, by name, and what they stand behind."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QWidget

from ui.shell.workspace import Panel, Workspace
from ui.state.context import Context

_WHERE = {
    "media": ("ui.bin.panel", "MediaBin"),
    "preview": ("ui.preview.panel", "PreviewPanel"),
    "timeline": ("ui.timeline.panel", "TimelinePanel"),
    "inspector": ("ui.panels.inspector", "Inspector"),
    "jobs": ("ui.panels.jobs", "JobsTray"),
    "highlights": ("ui.panels.highlights", "HighlightsPanel"),
    "history": ("ui.panels.history", "HistoryPanel"),
}


def _load(module: str, name: str) -> Any:
    try:
        return getattr(importlib.import_module(module), name)
    except ImportError:
        return None


def panels_of(context: Context) -> dict[str, Panel]:
    titles = {
        "media": _say("Media"),
        "preview": _say("Preview"),
        "timeline": _say("Timeline"),
        "inspector": _say("Inspector"),
        "jobs": _say("Jobs"),
        "highlights": _say("Highlights"),
        "history": _say("History"),
    }

    def maker(name: str) -> Callable[[], QWidget]:
        def make() -> QWidget:
            kind = _load(*_WHERE[name])
            return kind(context) if kind is not None else QLabel(name)

        return make

    return {name: Panel(name, titles[name], maker(name)) for name in _WHERE}


def register_panels(context: Context, window: QWidget) -> None:
    for part in ("actions", "bin", "timeline", "preview", "panels", "dialogs"):
        register = _load(f"ui.{part}.commands", "register")
        if register is not None:
            register(context, window)


def bin_of(workspace: Workspace) -> Any:
    return workspace.panel("media")


def _say(text: str) -> str:
    return QCoreApplication.translate("Panels", text)
