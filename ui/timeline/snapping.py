"""What an edge snaps to while it is dragged."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from editor.model import Sequence

Kind = Literal["playhead", "marker", "in", "out", "start", "edge"]
_STRENGTH: dict[Kind, int] = {"playhead": 0, "marker": 1, "in": 2, "out": 2, "start": 3, "edge": 4}


@dataclass(frozen=True)
class Target:
    """A frame that attracts edges, and what is there; `name` is a marker's."""

    frame: int
    kind: Kind
    name: str = ""


@dataclass(frozen=True)
class Snap:
    """How many frames everything moves for one edge to meet a target."""

    delta: int
    target: Target


class Targets:
    """All targets of one gesture, in order of their frames; at one frame only the strongest is kept."""

    def __init__(self, targets: Iterable[Target]) -> None:
        strongest: dict[int, Target] = {}
        for target in targets:
            other = strongest.get(target.frame)
            if other is None or _STRENGTH[target.kind] < _STRENGTH[other.kind]:
                strongest[target.frame] = target
        self._targets = [strongest[frame] for frame in sorted(strongest)]
        self._frames = [target.frame for target in self._targets]

    def __len__(self) -> int:
        return len(self._targets)

    def nearest(self, frame: float, reach: float) -> Target | None:
        """The target closest to `frame` within `reach` frames; of two as close the stronger."""
        place = bisect_left(self._frames, frame)
        near = [self._targets[n] for n in (place - 1, place) if 0 <= n < len(self._targets)]
        within = [target for target in near if abs(target.frame - frame) <= reach]
        return min(within, key=lambda target: (abs(target.frame - frame), _STRENGTH[target.kind]), default=None)

    def snap(self, edges: Iterable[int], moved: float, reach: float) -> Snap | None:
        """Where to stop when `edges` have been dragged by `moved` frames: at the closest target within `reach` of one."""
        best: tuple[float, int] | None = None
        found: Snap | None = None
        for edge in edges:
            target = self.nearest(edge + moved, reach)
            if target is None:
                continue
            rank = (abs(target.frame - edge - moved), _STRENGTH[target.kind])
            if best is None or rank < best:
                best, found = rank, Snap(target.frame - edge, target)
        return found


def targets_of(
    sequence: Sequence,
    *,
    playhead: int | None,
    mark_in: int | None = None,
    mark_out: int | None = None,
    but: Collection[str] = (),
    but_marker: str = "",
) -> Targets:
    """Everything an edge may snap to: the start, the playhead, the range, markers, and the edges of all items that stay."""
    found: list[Target] = [Target(0, "start")]
    if playhead is not None:
        found.append(Target(playhead, "playhead"))
    if mark_in is not None:
        found.append(Target(mark_in, "in"))
    if mark_out is not None:
        found.append(Target(mark_out, "out"))
    for marker in sequence.markers:
        if marker.id != but_marker:
            found.append(Target(marker.frame, "marker", marker.name))
            if marker.duration:
                found.append(Target(marker.frame + marker.duration, "marker", marker.name))
    for track in sequence.tracks:
        if track.hidden:
            continue
        for item in track.items:
            if item.id not in but:
                found.append(Target(item.record_in, "edge"))
                found.append(Target(item.record_out, "edge"))
    return Targets(found)
