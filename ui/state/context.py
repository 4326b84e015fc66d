"""What every part of the window is given: one of each."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.actions.registry import ActionRegistry
from ui.state.document import Document
from ui.state.engine import EngineService
from ui.state.jobs import JobList
from ui.state.settings import Settings
from ui.state.view import OPTIONS, OVERLAYS, ViewState
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.bin.stills import StillCache

SWITCH_SECONDS = 0.0005
"""For how long another thread of Python may keep the UI thread waiting each time that it wants to go on. It wants that many
times while it paints, and with Python's own 5 ms that adds up to what can be seen."""


@dataclass
class Context:
    """The window's state and services. Panels take it, keep it, and connect to its signals."""

    document: Document
    view: ViewState
    engine: EngineService
    jobs: JobList
    settings: Settings
    theme: Theme
    actions: ActionRegistry
    stills: StillCache

    def close(self) -> None:
        """End what runs in the background; the last thing that the window does. Nothing is thrown away."""
        self.engine.close()
        self.stills.close()
        self.document.close(keep=True)


def make_context() -> Context:
    """A context with a new project and the user's settings. From now on no thread keeps another one waiting for long."""
    sys.setswitchinterval(min(sys.getswitchinterval(), SWITCH_SECONDS))
    from ui.bin.stills import StillCache

    settings = Settings()
    engine = EngineService()
    context = Context(
        document=Document(),
        view=ViewState(),
        engine=engine,
        jobs=JobList(),
        settings=settings,
        theme=Theme(settings.get("theme", "dark")),
        actions=ActionRegistry(settings),
        stills=StillCache(engine),
    )
    context.document.changed.connect(context.actions.refresh_soon)
    context.document.history_changed.connect(context.actions.refresh_soon)
    context.document.opened.connect(context.view.forget)
    for signal in (
        context.view.selection_changed,
        context.view.range_changed,
        context.view.tool_changed,
        context.view.playing_changed,
        context.view.focus_media_changed,
        context.view.options_changed,
        context.view.source_changed,
    ):
        signal.connect(context.actions.refresh_soon)
    context.theme.changed.connect(lambda: settings.set("theme", context.theme.name))
    for name in OVERLAYS:
        context.view.set_option(name, settings.get(f"view.{name}", OPTIONS[name]))
    context.view.options_changed.connect(lambda: _remember_overlays(context))
    return context


def _remember_overlays(context: Context) -> None:
    for name in OVERLAYS:
        shown: bool = getattr(context.view, name)
        if shown != context.settings.get(f"view.{name}", OPTIONS[name]):
            context.settings.set(f"view.{name}", shown)
