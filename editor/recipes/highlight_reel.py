"""One click from footage to a reel: the best moments, cut to a length, framed, in order, as an ordinary project."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Literal

import msgspec

from editor.model import Clip, Loudness, Media, Origin, Project, Track, changed
from editor.model import Sequence as Timeline
from editor.recipes.delivery import Delivery, Share, settle
from editor.recipes.fitting import fit
from editor.recipes.framing import Framing, frame_span
from editor.recipes.music import check_music, music_track
from editor.recipes.pieces import Footage, Piece, piece_of
from engine.client import Engine
from engine.protocol import (
    Analyse,
    Analysis,
    FindHighlights,
    FootageError,
    Highlights,
    MediaInfo,
    Probe,
    Progress,
    Span,
    UsageError,
    to_json,
)

OnProgress = Callable[[Progress], None]

_TASK = "highlights"
_FILLED = Fraction(7, 10)
"""Share of a picture of another shape that must remain for it to be cropped to the frame, not shown between bars."""
_LONGEST = Fraction(8)
_SHORT_LIMIT = Fraction(3)
"""Seconds up to which a moment may last even where the reel is shorter, since it can be trimmed."""
_ROUNDING = Fraction(1, 10)
"""Seconds asked for above the shortest shot, so that none falls below it when it is rounded to whole frames."""


class ReelOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What the reel should be. Lengths are seconds."""

    length: Fraction = Fraction(30)
    aspect: Fraction | None = None
    """Width over height of the picture; None keeps that of most of the footage."""
    order: Literal["chronological", "score"] = "chronological"
    """Chronological is the order of the files as given, and time within each."""
    largest: int = 2160
    """Most pixels on the picture's short side."""
    shortest: Fraction = Fraction(6, 5)
    longest: Fraction | None = None
    """Of a moment as it is found; None lets the reel's length decide."""
    query: str = ""
    """What the reel is to show; empty for whatever is worth showing."""
    engine: str = "basic"
    """Which engine finds the moments: "basic", a model's id or folder, or a server's address."""
    language: str = ""
    """In which a model says what is to be seen in them, such as "zh"; empty for English."""
    music: Path | None = None
    """A file whose sound is laid under the reel's own, see `editor.recipes.music`."""


class Reel(msgspec.Struct, frozen=True, kw_only=True):
    """The project, and what the user should know about how it came out."""

    project: Project
    notes: tuple[str, ...] = ()


def make_reel(
    engine: Engine,
    footage: Sequence[Path],
    options: ReelOptions | None = None,
    on_progress: OnProgress | None = None,
    *,
    cancel: threading.Event | None = None,
) -> Reel:
    """Find the best moments of `footage` and cut them together to `options.length`, exact to the frame.

    Video on V1 and its sound, linked, on A1, music on a track of its own; every clip carries its Origin. The same footage
    and options always give the same project. Where the footage cannot fill the length the reel is shorter and a note says
    why.

    Raises UsageError for options that contradict themselves, FootageError when a file cannot be read, nothing in the
    footage can be used or the music has no sound, EngineError, and Cancelled when `cancel` is set.
    """
    options = options or ReelOptions()
    _check(footage, options)
    notes: list[str] = []

    def stage(start: float, end: float) -> OnProgress | None:
        if on_progress is None:
            return None
        return lambda p: on_progress(msgspec.structs.replace(p, done=start + (end - start) * p.done))

    infos = [engine.run(Probe(path=str(path)), cancel=cancel) for path in footage]
    infos = _pictures(_distinct(infos, notes), notes)
    music = engine.run(Probe(path=str(options.music)), cancel=cancel) if options.music is not None else None
    if music is not None:
        check_music(music)
    longest = options.longest or min(_LONGEST, max(_SHORT_LIMIT, options.length, options.shortest))
    request = FindHighlights(
        paths=tuple(info.path for info in infos),
        total=options.length,
        shortest=min(options.shortest + _ROUNDING, longest),
        longest=longest,
        query=" ".join(options.query.split()),
        engine=options.engine,
        language=options.language,
    )
    found = engine.run(request, on_progress=stage(0.0, 0.95), cancel=cancel)
    notes.extend(found.notes)
    if not found.highlights:
        raise _nothing(infos, found)
    wanted = [*infos, *([music] if music is not None else [])]
    analyses = [
        engine.run(
            Analyse(path=info.path),
            on_progress=stage(0.95 + 0.05 * index / len(wanted), 0.95 + 0.05 * (index + 1) / len(wanted)),
            cancel=cancel,
        )
        for index, info in enumerate(wanted)
    ]
    files = [Footage(analysis=analysis) for analysis in analyses[: len(infos)]]
    delivery = settle(_shares(infos, found), options.aspect, options.largest)
    pieces = _fitted(files, found, delivery.rate, options, notes)
    project = _project(files, pieces, found.engine, delivery, options)
    if music is not None:
        project = _with_music(project, files, analyses[-1])
    return Reel(project=project, notes=tuple(notes))


def _check(footage: Sequence[Path], options: ReelOptions) -> None:
    if not footage:
        raise UsageError("a reel needs footage", hint="name at least one file")
    if options.length <= 0:
        raise UsageError(f"a reel cannot last {float(options.length):g} s", hint="give a length above zero")
    if options.aspect is not None and not Fraction(1, 10) <= options.aspect <= 10:
        raise UsageError(f"a picture of {options.aspect} is too narrow", hint="give a shape such as 9:16")
    if options.shortest <= 0 or (options.longest is not None and options.longest < options.shortest):
        raise UsageError("the shortest shot must be above zero and no longer than the longest")
    if options.largest < 16:
        raise UsageError(f"a picture of at most {options.largest} pixels is too small to be seen")


def _distinct(infos: Sequence[MediaInfo], notes: list[str]) -> list[MediaInfo]:
    """Each content once, however often and under whatever names it was given."""
    seen: dict[str, MediaInfo] = {}
    for info in infos:
        first = seen.setdefault(info.fingerprint, info)
        if first is not info:
            same = "was given twice" if first.path == info.path else f"is the same as {Path(first.path).name}"
            notes.append(f"{Path(info.path).name} {same} and is used once")
    return list(seen.values())


def _pictures(infos: Sequence[MediaInfo], notes: list[str]) -> list[MediaInfo]:
    """The files with moving pictures. Raises FootageError when there is none."""
    usable = [info for info in infos if info.kind == "video" and info.video]
    if not usable:
        kinds = {info.kind for info in infos}
        what = "only sound" if kinds == {"audio"} else "only still pictures" if kinds == {"image"} else "no moving pictures"
        raise FootageError(
            f"there {'is' if kinds == {'audio'} else 'are'} {what} here, and a reel needs moving pictures",
            file=infos[0].path,
            hint="add at least one video",
        )
    for info in infos:
        if info not in usable:
            what = "a still picture" if info.kind == "image" else "sound without pictures"
            notes.append(f"{Path(info.path).name} is {what} and was left out")
    return usable


def _nothing(infos: Sequence[MediaInfo], found: Highlights) -> FootageError:
    reason = found.notes[0] if len(found.notes) == 1 else "nothing in the footage can be used"
    return FootageError(
        reason if len(infos) == 1 else "; ".join(found.notes) or reason,
        file=infos[0].path if len(infos) == 1 else None,
        hint="choose other footage",
    )


def _shares(infos: Sequence[MediaInfo], found: Highlights) -> list[Share]:
    """How much of each file is worth showing; files without any such moment have no say in the format."""
    seconds = [Fraction(0)] * len(infos)
    for highlight in found.highlights:
        seconds[highlight.media] += highlight.end - highlight.start
    return [Share(video=info.video[0], seconds=share) for info, share in zip(infos, seconds, strict=True) if share]


def _fitted(
    files: Sequence[Footage], found: Highlights, rate: Fraction, options: ReelOptions, notes: list[str]
) -> list[Piece]:
    made = (piece_of(highlight, files[highlight.media], rate) for highlight in found.highlights)
    moments = [piece for piece in made if piece is not None]
    if not moments:
        raise FootageError("no moment of the footage lasts a whole frame", file=files[0].analysis.info.path)
    target = max(1, round(options.length * rate))
    pieces = fit(moments, target, rate=rate, footage=files, shortest=min(options.shortest, options.length))
    frames = sum(piece.frames for piece in pieces)
    if frames != target:
        length = sum((file.end for file in files), Fraction(0))
        if options.length >= length:
            reason = f"the footage itself lasts {float(length):.1f} s"
        elif frames == sum(piece.most(rate) for piece in pieces):
            reason = "the footage holds no more that can be used"
        else:
            reason = "the moments found cannot be cut to it without making one too short to be seen"
        notes.append(f"the reel lasts {float(frames / rate):.2f} s, not {float(options.length):g} s: {reason}")
    if options.order == "score":
        pieces.sort(key=lambda piece: (-piece.score, piece.media, piece.start))
    return pieces


def _project(
    files: Sequence[Footage], pieces: Sequence[Piece], engine: str, delivery: Delivery, options: ReelOptions
) -> Project:
    media = tuple(
        Media(id=f"m{index + 1}", name=Path(file.analysis.info.path).name, info=file.analysis.info)
        for index, file in enumerate(files)
    )
    pictures, sounds = [], []
    at = 0
    for index, piece in enumerate(pieces, start=1):
        source = media[piece.media]
        framing = _framing(files[piece.media], piece, delivery, asked=options.aspect is not None)
        origin = Origin(
            task=_TASK,
            engine=engine,
            score=piece.score,
            reasons=piece.reasons,
            evidence=tuple(time for time in piece.evidence if piece.start <= time <= piece.end(delivery.rate)),
        )
        linked = f"l{index}" if source.audio else None
        clip = Clip(
            id=f"v{index}",
            media=source.id,
            record_in=at,
            duration=piece.frames,
            source_in=piece.start,
            name=piece.title,
            crop=framing.crop,
            link=linked,
            origin=changed(origin, reasons=(*piece.reasons, framing.reason)) if framing.reason else origin,
        )
        pictures.append(clip)
        if linked:
            sounds.append(changed(clip, id=f"a{index}", crop=None, origin=origin))
        at += piece.frames
    tracks = (
        Track(id="V1", kind="video", name="V1", items=tuple(pictures)),
        Track(id="A1", kind="audio", name="A1", items=tuple(sounds)),
    )
    timeline = Timeline(
        id="s1",
        name="Highlight reel",
        rate=delivery.rate,
        width=delivery.width,
        height=delivery.height,
        transfer=delivery.transfer,
        tracks=tracks,
        cut_fade=Fraction(1, 50),
        loudness=Loudness(integrated=-14.0, true_peak=-1.0),
    )
    others = f" and {len(files) - 1} more" if len(files) > 1 else ""
    return Project(
        id=_identity([file.analysis.info for file in files], changed(options, music=None)),
        name=f"{Path(media[0].name).stem}{others}: highlights",
        media=media,
        sequences=(timeline,),
        active=timeline.id,
    )


def _with_music(project: Project, files: Sequence[Footage], music: Analysis) -> Project:
    """The project with a track of music under its sound; music that is the sound of the footage itself comes from there."""
    timeline = project.sequence
    known = next((media for media in project.media if media.info.fingerprint == music.info.fingerprint), None)
    media = known or Media(id=f"m{len(project.media) + 1}", name=Path(music.info.path).name, info=music.info)
    by_id = {media.id: file.analysis for media, file in zip(project.media, files, strict=True)}
    heard = [
        (by_id[clip.media], Span(clip.source_in, clip.source_out(timeline.rate))) for clip in timeline.track("A1").clips
    ]
    track = music_track(music, media, heard, timeline.duration, timeline.rate, track_id="A2")
    return changed(
        project,
        id=_identity([*(file.analysis.info for file in files), music.info], project.id),
        media=project.media if known else (*project.media, media),
        sequences=(changed(timeline, tracks=(*timeline.tracks, track)),),
    )


def _framing(file: Footage, piece: Piece, delivery: Delivery, *, asked: bool) -> Framing:
    """The crop that makes the piece fill the frame: always where a shape was asked for, else where it costs little."""
    width, height = file.analysis.info.video[0].display_size
    picture, frame = Fraction(width, max(1, height)), Fraction(delivery.width, delivery.height)
    if not asked and min(picture, frame) < max(picture, frame) * _FILLED:
        return Framing(crop=None)
    span = Span(piece.start, piece.end(delivery.rate))
    return frame_span(file.analysis, span, picture=picture, frame=frame, rate=delivery.rate)


def _identity(infos: Sequence[MediaInfo], asked: ReelOptions | str) -> str:
    """The same for the same footage and options, so that making a reel twice makes the same project."""
    digest = hashlib.sha256(to_json([[info.fingerprint for info in infos], asked]))
    return f"reel-{digest.hexdigest()[:16]}"
