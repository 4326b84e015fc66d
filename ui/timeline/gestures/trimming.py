"""Trim, ripple, roll and slip: edges and footage of clips that stay where they are."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import Literal

from editor.edits import Edge, ripple_trim, roll, slip, trim
from editor.model import Clip, Item, Narration
from ui.timeline import looking
from ui.timeline.compound import Edit, alone
from ui.timeline.gestures.base import Furthest, Pointer, Readout, Removed, Situation, Step, guide_of

Kind = Literal["trim", "ripple", "roll"]


class Trim:
    """Drag of one edge: alone, rippling, or as a roll of the cut. Shift held during the drag makes it a roll."""

    def __init__(self, situation: Situation, item_id: str, edge: Edge, kind: Kind, press: Pointer) -> None:
        self._situation = situation
        self._press = press
        self._edge = edge
        self._kind = kind
        self._id = item_id
        found = looking.find(situation.sequence, item_id)
        assert found is not None  # noqa: S101  the hit was on it
        self._item, self._track = found.item, found.track
        self._neighbour = _neighbour(found, edge)
        self._at = found.item.record_in if edge == "in" else found.item.record_out
        group = looking.partners(situation.sequence, [item_id]) if situation.linking else frozenset([item_id])
        but = group
        if self._neighbour is not None:
            but |= looking.partners(situation.sequence, [self._neighbour.id])
        self._targets = {"roll": situation.targets(but=but), "trim": situation.targets(but=group)}
        self._furthest = {kind: Furthest(situation.project, partial(self._edit, kind)) for kind in _KINDS}
        self._group = group

    @property
    def verb(self) -> str:
        return _VERBS[self._now]

    _now: Kind = "trim"

    def update(self, pointer: Pointer) -> Step:
        kind: Kind = "roll" if pointer.shift and self._neighbour is not None else self._kind
        self._now = kind
        moved = pointer.frame - self._press.frame
        snap = None
        if self._situation.snapping and not pointer.alt:
            snap = self._targets["roll" if kind == "roll" else "trim"].snap([self._at], moved, self._situation.reach)
        wanted = snap.delta if snap else round(moved)
        furthest = self._furthest[kind]
        delta = furthest.towards(wanted)
        readout = self._readout(kind, delta, limited=delta != wanted)
        if delta == 0:
            return Step(readout=readout, problem=furthest.problem if wanted else "")
        problem = furthest.problem if delta != wanted else ""
        removed = self._removed(delta) if kind == "ripple" else None
        guide = guide_of(snap, delta)
        return Step(edit=self._edit(kind, delta), guide=guide, readout=readout, removed=removed, problem=problem)

    def _edit(self, kind: Kind, delta: int) -> Edit:
        if kind == "roll":
            left = self._id if self._edge == "out" else (self._neighbour.id if self._neighbour else self._id)
            return self._scoped(lambda project: roll(project, left, delta))
        if kind == "ripple":
            return self._scoped(lambda project: ripple_trim(project, self._id, self._edge, delta))
        return self._scoped(lambda project: trim(project, self._id, self._edge, delta))

    def _scoped(self, edit: Edit) -> Edit:
        if self._situation.linking:
            return edit
        return alone(edit, [self._id, *([self._neighbour.id] if self._neighbour else [])])

    def _readout(self, kind: Kind, delta: int, *, limited: bool) -> Readout:
        ripple_in = kind == "ripple" and self._edge == "in"
        cut = self._at if ripple_in else self._at + delta
        here: tuple[str, int] = (self._id, cut if self._edge == "in" else cut - 1)
        beyond = None
        if self._neighbour is not None and (kind in ("ripple", "roll") or delta == 0):
            beyond = (self._neighbour.id, cut - 1 if self._edge == "in" else cut)
        left, right = (beyond, here) if self._edge == "in" else (here, beyond)
        return Readout(kind, delta, self._id, cut, left, right, limited=limited)

    def _removed(self, delta: int) -> Removed | None:
        shorter = delta < 0 if self._edge == "out" else delta > 0
        if not shorter:
            return None
        start = self._at + delta if self._edge == "out" else self._at
        sequence = self._situation.sequence
        tracks = tuple(track.id for track in sequence.tracks if any(item.id in self._group for item in track.items))
        return Removed(start, start + abs(delta), tracks)


class Slip:
    """Drag of the footage inside a clip: to the right shows what came earlier."""

    verb = "slip"

    def __init__(self, situation: Situation, item_id: str, press: Pointer) -> None:
        self._situation = situation
        self._press = press
        self._id = item_id
        found = looking.find(situation.sequence, item_id)
        assert found is not None  # noqa: S101  the hit was on it
        self._item = found.item
        self._furthest = Furthest(situation.project, self._edit)

    def update(self, pointer: Pointer) -> Step:
        wanted = -round(pointer.frame - self._press.frame)
        delta = self._furthest.towards(wanted)
        first, last = self._item.record_in, self._item.record_out - 1
        readout = Readout("slip", delta, self._id, first, (self._id, first), (self._id, last), limited=delta != wanted)
        problem = self._furthest.problem if delta != wanted else ""
        if delta == 0:
            return Step(readout=readout, problem=problem)
        return Step(edit=self._edit(delta), readout=readout, problem=problem)

    def _edit(self, delta: int) -> Edit:
        seconds = _rate_of(self._item) * delta / self._situation.sequence.rate
        edit: Edit = lambda project: slip(project, self._id, seconds)  # noqa: E731
        return edit if self._situation.linking else alone(edit, [self._id])


_KINDS: tuple[Kind, ...] = ("trim", "ripple", "roll")
_VERBS: dict[Kind, str] = {"trim": "trim", "ripple": "ripple_trim", "roll": "roll"}


def can_slip(item: Item) -> bool:
    """Whether an item shows footage that could slip."""
    return isinstance(item, Clip) or (isinstance(item, Narration) and item.media is not None)


def _rate_of(item: Item) -> Fraction:
    if isinstance(item, Clip) and not item.speed.ramp and item.speed.rate != 0:
        return item.speed.rate
    return Fraction(1)


def _neighbour(found: looking.Found, edge: Edge) -> Item | None:
    place = found.position + (1 if edge == "out" else -1)
    if not 0 <= place < len(found.track.items):
        return None
    other = found.track.items[place]
    touches = other.record_in == found.item.record_out if edge == "out" else other.record_out == found.item.record_in
    return other if touches else None
