"""The blade, and transitions over a cut."""

from __future__ import annotations

from functools import partial
from typing import Literal

from editor.edits import EditError, split_all
from editor.model import Project
from ui.timeline import looking
from ui.timeline.compound import Edit, change_transition, dissolve, split_at
from ui.timeline.gestures.base import Furthest, Guide, Pointer, Readout, Situation, Step


class Blade:
    """Cuts what is under the pointer when it is let go; with Shift everything at that frame."""

    verb = "split"

    def __init__(self, situation: Situation) -> None:
        self._situation = situation
        self._targets = situation.targets()

    def update(self, pointer: Pointer) -> Step:
        frame = max(0, round(pointer.frame))
        target = None
        if self._situation.snapping and not pointer.alt:
            target = self._targets.nearest(pointer.frame, self._situation.reach)
        frame = target.frame if target else frame
        edit = self._edit(frame, pointer)
        try:
            edit(self._situation.project)
        except EditError as error:
            return Step(cut=(frame, pointer.shift), problem=error.message)
        return Step(edit=edit, guide=Guide(frame, target) if target else None, cut=(frame, pointer.shift))

    def _edit(self, frame: int, pointer: Pointer) -> Edit:
        if pointer.shift:
            return lambda project: split_all(project, frame)
        track = next((track for track in self._situation.sequence.tracks if track.id == pointer.track), None)
        position = looking.at(track.items, frame) if track is not None else None
        if track is None or position is None:
            return _nothing
        ids, linked = [track.items[position].id], self._situation.linking
        return lambda project: split_at(project, frame, ids, linked=linked)


class Dissolve:
    """Drag outwards from a cut: a dissolve as long to either side as the pointer is away from it."""

    verb = "dissolve"

    def __init__(self, situation: Situation, left: str, right: str) -> None:
        self._situation, self._left, self._right = situation, left, right
        found = looking.find(situation.sequence, left)
        self._cut = found.item.record_out if found else 0

    def update(self, pointer: Pointer) -> Step:
        half = round(abs(pointer.frame - self._cut))
        if half < 1:
            return Step(readout=Readout("transition", 0, self._left, self._cut))
        left, right, length = self._left, self._right, 2 * half
        edit: Edit = lambda project: dissolve(project, left, right, length)  # noqa: E731
        try:
            after = edit(self._situation.project)
        except EditError as error:
            return Step(problem=error.message, readout=Readout("transition", 0, self._left, self._cut))
        made = next(
            entry
            for track in after.sequence.tracks
            for entry in track.transitions
            if entry.left == left and entry.right == right
        )
        real = made.before + made.after
        return Step(edit=edit, readout=Readout("transition", real, left, self._cut, limited=real < length))


class Resize:
    """Drag of one end of a transition; Shift moves both ends alike."""

    verb = "transition"

    def __init__(self, situation: Situation, transition_id: str, side: Literal["in", "out"], press: Pointer) -> None:
        self._situation, self._id, self._side, self._press = situation, transition_id, side, press
        found = looking.transition(situation.sequence, transition_id)
        assert found is not None  # noqa: S101  the hit was on it
        self._old = found[1]
        span = looking.span(*found)
        self._cut = span[0] + self._old.before if span else 0
        self._furthest = {both: Furthest(situation.project, partial(self._edit, both=both)) for both in (False, True)}

    def update(self, pointer: Pointer) -> Step:
        moved = round(pointer.frame - self._press.frame)
        wanted = -moved if self._side == "in" else moved
        both = pointer.shift and self._old.left is not None and self._old.right is not None
        least = 1 - (self._old.before + self._old.after)
        delta = self._furthest[both].towards(max(wanted, least))
        length = self._old.before + self._old.after + delta * (2 if both else 1)
        readout = Readout("transition", length, self._old.left or "", self._cut, limited=delta != wanted)
        return Step(edit=self._edit(delta, both=both) if delta else None, readout=readout)

    def _edit(self, delta: int, *, both: bool) -> Edit:
        before, after = self._old.before, self._old.after
        if self._side == "in" or both:
            before += delta
        if self._side == "out" or both:
            after += delta
        if before < 0 or after < 0:
            return _too_short
        return lambda project: change_transition(project, self._id, before=before, after=after)


def _nothing(_: Project) -> Project:
    raise EditError("there is nothing under the pointer to split")


def _too_short(_: Project) -> Project:
    raise EditError("a transition ends at its cut")
