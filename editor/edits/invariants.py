"""What every project holds to, whoever made it: the edits, a recipe, or a file from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import isfinite

from editor.edits.rules import MAX_FRAME, describe, exact_enough, item_problems, transition_problem, transitions_crossing
from editor.model import Media, Project, Sequence, Subtitle, Title, Track, changed
from editor.timecode import allows_drop_frame


def check(project: Project, *, since: Project | None = None) -> list[str]:
    """Everything that is wrong with `project`, as one line each; empty when it is sound.

    With `since`, an earlier value known to be sound, only what is no longer the very same object is looked at, so that the
    cost follows the edit rather than the project.
    """
    found = list(_repeated_ids(project))
    if project.active is not None and all(sequence.id != project.active for sequence in project.sequences):
        found.append("the active sequence is not in the project")
    media = {entry.id: entry for entry in project.media}
    same_media = since is not None and _kept_all(since.media, project.media)
    earlier = {sequence.id: sequence for sequence in since.sequences} if since is not None and same_media else {}
    for sequence in project.sequences:
        before = earlier.get(sequence.id)
        if sequence is not before:
            found.extend(_sequence_problems(sequence, media, before))
    return found


def _kept_all(before: tuple[Media, ...], after: tuple[Media, ...]) -> bool:
    """Whether every media of `before` is still there, unchanged, so that clips checked against it stay sound."""
    there = {id(entry) for entry in after}
    return all(id(entry) in there for entry in before)


def _repeated_ids(project: Project) -> Iterator[str]:
    groups: list[tuple[str, list[str]]] = [
        ("media", [entry.id for entry in project.media]),
        ("sequences", [sequence.id for sequence in project.sequences]),
    ]
    for sequence in project.sequences:
        groups.append(("tracks", [track.id for track in sequence.tracks]))
        groups.append(("markers", [marker.id for marker in sequence.markers]))
        groups.append(("items", [item.id for track in sequence.tracks for item in track.items]))
        groups.append(("transitions", [entry.id for track in sequence.tracks for entry in track.transitions]))
    for what, ids in groups:
        if len(set(ids)) != len(ids):
            yield f"two {what} share an id"
        if "" in ids:
            yield f"one of the {what} has no id"


def _sequence_problems(sequence: Sequence, media: dict[str, Media], before: Sequence | None) -> Iterator[str]:
    if sequence.rate <= 0 or not exact_enough(sequence.rate):
        yield f"the sequence “{sequence.name}” has no frame rate above zero"
        return
    if sequence.width < 1 or sequence.height < 1 or sequence.sample_rate < 1 or sequence.start_frame < 0:
        yield f"the sequence “{sequence.name}” has a size, sample rate or start that cannot be"
    if sequence.drop_frame and not allows_drop_frame(sequence.rate):
        yield f"drop-frame timecode is not defined at the rate of the sequence “{sequence.name}”"
    if sequence.cut_fade < 0 or not exact_enough(sequence.cut_fade):
        yield f"the cross-fade at cuts of the sequence “{sequence.name}” cannot be {sequence.cut_fade} s"
    for marker in sequence.markers:
        if not 0 <= marker.frame <= marker.frame + marker.duration <= MAX_FRAME or marker.duration < 0:
            yield f"the marker “{marker.name}” lies outside the timeline, at frame {marker.frame}"
    styles = {style.name for style in sequence.styles}
    comparable = before is not None and before.rate == sequence.rate and before.styles == sequence.styles
    earlier = {track.id: track for track in before.tracks} if before is not None and comparable else {}
    for track in sequence.tracks:
        known = earlier.get(track.id)
        if track is not known:
            yield from _track_problems(track, media, sequence.rate, styles, known)


def _track_problems(
    track: Track, media: dict[str, Media], rate: Fraction, styles: set[str], before: Track | None
) -> Iterator[str]:
    known = {item.id: item for item in before.items} if before is not None and before.kind == track.kind else {}
    fresh: set[str] = set()
    end = 0
    for item in track.items:
        old = known.get(item.id)
        if item is not old and (old is None or changed(item, record_in=old.record_in) != old):
            fresh.add(item.id)
            yield from item_problems(item, track.kind, media, rate)
            if isinstance(item, Subtitle | Title) and item.style not in styles:
                yield f"{describe(item, media)} has a style that the sequence lacks: {item.style[:40]}"
        if item.record_in < end:
            yield f"{describe(item, media)} overlaps the one before it, or is out of order, at frame {item.record_in}"
        end = item.record_out
    if end > MAX_FRAME:
        yield f"the track “{track.name}” runs past the end of the timeline"
    if not isfinite(track.gain_db):
        yield f"the gain of the track “{track.name}” is not a number"
    if track.transitions:
        yield from _transitions_problems(track, media, rate, before, fresh)


def _transitions_problems(
    track: Track, media: dict[str, Media], rate: Fraction, before: Track | None, fresh: set[str]
) -> Iterator[str]:
    known = {id(entry) for entry in before.transitions} if before is not None else set()
    items = {item.id: item for item in track.items}
    sound = []
    for transition in track.transitions:
        untouched = id(transition) in known and transition.left not in fresh and transition.right not in fresh
        problem = transition_problem(transition, items, track.kind, media, rate, handles=not untouched)
        if problem:
            yield f"a transition on the track “{track.name}”: {problem}"
        else:
            sound.append(transition)
    for _, problem in transitions_crossing(items, sound):
        yield f"a transition on the track “{track.name}”: {problem}"
