"""Edits of the timeline that take several verbs, each still one function from a project to a project."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from fractions import Fraction
from functools import partial

from editor.edits import (
    EditError,
    IdSource,
    Source,
    add_sequence,
    add_transition,
    insert,
    lift,
    link,
    new_id,
    overwrite,
    remove_item,
    remove_transition,
    ripple_delete,
    ripple_trim,
    set_track,
    split,
    unlink,
)
from editor.edits.draft import with_sequence
from editor.edits.enable import set_enabled
from editor.edits.transitions import set_transition
from editor.model import Clip, Item, Media, Project, Sequence, Track, Transition, changed
from editor.timecode import allows_drop_frame, nearest_frame, snap_rate
from ui.i18n import named
from ui.timeline import looking

Edit = Callable[[Project], Project]

STILL_SECONDS = 5
"""How long a still image is on the timeline at first."""


def alone(edit: Edit, item_ids: Collection[str]) -> Edit:
    """The same edit of those items without their partners; afterwards they are linked as before."""

    def apply(project: Project) -> Project:
        links = {item.id: item.link for track in project.sequence.tracks for item in track.items if item.id in item_ids}
        after = edit(_with_links(project, dict.fromkeys(links)))
        return _with_links(after, links)

    return apply


def delete(project: Project, item_ids: Iterable[str], *, ripple: bool, linked: bool = True) -> Project:
    """Remove items, and their partners if `linked`, leaving gaps or closing them. Raises EditError."""
    found = [entry for entry in (looking.find(project.sequence, item_id) for item_id in item_ids) if entry is not None]
    if not found:
        raise EditError("there is nothing selected to delete")
    for entry in sorted(found, key=lambda entry: -entry.item.record_in):
        if looking.find(project.sequence, entry.item.id) is None:
            continue  # it went with its partner
        if not ripple:
            project = lift(project, entry.item.id) if linked else remove_item(project, entry.item.id)
        elif linked:
            project = ripple_delete(project, entry.item.id)
        else:
            project = alone(partial(_ripple_delete, entry.item.id), [entry.item.id])(project)
    return project


def split_at(project: Project, frame: int, item_ids: Collection[str], *, linked: bool = True) -> Project:
    """Cut those of the items that span `frame`, with their partners if `linked`. Raises EditError when none does."""
    done = False
    for item_id in item_ids:
        entry = looking.find(project.sequence, item_id)
        if entry is not None and entry.item.record_in < frame < entry.item.record_out:
            cut = partial(_split, item_id, frame)
            project = (cut if linked else alone(cut, [item_id]))(project)
            done = True
    if not done:
        raise EditError(f"there is nothing to split at frame {frame}")
    return project


def under(sequence: Sequence, frame: int) -> tuple[str, ...]:
    """Ids of what is at `frame` on the unlocked tracks; the front picture comes first."""
    found = []
    for track in sorted(sequence.tracks, key=lambda track: track.kind != "video"):
        position = None if track.locked else looking.at(track.items, frame)
        if position is not None:
            found.append(track.items[position].id)
    pictures = [item_id for item_id in found if _kind(sequence, item_id) == "video"]
    return (*reversed(pictures), *(item_id for item_id in found if item_id not in pictures))


def trim_to(project: Project, edge: str, frame: int, item_ids: Collection[str]) -> Project:
    """Ripple the start or end of the first of the items that spans `frame` to there. Raises EditError."""
    for item_id in item_ids:
        entry = looking.find(project.sequence, item_id)
        if entry is None or not entry.item.record_in < frame < entry.item.record_out:
            continue
        if edge == "in":
            return ripple_trim(project, item_id, "in", frame - entry.item.record_in)
        return ripple_trim(project, item_id, "out", frame - entry.item.record_out)
    raise EditError("there is no clip under the playhead to trim")


def relink(project: Project, item_ids: Collection[str]) -> Project:
    """Take apart every group that the items are in. Raises EditError when none is linked."""
    done = False
    for item_id in item_ids:
        entry = looking.find(project.sequence, item_id)
        if entry is not None and entry.item.link is not None:
            project, done = unlink(project, item_id), True
    if not done:
        raise EditError("nothing that is selected is linked")
    return project


def join(project: Project, item_ids: Collection[str], ids: IdSource = new_id) -> Project:
    """Link the items into one group. Raises EditError."""
    return link(project, item_ids, ids=ids)


def enable(project: Project, item_ids: Iterable[str]) -> Project:
    """Switch the items and their partners off, or all of them on if any is off. Raises EditError when none is there."""
    sequence = project.sequence
    chosen = looking.partners(sequence, item_ids)
    items = [item for track in sequence.tracks for item in track.items if item.id in chosen]
    if not items:
        raise EditError("there is nothing selected")
    wanted = any(not item.enabled for item in items)
    for item in items:
        project = set_enabled(project, item.id, wanted)
    return project


def dissolve(project: Project, left: str | None, right: str | None, frames: int, ids: IdSource = new_id) -> Project:
    """A dissolve of at most `frames` across a cut, as long as the handles allow, or a fade at one clip's end.

    Where there is one already it takes the new length. Raises EditError when not even a frame is possible.
    """
    entry = looking.find(project.sequence, left or right or "")
    if entry is None:
        raise EditError("there is no clip to put a transition on")
    track = entry.track
    for old in track.transitions:
        if (left is not None and old.left == left) or (right is not None and old.right == right):
            project = remove_transition(project, old.id)
    problem: EditError | None = None
    for length in range(max(1, frames), 0, -1):
        for before, after in _halves(length, left, right):
            wanted = Transition(id="", kind="dissolve", left=left, right=right, before=before, after=after)
            try:
                return add_transition(project, track.id, wanted, ids=ids)
            except EditError as error:
                problem = problem or error
    raise problem or EditError("no transition can stand here")


def change_transition(project: Project, transition_id: str, *, before: int, after: int, kind: str = "") -> Project:
    """Give a transition another length or kind; it keeps its id. Raises EditError."""
    found = looking.transition(project.sequence, transition_id)
    if found is None:
        raise EditError("the transition is no longer there")
    old = found[1]
    return set_transition(project, changed(old, before=before, after=after, kind=kind or old.kind))


def beginning(project: Project, media_id: str) -> Edit:
    """The edit that starts a cut where there is none: a sequence in the format of the footage, with tracks to put it on.

    Its ids are the same each time it is applied.
    """
    video = project.media_by_id(media_id).video
    rate = (
        snap_rate(video.rate) if video is not None and project.media_by_id(media_id).info.kind == "video" else Fraction(30)
    )
    wide, high = video.display_size if video is not None else (1920, 1080)
    tracks = (
        Track(id=new_id(), kind="video", name="V1"),
        Track(id=new_id(), kind="video", name="V2"),
        Track(id=new_id(), kind="audio", name="A1"),
        Track(id=new_id(), kind="audio", name="A2"),
        Track(id=new_id(), kind="subtitle", name="S1"),
    )
    sequence = Sequence(
        id=new_id(),
        name="Cut",
        rate=rate,
        width=max(2, wide // 2 * 2),
        height=max(2, high // 2 * 2),
        drop_frame=allows_drop_frame(rate),
        tracks=tracks,
    )
    return lambda value: add_sequence(value, sequence)


def place(
    project: Project, sources: Iterable[Source], at: int, *, tracks: Collection[str] | None, make_room: bool, ids: IdSource
) -> Project:
    """Put footage one after the other from `at` on, making room or over what is there. Raises EditError."""
    for source in sources:
        wanted = tracks_for(project, source, tracks)
        verb = insert if make_room else overwrite
        project = verb(project, whole(project, source), at, tracks=wanted, ids=ids)
        at += frames_of(project, source)
    return project


def tracks_for(project: Project, source: Source, tracks: Collection[str] | None) -> list[str] | None:
    """Of the tracks hinted at, those that `source` has something for, filled up with the first free ones of other kinds."""
    media = project.media_by_id(source.media)
    kinds = [kind for kind, streams in (("video", media.info.video), ("audio", media.info.audio)) if streams]
    sequence = project.sequence
    chosen = []
    for kind in kinds:
        free = [track for track in sequence.tracks if track.kind == kind and not track.locked]
        hinted = [track for track in free if tracks and track.id in tracks]
        if hinted or free:
            chosen.append((hinted or free)[0].id)
    return chosen or None


def frames_of(project: Project, source: Source) -> int:
    """Frames that `source` takes on the timeline: what it asks for, all of the footage, or five seconds of a still."""
    if source.duration is not None:
        return source.duration
    media, rate = project.media_by_id(source.media), project.sequence.rate
    if media.info.kind == "image":
        return max(1, nearest_frame(Fraction(STILL_SECONDS), rate))
    seconds = media.info.video[0].duration if media.info.video else media.info.duration
    return max(1, nearest_frame(seconds - source.source_in, rate))


def whole(project: Project, source: Source) -> Source:
    """The source with its length."""
    return changed(source, duration=frames_of(project, source))


def toggle_track(project: Project, track_id: str, switch: str) -> Project:
    """Turn one of a track's switches: muted, solo, hidden or locked. Raises EditError."""
    track = next((entry for entry in project.sequence.tracks if entry.id == track_id), None)
    if track is None:
        raise EditError(f"there is no track {track_id}")
    if switch == "muted":
        return set_track(project, track_id, muted=not track.muted)
    if switch == "solo":
        return set_track(project, track_id, solo=not track.solo)
    if switch == "hidden":
        return set_track(project, track_id, hidden=not track.hidden)
    return set_track(project, track_id, locked=not track.locked)


def label(item: Item, media: Mapping[str, Media]) -> str:
    """What a clip is called on the timeline."""
    if isinstance(item, Clip):
        name = named(item.name) if item.origin is not None else item.name  # named by who chose it
        return name or (media[item.media].name if item.media in media else "")
    return " ".join(item.text.split())


def _ripple_delete(item_id: str, project: Project) -> Project:
    return ripple_delete(project, item_id)


def _split(item_id: str, frame: int, project: Project) -> Project:
    return split(project, item_id, frame)


def _halves(length: int, left: str | None, right: str | None) -> tuple[tuple[int, int], ...]:
    if left is None:
        return ((0, length),)
    if right is None:
        return ((length, 0),)
    half = length // 2
    return ((half, length - half), (0, length), (length, 0))


def _kind(sequence: Sequence, item_id: str) -> str:
    entry = looking.find(sequence, item_id)
    return entry.track.kind if entry is not None else ""


def _with_links(project: Project, links: dict[str, str | None]) -> Project:
    items = {item.id: item for track in project.sequence.tracks for item in track.items if item.id in links}
    other = {key: changed(item, link=links[key]) for key, item in items.items() if item.link != links[key]}
    return _with_items(project, other)


def _with_items(project: Project, items: dict[str, Item]) -> Project:
    if not items:
        return project
    tracks = tuple(_track_with(track, items) for track in project.sequence.tracks)
    return with_sequence(project, changed(project.sequence, tracks=tracks))


def _track_with(track: Track, items: dict[str, Item]) -> Track:
    if not any(item.id in items for item in track.items):
        return track
    return changed(track, items=tuple(items.get(item.id, item) for item in track.items))
