"""Keys on the timeline itself: walking over clips and tracks, trimming the chosen edge, and what a screen reader is told.

The window's shortcuts keep their meaning while the mouse leads. Once the timeline has been entered with Tab, the arrows
walk from clip to clip and from track to track, until the mouse is used again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from editor.edits import Edge, trim
from editor.model import Item, Sequence, Track
from ui.i18n import named
from ui.timeline import looking, words
from ui.timeline.compound import alone, label

if TYPE_CHECKING:
    from ui.timeline.view import TimelineView

_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
_BRACKETS = (Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight, Qt.Key.Key_BraceLeft, Qt.Key.Key_BraceRight)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Keys:
    """What keys do while the timeline has the focus."""

    def __init__(self, view: TimelineView) -> None:
        self._view = view
        self._context = view.context
        self.edge: Edge = "out"
        """The edge that brackets move: the one chosen last, with Shift the other."""
        view.setAccessibleName(words.tr("Timeline"))
        self._context.view.selection_changed.connect(self.describe)
        self._context.document.changed.connect(self.describe)

    def wants(self, event: QKeyEvent) -> bool:
        """Whether a key is for the timeline although it is a shortcut of the window."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Escape:
            return self._view.hand.busy
        if key in _BRACKETS:
            return not modifiers & ~Qt.KeyboardModifier.ShiftModifier
        if not self._view.walking or modifiers & ~Qt.KeyboardModifier.ShiftModifier:
            return False
        return key in _ARROWS or key in _ENTER

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means; whether it means anything here."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            return self._view.hand.cancel()
        if key in _BRACKETS:
            self._bracket(key, other=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            return True
        if key in _ENTER and self._context.view.selection:
            self._view.inspect.emit()
            return True
        if self._view.walking and key in _ARROWS:
            self._walk(key, add=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            return True
        return False

    def entered(self, reason: Qt.FocusReason) -> None:
        """The timeline got the focus: by keys, there is a place to walk from."""
        reasons = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
        if reason not in reasons:
            return
        view, sequence = self._view, self._view.sequence
        view.walking = True
        if sequence is not None and looking.find(sequence, view.focused) is None:
            view.focused = _nearest(sequence, view, self._context.view.playhead)
        if view.focused and not self._context.view.selection:
            self._context.view.select([view.focused])
        self.describe()
        view.update()

    def describe(self, *_: object) -> None:
        """Tell screen readers what is at the keyboard's place."""
        view, sequence = self._view, self._view.sequence
        found = looking.find(sequence, view.focused) if sequence is not None and view.focused else None
        if sequence is None or found is None:
            count = len(sequence.tracks) if sequence is not None else 0
            view.setAccessibleDescription(words.tr("{0} tracks, nothing selected").format(count))
            return
        view.setAccessibleDescription(description(view, sequence, found))

    def _walk(self, key: Qt.Key, *, add: bool) -> None:
        view, sequence = self._view, self._view.sequence
        if sequence is None:
            return
        found = looking.find(sequence, view.focused)
        target = _first(sequence, view) if found is None else _step(view, sequence, found, key)
        if target is None:
            return
        view.focused = target.id
        self._context.view.select([target.id], add=add)
        moved = looking.find(sequence, target.id)
        if moved is not None:
            view.reveal_row(moved.track.id)
        view.reveal(target.record_in)
        self.describe()
        view.update()

    def _bracket(self, key: Qt.Key, *, other: bool) -> None:
        """[ and ] move the out edge, with Shift the in edge, of the first selected clip by a frame."""
        delta = -1 if key in (Qt.Key.Key_BracketLeft, Qt.Key.Key_BraceLeft) else 1
        edge: Edge = "in" if other else "out"
        chosen = self._context.view.selection[:1]
        if not chosen:
            return
        item_id = chosen[0]
        linking = self._context.view.linking
        self._context.document.do(
            words.edit_name("trim"),
            (lambda project: trim(project, item_id, edge, delta))
            if linking
            else alone(lambda project: trim(project, item_id, edge, delta), [item_id]),
        )


def description(view: TimelineView, sequence: Sequence, found: looking.Found) -> str:
    """A clip in words: what it is, where, how long, and why it was chosen."""
    item, track = found.item, found.track
    row = view.rows.of(track.id)
    media = {entry.id: entry for entry in view.project.media}
    place = words.tr("{0} of {1} on {2}").format(found.position + 1, len(track.items), row.code if row else track.name)
    span = words.tr("{0} to {1}").format(words.timecode(sequence, item.record_in), words.timecode(sequence, item.record_out))
    parts = [label(item, media), place, span]
    if item.id in view.context.view.selection:
        parts.append(words.tr("selected"))
    if not item.enabled:
        parts.append(words.tr("off"))
    if track.locked:
        parts.append(words.tr("locked"))
    if item.origin is not None:
        score = f" {item.origin.score:.2f}" if item.origin.score is not None else ""
        parts.append(words.tr("chosen{0}: {1}").format(score, ", ".join(map(named, item.origin.reasons))))
    return ". ".join(part for part in parts if part)


def _nearest(sequence: Sequence, view: TimelineView, frame: int) -> str:
    for row in view.rows.rows:
        track = sequence.tracks[row.index]
        position = looking.at(track.items, frame) if row.role in ("video", "audio") else None
        if position is not None:
            return track.items[position].id
    first = _first(sequence, view)
    return first.id if first is not None else ""


def _first(sequence: Sequence, view: TimelineView) -> Item | None:
    return next((track.items[0] for track in _in_rows(sequence, view) if track.items), None)


def _in_rows(sequence: Sequence, view: TimelineView) -> list[Track]:
    return [sequence.tracks[row.index] for row in view.rows.rows]


def _step(view: TimelineView, sequence: Sequence, found: looking.Found, key: Qt.Key) -> Item | None:
    items = found.track.items
    if key == Qt.Key.Key_Home:
        return items[0]
    if key == Qt.Key.Key_End:
        return items[-1]
    if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        place = found.position + (1 if key == Qt.Key.Key_Right else -1)
        return items[place] if 0 <= place < len(items) else None
    tracks = _in_rows(sequence, view)
    place = next(number for number, track in enumerate(tracks) if track.id == found.track.id)
    order = tracks[:place][::-1] if key == Qt.Key.Key_Up else tracks[place + 1 :]
    middle = (found.item.record_in + found.item.record_out) // 2
    for track in order:
        if track.items:
            return min(track.items, key=lambda item: max(item.record_in - middle, middle - item.record_out + 1, 0))
    return None
