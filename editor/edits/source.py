"""What is put on a timeline: a stretch of footage, or an item that is ready."""

from __future__ import annotations

from collections.abc import Sequence as Many
from fractions import Fraction

import msgspec

from editor.edits.draft import Draft, Placed
from editor.edits.errors import EditError
from editor.edits.reach import has_stream, reach
from editor.model import ITEM_KINDS, Clip, Crop, Gain, Item, Media, Origin, Speed, Track, TrackKind, changed
from editor.timecode import nearest_frame


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of footage to be edited in: its picture and its sound become linked clips."""

    media: str
    source_in: Fraction = Fraction(0)
    """Media time of the first frame, in seconds."""
    duration: int | None = None
    """Frames on the timeline; None means to the end of the footage at normal speed."""
    name: str = ""
    speed: Speed = Speed()
    gain: Gain = Gain()
    """Of the sound."""
    crop: Crop | None = None
    """Of the picture."""
    origin: Origin | None = None
    video_stream: int = 0
    audio_stream: int = 0


def target_tracks(draft: Draft, what: Source | Item, tracks: Many[str] | None) -> list[Track]:
    """Where `what` goes: the tracks named, or the first unlocked one of each kind that it has something for.

    Raises EditError when there is no such track, when one is locked or named twice, or cannot take it.
    """
    if tracks is not None:
        if not tracks or len(set(tracks)) != len(tracks):
            raise EditError("name at least one track to put it on, each once")
        return [draft.track(track_id) for track_id in tracks]
    if isinstance(what, Source):
        media = _media(draft, what)
        streams: tuple[tuple[TrackKind, int], ...] = (("video", what.video_stream), ("audio", what.audio_stream))
        kinds = [kind for kind, stream in streams if has_stream(media, kind, stream)]
    else:
        kinds = [next(kind for kind in _KINDS if isinstance(what, ITEM_KINDS[kind]))]
    found = [next((t for t in draft.sequence.tracks if t.kind == kind and not t.locked), None) for kind in kinds]
    targets = [track for track in found if track is not None]
    if not targets:
        raise EditError("there is no unlocked track that could take it", hint="add a track or unlock one")
    return targets


def items_for(draft: Draft, what: Source | Item, at: int, targets: Many[Track]) -> list[Placed]:
    """New items at frame `at`, one for each target, linked if there are several. An item that is ready keeps its id."""
    if at < 0:
        raise EditError(f"nothing can be placed before the start of the timeline, at frame {at}")
    if isinstance(what, Source):
        return _clips(draft, what, at, targets)
    if len(targets) != 1:
        raise EditError("an item goes on one track")
    if what.id and any(item.id == what.id for track in draft.sequence.tracks for item in draft.items(track.id)):
        raise EditError(f"there is an item {what.id} in the sequence already")
    return [Placed(targets[0], changed(what, id=what.id or draft.ids(), record_in=at))]


_KINDS: tuple[TrackKind, ...] = ("video", "audio", "subtitle", "narration")


def _media(draft: Draft, source: Source) -> Media:
    media = draft.media.get(source.media)
    if media is None:
        raise EditError(f"there is no media {source.media} in the project", hint="add it first")
    return media


def _clips(draft: Draft, source: Source, at: int, targets: Many[Track]) -> list[Placed]:
    media = _media(draft, source)
    kinds = [track.kind for track in targets]
    if any(kind not in ("video", "audio") for kind in kinds):
        raise EditError("footage goes on video and audio tracks")
    duration = source.duration if source.duration is not None else _whole(draft, source, media, targets[0].kind)
    link = draft.ids() if len(targets) > 1 else None
    placed = []
    for track in targets:
        picture = track.kind == "video"
        clip = Clip(
            id=draft.ids(),
            media=source.media,
            record_in=at,
            duration=duration,
            source_in=source.source_in,
            stream=source.video_stream if picture else source.audio_stream,
            name=source.name,
            speed=source.speed,
            gain=Gain() if picture else source.gain,
            crop=source.crop if picture else None,
            link=link,
            origin=source.origin,
        )
        placed.append(Placed(track, clip))
    return placed


def _whole(draft: Draft, source: Source, media: Media, kind: TrackKind) -> int:
    """Frames from the source's start to the end of its footage."""
    stream = source.video_stream if kind == "video" else source.audio_stream
    bounds = reach(media, kind, stream) if has_stream(media, kind, stream) else None
    if bounds is None or not source.speed.is_normal:
        raise EditError(
            f"say how many frames of “{media.name}” are wanted", hint="only plain footage has a length of its own"
        )
    return max(1, nearest_frame(bounds[1] - source.source_in, draft.rate))
