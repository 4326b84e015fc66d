"""Markers: notes on the timeline."""

from __future__ import annotations

from editor.edits.draft import find_sequence, with_sequence
from editor.edits.errors import EditError
from editor.edits.ids import IdSource, new_id
from editor.edits.rules import MAX_FRAME
from editor.model import Marker, Project, changed


def add_marker(project: Project, marker: Marker, *, sequence_id: str | None = None, ids: IdSource = new_id) -> Project:
    """Add a marker; one without an id gets one. Raises EditError when it lies outside the timeline."""
    sequence = find_sequence(project, sequence_id)
    marker = changed(marker, id=marker.id or ids())
    if any(old.id == marker.id for old in sequence.markers):
        raise EditError(f"there is a marker {marker.id} already")
    markers = _in_order((*sequence.markers, _checked(marker)))
    return with_sequence(project, changed(sequence, markers=markers))


def set_marker(project: Project, marker: Marker, *, sequence_id: str | None = None) -> Project:
    """Replace the marker of that id: to move it, rename it, colour it. Raises EditError."""
    sequence = find_sequence(project, sequence_id)
    old = _find(sequence.markers, marker.id)
    if old == marker:
        return project
    markers = _in_order(tuple(_checked(marker) if entry is old else entry for entry in sequence.markers))
    return with_sequence(project, changed(sequence, markers=markers))


def move_marker(project: Project, marker_id: str, frame: int, *, sequence_id: str | None = None) -> Project:
    """Move a marker to `frame`. Raises EditError."""
    marker = _find(find_sequence(project, sequence_id).markers, marker_id)
    return set_marker(project, changed(marker, frame=frame), sequence_id=sequence_id)


def remove_marker(project: Project, marker_id: str, *, sequence_id: str | None = None) -> Project:
    """Remove a marker. Raises EditError when there is none of that id."""
    sequence = find_sequence(project, sequence_id)
    old = _find(sequence.markers, marker_id)
    return with_sequence(project, changed(sequence, markers=tuple(entry for entry in sequence.markers if entry is not old)))


def _find(markers: tuple[Marker, ...], marker_id: str) -> Marker:
    for marker in markers:
        if marker.id == marker_id:
            return marker
    raise EditError(f"there is no marker {marker_id} in the sequence")


def _checked(marker: Marker) -> Marker:
    if marker.frame < 0 or marker.duration < 0 or marker.frame + marker.duration > MAX_FRAME:
        raise EditError(f"a marker cannot lie outside the timeline, at frame {marker.frame}")
    return marker


def _in_order(markers: tuple[Marker, ...]) -> tuple[Marker, ...]:
    return tuple(sorted(markers, key=lambda marker: marker.frame))
