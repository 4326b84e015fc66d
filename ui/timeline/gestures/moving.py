"""Move: items in time and across tracks; what they land on gives way."""

from __future__ import annotations

from editor.edits import EditError, move_many
from ui.timeline import looking
from ui.timeline.compound import Edit
from ui.timeline.gestures.base import Guide, Pointer, Readout, Situation, Step, guide_of, items_of


class Move:
    """Drag of one or more items, held by `grabbed`."""

    verb = "move"

    def __init__(self, situation: Situation, item_ids: tuple[str, ...], grabbed: str, press: Pointer) -> None:
        self._situation = situation
        self._ids = item_ids
        self._grabbed = grabbed
        self._press = press
        sequence = situation.sequence
        all_ids = looking.partners(sequence, item_ids) if situation.linking else frozenset(item_ids)
        moving = items_of(sequence, all_ids)
        self._earliest = min((item.record_in for item in moving), default=0)
        chosen = [item for item in moving if item.id in item_ids]
        self._edges = sorted({edge for item in chosen for edge in (item.record_in, item.record_out)})
        self._targets = situation.targets(but=all_ids)
        self._moving = frozenset(item.id for item in moving)
        self._tries: dict[tuple[int, int], str] = {}

    def update(self, pointer: Pointer) -> Step:
        moved = pointer.frame - self._press.frame
        snap = None
        if self._situation.snapping and not pointer.alt:
            snap = self._targets.snap(self._edges, moved, self._situation.reach)
        delta = max(snap.delta if snap else round(moved), -self._earliest)
        tracks = self._tracks(pointer.track)
        edit = self._edit(delta, tracks)
        problem = self._problem(edit)
        if problem and tracks:
            edit = self._edit(delta, {})
            problem = self._problem(edit)
        guide: Guide | None = guide_of(snap, delta)
        item = looking.find(self._situation.sequence, self._grabbed)
        at = item.item.record_in + delta if item else None
        readout = Readout("move", delta, self._grabbed, at)
        if problem:
            return Step(readout=readout, problem=problem)
        if delta == 0 and not tracks:
            return Step(readout=readout)
        return Step(edit=edit, guide=guide, readout=readout, ghosts=self._moving)

    def _edit(self, delta: int, tracks: dict[str, str]) -> Edit:
        ids, linked = self._ids, self._situation.linking
        return lambda project: move_many(project, ids, delta, tracks=tracks, linked=linked, overwrite=True)

    def _problem(self, edit: Edit) -> str:
        try:
            edit(self._situation.project)
        except EditError as error:
            return error.message
        return ""

    def _tracks(self, over: str | None) -> dict[str, str]:
        """Where the items go when the grabbed one is dragged over another track: each as many tracks of its kind away."""
        sequence = self._situation.sequence
        grabbed = looking.find(sequence, self._grabbed)
        target = next((track for track in sequence.tracks if track.id == over), None)
        if grabbed is None or target is None or target.kind != grabbed.track.kind or target is grabbed.track:
            return {}
        same = [track for track in sequence.tracks if track.kind == target.kind]
        places = {track.id: place for place, track in enumerate(same)}
        shift = places[target.id] - places[grabbed.track.id]
        tracks = {}
        for item_id in self._ids:
            found = looking.find(sequence, item_id)
            if found is not None and found.track.kind == target.kind:
                place = places[found.track.id] + shift
                if not 0 <= place < len(same):
                    return {}
                tracks[item_id] = same[place].id
        return tracks
