"""Context menus of clips, gaps, cuts, transitions, markers and the ruler."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from editor.edits import close_gap, remove_marker, remove_transition, set_crop, set_marker, set_speed
from editor.model import Clip, Project, Transition, changed
from ui.theme.icons import icon
from ui.timeline import compound, looking, words
from ui.timeline.hits import Hit
from ui.timeline.inline import rename_item, rename_marker
from ui.timeline.paint.ink import MARKERS

if TYPE_CHECKING:
    from ui.timeline.view import TimelineView

_SPEEDS = (Fraction(1, 4), Fraction(1, 2), Fraction(1), Fraction(3, 2), Fraction(2), Fraction(4))
_CLIP_ACTIONS = (
    "edit.split", "edit.delete", "edit.ripple_delete", None,
    "edit.cut", "edit.copy", None,
    "clip.dissolve", "clip.link", "clip.unlink", "clip.enable", None, "clip.speed", "clip.gain", "clip.crop", None,
)  # fmt: skip


def menu_for(view: TimelineView, hit: Hit, point: QPoint) -> QMenu | None:
    """The menu at a place, or None where there is nothing to do."""
    sequence = view.context.document.sequence
    if sequence is None:
        return None
    menu = QMenu(view)
    frame = view.scale.nearest(point.x())
    if hit.zone == "marker":
        _marker(menu, view, hit.marker)
    elif hit.transition:
        _transition(menu, view, hit.transition)
    elif hit.item:
        _clip(menu, view, hit)
    elif hit.zone == "lane":
        _lane(menu, view, hit, frame)
    else:
        _ruler(menu, view, frame)
    return menu


def _do(view: TimelineView, verb: str, edit: Callable[[Project], Project]) -> None:
    view.context.document.do(words.edit_name(verb), edit)


def _add(menu: QMenu, text: str, work: Callable[[], object], picture: str = "", *, enabled: bool = True) -> None:
    action = menu.addAction(icon(picture), text) if picture else menu.addAction(text)
    action.setEnabled(enabled)
    action.triggered.connect(lambda _checked=False: work())


def add_actions(menu: QMenu, view: TimelineView, ids: tuple[str | None, ...]) -> None:
    """Put registered actions into a menu; None makes a line. What nobody stands behind is left out."""
    actions = view.context.actions
    actions.refresh()
    for id_ in ids:
        if id_ is None:
            menu.addSeparator()
        elif actions.has(id_):
            menu.addAction(actions.qaction(id_))


def _clip(menu: QMenu, view: TimelineView, hit: Hit) -> None:
    sequence = view.context.document.sequence
    found = looking.find(sequence, hit.item) if sequence is not None else None
    if found is None:
        return
    item, locked = found.item, found.track.locked
    add_actions(menu, view, _CLIP_ACTIONS)
    if hit.zone == "cut" and hit.other:
        half_second = _half_second(view)
        edit = partial(_dissolve, hit.item, hit.other, half_second)
        _add(menu, words.tr("Add dissolve here"), lambda: _do(view, "dissolve", edit), enabled=not locked)
    if isinstance(item, Clip):
        _speeds(menu, view, item, locked=locked)
        if item.crop is not None:
            _add(
                menu,
                words.tr("Remove crop"),
                lambda: _do(view, "crop", partial(_uncrop, item.id)),
                "crop",
                enabled=not locked,
            )
        media = item.media
        _add(menu, words.tr("Show in media"), lambda: view.context.view.set_focus_media(media), "film")
    _add(menu, words.tr("Rename"), lambda: rename_item(view, item.id), "text", enabled=not locked)
    _add(menu, words.tr("Show in inspector"), view.inspect.emit, "info")


def _speeds(menu: QMenu, view: TimelineView, clip: Clip, *, locked: bool) -> None:
    speeds = menu.addMenu(icon("speed"), words.tr("Play at"))
    speeds.setEnabled(not locked)
    for rate in _SPEEDS:
        action = speeds.addAction(f"{float(rate) * 100:g}%")
        action.setCheckable(True)
        action.setChecked(not clip.speed.ramp and clip.speed.rate == rate)
        action.triggered.connect(lambda _checked=False, rate=rate: _do(view, "speed", partial(_respeed, clip.id, rate)))
    speeds.addSeparator()
    backwards = partial(_respeed, clip.id, -abs(clip.speed.rate) or Fraction(-1))
    _add(speeds, words.tr("Backwards"), lambda: _do(view, "speed", backwards))


def _transition(menu: QMenu, view: TimelineView, transition_id: str) -> None:
    sequence = view.context.document.sequence
    found = looking.transition(sequence, transition_id) if sequence is not None else None
    if found is None:
        return
    track, entry = found
    kinds = (("dissolve", words.tr("Dissolve")), ("wipe", words.tr("Wipe")), ("dip", words.tr("Dip to black")))
    for kind, name in kinds:
        action = menu.addAction(name)
        action.setCheckable(True)
        action.setChecked(entry.kind == kind)
        action.setEnabled(not track.locked)
        action.triggered.connect(lambda _checked=False, kind=kind: _do(view, "transition", partial(_rekind, entry, kind)))
    menu.addSeparator()
    remove = partial(_remove_transition, transition_id)
    _add(
        menu,
        words.tr("Remove transition"),
        lambda: _do(view, "remove_transition", remove),
        "trash",
        enabled=not track.locked,
    )


def _lane(menu: QMenu, view: TimelineView, hit: Hit, frame: int) -> None:
    sequence = view.context.document.sequence
    track = next((entry for entry in sequence.tracks if entry.id == hit.track), None) if sequence is not None else None
    at = int(hit.frame)
    gap = track is not None and not track.locked and at >= 0 and track.end > at
    close = partial(_close_gap, hit.track, at)
    _add(menu, words.tr("Close gap"), lambda: _do(view, "close_gap", close), enabled=gap)
    menu.addSeparator()
    add_actions(menu, view, ("edit.paste", "timeline.insert", "timeline.overwrite", "edit.select_all", None))
    _add(menu, words.tr("Move playhead here"), lambda: view.context.view.set_playhead(frame))


def _ruler(menu: QMenu, view: TimelineView, frame: int) -> None:
    state = view.context.view
    _add(menu, words.tr("Move playhead here"), lambda: state.set_playhead(frame))
    _add(menu, words.tr("Mark in here"), lambda: state.set_range(frame, state.mark_out))
    _add(menu, words.tr("Mark out here"), lambda: state.set_range(state.mark_in, frame))
    menu.addSeparator()
    add_actions(menu, view, ("mark.clear", "mark.marker", None, "timeline.fit", "timeline.zoom_in", "timeline.zoom_out"))


def _marker(menu: QMenu, view: TimelineView, marker_id: str) -> None:
    sequence = view.context.document.sequence
    marker = next((entry for entry in sequence.markers if entry.id == marker_id), None) if sequence is not None else None
    if marker is None:
        return
    names = {
        "green": words.tr("Green"),
        "yellow": words.tr("Yellow"),
        "red": words.tr("Red"),
        "blue": words.tr("Blue"),
        "purple": words.tr("Purple"),
    }
    _add(menu, words.tr("Rename marker"), lambda: rename_marker(view, marker_id), "text")
    colours = menu.addMenu(words.tr("Colour"))
    for colour in MARKERS:
        action = colours.addAction(names[colour])
        action.setCheckable(True)
        action.setChecked(marker.colour == colour)
        edit = partial(_recolour, marker_id, colour)
        action.triggered.connect(lambda _checked=False, edit=edit: _do(view, "marker_change", edit))
    _add(menu, words.tr("Move playhead here"), lambda: view.context.view.set_playhead(marker.frame))
    menu.addSeparator()
    remove = partial(_remove_marker, marker_id)
    _add(menu, words.tr("Remove marker"), lambda: _do(view, "marker_remove", remove), "trash")


def _half_second(view: TimelineView) -> int:
    sequence = view.context.document.sequence
    return max(2, round(sequence.rate / 2)) if sequence is not None else 12


def _dissolve(left: str, right: str, frames: int, project: Project) -> Project:
    return compound.dissolve(project, left, right, frames)


def _uncrop(item_id: str, project: Project) -> Project:
    return set_crop(project, item_id, None)


def _respeed(item_id: str, rate: Fraction, project: Project) -> Project:
    return set_speed(project, item_id, rate, ripple=True)


def _rekind(entry: Transition, kind: str, project: Project) -> Project:
    return compound.change_transition(project, entry.id, before=entry.before, after=entry.after, kind=kind)


def _remove_transition(transition_id: str, project: Project) -> Project:
    return remove_transition(project, transition_id)


def _close_gap(track: str, frame: int, project: Project) -> Project:
    return close_gap(project, track, frame)


def _remove_marker(marker_id: str, project: Project) -> Project:
    return remove_marker(project, marker_id)


def _recolour(marker_id: str, colour: str, project: Project) -> Project:
    marker = next(entry for entry in project.sequence.markers if entry.id == marker_id)
    return set_marker(project, changed(marker, colour=colour))
