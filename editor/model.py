"""The project: one immutable value that says all there is to say about an edit.

Positions on a timeline are whole frames at the sequence's rate; positions in footage are `Fraction` seconds of media time
(see engine.protocol.media.MediaInfo). Nothing here changes in place: an edit is a function from a project to a project.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, TypeVar

import msgspec

from editor.speed import SpeedKey, source_offset
from engine.protocol import AudioStream, MediaInfo, VideoStream

S = TypeVar("S", bound=msgspec.Struct)


def changed(value: S, **fields: object) -> S:
    """A copy of `value` with some fields replaced."""
    return msgspec.structs.replace(value, **fields)


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Who proposed this and why: shown beside every machine-made part of an edit."""

    task: str
    engine: str = "basic"
    score: float | None = None
    """0..1, as the task gave it."""
    reasons: tuple[str, ...] = ()
    evidence: tuple[Fraction, ...] = ()
    """Media times, in seconds, of what the reasons rest on."""
    query: str = ""


class Media(msgspec.Struct, frozen=True, kw_only=True):
    """Footage in the bin. `info.path` is absolute while a project is open; its file stores it relative to itself."""

    id: str
    name: str
    info: MediaInfo

    @property
    def video(self) -> VideoStream | None:
        return self.info.video[0] if self.info.video else None

    @property
    def audio(self) -> AudioStream | None:
        return self.info.audio[0] if self.info.audio else None


class Speed(msgspec.Struct, frozen=True, kw_only=True):
    """How fast source time passes: 1 is normal, 2 twice as fast, 1/2 slow motion, 0 a freeze, negative backwards.

    With `ramp`, the rate runs piecewise linearly between keys (constant before the first and after the last) and `rate` is
    ignored. Pitch is kept unless `keep_pitch` is off.
    """

    rate: Fraction = Fraction(1)
    ramp: tuple[SpeedKey, ...] = ()
    keep_pitch: bool = True

    @property
    def is_normal(self) -> bool:
        return not self.ramp and self.rate == 1


class CropKey(msgspec.Struct, frozen=True, array_like=True):
    """A crop window at `frame` frames from the clip's start: left, top, width, height as 0..1 of the upright picture."""

    frame: int
    x: float
    y: float
    width: float
    height: float


class Crop(msgspec.Struct, frozen=True, kw_only=True):
    """The part of the picture that fills the sequence's frame. Between keys the window moves smoothly, unless `hold`."""

    keys: tuple[CropKey, ...]
    hold: bool = False


class Gain(msgspec.Struct, frozen=True, kw_only=True):
    """Loudness of a clip's sound: `db` relative to the source, and fades in frames at either end."""

    db: float = 0.0
    fade_in: int = 0
    fade_out: int = 0
    muted: bool = False


class Clip(msgspec.Struct, frozen=True, kw_only=True, tag="clip"):
    """A stretch of footage on a video or audio track."""

    id: str
    media: str
    record_in: int
    """First frame on the timeline."""
    duration: int
    """Frames on the timeline, at least 1."""
    source_in: Fraction
    """Media time shown at `record_in`, in seconds."""
    stream: int = 0
    """Which of the media's video (on a video track) or audio streams, by position."""
    name: str = ""
    speed: Speed = Speed()
    gain: Gain = Gain()
    crop: Crop | None = None
    opacity: float = 1.0
    link: str | None = None
    """Clips with the same link move and trim together."""
    enabled: bool = True
    origin: Origin | None = None

    @property
    def record_out(self) -> int:
        """One past the last frame."""
        return self.record_in + self.duration

    def source_at(self, frame: int, rate: Fraction) -> Fraction:
        """Media time shown `frame` frames after the clip's start in a sequence at `rate`."""
        return self.source_in + source_offset(self.speed.rate, self.speed.ramp, Fraction(frame), rate)

    def source_out(self, rate: Fraction) -> Fraction:
        """Media time at which the clip stops (before `source_in` when it plays backwards)."""
        return self.source_at(self.duration, rate)


class Word(msgspec.Struct, frozen=True, array_like=True):
    """A word of a subtitle and the frames, from the subtitle's start, in which it is spoken."""

    text: str
    frame_in: int
    frame_out: int


class Subtitle(msgspec.Struct, frozen=True, kw_only=True, tag="subtitle"):
    """Text on screen, on a subtitle track."""

    id: str
    record_in: int
    duration: int
    text: str
    style: str = "default"
    """Name of one of the sequence's styles."""
    words: tuple[Word, ...] = ()
    speaker: str = ""
    language: str = ""
    link: str | None = None
    enabled: bool = True
    origin: Origin | None = None

    @property
    def record_out(self) -> int:
        return self.record_in + self.duration


class Narration(msgspec.Struct, frozen=True, kw_only=True, tag="narration"):
    """Words to be spoken over the picture; `media` is the spoken sound once it has been made."""

    id: str
    record_in: int
    duration: int
    text: str
    voice: str = ""
    media: str | None = None
    source_in: Fraction = Fraction(0)
    gain: Gain = Gain()
    duck: float = 0.0
    """Decibels by which other sound is lowered while it speaks, 0 or below."""
    link: str | None = None
    enabled: bool = True
    origin: Origin | None = None

    @property
    def record_out(self) -> int:
        return self.record_in + self.duration


class Title(msgspec.Struct, frozen=True, kw_only=True, tag="title"):
    """A generated card or lower third, on a video track."""

    id: str
    record_in: int
    duration: int
    text: str
    template: str = "card"
    style: str = "default"
    link: str | None = None
    enabled: bool = True
    origin: Origin | None = None

    @property
    def record_out(self) -> int:
        return self.record_in + self.duration


Item = Clip | Subtitle | Narration | Title
TrackKind = Literal["video", "audio", "subtitle", "narration"]
ITEM_KINDS: dict[str, tuple[type, ...]] = {
    "video": (Clip, Title),
    "audio": (Clip,),
    "subtitle": (Subtitle,),
    "narration": (Narration,),
}


class Transition(msgspec.Struct, frozen=True, kw_only=True):
    """A passage from one clip to the next across their cut, `before` and `after` frames to either side of it.

    `left` or `right` is None for a fade from or to black (silence on an audio track).
    """

    id: str
    kind: Literal["dissolve", "wipe", "dip"]
    left: str | None
    right: str | None
    before: int
    after: int
    origin: Origin | None = None


class Track(msgspec.Struct, frozen=True, kw_only=True):
    """Items in order of `record_in`, none overlapping another. Later video tracks cover earlier ones."""

    id: str
    kind: TrackKind
    name: str = ""
    items: tuple[Item, ...] = ()
    transitions: tuple[Transition, ...] = ()
    muted: bool = False
    solo: bool = False
    hidden: bool = False
    locked: bool = False
    gain_db: float = 0.0

    @property
    def clips(self) -> tuple[Clip, ...]:
        return tuple(item for item in self.items if isinstance(item, Clip))

    @property
    def end(self) -> int:
        """One past the last frame of the last item."""
        return self.items[-1].record_out if self.items else 0


class SubtitleStyle(msgspec.Struct, frozen=True, kw_only=True):
    """Look of subtitles; sizes are fractions of the picture's height, colours #rrggbbaa."""

    name: str
    font: str = ""
    size: float = 0.05
    colour: str = "#ffffffff"
    outline_colour: str = "#000000ff"
    outline: float = 0.003
    box_colour: str = "#00000000"
    bold: bool = False
    italic: bool = False
    align: Literal["left", "centre", "right"] = "centre"
    vertical: float = 0.88
    highlight_colour: str = ""
    """Colour of the word being spoken; empty for none."""


class Marker(msgspec.Struct, frozen=True, kw_only=True):
    """A note on the timeline; `duration` 0 for an instant."""

    id: str
    frame: int
    duration: int = 0
    name: str = ""
    note: str = ""
    colour: str = "blue"
    origin: Origin | None = None


class Loudness(msgspec.Struct, frozen=True, kw_only=True):
    """What the finished programme is brought to (EBU R128): integrated LUFS and the true-peak ceiling in dBTP."""

    integrated: float = -14.0
    true_peak: float = -1.0


class Sequence(msgspec.Struct, frozen=True, kw_only=True):
    """A timeline: its picture format, its sound and its tracks (video tracks first to last are bottom to top)."""

    id: str
    name: str
    rate: Fraction
    width: int
    height: int
    sample_rate: int = 48000
    start_frame: int = 0
    """Timecode of the first frame, as a count of frames at `rate`."""
    drop_frame: bool = False
    transfer: Literal["sdr", "pq", "hlg"] = "sdr"
    tracks: tuple[Track, ...] = ()
    markers: tuple[Marker, ...] = ()
    styles: tuple[SubtitleStyle, ...] = (SubtitleStyle(name="default"),)
    cut_fade: Fraction = Fraction(0)
    """Seconds over which sound is cross-faded at every plain cut, so that none clicks."""
    loudness: Loudness | None = None

    @property
    def duration(self) -> int:
        """Frames to the end of the last item on any track."""
        return max((track.end for track in self.tracks), default=0)

    def track(self, track_id: str) -> Track:
        """Raises KeyError when there is none."""
        for track in self.tracks:
            if track.id == track_id:
                return track
        raise KeyError(track_id)


class Project(msgspec.Struct, frozen=True, kw_only=True):
    """Everything: media, sequences, and which sequence is in front."""

    id: str
    name: str
    media: tuple[Media, ...] = ()
    sequences: tuple[Sequence, ...] = ()
    active: str | None = None
    """The sequence that is rendered and exported."""

    def media_by_id(self, media_id: str) -> Media:
        """Raises KeyError when there is none."""
        for media in self.media:
            if media.id == media_id:
                return media
        raise KeyError(media_id)

    @property
    def sequence(self) -> Sequence:
        """The active sequence. Raises KeyError when the project has none."""
        for sequence in self.sequences:
            if sequence.id == self.active:
                return sequence
        raise KeyError("the project has no active sequence")
