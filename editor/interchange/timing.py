"""Timecode of a list: where the record starts, and the timecode that a file itself carries at a media time."""

from __future__ import annotations

from fractions import Fraction
from math import floor

import msgspec

from editor.model import Clip, Media, Sequence
from editor.timecode import allows_drop_frame, format_timecode, nearest_frame, nominal_rate, parse_timecode, snap_rate
from engine.protocol import PRESENTATION_TOLERANCE, StartTimecode


def counts_drop_frame(sequence: Sequence) -> bool:
    """Whether the sequence's timecode skips labels: asked for, and at 29.97 or 59.94 frames per second."""
    return sequence.drop_frame and allows_drop_frame(sequence.rate)


def record_start(sequence: Sequence) -> int:
    """Frames at which the record begins: the sequence's own start, or 01:00:00:00, the custom of editing, when it is 0."""
    if sequence.start_frame:
        return sequence.start_frame
    hour = "01:00:00;00" if counts_drop_frame(sequence) else "01:00:00:00"
    return parse_timecode(hour, sequence.rate)[0]


def constant_rate(media: Media) -> Fraction | None:
    """The rate at which editing programs will play the picture, or None for no picture, a still or a variable rate."""
    video = media.video
    return None if video is None or video.vfr or media.info.kind == "image" else snap_rate(video.rate)


def average_rate(clip: Clip, rate: Fraction) -> Fraction:
    """The constant speed that covers the same source in the same time; the clip's own unless it has a ramp."""
    if not clip.speed.ramp:
        return clip.speed.rate
    return (clip.source_out(rate) - clip.source_in) * rate / clip.duration


def frame_shown(media: Media, time: Fraction) -> int:
    """The frame of constant-rate footage on screen at a media time, counted from its first."""
    video = media.video
    if video is None:
        raise ValueError(f"{media.name} has no picture")
    return max(0, floor((time + PRESENTATION_TOLERANCE) * video.rate))


class SourceClock(msgspec.Struct, frozen=True, kw_only=True):
    """Turns media times of one file into positions in its own timecode, counted in frames of the sequence.

    Three cases, in order of how exact they are. (1) The footage runs at the sequence's rate: its frames are the list's
    frames. (2) Another rate of the same family (25 in 50, 29.97 in 59.94): seconds are the same seconds, so the nearest
    frame of the sequence is meant. (3) A mixture of 29.97-like and whole rates: one second of timecode lasts differently
    in either, and what finds the picture is the label that the file itself shows, so hours, minutes and seconds of that
    label are kept and its frames are scaled to the sequence's counting.
    """

    media: Media
    rate: Fraction
    """Of the sequence."""
    start: StartTimecode
    drop_frame: bool
    same_rate: bool

    @property
    def _same_family(self) -> bool:
        return self.start.rate / nominal_rate(self.start.rate) == self.rate / nominal_rate(self.rate)

    def position(self, time: Fraction) -> int:
        """Frames since midnight, at the sequence's rate, of the picture or sound at media time `time` (seconds)."""
        if self.same_rate:
            return self.start.frame + frame_shown(self.media, time)
        if self._same_family:
            return nearest_frame(self.start.frame / self.start.rate + time, self.rate)
        frames = self.start.frame + time * self.start.rate
        whole = floor(frames)
        if self.start.drop_frame:
            label = format_timecode(whole, self.start.rate, drop_frame=True).replace(";", ":")
            frames += parse_timecode(label, self.start.rate)[0] - whole
        seconds = frames / nominal_rate(self.start.rate)
        return nearest_frame(seconds, Fraction(nominal_rate(self.rate)))

    def timecode(self, position: int) -> str:
        """The label of a position, in the counting that the file uses. Wraps at midnight."""
        return format_timecode(position, self.rate, drop_frame=self.drop_frame)

    @property
    def exact(self) -> bool:
        """Whether frames of the footage and frames of the list are the same thing."""
        return self.same_rate or constant_rate(self.media) is None


def source_clock(media: Media, sequence: Sequence) -> SourceClock:
    """The clock of `media` in a list of `sequence`.

    A file without an embedded timecode begins at zero, in the list's own counting where its rate allows that.
    """
    native = constant_rate(media)
    embedded = media.info.start_timecode
    if embedded is None:
        rate = native or sequence.rate
        start = StartTimecode(frame=0, rate=rate, drop_frame=sequence.drop_frame and allows_drop_frame(rate))
    else:
        rate = snap_rate(embedded.rate)
        start = StartTimecode(frame=embedded.frame, rate=rate, drop_frame=embedded.drop_frame and allows_drop_frame(rate))
    return SourceClock(
        media=media,
        rate=sequence.rate,
        start=start,
        drop_frame=start.drop_frame and allows_drop_frame(sequence.rate),
        same_rate=native == sequence.rate == start.rate,
    )
