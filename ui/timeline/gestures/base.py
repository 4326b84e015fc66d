"""The interface of all gestures, and what most of them need."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Protocol

from editor.edits import EditError
from editor.model import Item, Project, Sequence
from ui.timeline.compound import Edit
from ui.timeline.rows import Rows
from ui.timeline.snapping import Snap, Target, Targets, targets_of


@dataclass(frozen=True)
class Pointer:
    """Where the pointer is: in pixels from the first row and frame 0's column, on the timeline, and what is held."""

    x: float
    y: float
    frame: float
    """Exact position in time, in frames and parts of one."""
    track: str | None = None
    shift: bool = False
    ctrl: bool = False
    alt: bool = False


@dataclass(frozen=True)
class Situation:
    """What a gesture starts from, and what the person had set."""

    project: Project
    rows: Rows = field(default_factory=Rows)
    playhead: int = 0
    mark_in: int | None = None
    mark_out: int | None = None
    selection: tuple[str, ...] = ()
    snapping: bool = True
    linking: bool = True
    reach: float = 6.0
    """Frames within which an edge snaps, at the present zoom."""
    per_frame: float = 1.5
    """Pixels a frame."""

    @property
    def sequence(self) -> Sequence:
        return self.project.sequence

    def targets(self, *, but: Collection[str] = (), but_marker: str = "", playhead: bool = True) -> Targets:
        """What edges snap to, leaving out what moves."""
        return targets_of(
            self.sequence,
            playhead=self.playhead if playhead else None,
            mark_in=self.mark_in,
            mark_out=self.mark_out,
            but=but,
            but_marker=but_marker,
        )


@dataclass(frozen=True)
class Guide:
    """A line over all tracks at a frame that something snapped to."""

    frame: int
    target: Target


@dataclass(frozen=True)
class Readout:
    """Numbers beside the pointer: what changes by how many frames, the clip it is about, and both frames at the cut."""

    kind: str
    """move, trim, ripple, roll, slip, fade, gain, transition"""
    delta: int
    item: str = ""
    at: int | None = None
    """Frame of the timeline that the readout stands over."""
    left: tuple[str, int] | None = None
    """(item, frame of the timeline) of the last frame before the cut, in the previewed sequence."""
    right: tuple[str, int] | None = None
    value: float = 0.0
    limited: bool = False
    """Whether the hand asked for more than the footage or the neighbours allow."""


@dataclass(frozen=True)
class Removed:
    """Frames that a ripple takes out: where they were, on which tracks."""

    start: int
    end: int
    tracks: tuple[str, ...]


@dataclass(frozen=True)
class Step:
    """What one position of the pointer means. A gesture over footage has an edit, one over the view sets other fields."""

    edit: Edit | None = None
    guide: Guide | None = None
    readout: Readout | None = None
    removed: Removed | None = None
    playhead: int | None = None
    marks: tuple[int | None, int | None] | None = None
    selection: tuple[str, ...] | None = None
    band: tuple[float, float, float, float] | None = None
    """Rubber band: left frame, top, right frame, bottom (pixels from the first row)."""
    cut: tuple[int, bool] | None = None
    """Where the blade would cut, and whether through all tracks."""
    ghosts: frozenset[str] = frozenset()
    """Items that are shown as being placed."""
    problem: str = ""
    """Why nothing can be done here, for the person."""


class Gesture(Protocol):
    """One drag. `update` may be called any number of times; the last step's edit is what a release commits."""

    @property
    def verb(self) -> str:
        """Names the edit for undo, see ui.timeline.words; empty for what is no edit."""

    def update(self, pointer: Pointer) -> Step:
        """What the pointer's place means now."""


class Furthest:
    """The edit nearest to what the hand asks for that the project allows, given that what is possible has no holes."""

    def __init__(self, project: Project, edit: Callable[[int], Edit]) -> None:
        self._project = project
        self._edit = edit
        self._good = {1: 0, -1: 0}
        self._bad: dict[int, int] = {}
        self.problem = ""

    def towards(self, wanted: int) -> int:
        """`wanted`, or the last whole number on the way from 0 to it that works."""
        sign = 1 if wanted >= 0 else -1
        size = abs(wanted)
        if size <= self._good[sign]:
            return wanted
        bad = self._bad.get(sign)
        if bad is None or size < bad:
            if self._works(sign * size):
                self._good[sign] = size
                return wanted
            bad = self._bad[sign] = size
        while bad - self._good[sign] > 1:
            middle = (bad + self._good[sign]) // 2
            if self._works(sign * middle):
                self._good[sign] = middle
            else:
                bad = self._bad[sign] = middle
        return sign * self._good[sign]

    def _works(self, delta: int) -> bool:
        try:
            self._edit(delta)(self._project)
        except EditError as error:
            self.problem = error.message
            return False
        return True


def guide_of(snap: Snap | None, delta: int) -> Guide | None:
    """The line for a snap, if the gesture could follow it."""
    return Guide(snap.target.frame, snap.target) if snap is not None and snap.delta == delta else None


def items_of(sequence: Sequence, ids: Collection[str]) -> list[Item]:
    """The items of those ids, in no particular order."""
    return [item for track in sequence.tracks for item in track.items if item.id in ids]
