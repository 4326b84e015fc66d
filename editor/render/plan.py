"""The plan of a render: a pure reading of a project that says which footage fills which frames and which samples.

Everything that can be refused is refused here, by name, before anything is started: a render never leaves out silently what
the project says.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from editor.model import Clip, Loudness, Narration, Project, Sequence, Subtitle, SubtitleStyle, Title, Track
from editor.render.crop import is_still, keys_in
from editor.render.frame import shown_tracks, style_of
from editor.render.soundplan import SoundPiece, sound_pieces
from editor.render.spans import PictureSpan, picture_spans
from engine.protocol import MediaInfo, OutputError, UsageError

SLOWEST, FASTEST = Fraction(1, 100), Fraction(100)
"""Constant speeds that are carried, either way, beside a freeze."""
TEMPLATES = ("card", "lower_third")
"""Titles that can be made."""


@dataclass(frozen=True)
class Text:
    """A subtitle and its style, from frame `start` of the programme on (which may lie before it)."""

    start: int
    subtitle: Subtitle
    style: SubtitleStyle

    @property
    def end(self) -> int:
        return self.start + self.subtitle.duration


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
    texts: tuple[Text, ...] = ()
    titles: tuple[tuple[Title, SubtitleStyle], ...] = ()
    lead: int = 0
    """Samples of sound mixed before the programme begins and then cut off: pieces may start as early as -lead."""

    @property
    def duration(self) -> Fraction:
        return self.frames / self.rate


def plan_render(project: Project) -> RenderPlan:
    """The plan for the project's active sequence: its picture as `frame_plan` says, its sound mixed from the audio and
    narration tracks. Hidden and muted tracks are left out; where a track of a kind is solo, the others of that kind are.

    Raises UsageError when there is nothing to render, OutputError naming anything that cannot be rendered.
    """
    try:
        sequence = project.sequence
    except KeyError:
        raise UsageError("the project has no sequence to render", hint="add footage to a sequence first") from None
    video, audio, narration = (shown_tracks(sequence, kind) for kind in ("video", "audio", "narration"))
    words = shown_tracks(sequence, "subtitle")
    tracks = (*video, *audio, *narration, *words)
    frames = max((item.record_out for track in tracks for item in track.items if item.enabled), default=0)
    if frames < 1:
        raise UsageError("there is nothing to render: the sequence has no enabled clip", hint="add footage to it first")
    _refuse(project, video, audio, narration)
    picture = picture_spans(project, sequence, frames)
    _refuse_mixtures(sequence, picture)
    sound = sound_pieces(project, sequence, audio, narration)
    infos = {each.info.path: each.info for span in picture for each in span.pictures if each.info}
    clips = [clip for track in (video if infos else audio) for clip in track.clips if clip.enabled]
    infos |= {piece.info.path: piece.info for piece in sound}
    notes: list[str] = []
    width, height = _even(sequence.width), _even(sequence.height)
    if (width, height) != (sequence.width, sequence.height):
        notes.append(f"the picture was made {width}x{height}, since its encoding needs even sizes")
    if sequence.transfer != "sdr" and any(_moves(each) for span in picture for each in span.pictures):
        notes.append("a crop that moves is followed with 8 bits a colour in HDR: very fine gradients may show steps")
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
        texts=tuple(
            Text(item.record_in, item, style_of(sequence, item.style))
            for track in words
            for item in track.items
            if isinstance(item, Subtitle) and item.enabled
        ),
        titles=tuple(
            (item, style_of(sequence, item.style))
            for track in video
            for item in track.items
            if isinstance(item, Title) and item.enabled
        ),
    )


def _moves(span: PictureSpan) -> bool:
    if span.crop is None or not span.crop.keys:
        return False
    return not is_still(keys_in(span.crop, span.first, span.frames))


def _even(size: int) -> int:
    return max(2, size + size % 2)


def _refuse(project: Project, video: tuple[Track, ...], audio: tuple[Track, ...], narration: tuple[Track, ...]) -> None:
    """What no render carries, by name."""
    for track in narration:
        for item in track.items:
            if isinstance(item, Narration) and item.enabled and item.media is None:
                raise OutputError(
                    f"the narration “{_short(item.text)}” has not been spoken yet",
                    hint=f"give it its sound, or mute track {_track(track)}",
                )
    for track in (*video, *audio):
        for item in track.items:
            if isinstance(item, Title) and item.enabled and item.template not in TEMPLATES:
                raise _cannot(f"the template “{_short(item.template)}” of the title “{_short(item.text)}”", "choose another")
            if isinstance(item, Clip) and item.enabled:
                _refuse_speed(item)
                if track.kind == "video":
                    _refuse_picture(project, item)


def _refuse_speed(clip: Clip) -> None:
    for rate in [key.rate for key in clip.speed.ramp] or [clip.speed.rate]:
        if (abs(rate) < SLOWEST and not clip.speed.ramp and rate) or abs(rate) > FASTEST:
            raise _cannot(
                f"the speed {float(rate):g} of clip {_name(clip)}", f"keep it from {float(SLOWEST):g} to {float(FASTEST):g}"
            )


def _refuse_picture(project: Project, clip: Clip) -> None:
    try:
        info = project.media_by_id(clip.media).info
    except KeyError:
        raise OutputError(f"clip {_name(clip)} refers to footage that is not in the project") from None
    if clip.stream >= len(info.video):
        raise OutputError(
            f"clip {_name(clip)} shows picture stream {clip.stream}, which its footage has not", file=info.path
        )
    for key in clip.crop.keys if clip.crop else ():
        inside = min(key.x, key.y) >= -1e-6 and max(key.x + key.width, key.y + key.height) <= 1 + 1e-6
        if not (inside and key.width > 0 and key.height > 0):
            raise _cannot(f"the crop of clip {_name(clip)}, which leaves the picture", "keep it inside the picture")


def _refuse_mixtures(sequence: Sequence, spans: tuple[PictureSpan, ...]) -> None:
    for span in spans:
        for overlay in span.over:
            info = overlay.picture.info
            if overlay.transparent and info is not None and sequence.transfer != "sdr":
                raise OutputError(
                    f"the transparent picture at frame {span.start} over another one cannot be rendered in HDR yet",
                    file=info.path,
                    hint="make the sequence SDR",
                )


def _cannot(what: str, hint: str) -> OutputError:
    return OutputError(f"{what} cannot be rendered yet", hint=hint)


def _name(clip: Clip) -> str:
    return f"“{_short(clip.name or clip.id)}” at frame {clip.record_in}"


def _track(track: Track) -> str:
    return f"“{_short(track.name or track.id)}”"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 40 else text[:39] + "…"
