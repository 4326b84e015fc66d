"""Fades and gain, drawn on the sound itself."""

from __future__ import annotations

from typing import Literal

from editor.edits import set_gain
from editor.model import Clip, Narration
from ui.timeline import looking
from ui.timeline.compound import Edit, alone
from ui.timeline.gestures.base import Pointer, Readout, Situation, Step
from ui.timeline.levels import MAX_DB, MIN_DB, db_at


class Fade:
    """Drag of a fade's handle along the clip."""

    verb = "fade"

    def __init__(self, situation: Situation, item_id: str, edge: Literal["in", "out"], press: Pointer) -> None:
        self._situation, self._id, self._edge, self._press = situation, item_id, edge, press
        found = looking.find(situation.sequence, item_id)
        assert found is not None  # noqa: S101  the hit was on it
        assert isinstance(found.item, Clip | Narration)  # noqa: S101
        self._item = found.item

    def update(self, pointer: Pointer) -> Step:
        gain = self._item.gain
        moved = round(pointer.frame - self._press.frame)
        if self._edge == "in":
            old, other, length = gain.fade_in, gain.fade_out, gain.fade_in + moved
        else:
            old, other, length = gain.fade_out, gain.fade_in, gain.fade_out - moved
        length = max(0, min(length, self._item.duration - other))
        at = self._item.record_in + length if self._edge == "in" else self._item.record_out - length
        readout = Readout("fade", length, self._id, at)
        return Step(edit=self._edit(length) if length != old else None, readout=readout)

    def _edit(self, length: int) -> Edit:
        edit: Edit = lambda project: (  # noqa: E731
            set_gain(project, self._id, fade_in=length)
            if self._edge == "in"
            else set_gain(project, self._id, fade_out=length)
        )
        return edit if self._situation.linking else alone(edit, [self._id])


class Level:
    """Drag of the gain line up or down; with Shift in steps a tenth as large."""

    verb = "gain"

    def __init__(self, situation: Situation, item_id: str, top: float, height: float, press: Pointer) -> None:
        self._situation, self._id, self._press = situation, item_id, press
        self._top, self._height = top, height
        found = looking.find(situation.sequence, item_id)
        assert found is not None  # noqa: S101  the hit was on it
        assert isinstance(found.item, Clip | Narration)  # noqa: S101
        self._old = found.item.gain.db
        self._at = found.item.record_in

    def update(self, pointer: Pointer) -> Step:
        before = db_at((self._press.y - self._top) / self._height)
        now = db_at((pointer.y - self._top) / self._height)
        change = (now - before) * (0.1 if pointer.shift else 1.0)
        db = round(max(MIN_DB, min(MAX_DB, self._old + change)), 1)
        if not pointer.alt and abs(db) < 0.5 and abs(self._old) > 0.05:
            db = 0.0
        readout = Readout("gain", 0, self._id, round(pointer.frame), value=db)
        edit: Edit = lambda project: set_gain(project, self._id, db=db)  # noqa: E731
        return Step(edit=edit if abs(db - self._old) > 0.04 else None, readout=readout)
