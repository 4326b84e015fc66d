"""The menu of a track's head."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from editor.edits import add_track, move_track, remove_track
from editor.model import Project, TrackKind
from ui.theme.icons import icon
from ui.timeline import words
from ui.timeline.metrics import DEFAULT, LARGE, SMALL, Role
from ui.timeline.rows import Row

if TYPE_CHECKING:
    from ui.timeline.head import TrackHead
    from ui.timeline.heads import TrackHeads

SWITCHES: dict[str, tuple[str, ...]] = {
    "video": ("hidden", "locked"),
    "subtitle": ("hidden", "locked"),
    "audio": ("muted", "solo", "locked"),
    "narration": ("muted", "solo", "locked"),
}
"""The switches that a track of each kind has."""
_ADDABLE: tuple[TrackKind, ...] = ("video", "audio", "subtitle", "narration")


def head_menu(heads: TrackHeads, head: TrackHead) -> QMenu:
    """Name, switches, order, height, and tracks added and deleted."""
    menu = QMenu(heads)
    track, document = head.track, heads.view.context.document

    def put(to: QMenu, text: str, verb: str, edit: Callable[[Project], Project], picture: str = "") -> None:
        action = to.addAction(icon(picture), text) if picture else to.addAction(text)
        action.triggered.connect(lambda _checked=False: document.do(words.edit_name(verb), edit))

    menu.addAction(icon("text"), words.tr("Rename track"), head.rename)
    names = {
        "muted": words.tr("Mute"),
        "solo": words.tr("Solo"),
        "hidden": words.tr("Hide"),
        "locked": words.tr("Lock"),
    }
    for switch in SWITCHES[track.kind]:
        action = menu.addAction(names[switch])
        action.setCheckable(True)
        action.setChecked(bool(getattr(track, switch)))
        action.triggered.connect(partial(heads.toggle, track.id, switch))
    menu.addSeparator()
    adding = menu.addMenu(icon("plus"), words.tr("Add track"))
    for kind in _ADDABLE:
        put(adding, words.role_name(kind), "track_add", partial(_add_track, kind))
    for text, step in ((words.tr("Move track up"), -1), (words.tr("Move track down"), 1)):
        target = _beside(heads, head.row, step)
        if target is not None:
            put(menu, text, "track_move", partial(_move_track, track.id, target))
    sizes = menu.addMenu(words.tr("Height"))
    tables = ((words.tr("Small"), SMALL), (words.tr("Default"), DEFAULT), (words.tr("Large"), LARGE))
    for text, table in tables:
        height = table[head.row.role]
        sizes.addAction(text).triggered.connect(partial(_set_height, heads, track.id, height))
    sizes.addSeparator()
    everything = (
        (words.tr("All tracks small"), SMALL),
        (words.tr("All tracks default"), DEFAULT),
        (words.tr("All tracks large"), LARGE),
    )
    for text, table in everything:
        sizes.addAction(text).triggered.connect(partial(_set_all, heads, table))
    if not track.locked:
        menu.addSeparator()
        put(menu, words.tr("Delete track"), "track_remove", partial(_remove_track, track.id), "trash")
    return menu


def _beside(heads: TrackHeads, row: Row, step: int) -> int | None:
    """The index among all tracks of the row above (-1) or below (1), if it is of the same kind."""
    rows = heads.view.rows.rows
    place = next((number for number, entry in enumerate(rows) if entry.track == row.track), None)
    sequence = heads.view.context.document.sequence
    if place is None or sequence is None or not 0 <= place + step < len(rows):
        return None
    other = rows[place + step]
    same = sequence.tracks[other.index].kind == sequence.tracks[row.index].kind
    return other.index if same else None


def _set_height(heads: TrackHeads, track: str, height: int, _checked: bool = False) -> None:
    heads.view.set_height(track, height)
    heads.remember_heights()


def _set_all(heads: TrackHeads, table: Mapping[Role, int], _checked: bool = False) -> None:
    for row in heads.view.rows.rows:
        heads.view.set_height(row.track, table[row.role])
    heads.remember_heights()


def _add_track(kind: TrackKind, project: Project) -> Project:
    return add_track(project, kind)


def _move_track(track: str, index: int, project: Project) -> Project:
    return move_track(project, track, index)


def _remove_track(track: str, project: Project) -> Project:
    return remove_track(project, track)
