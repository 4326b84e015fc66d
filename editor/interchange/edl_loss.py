"""What a CMX 3600 list leaves behind."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from editor.interchange.edl_events import Source, usable_clips
from editor.interchange.loss import LossReport
from editor.interchange.names import file_name
from editor.interchange.timing import constant_rate, counts_drop_frame, source_clock
from editor.model import Clip, Narration, Project, Sequence, Subtitle, Title, Track
from editor.timecode import allows_drop_frame, nearest_frame


def report_losses(project: Project, sequence: Sequence, preset: str, loss: LossReport, *, further_lists: int) -> None:
    """Adds to `loss` everything in the sequence that the lists cannot say, or that a reader must be told by hand."""
    counting = ""
    if allows_drop_frame(sequence.rate):
        counting = ", drop-frame" if counts_drop_frame(sequence) else ", non-drop-frame"
    loss.fact(
        "Frame rate and picture size",
        f"an EDL names neither; open it in a timeline of {sequence.width}x{sequence.height} "
        f"at {_rate(sequence.rate)} frames per second{counting}",
    )
    if further_lists:
        loss.fact(
            "Several video tracks", "an EDL has one, so each further track is a list of its own to lay above the first"
        )
    for track in sequence.tracks:
        _track(project, sequence, track, preset, loss)
    _media(project, sequence, preset, loss)
    if sequence.cut_fade:
        fades = f"Sound fades of {_milliseconds(sequence.cut_fade)} ms at every cut"
        loss.fact(fades, "put them back, or cuts may click", left_out=True)
    if sequence.loudness is not None:
        wanted = f"Loudness of {sequence.loudness.integrated:g} LUFS"
        loss.fact(wanted, "the list plays the footage at its own level", left_out=True)
    loss.count("Marker lengths", "marker", "only where they start is kept, as LOC comments",
               sum(marker.duration > 0 for marker in sequence.markers))  # fmt: skip


def _track(project: Project, sequence: Sequence, track: Track, preset: str, loss: LossReport) -> None:
    kinds = {Subtitle: ("Subtitles", "line"), Narration: ("Narration", "passage"), Title: ("Titles", "title")}
    for kind, (what, one) in kinds.items():
        loss.count(what, one, "left out, an EDL holds only footage", sum(isinstance(item, kind) for item in track.items),
                   left_out=True)  # fmt: skip
    clips = track.clips
    if clips and (track.hidden if track.kind == "video" else track.muted):
        loss.count("Hidden or muted tracks", "track", "left out", left_out=True)
        return
    sources = usable_clips(project, sequence, track)
    loss.count("Disabled or muted clips", "clip", "left out", len(clips) - len(sources), left_out=True)
    for source in sources:
        _clip(source, sequence.rate, preset, loss)
    if track.kind == "video":
        count = sum(transition.kind == "wipe" for transition in track.transitions)
        loss.count("Wipes", "wipe", "Resolve reads them as dissolves of the same length" if preset == "resolve"
                   else "written as the standard wipe 001, whatever its look here", count)  # fmt: skip
        loss.count("Crop and reframing", "clip", "an EDL holds no position or size, the whole picture comes through",
                   _count(sources, lambda clip: clip.crop is not None), left_out=True)  # fmt: skip
        loss.count("Opacity", "clip", "comes through solid", _count(sources, lambda clip: clip.opacity != 1),
                   left_out=True)  # fmt: skip
    else:
        changed = _count(
            sources, lambda clip: bool(clip.gain.db or track.gain_db or clip.gain.fade_in or clip.gain.fade_out)
        )
        loss.count("Volume and sound fades", "clip", "plays at the footage's own level", changed, left_out=True)
    loss.count("Reasons and evidence of proposed cuts", "clip", "kept in the project only",
               _count(sources, lambda clip: clip.origin is not None), left_out=True)  # fmt: skip
    loss.count("Links between picture and sound", "clip", "picture and sound are separate events, in sync but not linked",
               _count(sources, lambda clip: clip.link is not None))  # fmt: skip


def _clip(source: Source, rate: Fraction, preset: str, loss: LossReport) -> None:
    clip = source.clip
    if clip.speed.ramp:
        loss.count("Speed ramps", "clip", "flattened to their average speed, which uses the same source")
    elif clip.speed.rate == 0 and preset == "resolve":
        loss.count("Freeze frames", "clip", "written as M2 at speed 0, which Resolve may read as one frame: check them")
    exact = source.rate * rate
    written = Fraction(nearest_frame(abs(exact) * 10, Fraction(1)), 10)
    if abs(abs(exact) - written) / rate * clip.duration >= Fraction(1, 2) and source.rate != 1:
        loss.count("Speed", "clip", "rounded to a tenth of a frame per second, half a source frame or more off at the end")
    if clip.stream:
        loss.count("Choice of stream", "clip", "an EDL names the file only, its first stream will be used")


def _media(project: Project, sequence: Sequence, preset: str, loss: LossReport) -> None:
    ids = {clip.media for track in sequence.tracks for clip in track.clips}
    used = [media for media in project.media if media.id in ids]
    if preset == "premiere":
        paths = {media.info.path: file_name(media) for media in used}
        alike = sum(list(paths.values()).count(name) > 1 for name in paths.values())
        loss.count(
            "Files of the same name", "file", "Premiere links by name, check that each cut shows the right one", alike
        )
    for media in used:
        clock = source_clock(media, sequence)
        if media.info.kind == "image":
            loss.count("Still pictures", "file", "readers expect moving footage and may show them offline")
        elif media.video is not None and media.video.vfr:
            loss.count(
                "Variable frame rate",
                "file",
                "timecodes are real time; make the file constant-rate first, or check each cut",
            )
        elif constant_rate(media) is not None and not clock.exact:
            loss.count("Footage at another frame rate", "file",
                       f"source timecodes are counted at the list's {_rate(sequence.rate)} frames per second from the "
                       "file's start timecode, in points are right to the nearest such frame")  # fmt: skip
        if clock.drop_frame != counts_drop_frame(sequence) and media.info.start_timecode is not None:
            loss.count("Drop-frame and non-drop timecode together", "file", "source timecodes keep the file's own counting")


def _count(sources: tuple[Source, ...], wanted: Callable[[Clip], bool]) -> int:
    return sum(wanted(source.clip) for source in sources)


def _rate(rate: Fraction) -> str:
    return f"{float(rate):.3f}".rstrip("0").rstrip(".")


def _milliseconds(seconds: Fraction) -> int:
    return nearest_frame(seconds, Fraction(1000))
