"""Edits that the panels make of several verbs, as functions of the project: pure, so that a gesture can be shown and taken
back, and exact whatever has changed meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from math import ceil, floor

from editor.edits import EditError, move, ripple_trim, set_item, set_track, trim
from editor.edits.trim import Edge
from editor.model import Clip, Item, Media, Project, Track, changed
from engine.protocol import PRESENTATION_TOLERANCE

Edit = Callable[[Project], Project]


def for_each(ids: Iterable[str], edit: Callable[[Project, str], Project]) -> Edit:
    """`edit` on one item after another, as one edit."""
    wanted = tuple(ids)

    def every(project: Project) -> Project:
        for item_id in wanted:
            project = edit(project, item_id)
        return project

    return every


def with_fields(ids: Iterable[str], **fields: object) -> Edit:
    """The items with some fields replaced; only what `set_item` may change."""
    return for_each(ids, lambda project, item_id: set_item(project, changed(item_of(project, item_id), **fields)))


def track_with(track_id: str, **fields: object) -> Edit:
    """The track with some switches changed."""
    return lambda project: set_track(project, track_id, **fields)  # type: ignore[arg-type]


def begin_at(item_id: str, frame: int) -> Edit:
    """Move an item to begin at `frame`."""
    return lambda project: move(project, item_id, frame)


def end_at(item_id: str, frame: int, *, ripple: bool) -> Edit:
    """Trim an item's end to `frame`, one past its last."""

    def edit(project: Project) -> Project:
        return _trimmed(project, item_id, "out", frame - item_of(project, item_id).record_out, ripple=ripple)

    return edit


def source_edge_at(item_id: str, edge: Edge, frame: int, media_rate: Fraction, *, ripple: bool) -> Edit:
    """Trim an edge of a clip to the first place that shows `frame` of its footage, counted at `media_rate` from the start.

    Raises EditError where time does not run evenly.
    """

    def edit(project: Project) -> Project:
        clip = item_of(project, item_id)
        if not isinstance(clip, Clip) or not runs_evenly(clip):
            raise EditError("the source of this item cannot be set by its time", hint="trim it on the timeline")
        wanted = _first_showing(clip, frame, media_rate, project.sequence.rate)
        return _trimmed(project, item_id, edge, wanted if edge == "in" else wanted - clip.duration, ripple=ripple)

    return edit


def _first_showing(clip: Clip, frame: int, media_rate: Fraction, rate: Fraction) -> int:
    """Frames after the clip's start at which its footage has come to `frame`; below 0 before the clip."""
    if clip.speed.rate > 0:
        return ceil((frame / media_rate - PRESENTATION_TOLERANCE - clip.source_in) * rate / clip.speed.rate)
    end = (frame + 1) / media_rate - PRESENTATION_TOLERANCE
    return floor((clip.source_in - end) * rate / -clip.speed.rate) + 1


def _trimmed(project: Project, item_id: str, edge: Edge, delta: int, *, ripple: bool) -> Project:
    if delta == 0:
        return project
    return ripple_trim(project, item_id, edge, delta) if ripple else trim(project, item_id, edge, delta)


def runs_evenly(clip: Clip) -> bool:
    """Whether each frame of the clip shows footage of its own: neither frozen nor on a ramp."""
    return not clip.speed.ramp and clip.speed.rate != 0


def item_of(project: Project, item_id: str) -> Item:
    """Raises EditError when it is no longer there."""
    for track in project.sequence.tracks:
        for item in track.items:
            if item.id == item_id:
                return item
    raise EditError("this item is no longer in the sequence")


def track_of(project: Project, track_id: str) -> Track:
    """Raises EditError when it is no longer there."""
    for track in project.sequence.tracks:
        if track.id == track_id:
            return track
    raise EditError("this track is no longer in the sequence")


def source_clock(media: Media, sequence_rate: Fraction) -> tuple[Fraction, int, bool]:
    """(rate, frame of media time 0, drop-frame) in which source positions are told: the camera's own timecode if there is
    one, else frames of the picture from 0, else frames of the sequence."""
    start = media.info.start_timecode
    if start is not None:
        return start.rate, start.frame, start.drop_frame
    rate = media.video.rate if media.video is not None and media.info.kind == "video" else Fraction(0)
    return (rate, 0, False) if rate > 0 else (sequence_rate, 0, False)


def source_frame(time: Fraction, rate: Fraction) -> int:
    """The frame of footage at `rate` that is shown at media time `time`."""
    return floor((time + PRESENTATION_TOLERANCE) * rate)


def frame_showing(clip: Clip, time: Fraction, rate: Fraction) -> int | None:
    """The timeline frame at which the clip shows what is nearest to media time `time`; None when it does not show it."""
    if runs_evenly(clip):
        offset = floor((time - clip.source_in) / clip.speed.rate * rate)
        return clip.record_in + offset if 0 <= offset < clip.duration else None
    stride = max(1, clip.duration // 500)
    near = min(range(0, clip.duration, stride), key=lambda frame: abs(clip.source_at(frame, rate) - time))
    nearest = min(
        range(max(0, near - stride), min(clip.duration, near + stride + 1)),
        key=lambda frame: abs(clip.source_at(frame, rate) - time),
    )
    return clip.record_in + nearest if abs(clip.source_at(nearest, rate) - time) <= 2 / rate else None
