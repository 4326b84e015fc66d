"""The JSON documents of the command line: one function a command, shapes as ARCHITECTURE.md lists them.

Seconds are numbers with at most six decimals; rates are text such as "30000/1001"; boxes are 0..1 of the upright picture.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from editor.model import Clip, Origin, Project
from editor.timecode import format_timecode, time_of
from engine.protocol import Analysis, ClipwrightError, Highlights, MediaInfo

Document = dict[str, Any]


def seconds(value: Fraction | float) -> float:
    """A time for JSON."""
    return round(float(value), 6)


def probe(files: Sequence[MediaInfo]) -> Document:
    """Answer of `clipwright probe`."""
    return {"files": [_probed(info) for info in files]}


def _probed(info: MediaInfo) -> Document:
    start = info.start_timecode
    return {
        "path": info.path,
        "kind": info.kind,
        "duration": seconds(info.duration),
        "start_timecode": format_timecode(start.frame, start.rate, drop_frame=start.drop_frame) if start else None,
        "video": [
            {
                "codec": stream.codec,
                "width": stream.width,
                "height": stream.height,
                "rate": f"{stream.rate.numerator}/{stream.rate.denominator}",
                "vfr": stream.vfr,
                "rotation": stream.rotation,
                "hdr": stream.hdr,
                "transfer": stream.transfer,
                "sample_aspect": f"{stream.sample_aspect.numerator}:{stream.sample_aspect.denominator}",
                "display_size": list(stream.display_size),
                "bit_depth": stream.bit_depth,
                "duration": seconds(stream.duration),
            }
            for stream in info.video
        ],
        "audio": [
            {
                "codec": stream.codec,
                "rate": stream.rate,
                "channels": stream.channels,
                "layout": stream.layout,
                "language": stream.language,
                "duration": seconds(stream.duration),
            }
            for stream in info.audio
        ],
        "warnings": list(info.warnings),
    }


def analyse(files: Sequence[Analysis]) -> Document:
    """Answer of `clipwright analyse`."""
    return {"files": [_analysed(analysis) for analysis in files]}


def _analysed(analysis: Analysis) -> Document:
    return {
        "path": analysis.info.path,
        "duration": seconds(analysis.info.duration),
        "shots": [[seconds(span.start), seconds(span.end)] for span in analysis.shots],
        "fades": [[seconds(span.start), seconds(span.end)] for span in analysis.fades],
        "speech": [[seconds(span.start), seconds(span.end)] for span in analysis.speech],
        "unusable": [[seconds(span.start), seconds(span.end)] for span in analysis.unusable],
        "events": [
            {"kind": event.kind, "start": seconds(event.start), "end": seconds(event.end), "strength": event.strength}
            for event in analysis.events
        ],
        "faces": len(analysis.faces),
        "signals": {
            signal.name: {"unit": signal.unit, "step": seconds(signal.step), "values": list(signal.values)}
            for signal in analysis.signals
        },
        "notes": list(analysis.notes),
    }


def highlights(found: Highlights) -> Document:
    """Answer of `clipwright highlights`."""
    return {
        "engine": found.engine,
        "highlights": [
            {
                "start": seconds(moment.start),
                "end": seconds(moment.end),
                "score": moment.score,
                "title": moment.title,
                "reasons": list(moment.reasons),
                "evidence": [seconds(time) for time in moment.evidence],
            }
            for moment in found.highlights
        ],
        "notes": list(found.notes),
    }


def edit(
    project: Project,
    output: str,
    duration: Fraction,
    size: tuple[int, int],
    *,
    exports: Mapping[str, str] | None = None,
    lost: Sequence[str] = (),
    notes: Sequence[str] = (),
) -> Document:
    """Answer of the commands that render: what was written and the clips it was made from."""
    sequence = project.sequence
    clips = [clip for track in sequence.tracks if track.kind == "video" for clip in track.clips]
    return {
        "output": output,
        "duration": seconds(duration),
        "width": size[0],
        "height": size[1],
        "clips": [_clip(project, clip) for clip in sorted(clips, key=lambda clip: clip.record_in)],
        "exports": dict(exports or {}),
        "lost": list(lost),
        "notes": list(notes),
    }


def _clip(project: Project, clip: Clip) -> Document:
    rate = project.sequence.rate
    return {
        "source": project.media_by_id(clip.media).info.path,
        "in": seconds(clip.source_in),
        "out": seconds(clip.source_out(rate)),
        "record_in": seconds(time_of(clip.record_in, rate)),
        "record_out": seconds(time_of(clip.record_out, rate)),
        "speed": seconds(clip.speed.rate),
        "origin": _origin(clip.origin),
    }


def _origin(origin: Origin | None) -> Document | None:
    if origin is None:
        return None
    return {
        "task": origin.task,
        "score": origin.score,
        "reasons": list(origin.reasons),
        "evidence": [seconds(time) for time in origin.evidence],
    }


def export(exports: Mapping[str, Sequence[str]], lost: Sequence[str]) -> Document:
    """Answer of `clipwright export`; long lists become several files."""
    return {"exports": {name: list(paths) for name, paths in exports.items()}, "lost": list(lost)}


def failure(error: ClipwrightError) -> Document:
    """Any failure of any command."""
    return {
        "error": {"status": int(error.status), "message": error.message, "file": error.file, "hint": error.hint},
    }
