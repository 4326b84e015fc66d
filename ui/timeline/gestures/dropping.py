"""Footage dragged in from the bin: a live ghost of the edit that a drop makes."""

from __future__ import annotations

from editor.edits import EditError, IdSource, Source, new_id
from editor.model import Project
from ui.timeline import compound
from ui.timeline.compound import Edit
from ui.timeline.gestures.base import Guide, Pointer, Readout, Situation, Step


class Drop:
    """Overwrites from the frame under the pointer; with Ctrl it makes room instead. Ids stay the same while it hovers."""

    def __init__(self, situation: Situation, sources: tuple[Source, ...]) -> None:
        self._situation = situation
        self._sources = sources
        self._targets = situation.targets()
        self._ids: list[str] = []
        self._insert = False
        try:
            self._length = sum(compound.frames_of(situation.project, source) for source in sources)
        except KeyError:
            self._length = 0

    @property
    def verb(self) -> str:
        return "insert" if self._insert else "overwrite"

    def update(self, pointer: Pointer) -> Step:
        self._insert = pointer.ctrl
        if not self._length:
            return Step(problem="this footage is not in the project")
        frame, guide = max(0, round(pointer.frame)), None
        if self._situation.snapping and not pointer.alt:
            edges = [0] if self._insert else [0, self._length]
            snap = self._targets.snap(edges, pointer.frame, self._situation.reach)
            if snap is not None and snap.delta >= 0:
                frame, guide = snap.delta, Guide(snap.target.frame, snap.target)
        edit = self._edit(frame, pointer.track)
        try:
            after = edit(self._situation.project)
        except EditError as error:
            return Step(problem=error.message)
        before = {item.id for track in self._situation.sequence.tracks for item in track.items}
        made = {item.id for track in after.sequence.tracks for item in track.items} - before
        readout = Readout(self.verb, self._length, at=frame)
        return Step(edit=edit, guide=guide, readout=readout, ghosts=frozenset(made))

    def _edit(self, frame: int, track: str | None) -> Edit:
        make_room, tracks = self._insert, [track] if track else None

        def apply(project: Project) -> Project:
            return compound.place(project, self._sources, frame, tracks=tracks, make_room=make_room, ids=self._same_ids())

        return apply

    def _same_ids(self) -> IdSource:
        """The same fresh ids in each preview and in the edit itself, so that nothing flickers."""
        place = 0

        def give() -> str:
            nonlocal place
            if place == len(self._ids):
                self._ids.append(new_id())
            place += 1
            return self._ids[place - 1]

        return give
