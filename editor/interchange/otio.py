"""OpenTimelineIO timelines: the most complete way into Resolve 18.5, Premiere 25.6 and later.

Built from the library's own schema, so that its JSON is right by construction. Positions are frames at the sequence's rate;
source positions are frames at the footage's rate, counted from its embedded timecode, as `available_range` is. What the
schema has no word for (crop, volume, reasons, exact source times, subtitles) travels in `metadata["clipwright"]`, which
other programs keep and ignore.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import floor
from pathlib import Path
from typing import Any

import msgspec
from opentimelineio import opentime, schema

from editor.interchange.loss import Loss, LossReport
from editor.interchange.names import file_name, one_line
from editor.interchange.timing import average_rate, constant_rate, frame_shown, record_start
from editor.model import Clip, Item, Media, Narration, Project, Sequence, Speed, Title, Track, Transition
from editor.timecode import nearest_frame, snap_rate
from engine.protocol import PRESENTATION_TOLERANCE, UsageError, to_builtins

NAMESPACE = "clipwright"
_MARKER_COLOURS = {
    name.lower(): name
    for name in ("PINK", "RED", "ORANGE", "YELLOW", "GREEN", "CYAN", "BLUE", "PURPLE", "MAGENTA", "BLACK", "WHITE")
}


class OtioTimeline(msgspec.Struct, frozen=True, kw_only=True):
    """A timeline as `.otio` JSON, and what other programs will not take from it."""

    text: str
    losses: tuple[Loss, ...]

    @property
    def lost(self) -> tuple[str, ...]:
        """The losses as one sentence each."""
        return tuple(loss.line for loss in self.losses)


def write_otio(project: Project) -> OtioTimeline:
    """The active sequence as the text of an `.otio` file. Raises UsageError when it holds nothing."""
    loss = LossReport()
    return OtioTimeline(text=_timeline(project, loss).to_json_string(indent=2) + "\n", losses=loss.losses())


def to_otio(project: Project) -> tuple[schema.Timeline, tuple[str, ...]]:
    """The active sequence as a timeline of the library, and what other programs will not take from it.

    Raises UsageError when it holds nothing.
    """
    loss = LossReport()
    return _timeline(project, loss), loss.lines()


def _timeline(project: Project, loss: LossReport) -> schema.Timeline:
    sequence = project.sequence
    if not sequence.duration:
        raise UsageError("there is nothing to export: the sequence is empty")
    builder = _Builder(project, sequence, loss)
    timeline = schema.Timeline(name=one_line(sequence.name or project.name))
    timeline.global_start_time = _time(record_start(sequence), sequence.rate)
    for track in sequence.tracks:
        if track.kind == "subtitle":
            why = "kept as notes in the file that other programs do not show"
            loss.count("Subtitles", "line", why, len(track.items), left_out=True)
        else:
            timeline.tracks.append(builder.track(track))
    for marker in sequence.markers:
        timeline.tracks.markers.append(
            schema.Marker(
                name=one_line(marker.name),
                marked_range=_range(marker.frame, marker.duration, sequence.rate),
                color=_MARKER_COLOURS.get(marker.colour.lower(), schema.MarkerColor.RED),
                metadata=_own({"note": marker.note, "colour": marker.colour, "origin": to_builtins(marker.origin)}),
            )
        )
    if sequence.cut_fade:
        fade = nearest_frame(sequence.cut_fade, Fraction(1000))
        loss.fact(f"Sound fades of {fade} ms at every cut", "put them back, or cuts may click", left_out=True)
    if sequence.loudness is not None:
        wanted = f"Loudness of {sequence.loudness.integrated:g} LUFS"
        loss.fact(wanted, "the timeline plays the footage at its own level", left_out=True)
    loss.fact("Picture size", f"check that the timeline opens at {sequence.width}x{sequence.height}")
    timeline.metadata[NAMESPACE] = _plain(
        {
            "format": 1,
            "rate": str(sequence.rate),
            "drop_frame": sequence.drop_frame,
            "width": sequence.width,
            "height": sequence.height,
            "sample_rate": sequence.sample_rate,
            "transfer": sequence.transfer,
            "cut_fade": str(sequence.cut_fade),
            "loudness": to_builtins(sequence.loudness),
            "styles": to_builtins(sequence.styles),
            "subtitles": [to_builtins(track) for track in sequence.tracks if track.kind == "subtitle"],
        }
    )
    return timeline


class _Builder:
    """Turns tracks into the library's objects and notes what they lose."""

    def __init__(self, project: Project, sequence: Sequence, loss: LossReport) -> None:
        self._project, self._rate, self._loss = project, sequence.rate, loss

    def track(self, track: Track) -> schema.Track:
        """Gaps where nothing is, items and transitions in order."""
        kind = schema.TrackKind.Video if track.kind == "video" else schema.TrackKind.Audio
        built = schema.Track(name=one_line(track.name or track.id), kind=kind)
        built.enabled = not (track.hidden if track.kind == "video" else track.muted)
        built.metadata[NAMESPACE] = _plain(
            {"id": track.id, "kind": track.kind, "gain_db": track.gain_db, "solo": track.solo, "locked": track.locked}
        )
        into = {transition.right: transition for transition in track.transitions if transition.right is not None}
        closing = {transition.left: transition for transition in track.transitions if transition.right is None}
        position = 0
        for item in track.items:
            if item.record_in > position:
                built.append(_gap(item.record_in - position, self._rate))
            if (leading := into.get(item.id)) is not None:
                built.append(self._transition(leading))
            built.append(self._item(item, track))
            if (ending := closing.get(item.id)) is not None:
                built.append(self._transition(ending))
            position = item.record_out
        return built

    def _item(self, item: Item, track: Track) -> schema.Clip | schema.Gap:
        if isinstance(item, Clip):
            return self._clip(item, track)
        if isinstance(item, Narration):
            return self._narration(item)
        if isinstance(item, Title):
            self._loss.count("Titles", "title", "placed as generators, which most programs show as offline")
            built = schema.Clip(
                name=one_line(item.text)[:80],
                media_reference=schema.GeneratorReference(
                    generator_kind=f"{NAMESPACE}.title",
                    parameters={"text": _text(item.text), "template": item.template, "style": item.style},
                    available_range=_range(0, item.duration, self._rate),
                ),
                source_range=_range(0, item.duration, self._rate),
            )
            built.enabled = item.enabled
            built.metadata[NAMESPACE] = _plain({"id": item.id, "link": item.link, "origin": to_builtins(item.origin)})
            return built
        raise TypeError(f"{type(item).__name__} has no place on a picture or sound track")

    def _clip(self, clip: Clip, track: Track) -> schema.Clip:
        media = self._project.media_by_id(clip.media)
        speed = average_rate(clip, self._rate)
        built = schema.Clip(
            name=one_line(clip.name) or file_name(media),
            media_reference=_reference(media, self._rate),
            source_range=self._source_range(clip, media, speed, picture=track.kind == "video"),
        )
        built.enabled = clip.enabled and not (track.kind == "audio" and clip.gain.muted)
        if speed == 0 and not clip.speed.ramp:
            built.effects.append(schema.FreezeFrame(name="Freeze frame"))
        elif speed != 1:
            built.effects.append(schema.LinearTimeWarp(name="Speed", time_scalar=float(speed)))
        built.metadata[NAMESPACE] = _plain(
            {
                "id": clip.id,
                "source_in": str(clip.source_in),
                "stream": clip.stream,
                "link": clip.link,
                "speed": to_builtins(clip.speed) if clip.speed != Speed() else None,
                "gain": to_builtins(clip.gain),
                "crop": to_builtins(clip.crop),
                "opacity": clip.opacity,
                "origin": to_builtins(clip.origin),
            }
        )
        self._note_losses(clip, track, media)
        return built

    def _source_range(self, clip: Clip, media: Media, speed: Fraction, *, picture: bool) -> opentime.TimeRange:
        """From the first source frame used, for as long as the clip lasts: a time warp does not change the duration.

        A clip that plays backwards begins, as a range must, at its earliest frame.
        """
        rate = _media_rate(media, self._rate)
        first = clip.source_in
        if speed < 0:
            first = max(Fraction(0), clip.source_in + (clip.duration - 1) * speed / self._rate)
        frames = first * rate
        if constant_rate(media) is not None and (
            picture or abs(first - nearest_frame(first, rate) / rate) <= PRESENTATION_TOLERANCE
        ):
            frames = Fraction(frame_shown(media, first))
        start = _start_frame(media, rate) + frames
        return opentime.TimeRange(opentime.RationalTime(float(start), float(rate)), _time(clip.duration, self._rate))

    def _narration(self, item: Narration) -> schema.Clip | schema.Gap:
        if item.media is None:
            self._loss.count("Narration", "passage", "not spoken yet, left silent", left_out=True)
            gap = _gap(item.duration, self._rate)
            gap.metadata[NAMESPACE] = _plain({"id": item.id, "narration": item.text, "voice": item.voice})
            return gap
        media = self._project.media_by_id(item.media)
        rate = _media_rate(media, self._rate)
        start = _start_frame(media, rate) + item.source_in * rate
        built = schema.Clip(
            name=one_line(item.text)[:80] or file_name(media),
            media_reference=_reference(media, self._rate),
            source_range=opentime.TimeRange(
                opentime.RationalTime(float(start), float(rate)), _time(item.duration, self._rate)
            ),
        )
        built.enabled = item.enabled and not item.gain.muted
        built.metadata[NAMESPACE] = _plain(
            {"id": item.id, "narration": item.text, "voice": item.voice, "gain": to_builtins(item.gain), "duck": item.duck,
             "link": item.link, "origin": to_builtins(item.origin)}
        )  # fmt: skip
        if item.duck:
            self._loss.count("Ducking under narration", "passage", "other sound keeps its level", left_out=True)
        return built

    def _transition(self, transition: Transition) -> schema.Transition:
        if transition.kind == "dissolve":
            kind = schema.TransitionTypes.SMPTE_Dissolve
        else:
            kind = schema.TransitionTypes.Custom
            self._loss.count("Wipes and dips", "transition", "marked as custom, most programs read a dissolve or a cut")
        if transition.left is None or transition.right is None:
            self._loss.count(
                "Fades from and to black", "fade", "written as dissolves with nothing on one side, some programs drop them"
            )
        return schema.Transition(
            name=transition.kind,
            transition_type=kind,
            in_offset=_time(transition.before, self._rate),
            out_offset=_time(transition.after, self._rate),
            metadata=_own({"id": transition.id, "kind": transition.kind, "origin": to_builtins(transition.origin)}),
        )

    def _note_losses(self, clip: Clip, track: Track, media: Media) -> None:
        count, ignored = self._loss.count, "kept as a note in the file that other programs do not apply"
        if clip.speed.ramp:
            count("Speed ramps", "clip", "flattened to their average speed, the ramp is kept as a note")
        if media.video is not None and media.video.vfr:
            count("Variable frame rate", "clip", "frame numbers are real time at a constant rate, check each cut")
        if clip.stream:
            count("Choice of stream", "clip", ignored, left_out=True)
        if track.kind == "video":
            count("Crop and reframing", "clip", ignored, int(clip.crop is not None), left_out=True)
            count("Opacity", "clip", ignored, int(clip.opacity != 1), left_out=True)
        else:
            gain = clip.gain
            count(
                "Volume and sound fades",
                "clip",
                ignored,
                int(bool(gain.db or track.gain_db or gain.fade_in or gain.fade_out)),
                left_out=True,
            )


def _reference(media: Media, sequence_rate: Fraction) -> schema.ExternalReference:
    """The file as a URL, with all of it that there is, on its own timecode."""
    rate = _media_rate(media, sequence_rate)
    start = _start_frame(media, rate)
    length = floor((media.info.duration + PRESENTATION_TOLERANCE) * rate)
    reference = schema.ExternalReference(
        target_url=Path(media.info.path).as_uri() if Path(media.info.path).is_absolute() else one_line(media.info.path),
        available_range=opentime.TimeRange(
            opentime.RationalTime(float(start), float(rate)), opentime.RationalTime(float(length), float(rate))
        ),
    )
    reference.name = file_name(media)
    reference.metadata[NAMESPACE] = _plain(
        {"id": media.id, "fingerprint": media.info.fingerprint, "duration": str(media.info.duration)}
    )
    return reference


def _media_rate(media: Media, sequence_rate: Fraction) -> Fraction:
    """The rate that the file's positions are counted at: its picture's, snapped to one that programs know; for sound, that
    of its timecode; for what has neither, the sequence's."""
    if media.video is not None and media.info.kind == "video":
        return snap_rate(media.video.rate)
    if media.info.start_timecode is not None:
        return snap_rate(media.info.start_timecode.rate)
    return sequence_rate


def _start_frame(media: Media, rate: Fraction) -> Fraction:
    embedded = media.info.start_timecode
    return Fraction(0) if embedded is None else embedded.frame * rate / snap_rate(embedded.rate)


def _gap(frames: int, rate: Fraction) -> schema.Gap:
    return schema.Gap(source_range=_range(0, frames, rate))


def _time(frames: int, rate: Fraction) -> opentime.RationalTime:
    return opentime.RationalTime(float(frames), float(rate))


def _range(start: int, frames: int, rate: Fraction) -> opentime.TimeRange:
    return opentime.TimeRange(_time(start, rate), _time(frames, rate))


def _own(value: Mapping[str, Any]) -> dict[str, Any]:
    return {NAMESPACE: _plain(value)}


def _plain(value: Any) -> Any:
    """`value` as the library's JSON takes it: no None, no undecodable text."""
    if isinstance(value, Mapping):
        return {_text(str(key)): _plain(entry) for key, entry in value.items() if entry is not None}
    if isinstance(value, list | tuple):
        return [_plain(entry) for entry in value]
    return _text(value) if isinstance(value, str) else value


def _text(text: str) -> str:
    """`text` with halves of surrogate pairs, which file names may hold, replaced."""
    return text.encode("utf-8", "replace").decode("utf-8")
