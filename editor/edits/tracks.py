"""Tracks: add, remove, reorder, and their switches."""

from __future__ import annotations

from math import isfinite

from editor.edits.draft import find_sequence, with_sequence
from editor.edits.errors import EditError
from editor.edits.ids import IdSource, new_id
from editor.model import Project, Sequence, Track, TrackKind, changed


def add_track(
    project: Project,
    kind: TrackKind,
    *,
    name: str = "",
    index: int | None = None,
    sequence_id: str | None = None,
    ids: IdSource = new_id,
) -> Project:
    """Add an empty track at `index` of all tracks, or after the last one of its kind.

    Without a name it gets its kind's letter and number (V1, A2). Raises EditError when `index` is out of range.
    """
    sequence = find_sequence(project, sequence_id)
    tracks = sequence.tracks
    if index is None:
        index = max((place + 1 for place, track in enumerate(tracks) if track.kind == kind), default=len(tracks))
    if not 0 <= index <= len(tracks):
        raise EditError(f"a track can be added at position 0 to {len(tracks)}, not {index}")
    track = Track(id=ids(), kind=kind, name=name or _free_name(sequence, kind))
    return with_sequence(project, changed(sequence, tracks=(*tracks[:index], track, *tracks[index:])))


def remove_track(project: Project, track_id: str, *, sequence_id: str | None = None) -> Project:
    """Remove a track with all that is on it; items linked with those stay. Raises EditError when it is locked."""
    sequence = find_sequence(project, sequence_id)
    track = _find(sequence, track_id)
    if track.locked:
        raise EditError(f"the track “{track.name or track.id}” is locked", hint="unlock it first")
    return with_sequence(project, changed(sequence, tracks=tuple(old for old in sequence.tracks if old is not track)))


def move_track(project: Project, track_id: str, index: int, *, sequence_id: str | None = None) -> Project:
    """Move a track to position `index` of all tracks; later video tracks cover earlier ones. Raises EditError."""
    sequence = find_sequence(project, sequence_id)
    track = _find(sequence, track_id)
    others = [old for old in sequence.tracks if old is not track]
    if not 0 <= index <= len(others):
        raise EditError(f"a track can be moved to position 0 to {len(others)}, not {index}")
    tracks = (*others[:index], track, *others[index:])
    if all(new is old for new, old in zip(tracks, sequence.tracks, strict=True)):
        return project
    return with_sequence(project, changed(sequence, tracks=tracks))


def set_track(
    project: Project,
    track_id: str,
    *,
    name: str | None = None,
    muted: bool | None = None,
    solo: bool | None = None,
    hidden: bool | None = None,
    locked: bool | None = None,
    gain_db: float | None = None,
    sequence_id: str | None = None,
) -> Project:
    """Change what is given and keep the rest; works on a locked track, or it could never be unlocked. Raises EditError."""
    sequence = find_sequence(project, sequence_id)
    track = _find(sequence, track_id)
    if gain_db is not None and not isfinite(gain_db):
        raise EditError("a gain must be a number of decibels")
    wanted = {"name": name, "muted": muted, "solo": solo, "hidden": hidden, "locked": locked, "gain_db": gain_db}
    new = changed(track, **{field: value for field, value in wanted.items() if value is not None})
    if new == track:
        return project
    return with_sequence(project, changed(sequence, tracks=tuple(new if old is track else old for old in sequence.tracks)))


def _find(sequence: Sequence, track_id: str) -> Track:
    for track in sequence.tracks:
        if track.id == track_id:
            return track
    raise EditError(f"there is no track {track_id}")


def _free_name(sequence: Sequence, kind: TrackKind) -> str:
    names = {track.name for track in sequence.tracks}
    number = 1
    while f"{kind[0].upper()}{number}" in names:
        number += 1
    return f"{kind[0].upper()}{number}"
