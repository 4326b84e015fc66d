"""Which sound fills which samples: a pure reading of the audio tracks.

Clips of a track are dealt to two lanes in turn, so that neighbours may overlap across their cut while the pieces on one lane
follow each other; a lane is then a chain, and mixing costs the same however many clips there are.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import Literal

from editor.model import Clip, Project, Sequence, Track
from engine.protocol import AudioStream, MediaInfo, OutputError


@dataclass(frozen=True)
class Fade:
    """A change of level over `samples` samples from sample `start` of a piece. Equal-power curves keep the loudness of two
    unlike sounds that cross; linear ones are for fades that a person asked for."""

    kind: Literal["in", "out"]
    start: int
    samples: int
    curve: Literal["equal-power", "linear"]


@dataclass(frozen=True)
class SoundPiece:
    """Samples `first` to `first + samples - 1` of the programme, heard from one stream on one lane.

    `source` is the media time of the first of them, in seconds; `gain` is in decibels.
    """

    lane: int
    first: int
    samples: int
    info: MediaInfo
    stream: AudioStream
    source: Fraction
    speed: Fraction
    keep_pitch: bool
    gain: float
    fades: tuple[Fade, ...]


@dataclass(frozen=True)
class _Edge:
    """How a clip begins or ends: `handle` samples beyond its cut, and a fade of `fade` samples that includes them."""

    handle: int = 0
    fade: int = 0


def sound_pieces(project: Project, sequence: Sequence, tracks: tuple[Track, ...]) -> tuple[SoundPiece, ...]:
    """The pieces of every audible clip, in order of their first sample.

    At a plain cut the two sounds cross over `sequence.cut_fade` seconds centred on it, with sound from beyond the clips
    where the footage has it; where sound meets silence it is faded inside the clip. A cut through continuous sound is left
    alone. Raises OutputError for a clip whose footage has no such stream.
    """
    pieces: list[SoundPiece] = []
    for number, track in enumerate(tracks):
        clips = [clip for clip in track.clips if clip.enabled and not clip.gain.muted]
        for i, clip in enumerate(clips):
            before = clips[i - 1] if i and clips[i - 1].record_out == clip.record_in else None
            after = clips[i + 1] if i + 1 < len(clips) and clips[i + 1].record_in == clip.record_out else None
            pieces.append(_piece(project, sequence, track, clip, before, after, 2 * number + i % 2))
    return tuple(sorted(pieces, key=lambda piece: (piece.first, piece.lane)))


def _piece(
    project: Project, sequence: Sequence, track: Track, clip: Clip, before: Clip | None, after: Clip | None, lane: int
) -> SoundPiece:
    info, stream = _stream(project, clip)
    rate, hertz = sequence.rate, sequence.sample_rate
    first, end = round(clip.record_in * hertz / rate), round(clip.record_out * hertz / rate)
    half = round(sequence.cut_fade * hertz / 2)
    begins = stream.start - info.origin
    speed = clip.speed.rate
    room_before = floor((clip.source_in - begins) / speed * hertz)
    room_after = floor((begins + stream.duration - clip.source_out(rate)) / speed * hertz)
    left = _edge(half, room_before, clip, before, rate, hertz, joined=before is not None and _continuous(before, clip, rate))
    right = _edge(half, room_after, clip, after, rate, hertz, joined=after is not None and _continuous(clip, after, rate))
    start = first - left.handle
    samples = end + right.handle - start
    fades = [
        Fade("in", 0, left.fade, "equal-power"),
        Fade("out", samples - right.fade, right.fade, "equal-power"),
        *_asked(clip, left.handle, end - first, hertz / rate),
    ]
    return SoundPiece(
        lane=lane,
        first=start,
        samples=samples,
        info=info,
        stream=stream,
        source=clip.source_in + (Fraction(start, hertz) - clip.record_in / rate) * speed,
        speed=speed,
        keep_pitch=clip.speed.keep_pitch,
        gain=clip.gain.db + track.gain_db,
        fades=tuple(fade for fade in fades if fade.samples > 0),
    )


def _edge(half: int, room: int, clip: Clip, other: Clip | None, rate: Fraction, hertz: int, *, joined: bool) -> _Edge:
    if joined:
        return _Edge()
    shortest = min(clip.duration, other.duration if other else clip.duration)
    half = min(half, floor(shortest * hertz / rate / 2))
    handle = max(0, min(half, room)) if other else 0
    return _Edge(handle, half + handle)


def _asked(clip: Clip, handle: int, samples: int, per_frame: Fraction) -> list[Fade]:
    """The clip's own fades. Its handle before the cut is silent while it fades in."""
    gain = clip.gain
    fade_in = min(samples, round(gain.fade_in * per_frame))
    fade_out = min(samples, round(gain.fade_out * per_frame))
    return [Fade("in", handle, fade_in, "linear"), Fade("out", handle + samples - fade_out, fade_out, "linear")]


def _continuous(left: Clip, right: Clip, rate: Fraction) -> bool:
    """Whether the second clip goes on exactly where the first stops, as after a split."""
    return (
        (left.media, left.stream, left.speed, left.gain.db) == (right.media, right.stream, right.speed, right.gain.db)
        and left.source_out(rate) == right.source_in
        and not left.gain.fade_out
        and not right.gain.fade_in
        and left.speed.is_normal
    )


def _stream(project: Project, clip: Clip) -> tuple[MediaInfo, AudioStream]:
    try:
        info = project.media_by_id(clip.media).info
    except KeyError:
        raise OutputError(f"the sound clip at frame {clip.record_in} refers to footage that is not in the project") from None
    if clip.stream >= len(info.audio):
        raise OutputError(
            f"the sound clip at frame {clip.record_in} uses stream {clip.stream}, which its footage has not", file=info.path
        )
    return info, info.audio[clip.stream]
