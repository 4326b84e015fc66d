"""Chapters of footage on the timeline: as markers where they begin, or as the cuts between clips. Each is one edit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from editor.edits import EditError, IdSource, Source, add_marker, append, new_id, set_item, split
from editor.model import Marker, Origin, Project, changed
from editor.recipes.first_sequence import with_sequence_for
from editor.recipes.spoken import Voice, voices
from engine.protocol import PRESENTATION_TOLERANCE

TASK = "chapters"
"""As an Origin has it."""
_HINT = "add the footage to the timeline first"


@dataclass(frozen=True)
class Part:
    """A chapter: media seconds of one media, `end` exclusive, and where it comes from."""

    media: str
    start: Fraction
    end: Fraction
    title: str
    origin: Origin | None = None


def mark_chapters(project: Project, parts: Iterable[Part], *, colour: str = "purple", ids: IdSource = new_id) -> Project:
    """A marker wherever the active sequence begins to show a chapter, unless one of that name is there already.

    Raises EditError when it shows none of them.
    """
    parts = list(parts)
    found = [(frame, part) for part in parts if (frame := _first_frame(project, part)) is not None]
    if not found:
        raise EditError("the cut shows none of these chapters", hint=_HINT)
    for frame, part in sorted(found, key=lambda one: one[0]):
        if not any(old.frame == frame and old.name == part.title for old in project.sequence.markers):
            marker = Marker(id="", frame=frame, name=part.title, colour=colour, origin=part.origin)
            project = add_marker(project, marker, ids=ids)
    return project


def cut_into_chapters(
    project: Project, parts: Sequence[Part], *, sequence_name: str = "", ids: IdSource = new_id
) -> Project:
    """The footage as one clip a chapter, named by it.

    Clips that show the footage are split where chapters begin; footage that the active sequence does not show is appended.
    What another proposal put there keeps its name and origin. Raises EditError where a track is locked, or there is nothing
    to do.
    """
    if not parts:
        raise EditError("there are no chapters")
    before = project
    for media in dict.fromkeys(part.media for part in parts):
        own = [part for part in parts if part.media == media]
        shown = voices(project, media)
        if any(_shows(voice, part) for voice in shown for part in own):
            project = _split(project, shown, own, ids)
            project = _named(project, media, own)
        else:
            project = _appended(project, own, sequence_name, ids)
    if project == before:
        raise EditError("the cut is divided into these chapters already")
    return project


def _first_frame(project: Project, part: Part) -> int | None:
    """Where the sequence first shows anything of it."""
    frames = [
        _edge_frame(voice, max(part.start, voice.shown[0])) for voice in voices(project, part.media) if _shows(voice, part)
    ]
    return min(frames, default=None)


def _shows(voice: Voice, part: Part) -> bool:
    first, last = voice.shown
    return first < part.end - PRESENTATION_TOLERANCE and part.start + PRESENTATION_TOLERANCE < last


def _split(project: Project, shown: Sequence[Voice], parts: Sequence[Part], ids: IdSource) -> Project:
    edges = {edge for part in parts for edge in (part.start, part.end)}
    for voice in shown:
        frames = {_edge_frame(voice, edge) for edge in edges}
        # from the last one on, since the first part of what is split keeps the id
        for frame in sorted(frames, reverse=True):
            if voice.clip.record_in < frame < voice.clip.record_out:
                project = split(project, voice.clip.id, frame, ids=ids)
    return project


def _edge_frame(voice: Voice, edge: Fraction) -> int:
    """The first frame that does not show anything from before `edge`."""
    frame = voice.frame_at(edge)
    inside = voice.clip.record_in < frame < voice.clip.record_out
    earlier = voice.clip.source_at(frame - voice.clip.record_in, voice.rate) < edge - PRESENTATION_TOLERANCE
    return frame + 1 if inside and earlier else frame


def _named(project: Project, media: str, parts: Sequence[Part]) -> Project:
    """Each clip gets the name and origin of its chapter, unless it has an origin of its own."""
    contents = {one.id: one.info.fingerprint for one in project.media}
    rate = project.sequence.rate
    for track in project.sequence.tracks:
        for clip in track.clips:
            mine = clip.origin is None or clip.origin.task == TASK
            if contents.get(clip.media) != contents.get(media) or not mine:
                continue
            first, last = sorted((clip.source_in, clip.source_out(rate)))
            middle = (first + last) / 2
            part = next((one for one in parts if one.start <= middle < one.end), None)
            if part is not None and (clip.name, clip.origin) != (part.title, part.origin):
                project = set_item(project, changed(clip, name=part.title, origin=part.origin))
    return project


def _appended(project: Project, parts: Sequence[Part], sequence_name: str, ids: IdSource) -> Project:
    for part in parts:
        project = with_sequence_for(project, part.media, name=sequence_name, ids=ids)
        rate, video = project.sequence.rate, project.media_by_id(part.media).video
        start = part.start
        if video is not None and not video.vfr and video.rate > 0:
            start = ceil((start - PRESENTATION_TOLERANCE) * video.rate) / video.rate
        frames = max(1, floor((part.end - start) * rate + Fraction(1, 1000)))
        source = Source(media=part.media, source_in=start, duration=frames, name=part.title, origin=part.origin)
        project = append(project, source, ids=ids)
    return project
