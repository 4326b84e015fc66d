"""Gestures that change what is looked at, not the edit: playhead, range, selection; and markers, which are an edit."""

from __future__ import annotations

from typing import Literal

from editor.edits import move_marker
from ui.timeline import looking
from ui.timeline.compound import Edit
from ui.timeline.gestures.base import Guide, Pointer, Situation, Step


class Scrub:
    """Drag of the playhead: the frame under the pointer is shown; with Shift it snaps."""

    verb = ""

    def __init__(self, situation: Situation) -> None:
        self._situation = situation
        self._targets = situation.targets(playhead=False)

    def update(self, pointer: Pointer) -> Step:
        frame = max(0, int(pointer.frame + 1e-9))
        target = self._targets.nearest(pointer.frame, self._situation.reach) if pointer.shift else None
        if target is not None:
            return Step(playhead=target.frame, guide=Guide(target.frame, target))
        return Step(playhead=frame)


class Range:
    """Drag of the in or out mark, or of a new range from where the pointer was pressed."""

    verb = ""

    def __init__(self, situation: Situation, which: Literal["in", "out", "new"], press: Pointer) -> None:
        self._situation, self._which = situation, which
        self._targets = situation.targets()
        self._press = self._snapped(press)[0]

    def update(self, pointer: Pointer) -> Step:
        frame, guide = self._snapped(pointer)
        start, end = self._situation.mark_in, self._situation.mark_out
        if self._which == "new":
            low, high = sorted((self._press, frame))
            return Step(marks=(low, max(high, low + 1)), guide=guide)
        if self._which == "in":
            if end is not None:
                frame = min(frame, end - 1)
            return Step(marks=(max(0, frame), end), guide=guide)
        return Step(marks=(start, max(frame, (start or 0) + 1)), guide=guide)

    def _snapped(self, pointer: Pointer) -> tuple[int, Guide | None]:
        target = None
        if self._situation.snapping and not pointer.alt:
            target = self._targets.nearest(pointer.frame, self._situation.reach)
        if target is not None:
            return target.frame, Guide(target.frame, target)
        return max(0, round(pointer.frame)), None


class MarkerMove:
    """Drag of a marker along the ruler."""

    verb = "marker_move"

    def __init__(self, situation: Situation, marker_id: str, press: Pointer) -> None:
        self._situation, self._id, self._press = situation, marker_id, press
        self._frame = next(marker.frame for marker in situation.sequence.markers if marker.id == marker_id)
        self._targets = situation.targets(but_marker=marker_id)

    def update(self, pointer: Pointer) -> Step:
        moved = pointer.frame - self._press.frame
        snap = None
        if self._situation.snapping and not pointer.alt:
            snap = self._targets.snap([self._frame], moved, self._situation.reach)
        frame = max(0, self._frame + (snap.delta if snap else round(moved)))
        if frame == self._frame:
            return Step()
        marker_id = self._id
        edit: Edit = lambda project: move_marker(project, marker_id, frame)  # noqa: E731
        return Step(edit=edit, guide=Guide(frame, snap.target) if snap else None)


class Band:
    """A rubber band: everything that it touches is selected, added to the selection with Shift, toggled with Ctrl."""

    verb = ""

    def __init__(self, situation: Situation, press: Pointer) -> None:
        self._situation, self._press = situation, press

    def update(self, pointer: Pointer) -> Step:
        left, right = sorted((self._press.frame, pointer.frame))
        top, bottom = sorted((self._press.y, pointer.y))
        touched: list[str] = []
        for row in self._situation.rows.between(top, bottom):
            track = self._situation.sequence.tracks[row.index]
            first, stop = looking.between(track.items, left, right)
            touched.extend(item.id for item in track.items[first:stop])
        old = self._situation.selection
        if pointer.ctrl:
            both = set(old) & set(touched)
            touched = [item_id for item_id in (*old, *touched) if item_id not in both]
        elif pointer.shift:
            touched = [*old, *(item_id for item_id in touched if item_id not in old)]
        return Step(selection=tuple(touched), band=(left, top, right, bottom))
