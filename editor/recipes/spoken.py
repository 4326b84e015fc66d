"""Where on the timeline a word is spoken, and edits by words: put what is said into the cut, or take it out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from editor.edits import EditError, IdSource, Source, append, new_id, ripple_delete, split
from editor.edits.draft import Draft
from editor.model import Clip, Media, Origin, Project, Track
from editor.recipes.first_sequence import with_sequence_for
from engine.protocol import PRESENTATION_TOLERANCE, SpokenWord, Transcript

TASK = "transcribe"
_BREATH = Fraction(1, 25)
"""Seconds kept around words that are put into the cut: a word's edges are weaker than its middle."""
_HINT = 60


@dataclass(frozen=True)
class Voice:
    """A clip whose sound is heard, playing forwards."""

    track: Track
    clip: Clip
    rate: Fraction

    def frame_at(self, time: Fraction) -> int:
        """The timeline frame at which media time `time` comes, within the clip's ends."""
        clip = self.clip
        if not clip.speed.ramp:
            offset = floor((time - clip.source_in) / clip.speed.rate * self.rate)
        else:
            offset = bisect_right(range(clip.duration), time, key=lambda frame: clip.source_at(frame, self.rate)) - 1
        return clip.record_in + min(max(offset, 0), clip.duration)

    @property
    def shown(self) -> tuple[Fraction, Fraction]:
        """The media times from its first to its last frame."""
        return self.clip.source_in, self.clip.source_out(self.rate)


def voices(project: Project, media_id: str) -> list[Voice]:
    """The clips in the active sequence that let this footage be heard, in order of the timeline.

    Where none of them is heard, those that show its picture. Footage counts by its content, whatever its id.
    """
    sequence = next((one for one in project.sequences if one.id == project.active), None)
    content = {one.id: one.info.fingerprint for one in project.media}
    if sequence is None or media_id not in content:
        return []

    def found(kind: str) -> Iterator[Voice]:
        for track in sequence.tracks:
            if track.kind != kind or (track.muted if kind == "audio" else track.hidden):
                continue
            for clip in track.clips:
                same = content.get(clip.media) == content[media_id]
                if same and clip.enabled and not clip.gain.muted and _forwards(clip):
                    yield Voice(track, clip, sequence.rate)

    heard = list(found("audio")) or list(found("video"))
    return sorted(heard, key=lambda voice: voice.clip.record_in)


def _forwards(clip: Clip) -> bool:
    return all(key.rate > 0 for key in clip.speed.ramp) if clip.speed.ramp else clip.speed.rate > 0


def frame_saying(project: Project, media_id: str, time: Fraction) -> int | None:
    """The first timeline frame at which this instant of the footage is heard; None where the cut does not have it."""
    for voice in voices(project, media_id):
        first, last = voice.shown
        if first <= time + PRESENTATION_TOLERANCE and time < last:
            return voice.frame_at(time)
    return None


def origin_of(transcript: Transcript, words: Sequence[SpokenWord]) -> Origin:
    """Why something that was made of words is there."""
    said = " ".join(word.text for word in words)
    said = said if len(said) <= _HINT else f"{said[: _HINT - 1]}…"
    return Origin(
        task=TASK, engine=transcript.engine, reasons=(f"says “{said}”",) if said else (), evidence=(words[0].start,)
    )


def add_words(
    project: Project,
    media_id: str,
    transcript: Transcript,
    words: Sequence[SpokenWord],
    *,
    room: tuple[Fraction, Fraction] | None = None,
    sequence_name: str = "",
    ids: IdSource = new_id,
) -> Project:
    """Append the footage in which `words`, which follow each other, are said.

    `room` is how far it may reach to either side: to the words before and after. Raises EditError.
    """
    if not words:
        raise EditError("no words are selected", hint="select some in the transcript")
    project = with_sequence_for(project, media_id, name=sequence_name, ids=ids)
    media = _media(project, media_id)
    low, high = room or (Fraction(0), media.info.duration)
    start, end = max(words[0].start - _BREATH, low, Fraction(0)), min(words[-1].end + _BREATH, high, _end(media))
    video = media.video
    if video is not None and not video.vfr and video.rate > 0:
        start = floor((start + PRESENTATION_TOLERANCE) * video.rate) / video.rate
    rate = project.sequence.rate
    frames = max(1, min(ceil((end - start) * rate), floor((_end(media) - start) * rate + Fraction(1, 1000))))
    name = " ".join(word.text for word in words)[:_HINT]
    source = Source(media=media_id, source_in=start, duration=frames, name=name, origin=origin_of(transcript, words))
    return append(project, source, ids=ids)


def _media(project: Project, media_id: str) -> Media:
    try:
        return project.media_by_id(media_id)
    except KeyError:
        raise EditError("this footage is no longer in the project", hint="add it again") from None


def _end(media: Media) -> Fraction:
    return media.video.duration if media.video is not None else media.info.duration


def remove_words(project: Project, media_id: str, words: Sequence[SpokenWord], *, ids: IdSource = new_id) -> Project:
    """Take out of the cut whatever says `words`, and close the gaps; subtitles over it go with it. Raises EditError."""
    if not words:
        raise EditError("no words are selected", hint="select some in the transcript")
    removed = False
    for clip_id in [voice.clip.id for voice in reversed(voices(project, media_id))]:
        # what is linked with a clip that was cut is cut already
        voice = next((one for one in voices(project, media_id) if one.clip.id == clip_id), None)
        if voice is None:
            continue
        first, last = voice.shown
        start, end = max(words[0].start, first), min(words[-1].end, last)
        if end <= start:
            continue
        frame_in = voice.frame_at(start)
        frame_out = voice.clip.record_out if end >= last else max(voice.frame_at(end), frame_in + 1)
        project = _taken_out(project, clip_id, frame_in, min(frame_out, voice.clip.record_out), ids)
        removed = True
    if not removed:
        raise EditError("the cut does not have these words", hint="add them to the timeline first")
    return project


def _taken_out(project: Project, clip_id: str, start: int, end: int, ids: IdSource) -> Project:
    project = _without_subtitles(project, start, end, ids)
    clip = _clip(project, clip_id)
    if clip.record_in < start < clip.record_out:
        before = {item.id for track in project.sequence.tracks for item in track.items}
        track_id = next(t.id for t in project.sequence.tracks if any(item.id == clip_id for item in t.items))
        project = split(project, clip_id, start, ids=ids)
        clip_id = next(
            item.id for item in project.sequence.track(track_id).items if item.id not in before and item.record_in == start
        )
        clip = _clip(project, clip_id)
    if clip.record_in < end < clip.record_out:
        project = split(project, clip_id, end, ids=ids)
    return ripple_delete(project, clip_id)


def _without_subtitles(project: Project, start: int, end: int, ids: IdSource) -> Project:
    draft = Draft(project, None, ids)
    for track in project.sequence.tracks:
        if track.kind == "subtitle" and not track.locked:
            draft.clear(track.id, start, end)
    return draft.done()


def _clip(project: Project, clip_id: str) -> Clip:
    for track in project.sequence.tracks:
        for clip in track.clips:
            if clip.id == clip_id:
                return clip
    raise EditError("this clip is no longer in the sequence")
