"""The plan of a render: a pure reading of a project that says which footage fills which frames and which samples.

Everything that can be refused is refused here, by name, before anything is started: a render never leaves out silently what
the project says.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from editor.model import Clip, Crop, Loudness, Media, Narration, Project, Sequence, Subtitle, Title, Track
from editor.render.soundplan import SoundPiece, sound_pieces
from engine.protocol import MediaInfo, OutputError, UsageError, VideoStream

SLOWEST, FASTEST = Fraction(1, 100), Fraction(100)
"""Constant speeds that are carried."""


@dataclass(frozen=True)
class PictureSpan:
    """Frames `start` to `start + frames - 1` of the programme, shown from one clip, or black where `info` is None.

    `source` is the media time shown at the first of them, in seconds; `first` how many frames into the clip that is.
    """

    start: int
    frames: int
    info: MediaInfo | None = None
    stream: VideoStream | None = None
    source: Fraction = Fraction(0)
    speed: Fraction = Fraction(1)
    crop: Crop | None = None
    first: int = 0


@dataclass(frozen=True)
class RenderPlan:
    """All that a render does. `width` and `height` are even; `samples` is the length of the sound, 0 when there is none."""

    rate: Fraction
    width: int
    height: int
    transfer: str
    frames: int
    picture: tuple[PictureSpan, ...]
    sample_rate: int
    samples: int
    sound: tuple[SoundPiece, ...]
    loudness: Loudness | None
    clips: tuple[Clip, ...]
    media: tuple[MediaInfo, ...]
    notes: tuple[str, ...]
    lead: int = 0
    """Samples of sound mixed before the programme begins and then cut off: pieces may start as early as -lead."""

    @property
    def duration(self) -> Fraction:
        return self.frames / self.rate


def plan_render(project: Project) -> RenderPlan:
    """The plan for the project's active sequence.

    Video tracks stack: on every frame the topmost enabled clip fills the picture, black bars included. Sound is mixed from
    the audio tracks. Hidden video tracks and muted audio tracks are left out; where a track of a kind is solo, the others of
    that kind are.

    Raises UsageError when there is nothing to render, OutputError naming anything that cannot be rendered.
    """
    try:
        sequence = project.sequence
    except KeyError:
        raise UsageError("the project has no sequence to render", hint="add footage to a sequence first") from None
    video, audio = _shown(sequence, "video"), _shown(sequence, "audio")
    _refuse(sequence, video, audio)
    frames = max((item.record_out for track in (*video, *audio) for item in track.clips if item.enabled), default=0)
    if frames < 1:
        raise UsageError("there is nothing to render: the sequence has no enabled clip", hint="add footage to it first")
    picture = _picture(project, sequence, video, frames)
    sound = sound_pieces(project, sequence, audio)
    shown = (
        {id(clip) for clip in _clips(video)} if any(span.info for span in picture) else {id(clip) for clip in _clips(audio)}
    )
    clips = [clip for track in (*video, *audio) for clip in track.clips if id(clip) in shown]
    infos = {span.info.path: span.info for span in picture if span.info} | {piece.info.path: piece.info for piece in sound}
    notes: list[str] = []
    width, height = _even(sequence.width), _even(sequence.height)
    if (width, height) != (sequence.width, sequence.height):
        notes.append(f"the picture was made {width}x{height}, since its encoding needs even sizes")
    if not sound:
        notes.append("there is no sound: no audible clip is on an audio track")
    return RenderPlan(
        rate=sequence.rate,
        width=width,
        height=height,
        transfer=sequence.transfer,
        frames=frames,
        picture=picture,
        sample_rate=sequence.sample_rate,
        samples=round(frames * sequence.sample_rate / sequence.rate) if sound else 0,
        sound=sound,
        loudness=sequence.loudness,
        clips=tuple(sorted(clips, key=lambda clip: clip.record_in)),
        media=tuple(infos.values()),
        notes=tuple(notes),
    )


def _clips(tracks: tuple[Track, ...]) -> list[Clip]:
    return [clip for track in tracks for clip in track.clips if clip.enabled]


def _even(size: int) -> int:
    return max(2, size + size % 2)


def _shown(sequence: Sequence, kind: str) -> tuple[Track, ...]:
    """The tracks of a kind that are seen or heard."""
    tracks = [track for track in sequence.tracks if track.kind == kind]
    solo = [track for track in tracks if track.solo]
    return tuple(track for track in (solo or tracks) if not (track.hidden if kind == "video" else track.muted))


def _picture(project: Project, sequence: Sequence, tracks: tuple[Track, ...], frames: int) -> tuple[PictureSpan, ...]:
    """The topmost clip of every stretch, bottom to top laid over one another; black where there is none."""
    cover: list[tuple[int, int, Clip]] = []
    for track in tracks:
        for clip in track.clips:
            if clip.enabled:
                cover = [*_uncovered(cover, clip.record_in, clip.record_out), (clip.record_in, clip.record_out, clip)]
    spans: list[PictureSpan] = []
    at = 0
    for begin, end, clip in sorted(cover, key=lambda part: part[0]):
        if begin > at:
            spans.append(PictureSpan(at, begin - at))
        spans.append(_span(project, sequence, clip, begin, end))
        at = end
    if at < frames:
        spans.append(PictureSpan(at, frames - at))
    return tuple(spans)


def _uncovered(cover: list[tuple[int, int, Clip]], begin: int, end: int) -> list[tuple[int, int, Clip]]:
    """What is left to see of `cover` once begin..end lies over it."""
    left: list[tuple[int, int, Clip]] = []
    for low, high, clip in cover:
        left += [(a, b, clip) for a, b in ((low, min(high, begin)), (max(low, end), high)) if a < b]
    return left


def _span(project: Project, sequence: Sequence, clip: Clip, begin: int, end: int) -> PictureSpan:
    media = _media(project, clip)
    if clip.stream >= len(media.info.video):
        raise OutputError(
            f"clip {_name(clip)} shows picture stream {clip.stream}, which its footage has not", file=media.info.path
        )
    stream = media.info.video[clip.stream]
    if stream.has_alpha and any(
        other is not clip and other.enabled and other.record_in < end and begin < other.record_out
        for track in _shown(sequence, "video")
        for other in track.clips
    ):
        raise OutputError(f"clip {_name(clip)} has a transparent picture over another clip, which cannot be rendered yet")
    first = begin - clip.record_in
    return PictureSpan(
        begin, end - begin, media.info, stream, clip.source_at(first, sequence.rate), clip.speed.rate, clip.crop, first
    )


def _media(project: Project, clip: Clip) -> Media:
    try:
        return project.media_by_id(clip.media)
    except KeyError:
        raise OutputError(f"clip {_name(clip)} refers to footage that is not in the project") from None


def _refuse(sequence: Sequence, video: tuple[Track, ...], audio: tuple[Track, ...]) -> None:
    for track in sequence.tracks:
        if track.kind in ("subtitle", "narration") and not (track.hidden or track.muted):
            for item in track.items:
                if item.enabled and isinstance(item, Subtitle | Narration):
                    raise _cannot(f"the {track.kind} “{_short(item.text)}”", f"hide or mute track {_track(track)}")
    for track in (*video, *audio):
        for transition in track.transitions:
            raise _cannot(f"the {transition.kind} on track {_track(track)}", "remove the transition")
        for item in track.items:
            if isinstance(item, Title) and item.enabled:
                raise _cannot(f"the title “{_short(item.text)}”", "disable it")
            if isinstance(item, Clip) and item.enabled:
                _refuse_clip(item, on_video=track.kind == "video")


def _refuse_clip(clip: Clip, *, on_video: bool) -> None:
    rate = clip.speed.rate
    if clip.speed.ramp:
        raise _cannot(f"the speed ramp of clip {_name(clip)}", "give it one constant speed")
    if rate <= 0:
        raise _cannot(f"the {'freeze' if rate == 0 else 'reverse speed'} of clip {_name(clip)}", "play it forwards")
    if not SLOWEST <= rate <= FASTEST:
        raise _cannot(
            f"the speed {float(rate):g} of clip {_name(clip)}", f"keep it from {float(SLOWEST):g} to {float(FASTEST):g}"
        )
    if not on_video:
        return
    if clip.opacity != 1:
        raise _cannot(f"the opacity {clip.opacity:g} of clip {_name(clip)}", "set it to 1")
    for key in clip.crop.keys if clip.crop else ():
        inside = min(key.x, key.y) >= -1e-6 and max(key.x + key.width, key.y + key.height) <= 1 + 1e-6
        if not (inside and key.width > 0 and key.height > 0):
            raise _cannot(f"the crop of clip {_name(clip)}, which leaves the picture", "keep it inside the picture")


def _cannot(what: str, hint: str) -> OutputError:
    return OutputError(f"{what} cannot be rendered yet", hint=hint)


def _name(clip: Clip) -> str:
    return f"“{_short(clip.name or clip.id)}” at frame {clip.record_in}"


def _track(track: Track) -> str:
    return f"“{_short(track.name or track.id)}”"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 40 else text[:39] + "…"
