"""The menus, as data. An action that nobody stands behind is left out, and so is a menu of which nothing remains."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QMenu, QMenuBar

from ui.actions.registry import ActionRegistry

Entry = str | None
"""An action's id, None for a line, or "*name" for a submenu that the window fills."""


@dataclass(frozen=True)
class MenuPlan:
    """A menu, its entries, and the first parts of ids which belong here when they are listed nowhere."""

    title: str
    entries: tuple[Entry, ...]
    takes: tuple[str, ...] = ()


MENUS: tuple[MenuPlan, ...] = (
    MenuPlan(
        str(QT_TRANSLATE_NOOP("Menus", "File")),
        (
            "file.new", "file.open", "*recents", None,
            "file.save", "file.save_as", "file.close", None,
            "file.add_media", "file.relink", "file.collect", None,
            "file.export", None, "file.quit",
        ),
        ("file", "bin", "media"),
    ),
    MenuPlan(
        str(QT_TRANSLATE_NOOP("Menus", "Edit")),
        (
            "edit.undo", "edit.redo", None,
            "edit.cut", "edit.copy", "edit.paste", "edit.delete", "edit.ripple_delete", None,
            "edit.split", "edit.split_all", None,
            "edit.select_all", "edit.deselect", None,
            "edit.find", None,
            "edit.preferences",
        ),
        ("edit",),
    ),
    MenuPlan(
        str(QT_TRANSLATE_NOOP("Menus", "Clip")),
        (
            "clip.speed", "clip.gain", "clip.crop", "clip.follow", "clip.dissolve", None,
            "clip.link", "clip.unlink", "clip.enable",
        ),
        ("clip",),
    ),
    MenuPlan(
        str(QT_TRANSLATE_NOOP("Menus", "Sequence")),
        (
            "timeline.insert", "timeline.overwrite", "timeline.append", None,
            "timeline.trim_start", "timeline.trim_end", None,
            "timeline.add_video_track", "timeline.add_audio_track", "timeline.delete_track", None,
            "mark.in", "mark.out", "mark.clip", "mark.clear", None,
            "mark.marker", "mark.next_marker", "mark.prev_marker", None,
            "*tools", "timeline.snap", "timeline.linked",
        ),
        ("timeline", "mark", "sequence"),
    ),
    MenuPlan(
        str(QT_TRANSLATE_NOOP("Menus", "Analyse")),
        (
            "make.reel", None,
            "understand.ask", "understand.describe", "understand.chapters", "understand.titles", "understand.labels", None,
            "analyse.faces",
        ),
        ("make", "understand", "analyse", "engine", "find"),
    ),
    MenuPlan(
        str(QT_TRANSLATE_NOOP("Menus", "View")),
        (
            "*panels", "view.next_panel", "view.prev_panel", "view.reset_layout", None,
            "timeline.zoom_in", "timeline.zoom_out", "timeline.fit", None,
            "view.safe_areas", "view.crop", "view.boxes", "*playback", None,
            "view.full_screen", "view.theme", "*language",
        ),
        ("view", "play", "tool"),
    ),
    MenuPlan(
        str(QT_TRANSLATE_NOOP("Menus", "Help")),
        ("help.palette", "help.shortcuts", "help.edit_shortcuts", None, "help.about"),
        ("help",),
    ),
)  # fmt: skip

SUBMENUS: dict[str, tuple[str, tuple[Entry, ...]]] = {
    "tools": (
        str(QT_TRANSLATE_NOOP("Menus", "Tool")),
        ("tool.select", "tool.blade", "tool.ripple", "tool.roll", "tool.slip"),
    ),
    "panels": (
        str(QT_TRANSLATE_NOOP("Menus", "Panels")),
        (
            "view.panel.media", "view.panel.preview", "view.panel.engine", "view.panel.inspector", "view.panel.timeline",
            "view.panel.jobs", "view.panel.history", "view.panel.markers",
            "view.panel.search", "view.panel.understand", "view.panel.transcript",
        ),
    ),
    "playback": (
        str(QT_TRANSLATE_NOOP("Menus", "Playback")),
        (
            "play.toggle", "play.stop", "play.back", "play.forward", None,
            "play.step_back", "play.step_forward", "play.step_back_10", "play.step_forward_10", None,
            "play.prev_cut", "play.next_cut", "play.start", "play.end", None, "play.loop",
        ),
    ),
}  # fmt: skip
"""Submenus of actions only. Others ("recents", "language") are filled by the window."""

_OTHERWISE = "View"

Filler = Callable[[QMenu], None]


class Menus:
    """Fills a menu bar from the registry, and again when actions come or go."""

    def __init__(self, bar: QMenuBar, actions: ActionRegistry, fillers: dict[str, tuple[str, Filler]]) -> None:
        """`fillers` gives for each "*name" that is no submenu of actions its title and what fills it when it opens."""
        self._bar = bar
        self._actions = actions
        self._fillers = fillers
        self._made: list[QMenu] = []

    def fill(self) -> None:
        """Make all menus."""
        self._bar.clear()
        for old in self._made:
            old.deleteLater()
        self._made = []
        listed = _listed()
        spare_in: dict[str, list[str]] = {}
        for one in self._actions.all():
            if one.action.id not in listed:
                spare_in.setdefault(_menu_for(one.action.id), []).append(one.action.id)
        for plan in MENUS:
            spare = spare_in.get(plan.title, [])
            menu = QMenu(_translated(plan.title), self._bar)
            self._add(menu, (*plan.entries, *((None, *spare) if spare else ())))
            if menu.isEmpty():
                menu.deleteLater()
            else:
                self._bar.addMenu(menu)
                self._made.append(menu)

    def _add(self, menu: QMenu, entries: Sequence[Entry]) -> None:
        wants_line = False
        for entry in entries:
            if entry is None:
                wants_line = not menu.isEmpty()
                continue
            made = self._submenu(menu, entry[1:]) if entry.startswith("*") else None
            if made is None and not self._actions.has(entry):
                continue
            if wants_line:
                menu.addSeparator()
                wants_line = False
            if made is not None:
                menu.addMenu(made)
            else:
                menu.addAction(self._actions.qaction(entry))

    def _submenu(self, parent: QMenu, name: str) -> QMenu | None:
        if name in SUBMENUS:
            title, entries = SUBMENUS[name]
            menu = QMenu(_translated(title), parent)
            self._add(menu, entries)
            if menu.isEmpty():
                menu.deleteLater()
                return None
            return menu
        if name not in self._fillers:
            return None
        title, fill = self._fillers[name]
        menu = QMenu(title, parent)
        menu.aboutToShow.connect(lambda: fill(menu))
        fill(menu)
        return menu


def _menu_for(id_: str) -> str:
    """The title of the menu that takes an action which is listed nowhere."""
    part = id_.partition(".")[0]
    return next((plan.title for plan in MENUS if part in plan.takes), _OTHERWISE)


def _listed() -> frozenset[str]:
    entries = [entry for plan in MENUS for entry in plan.entries] + [e for _, part in SUBMENUS.values() for e in part]
    return frozenset(entry for entry in entries if entry)


def _translated(text: str) -> str:
    return QCoreApplication.translate("Menus", text)
