"""Which sound fills which samples: a pure reading of the audio and narration tracks.

Pieces that overlap lie on different lanes, so that the pieces of one lane follow each other; a lane is then a chain, and
mixing costs the same however many clips there are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from math import floor
from typing import Literal

from editor.model import Clip, Narration, Project, Sequence, Speed, Track, Transition
from editor.render.soundruns import Stretch, stretches_of
from editor.speed import source_offset
from engine.protocol import AudioStream, MediaInfo, OutputError

Curve = Literal["equal-power", "linear"]
DUCK_IN, DUCK_OUT = Fraction(1, 5), Fraction(1, 2)
"""Seconds over which other sound is lowered before narration begins, and raised again after it."""


@dataclass(frozen=True)
class Fade:
    """A change of level over `samples` samples from sample `start` of a piece. Equal-power curves keep the loudness of two
    unlike sounds that cross; linear ones are for fades that a person asked for."""

    kind: Literal["in", "out"]
    start: int
    samples: int
    curve: Curve


@dataclass(frozen=True)
class Duck:
    """A lowering to `level` times, from sample `start` to `end` of a piece (which may lie outside it), reached over
    `attack` samples before and left over `release` samples after."""

    start: int
    end: int
    attack: int
    release: int
    level: float


@dataclass(frozen=True)
class SoundPiece:
    """Samples `first` to `first + samples - 1` of the programme, heard from one stream on one lane, in `stretches` one after
    another; `gain` is in decibels."""

    lane: int
    first: int
    samples: int
    info: MediaInfo
    stream: AudioStream
    stretches: tuple[Stretch, ...]
    keep_pitch: bool
    gain: float
    fades: tuple[Fade, ...]
    ducks: tuple[Duck, ...] = ()

    @property
    def source(self) -> Fraction:
        """The earliest media time heard in its first stretch, in seconds."""
        return self.stretches[0].source


@dataclass(frozen=True)
class _Edge:
    """How a clip begins or ends: `handle` samples beyond its cut; silence for `silent` samples at the very edge, and next to
    it a fade of `fade` samples."""

    handle: int = 0
    fade: int = 0
    silent: int = 0
    curve: Curve = "equal-power"


def sound_pieces(
    project: Project, sequence: Sequence, tracks: tuple[Track, ...], narration: tuple[Track, ...] = ()
) -> tuple[SoundPiece, ...]:
    """The pieces of every audible clip and narration, in order of their first sample.

    At a plain cut the two sounds cross over `sequence.cut_fade` seconds centred on it, with sound from beyond the clips
    where the footage has it; where sound meets silence it is faded inside the clip. A cut through continuous sound is left
    alone. A dissolve and a wipe cross the sounds over their length, a dip goes through silence. Clips are lowered while
    narration speaks. Raises OutputError for a clip whose footage has no such stream.
    """
    spoken = [(track, item) for track in narration for item in track.items if isinstance(item, Narration) and item.enabled]
    pieces: list[SoundPiece] = []
    for track in tracks:
        clips = [clip for clip in track.clips if clip.enabled and not clip.gain.muted]
        for i, clip in enumerate(clips):
            before = clips[i - 1] if i and clips[i - 1].record_out == clip.record_in else None
            after = clips[i + 1] if i + 1 < len(clips) and clips[i + 1].record_in == clip.record_out else None
            piece = _piece(project, sequence, track, clip, before, after)
            pieces.append(replace(piece, ducks=tuple(_ducks(sequence, piece, (item for _, item in spoken)))))
    pieces += [_spoken(project, sequence, track, item) for track, item in spoken if not item.gain.muted]
    return _on_lanes(pieces)


def _on_lanes(pieces: list[SoundPiece]) -> tuple[SoundPiece, ...]:
    ends: list[int] = []
    placed: list[SoundPiece] = []
    for piece in sorted(pieces, key=lambda piece: piece.first):
        lane = next((number for number, end in enumerate(ends) if end <= piece.first), len(ends))
        ends[lane : lane + 1] = [piece.first + piece.samples]
        placed.append(replace(piece, lane=lane))
    return tuple(placed)


def _piece(
    project: Project, sequence: Sequence, track: Track, clip: Clip, before: Clip | None, after: Clip | None
) -> SoundPiece:
    info, stream = _stream(project, clip)
    rate, hertz = sequence.rate, sequence.sample_rate
    first, end = round(clip.record_in * hertz / rate), round(clip.record_out * hertz / rate)
    left, right = _edges(sequence, track, clip, before, after, info, stream)
    start = first - left.handle
    samples = end + right.handle - start
    fades = [
        Fade("in", left.silent, left.fade, left.curve),
        Fade("out", samples - right.silent - right.fade, right.fade, right.curve),
        *_asked(clip, left.handle, end - first, hertz / rate),
    ]
    return SoundPiece(
        lane=0,
        first=start,
        samples=samples,
        info=info,
        stream=stream,
        stretches=stretches_of(clip.speed, _anchor(clip, first, sequence), -left.handle, samples, hertz, rate),
        keep_pitch=clip.speed.keep_pitch,
        gain=clip.gain.db + track.gain_db,
        fades=tuple(fade for fade in fades if fade.samples > 0),
    )


def _anchor(clip: Clip, first: int, sequence: Sequence) -> Fraction:
    """The media time heard at sample `first`, which lies within half a sample of the clip's start."""
    off = first * sequence.rate / sequence.sample_rate - clip.record_in
    return clip.source_in + source_offset(clip.speed.rate, clip.speed.ramp, off, sequence.rate)


def _spoken(project: Project, sequence: Sequence, track: Track, item: Narration) -> SoundPiece:
    as_clip = Clip(
        id=item.id,
        media=item.media or "",
        record_in=item.record_in,
        duration=item.duration,
        source_in=item.source_in,
        gain=item.gain,
    )
    return _piece(project, sequence, track, as_clip, None, None)


def _ducks(sequence: Sequence, piece: SoundPiece, spoken: Iterable[Narration]) -> Iterable[Duck]:
    hertz = sequence.sample_rate
    for item in spoken:
        start = round(item.record_in * hertz / sequence.rate) - piece.first
        end = round(item.record_out * hertz / sequence.rate) - piece.first
        attack, release = round(DUCK_IN * hertz), round(DUCK_OUT * hertz)
        if item.duck < 0 and not item.gain.muted and start - attack < piece.samples and end + release > 0:
            yield Duck(start, end, attack, release, 10 ** (item.duck / 20))


def _edges(
    sequence: Sequence,
    track: Track,
    clip: Clip,
    before: Clip | None,
    after: Clip | None,
    info: MediaInfo,
    stream: AudioStream,
) -> tuple[_Edge, _Edge]:
    rate, hertz = sequence.rate, sequence.sample_rate
    half = round(sequence.cut_fade * hertz / 2)
    begins = stream.start - info.origin
    ends = begins + stream.duration
    entry = next((each for each in track.transitions if each.right == clip.id), None)
    exit_ = next((each for each in track.transitions if each.left == clip.id), None)
    if entry is not None:
        left = _crossed(entry, entry.before, entry.left is None, hertz / rate)
    else:
        speed = clip.speed.ramp[0].rate if clip.speed.ramp else clip.speed.rate
        room = _room(clip.source_in - begins, ends - clip.source_in, speed, hertz)
        joined = before is not None and _continuous(before, clip, rate)
        left = _edge(half, room, clip, before, rate, hertz, joined=joined)
    if exit_ is not None:
        right = _crossed(exit_, exit_.after, exit_.right is None, hertz / rate)
    else:
        out = clip.source_out(rate)
        joined = after is not None and _continuous(clip, after, rate)
        room = _room(ends - out, out - begins, _last_rate(clip.speed, clip.duration), hertz)
        right = _edge(half, room, clip, after, rate, hertz, joined=joined)
    return left, right


def _crossed(transition: Transition, beyond: int, alone: bool, per_frame: Fraction) -> _Edge:
    """One side of a transition that reaches `beyond` frames past the clip's own end."""
    length = transition.before + transition.after
    if alone:
        return _Edge(0, round(length * per_frame), curve="linear")
    handle = round(beyond * per_frame)
    if transition.kind != "dip":
        return _Edge(handle, round(length * per_frame))
    half = round(length * per_frame / 2)
    return _Edge(handle, half, silent=half, curve="linear")


def _room(before: Fraction, after: Fraction, speed: Fraction, hertz: int) -> int:
    """Samples of sound that there are beyond a clip's end: `before` seconds when it plays forwards, else `after`."""
    if speed == 0:
        return hertz
    return floor((before if speed > 0 else after) / abs(speed) * hertz)


def _last_rate(speed: Speed, frame: int) -> Fraction:
    if not speed.ramp:
        return speed.rate
    step = Fraction(1, 100)
    return (
        source_offset(Fraction(0), speed.ramp, Fraction(frame), Fraction(1))
        - source_offset(Fraction(0), speed.ramp, frame - step, Fraction(1))
    ) / step


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
