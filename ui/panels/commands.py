"""Actions of the panels: they bring the inspector's field to the cursor, or switch clips on and off."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDockWidget, QStackedWidget, QTabWidget, QWidget

from editor.edits import set_enabled
from ui.panels.changes import for_each
from ui.panels.inspector import Inspector
from ui.panels.search import SearchPanel
from ui.panels.sections.base import Section
from ui.panels.subject import Subject, subject_of
from ui.panels.understand import TASKS, UnderstandPanel
from ui.state.context import Context


@runtime_checkable
class Revealing(Protocol):
    """A window that knows its panels by name."""

    def reveal(self, name: str) -> object: ...


def register(context: Context, window: QWidget) -> None:
    """Stand behind the actions of the panels. `window` holds an Inspector by the time they are used."""
    actions = context.actions

    def subject() -> Subject | None:
        return subject_of(context.document.project, context.view.selection)

    def focus(section: Callable[[Inspector], Section], field: str) -> None:
        if isinstance(window, Revealing):
            window.reveal("inspector")  # which also makes it, the first time
        inspector = window.findChild(Inspector)
        if inspector is not None:
            bring_forward(inspector)
            wanted = section(inspector)
            inspector.reveal(wanted, getattr(wanted, field))

    def find() -> None:
        if isinstance(window, Revealing):
            window.reveal("search")
        panel = window.findChild(SearchPanel)
        if panel is not None:
            bring_forward(panel)
            panel.query.setFocus(Qt.FocusReason.ShortcutFocusReason)
            panel.query.selectAll()

    def has_footage() -> bool:
        return bool(context.document.project.media)

    def needs(found: Callable[[Subject], object], why: str) -> Callable[[], bool | str]:
        def state() -> bool | str:
            current = subject()
            return True if current is not None and found(current) else why

        return state

    def switch() -> None:
        current = subject()
        if current is None or not current.leads:
            return
        on = not all(entry.item.enabled for entry in current.leads)
        ids = [entry.item.id for entry in current.leads]
        name = _say("enable") if on else _say("disable")
        context.document.do(name, for_each(ids, lambda project, item_id: set_enabled(project, item_id, on)))

    def understand(task: str) -> None:
        if isinstance(window, Revealing):
            window.reveal("understand")
        panel = window.findChild(UnderstandPanel)
        if panel is not None:
            bring_forward(panel)
            panel.bring(task)
            panel.setFocus(Qt.FocusReason.ShortcutFocusReason)

    for task in TASKS:
        actions.register(
            f"understand.{task}", partial(understand, task), enabled=lambda: has_footage() or _say("Add footage first")
        )
    actions.register("edit.find", find, enabled=lambda: has_footage() or _say("Add footage first"))
    actions.register(
        "clip.speed",
        lambda: focus(lambda inspector: inspector.speed, "percent"),
        enabled=needs(_have_speed, _say("Select a clip first")),
    )
    actions.register(
        "clip.gain",
        lambda: focus(lambda inspector: inspector.sound, "gain"),
        enabled=needs(lambda current: current.sounds, _say("Select a clip with sound first")),
    )
    actions.register(
        "clip.crop",
        lambda: focus(lambda inspector: inspector.crop, "shape"),
        enabled=needs(lambda current: current.pictures, _say("Select a clip with a picture first")),
    )
    actions.register(
        "clip.enable", switch, enabled=needs(lambda current: current.leads, _say("Select something on the timeline first"))
    )


def bring_forward(widget: QWidget) -> None:
    """Show a panel wherever it is: in a dock that was closed, under another tab."""
    child, parent = widget, widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QDockWidget):
            parent.show()
            parent.raise_()
        elif isinstance(parent, QTabWidget | QStackedWidget) and parent.indexOf(child) >= 0:
            parent.setCurrentWidget(child)
        child, parent = parent, parent.parentWidget()


def _have_speed(subject: Subject) -> bool:
    clips = {entry.item.id for entry in (*subject.pictures, *subject.sounds) if hasattr(entry.item, "speed")}
    stills = (subject.media(entry.item) for entry in subject.leads)
    return bool(clips) and not any(media is not None and media.info.kind == "image" for media in stills)


def _say(text: str) -> str:
    return QCoreApplication.translate("PanelCommands", text)
